import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Block, blocksText } from "../../src/content/document.ts";
import { documentText } from "../../src/render/document-text.ts";
import { inlines, paragraph } from "../factories.ts";
import { fc, runs } from "../fuzz.ts";
import { documentBlocks } from "./arbitrary-document.ts";
import { readableText } from "./golden.ts";
import { inOrder } from "./in-order.ts";
import { assertStyled } from "./limits.ts";

const shown = (...blocks: Block[]) => readableText(documentText(blocks, "en"));

describe("a document as text with entities", () => {
  it("keeps all text in order, with entities that Telegram takes, whatever the document", () => {
    fc.assert(
      fc.property(documentBlocks, (blocks) => {
        const styled = documentText(blocks, "fa");
        assertStyled(styled);
        assert.ok(inOrder(blocksText(blocks), styled.text), styled.text);
      }),
      { numRuns: runs(300) },
    );
  });

  it("makes headings bold and keeps what is italic in them", () => {
    const content = inlines("The ", { type: "italic", children: inlines("Aurora") });
    assert.equal(shown({ type: "heading", level: 2, content }), "[bold]The [italic]Aurora[/italic][/bold]");
  });

  it("says a style once that is nested in itself", () => {
    const content = inlines("a ", { type: "bold", children: inlines({ type: "marked", children: inlines("b") }) });
    assert.equal(shown({ type: "heading", level: 2, content }), "[bold]a b[/bold]");
  });

  it("numbers lists from their start, marks tasks and moves inner lists in", () => {
    const item = (text: string, ...more: Block[]) => ({ blocks: [paragraph(text), ...more] });
    assert.equal(
      shown({
        type: "list",
        ordered: true,
        start: 9,
        items: [
          item("Flour", { type: "list", ordered: false, items: [item("rye"), item("wheat")] }),
          { ...item("Water"), checked: true },
          { ...item("Salt"), checked: false },
        ],
      }),
      "9. Flour\n⇥• rye\n⇥• wheat\n☑ Water\n☐ Salt",
    );
  });

  it("numbers a Persian list with Persian digits", () => {
    const list: Block = { type: "list", ordered: true, start: 12, items: [{ blocks: [paragraph("نان")] }] };
    assert.equal(documentText([list], "fa").text, "۱۲. نان");
  });

  it("leaves code in a list in one piece, on lines of its own", () => {
    const code: Block = { type: "code", text: "knead\n\nwait\n", language: "sh" };
    assert.equal(
      shown({ type: "list", ordered: false, items: [{ blocks: [paragraph("Run:"), code] }, { blocks: [code] }] }),
      "• Run:\n[pre sh]knead\n\nwait[/pre]\n•\n[pre sh]knead\n\nwait[/pre]",
    );
  });

  it("keeps a style that goes over the lines of an inner list in one entity", () => {
    const inner: Block = { type: "details", summary: inlines("Two\nlines"), blocks: [paragraph("of text")] };
    assert.equal(
      shown({ type: "list", ordered: false, items: [{ blocks: [paragraph("One"), inner] }] }),
      "• One\n⇥[bold]Two\n⇥lines[/bold]\n⇥of text",
    );
  });

  it("quotes in a box, and a quote inside it in quotation marks", () => {
    const inner: Block = { type: "quote", blocks: [paragraph("Bread first.")] };
    assert.equal(
      shown({ type: "quote", blocks: [paragraph("She said:"), inner], credit: inlines("The baker") }),
      "[blockquote]She said:\n\n“Bread first.”\n— The baker[/blockquote]",
    );
  });

  it("makes plain what can't be code or a link inside a link", () => {
    const link = { type: "link" as const, url: "https://example.org/in", children: inlines("inner") };
    const children = inlines("an ", link, " and ", { type: "code", text: "code" });
    assert.equal(
      shown(paragraph({ type: "link", url: "https://example.org/", children })),
      "[text_link https://example.org/]an inner and code[/text_link]",
    );
  });

  it("writes mail addresses and telephone numbers out, which Telegram then makes tappable", () => {
    const mail = {
      type: "link" as const,
      url: "mailto:desk@example.org?subject=Bread",
      children: inlines("Write to us"),
    };
    const tel = { type: "link" as const, url: "tel:+49301234567", children: inlines("+49301234567") };
    assert.equal(shown(paragraph(mail, " or call ", tel)), "Write to us (desk@example.org) or call +49301234567");
  });

  it("doesn't turn 10⁹ into 109, and leaves raised words as they are", () => {
    const raised = (text: string) => ({ type: "superscript" as const, children: inlines(text) });
    const lowered = { type: "subscript" as const, children: inlines("2") };
    assert.equal(shown(paragraph("10", raised("9"), ", CO", lowered, ", 1", raised("st"))), "10⁹, CO₂, 1st");
  });

  it("keeps links to places where nobody should be sent as text", () => {
    const embed: Block = { type: "embed", media: "video", url: "javascript:alert(1)", title: "A film" };
    assert.equal(shown(embed), "▶ A film");
  });

  it("lines a narrow table up, also with wide characters", () => {
    const row = (header: boolean, ...texts: string[]) =>
      texts.map((text, index) => ({
        content: inlines(text),
        header,
        align: index === 1 ? ("end" as const) : undefined,
      }));
    assert.equal(
      shown({ type: "table", rows: [row(true, "Loaf", "€"), row(false, "面包", "12.50"), row(false, "Roll 🥐", "3")] }),
      "[pre]Loaf         €\n面包     12.50\nRoll 🥐      3[/pre]",
    );
  });

  it("writes a wide table row by row, each value after its header", () => {
    const row = (header: boolean, ...texts: string[]) => texts.map((text) => ({ content: inlines(text), header }));
    const rows = [
      row(true, "Place", "What there is"),
      row(false, "The harbour market", "Fish, bread and an argument"),
      row(false, "The hill", ""),
    ];
    assert.equal(
      shown({ type: "table", rows, caption: inlines("Where to go") }),
      "[italic]Where to go[/italic]\n[bold]Place:[/bold] The harbour market\n[bold]What there is:[/bold] Fish, bread and an argument\n\n[bold]Place:[/bold] The hill",
    );
  });

  it("writes a Persian table row by row, however narrow: clients would reverse its columns", () => {
    const row = (header: boolean, ...texts: string[]) => texts.map((text) => ({ content: inlines(text), header }));
    assert.equal(
      shown({ type: "table", rows: [row(true, "نان", "بها"), row(false, "سنگک", "۱۲")] }),
      "[bold]نان:[/bold] سنگک\n[bold]بها:[/bold] ۱۲",
    );
  });

  it("leads to pictures and films inside the text", () => {
    const source = { kind: "url" as const, url: "https://example.org/oven.jpg" };
    assert.equal(
      shown(
        { type: "picture", source, caption: inlines("The oven"), credit: "A. Baker" },
        { type: "gallery", pictures: [{ source }, { source: { kind: "media", id: "a" }, alt: "A loaf" }] },
        { type: "embed", media: "video", url: "https://example.org/film" },
      ),
      [
        "[italic][text_link https://example.org/oven.jpg]🖼 The oven · A. Baker[/text_link][/italic]",
        "[italic][text_link https://example.org/oven.jpg]🖼 example.org[/text_link][/italic]\n[italic]🖼 A loaf[/italic]",
        "[text_link https://example.org/film]▶ https://example.org/film[/text_link]",
      ].join("\n\n"),
    );
  });

  it("shows footnotes, what can be unfolded, and dividers", () => {
    assert.equal(
      shown(
        { type: "details", summary: inlines("The recipe"), blocks: [paragraph("Flour."), paragraph("Water.")] },
        { type: "divider" },
        { type: "footnote", label: "1", blocks: [paragraph("See above.")] },
      ),
      "[bold]The recipe[/bold]\nFlour.\n\nWater.\n\n* * *\n\n1 See above.",
    );
  });
});
