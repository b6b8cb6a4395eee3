import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import { silentLog } from "../../src/core/log.ts";
import type { SendOptions, SendOutcome } from "../../src/delivery/messenger.ts";
import { createPacing } from "../../src/delivery/pacing.ts";
import { publish } from "../../src/delivery/publication.ts";
import { createSender } from "../../src/delivery/sender.ts";
import { createSpending } from "../../src/delivery/spending.ts";
import { describeOnBoth } from "../database/databases.ts";
import { DAY, HOUR, handClock, newsdesk } from "./newsdesk.ts";

describeOnBoth("paid broadcasts", (open) => {
  let clock: ReturnType<typeof handClock>;
  let desk: ReturnType<typeof newsdesk>;

  beforeEach(async () => {
    clock = handClock("2026-05-10T12:00:00Z");
    desk = newsdesk(clock, await open());
  });

  async function taken(spending: ReturnType<typeof createSpending>): Promise<number> {
    let count = 0;
    while (await spending.take()) count++;
    return count;
  }

  it("cost no more than the day's Stars, whatever processes pay, and begin anew with the next day", async () => {
    const processes = [1, 2, 3].map(() => createSpending(desk.database, clock, 12));
    // Each books its block; the last finds no room for one.
    const begun = await Promise.all(processes.map((one) => one.take()));
    assert.deepEqual(begun.toSorted(), [false, true, true]);
    let paid = 2;
    for (const one of processes) paid += await taken(one);
    assert.equal(paid, 100);
    clock.advance(HOUR);
    assert.equal(await taken(createSpending(desk.database, clock, 12)), 0);
    clock.advance(DAY);
    assert.equal(await taken(createSpending(desk.database, clock, 12)), 100, "whole blocks");
    assert.equal(await taken(createSpending(desk.database, clock, 0)), 0);
    const tiny = handClock("2027-01-01T00:00:00Z");
    assert.equal(await taken(createSpending(desk.database, tiny, 1)), 10);
  });

  it("are booked once for all that are on their way together", async () => {
    const spending = createSpending(desk.database, clock, 20);
    const begun = await Promise.all(Array.from({ length: 120 }, () => spending.take()));
    assert.equal(begun.filter(Boolean).length, 120);
    assert.equal(await taken(spending), 80);
  });

  /** Sends to `readers`, where a minute's worth is 60. @returns which of the messages were paid for */
  async function send(readers: number, stars: number, answer: (paid: boolean) => SendOutcome | undefined) {
    for (let id = 1; id <= readers; id++) await desk.subscriber(id, "instant");
    await publish(desk.database, clock, await desk.article({ draft: true }));
    const asked: SendOptions[] = [];
    const refused = async () => ({ kind: "refused" as const, reason: "not here" });
    const free = createPacing({ perSecond: Number.POSITIVE_INFINITY, chatGapMs: 0, groupGapMs: 0 });
    const sender = createSender({
      database: desk.database,
      clock,
      log: silentLog,
      messenger: {
        takesRich: () => false,
        edit: refused,
        withdraw: refused,
        async send(_chatId, _message, options) {
          asked.push(options);
          return answer(options.paid === true) ?? { kind: "sent", messageIds: asked.length };
        },
      },
      compose: async () => [{ kind: "text", text: "news", entities: [] }],
      botId: 1,
      // It says one a second, so that a minute is sixty, and waits for nobody.
      pacing: { ...free, perSecond: () => 1 },
      spending: createSpending(desk.database, clock, stars),
      window: 1,
    });
    const counts = await sender.drain();
    return { counts, paid: asked.filter(({ paid }) => paid).length, asked: asked.length };
  }

  it("are for what takes longer than a minute, as long as there are Stars", async () => {
    const { counts, paid } = await send(100, 1000, () => undefined);
    assert.equal(counts?.sent, 100);
    assert.ok(paid >= 40 && paid < 50, `${paid} were paid for: all that were more than 60 before the end`);
  });

  it("stop when the Stars are spent", async () => {
    const { counts, paid } = await send(100, 1, () => undefined);
    assert.deepEqual([counts?.sent, paid], [100, 10]);
  });

  it("go on when one chat can't be had", async () => {
    let gone = 0;
    const outcome: SendOutcome = { kind: "refused", reason: "Bad Request: chat not found" };
    const { counts, paid } = await send(100, 1000, () => (gone++ < 2 ? outcome : undefined));
    assert.deepEqual([counts?.sent, counts?.failed], [99, 1]);
    assert.ok(paid > 35, `${paid} were paid for`);
  });

  it("fail nobody when Telegram takes no payment", async () => {
    const outcome: SendOutcome = { kind: "refused", reason: "Bad Request: not enough Stars" };
    const { counts, paid, asked } = await send(100, 1000, (isPaid) => (isPaid ? outcome : undefined));
    assert.deepEqual([counts?.sent, counts?.failed, paid, asked], [100, 0, 1, 101]);
  });
});
