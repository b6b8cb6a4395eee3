import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { Clock } from "../../src/core/clock.ts";
import { ChatId } from "../../src/core/ids.ts";
import { createLearnedRate } from "../../src/delivery/learned-rate.ts";
import type { Messenger } from "../../src/delivery/messenger.ts";
import { pacedMessenger } from "../../src/delivery/paced-messenger.ts";
import { createPacing, type Pacing } from "../../src/delivery/pacing.ts";

/** Without the little by which a second is cut long. */
const nominal = (ms: number) => Math.round(ms / 1.001);

/** A clock on which many may sleep at once; `run` wakes them in order until nobody sleeps. */
function virtualClock(): Clock & { run(): Promise<void> } {
  let now = 0;
  const sleepers: { at: number; wake: () => void }[] = [];
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    sleep: (ms) => new Promise((wake) => sleepers.push({ at: now + ms, wake })),
    async run() {
      for (await settle(); sleepers.length > 0; await settle()) {
        sleepers.sort((a, b) => a.at - b.at);
        const next = sleepers.shift();
        now = Math.max(now, next?.at ?? 0);
        next?.wake();
      }
    },
  };
}

describe("pacing", () => {
  const never = new AbortController().signal;
  let clock: ReturnType<typeof virtualClock>;
  let pacing: Pacing;
  /** [chat, ms] in the order in which turns came. */
  let turns: [number, number][];

  beforeEach(() => {
    clock = virtualClock();
    pacing = createPacing({ perSecond: 10, chatGapMs: 1000, groupGapMs: 3000 }, clock);
    turns = [];
  });

  const ask = (...chats: number[]) => {
    for (const chat of chats) void pacing.turn(chat, never).then(() => turns.push([chat, nominal(clock.now())]));
  };

  it("spreads the token's messages evenly over each second", async () => {
    ask(...Array.from({ length: 25 }, (_, i) => i + 1));
    await clock.run();
    assert.deepEqual(
      turns,
      Array.from({ length: 25 }, (_, i) => [i + 1, i * 100]),
    );
  });

  it("keeps a private chat's and a group's own gap, and lets others pass meanwhile", async () => {
    ask(1, 1, -2, -2, 3);
    await clock.run();
    assert.deepEqual(turns, [
      [1, 0],
      [-2, 200],
      [3, 400],
      [1, 1000],
      [-2, 3200],
    ]);
  });

  it("says which chats are resting, and for how long", async () => {
    assert.deepEqual(pacing.resting(), { chats: [], firstFreeInMs: Number.POSITIVE_INFINITY });
    ask(1, -2);
    await clock.run();
    const { chats, firstFreeInMs } = pacing.resting();
    assert.deepEqual([chats, nominal(firstFreeInMs)], [[1, -2], 900]);
    void clock.sleep(firstFreeInMs);
    await clock.run();
    assert.deepEqual(pacing.resting().chats, [-2]);
  });

  it("gives nobody a turn while the gate is closed, and no burst when it opens", async () => {
    ask(1, 2, 3);
    await new Promise((resolve) => setImmediate(resolve));
    pacing.close(5000);
    ask(4);
    await clock.run();
    assert.deepEqual(turns[0], [1, 0]);
    const after = turns.slice(1).map(([, at]) => at);
    assert.deepEqual(after, [4995, 5095, 5195]);
  });

  it("lets no second of the server's have one too many, however unevenly messages get there", async () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const jitter = () => (random() < 0.7 ? 0 : random() * 150);
    const counted: number[] = [];
    const deliver = async (chat: number) => {
      const turn = await pacing.turn(chat, never);
      await clock.sleep(jitter());
      const admission = await pacing.admit(turn, never);
      await clock.sleep(4 + jitter());
      counted.push(clock.now());
      await clock.sleep(4 + jitter());
      admission?.over();
    };
    let next = 1;
    const work = async () => {
      while (next <= 400) await deliver(next++);
    };
    for (let worker = 0; worker < 8; worker++) void work();
    await clock.run();
    assert.equal(counted.length, 400);
    for (const [index, at] of counted.entries()) {
      const first = counted[index - 10];
      assert.ok(first === undefined || at - first >= 1000, `11 messages within ${at - (first ?? 0)} ms`);
    }
    const rate = (400 / ((counted.at(-1) ?? 0) - (counted[0] ?? 0))) * 1000;
    assert.ok(rate > 9, `${rate} of 10 a second`);
  });

  it("admits nothing while the gate is closed, and makes room for answers", async () => {
    const turn = await pacing.turn(1, never);
    pacing.refused(1, 3000);
    assert.equal(await pacing.admit(turn, never), undefined);
    assert.ok(pacing.perSecond() < 10, "it learns");
    void clock.sleep(3000);
    await clock.run();
    for (let answer = 0; answer < 5; answer++) pacing.answered();
    ask(2);
    await clock.run();
    assert.ok((turns[0]?.[1] ?? 0) > 3500 - 10, `${turns[0]?.[1]}`);
  });

  it("has what editors are told wait for its turn, and learns from a limit that it meets", async () => {
    const sent: number[] = [];
    const stopping = new AbortController();
    const telling = pacedMessenger(
      {
        async send() {
          sent.push(nominal(clock.now()));
          return sent.length === 2 ? { kind: "retry_after", ms: 1000 } : { kind: "sent", messageIds: 1 };
        },
      } as unknown as Messenger,
      pacing,
      stopping.signal,
    );
    const tell = (chat: number) => telling.send(ChatId.parse(chat), { kind: "text", text: "news", entities: [] }, {});
    ask(1);
    const told = [tell(2), tell(3)];
    await clock.run();
    assert.deepEqual(sent, [100, 200]);
    assert.deepEqual(await Promise.all(told), [
      { kind: "sent", messageIds: 1 },
      { kind: "retry_after", ms: 1000 },
    ]);
    assert.ok(pacing.perSecond() < 10);
    stopping.abort();
    assert.equal((await tell(4)).kind, "unavailable");
    assert.equal(sent.length, 2);
  });

  it("holds nobody who is told to stop", async () => {
    const stopping = new AbortController();
    const real = createPacing({ perSecond: 10, chatGapMs: 0, groupGapMs: 0 });
    real.close(60_000);
    const turn = real.turn(1, stopping.signal);
    stopping.abort();
    await turn;
  });

  it("has no limit when it is lifted", async () => {
    pacing = createPacing({ perSecond: Number.POSITIVE_INFINITY, chatGapMs: 0, groupGapMs: 0 }, clock);
    ask(1, 1, 1, -2, -2);
    await clock.run();
    assert.deepEqual(
      turns.map(([, at]) => at),
      [0, 0, 0, 0, 0],
    );
    assert.deepEqual(pacing.resting().chats, []);
  });
});

describe("the learned rate", () => {
  /** A server that allows `allowed` messages in any second refuses the next and wants a second of silence. */
  function against(allowed: number, seconds: number): { share: number; refusals: number[] } {
    const rate = createLearnedRate(30);
    const went: number[] = [];
    const refusals: number[] = [];
    for (let now = 0; now < seconds * 1000; ) {
      rate.used(now);
      const before = went.filter((at) => at > now - 1000).length;
      if (before < allowed) {
        went.push(now);
        if (went.length > 40) went.shift();
        // No second of ours holds a part of a message more (`slots.ts`).
        now += 1001 / Math.floor(rate.perSecond());
        continue;
      }
      rate.refused(now, before);
      refusals.push(now);
      now += 1000;
    }
    const last = refusals.filter((at) => at > (seconds - 600) * 1000);
    return { share: rate.perSecond() / allowed, refusals: last };
  }

  it("comes to what a server allows, and asks for more every few minutes", () => {
    for (const allowed of [3, 10, 20, 27]) {
      const { share, refusals } = against(allowed, 1200);
      assert.ok(share > 0.97 && share < 1.1, `${share} of ${allowed}/s`);
      assert.ok(refusals.length <= 5, `${refusals.length} refusals in ten minutes at ${allowed}/s`);
    }
  });

  it("takes a single refusal for bad luck, and never learns below one a second", () => {
    const rate = createLearnedRate(30);
    rate.refused(0, 30);
    assert.equal(rate.perSecond(), 29.7);
    for (let now = 0; now < 20_000; now += 100) rate.used(now);
    assert.equal(rate.perSecond(), 30);
    for (let again = 0; again < 100; again++) rate.refused(20_000 + again, 0);
    assert.equal(rate.perSecond(), 1);
    assert.equal(createLearnedRate(Number.POSITIVE_INFINITY).perSecond(), Number.POSITIVE_INFINITY);
  });
});
