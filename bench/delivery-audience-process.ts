/** One size of `delivery-audience.ts`, in a process of its own: its argument is the number of subscribers. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Api } from "grammy";
import { sql } from "kysely";
import { createTransport } from "../src/bot/transport.ts";
import { systemClock } from "../src/core/clock.ts";
import { createPacing } from "../src/delivery/pacing.ts";
import { publish } from "../src/delivery/publication.ts";
import type { AudienceBench } from "./delivery-audience.ts";
import { openBenchNewsroom, startStub, TOKEN } from "./delivery-newsroom.ts";

const subscribers = Number(process.argv[2]);
const zones = Intl.supportedValuesOf("timeZone");

const stub = await startStub(30);
const newsroom = await openBenchNewsroom(subscribers, { zones });
const { database } = newsroom;
const transport = createTransport(stub.url);
const sender = newsroom.sender(new Api(TOKEN, { apiRoot: stub.url, fetch: transport.fetch }), createPacing(), 20);
sender.start();
const draft = await newsroom.draft();
await systemClock.sleep(500);

// What it took to set the stage is not to be paid for by the first who commits.
await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(database);
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const start = performance.now();
const { articleId } = await publish(database, systemClock, draft);
sender.wake();
const dispatch = () =>
  database
    .selectFrom("dispatch")
    .select(["audience", "total", "sent"])
    .where("article_id", "=", articleId)
    .executeTakeFirstOrThrow();
let state = await dispatch();
while (state.audience !== null) {
  await systemClock.sleep(5);
  state = await dispatch();
}
const ms = performance.now() - start;
await nextTurn();
delay.disable();
if (state.total !== subscribers) throw new Error(`${state.total} of ${subscribers} are in the audience`);
const memory = process.resourceUsage().maxRSS / 1024;
await sender.stop();
await stub.stop();
await transport.close();

const other = await newsroom.draft();
const begin = performance.now();
await database.transaction().execute(async (trx) => {
  await sql`INSERT INTO dispatch (kind, key, article_id, created_at) VALUES ('article', 'bench', ${other}, 0)`.execute(
    trx,
  );
  await sql`
    INSERT INTO delivery (dispatch_id, chat_id, state, priority, due_at, updated_at)
    SELECT (SELECT id FROM dispatch WHERE key = 'bench'), chat.id, 'pending', 10, 0, 0
    FROM chat JOIN subscription ON chat_id = chat.id WHERE topic = 'all' AND state = 'active'`.execute(trx);
});
const oneStatement = performance.now() - begin;
await newsroom.close();
const result: AudienceBench = {
  subscribers,
  ms,
  longestHold: delay.max / 1e6,
  oneStatement,
  memory,
  sent: state.sent,
};
process.send?.(result, () => process.disconnect?.());
