import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import type { ArticleContent } from "../../src/content/article.ts";
import { articleStore } from "../../src/content/article-store.ts";
import { blocksText, documentFromText } from "../../src/content/document.ts";
import { contentOfArticle, type RevisionStore, revisionStore } from "../../src/content/revision-store.ts";
import type { ArticleId } from "../../src/core/ids.ts";
import type { Database } from "../../src/database/database.ts";
import { describeOnBoth } from "../database/databases.ts";

const EDITOR = 1003;
const OTHER = 1004;
const all = { limit: 20, offset: 0 };

describeOnBoth("what editors change", (open) => {
  let now = Date.parse("2026-05-10T12:00:00Z");
  const clock = { now: () => now, sleep: async () => {} };
  let database: Database;
  let revisions: RevisionStore;
  let articles: ReturnType<typeof articleStore>;

  const content = (change: Partial<ArticleContent> = {}): ArticleContent => ({
    title: "Bread at five",
    document: documentFromText("From Monday on, the ovens are lit at three."),
    tags: ["Food"],
    language: "en",
    ...change,
  });

  beforeEach(async () => {
    now = Date.parse("2026-05-10T12:00:00Z");
    database = await open();
    revisions = revisionStore(database, clock);
    articles = articleStore(database, clock);
  });

  it("is one draft for one piece of work, though it tells what another article tells", async () => {
    const text = documentFromText(
      "word ".repeat(10) + "From Monday on the ovens are lit at three and more. ".repeat(6),
    );
    await articles.save({ ...content({ document: text }), source: "feed:x", sourceId: "1" });
    const id = await revisions.create("1003:7", content({ document: text }), EDITOR);
    assert.equal(await revisions.create("1003:7", content({ title: "Another" }), EDITOR), id);
    const article = await articles.get(id);
    assert.deepEqual([article?.state, article?.title, article?.source], ["draft", "Bread at five", "post"]);
  });

  it("changes from the revision that it was begun from, and tells the second of two editors, whose words are kept", async () => {
    const id = await revisions.create("1003:7", content(), EDITOR);
    const from = (await articles.get(id))!.revision;
    const first = await revisions.change(id, content({ title: "Bread at four" }), { from, editorId: EDITOR });
    assert.equal(first.kind, "changed");
    const second = await revisions.change(id, content({ title: "Bread at three" }), { from, editorId: OTHER });
    assert.deepEqual(second, { kind: "conflict", revision: (first as { revision: number }).revision });
    assert.equal((await articles.get(id))?.title, "Bread at four");
    const { revisions: history } = await revisions.list(id, all);
    const kept = await revisions.get(id, history[0]!.revision);
    assert.deepEqual([kept?.revision.content.title, kept?.revision.editorId], ["Bread at three", OTHER]);
  });

  it("keeps what a source said before its first change, and marks a correction only if that is wanted", async () => {
    const { id } = await articles.save({ ...content(), source: "folder", sourceId: "a.md" });
    assert.equal((await revisions.list(id, all)).total, 0);
    now += 60_000;
    const from = (await articles.get(id))!.revision;
    const changed = await revisions.change(id, content({ title: "Bread at four" }), { from, editorId: EDITOR });
    assert.equal((await articles.get(id))?.correctedAt, undefined);
    const { revision } = changed as { revision: number };
    const both = await revisions.get(id, revision);
    assert.deepEqual([both?.before?.content.title, both?.before?.editorId], ["Bread at five", undefined]);
    const next = { from: revision, editorId: EDITOR, marked: true };
    await revisions.change(id, content({ title: "Bread at three" }), next);
    assert.equal((await articles.get(id))?.correctedAt, now);
    assert.equal((await revisions.list(id, all)).total, 3);
  });

  it("is no change where nothing is different, and goes round unchanged", async () => {
    const id = await revisions.create("1003:7", content({ lead: "It is warm.", slug: "bread" }), EDITOR);
    const article = (await articles.get(id))!;
    const outcome = await revisions.change(id, contentOfArticle(article), { from: article.revision, editorId: EDITOR });
    assert.deepEqual(outcome, { kind: "changed", revision: article.revision });
    assert.equal((await articles.get(id))?.revision, article.revision);
  });

  it("gives a name to one article only, by which readers find it", async () => {
    const id = await revisions.create("1003:7", content({ slug: "bread" }), EDITOR);
    await articles.publish(id);
    assert.equal((await articles.findPublishedBySlug("bread"))?.id, id);
    assert.equal(await revisions.isSlugTaken("bread"), true);
    assert.equal(await revisions.isSlugTaken("bread", id), false);
    const other = await revisions.create("1003:9", content(), EDITOR);
    const from = (await articles.get(other))!.revision;
    const outcome = await revisions.change(other, content({ slug: "bread" }), { from, editorId: EDITOR });
    assert.deepEqual(outcome, { kind: "slug_taken" });
  });

  it("takes back what is published, once, and changes it no more", async () => {
    const id = await revisions.create("1003:7", content(), EDITOR);
    assert.equal(await articles.recall(id, "wrong"), false);
    await articles.publish(id);
    assert.equal(await articles.recall(id, "The baker never said so."), true);
    assert.equal(await articles.recall(id, "again"), false);
    const article = (await articles.get(id))!;
    assert.deepEqual([article.state, article.recallReason], ["recalled", "The baker never said so."]);
    const outcome = await revisions.change(id, content(), { from: article.revision, editorId: EDITOR });
    assert.deepEqual(outcome, { kind: "gone" });
    assert.match(blocksText(article.document.blocks), /ovens/);
  });

  it("discards drafts only", async () => {
    const id = await revisions.create("1003:7", content(), EDITOR);
    const published = await revisions.create("1003:9", content(), EDITOR);
    await articles.publish(published);
    assert.deepEqual([await revisions.discard(id), await revisions.discard(published)], [true, false]);
    assert.equal(await articles.get(id), undefined);
    assert.equal((await revisions.list(id, all)).total, 0);
  });

  it("stand when its source says something else afterwards, until an editor has taken that over", async () => {
    const source = (title: string) => articles.save({ ...content({ title }), source: "feed:x", sourceId: "1" });
    const change = async (id: ArticleId, wanted: Partial<ArticleContent>) =>
      revisions.change(id, content(wanted), { from: (await articles.get(id))!.revision, editorId: EDITOR });
    const titleOf = async (id: ArticleId) => (await articles.get(id))?.title;
    const { id } = await source("Bread at five");
    // A name in links is no other wording.
    await change(id, { slug: "bread" });
    assert.equal((await source("Bread at six")).outcome, "changed");
    await change(id, { title: "Bread at half past six" });
    assert.equal((await source("Bread at seven")).outcome, "held");
    assert.equal((await source("Bread at seven")).outcome, "unchanged");
    assert.equal(await titleOf(id), "Bread at half past six");
    const newest = (await revisions.list(id, all)).revisions[0]!;
    assert.equal(newest.editorId, undefined);
    assert.equal((await revisions.get(id, newest.revision))?.revision.content.title, "Bread at seven");
    await change(id, { title: "Bread at seven" });
    assert.equal((await source("Bread at eight")).outcome, "changed");
    assert.equal(await titleOf(id), "Bread at eight");
  });
});
