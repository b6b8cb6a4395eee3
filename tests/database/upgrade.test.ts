import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, describe, it } from "node:test";
import { articleChanges } from "../../src/content/article-changes.ts";
import { articleStore } from "../../src/content/article-store.ts";
import { feedStore } from "../../src/content/feeds/feed-store.ts";
import { mediaStore } from "../../src/content/media-store.ts";
import { openSearchIndex } from "../../src/content/search/search-index.ts";
import { ArticleId, ChatId } from "../../src/core/ids.ts";
import { silentLog } from "../../src/core/log.ts";
import { type Database, openDatabase } from "../../src/database/database.ts";
import { migrations } from "../../src/database/migrations.ts";
import { databaseState } from "../../src/database/state.ts";
import { createPacing } from "../../src/delivery/pacing.ts";
import { createSender } from "../../src/delivery/sender.ts";
import { chatStore } from "../../src/subscribers/chat-store.ts";
import { subscriptionStore } from "../../src/subscribers/subscription-store.ts";
import { handClock } from "../delivery/newsdesk.ts";
import { hashOfMigrations, migrate, readSnapshot, schemaOf } from "./snapshot.ts";

const UNLIMITED = { perSecond: Number.POSITIVE_INFINITY, chatGapMs: 0, groupGapMs: 0 };
const CHANNEL = -1001234567890;
/** Up to here the snapshots have the same newsroom in them. */
const OLD_NEWSROOM = 11;

const folder = mkdtempSync(join(tmpdir(), "kiosk-upgrade-"));
after(() => rmSync(folder, { recursive: true }));

const newest = new DatabaseSync(":memory:");
migrate(newest, 0, migrations.length);
const newestSchema = schemaOf(newest);

for (const [index, { name }] of migrations.entries()) {
  const schema = index + 1;
  describe(`a database at ${name}`, () => {
    const path = join(folder, `${schema}.db`);
    const snapshot = readSnapshot(schema);
    const before = new DatabaseSync(path);
    before.exec(snapshot.sql);
    const rowsBefore = counts(before);

    it("is what these migrations make, to the letter", () => {
      assert.equal(snapshot.hash, hashOfMigrations(schema), "a migration that was released is never edited");
      const made = new DatabaseSync(":memory:");
      migrate(made, 0, schema);
      assert.deepEqual(schemaOf(before), schemaOf(made));
      made.close();
      before.close();
    });

    it("is brought to the newest schema, and keeps everything", async () => {
      const database = openDatabase(`sqlite:${path}`);
      const file = new DatabaseSync(path, { readOnly: true });
      assert.deepEqual(schemaOf(file), newestSchema);
      assert.deepEqual(
        file
          .prepare("PRAGMA integrity_check")
          .all()
          .map((row) => row.integrity_check),
        ["ok"],
      );
      assert.deepEqual(file.prepare("PRAGMA foreign_key_check").all(), []);
      const rowsAfter = counts(file);
      file.close();
      for (const [table, rows] of Object.entries(rowsBefore)) {
        // 0005: a channel has followed everything since then.
        const more =
          table === "subscription" && schema < 5 ? 1 : table === "migration" ? migrations.length - schema : 0;
        assert.equal(rowsAfter[table], rows + more, table);
      }
      await readsAll(database);
      if (schema <= OLD_NEWSROOM) await isTheOldNewsroom(database, schema);
      await database.destroy();
    });
  });
}

/** How many rows each table has. */
function counts(database: DatabaseSync): Record<string, number> {
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all();
  return Object.fromEntries(
    tables.map(({ name }) => [
      String(name),
      Number(database.prepare(`SELECT count(*) AS rows FROM "${String(name)}"`).get()?.rows),
    ]),
  );
}

/** Today's stores understand every article, chat, subscription and feed; and what readers see is found. */
async function readsAll(database: Database): Promise<void> {
  const clock = handClock("2026-11-27T00:00:00Z");
  const articles = articleStore(database, clock);
  const search = openSearchIndex(":memory:", articleChanges(database), { threads: false });
  await search.catchUp();
  for (const { id } of await database.selectFrom("article").select("id").execute()) {
    const article = await articles.get(ArticleId.parse(id));
    assert.ok(article && article.document.version === 1);
  }
  for (const { id } of await database.selectFrom("chat").select("id").execute()) {
    assert.ok(await chatStore(database, clock).get(ChatId.parse(id)));
    await subscriptionStore(database, clock).list(ChatId.parse(id));
  }
  await feedStore(database, clock).list({ limit: 10, offset: 0 });
  const context = { now: Temporal.Instant.fromEpochMilliseconds(clock.now()), timeZone: "UTC", language: "en" };
  const { total } = await search.search("bread", { limit: 5, offset: 0, context });
  assert.ok(total > 0);
  await search.close();
}

async function isTheOldNewsroom(database: Database, schema: number): Promise<void> {
  const clock = handClock("2026-05-11T13:05:00Z");
  const articles = articleStore(database, clock);
  const { articles: listed, total } = await articles.list({ limit: 10, offset: 0 });
  assert.deepEqual(
    listed.map(({ title }) => title),
    ["Waits", "Breaking", "خبر تازه", "The bread that is gone by seven"],
  );
  assert.equal(total, 4);
  const bread = await articles.get(ArticleId.parse(1));
  assert.deepEqual(
    [bread?.lead, bread?.author, bread?.url, bread?.tags.map(({ title }) => title), bread?.source, bread?.sourceId],
    ["The ovens are lit at three.", "Ada Quill", "https://example.org/bread", ["Town", "Food & Drink"], "post", "a1"],
  );
  assert.ok(bread?.picture?.source.kind === "media");
  const media = await mediaStore(database).get(bread.picture.source.id);
  assert.deepEqual([media?.bytes.length, media?.fileId], [67, "AgACAgIAAxkDAAM"]);
  const states = await database.selectFrom("article").select(["title", "state"]).orderBy("id").execute();
  assert.deepEqual(
    states.slice(2, 5).map(({ title, state }) => `${title}: ${state}`),
    ["Old: recalled", "A draft: draft", "Scheduled: scheduled"],
  );

  const chats = chatStore(database, clock);
  const reader = await chats.get(ChatId.parse(1));
  assert.deepEqual([reader?.language, reader?.timeZone, reader?.digestTime], ["fa", "Asia/Tehran", "07:00"]);
  assert.deepEqual(
    [reader?.weekday, reader?.quietHours, reader?.silent],
    schema >= 6 ? [6, "22:00-06:30", true] : [7, null, false],
  );
  assert.equal((await chats.get(ChatId.parse(4)))?.state, "blocked");
  const subscriptions = subscriptionStore(database, clock);
  const followed = async (id: number) =>
    (await subscriptions.list(ChatId.parse(id))).map(({ topic, cadence }) => `${topic.kind} ${cadence}`).toSorted();
  assert.deepEqual(await followed(1), schema >= 6 ? ["tag daily", "tag weekly"] : ["tag daily"]);
  assert.deepEqual(await followed(2), schema >= 6 ? ["all daily", "search weekly"] : ["all daily"]);
  assert.deepEqual(await followed(CHANNEL), ["all instant"]);
  const { feeds } = await feedStore(database, clock).list({ limit: 10, offset: 0 });
  assert.deepEqual(
    feeds.map(({ url, mode, tags }) => [url, mode, tags]),
    schema >= 4 ? [["https://example.org/feed.xml", "draft", ["Food"]]] : [],
  );
  const tally = await database
    .selectFrom("subscriber_tally")
    .select("count")
    .where("name", "=", "subscribers")
    .execute();
  assert.deepEqual(
    tally.map(({ count }) => count),
    [5],
  );
  assert.deepEqual(await databaseState(database, clock).conversation.get("1003"), {
    version: 1,
    state: "what an editor writes",
  });
  assert.equal((await database.selectFrom("handled_update").selectAll().execute()).length, 1);
  await goesOnSending(database, clock);
}

/** What was sent is not sent again; what waited is, and what was in flight is tried once more and counted. */
async function goesOnSending(database: Database, clock: ReturnType<typeof handClock>): Promise<void> {
  const sent: string[] = [];
  const refused = async () => ({ kind: "refused" as const, reason: "not here" });
  const sender = createSender({
    database,
    clock,
    messenger: {
      takesRich: () => false,
      edit: refused,
      withdraw: refused,
      pin: refused,
      unpin: refused,
      async send(chatId, message) {
        sent.push(`${"text" in message ? message.text : ""} to ${chatId}`);
        return { kind: "sent", messageIds: sent.length };
      },
    },
    compose: async (delivery) => [{ kind: "text", text: delivery.content.kind, entities: [] }],
    botId: 7,
    pacing: createPacing(UNLIMITED),
    log: silentLog,
  });
  const counts = await sender.drain();
  assert.deepEqual(sent.toSorted(), [
    `article to ${CHANNEL}`,
    "article to -5",
    "article to 3",
    "digest to 1",
    "digest to 2",
  ]);
  assert.equal(counts?.inDoubt, 1);
}
