import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MAX_SLUG_LENGTH, Slug } from "../../src/content/article.ts";
import { proposedSlug } from "../../src/content/slug.ts";
import { fc } from "../fuzz.ts";

describe("a name for links", () => {
  for (const [title, slug] of [
    ["The bread that is gone by seven", "the-bread-that-is-gone-by-seven"],
    ["Übermorgen: Fährfahrt & Brot", "uebermorgen-faehrfahrt-brot"],
    ["Паром уходит раньше", "parom-ukhodit-ranshe"],
    ["2026", undefined],
    ["…!", undefined],
  ] as const) {
    it(`of ${JSON.stringify(title)} is ${slug}`, () => assert.equal(proposedSlug(title), slug));
  }

  it("is made of Persian and Arabic titles as well", () => {
    assert.match(proposedSlug("نان سنگک") ?? "", /^[a-z-]+$/);
    assert.match(proposedSlug("خبز الميناء") ?? "", /^[a-z-]+$/);
  });

  it("fits a deep link, whatever the title", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (title) => {
        const slug = proposedSlug(title);
        if (slug === undefined) return;
        assert.equal(Slug.parse(slug), slug);
        assert.ok(slug.length <= MAX_SLUG_LENGTH);
      }),
    );
    assert.equal(proposedSlug("word ".repeat(40))?.endsWith("word"), true);
  });
});
