import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { systemClock } from "../../src/core/clock.ts";
import { openDatabase } from "../../src/database/database.ts";
import { publish } from "../../src/delivery/publication.ts";
import { textOf } from "../../src/simulator/hands.ts";
import { newsdesk } from "../delivery/newsdesk.ts";
import { runs } from "../fuzz.ts";
import { openPlace } from "./program.ts";

const CHATS = 2000;

describe("killed while", () => {
  it("digests are planned: every chat gets one delivery, and moves on with it", { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "kiosk-planning-"));
    const url = `sqlite:${join(folder, "kiosk.db")}`;
    const database = openDatabase(url);
    const desk = newsdesk(systemClock, database);
    await desk.article({ title: "News", tags: ["Town"] });
    const at = Date.now() + 3_600_000;
    await sql`
      INSERT INTO chat (id, type, state, language, time_zone, digest_time, next_digest_at, created_at)
      WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${CHATS})
      SELECT n, 'private', 'active', 'en', 'UTC', '00:00', ${at} - n, 0 FROM number`.execute(database);
    await sql`
      INSERT INTO subscription (chat_id, topic, cadence, since, cursor)
      SELECT id, 'all', CASE WHEN id % 3 = 0 THEN 'weekly' ELSE 'daily' END, 0, 0 FROM chat`.execute(database);
    const child = join(import.meta.dirname, "plan-digests.ts");
    const planned = async () =>
      (
        await database
          .selectFrom("delivery")
          .select((eb) => eb.fn.countAll<number>().as("n"))
          .executeTakeFirstOrThrow()
      ).n;
    let kills = 0;
    for (let run = 0; run < runs(12); run++) {
      const process = spawn(globalThis.process.execPath, [child, url, String(at)]);
      const ended = once(process, "close");
      await once(process.stdout, "data");
      const timer = setTimeout(() => process.kill("SIGKILL"), Math.random() * 60);
      const [, signal] = await ended;
      clearTimeout(timer);
      if (signal === "SIGKILL") kills++;
      const { n } = await database
        .selectFrom("chat")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .where("last_digest_date", "is not", null)
        .executeTakeFirstOrThrow();
      assert.equal(await planned(), n, "what was planned has moved on, and nothing else has");
      if (n === CHATS) break;
    }
    assert.ok(kills > 2, `${kills} kills`);
    const last = spawn(globalThis.process.execPath, [child, url, String(at)]);
    const [code] = await once(last, "close");
    assert.equal(code, 0);
    assert.equal(await planned(), CHATS);
    const odd = await sql`
      SELECT id FROM chat JOIN subscription ON chat_id = id
      WHERE next_digest_at <= ${at} OR cursor = 0`.execute(database);
    assert.deepEqual(odd.rows, []);
    await database.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  it("a reader leaves: nothing arrives after the answer, whatever was waiting", { timeout: 120_000 }, async () => {
    const place = await openPlace();
    const database = openDatabase(place.databaseUrl);
    const desk = newsdesk(systemClock, database);
    try {
      const reader = place.simulator.person("reader");
      // Before it is handled, while it is, and in the moment of its answer.
      for (const moment of [0, 15, "answer", "answer"] as const) {
        await desk.subscriber(1001, "instant");
        for (let n = 0; n < 6; n++)
          await publish(database, systemClock, await desk.article({ title: `News ${n}`, draft: true }));
        const program = place.run("main.ts");
        reader.start();
        await reader.sees(/^News/, { timeoutMs: 20_000 });
        const stop = place.simulator.world.listen((event) => {
          if (
            moment === "answer" &&
            event.type === "message" &&
            textOf(event.message).includes("nothing more from me")
          ) {
            program.process.kill("SIGKILL");
          }
        });
        reader.send("/unsubscribe");
        if (moment !== "answer") setTimeout(() => program.process.kill("SIGKILL"), moment);
        await program.ended;
        stop();
        await database.deleteFrom("lease").execute();
        const again = place.run("main.ts");
        await again.says("is open at");
        await reader.sees(/nothing more from me|had not subscribed/, { timeoutMs: 20_000 });
        await systemClock.sleep(2500);
        const messages = reader.messages().map(textOf);
        const answered = messages.findLastIndex((text) => /^\/unsubscribe/.test(text));
        const after = messages.slice(
          messages.findIndex((text, index) => index > answered && /nothing more|had not/.test(text)),
        );
        assert.deepEqual(
          after.filter((text) => /^News/.test(text)),
          [],
          `killed at ${moment}`,
        );
        again.process.kill("SIGTERM");
        await again.ended;
        const open = await database
          .selectFrom("delivery")
          .select("state")
          .where("chat_id", "=", 1001)
          .where("state", "in", ["pending", "claimed"])
          .execute();
        assert.deepEqual(open, []);
      }
    } finally {
      await place.close();
      await database.destroy();
    }
  });
});
