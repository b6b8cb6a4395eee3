/**
 * A loopback Bot API server for the soak: it keeps updates until they are confirmed (Bot API, `getUpdates`), takes every other call, and
 * tells of it. It keeps nothing else, so that it lasts for any length of time.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Update } from "grammy/types";

export const TOKEN = "7000000002:soak";
const ME = { id: 7_000_000_002, is_bot: true, first_name: "Kiosk", username: "soak_bot", can_join_groups: true };
const BATCH = 100;

/** A call of the program, as it came; what isn't JSON (a file) has no parameters. */
export interface Call {
  method: string;
  parameters: Record<string, unknown>;
  /** Of a message that was sent: its id. */
  messageId: number;
}

export type SoakTelegram = Awaited<ReturnType<typeof startSoakTelegram>>;

export async function startSoakTelegram(onCall: (call: Call) => void) {
  const updates: Update[] = [];
  let lastUpdateId = 0;
  let lastMessageId = 0;
  /** A poll that waits for something to come. */
  let poll: (() => void) | undefined;

  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("latin1")) body += chunk;
    const method = request.url?.split("/").at(-1) ?? "";
    const parameters = parametersOf(request, body);
    if (method === "getUpdates") return answerPoll(parameters, request, response);
    const messageId = ++lastMessageId;
    onCall({ method, parameters, messageId });
    answer(response, resultOf(method, parameters, messageId));
  });

  function answerPoll(parameters: Record<string, unknown>, request: IncomingMessage, response: ServerResponse): void {
    const offset = Number(parameters.offset ?? 0);
    while (updates[0] && updates[0].update_id < offset) updates.shift();
    const give = () => {
      poll = undefined;
      clearTimeout(patience);
      answer(response, updates.slice(0, Number(parameters.limit ?? BATCH)));
    };
    const patience = setTimeout(give, Number(parameters.timeout ?? 0) * 1000);
    request.once("close", () => {
      if (response.writableEnded) return;
      poll = undefined;
      clearTimeout(patience);
    });
    poll = give;
    if (updates.length > 0 || parameters.timeout === 0) give();
  }

  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    send(update: Omit<Update, "update_id">): void {
      updates.push({ ...update, update_id: ++lastUpdateId });
      poll?.();
    },
    /** How many updates have not been confirmed yet. */
    unconfirmed: () => updates.length,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function parametersOf(request: IncomingMessage, body: string): Record<string, unknown> {
  if (!request.headers["content-type"]?.startsWith("application/json") || body === "") return {};
  return JSON.parse(Buffer.from(body, "latin1").toString());
}

function answer(response: ServerResponse, result: unknown): void {
  const body = JSON.stringify({ ok: true, result });
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }).end(body);
}

function resultOf(method: string, { chat_id: id }: Record<string, unknown>, messageId: number): unknown {
  const chat = { id, type: Number(id) < 0 ? "channel" : "private", first_name: "Somebody" };
  if (method === "getMe") return ME;
  if (method === "getChat") return chat;
  if (method === "getChatMember") return { status: "administrator", user: ME, can_post_messages: true };
  if (/^(send(?!ChatAction)|edit|copy|forward)/.test(method))
    return { message_id: messageId, date: 1, chat, text: "x" };
  return true;
}
