# Built in one image, run in another that has no shell, no package manager and no build tools.
FROM node:22-bookworm-slim AS build
RUN apt-get update \
  && apt-get install --yes --no-install-recommends binutils libatomic1 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY deploy/slim.sh deploy/
RUN sh deploy/slim.sh /app/node_modules /app/run && mkdir --mode=700 /data
COPY LICENSE ./
COPY src ./src

FROM gcr.io/distroless/cc-debian12:nonroot
WORKDIR /app
COPY --from=build /app/run /app/run
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/src ./src
# The database, its backups and the search index; all else may be read-only.
COPY --from=build --chown=nonroot:nonroot --chmod=700 /data /data
VOLUME /data
ENV LD_LIBRARY_PATH=/app/run DATABASE_URL=sqlite:/data/kiosk.db SEARCH_FOLDER=/data/kiosk.search HOST=0.0.0.0 PORT=8080 PATH=/app/run
# Else the C library keeps a heap for each thread, and hands little of them back: a hundred megabytes more under load.
ENV MALLOC_ARENA_MAX=2
EXPOSE 8080
USER nonroot
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["/app/run/node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/app/run/node", "--disable-warning=ExperimentalWarning"]
CMD ["src/main.ts"]
