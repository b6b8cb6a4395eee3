import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { MessageEntity } from "grammy/types";
import { trimmed, withStyle } from "../../src/simulator/page/formatted-text.ts";
import { linkTarget } from "../../src/simulator/page/links.ts";
import { type Block, layoutText, type Span } from "../../src/simulator/page/text-layout.ts";
import { tone } from "../../src/simulator/page/tone.ts";
import { World } from "../../src/simulator/world.ts";
import { fc } from "../fuzz.ts";

const entity = (type: "bold" | "italic" | "blockquote" | "pre", offset: number, length: number): MessageEntity => ({
  type,
  offset,
  length,
});

/** The layout in one line: `b(…)` for an inline entity, `|` between lines. */
function drawn(blocks: Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === "line") return block.spans.map(drawnSpan).join("");
      return block.kind === "pre" ? `pre[${block.text}]` : `quote[${drawn(block.blocks)}]`;
    })
    .join("|");
}

function drawnSpan(span: Span): string {
  return "text" in span ? span.text : `${span.entity.type[0]}(${span.spans.map(drawnSpan).join("")})`;
}

describe("the chat page's layout of a text", () => {
  it("cuts entities where they overlap", () => {
    const blocks = layoutText("one two three", [entity("bold", 0, 7), entity("italic", 4, 9)]);
    assert.equal(drawn(blocks), "b(one i(two))i( three)");
  });

  it("counts in UTF-16 units", () => {
    assert.equal(drawn(layoutText("👩‍🚀 ok", [entity("bold", 6, 2)])), "👩‍🚀 b(ok)");
  });

  it("stands blocks on lines of their own, without an empty line around them", () => {
    const text = "before\nquoted\ntwice\nafter\n\nx = 1";
    const blocks = layoutText(text, [entity("blockquote", 7, 12), entity("pre", 27, 5), entity("bold", 3, 6)]);
    assert.equal(drawn(blocks), "befb(ore)|quote[b(qu)oted|twice]|after||pre[x = 1]");
  });

  it("keeps code inside of a quote", () => {
    assert.equal(
      drawn(layoutText("say\nx = 1", [entity("blockquote", 0, 9), entity("pre", 4, 5)])),
      "quote[say|pre[x = 1]]",
    );
  });

  it("shows every character but line feeds, whatever entities are given", () => {
    const anyEntity = fc.record({
      type: fc.constantFrom("bold", "italic", "blockquote", "pre"),
      offset: fc.integer({ min: -3, max: 40 }),
      length: fc.integer({ min: -3, max: 40 }),
    });
    const anyText = fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "پ", "😀"), maxLength: 30 });
    const spanText = (span: Span): string => ("text" in span ? span.text : span.spans.map(spanText).join(""));
    const shown = (blocks: Block[]): string =>
      blocks
        .map((block) => {
          if (block.kind === "line") return block.spans.map(spanText).join("");
          return block.kind === "pre" ? block.text : shown(block.blocks);
        })
        .join("");
    const letters = (text: string) => text.replaceAll("\n", "");
    fc.assert(
      fc.property(anyText, fc.array(anyEntity, { maxLength: 6 }), (text, entities) => {
        assert.equal(letters(shown(layoutText(text, entities as MessageEntity[]))), letters(text));
      }),
    );
  });
});

describe("a text while it is written", () => {
  it("takes a style away from the middle of what had it", () => {
    const all = withStyle({ text: "abcdef", entities: [] }, "bold", 0, 6);
    assert.deepEqual(withStyle(all, "bold", 2, 4).entities, [entity("bold", 0, 2), entity("bold", 4, 2)]);
  });

  it("moves entities along when white space is trimmed", () => {
    const { text, entities } = trimmed({ text: " \n hi ", entities: [entity("bold", 0, 6)] });
    assert.deepEqual([text, entities], ["hi", [entity("bold", 0, 2)]]);
  });
});

it("gives each of the simulator's people and chats a colour of its own", () => {
  const { bot, people, chats } = new World(7_000_000_001, Date.now);
  const ids = new Set([bot.id, ...people.keys(), ...chats.keys()]);
  assert.equal(new Set([...ids].map(tone)).size, ids.size);
});

describe("an address in a message", () => {
  const cases: [string, ReturnType<typeof linkTarget>][] = [
    ["https://t.me/Kiosk_Bot?start=article_7", { kind: "start", payload: "article_7" }],
    ["tg://resolve?domain=kiosk_bot&start=a", { kind: "start", payload: "a" }],
    ["t.me/kiosk_bot", { kind: "bot" }],
    ["https://t.me/daily_kiosk/12", { kind: "chat", username: "daily_kiosk", messageId: 12 }],
    ["example.org/a b", { kind: "web", address: "https://example.org/a%20b" }],
    ["localhost:8080/x", { kind: "web", address: "https://localhost:8080/x" }],
    ["javascript:alert(1)", { kind: "refused" }],
    ["data:text/html,x", { kind: "refused" }],
    ["http://", { kind: "refused" }],
  ];
  for (const [address, target] of cases) {
    it(`${address} leads to ${target.kind}`, () => assert.deepEqual(linkTarget(address, "kiosk_bot"), target));
  }
});
