import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import { AppError } from "../../src/core/errors.ts";
import { silentLog } from "../../src/core/log.ts";
import { type Database, openDatabase } from "../../src/database/database.ts";
import { askRedis, openRedisState, takeStateAlong } from "../../src/database/redis-state.ts";
import { databaseState, type State } from "../../src/database/state.ts";
import { PASSWORD, type Redis, startRedis, withoutRedis } from "../redis.ts";
import { describeOnBoth } from "./databases.ts";

const BOT = 7;
const clock = { now: Date.now, sleep: async () => {} };

/** A store of state, fresh, and how many entries there are in it, expired ones too. */
interface Opened {
  state: State;
  close(): Promise<void>;
}

/** What every store of state does. */
function contract(open: () => Promise<Opened>, skip: string | false) {
  let opened: Opened;
  let state: State;
  before(async () => {
    if (skip) return;
    opened = await open();
    state = opened.state;
  });
  after(() => opened?.close());

  it("keeps a value of each kind for each chat, the last one", { skip }, async () => {
    await state.session.set("1", { version: 1 });
    await state.session.set("1", { version: 2, words: "«سلام» \u0000 \u{1F4F0}" });
    await state.conversation.set("1", { step: "title" });
    await state.session.set("-1001234567890", [1]);
    assert.deepEqual(await state.session.get("1"), { version: 2, words: "«سلام» \u0000 \u{1F4F0}" });
    assert.deepEqual(await state.conversation.get("1"), { step: "title" });
    assert.deepEqual(await state.session.get("-1001234567890"), [1]);
    assert.equal(await state.album.get("1"), undefined);
  });

  it("deletes a value, and says whether there was one", { skip }, async () => {
    await state.session.set("2", 1);
    await state.album.set("2", 2);
    assert.deepEqual([await state.session.delete("2"), await state.session.delete("2")], [true, false]);
    assert.deepEqual([await state.session.get("2"), await state.album.get("2")], [undefined, 2]);
  });

  it("clears one kind, and leaves the others", { skip }, async () => {
    for (const kind of ["session", "conversation", "album"] as const) await state[kind].set("3", kind);
    await state.session.clear();
    assert.deepEqual(
      [await state.session.get("3"), await state.conversation.get("3"), await state.album.get("3")],
      [undefined, "conversation", "album"],
    );
  });

  it("forgets a value when its time is over", { skip }, async () => {
    await state.album.set("4", "short", 30);
    await state.album.set("5", "long", 60_000);
    assert.equal(await state.album.get("4"), "short");
    while ((await state.album.get("4")) !== undefined) await setTimeout(10);
    await state.deleteExpired();
    assert.deepEqual(
      (await state.of([4, 5])).map(({ key }) => key),
      ["album:5"],
    );
    await state.album.set("5", "for ever");
    assert.equal((await state.of([5]))[0]?.expires_at, null, "a new value has a new time");
  });

  it("shows and erases all that it keeps of a chat, and of no other", { skip }, async () => {
    const before = Date.now();
    await state.session.set("61", { a: 1 }, 60_000);
    await state.conversation.set("61", "x");
    await state.album.set("6", "mine");
    await state.album.set("611", "mine");
    const [session, conversation, ...others] = await state.of([61]);
    assert.deepEqual(
      [session?.key, session?.value, conversation],
      ["session:61", { a: 1 }, { key: "conversation:61", value: "x", expires_at: null }],
    );
    assert.ok(Math.abs((session?.expires_at ?? 0) - before - 60_000) < 10_000);
    assert.deepEqual(others, []);
    await state.forget([61]);
    assert.deepEqual(await state.of([61]), []);
    assert.equal((await state.of([6, 611])).length, 2);
    await state.forget([]);
    await state.reached();
  });
}

describeOnBoth("state in the database", (open) => {
  contract(async () => ({ state: databaseState(await open(), clock), close: async () => {} }), false);
});

describe("state in Redis", () => {
  let redis: Redis;
  before(async () => {
    if (!withoutRedis) redis = await startRedis();
  });
  after(() => redis?.close());
  const skip = withoutRedis;

  contract(async () => {
    const state = await openRedisState(redis.url, BOT, silentLog);
    return { state, close: state.close };
  }, skip);

  it("is a bot's own, where several share a server", { skip }, async () => {
    const [mine, theirs] = [
      await openRedisState(redis.url, 1, silentLog),
      await openRedisState(redis.url, 2, silentLog),
    ];
    await mine.session.set("1", "mine");
    await theirs.session.set("1", "theirs");
    await theirs.session.clear();
    assert.deepEqual([await mine.session.get("1"), await theirs.session.get("1")], ["mine", undefined]);
    await Promise.all([mine.close(), theirs.close()]);
  });

  it("takes along what the database kept, once, and nothing that has expired", { skip }, async () => {
    const database: Database = openDatabase("sqlite::memory:");
    const [old, state] = [databaseState(database, clock), await openRedisState(redis.url, 3, silentLog)];
    await old.conversation.set("1", { step: "text" });
    await old.session.set("1", "open", 60_000);
    await old.session.set("2", "over", 1);
    await state.session.set("3", "newer");
    await old.session.set("3", "older");
    await setTimeout(5);
    await takeStateAlong(database, clock, state);
    assert.deepEqual(
      (await state.of([1, 2, 3])).map(({ key, value }) => [key, value]),
      [
        ["session:1", "open"],
        ["session:3", "newer"],
        ["conversation:1", { step: "text" }],
      ],
    );
    assert.deepEqual(await database.selectFrom("keyv").selectAll().execute(), []);
    await state.close();
    await old.conversation.set("9", "unfinished");
    await assert.rejects(takeStateAlong(database, clock, state), /has to move from the database to Redis first/);
    assert.equal(await old.conversation.get("9"), "unfinished");
    await database.destroy();
  });

  it("refuses a wrong password at the start, and shows none", { skip }, async () => {
    const wrong = redis.url.replace(PASSWORD, "hunter2");
    await assert.rejects(openRedisState(wrong, BOT, silentLog), (error: unknown) => {
      assert.ok(error instanceof AppError && error.code === "configuration");
      assert.match(error.message, /^Redis refuses the program: WRONGPASS/);
      assert.doesNotMatch(JSON.stringify([error.message, error.stack]), /hunter2/);
      return true;
    });
    await assert.rejects(askRedis(wrong), /WRONGPASS/);
    await askRedis(redis.url);
  });

  it("refuses while the server is away or silent, tells it once, and goes on when it is back", { skip }, async () => {
    const told: string[] = [];
    const tell = (fields: object, words: string) => told.push(`${words} ${JSON.stringify(fields)}`);
    const state = await openRedisState(redis.url, BOT, { ...silentLog, warn: tell, info: tell });
    await state.conversation.set("8", "kept");

    redis.freeze();
    await assert.rejects(state.conversation.get("8"), /did not answer within 3 s/);
    redis.thaw();
    assert.equal(await state.conversation.get("8"), "kept");

    await redis.stop();
    const asked = performance.now();
    for (const work of [state.session.get("8"), state.session.set("8", 1), state.conversation.delete("8")]) {
      await assert.rejects(work);
    }
    await assert.rejects(state.forget([8]));
    await assert.rejects(state.reached());
    await assert.rejects(state.of([8]));
    await assert.rejects(askRedis(redis.url), /ECONNREFUSED/);
    assert.ok(performance.now() - asked < 3000, "at once");
    // A program that is started meanwhile waits for it too.
    const later = await openRedisState(redis.url, BOT, silentLog);
    await assert.rejects(later.conversation.get("8"));

    await redis.start();
    for (const one of [state, later]) {
      let value: unknown;
      while (value === undefined) value = await one.conversation.get("8").catch(() => setTimeout(20));
      assert.equal(value, "kept");
      await one.close();
    }
    assert.match(told.join("\n"), /^Redis is away: .*\nRedis is back \{\}$/);
    assert.doesNotMatch(told.join(), new RegExp(PASSWORD));
  });
});
