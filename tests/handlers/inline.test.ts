import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { InlineQueryResultArticle } from "grammy/types";
import { textOf } from "../../src/simulator/hands.ts";
import { GROUP_ID } from "../../src/simulator/world.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

describe("inline queries", () => {
  let stand: Newsstand;

  before(async () => {
    stand = await openNewsstand();
    for (let n = 1; n <= 25; n++) {
      await stand.publish({
        title: `Bread number ${n}`,
        lead: "The loaf of the day is made of rye and patience.",
        url: `https://example.org/${n}`,
        publishedAt: stand.now() - n * 60_000,
      });
    }
    await stand.publish({
      title: "Chess night",
      lead: "Twelve boards in the library.",
      publishedAt: stand.now() - 1,
      picture: { source: { kind: "url", url: "https://example.org/chess.jpg" } },
    });
  });
  after(() => stand.close());

  async function ask(query: string, offset = "") {
    const answer = await stand.reader.inline(query, offset);
    assert.ok(answer);
    return { results: answer.results as InlineQueryResultArticle[], next: answer.next_offset };
  }

  it("find articles to be posted in any chat, with a way to read on", async () => {
    const { results, next } = await ask("chess");
    const [result] = results;
    assert.deepEqual([results.length, next], [1, ""]);
    assert.equal(result?.title, "Chess night");
    assert.match(result?.description ?? "", /^.* \d{4} · Twelve boards in the library\.$/);
    const content = result?.input_message_content as { message_text: string };
    assert.match(content.message_text, /^Chess night\n.*\n\nTwelve boards in the library\.$/);
    assert.equal(result?.thumbnail_url, "https://example.org/chess.jpg");
    const button = result?.reply_markup?.inline_keyboard[0]?.[0] as { url: string };
    assert.match(button.url, /\?start=article_\d+$/);
  });

  it("begin with a word that is still being typed", async () => {
    assert.equal((await ask("che")).results[0]?.title, "Chess night");
    assert.equal((await ask("bread num")).results[0]?.title.startsWith("Bread number"), true);
  });

  it("without words show the latest, and go on where the reader scrolls", async () => {
    const first = await ask("");
    assert.equal(first.results[0]?.title, "Chess night");
    assert.deepEqual([first.results.length, first.next], [26, ""]);
    const second = await ask("", "20");
    assert.deepEqual(second.results, first.results.slice(20));
    const searched = await ask("bread rye", "20");
    assert.deepEqual([searched.results.length, searched.next], [5, ""]);
  });

  it("post rich messages for who reads so, and classic ones where the server knows none", async () => {
    const { reader, simulator } = stand;
    reader.send("/settings");
    await reader.press(await reader.sees("Page by page"), "Articles");
    await reader.press(await reader.sees("How shall articles come?"), "In one piece");
    await reader.sees("In one piece");
    const [rich] = (await ask("chess")).results;
    assert.ok(rich);
    const posted = simulator.people.postInline(reader.person.id, GROUP_ID, rich);
    assert.match(textOf(posted), /^Chess night\n.*\nTwelve boards in the library\.$/);
    assert.deepEqual([posted.rich_message?.blocks[0]?.type, posted.text], ["heading", undefined]);
    simulator.misbehaviour.unknownMethods = ["sendRichMessage"];
    const [classic] = (await ask("chess")).results;
    simulator.misbehaviour.unknownMethods = [];
    assert.ok("message_text" in (classic?.input_message_content ?? {}));
  });

  it("are answered whatever is asked", async () => {
    for (const [query, offset] of [
      ["zzz", ""],
      ["\u0000\ud800", "x"],
      ["bread", "-1"],
      ["bread", "999999"],
    ] as const) {
      await ask(query, offset);
    }
  });

  it("speak the language that their person chose", async () => {
    const { reader } = stand;
    reader.send("/settings");
    await reader.press(await reader.sees("Settings"), "Language");
    await reader.press(await reader.sees("Which language"), "Deutsch");
    await reader.sees("Einstellungen");
    const { results } = await ask("chess");
    assert.equal(results[0]?.reply_markup?.inline_keyboard[0]?.[0]?.text, "Weiterlesen");
  });
});
