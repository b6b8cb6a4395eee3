import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { blocksText } from "../../../src/content/document.ts";
import { decodeText } from "../../../src/content/importers/decode.ts";
import { FrontMatterError } from "../../../src/content/importers/front-matter.ts";
import { localPictures } from "../../../src/content/importers/local-pictures.ts";
import { draftFromMarkdown } from "../../../src/content/importers/markdown-file.ts";
import { assertGolden, FIXTURES, readableDraft } from "./golden.ts";

const NOW = Date.parse("2026-03-14T12:00:00Z");
const POSTS = join(FIXTURES, "posts");
const file = (text: string, name = "a.md") => draftFromMarkdown({ text, name, ageFrom: NOW });
const withFields = (...fields: string[]) => file(["---", ...fields, "---", "# Heading", "", "Some text."].join("\n"));

describe("a Markdown file", () => {
  for (const name of readdirSync(POSTS).filter((found) => found.endsWith(".md"))) {
    it(`gives an article, or says why not: ${name}`, () => {
      const path = join(POSTS, name);
      const pictures = localPictures(path, POSTS);
      const text = decodeText(readFileSync(path));
      let shown: string;
      try {
        const draft = draftFromMarkdown({ text, name, ageFrom: NOW, picture: pictures.resolve });
        shown = `${draft.source} / ${draft.sourceId}\n${readableDraft(draft)}`;
      } catch (error) {
        shown = `refused${error instanceof FrontMatterError ? ` in line ${error.line}` : ""}: ${(error as Error).message}`;
      }
      assertGolden(`posts/${name}`, shown);
    });
  }

  it("takes its title from the front matter, or else from the first heading, which is then not shown twice", () => {
    assert.equal(withFields("title: Own").title, "Own");
    assert.equal(blocksText(withFields("title: Own").document.blocks), "Heading\n\nSome text.");
    assert.equal(withFields("title: Heading").document.blocks.length, 1);
    assert.equal(withFields("lead: x").title, "Heading");
    assert.equal(blocksText(withFields("lead: x").document.blocks), "Some text.");
  });

  it("reads fields by the names that other programs write", () => {
    const draft = withFields(
      "title: T",
      "description: What it says.",
      "authors: [Ann, {name: Bob}]",
      "categories: one, , two",
      "lang: de_AT",
      "canonical_url: https://a.example/x",
      "published_at: 2025-06-03 10:30",
      "image: {url: https://a.example/x.png}",
      "image_alt: A hat",
    );
    assert.equal(
      readableDraft(draft).split("\n\n")[0],
      [
        "title: T",
        "lead: What it says.",
        "author: Ann, Bob",
        "date: 2025-06-03T10:30:00.000Z",
        "tags: one | two",
        "language: de",
        "url: https://a.example/x",
        'picture: https://a.example/x.png, alt "A hat"',
      ].join("\n"),
    );
  });

  it("is a draft if its front matter says so in any of YAML's words", () => {
    for (const word of ["true", "yes", "on", "True"]) assert.equal(withFields(`draft: ${word}`).draft, true, word);
    for (const word of ["false", "no", "", "~"]) assert.equal(withFields(`draft: ${word}`).draft, undefined, word);
  });

  for (const [fields, line, message] of [
    [["title: A: b"], 2, /needs quotes/],
    [["title: a", "title: b"], 3, /unique/],
    [["title: [a]"], 2, /"title" has to be a text/],
    [["title: a", "tags: {a: b}"], 3, /"tags" has to be/],
    [["title: a", "date: soon"], 3, /no date; write it like 2026/],
    [["title: a", "date: Issue 5"], 3, /no date/],
    [["title: a", "age: long"], 3, /no duration/],
    [["- a"], 2, /not a list of keys/],
    [["a: *nowhere"], 2, /can't be read/],
  ] as const) {
    it(`is refused with the line and the reason: ${fields.join(" / ")}`, () => {
      assert.throws(() => withFields(...fields), { name: "AppError", code: "invalid", line, message });
    });
  }

  it("needs no front matter, and takes a rule at its top for none", () => {
    assert.equal(file("# T\n\nText").title, "T");
    assert.throws(() => file("---\nText without an end"), /no title/);
    assert.equal(file("---\n---\n# T\n\nText").title, "T");
  });

  it("reads the language in its name, if it declares none", () => {
    assert.equal(file("# T\n\nText", "a.fa.md").language, "fa");
    assert.equal(file("---\nlang: en\n---\n# T\n\nText", "a.fa.md").language, "en");
  });

  it("may show pictures of its folder, and no other files", () => {
    const { resolve, files } = localPictures(join(POSTS, "everything.md"), POSTS);
    assert.equal(resolve("pictures/dot.png")?.kind, "media");
    assert.equal(resolve("/pictures/dot.png?v=2")?.kind, "media");
    for (const address of [
      "pictures/fake.png",
      "pictures/none.png",
      "../../picture.png",
      "/etc/hostname",
      "file:///etc/hostname",
      "pictures",
      "%zz",
    ]) {
      assert.equal(resolve(address), undefined, address);
    }
    assert.equal(files().length, 1);
  });
});
