import type { Http2Bindings, HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { ApiError } from "./api-error.ts";
import { BotApi } from "./bot-api.ts";
import { type CallLog, controlRoutes, KEPT_CALLS } from "./control.ts";
import { Described } from "./described.ts";
import { Misbehaviour } from "./misbehaviour.ts";
import { pageRoutes } from "./page-routes.ts";
import { readParameters } from "./parameters.ts";
import { People } from "./people.ts";
import { telegramMethod } from "./telegram-methods.ts";
import type { World } from "./world.ts";

/** A little more than the largest file that may be uploaded. */
const MAX_BODY_BYTES = 52 * 1024 * 1024;

export type SimulatorBindings = { Bindings: HttpBindings | Http2Bindings };

/** The simulator's web server: `/bot<token>/<method>` and `/file/…` as Telegram has them, `/control/…` for people, `/` the chat page. */
export function createServer(world: World, token: string, random: () => number) {
  const api = new BotApi(world);
  const people = new People(world);
  const misbehaviour = new Misbehaviour(world.now, random);
  const calls: CallLog = { next: 0, calls: [] };
  const app = new Hono<SimulatorBindings>();

  // A name that somebody has made to mean this machine (DNS rebinding) is no name of ours: a page from there would be of one origin with us.
  app.use(async (c, next) => {
    if (!/^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(c.req.header("host") ?? ""))
      return refuse(new ApiError(421, "Misdirected Request"));
    await next();
    // What a bot has uploaded is shown, and never run, whatever it calls itself.
    c.header("x-content-type-options", "nosniff");
    if (!c.res.headers.has("content-security-policy")) {
      c.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    }
  });

  app.all("/:bot{bot[^/]+}/:method", async (c) => {
    if (c.req.param("bot") !== `bot${token}`) return refuse(unauthorized(c.req.param("bot")));
    const given = c.req.param("method");
    const method = telegramMethod(given) ?? given;
    let effect = false;
    let chatId: string | undefined;
    let refused: ApiError | undefined;
    let losesAnswer = false;
    try {
      if (Number(c.req.header("content-length") ?? 0) > MAX_BODY_BYTES) {
        throw new ApiError(413, "Request Entity Too Large");
      }
      const parameters = await readParameters(c.req.raw);
      misbehaviour.passOver(parameters.values);
      chatId = parameters.values.chat_id === undefined ? undefined : String(parameters.values.chat_id);
      const fate = misbehaviour.fate(method, chatId);
      losesAnswer = fate.kind === "lose_answer";
      if (fate.kind === "drop") return cut(c.env);
      if (fate.kind === "server_error") throw new ApiError(502, "Bad Gateway");
      if (fate.kind === "unknown_method") throw new ApiError(404, "Not Found: method not found");
      if (fate.kind === "flood") {
        const retry_after = fate.retryAfter;
        throw new ApiError(429, `Too Many Requests: retry after ${retry_after}`, { retry_after });
      }
      const result = await api.call(method, parameters, c.req.raw.signal);
      effect = true;
      return losesAnswer ? cut(c.env) : answer(result);
    } catch (error) {
      refused = error instanceof ApiError ? error : new ApiError(500, "Internal Server Error");
      if (!(error instanceof ApiError)) console.error(error);
      return losesAnswer ? cut(c.env) : refuse(refused);
    } finally {
      note(calls, { at: world.now(), method, chat_id: chatId, ok: effect, error_code: refused?.code });
    }
  });

  app.get("/file/:bot{bot[^/]+}/files/:name", (c) => {
    const file = world.files.get(c.req.param("name").replace(/\..*$/, ""));
    if (c.req.param("bot") !== `bot${token}`) return refuse(unauthorized(c.req.param("bot")));
    if (!file) return refuse(new ApiError(404, "Not Found"));
    return new Response(file.bytes as Uint8Array<ArrayBuffer>, { headers: { "content-type": file.mimeType } });
  });

  app.route("/control", controlRoutes(world, people, misbehaviour, calls));
  app.route("/", pageRoutes());
  app.notFound(() => refuse(new ApiError(404, "Not Found")));
  return { app, api, people, misbehaviour, calls };
}

function answer(given: unknown): Response {
  const { result, description } = given instanceof Described ? given : { result: given, description: undefined };
  return Response.json({ ok: true, result, ...(description !== undefined && { description }) });
}

function refuse({ code, message, parameters }: ApiError): Response {
  const wait = parameters?.retry_after;
  return Response.json(
    { ok: false, error_code: code, description: message, ...(parameters && { parameters }) },
    { status: code, ...(wait !== undefined && { headers: { "retry-after": String(wait) } }) },
  );
}

/** A token that can't be one is told from a wrong one. */
function unauthorized(bot: string): ApiError {
  return new ApiError(401, /^bot[1-9]\d*:./.test(bot) ? "Unauthorized" : "Unauthorized: invalid token specified");
}

/** Ends the connection without an answer. */
function cut(env: HttpBindings | Http2Bindings): Response {
  env.incoming.socket.destroy();
  return new Response(null, { status: 500 });
}

function note(log: CallLog, call: Omit<CallLog["calls"][number], "n">): void {
  log.calls.push({ n: log.next++, ...call });
  // Cut in large pieces: taking the first of a long array each time would cost more than the call.
  if (log.calls.length > 2 * KEPT_CALLS) log.calls.splice(0, KEPT_CALLS);
}
