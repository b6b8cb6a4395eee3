import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { KyselyPlugin } from "kysely";
import { silentLog } from "../../src/core/log.ts";
import type { OutgoingMessage } from "../../src/core/message.ts";
import { lease } from "../../src/database/lease.ts";
import { type ClaimedDelivery, WORTH_SENDING_MS } from "../../src/delivery/dispatch.ts";
import { ledger, MAX_DOUBTS } from "../../src/delivery/ledger.ts";
import type { Messenger, SendOutcome } from "../../src/delivery/messenger.ts";
import { createPacing } from "../../src/delivery/pacing.ts";
import { createSender, type SenderOptions } from "../../src/delivery/sender.ts";
import { describeOnBoth } from "../database/databases.ts";
import { HOUR, handClock, newsdesk } from "./newsdesk.ts";

const UNLIMITED = { perSecond: Number.POSITIVE_INFINITY, chatGapMs: 0, groupGapMs: 0 };
const BOT_ID = 7;

const wordsOf = (message: OutgoingMessage) => ("text" in message ? message.text : `(${message.kind})`);
const text = (words: string): OutgoingMessage => ({ kind: "text", text: words, entities: [] });

/** Editing is shown in `correction.test.ts`, pinning in `pins.test.ts`. */
const unable: Pick<Messenger, "edit" | "withdraw" | "pin" | "unpin"> = {
  edit: async () => ({ kind: "refused", reason: "not here" }),
  withdraw: async () => ({ kind: "refused", reason: "not here" }),
  pin: async () => ({ kind: "refused", reason: "not here" }),
  unpin: async () => ({ kind: "refused", reason: "not here" }),
};

describeOnBoth("the sender", (open) => {
  let clock: ReturnType<typeof handClock>;
  let desk: ReturnType<typeof newsdesk>;
  /** What Telegram was asked to send, as [chat, text]. */
  let asked: [number, string][];
  /** Telegram's answers, one a request; after them everything is sent. */
  let answers: SendOutcome[];
  let composed: OutgoingMessage[];

  beforeEach(async () => {
    clock = handClock("2026-05-10T12:00:00Z");
    desk = newsdesk(clock, await open());
    asked = [];
    answers = [];
    composed = [text("news")];
  });

  const aSender = (change: Partial<SenderOptions> = {}) =>
    createSender({
      database: desk.database,
      clock,
      messenger: {
        ...unable,
        takesRich: () => true,
        async send(chatId, message) {
          asked.push([chatId, wordsOf(message)]);
          return answers.shift() ?? { kind: "sent", messageIds: asked.length };
        },
      },
      compose: async () => composed,
      botId: BOT_ID,
      log: silentLog,
      pacing: createPacing(UNLIMITED),
      ...change,
    });

  async function announceTo(...ids: number[]) {
    for (const id of ids) await desk.subscriber(id, "instant");
    const articleId = await desk.article();
    const recipients = ids.map((id) => ({ chatId: id as never }));
    await ledger(desk.database, clock).enqueue({ kind: "article", articleId }, recipients);
  }

  const states = async () => (await desk.deliveries()).map(([, chat, state]) => [chat, state]);
  const delivery = () => desk.database.selectFrom("delivery").selectAll().executeTakeFirstOrThrow();

  it("sends every message of every delivery, in order, and records their ids", async () => {
    composed = [text("one"), text("two")];
    await announceTo(1, 2);
    assert.deepEqual(await aSender().drain(), { sent: 2, failed: 0, skipped: 0, inDoubt: 0 });
    assert.deepEqual(
      asked.filter(([chat]) => chat === 1).map(([, words]) => words),
      ["one", "two"],
    );
    assert.deepEqual(await states(), [
      [1, "sent"],
      [2, "sent"],
    ]);
    assert.equal(JSON.parse((await delivery()).message_ids).length, 2);
  });

  it("sends what it has claimed without getting to know of it, because the connection was lost", async () => {
    await announceTo(1, 2, 3);
    let lost = 2;
    const claims = new WeakSet<object>();
    const losing: KyselyPlugin = {
      transformQuery({ node, queryId }) {
        if (node.kind === "RawNode" && node.sqlFragments.join().includes("SET state = 'claimed'")) claims.add(queryId);
        return node;
      },
      async transformResult({ queryId, result }) {
        if (claims.has(queryId) && lost-- > 0) throw Object.assign(new Error("gone"), { code: "08006" });
        return result;
      },
    };
    const sender = aSender({ database: desk.database.withPlugin(losing) });
    assert.deepEqual(await sender.drain(), { sent: 3, failed: 0, skipped: 0, inDoubt: 0 });
    assert.deepEqual((await states()).flat(), [1, "sent", 2, "sent", 3, "sent"]);
    assert.equal((await delivery()).attempts, 1, "as if it had not been claimed before");
    assert.equal(asked.length, 3);
  });

  it("waits out a flood limit, which is no attempt and leaves nothing in doubt", async () => {
    answers = [
      { kind: "retry_after", ms: 1 },
      { kind: "retry_after", ms: 1 },
    ];
    await announceTo(1);
    assert.deepEqual(await aSender().drain(), { sent: 1, failed: 0, skipped: 0, inDoubt: 0 });
    const { attempts, doubts } = await delivery();
    assert.deepEqual([attempts, doubts, asked.length], [1, 0, 3]);
  });

  it("marks a message as on its way before it is asked for, and no longer than that", async () => {
    await announceTo(1);
    const marks: number[] = [];
    await aSender({
      messenger: {
        ...unable,
        takesRich: () => true,
        async send() {
          marks.push((await delivery()).sending);
          return { kind: "sent", messageIds: 1 };
        },
      },
    }).drain();
    assert.deepEqual([...marks, (await delivery()).sending], [1, 0]);
  });

  it("tries again later what a server's error kept back, less and less often, until its deadline", async () => {
    const gone: number[] = [];
    const start = clock.now();
    await announceTo(1);
    const sender = () =>
      aSender({
        random: () => 0,
        messenger: {
          ...unable,
          takesRich: () => true,
          async send() {
            gone.push(clock.now() - start);
            return { kind: "unavailable", reason: "Bad Gateway" };
          },
        },
      });
    for (let run = 0; (await delivery()).state !== "failed"; run++) {
      assert.ok(run < 2000, "it comes to an end");
      await sender().drain();
      clock.advance(Math.max(1000, (await delivery()).due_at - clock.now()));
    }
    const { error } = await delivery();
    assert.equal(error, "Bad Gateway");
    assert.ok(gone.length > 100 && (gone.at(-1) ?? 0) < WORTH_SENDING_MS.article, `${gone.length} tries`);
  });

  it("sends nothing that is too late, and says so", async () => {
    await announceTo(1);
    clock.advance(WORTH_SENDING_MS.article + 1);
    assert.deepEqual(await aSender().drain(), { sent: 0, failed: 0, skipped: 0, inDoubt: 0 });
    const { state, error } = await delivery();
    assert.deepEqual([state, error, asked], ["failed", "not sent before its deadline", []]);
  });

  it("tries a few times more what may have arrived, and then says that nobody knows", async () => {
    answers = new Array(5).fill({ kind: "in_doubt", reason: "ECONNRESET" });
    await announceTo(1);
    for (let run = 0; run < 5; run++) {
      await aSender().drain();
      clock.advance(HOUR);
    }
    const { state, error } = await delivery();
    assert.deepEqual([state, error, asked.length], ["failed", "in doubt: ECONNRESET", 1 + MAX_DOUBTS]);
  });

  it("asks nothing for a while of a server whose connections break, so that an outage leaves few in doubt", async () => {
    answers = new Array(100).fill({ kind: "in_doubt", reason: "ECONNRESET" });
    await announceTo(...Array.from({ length: 60 }, (_, n) => n + 1));
    const sender = aSender({ window: 1 });
    sender.start();
    while (asked.length < 3) await nextTurn();
    for (let turn = 0; turn < 200; turn++) await nextTurn();
    assert.equal(asked.length, 3);
    await sender.stop();
  });

  it("sends later what isn't wanted now, which is no attempt", async () => {
    await announceTo(1);
    const morning = clock.now() + HOUR;
    const compose = async () => (clock.now() < morning ? { notBefore: morning } : [text("news")]);
    assert.equal((await aSender({ compose }).drain())?.sent, 0);
    const { state, attempts, due_at } = await delivery();
    assert.deepEqual([state, attempts, due_at, asked], ["pending", 0, morning, []]);
    clock.advance(HOUR);
    assert.equal((await aSender({ compose }).drain())?.sent, 1);
  });

  it("ends the deliveries of a chat that blocked the bot, and sends the others theirs", async () => {
    answers = [{ kind: "blocked", reason: "Forbidden: bot was blocked by the user" }];
    await announceTo(1, 2);
    await announceTo(1);
    const { skipped = 0, ...others } = (await aSender().drain()) ?? {};
    assert.deepEqual(others, { sent: 1, failed: 1, inDoubt: 0 });
    assert.ok(skipped <= 1, "where it was claimed already, the sender counts it");
    assert.deepEqual(await states(), [
      [1, "failed"],
      [2, "sent"],
      [1, "skipped"],
    ]);
    assert.equal((await desk.chats.get(1 as never))?.state, "blocked");
  });

  it("follows a group to its new id", async () => {
    answers = [{ kind: "migrated", to: -100200 }];
    await announceTo(-5);
    await aSender().drain();
    assert.deepEqual(
      asked.map(([chat]) => chat),
      [-5, -100200],
    );
    assert.deepEqual(await states(), [[-100200, "sent"]]);
  });

  it("sends classic messages where the rich one is refused, for this delivery only", async () => {
    answers = [{ kind: "rich_refused", reason: "Not Found: method not found" }];
    await announceTo(1, 2);
    const forms: boolean[] = [];
    const compose = async (claimed: ClaimedDelivery): Promise<OutgoingMessage[]> => {
      forms.push(claimed.classic);
      return claimed.classic ? [text("one"), text("two")] : [{ kind: "rich", blocks: [], rightToLeft: false }];
    };
    const counts = await aSender({ compose, window: 1 }).drain();
    assert.deepEqual(counts, { sent: 2, failed: 0, skipped: 0, inDoubt: 0 });
    assert.deepEqual(forms, [false, false, true]);
    assert.deepEqual(asked, [
      [1, "(rich)"],
      [2, "(rich)"],
      [1, "one"],
      [1, "two"],
    ]);
  });

  it("gives up what Telegram refuses, with its words", async () => {
    answers = [{ kind: "refused", reason: "Bad Request: chat not found" }];
    await announceTo(1);
    await aSender().drain();
    const { state, error } = await delivery();
    assert.deepEqual([state, error], ["failed", "Bad Request: chat not found"]);
  });

  it("doesn't send the rest to who has just unsubscribed", async () => {
    composed = [text("one"), text("two")];
    await announceTo(1);
    await aSender({
      messenger: {
        ...unable,
        takesRich: () => true,
        async send(chatId, message) {
          asked.push([chatId, wordsOf(message)]);
          await desk.subscriptions.unsubscribe(chatId);
          return { kind: "sent", messageIds: 1 };
        },
      },
    }).drain();
    assert.deepEqual(asked, [[1, "one"]]);
    assert.deepEqual(await states(), [[1, "skipped"]]);
  });

  it("skips what there is nothing to say about any more, and fails what can't be composed", async () => {
    await announceTo(1);
    assert.equal((await aSender({ compose: async () => "skip" }).drain())?.skipped, 1);
    await announceTo(2);
    const broken = aSender({
      compose: async () => {
        throw new Error("no such font");
      },
    });
    assert.equal((await broken.drain())?.failed, 1);
    assert.deepEqual(await states(), [
      [1, "skipped"],
      [2, "failed"],
    ]);
    assert.deepEqual(asked, []);
  });

  it("waits for another sender that is alive, and takes over from one that is dead", async () => {
    await announceTo(1);
    const other = lease(desk.database, clock, `sender:${BOT_ID}`, "another", 8000);
    await other.acquire();
    const living = {
      now: clock.now,
      async sleep(ms: number) {
        await clock.sleep(ms);
        await other.acquire();
      },
    };
    assert.equal(await aSender({ clock: living }).drain(), undefined);
    assert.deepEqual(asked, []);
    assert.equal((await aSender().drain())?.sent, 1, "its lease has run out meanwhile");
  });

  it("finishes what is in flight when it is stopped, and claims no more", async () => {
    let release = () => {};
    const inFlight = new Promise<void>((resolve) => {
      release = resolve;
    });
    const sender = aSender({
      window: 1,
      messenger: {
        ...unable,
        takesRich: () => true,
        async send(chatId, message) {
          asked.push([chatId, wordsOf(message)]);
          await inFlight;
          return { kind: "sent", messageIds: 1 };
        },
      },
    });
    await announceTo(1, 2);
    sender.start();
    while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const stopped = sender.stop();
    release();
    await stopped;
    assert.deepEqual(await states(), [
      [1, "sent"],
      [2, "pending"],
    ]);
    const leases = await desk.database.selectFrom("lease").selectAll().execute();
    assert.deepEqual(leases, [], "the right to send is given back");
  });
});
