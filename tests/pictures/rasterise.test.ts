import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rasterise } from "../../src/pictures/rasterise.ts";
import { chartSvg, SCHEMES } from "../../src/render/chart.ts";
import { fc, runs } from "../fuzz.ts";

/** A line of text as a picture. */
const drawn = async (words: string) => {
  const line = `<text x="10" y="40" font-size="30" font-family="Noto Sans, Vazirmatn">${words}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60">${line}</svg>`;
  return Buffer.from(await rasterise(svg)).toString("base64");
};

describe("a picture", () => {
  it("has letters for each of the interface's languages, and no boxes in their place", async () => {
    // Boxes for missing letters look alike: as many of them are the same picture.
    const box = await drawn("\u{e123}");
    const alphabets = [
      "abcxyzäöüßñçéèêœ",
      "ğışçöüİ",
      "абвгдеёжщъыьэюя",
      "ءآأؤإئابتثجحخدذرزسشصضطظعغفقكلمنهويىة",
      "پچژگکی۰۱۲۳۴۵۶۷۸۹",
      "«»„“”’…–—·№;",
    ];
    for (const letter of alphabets.join("")) assert.notEqual(await drawn(letter), box, letter);
  });

  it("is drawn at twice the size", async () => {
    const png = Buffer.from(await rasterise('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>'));
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [60, 40]);
  });

  it("is made of whatever a title or a search holds", async () => {
    const words = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom(
        "</text><script>",
        "&amp;&#0;]]>",
        "\u0000\u001f\ufffe",
        "\ud800",
        "\u202eabc",
        "نان <b> & bread",
      ),
    );
    const number = (value: number) => String(value);
    await fc.assert(
      fc.asyncProperty(words, fc.constantFrom(...SCHEMES), fc.boolean(), async (label, scheme, rtl) => {
        const setting = { scheme, direction: rtl ? ("rtl" as const) : ("ltr" as const), number };
        const entries = [{ label, value: 3 }];
        const svg = chartSvg({ kind: "ranking", title: label, subtitle: label, entries }, setting);
        assert.doesNotMatch(svg, /<script|<b>/);
        const png = Buffer.from(await rasterise(svg));
        assert.equal(png.readUInt32BE(16), 1120);
      }),
      { numRuns: runs(30) },
    );
  });

  it("is drawn of numbers of any size, and of none", async () => {
    const value = fc.oneof(fc.nat(3), fc.nat(2_000_000));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("line", "columns"),
        fc.array(value, { minLength: 1, maxLength: 90 }),
        async (kind, values) => {
          const series = [
            { label: "a", values },
            { label: "b", values: values.toReversed(), below: kind === "columns" },
          ];
          const ticks = [{ index: values.length - 1, label: "20 Nov" }];
          const setting = { scheme: "dark" as const, direction: "ltr" as const, number: String };
          const svg = chartSvg({ kind: kind as "line" | "columns", title: "t", subtitle: "s", series, ticks }, setting);
          assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
          for (const [, y] of svg.matchAll(/ (?:y|y1|cy)="(-?[\d.]+)"/g)) {
            assert.ok(Number(y) >= 0 && Number(y) <= 460, `${y} is outside of the picture`);
          }
          assert.ok((await rasterise(svg)).length > 0);
        },
      ),
      { numRuns: runs(30) },
    );
  });
});
