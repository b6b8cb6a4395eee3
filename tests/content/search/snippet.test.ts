import assert from "node:assert/strict";
import { test } from "node:test";
import { termsOf } from "../../../src/content/search/analysis.ts";
import {
  makeSnippet,
  marksIn,
  SNIPPET_LENGTH,
  type Snippet,
  termMatcher,
} from "../../../src/content/search/snippet.ts";
import { fc, runs } from "../../fuzz.ts";

const matcher = (query: string, language = "und") => termMatcher(termsOf(query, language));
const snippet = (text: string, query: string, language = "und") =>
  makeSnippet(text, language, matcher(query, language));
const marked = ({ text, marks }: Snippet) => marks.map(({ offset, length }) => text.slice(offset, offset + length));
const filler = "Nothing of interest is said in this sentence at all. ";

test("a short text is shown whole, its hits marked as they are spelt", () => {
  const result = snippet("Die Flüsse\u00a0\tund  der FLUSS.", "fluss flüsse", "de");
  assert.equal(result.text, "Die Flüsse und der FLUSS.");
  assert.deepEqual(marked(result), ["Flüsse", "FLUSS"]);
});

test("hits are marked in a title as well", () => {
  const title = "Die Flüsse der Stadt, und ein FLUSS mehr";
  const marks = marksIn(title, "de", matcher("fluss flüsse", "de"));
  assert.deepEqual(marked({ text: title, marks }), ["Flüsse", "FLUSS"]);
  assert.deepEqual(marksIn("", "de", matcher("fluss")), []);
});

test("what stands on lines of its own is kept apart, unless a sentence ends there", () => {
  const result = snippet("Where to look:\nthe old pier\nthe meadow \n\nWear a coat.\n\nBring tea.", "meadow pier");
  assert.equal(result.text, "…the old pier · the meadow · Wear a coat. Bring tea.");
  assert.deepEqual(marked(result), ["pier", "meadow"]);
});

test("the passage with the most of the words is shown, from the start of its sentence", () => {
  const text = `${filler.repeat(5)}The bridge is old. ${filler.repeat(5)}The old bridge over the river Elbe opens. ${filler.repeat(5)}`;
  const result = snippet(text, "elbe bridge river");
  assert.ok(result.text.startsWith("…"));
  assert.ok(result.text.endsWith("…"));
  assert.match(result.text, /The old bridge over the river Elbe opens\./);
  assert.deepEqual(marked(result), ["bridge", "river", "Elbe"]);
});

test("without a hit the beginning is shown, not cut within a word", () => {
  const result = snippet(filler.repeat(10), "elsewhere");
  assert.deepEqual(result.marks, []);
  assert.ok(filler.repeat(10).startsWith(`${result.text.slice(0, -1)} `));
});

test("text right to left, with non-joiners, and without spaces is marked by words", () => {
  assert.deepEqual(marked(snippet("كتاب\u200cهاي تازه", "کتاب", "fa")), ["كتاب\u200cهاي"]);
  assert.deepEqual(marked(snippet("明日の天気予報です", "天気")), ["天気"]);
});

const alphabet = fc.oneof(
  fc.constantFrom(
    "river",
    "Flüsse",
    "کتاب\u200cها",
    "天気",
    "👩‍👩‍👧",
    "🇩🇪",
    "e\u0301",
    "\u0301",
    " ",
    "\n\n",
    ". ",
    "\ufeff",
    "각",
  ),
  fc.string({ unit: "binary", minLength: 1, maxLength: 3 }),
);
const anyText = fc.array(alphabet, { maxLength: 200 }).map((parts) => parts.join(""));

test("of any text: not too long, marks inside, in order and on whole graphemes", () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom("river", "flusse", "کتاب 天気", "e river 각"), (text, query) => {
      const { text: shown, marks } = snippet(text, query);
      assert.ok(shown.length <= SNIPPET_LENGTH + 2);
      const bounds = new Set([...new Intl.Segmenter("und").segment(shown)].map(({ index }) => index));
      bounds.add(shown.length);
      let end = 0;
      for (const { offset, length } of marks) {
        assert.ok(offset >= end && length > 0, "marks overlap or are empty");
        end = offset + length;
        assert.ok(bounds.has(offset) && bounds.has(end), `a mark cuts a grapheme of ${JSON.stringify(shown)}`);
      }
    }),
    { numRuns: runs(1000) },
  );
});
