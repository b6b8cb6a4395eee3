import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { it } from "node:test";
import { ChatId } from "../../src/core/ids.ts";
import { openDatabase } from "../../src/database/database.ts";
import { migrations } from "../../src/database/migrations.ts";
import { chatStore } from "../../src/subscribers/chat-store.ts";
import { subscriptionStore } from "../../src/subscribers/subscription-store.ts";
import { handClock } from "../delivery/newsdesk.ts";

it("brings the chats, subscriptions and planned digests of an earlier version along", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kiosk-migration-"));
  const path = join(folder, "kiosk.db");
  const before = migrations.findIndex(({ name }) => name === "0005 subscriptions");
  const old = new DatabaseSync(path);
  old.exec("CREATE TABLE migration (name TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT");
  for (const [position, { name, statements }] of migrations.slice(0, before).entries()) {
    for (const statement of statements) old.exec(statement);
    old.prepare("INSERT INTO migration (name, position) VALUES (?, ?)").run(name, position);
  }
  old.exec(`
    INSERT INTO chat (id, type, state, may_post, language, time_zone, digest_time, next_digest_at, digest_cursor, created_at)
    VALUES (7, 'private', 'active', 0, 'fa', 'Asia/Tehran', '07:00', 1000, 42, 0),
      (-100, 'channel', 'active', 1, 'en', 'UTC', '08:00', NULL, 0, 0);
    INSERT INTO subscription VALUES (7, 'tag:1', 'daily'), (7, 'tag:2', 'instant');
    INSERT INTO dispatch (id, kind, key, created_at) VALUES (1, 'digest', 'digest:1', 0);
    INSERT INTO delivery (dispatch_id, chat_id, state, priority, due_at, payload, updated_at)
    VALUES (1, 7, 'pending', 20, 0, '{"after":30,"upTo":42}', 0);`);
  old.close();

  const database = openDatabase(`sqlite:${path}`);
  const clock = handClock("2026-05-10T12:00:00Z");
  const subscriptions = subscriptionStore(database, clock);
  assert.deepEqual(await subscriptions.list(ChatId.parse(7)), [
    { topic: { kind: "tag", tagId: 1 }, cadence: "daily" },
    { topic: { kind: "tag", tagId: 2 }, cadence: "instant" },
  ]);
  assert.deepEqual(await subscriptions.list(ChatId.parse(-100)), [{ topic: { kind: "all" }, cadence: "instant" }]);
  const rows = await database.selectFrom("subscription").select(["since", "cursor"]).where("chat_id", "=", 7).execute();
  assert.deepEqual(new Set(rows.map(({ since, cursor }) => `${since} ${cursor}`)), new Set(["42 42"]));
  const chat = await chatStore(database, clock).get(ChatId.parse(7));
  assert.deepEqual(
    [chat?.digestFormat, chat?.weekday, chat?.silent, chat?.languages, chat?.nextDigestAt],
    ["summaries", 7, false, null, 1000],
  );
  const { payload } = await database.selectFrom("delivery").select("payload").executeTakeFirstOrThrow();
  assert.deepEqual(JSON.parse(payload ?? ""), { upTo: 42, topics: { "tag:1": 30 } });
  await database.destroy();
  rmSync(folder, { recursive: true, force: true });
});
