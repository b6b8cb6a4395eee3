import assert from "node:assert/strict";
import { it } from "node:test";
import { silentLog } from "../../src/core/log.ts";
import { schedule } from "../../src/jobs/schedule.ts";

it("runs again after a failure, never twice at once, and is waited for when it is stopped", {
  timeout: 20_000,
}, async () => {
  const failures: object[] = [];
  let runs = 0;
  let atOnce = 0;
  let most = 0;
  const job = schedule(
    "test",
    "* * * * * *",
    async () => {
      runs++;
      atOnce++;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      atOnce--;
      if (runs === 1) throw new Error("not this time");
    },
    { ...silentLog, error: (fields) => failures.push(fields) },
  );
  while (runs < 2) await new Promise((resolve) => setTimeout(resolve, 20));
  await job.stop();
  assert.deepEqual([runs, atOnce, most, failures.length], [2, 0, 1, 1]);
});
