import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { Api } from "grammy";
import { telegramMessenger } from "../../src/bot/telegram-messenger.ts";
import { createTransport, type Transport } from "../../src/bot/transport.ts";
import { type MediaStore, mediaStore } from "../../src/content/media-store.ts";
import { systemClock } from "../../src/core/clock.ts";
import { ChatId, MediaId } from "../../src/core/ids.ts";
import type { OutgoingMessage } from "../../src/core/message.ts";
import type { RichBlock } from "../../src/core/rich-message.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Messenger } from "../../src/delivery/messenger.ts";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { GROUP_ID } from "../../src/simulator/world.ts";

const READER = ChatId.parse(1001);
const text: OutgoingMessage = { kind: "text", text: "news", entities: [{ type: "bold", offset: 0, length: 4 }] };

describe("the messenger over the Bot API", () => {
  const database = openDatabase("sqlite::memory:");
  let simulator: Simulator;
  let media: MediaStore;
  let messenger: Messenger;
  let transport: Transport;

  before(async () => {
    simulator = await startSimulator();
    media = mediaStore(database);
    transport = createTransport(simulator.url);
    messenger = telegramMessenger({
      api: new Api(simulator.token, { apiRoot: simulator.url, timeoutSeconds: 5, fetch: transport.fetch }),
      media,
      rich: { taken: true },
    });
  });
  beforeEach(() => {
    simulator.misbehave();
    simulator.person("reader").unblock();
    simulator.person("reader").start();
  });
  after(async () => {
    await transport.close();
    await simulator.close();
    await database.destroy();
  });

  const send = (message: OutgoingMessage = text) => messenger.send(READER, message, {});

  it("says under which id a message was sent, with its formatting and silence", async () => {
    const outcome = await messenger.send(READER, text, { silent: true });
    const last = simulator.person("reader").last();
    assert.deepEqual(outcome, { kind: "sent", messageIds: last?.message_id });
    assert.deepEqual(last?.entities, text.entities);
  });

  it("takes for sent what a server says it has sent, however little it says of it", async () => {
    const answer = () => Response.json({ ok: true, result: { message_id: 7, date: 0, chat: { id: READER } } });
    const api = new Api("1:abc", { apiRoot: "http://127.0.0.1", fetch: (async () => answer()) as never });
    const terse = telegramMessenger({ api, media, rich: { taken: true } });
    const paragraph: RichBlock = { type: "paragraph", text: "news" };
    const photo = { kind: "url", url: "https://example.org/a.png" } as const;
    for (const message of [
      text,
      { kind: "rich", blocks: [paragraph], rightToLeft: false },
      { kind: "photo", photo, text: "", entities: [] },
    ] as OutgoingMessage[]) {
      assert.deepEqual(await terse.send(READER, message, {}), { kind: "sent", messageIds: 7 }, message.kind);
    }
  });

  it("finds the way to topics of forums, keeps silent where a chat likes it so, and knows no way to one that is gone", async () => {
    const topic = ChatId.parse(-(2 ** 52) - 1);
    const gone = ChatId.parse(-(2 ** 52) - 2);
    const thread = simulator.person("editor").makeTopic(GROUP_ID, "Food");
    const silences: unknown[] = [];
    const api = new Api(simulator.token, { apiRoot: simulator.url, fetch: transport.fetch });
    api.config.use((call, method, payload, signal) => {
      silences.push((payload as { disable_notification?: boolean }).disable_notification);
      return call(method, payload, signal);
    });
    const there = telegramMessenger({ api, media, rich: { taken: true } }, systemClock, async (chatId) => {
      if (chatId === gone) return undefined;
      const place = { chatId: GROUP_ID, threadId: chatId === topic ? thread : thread + 1000 };
      return { place, silent: chatId === topic };
    });
    const outcome = await there.send(topic, text, {});
    assert.equal(outcome.kind, "sent");
    const [message] = simulator.person("editor").messages(GROUP_ID).slice(-1);
    assert.equal(message?.message_thread_id, thread);
    if (outcome.kind !== "sent") return;
    const changed = { ...text, text: "olds", entities: [] };
    assert.equal((await there.edit(topic, outcome.messageIds, changed)).kind, "sent");
    assert.equal(simulator.person("editor").messages(GROUP_ID).at(-1)?.text, "olds");
    assert.equal((await there.send(READER, text, {})).kind, "blocked", "a thread that was deleted");
    assert.equal((await there.send(gone, text, {})).kind, "blocked");
    assert.deepEqual(
      silences.filter((silent) => silent !== undefined),
      [true, false],
    );
  });

  it("uploads a picture once, and then names it", async () => {
    const bytes = readFileSync(join(import.meta.dirname, "..", "fixtures", "picture.png"));
    const id = MediaId.parse("ab".repeat(32));
    await media.put({ id, mimeType: "image/png", bytes });
    const photo: OutgoingMessage = { kind: "photo", photo: { kind: "media", id }, text: "A hat", entities: [] };
    assert.equal((await send(photo)).kind, "sent");
    const fileId = await media.fileIdOf(id);
    assert.ok(fileId);
    const before = simulator.world.files.size;
    assert.equal((await send(photo)).kind, "sent");
    assert.equal(simulator.world.files.size, before);
    assert.equal(simulator.person("reader").last()?.photo?.at(-1)?.file_id, fileId);
  });

  it("sends pictures that belong together as one album, or their words where one can't be had", async () => {
    const bytes = readFileSync(join(import.meta.dirname, "..", "fixtures", "picture.png"));
    const id = MediaId.parse("cd".repeat(32));
    await media.put({ id, mimeType: "image/png", bytes });
    const stored = { photo: { kind: "media" as const, id }, entities: [] };
    const reader = simulator.person("reader");
    const outcome = await send({
      kind: "album",
      photos: [
        { ...stored, text: "One" },
        { ...stored, text: "" },
      ],
    });
    const album = reader.messages().slice(-2);
    assert.deepEqual(outcome, { kind: "sent", messageIds: album.map(({ message_id }) => message_id) });
    assert.deepEqual([album[0]?.caption, album[0]?.media_group_id], ["One", album[1]?.media_group_id]);
    assert.ok(await media.fileIdOf(id));
    const gone = { photo: { kind: "url" as const, url: `${simulator.url}/no.png` }, text: "Two", entities: [] };
    assert.equal((await send({ kind: "album", photos: [{ ...stored, text: "One" }, gone] })).kind, "sent");
    assert.equal(reader.last()?.text, "🖼 One\n🖼 Two");
  });

  it("sends the words alone when the picture can't be had", async () => {
    const url = `${simulator.url}/nowhere.png`;
    const outcome = await send({ kind: "photo", photo: { kind: "url", url }, text: "A hat", entities: [] });
    assert.equal(outcome.kind, "sent");
    assert.equal(simulator.person("reader").last()?.text, "A hat");
  });

  it("sends a rich message without the picture that can't be had, and says when the server takes none", async () => {
    const blocks: RichBlock[] = [
      { type: "paragraph", text: "News." },
      { type: "photo", photo: { kind: "url", url: `${simulator.url}/no.png` }, caption: { text: "A hat" } },
    ];
    assert.equal((await send({ kind: "rich", blocks, rightToLeft: true })).kind, "sent");
    const { rich_message } = simulator.person("reader").last() ?? {};
    assert.equal(rich_message?.is_rtl, true);
    assert.deepEqual(
      rich_message?.blocks.map(({ type }) => type),
      ["paragraph", "paragraph"],
    );
    assert.equal(messenger.takesRich(), true);
    const refused = await send({ kind: "rich", blocks: [{ type: "heading", size: 1, text: "" }], rightToLeft: false });
    assert.equal(refused.kind, "rich_refused", "not this one");
    assert.equal(messenger.takesRich(), true);
    simulator.forgetMethods("sendRichMessage");
    const outcome = await send({ kind: "rich", blocks, rightToLeft: false });
    assert.deepEqual(outcome, { kind: "rich_refused", reason: "Not Found: method not found" });
    assert.equal(messenger.takesRich(), false);
  });

  it("tells apart what a second try may cost", async () => {
    simulator.misbehave({ kind: "flood", retry_after: 7 });
    assert.deepEqual(await send(), { kind: "retry_after", ms: 7000 });
    const fresh = await startSimulator();
    const api = (root: string) =>
      telegramMessenger({
        api: new Api(fresh.token, { apiRoot: root, timeoutSeconds: 5, fetch: createTransport(root).fetch }),
        media,
        rich: { taken: true },
      });
    fresh.person("reader").start();
    fresh.misbehave({ kind: "server_error" });
    assert.deepEqual(await api(fresh.url).send(READER, text, {}), { kind: "unavailable", reason: "Bad Gateway" });
    fresh.misbehave({ kind: "drop" });
    assert.equal((await api(fresh.url).send(READER, text, {})).kind, "in_doubt", "cut before the effect");
    fresh.misbehave({ kind: "lose_answer" });
    assert.equal((await api(fresh.url).send(READER, text, {})).kind, "in_doubt", "cut after the effect");
    fresh.person("reader").block();
    const blocked = await api(fresh.url).send(READER, text, {});
    assert.deepEqual(blocked, { kind: "blocked", reason: "Forbidden: bot was blocked by the user" });
    const unknown = await api(fresh.url).send(ChatId.parse(424242), text, {});
    assert.deepEqual(unknown, { kind: "refused", reason: "Bad Request: chat not found" });
    const revoked = telegramMessenger({
      api: new Api("1:revoked", { apiRoot: fresh.url }),
      media,
      rich: { taken: true },
    });
    assert.equal((await revoked.send(READER, text, {})).kind, "unavailable", "nothing is given up for a wrong token");
    await fresh.close();
    const unreachable = await api("http://127.0.0.1:1").send(READER, text, {});
    assert.equal(unreachable.kind, "unavailable", "no connection ever stood");
  });
});
