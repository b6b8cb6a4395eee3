import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import type { Update } from "grammy/types";
import { createInbox } from "../../src/bot/inbox.ts";
import { systemClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/log.ts";
import type { Database } from "../../src/database/database.ts";
import { describeOnBoth } from "../database/databases.ts";

const update = (id: number) => ({ update_id: id }) as Update;

describeOnBoth("updates by webhook", (open) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
  });
  const kept = async () =>
    (await database.selectFrom("kept_update").select("update_id").execute()).map((row) => row.update_id);

  it("are answered when they are handled, and nothing is kept of them", async () => {
    const handled: number[] = [];
    const inbox = createInbox(database, systemClock, silentLog, async ({ update_id }) => void handled.push(update_id));
    await inbox.receive(update(1));
    assert.deepEqual(handled, [1]);
    assert.deepEqual(await kept(), []);
  });

  it("are kept when they take long, and forgotten when they are handled", async () => {
    const end = Promise.withResolvers<void>();
    const inbox = createInbox(database, systemClock, silentLog, () => end.promise);
    const start = performance.now();
    await inbox.receive(update(2));
    assert.ok(performance.now() - start >= 800);
    assert.deepEqual(await kept(), [2]);
    end.resolve();
    await inbox.settled();
    while ((await kept()).length > 0) await systemClock.sleep(5);
  });

  it("are handled by the next run, in their order, when a run ended before", async () => {
    const never = new Promise<void>(() => {});
    const first = createInbox(database, systemClock, silentLog, () => never);
    await Promise.all([first.receive(update(4)), first.receive(update(3))]);
    const handled: number[] = [];
    const second = createInbox(database, systemClock, silentLog, async ({ update_id }) => void handled.push(update_id));
    await second.replay();
    assert.deepEqual(handled, [3, 4]);
    assert.deepEqual(await kept(), []);
  });

  it("are left to Telegram when they can't be kept", async () => {
    const inbox = createInbox(database, systemClock, silentLog, () => new Promise(() => {}));
    await database.schema.dropTable("kept_update").execute();
    await assert.rejects(inbox.receive(update(5)));
  });
});
