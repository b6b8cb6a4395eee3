import assert from "node:assert/strict";
import { test } from "node:test";
import { type Block, blocksText, Document } from "../../../src/content/document.ts";
import { documentFromHtml } from "../../../src/content/importers/html.ts";
import { textFromHtml } from "../../../src/content/importers/html-inline.ts";
import { documentFromMarkdown } from "../../../src/content/importers/markdown.ts";
import { fc, runs } from "../../fuzz.ts";

function html(source: string, base?: string): Block[] {
  const document = documentFromHtml(source, { base });
  Document.parse(document);
  return document.blocks;
}

const paragraph = (text: string): Block => ({ type: "paragraph", content: [{ type: "text", text }] });

test("white space is folded across spans, line breaks that were meant stay", () => {
  assert.deepEqual(html("<p>  one\n two<b> three </b> four<br>  five </p>"), [
    {
      type: "paragraph",
      content: [
        { type: "text", text: "one two " },
        { type: "bold", children: [{ type: "text", text: "three" }] },
        { type: "text", text: " four\nfive" },
      ],
    },
  ]);
});

test("two line breaks end a paragraph, also within a style", () => {
  assert.deepEqual(html("<div><b>one<br><br>two</b></div>"), [
    { type: "paragraph", content: [{ type: "bold", children: [{ type: "text", text: "one" }] }] },
    { type: "paragraph", content: [{ type: "bold", children: [{ type: "text", text: "two" }] }] },
  ]);
});

test("links that no reader may follow lose the link and keep the words; relative ones are resolved", () => {
  const links = '<a href="javascript:x()">one</a> <a href="#top">two</a> <a href="/three">three</a>';
  assert.deepEqual(html(`<p>${links}</p>`, "https://a.example/b/"), [
    {
      type: "paragraph",
      content: [
        { type: "text", text: "one two " },
        { type: "link", url: "https://a.example/three", children: [{ type: "text", text: "three" }] },
      ],
    },
  ]);
  assert.deepEqual(html(`<p>${links}</p>`), [paragraph("one two three")]);
});

test("scripts, styles and hidden parts are left out", () => {
  const source =
    "<style>p{}</style><script>x()</script><p hidden>a</p><p style='color:red; display: none'>b</p><p>c</p>";
  assert.deepEqual(html(source), [paragraph("c")]);
});

test("a picture in the middle of a paragraph stands between its halves; tracking pixels go", () => {
  const source =
    '<p>before <img src="https://a.example/1.png" alt="A hat"> after<img src="https://t.example/p" width=1 height=1></p>';
  assert.deepEqual(html(source), [
    paragraph("before"),
    { type: "picture", source: { kind: "url", url: "https://a.example/1.png" }, alt: "A hat" },
    paragraph("after"),
  ]);
});

test("a picture that loads late is taken from where it is, and once", () => {
  const source = `<figure><img src="data:image/gif;base64,R0" data-src="https://a.example/1.png">
    <noscript><img src="https://a.example/1.png"></noscript><figcaption>A <i>hat</i></figcaption></figure>`;
  assert.deepEqual(html(source), [
    {
      type: "picture",
      source: { kind: "url", url: "https://a.example/1.png" },
      caption: [
        { type: "text", text: "A " },
        { type: "italic", children: [{ type: "text", text: "hat" }] },
      ],
    },
  ]);
  const plain = html(
    '<img src="x" data-src="https://a.example/1.png"><noscript><img src="https://a.example/1.png"></noscript>',
  );
  assert.deepEqual(plain, [{ type: "picture", source: { kind: "url", url: "https://a.example/1.png" } }]);
});

test("tables that lay out a page are read cell by cell, others are tables", () => {
  assert.deepEqual(html("<table><tr><td><p>one</p><p>two</p></td></tr></table>"), [paragraph("one"), paragraph("two")]);
  assert.deepEqual(html("<table><tr><th>a<th align=right>b<tr><td>1<td>2</table>"), [
    {
      type: "table",
      rows: [
        [
          { content: [{ type: "text", text: "a" }], header: true },
          { content: [{ type: "text", text: "b" }], header: true, align: "end" },
        ],
        [{ content: [{ type: "text", text: "1" }] }, { content: [{ type: "text", text: "2" }] }],
      ],
    },
  ]);
});

test("what has no place degrades to readable text", () => {
  const source =
    "<dl><dt>Word<dd>meaning</dl><form><button>Go</button></form><ruby>漢<rt>kan</rt></ruby><unknown-tag>x</unknown-tag>";
  assert.equal(blocksText(html(source)), "Word\n\nmeaning\n\nGo\n\n漢(kan)x");
});

test("styles that editors write as CSS count, and what copying from Google Docs adds doesn't", () => {
  const source =
    '<p><b style="font-weight:normal">plain <span style="font-weight:700">bold</span> <span style="font-style:italic;text-decoration:line-through">both</span></b></p>';
  assert.deepEqual(html(source), [
    {
      type: "paragraph",
      content: [
        { type: "text", text: "plain " },
        { type: "bold", children: [{ type: "text", text: "bold" }] },
        { type: "text", text: " " },
        {
          type: "strikethrough",
          children: [{ type: "italic", children: [{ type: "text", text: "both" }] }],
        },
      ],
    },
  ]);
});

test("an emoji that is a picture stays in its line, and a formula stands there once", () => {
  const emoji = '<img class="emoji" alt="🙂" src="https://s.w.org/images/core/emoji/1f642.png">';
  const formula =
    '<math alttext="x"><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">x</annotation></semantics></math>';
  assert.deepEqual(html(`<p>Good ${emoji} day, ${formula}.</p>`), [paragraph("Good 🙂 day, x.")]);
});

test("links lose what only tracks, and lead where a forwarding page would send", () => {
  const link = (url: string) => {
    const [block] = html(`<p><a href="${url}">x</a></p>`);
    assert.ok(block?.type === "paragraph" && block.content[0]?.type === "link");
    return block.content[0].url;
  };
  assert.equal(link("https://a.example/?utm_source=x&amp;id=1%20b&amp;fbclid=2"), "https://a.example/?id=1%20b");
  assert.equal(link("https://a.example/?gclid=1"), "https://a.example/");
  assert.equal(link("https://a.example/?reference=1#part"), "https://a.example/?reference=1#part");
  assert.equal(link("https://www.google.com/url?q=https%3A%2F%2Fb.example%2F&amp;sa=D"), "https://b.example/");
});

test("pictures and nothing else in a list are a gallery; a caption's credit is told apart", () => {
  const figure = (name: string, caption: string) =>
    `<li><figure><img src="https://a.example/${name}.png"><figcaption>${caption}</figcaption></figure></li>`;
  assert.deepEqual(html(`<ul>${figure("1", 'One <span class="credit">Ann</span>')}${figure("2", "Two")}</ul>`), [
    {
      type: "gallery",
      pictures: [
        {
          source: { kind: "url", url: "https://a.example/1.png" },
          caption: [{ type: "text", text: "One" }],
          credit: "Ann",
        },
        { source: { kind: "url", url: "https://a.example/2.png" }, caption: [{ type: "text", text: "Two" }] },
      ],
    },
  ]);
});

test("code keeps its white space and its language", () => {
  assert.deepEqual(html('<pre><code class="hljs language-ts">if (a) {\n  b();\n}\n</code></pre>'), [
    { type: "code", text: "if (a) {\n  b();\n}", language: "ts" },
  ]);
});

test("videos, quotes with their source, details and lists keep their form", () => {
  const source = `<blockquote><p>Be.</p><footer>Ann</footer></blockquote>
    <iframe src="//www.youtube.com/embed/x" title="A film"></iframe>
    <details><summary>More</summary>text</details><ol start=3><li>three</ol>`;
  assert.deepEqual(html(source), [
    { type: "quote", blocks: [paragraph("Be.")], credit: [{ type: "text", text: "Ann" }] },
    { type: "embed", media: "video", url: "https://www.youtube.com/embed/x", title: "A film" },
    { type: "details", summary: [{ type: "text", text: "More" }], blocks: [paragraph("text")] },
    { type: "list", ordered: true, start: 3, items: [{ blocks: [paragraph("three")] }] },
  ]);
});

test("a title is plain text: entities decoded, tags gone", () => {
  assert.equal(textFromHtml("Salt &amp; <b>Pepper</b>\n &#8220;x&#8221; 1 < 2"), "Salt & Pepper “x” 1 < 2");
});

test("control characters go, text is NFC, line ends are folded", () => {
  assert.deepEqual(documentFromMarkdown("cafe\u0301 \u0007\u0000bar\r\nnext").blocks, [paragraph("café bar next")]);
});

test("a thousand levels deep, the words are still there", () => {
  const deep = "<blockquote>".repeat(1000);
  assert.equal(blocksText(html(`${deep}words`)), "words");
});

/** Words without anything that Markdown or HTML reads as markup. */
const word = fc.string({ unit: fc.constantFrom(..."abcdefghijäßéабвابپ漢字🙂"), minLength: 1, maxLength: 8 });
const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((list) => list.join(" "));

const htmlTree = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: "medium" },
    words,
    fc
      .tuple(
        fc.constantFrom(
          ..."p div b i a span ul li ol blockquote h2 section figure details td table pre code center em sub font q x-y".split(
            " ",
          ),
        ),
        fc.array(tie("node"), { maxLength: 4 }),
      )
      .map(([tag, children]) => `<${tag}> ${children.join(" ")} </${tag}>`),
  ),
})).node;

test("HTML made of any tags around words keeps all words, in order", () => {
  fc.assert(
    fc.property(fc.array(htmlTree, { maxLength: 5 }), (parts) => {
      const source = parts.join(" ");
      const blocks = html(source);
      // Tables move stray text before themselves, as browsers do; then only the order differs.
      const plain = (text: string) => text.split(/\s+/).filter((part) => part !== "");
      const said = plain(source.replace(/<[^>]*>/g, " "));
      const shown = plain(blocksText(blocks));
      if (!/<t[ad]/.test(source)) assert.deepEqual(shown, said);
      else assert.deepEqual(shown.toSorted(), said.toSorted());
    }),
    { numRuns: runs(300) },
  );
});

const markdownBlock = fc.oneof(
  words,
  words.map((text) => `## ${text}`),
  words.map((text) => `- ${text}\n- **${text}**`),
  words.map((text) => `> ${text}`),
  words.map((text) => `1. ${text}\n   - *${text}*`),
  words.map((text) => `\`\`\`\n${text}\n\`\`\``),
  words.map((text) => `| ${text} | x |\n| --- | --- |\n| ${text} | y |`),
  words.map((text) => `[${text}](https://a.example/) and \`${text}\` and ~~${text}~~`),
);

test("Markdown made of any blocks around words keeps all words, in order", () => {
  fc.assert(
    fc.property(fc.array(markdownBlock, { maxLength: 6 }), (parts) => {
      const source = parts.join("\n\n");
      const document = documentFromMarkdown(source);
      Document.parse(document);
      const plain = (text: string) => text.match(/[\p{L}\p{So}]+/gu) ?? [];
      assert.deepEqual(plain(blocksText(document.blocks)), plain(source.replaceAll("https://a.example/", "")));
    }),
    { numRuns: runs(200) },
  );
});

test("any text at all becomes a valid document without an error", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      Document.parse(documentFromMarkdown(text));
      Document.parse(documentFromHtml(text));
    }),
    { numRuns: runs(300) },
  );
});
