import assert from "node:assert/strict";
import { it } from "node:test";
import { forgetOldHandled } from "../../src/bot/handled-updates.ts";
import { openDatabase } from "../../src/database/database.ts";
import { handClock } from "../delivery/newsdesk.ts";

it("forgets what was handled more than a day ago, however much it is, and nothing else", async () => {
  const database = openDatabase("sqlite::memory:");
  const clock = handClock("2026-11-25T12:00:00Z");
  const note = async (from: number, count: number) => {
    const rows = Array.from({ length: count }, (_, n) => ({ update_id: from + n, handled_at: clock.now() }));
    await database.insertInto("handled_update").values(rows).execute();
  };
  await note(1, 2500);
  clock.advance(24 * 3_600_000);
  await note(3000, 10);
  await forgetOldHandled(database, clock);
  assert.equal((await database.selectFrom("handled_update").selectAll().execute()).length, 2510, "just a day old");
  clock.advance(1);
  await forgetOldHandled(database, clock);
  const left = await database.selectFrom("handled_update").select("update_id").orderBy("update_id").execute();
  assert.deepEqual(
    left.map(({ update_id }) => update_id),
    Array.from({ length: 10 }, (_, n) => 3000 + n),
  );
  await database.destroy();
});
