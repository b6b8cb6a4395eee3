import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import { articleStore } from "../../src/content/article-store.ts";
import { documentFromText } from "../../src/content/document.ts";
import { revisionStore } from "../../src/content/revision-store.ts";
import { type ScheduleStore, scheduleStore } from "../../src/content/schedule-store.ts";
import { ChatId } from "../../src/core/ids.ts";
import type { Database } from "../../src/database/database.ts";
import { describeOnBoth } from "../database/databases.ts";

const HOUR = 3_600_000;
const editor = ChatId.parse(1003);

describeOnBoth("what is published later", (open) => {
  const now = Date.parse("2026-05-10T12:00:00Z");
  const clock = { now: () => now, sleep: async () => {} };
  let database: Database;
  let schedule: ScheduleStore;
  let articles: ReturnType<typeof articleStore>;

  beforeEach(async () => {
    database = await open();
    schedule = scheduleStore(database, clock);
    articles = articleStore(database, clock);
  });

  let count = 0;
  async function draft(title: string) {
    const content = { title, document: documentFromText("Text."), tags: [], language: "en" };
    return revisionStore(database, clock).create(`1003:${++count}`, content, editor);
  }

  it("stands in a queue, what is scheduled in its order, then the latest drafts; a feed's are looked after elsewhere", async () => {
    await draft("Old draft");
    const late = await draft("Late");
    const early = await draft("Early");
    await draft("New draft");
    const document = documentFromText("Text.");
    await articles.save({
      source: "feed:x",
      sourceId: "1",
      title: "Feed",
      document,
      tags: [],
      language: "en",
      draft: true,
    });
    await schedule.schedule(late, now + 2 * HOUR, editor);
    await schedule.schedule(early, now + HOUR, editor);
    const { waiting, total } = await schedule.waiting({ limit: 10, offset: 0 });
    assert.deepEqual(
      waiting.map(({ title }) => title),
      ["Early", "Late", "New draft", "Old draft"],
    );
    assert.equal(total, 4);
    assert.equal(await schedule.next(), now + HOUR);
    assert.equal((await schedule.waiting({ limit: 1, offset: 1 })).waiting[0]?.id, late);
  });

  it("is moved and stopped until it is out, and whoever comes too late is told", async () => {
    const id = await draft("Bread");
    assert.equal(await schedule.stop(id), false);
    assert.equal(await schedule.schedule(id, now + HOUR, editor), true);
    assert.equal(await schedule.schedule(id, now + 2 * HOUR, editor), true);
    assert.equal(await schedule.stop(id), true);
    assert.equal((await articles.get(id))?.state, "draft");
    await schedule.schedule(id, now, editor);
    assert.deepEqual(await articles.dueScheduled(now), [id]);
    assert.equal(await articles.publish(id), true);
    assert.deepEqual([await schedule.stop(id), await schedule.schedule(id, now, editor)], [false, false]);
    assert.equal(await schedule.next(), undefined);
  });

  it("is told to its editor once it is out, and only then", async () => {
    const id = await draft("Bread");
    await schedule.schedule(id, now, editor);
    assert.deepEqual(await schedule.untold(), []);
    await articles.publish(id);
    assert.deepEqual(await schedule.untold(), [{ id, title: "Bread", by: editor }]);
    await schedule.told(id);
    assert.deepEqual(await schedule.untold(), []);
  });
});
