import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bold, clean, concat, italic, join, link, plain, slice, trim } from "../../src/render/styled-text.ts";
import { fc } from "../fuzz.ts";
import { readableText } from "./golden.ts";
import { assertStyled } from "./limits.ts";

describe("styled text", () => {
  it("counts for those who compose it", () => {
    const text = concat("See ", link(concat("the ", bold("🥖 list")), "https://example.org/"), ", ", italic("please"));
    assert.equal(
      readableText(text),
      "See [text_link https://example.org/]the [bold]🥖 list[/bold][/text_link], [italic]please[/italic]",
    );
  });

  it("makes no entity for nothing", () => {
    assert.deepEqual(concat(bold(""), link(plain(""), "https://example.org/")), plain(""));
  });

  it("joins what isn't empty", () => {
    assert.equal(readableText(join(["a", plain(""), bold("b"), ""], " · ")), "a · [bold]b[/bold]");
  });

  it("cuts entities with the text", () => {
    const text = concat("ab", bold(concat("cd", italic("ef"), "gh")), "ij");
    assert.equal(readableText(slice(text, 3, 5)), "[bold]d[italic]e[/italic][/bold]");
    assert.equal(readableText(slice(text, 8)), "ij");
  });

  it("drops white space at the ends, and what was styled there", () => {
    assert.equal(readableText(trim(concat(bold(" \n"), " a", italic(" b \n")))), "a[italic] b[/italic]");
    assert.deepEqual(trim(bold(" \n ")), plain(""));
  });

  it("has only characters that Telegram keeps, and keeps the others", () => {
    assert.equal(clean("a\r\nb\rc\td\u0000e\u202ef\u2028g"), "a\nb\nc d efg");
    assert.equal(clean("half \ud83e and \udd56"), "half \ufffd and \ufffd");
    assert.equal(clean("A\u030angstro\u0308m"), "Ångstro\u0308m", "the ring would be dropped, the dots would not");
    assert.equal(clean("می\u200cخواهم \u2068🥖\u2069"), "می\u200cخواهم \u2068🥖\u2069");
  });

  it("is clean once it was cleaned", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        assertStyled(bold(text));
      }),
    );
  });
});
