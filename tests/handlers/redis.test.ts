import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import { createClient } from "@keyv/redis";
import { answerOnly } from "../answer-only.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";
import { type Redis, startRedis, withoutRedis } from "../redis.ts";

const EDITOR = 1003;

describe("a newsstand that keeps state in Redis", { skip: withoutRedis }, () => {
  let redis: Redis;
  let stand: Newsstand;

  before(async () => {
    redis = await startRedis();
    stand = await openNewsstand({ keyvUrl: redis.url });
    await stand.publish({ title: "Fresh bread" });
  });
  after(async () => {
    await stand?.close();
    await redis?.close();
  });

  /** The keys that Redis has. */
  async function keys(): Promise<string[]> {
    const client = await createClient({ url: redis.url }).connect();
    try {
      return (await client.keys("*")).toSorted();
    } finally {
      client.destroy();
    }
  }

  it("remembers what it asked, and leaves the database alone", async () => {
    const { reader } = stand;
    reader.send("/search");
    await reader.sees("What are you looking for?");
    assert.deepEqual(await keys(), [`kiosk:${stand.app.botInfo.id}:session:1001`]);
    reader.send("bread");
    await reader.sees("One article found");
    assert.deepEqual(await keys(), []);
    assert.deepEqual(await stand.app.newsroom.database.selectFrom("keyv").selectAll().execute(), []);
  });

  it("says sorry while Redis is away, and goes on by itself where an editor was", async () => {
    const { editor, reader } = stand;
    editor.send("/post");
    await editor.sees("What is its title?");
    editor.send("Rye bread");
    await editor.sees("Now the text");
    await redis.stop();
    editor.send("It is gone by seven.");
    await editor.sees("Something went wrong here");
    reader.send("/latest");
    await reader.sees("Something went wrong here");
    await stand.app.look();
    stand.pass(61_000);
    await stand.app.look();
    await editor.sees("Redis has been away for a while");
    await redis.start();
    for (let sorry = true; sorry; await setTimeout(20)) {
      reader.send("/latest");
      sorry = "text" in (await reader.sees(() => true)) && reader.messages().at(-1)?.text?.includes("wrong") === true;
    }
    editor.send("It is gone by seven.");
    await editor.sees("Tags, separated by commas?");
    assert.deepEqual(
      (await stand.app.newsroom.database.selectFrom("article").select("title").execute()).map(({ title }) => title),
      ["Fresh bread", "Rye bread"],
    );
  });

  it("shows there and erases there what is kept of a chat; while Redis is away nothing is erased", async () => {
    const { editor, simulator } = stand;
    editor.send("/subscribe all");
    await editor.sees("Daily at");
    editor.send("/mydata");
    const { document } = (await editor.sees("This is all that is kept")) as unknown as {
      document: { file_id: string };
    };
    const data = await (await fetch(`${simulator.url}/control/files/${document.file_id}`)).json();
    assert.deepEqual(
      (data as { conversation: { key: string }[] }).conversation.map(({ key }) => key),
      [`conversation:${EDITOR}`],
    );
    editor.send("/forgetme");
    const question = await editor.sees("That can't be undone");
    await redis.stop();
    await editor.press(question, "Yes, erase everything");
    await editor.sees("Something went wrong here");
    const { database } = stand.app.newsroom;
    assert.equal((await database.selectFrom("chat").selectAll().where("id", "=", EDITOR).execute()).length, 1);
    await redis.start();
    for (let sorry = true; sorry; await setTimeout(20)) {
      await editor.press(question, "Yes, erase everything");
      sorry = JSON.stringify(await editor.sees(() => true)).includes("wrong");
    }
    await answerOnly(stand);
    assert.deepEqual(await keys(), []);
    assert.equal((await database.selectFrom("chat").selectAll().where("id", "=", EDITOR).execute()).length, 0);
  });
});
