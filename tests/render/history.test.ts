import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ArticleContent } from "../../src/content/article.ts";
import { documentFromText } from "../../src/content/document.ts";
import { loadLocales } from "../../src/newsroom.ts";
import { differences } from "../../src/render/history.ts";
import { paragraph } from "../factories.ts";
import { fc } from "../fuzz.ts";

const locale = loadLocales("en").get("en");
const content = (change: Partial<ArticleContent> = {}): ArticleContent => ({
  title: "Bread at five",
  document: documentFromText("The ovens are lit at three."),
  tags: ["Food"],
  language: "en",
  ...change,
});

/** The texts of a style. */
function styled({ text, entities }: ReturnType<typeof differences>, type: string): string[] {
  return entities.filter((one) => one.type === type).map(({ offset, length }) => text.slice(offset, offset + length));
}

describe("a readable difference", () => {
  it("names what is different, strikes out what went and underlines what came", () => {
    const shown = differences(content(), content({ title: "Bread at four", lead: "Warm." }), locale);
    assert.equal(shown.text, "Title\nBread at fivefour\n\nLead\nWarm.");
    assert.deepEqual(styled(shown, "strikethrough"), ["five"]);
    assert.deepEqual(styled(shown, "underline"), ["four", "Warm."]);
  });

  it("leaves out the middle of what stayed the same", () => {
    const same = "word ".repeat(100);
    const shown = differences(
      content({ document: documentFromText(`${same}old ${same}`) }),
      content({ document: documentFromText(`${same}new ${same}`) }),
      locale,
    );
    assert.match(shown.text, /^Text\n… word( word)+ oldnew word( word)+ …$/);
  });

  it("tells of pictures and of formatting, where the words are the same", () => {
    const bold = { type: "bold" as const, children: [{ type: "text" as const, text: "The ovens are lit at three." }] };
    const shown = differences(
      content(),
      content({
        document: { version: 1, blocks: [paragraph(bold)] },
        picture: { source: { kind: "media", id: "x" } },
      }),
      locale,
    );
    assert.equal(shown.text, "Picture\n\nThe formatting is different.");
    assert.equal(differences(content(), content(), locale).text, "");
  });

  it("has all of what came, and of what went, whatever was written", () => {
    const words = fc.stringMatching(/^[a-z ]{0,30}$/);
    fc.assert(
      fc.property(words, words, (before, after) => {
        const shown = differences(content({ title: before }), content({ title: after }), locale);
        if (before === after) return assert.equal(shown.text, "");
        const { text, entities } = shown;
        const without = (type: string) =>
          entities
            .filter((one) => one.type === type)
            .toReversed()
            .reduce((rest, { offset, length }) => rest.slice(0, offset) + rest.slice(offset + length), text);
        assert.equal(without("strikethrough"), `Title\n${after}`);
        assert.equal(without("underline"), `Title\n${before}`);
      }),
    );
  });
});
