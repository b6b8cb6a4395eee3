import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import type { ArticleDraft } from "../../src/content/article.ts";
import { articleChanges } from "../../src/content/article-changes.ts";
import { articleStore, NEWS_AGE_MS } from "../../src/content/article-store.ts";
import { documentFromText } from "../../src/content/document.ts";
import { tagStore } from "../../src/content/tag-store.ts";
import type { Database } from "../../src/database/database.ts";
import { releasedNews } from "../../src/subscribers/news.ts";
import { describeOnBoth } from "../database/databases.ts";

const DAY = 86_400_000;
const page = { limit: 10, offset: 0 };

describeOnBoth("the article store", (open) => {
  let now = Date.parse("2026-05-10T12:00:00Z");
  const clock = { now: () => now, sleep: async () => {} };
  let database: Database;
  let articles: ReturnType<typeof articleStore>;

  const draft = (change: Partial<ArticleDraft> = {}): ArticleDraft => ({
    source: "jsonl",
    sourceId: "a1",
    title: "Bread at five",
    lead: "The bakery opens earlier.",
    document: documentFromText("From Monday on, the ovens are lit at three."),
    tags: ["Food", "#food", " , ", "Town"],
    language: "en",
    ...change,
  });

  beforeEach(async () => {
    now = Date.parse("2026-05-10T12:00:00Z");
    database = await open();
    articles = articleStore(database, clock);
  });

  it("keeps an article with its tags once each, and publishes it", async () => {
    const { outcome, id } = await articles.save(draft({ publishedAt: now - 1000 }));
    assert.equal(outcome, "new");
    const article = await articles.getPublished(id);
    assert.equal(article?.title, "Bread at five");
    assert.equal(article.sourceId, "a1");
    assert.deepEqual(
      article.tags.map((tag) => tag.title),
      ["Food", "Town"],
    );
  });

  it("changes nothing when the same draft comes again, and updates when it differs", async () => {
    const first = await articles.save(draft());
    const revision = await articles.revision();
    assert.deepEqual(await articles.save(draft()), { outcome: "unchanged", id: first.id });
    assert.equal(await articles.revision(), revision);

    now += DAY;
    assert.deepEqual(await articles.save(draft({ title: "Bread at four", tags: ["Town"] })), {
      outcome: "changed",
      id: first.id,
    });
    const article = await articles.get(first.id);
    assert.equal(article?.title, "Bread at four");
    assert.equal(article.publishedAt, now - DAY, "the date stays that of the first time");
    assert.deepEqual(
      article.tags.map((tag) => tag.title),
      ["Town"],
    );
    assert.ok((await articles.revision()) > revision);
  });

  it("shows neither drafts nor what is scheduled, until they are published", async () => {
    const hidden = await articles.save(draft({ draft: true }));
    const later = await articles.save(draft({ sourceId: "a2", publishedAt: now + DAY }));
    assert.equal((await articles.list(page)).total, 0);
    assert.equal(await articles.getPublished(hidden.id), undefined);
    assert.deepEqual(await articles.dueScheduled(now), []);

    now += DAY;
    assert.deepEqual(await articles.dueScheduled(now), [later.id]);
    assert.equal(await articles.publish(later.id), true);
    assert.equal(await articles.publish(later.id), false);
    assert.equal(await articles.publish(hidden.id), true);
    assert.equal((await articles.list(page)).total, 2);
    assert.equal((await articles.getPublished(hidden.id))?.publishedAt, now);
  });

  it("never brings back what was recalled, however its source changes", async () => {
    const { id } = await articles.save(draft());
    assert.equal(await articles.recallSources(["jsonl"]), 1);
    await articles.save(draft({ title: "Bread at six" }));
    assert.equal((await articles.get(id))?.state, "recalled");
    assert.equal((await articles.list(page)).total, 0);
  });

  it("releases what is fresh as news and keeps an old archive out of the digests", async () => {
    const before = await articles.revision();
    await articles.save(draft({ sourceId: "old", publishedAt: now - NEWS_AGE_MS - 1 }));
    const fresh = await articles.save(draft({ sourceId: "fresh", publishedAt: now - DAY, tags: ["Food"] }));
    const other = await articles.save(draft({ sourceId: "other", tags: ["Chess"] }));
    const upTo = await articles.revision();

    const all = await releasedNews(database, before, upTo);
    const food = await tagStore(database).find("FOOD");
    assert.deepEqual(
      all.map(({ articleId, tagIds }) => [articleId, tagIds]),
      [
        [other.id, [(await tagStore(database).find("Chess"))!.id]],
        [fresh.id, [food!.id]],
      ],
    );
    assert.deepEqual(await releasedNews(database, upTo, upTo + 5), []);
  });

  it("lists newest first by page, by tag and by period", async () => {
    for (let i = 0; i < 7; i++) {
      await articles.save(
        draft({ sourceId: `a${i}`, title: `Day ${i}`, publishedAt: now - i * DAY, tags: i % 2 ? ["Odd"] : ["Even"] }),
      );
    }
    const second = await articles.list({ limit: 3, offset: 3 });
    assert.equal(second.total, 7);
    assert.deepEqual(
      second.articles.map((article) => article.title),
      ["Day 3", "Day 4", "Day 5"],
    );
    const odd = await tagStore(database).find("odd");
    const list = await articles.list(page, { tagId: odd!.id, period: { from: now - 4 * DAY, until: now } });
    assert.deepEqual(
      list.articles.map((article) => article.title),
      ["Day 1", "Day 3"],
    );
  });

  it("gives every change to who follows it, in order of revision", async () => {
    const a = await articles.save(draft({ sourceId: "a" }));
    const b = await articles.save(draft({ sourceId: "b" }));
    await articles.save(draft({ sourceId: "a", title: "Changed" }));
    const changes = await articleChanges(database).changedSince(0, 10);
    assert.deepEqual(
      changes.map((article) => article.id),
      [b.id, a.id],
    );
    assert.equal(changes.at(-1)?.revision, await articles.revision());
  });

  it("counts tags by published articles, most used first, and finds them however they are spelt", async () => {
    await articles.save(draft({ sourceId: "1", tags: ["Climate Change", "Food"] }));
    await articles.save(draft({ sourceId: "2", tags: ["climate-change"] }));
    await articles.save(draft({ sourceId: "3", tags: ["Secret"], draft: true }));
    const { tags, total } = await tagStore(database).list(page);
    assert.equal(total, 2);
    assert.deepEqual(
      tags.map(({ title, count }) => [title, count]),
      [
        ["Climate Change", 2],
        ["Food", 1],
      ],
    );
    assert.equal((await tagStore(database).find("#CLIMATE_change"))?.title, "Climate Change");
  });

  it("undoes all of a save when a part of it fails", async () => {
    await assert.rejects(articles.save({ ...draft(), tags: ["Food"], language: null as unknown as string }));
    assert.equal((await articles.list(page)).total, 0);
    assert.equal((await tagStore(database).list(page)).total, 0);
    assert.equal(await articles.revision(), 0);
  });
});
