import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Api } from "grammy";
import type { LooseEntity, MarkedText } from "../../src/simulator/entity.ts";
import { formatText } from "../../src/simulator/message-text.ts";
import { parseHtml } from "../../src/simulator/parse-html.ts";
import { parseMarkdownV2 } from "../../src/simulator/parse-markdown-v2.ts";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { refused } from "./refused.ts";

const RITA = 1001;
const DATE_FLAGS: Record<string, number> = { r: 1, t: 2, T: 4, d: 8, D: 16, w: 32 };

interface TdCase {
  input: string;
  entities: (LooseEntity & { td_date_flags?: number; user_id?: number })[];
  text?: string;
  expected_entities?: LooseEntity[];
  error?: string | true;
  skip_trim?: boolean;
}

function casesOf(name: string): TdCase[] {
  const lines = readFileSync(join(import.meta.dirname, "tdlib", `${name}.jsonl`), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => JSON.parse(line));
}

/** What markup becomes, written as TDLib's cases are. */
function outcome(parse: (source: string) => MarkedText, source: string): object {
  try {
    const { text, entities } = parse(source);
    const shown = entities.map(({ date_time_format, user, ...entity }) => ({
      ...entity,
      ...(user && { user_id: user.id }),
      ...(date_time_format !== undefined && {
        td_date_flags: [...date_time_format].reduce((flags, one) => flags | (DATE_FLAGS[one] ?? 0), 0),
      }),
    }));
    return { text, entities: shown };
  } catch (error) {
    return { error: (error as Error).message.replace("Bad Request: can't parse entities: ", "") };
  }
}

describe("texts as TDLib makes them", () => {
  const parsers = [
    ["html", parseHtml],
    ["markdown-v2", parseMarkdownV2],
  ] as const;
  for (const [name, parse] of parsers) {
    test(`reads ${name} and says what is wrong with it`, () => {
      for (const { input, text, entities, error } of casesOf(name)) {
        // The Bot API has no word for both lengths of a time at once.
        if (entities?.some(({ td_date_flags: flags = 0 }) => (flags & 6) === 6 || (flags & 24) === 24)) continue;
        assert.deepEqual(outcome(parse, input), error === undefined ? { text, entities } : { error }, input);
      }
    });
  }

  test("cleans texts, and lets entities stand as they may", () => {
    for (const { input, entities, text, expected_entities, error, skip_trim } of casesOf("formatted-text")) {
      // A message is always trimmed.
      if (skip_trim && text !== text?.trim()) continue;
      const expected = error ? { text: "", entities: [] } : { text, entities: expected_entities };
      assert.deepEqual(formatText(input, entities), expected, JSON.stringify(input));
    }
  });
});

describe("parse_mode", () => {
  let simulator: Simulator;
  let api: Api;
  before(async () => {
    simulator = await startSimulator();
    api = new Api(simulator.token, { apiRoot: simulator.url });
    simulator.person("reader").start();
  });
  after(() => simulator.close());

  const bad = (call: Promise<unknown>, words: string) => refused(call, 400, `Bad Request: ${words}`);
  const sent = async (text: string, parse_mode: string) => {
    const message = await api.sendMessage(RITA, text, { parse_mode: parse_mode as "HTML" });
    return [message.text, message.entities];
  };

  test("makes entities of markup, in texts and captions, new and edited", async () => {
    const bold = [{ type: "bold", offset: 0, length: 4 }];
    assert.deepEqual(await sent("<b>News</b> &amp; more", "HTML"), ["News & more", bold]);
    assert.deepEqual(await sent("*News* \\& more\\.", "MarkdownV2"), ["News & more.", bold]);
    assert.deepEqual(await sent("*News* & more.", "markdown"), ["News & more.", bold]);
    const { message_id } = await api.sendMessage(RITA, "plain");
    const edited = await api.editMessageText(RITA, message_id, "<b>News</b>", { parse_mode: "HTML" });
    assert.deepEqual(typeof edited === "object" && "entities" in edited && edited.entities, bold);
    const again = api.editMessageText(RITA, message_id, "<strong>News</strong>", { parse_mode: "HTML" });
    await assert.rejects(again, /message is not modified/);
  });

  test("reads the older Markdown, in which nothing nests", async () => {
    assert.deepEqual(await sent("_a*b_ \\_ [site](example.org) ```js\nx = 1``` `*`", "Markdown"), [
      "a*b _ site x = 1 *",
      [
        { type: "italic", offset: 0, length: 3 },
        { type: "text_link", url: "http://example.org/", offset: 6, length: 4 },
        { type: "pre", language: "js", offset: 11, length: 5 },
        { type: "code", offset: 17, length: 1 },
      ],
    ]);
    await bad(sent("ä *b", "Markdown"), "can't parse entities: Can't find end of the entity starting at byte offset 3");
  });

  test("mentions whom the bot knows, and nobody else", async () => {
    assert.deepEqual(await sent('<a href="tg://user?id=1001">R</a> <a href="tg://user?id=77">?</a>', "HTML"), [
      "R ?",
      [{ type: "text_mention", offset: 0, length: 1, user: simulator.world.userOf(simulator.person(RITA).person) }],
    ]);
  });

  test("refuses markup and modes that aren't", async () => {
    await bad(sent("<br>", "HTML"), 'can\'t parse entities: Unsupported start tag "br" at byte offset 0');
    await bad(
      sent("1.", "MarkdownV2"),
      "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
    );
    await bad(sent("x", "XML"), "unsupported parse_mode");
    await bad(sent("<b> </b>", "HTML"), "text must be non-empty");
    await bad(sent(`<b>${"x".repeat(4097)}</b>`, "HTML"), "message is too long");
    await sent(`<b>${"x".repeat(4096)}</b>`, "HTML");
  });

  test("refuses entities that can't be", async () => {
    const wrong = (entity: object, words: string) =>
      bad(api.sendMessage(RITA, "👋 abc", { entities: [entity as never] }), words);
    const place = { offset: 0, length: 2 };
    const parse = "can't parse MessageEntity:";
    await wrong({ ...place, type: "loud" }, `${parse} Unsupported type specified`);
    await wrong(place, `${parse} Can't find field "type"`);
    await wrong({ ...place, type: "text_link" }, `${parse} Can't find field "url"`);
    await wrong(
      { type: "bold", offset: 1, length: 2 },
      "entity begins in a middle of a UTF-16 symbol at byte offset 0",
    );
    await wrong(
      { type: "bold", offset: 0, length: 1 },
      "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 0",
    );
    await wrong(
      { type: "bold", offset: 3, length: 9 },
      "entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 12",
    );
  });

  test("keeps a hundred entities of a message", async () => {
    const [, entities] = await sent("<b>a</b> ".repeat(120), "HTML");
    assert.equal(entities?.length, 100);
  });
});
