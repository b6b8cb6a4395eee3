import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import type { Update } from "grammy/types";
import { createSharedInbox, type SharedInbox } from "../../src/bot/shared-inbox.ts";
import { systemClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/log.ts";
import type { Database } from "../../src/database/database.ts";
import { describeOnBoth } from "../database/databases.ts";
import { fc } from "../fuzz.ts";

/** An update of a chat. */
const update = (id: number, chat: number) => ({ update_id: id, message: { chat: { id: chat } } }) as Update;
const chatOf = ({ message }: Update) => String(message?.chat.id);

describeOnBoth("updates by webhook to several processes", (open, examples) => {
  let database: Database;
  let shift = 0;
  const clock = { now: () => Date.now() + shift, sleep: systemClock.sleep };
  beforeEach(async () => {
    database = await open();
    shift = 0;
  });
  const process = (handle: (update: Update) => Promise<void>): SharedInbox =>
    createSharedInbox({ database, clock, log: silentLog, handle, turnOf: chatOf });
  const kept = async () =>
    (await database.selectFrom("kept_update").select("update_id").execute()).map((row) => row.update_id);

  it("are handled once, a chat's one at a time and in order, whoever gets them", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ chat: fc.nat(2), to: fc.nat(2), takes: fc.nat(3) }), { minLength: 1, maxLength: 25 }),
        async (sent) => {
          const handled: number[] = [];
          const begun = new Set<number>();
          const busy = new Set<string>();
          const handle = async (one: Update) => {
            assert.ok(!busy.has(chatOf(one)), "two at once");
            busy.add(chatOf(one));
            begun.add(one.update_id);
            await systemClock.sleep(sent[one.update_id]?.takes ?? 0);
            busy.delete(chatOf(one));
            handled.push(one.update_id);
          };
          const processes = [process(handle), process(handle), process(handle)];
          const received: (Promise<void> | undefined)[] = [];
          for (const [id, { chat, to }] of sent.entries()) {
            received.push(processes[to]?.receive(update(id, chat)));
            // Two that come at the same moment have no order.
            while (!begun.has(id) && !(await kept()).includes(id)) await systemClock.sleep(0);
          }
          await Promise.all(received);
          await Promise.all(processes.map((one) => one.settled()));
          assert.deepEqual(
            handled.toSorted((a, b) => a - b),
            sent.map((_, id) => id),
          );
          for (const chat of [0, 1, 2]) {
            const ids = handled.filter((id) => sent[id]?.chat === chat);
            assert.deepEqual(
              ids,
              ids.toSorted((a, b) => a - b),
            );
          }
          assert.deepEqual(await kept(), []);
        },
      ),
      { numRuns: examples(25) },
    );
  });

  it("are answered while they are handled elsewhere, or take long here", async () => {
    const end = Promise.withResolvers<void>();
    const [slow, other] = [process(() => end.promise), process(async () => assert.fail("it isn't its turn"))];
    const first = slow.receive(update(1, 7));
    while ((await kept()).length === 0) await systemClock.sleep(1);
    const start = performance.now();
    await other.receive(update(2, 7));
    assert.ok(performance.now() - start < 500);
    await first;
    assert.ok(performance.now() - start > 500);
    assert.deepEqual(await kept(), [1, 2]);
    end.resolve();
    await slow.settled();
    assert.deepEqual(await kept(), []);
  });

  it("of a process that died are taken up by another, when its turn has run out", async () => {
    for (const { update_id, ...chat } of [update(4, 7), update(3, 8), update(5, 7)]) {
      const row = { update_id, body: JSON.stringify({ update_id, ...chat }), received_at: clock.now() };
      await database
        .insertInto("kept_update")
        .values({ ...row, turn: chatOf({ update_id, ...chat }) })
        .execute();
    }
    const expires_at = clock.now() + 6000;
    for (const name of ["turn:7", "turn:8"]) {
      await database.insertInto("lease").values({ name, holder: "the dead", expires_at }).execute();
    }
    const handled: number[] = [];
    const second = process(async ({ update_id }) => void handled.push(update_id));
    await second.replay();
    assert.equal(handled.length, 0, "it may be alive");
    shift = 6001;
    while ((await kept()).length > 0) await systemClock.sleep(20);
    assert.deepEqual(handled.toSorted(), [3, 4, 5]);
    assert.ok(handled.indexOf(4) < handled.indexOf(5));
    await second.settled();
  });

  it("are left to Telegram when they can't be kept", async () => {
    const inbox = process(async () => {});
    await database.schema.dropTable("kept_update").execute();
    await assert.rejects(inbox.receive(update(5, 1)));
  });
});
