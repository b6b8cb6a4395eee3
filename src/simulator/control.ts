import type { InlineQueryResult } from "grammy/types";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import { ApiError } from "./api-error.ts";
import { commandsFor } from "./command-methods.ts";
import { type Misbehaviour, MisbehaviourRule, Rates, UnknownMethods } from "./misbehaviour.ts";
import { type People, PersonError } from "./people.ts";
import { BOT_RIGHTS } from "./rights.ts";
import { Sharing } from "./sharing.ts";
import type { World } from "./world.ts";

/** The last calls of the Bot API, without their contents. */
export interface CallLog {
  next: number;
  calls: { n: number; at: number; method: string; chat_id?: string; ok: boolean; error_code?: number }[];
}

/** How many calls the log tells of. */
export const KEPT_CALLS = 10_000;

const ChatId = z.coerce.number().int();
const SendMessage = z.object({
  chat_id: ChatId,
  text: z.string(),
  entities: z.unknown().optional(),
  reply_to_message_id: z.number().int().optional(),
});
const EditMessage = z.object({
  chat_id: ChatId,
  message_id: z.number().int(),
  text: z.string(),
  entities: z.unknown().optional(),
});
const Press = z.union([
  z.object({ chat_id: ChatId, message_id: z.number().int(), callback_data: z.string() }),
  z.object({ chat_id: ChatId, message_id: z.number().int(), row: z.number().int(), column: z.number().int() }),
]);
const Share = z.union([
  z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }),
  z.object({ request_id: z.number().int(), chat_id: ChatId }),
]);
const BotPlace = z.object({
  status: z.enum(["administrator", "member", "left", "kicked"]),
  /** What it may do as an administrator; everything where nothing is said. */
  rights: z.array(z.enum(BOT_RIGHTS)).optional(),
});
const HEARTBEAT_MS = 15_000;
const MAX_WAITING_EVENTS = 10_000;

/**
 * What people do and see, as JSON over HTTP: the chat page's and any test's door. Errors are `{ "error": "words" }` with 400.
 */
export function controlRoutes(world: World, people: People, misbehaviour: Misbehaviour, calls: CallLog): Hono {
  const app = new Hono();
  const sharing = new Sharing(world, people);

  // A page of another site that the same browser shows has no business here.
  app.use(async (c, next) => {
    const site = c.req.header("sec-fetch-site");
    if (site === "cross-site" || site === "same-site") return c.json({ error: "not from another site" }, 403);
    return next();
  });

  app.onError((error, c) => {
    const words = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
    const known = [PersonError, ApiError, z.ZodError, SyntaxError].some((kind) => error instanceof kind);
    return c.json({ error: words }, known ? 400 : 500);
  });

  app.get("/state", (c) =>
    c.json({
      bot: world.bot,
      persons: [...world.people.values()].slice(0, 20),
      chats: [...world.chats.values()].slice(0, 20).map(({ key, chat, members, botStatus, rights, pinned }) => ({
        key,
        id: chat.id,
        type: chat.type,
        title: "title" in chat ? chat.title : chat.first_name,
        username: chat.username,
        member_ids: members,
        bot_status: botStatus,
        bot_rights: [...rights],
        pinned_message_ids: pinned,
      })),
      commands: world.commands,
    }),
  );

  app.get("/chats/:id/messages", (c) => {
    const limit = z.coerce.number().int().min(1).max(5000).default(200).parse(c.req.query("limit"));
    return Response.json({ messages: [...people.place(Number(c.req.param("id"))).messages.values()].slice(-limit) });
  });

  app.get("/commands", (c) => {
    const person = people.person(Number(c.req.query("person_id")));
    return c.json({ commands: commandsFor(world, Number(c.req.query("chat_id")), person) });
  });

  app.get("/files/:id", (c) => {
    const file = world.files.get(c.req.param("id"));
    if (!file) return c.json({ error: "there is no such file" }, 404);
    return new Response(file.bytes as Uint8Array<ArrayBuffer>, { headers: { "content-type": file.mimeType } });
  });

  app.get("/events", (c) =>
    streamSSE(c, async (stream) => {
      let waiting = 0;
      const stop = world.listen((event) => {
        // A page that the browser has frozen reads nothing more; what it would have to be told mustn't pile up.
        if (waiting >= MAX_WAITING_EVENTS) return stream.abort();
        waiting++;
        void stream.writeSSE({ data: JSON.stringify(event) }).finally(() => waiting--);
      });
      stream.onAbort(stop);
      while (!stream.aborted) {
        await stream.writeSSE({ event: "heartbeat", data: "" });
        await stream.sleep(HEARTBEAT_MS);
      }
    }),
  );

  app.post("/persons/:id/messages", async (c) => {
    const personId = Number(c.req.param("id"));
    if (!c.req.header("content-type")?.startsWith("multipart/form-data")) {
      const { chat_id, text, entities, reply_to_message_id } = SendMessage.parse(await c.req.json());
      return Response.json({ message: people.send(personId, chat_id, text, entities, reply_to_message_id) });
    }
    const form = await c.req.formData();
    const photo = form.get("photo");
    if (!(photo instanceof File)) throw new PersonError("a photo is missing");
    const bytes = new Uint8Array(await photo.arrayBuffer());
    const entities = form.get("caption_entities");
    const options = {
      caption: String(form.get("caption") ?? ""),
      entities: typeof entities === "string" ? JSON.parse(entities) : undefined,
      name: photo.name,
      replyTo: Number(form.get("reply_to_message_id")) || undefined,
    };
    return Response.json({ message: people.sendPhoto(personId, Number(form.get("chat_id")), bytes, options) });
  });

  app.patch("/persons/:id/messages", async (c) => {
    const { chat_id, message_id, text, entities } = EditMessage.parse(await c.req.json());
    return Response.json({ message: people.edit(Number(c.req.param("id")), chat_id, message_id, text, entities) });
  });

  app.post("/persons/:id/press", async (c) => {
    const { chat_id, message_id, ...button } = Press.parse(await c.req.json());
    const { callback_query_id, answered } = people.press(Number(c.req.param("id")), chat_id, message_id, button);
    return c.json({ callback_query_id, answer: await answered });
  });

  app.post("/persons/:id/share", async (c) => {
    const personId = Number(c.req.param("id"));
    const shared = Share.parse(await c.req.json());
    const message =
      "chat_id" in shared
        ? sharing.chat(personId, shared.request_id, shared.chat_id)
        : sharing.location(personId, shared.latitude, shared.longitude);
    return Response.json({ message });
  });

  app.post("/persons/:id/start", async (c) => {
    const personId = Number(c.req.param("id"));
    const { payload } = z.object({ payload: z.string().optional() }).parse(await c.req.json());
    return Response.json({
      message: people.send(personId, personId, payload ? `/start ${payload}` : "/start", undefined),
    });
  });

  app.post("/persons/:id/block", async (c) => {
    people.block(Number(c.req.param("id")), z.object({ blocked: z.boolean() }).parse(await c.req.json()).blocked);
    return c.json({});
  });

  app.post("/persons/:id/inline", async (c) => {
    const { query, offset } = z.object({ query: z.string(), offset: z.string().default("") }).parse(await c.req.json());
    const { inline_query_id, answered } = people.inline(Number(c.req.param("id")), query, offset);
    return Response.json({ inline_query_id, answer: await answered });
  });

  app.post("/persons/:id/inline/choose", async (c) => {
    const body = z.object({ chat_id: ChatId, result: z.looseObject({ id: z.string(), type: z.string() }) });
    const { chat_id, result } = body.parse(await c.req.json());
    return Response.json({
      message: people.postInline(Number(c.req.param("id")), chat_id, result as unknown as InlineQueryResult),
    });
  });

  app.post("/chats/:id/bot", async (c) => {
    const { status, rights } = BotPlace.parse(await c.req.json());
    people.setBot(Number(c.req.param("id")), status, rights);
    return c.json({});
  });

  app.post("/crowd", async (c) => {
    const body = z.object({ first_id: z.number().int().min(1_000_000), count: z.number().int().min(1).max(2_000_000) });
    const { first_id, count } = body.parse(await c.req.json());
    world.addCrowd(first_id, count);
    return c.json({});
  });

  app.post("/misbehave", async (c) => {
    misbehaviour.rules = z.object({ rules: z.array(MisbehaviourRule) }).parse(await c.req.json()).rules;
    return c.json({});
  });

  app.post("/methods", async (c) => {
    misbehaviour.unknownMethods = UnknownMethods.parse(await c.req.json()).unknown_methods;
    return c.json({});
  });

  app.post("/rates", async (c) => {
    misbehaviour.rates = Rates.parse(await c.req.json());
    return c.json({});
  });

  app.get("/calls", (c) => {
    const after = Number(c.req.query("after") ?? 0);
    return c.json({ next: calls.next, calls: calls.calls.slice(-KEPT_CALLS).filter(({ n }) => n >= after) });
  });

  return app;
}
