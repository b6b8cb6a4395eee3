import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, it } from "node:test";
import type { ArticleContent } from "../../src/content/article.ts";
import { articleStore } from "../../src/content/article-store.ts";
import { type Check, checkArticle, linksIn, NOTIFICATION_LENGTH } from "../../src/content/checks.ts";
import { documentFromText } from "../../src/content/document.ts";
import type { Database } from "../../src/database/database.ts";
import { describeOnBoth } from "../database/databases.ts";
import { inlines, paragraph } from "../factories.ts";

const picture = readFileSync(join(import.meta.dirname, "..", "fixtures", "picture.png"));
const DAY = 86_400_000;

describeOnBoth("what might be mended before an article goes out", (open) => {
  const now = Date.parse("2026-05-10T12:00:00Z");
  let database: Database;

  beforeEach(async () => {
    database = await open();
  });

  const content = (change: Partial<ArticleContent> = {}): ArticleContent => ({
    title: "Bread at five",
    lead: "It is warm.",
    document: documentFromText("From Monday on, the ovens are lit at three."),
    tags: [],
    language: "en",
    ...change,
  });
  const check = (change: Partial<ArticleContent> = {}, bytes?: Uint8Array): Promise<Check[]> =>
    checkArticle(content(change), {
      database,
      now,
      id: undefined,
      picture: async () => bytes,
      isBroken: async (url) => url.includes("none"),
    });
  const kinds = async (change: Partial<ArticleContent>) => (await check(change)).map(({ kind }) => kind);

  it("is nothing for an article that has everything", async () => assert.deepEqual(await check(), []));

  it("is a missing text, where there is no picture instead", async () => {
    const document = documentFromText("");
    assert.deepEqual(await kinds({ document }), ["no_text"]);
    assert.deepEqual(await kinds({ document, picture: { source: { kind: "media", id: "x" } } }), []);
  });

  it("is a missing lead, and a title that a notification cuts", async () => {
    assert.deepEqual(await kinds({ lead: undefined }), ["no_lead"]);
    assert.deepEqual(await kinds({ title: "x".repeat(NOTIFICATION_LENGTH) }), []);
    assert.deepEqual(await kinds({ title: "x".repeat(NOTIFICATION_LENGTH + 1) }), ["long_title"]);
  });

  it("is a picture that is too small; one that can't be had or read is none of ours", async () => {
    const small = { picture: { source: { kind: "media" as const, id: "x" } } };
    assert.deepEqual(await check(small, picture), [{ kind: "small_picture", width: 320, height: 200 }]);
    assert.deepEqual(await check(small, new Uint8Array([1, 2, 3])), []);
    assert.deepEqual(await check(small), []);
  });

  it("is a link that leads nowhere, wherever it stands, each once", async () => {
    const link = (url: string) => ({ type: "link" as const, url, children: inlines("here") });
    const bold = { type: "bold" as const, children: [link("https://example.org/none/2")] };
    const blocks = [
      paragraph("See ", link("https://example.org/none"), " and ", link("https://example.org/fine")),
      { type: "quote" as const, blocks: [paragraph(bold, link("https://example.org/none"))] },
      paragraph(link("mailto:a@example.org")),
    ];
    assert.equal(linksIn(blocks).length, 4);
    assert.deepEqual(await check({ document: { version: 1, blocks } }), [
      { kind: "broken_link", url: "https://example.org/none" },
      { kind: "broken_link", url: "https://example.org/none/2" },
    ]);
  });

  it("is much the same article of the last days, but not of long ago, in another language or itself", async () => {
    const articles = articleStore(database, { now: () => now, sleep: async () => {} });
    const document = documentFromText("The ferry leaves at six and the baker opens at five on every day of the week.");
    const save = (sourceId: string, publishedAt: number, language = "en") =>
      articles.save({ source: "test", sourceId, title: sourceId, document, tags: [], language, publishedAt });
    await save("old", now - 20 * DAY);
    await save("foreign", now - DAY, "de");
    const { id } = await save("fresh", now - DAY);
    assert.deepEqual(await check({ document }), [{ kind: "similar", id, title: "fresh", publishedAt: now - DAY }]);
    const itself = await checkArticle(content({ document }), {
      ...{ database, now, id },
      ...{ picture: async () => undefined, isBroken: async () => false },
    });
    assert.deepEqual(itself, []);
  });

  it("is tags that no published article has", async () => {
    const articles = articleStore(database, { now: () => now, sleep: async () => {} });
    await articles.save({ ...content({ tags: ["Food"] }), source: "test", sourceId: "1" });
    await articles.save({ ...content({ tags: ["Sea"] }), source: "test", sourceId: "2", draft: true });
    assert.deepEqual(await check({ tags: ["#food", "Sea", "Town"], document: documentFromText("Else.") }), [
      { kind: "new_tags", titles: ["Sea", "Town"] },
    ]);
  });

  for (const [where, change] of [
    ["title", { title: "Kiosk نانوا", language: "fa" }],
    ["text", { document: documentFromText("نان.\n\nBBC گفت."), language: "fa" }],
    ["lead", { lead: "a \u2067b" }],
    ["title", { title: "a \u202ab" }],
    ["text", { document: documentFromText("a\u2069b") }],
  ] as const) {
    it(`is the direction of writing in ${JSON.stringify(change)}`, async () => {
      assert.deepEqual(await check(change), [{ kind: "direction", where }]);
    });
  }

  for (const change of [
    { title: "نانوا در Kiosk", lead: "نان.", document: documentFromText("BBC"), language: "fa" },
    { title: "\u200fKiosk نانوا", language: "fa" },
    { title: "\u2068Kiosk\u2069 نانوا", language: "en" },
    { title: "Kiosk نانوا", language: "en" },
  ]) {
    it(`is no direction of writing in ${JSON.stringify(change.title)}`, async () =>
      assert.deepEqual(await kinds({ ...change }), []));
  }
});
