import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import type { ArticleDraft } from "../../src/content/article.ts";
import { documentFromText } from "../../src/content/document.ts";
import { addressKey, shinglesOf, storyBands } from "../../src/content/same-story.ts";
import { describeOnBoth } from "../database/databases.ts";
import { DAY, HOUR, handClock, newsdesk } from "../delivery/newsdesk.ts";
import { fc } from "../fuzz.ts";

const words = (count: number, from: number) =>
  Array.from({ length: count }, (_, n) => `word${(from * 7919 + n * 104_729) % 3001}`);
const story = words(300, 1);

describeOnBoth("one story from two sources", (open) => {
  const clock = handClock("2026-05-10T12:00:00Z");
  let desk: ReturnType<typeof newsdesk>;

  beforeEach(async () => {
    desk = newsdesk(clock, await open());
  });

  const save = (source: string, sourceId: string, change: Partial<ArticleDraft> = {}) =>
    desk.articles.save(desk.draft({ source, sourceId, document: documentFromText(story.join(" ")), ...change }));
  const count = async () => (await desk.articles.list({ limit: 0, offset: 0 })).total;

  it("is one article by its address, however that is written, told by the first", async () => {
    const first = await save("feed:a", "1", { title: "As told", url: "https://www.example.org/story/?id=7#top" });
    const second = await save("feed:b", "x", {
      title: "As told again",
      url: "http://example.org/story?id=7",
      document: documentFromText("A teaser."),
    });
    assert.deepEqual(second, { outcome: "unchanged", id: first.id });
    await save("feed:b", "x", { title: "Changed there", url: "http://example.org/story?id=7" });
    assert.equal((await desk.articles.get(first.id))?.title, "As told");
    await save("feed:a", "1", { title: "Corrected", url: "https://www.example.org/story/?id=7#top" });
    const article = await desk.articles.get(first.id);
    assert.deepEqual([article?.title, article?.source], ["Corrected", "feed:a"]);
    assert.equal((await desk.articles.findPublishedBySourceId("x"))?.id, first.id);
  });

  it("is one article by its text, slightly edited and with another headline", async () => {
    const first = await save("feed:a", "1");
    const edited = story.with(40, "otherwise").with(41, "said").concat("And", "so", "on");
    const second = await save("feed:b", "2", {
      title: "Another headline",
      lead: edited.slice(0, 20).join(" "),
      document: documentFromText(edited.slice(20).join(" ")),
    });
    assert.deepEqual(second, { outcome: "unchanged", id: first.id });
    assert.equal(await count(), 1);
  });

  it("is two articles where it differs, is of other days, in another language, very short, or the home page's", async () => {
    const now = clock.now();
    await save("feed:a", "1", { publishedAt: now });
    await save("feed:b", "half", {
      document: documentFromText([...story.slice(0, 150), ...words(150, 2)].join(" ")),
      publishedAt: now,
    });
    await save("feed:b", "later", { publishedAt: now - 3 * DAY });
    await save("feed:b", "german", { language: "de", publishedAt: now });
    for (const source of ["feed:a", "feed:b"]) {
      await save(source, "short", { document: documentFromText("All trains run."), url: "https://example.org/" });
    }
    assert.equal(await count(), 6);
  });

  it("is two articles where one source says so", async () => {
    await save("feed:a", "1", { url: "https://example.org/live" });
    await save("feed:a", "2", { url: "https://example.org/live" });
    assert.equal(await count(), 2);
  });

  it("stays recalled when another source tells it too", async () => {
    const { id } = await save("feed:a", "1");
    await desk.articles.recallSources(["feed:a"]);
    clock.advance(HOUR);
    assert.equal((await save("feed:b", "2")).id, id);
    assert.equal(await desk.articles.getPublished(id), undefined);
  });
});

it("nearly identical texts share a band, others hardly ever", () => {
  const bandsOf = (text: string[]) => storyBands(shinglesOf({ document: documentFromText(text.join(" ")) }));
  const share = (a: number[], b: number[]) => a.some((key, band) => key === b[band]);
  let missed = 0;
  let taken = 0;
  for (let n = 0; n < 300; n++) {
    const text = words(200, n);
    // Four words changed far apart: 12 of 198 shingles, a similarity of 0.89.
    const edited = text.with(20, "a").with(70, "b").with(120, "c").with(170, "d");
    if (!share(bandsOf(text), bandsOf(edited))) missed++;
    if (share(bandsOf(text), bandsOf(words(200, n + 1000)))) taken++;
  }
  assert.ok(missed <= 6, `${missed} of 300 not found`);
  assert.ok(taken <= 3, `${taken} of 300 looked at for nothing`);
  assert.deepEqual(bandsOf(["too", "short"]), []);
});

it("an address's key is the same however often it is reckoned, and for no text throws", () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()), (url) => {
      const key = addressKey(url);
      assert.ok(key === null || addressKey(`https://${key}`) === key || addressKey(`https://${key}`) === null);
    }),
  );
  assert.equal(addressKey("https://www.example.org/a/"), addressKey("http://m.example.org/a#b"));
  assert.notEqual(addressKey("https://example.org/a?id=1"), addressKey("https://example.org/a?id=2"));
  assert.equal(addressKey("https://example.org/"), null);
  assert.equal(addressKey("a:0/$"), null);
  assert.deepEqual([addressKey("https://www.m.com/a"), addressKey("https://m.com/a")], ["m.com/a", "m.com/a"]);
});
