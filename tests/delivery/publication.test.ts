import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import { documentFromText } from "../../src/content/document.ts";
import { revisionStore } from "../../src/content/revision-store.ts";
import { scheduleStore } from "../../src/content/schedule-store.ts";
import { ChatId } from "../../src/core/ids.ts";
import type { Database } from "../../src/database/database.ts";
import { publishDue } from "../../src/delivery/publication.ts";
import { describeOnBoth } from "../database/databases.ts";
import { fc } from "../fuzz.ts";

const editor = ChatId.parse(1003);

describeOnBoth("publishing what is scheduled", (open, examples) => {
  let now = 1_000_000;
  const clock = { now: () => now, sleep: async () => {} };
  let database: Database;

  beforeEach(async () => {
    now = 1_000_000;
    database = await open();
  });

  let count = 0;
  async function scheduled(at: number) {
    const content = { title: "Bread", document: documentFromText("Text."), tags: [], language: "en" };
    const id = await revisionStore(database, clock).create(`1003:${++count}`, content, editor);
    await scheduleStore(database, clock).schedule(id, at, editor);
    return id;
  }
  const dispatches = async () => (await database.selectFrom("dispatch").select("article_id").execute()).length;

  it("is done once, by however many at the same time, and not before its time", async () => {
    const due = await scheduled(now);
    await scheduled(now + 1);
    const published = await Promise.all([1, 2, 3].map(() => publishDue(database, clock, now)));
    assert.deepEqual(published.flat(), [due]);
    assert.equal(await dispatches(), 1);
  });

  it("either publishes or is stopped or moved, whatever comes first", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("stop", "move"), fc.boolean(), async (act, first) => {
        const id = await scheduled(now);
        const before = await dispatches();
        const schedule = scheduleStore(database, clock);
        const change = () => (act === "stop" ? schedule.stop(id) : schedule.schedule(id, now + 1_000_000, editor));
        const publish = () => publishDue(database, clock, now);
        const both = first ? [change(), publish()] : [publish(), change()];
        const [changed, published] = (await Promise.all(both)).toSorted((a) => (typeof a === "boolean" ? -1 : 1));
        const isOut = (published as number[]).includes(id);
        assert.equal(changed, !isOut);
        assert.equal((await dispatches()) - before, isOut ? 1 : 0);
      }),
      { numRuns: examples(30) },
    );
  });
});
