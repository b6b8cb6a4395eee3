import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { sql } from "kysely";
import { answerOnly } from "../answer-only.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

const HOUR = 3_600_000;
const READER = 1001;

describe("what is kept about a reader", () => {
  let stand: Newsstand;

  beforeEach(async () => {
    stand = await openNewsstand();
    await stand.publish({ title: "Fresh bread", tags: ["Food"] });
    await stand.publish({ title: "Chess night", tags: ["Chess"] });
  });
  afterEach(() => stand.close());

  /** Every place in the database that names the chat, whatever tables there are; numbers of updates are no chats. */
  async function traces(chatId: number): Promise<string[]> {
    const { database } = stand.app.newsroom;
    const { rows: tables } = await sql<{ name: string }>`
      SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'handled_update'`.execute(
      database,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(name)}`.execute(database);
      for (const row of rows) {
        for (const [column, value] of Object.entries(row)) {
          if (value instanceof Uint8Array) continue;
          if (new RegExp(`(?<!\\d)${chatId}(?!\\d)`).test(String(value))) found.push(`${name}.${column}`);
        }
      }
    }
    return found;
  }

  /** A reader who has used everything that is remembered. */
  async function settleIn() {
    const { reader } = stand;
    reader.send("bread");
    await reader.press(await reader.sees("One article found"), "🔔");
    await reader.sees("will come at once");
    reader.send("/subscribe Food");
    await reader.press(await reader.sees("Daily at"), "Mute tags");
    await reader.press(await reader.sees("never come"), "Chess");
    await reader.sees("never come");
    await stand.publish({ title: "Rye bread", tags: ["Food"], publishedAt: stand.now() + HOUR });
    stand.pass(HOUR + 1);
    await stand.app.minute();
    await reader.sees("Rye bread");
    reader.send("/search");
    await reader.sees("What are you looking for?");
  }

  it("is nothing before they choose something", async () => {
    const { reader } = stand;
    reader.send("/mydata");
    await reader.sees("Nothing is kept about this chat.");
    reader.send("/forgetme");
    await reader.sees("Nothing is kept about this chat.");
    reader.send("/privacy");
    await reader.sees("What is kept about you");
    assert.deepEqual(await traces(READER), []);
  });

  it("is sent to them as a file, with everything that there is", async () => {
    const { reader, simulator } = stand;
    await settleIn();
    reader.send("/mydata");
    const message = await reader.sees("This is all that is kept");
    const { document } = message as unknown as { document: { file_id: string; file_name: string } };
    assert.equal(document.file_name, "kiosk.json");
    const file = await fetch(`${simulator.url}/control/files/${document.file_id}`);
    const data = (await file.json()) as Record<string, Record<string, unknown>[]>;
    assert.deepEqual(
      data.subscriptions?.map(({ topic, cadence, title }) => [String(topic).split(":")[0], cadence, title]).toSorted(),
      [
        ["search", "instant", "bread"],
        ["tag", "daily", "Food"],
      ],
    );
    assert.deepEqual(
      data.muted?.map(({ tag }) => tag),
      ["Chess"],
    );
    assert.equal(data.deliveries?.length, 1);
    assert.equal(data.chats?.[0]?.time_zone, "UTC");
    const tables = new Set((await traces(READER)).map((trace) => trace.split(".")[0]));
    assert.deepEqual(
      [...tables].toSorted(),
      ["chat", "delivery", "mute", "subscription"],
      "a new table belongs into the file",
    );
  });

  it("is erased for an editor too, who was writing; what was written is the newsroom's", async () => {
    const { editor } = stand;
    editor.send("/subscribe all");
    await editor.sees("Daily at");
    editor.send("/post");
    await editor.sees("What is its title?");
    editor.send("A secret");
    await editor.sees("Now the text");
    const { database } = stand.app.newsroom;
    const open = await database.selectFrom("dispatch").select("id").limit(1).execute();
    assert.deepEqual(open, []);
    await database
      .insertInto("dispatch")
      .values({ id: 1, kind: "digest", key: "x", article_id: null, created_at: 0 })
      .execute();
    await database
      .insertInto("dispatch_message")
      .values({ dispatch_id: 1, chat_id: 1003, message_id: 5, shown: "x" })
      .execute();
    const tables = new Set((await traces(1003)).map((trace) => trace.split(".")[0]));
    assert.deepEqual([...tables].toSorted(), ["article_revision", "chat", "dispatch_message", "keyv", "subscription"]);
    editor.send("/forgetme");
    await editor.press(await editor.sees("That can't be undone"), "Yes, erase everything");
    await editor.sees("Erased.");
    await answerOnly(stand);
    const kept = new Set((await traces(1003)).map((trace) => trace.split(".")[0]));
    assert.deepEqual([...kept], ["article_revision"]);
  });

  it("is erased at once when they say so twice, with what waits to be sent", async () => {
    const { reader, secondReader } = stand;
    await settleIn();
    secondReader.send("/subscribe all");
    await secondReader.sees(() => true);
    stand.pass(24 * HOUR);
    stand.simulator.misbehave({ method: "sendMessage", kind: "server_error", count: 3 });
    await stand.app.minute();
    reader.send("/forgetme");
    const question = await reader.sees("That can't be undone");
    await reader.press(question, "No, keep it");
    await reader.sees("Nothing was erased");
    assert.notDeepEqual(await traces(READER), []);
    reader.send("/forgetme");
    await reader.press(await reader.sees("That can't be undone"), "Yes, erase everything");
    await reader.sees("Erased.");
    assert.deepEqual(await traces(READER), []);
    const { database } = stand.app.newsroom;
    assert.deepEqual(await database.selectFrom("saved_search").selectAll().execute(), []);
    assert.notDeepEqual(await traces(1002), [], "others are kept");

    const count = reader.messages().length;
    await stand.publish({ title: "More bread", tags: ["Food"], publishedAt: stand.now() + HOUR });
    for (let hour = 0; hour < 30; hour++) {
      stand.pass(HOUR);
      await stand.app.minute();
    }
    await answerOnly(stand);
    assert.equal(reader.messages().length, count);
    assert.deepEqual(await traces(READER), []);
    await reader.forge(question, "1fz:y");
    await reader.sees("Erased.");
    assert.deepEqual(await traces(READER), []);
  });
});
