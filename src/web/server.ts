import { timingSafeEqual } from "node:crypto";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { AppError, messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";

/**
 * The program's own HTTP server, for what runs beside it: a proxy that passes Telegram's webhook on, a supervisor that asks for its
 * health, Prometheus. It has no pages and sets no cookies.
 */
export interface WebOptions {
  host: string;
  /** 0: any that is free. */
  port: number;
  /** What isn't ready yet, in words; nothing: requests and updates can be answered. */
  unready: () => Promise<string[]>;
  /** Prometheus's text (https://prometheus.io/docs/instrumenting/exposition_formats/). */
  metrics: () => Promise<string>;
  webhook?: {
    path: string;
    secret: string;
    /**
     * Takes the body of an update. Resolves when it may be answered, rejects when Telegram shall send it again; with an AppError
     * "invalid" for what is no update.
     */
    receive: (body: unknown) => Promise<void>;
  };
  log: Log;
}

export interface Web {
  /** "http://127.0.0.1:8080" */
  url: string;
  /** Takes no more requests, and answers those that it has. */
  close(): Promise<void>;
}

/** An update holds one message, at most a rich one of 32,768 characters: some hundred kilobytes. */
const MAX_BODY = 1024 * 1024;
const SECRET_HEADER = "x-telegram-bot-api-secret-token";

/** @throws AppError "configuration" when the port can't be had */
export async function startWeb(options: WebOptions): Promise<Web> {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
    c.header("content-security-policy", "default-src 'none'");
  });
  app.get("/healthz", (c) => c.text("ok\n"));
  app.get("/readyz", async (c) => {
    const reasons = await options.unready().catch((error: unknown) => [messageOf(error)]);
    return reasons.length === 0 ? c.text("ready\n") : c.text(`${reasons.join("\n")}\n`, 503);
  });
  app.get("/metrics", async (c) => {
    return c.body(await options.metrics(), 200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" });
  });
  const { webhook, log } = options;
  if (webhook) {
    // Of who doesn't know the secret not a byte of the body is read.
    app.post(webhook.path, async (c, next) => {
      if (!isSame(c.req.header(SECRET_HEADER) ?? "", webhook.secret)) return c.text("forbidden\n", 403);
      if (!isJson(c.req.header("content-type"))) return c.text("this is no JSON\n", 415);
      return next();
    });
    app.post(webhook.path, bodyLimit({ maxSize: MAX_BODY }), async (c) => {
      let body: unknown;
      try {
        body = await c.req.json();
      } catch {
        return c.text("this is no JSON\n", 400);
      }
      try {
        await webhook.receive(body);
        return c.body(null, 200);
      } catch (error) {
        if (error instanceof AppError && error.code === "invalid") return c.text(`${error.message}\n`, 400);
        log.error({ err: error }, "an update could not be taken; Telegram sends it again");
        return c.text("later\n", 503);
      }
    });
  }
  app.notFound((c) => c.text("there is nothing here\n", 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    log.error({ err: error }, "a request could not be answered");
    return c.text("something went wrong\n", 500);
  });
  const server = await listen(app, options);
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  return {
    url: `http://${options.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeIdleConnections" in server) server.closeIdleConnections();
      }),
  };
}

function listen(app: Hono, { host, port }: WebOptions): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(server));
    server.once("error", (error) => {
      const reason = `The port ${port} of ${host} can't be had: ${messageOf(error)}. Set another one as PORT.`;
      reject(new AppError("configuration", reason, { cause: error }));
    });
  });
}

function isJson(contentType = ""): boolean {
  return /^application\/json(;|$)/i.test(contentType.trim());
}

/** In a time that doesn't tell how much of it is right. */
function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
