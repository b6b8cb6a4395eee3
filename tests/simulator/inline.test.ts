import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { Api, InlineKeyboard, InlineQueryResultBuilder, InputFile } from "grammy";
import type { InlineQueryResult } from "grammy/types";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { refused } from "./refused.ts";

const PICTURE = readFileSync(join(import.meta.dirname, "../fixtures/picture.png"));

describe("inline queries", () => {
  let simulator: Simulator;
  let api: Api;
  before(async () => {
    simulator = await startSimulator();
    api = new Api(simulator.token, { apiRoot: simulator.url });
    simulator.person("reader").start();
  });
  after(() => simulator.close());
  beforeEach(() => api.deleteWebhook({ drop_pending_updates: true }));

  const article = (id: string) => InlineQueryResultBuilder.article(id, `Title ${id}`).text(`Text ${id}`);

  /** What the bot is told when it answers so; the query stays open for another try. */
  async function refusals(tries: [results: unknown, words: string, nextOffset?: string][]): Promise<void> {
    const asked = simulator.person("reader").inline("news");
    const [update] = await api.getUpdates();
    const id = update?.inline_query?.id ?? "";
    for (const [results, words, next_offset = ""] of tries) {
      const answer = api.answerInlineQuery(id, results as InlineQueryResult[], { next_offset });
      await refused(answer, 400, `Bad Request: ${words}`);
    }
    await api.answerInlineQuery(id, []);
    assert.deepEqual((await asked)?.results, []);
    await refused(
      api.answerInlineQuery(id, []),
      400,
      "Bad Request: query is too old and response timeout expired or query ID is invalid",
    );
  }

  test("looks at the results and their ids", async () => {
    const parse = "can't parse inline query result:";
    await refusals([
      [Array.from({ length: 51 }, (_, n) => article(String(n))), "RESULTS_TOO_MUCH"],
      [[article("1"), article("1")], "RESULT_ID_DUPLICATE"],
      [[article("گ".repeat(33))], "RESULT_ID_INVALID"],
      [[article("")], "RESULT_ID_INVALID"],
      [[{ type: "article", title: "x" }], `${parse} Can't find field "id"`],
      [[{ type: "article", id: "1", title: "x" }], `${parse} Can't find field "input_message_content"`],
      [[{ type: "poem", id: "1" }], `${parse} type "poem" is unsupported for the inline query result`],
      [{}, "expected an Array of inline query results"],
      [[], "NEXT_OFFSET_INVALID", "x".repeat(65)],
    ]);
  });

  test("reads the texts of results as those of messages", async () => {
    const content = (message_text: string) => [
      { type: "article", id: "1", title: "x", input_message_content: { message_text, parse_mode: "HTML" } },
    ];
    await refusals([
      [content("<x>"), 'can\'t parse entities: Unsupported start tag "x" at byte offset 0'],
      [content("x".repeat(4097)), "message is too long"],
      [content(""), "message text is empty"],
    ]);
    const asked = simulator.person("reader").inline("news");
    const [update] = await api.getUpdates({ offset: -1 });
    await api.answerInlineQuery(update?.inline_query?.id ?? "", content("<b>News</b>") as never);
    const [result] = (await asked)?.results ?? [];
    const posted = simulator.people.postInline(1001, 1001, result as InlineQueryResult);
    assert.deepEqual([posted.text, posted.entities], ["News", [{ type: "bold", offset: 0, length: 4 }]]);
  });

  test("takes rich messages as results, with files that it knows already and no others", async () => {
    const content = (blocks: unknown[]) => [
      { type: "article", id: "1", title: "x", input_message_content: { rich_message: { blocks, is_rtl: true } } },
    ];
    const photo = { type: "photo", photo: { type: "photo", media: "https://a.example/a.png" } };
    await refusals([
      [content([]), "rich message must be non-empty"],
      [content([photo]), "in an inline message only files that Telegram knows can be used, by their file_id"],
    ]);
    await api.deleteWebhook({ drop_pending_updates: true });
    simulator.misbehaviour.unknownMethods = ["sendRichMessage"];
    const unknown = "can't parse inline query result: Input message content is not specified";
    await refusals([[content([{ type: "paragraph", text: "News" }]), unknown]]);
    simulator.misbehaviour.unknownMethods = [];
    const asked = simulator.person("reader").inline("news");
    const [update] = await api.getUpdates({ offset: -1 });
    const answer = content([{ type: "paragraph", text: { type: "bold", text: "News" } }]);
    await api.answerInlineQuery(update?.inline_query?.id ?? "", answer as never);
    const [result] = (await asked)?.results ?? [];
    const posted = simulator.people.postInline(1001, 1001, result as InlineQueryResult);
    assert.deepEqual(posted.rich_message, {
      blocks: [{ type: "paragraph", text: { type: "bold", text: "News" } }],
      is_rtl: true,
    });
    assert.equal(posted.text, undefined);
  });

  test("names a message that came by way of the bot by its own id, and lets the bot edit it so", async () => {
    const reader = simulator.person("reader");
    const result = { ...article("7"), reply_markup: new InlineKeyboard().text("More", "more") };
    const posted = simulator.people.postInline(1001, 1001, result);
    const pressed = reader.press(posted, "More");
    const [update] = await api.getUpdates({ offset: -1 });
    const { id, message, inline_message_id } = update?.callback_query ?? { id: "" };
    assert.equal(message, undefined);
    assert.equal(await api.editMessageTextInline(inline_message_id ?? "", "Text 7 and more"), true);
    await api.answerCallbackQuery(id);
    await pressed;
    assert.equal(reader.last()?.text, "Text 7 and more");
    await refused(api.editMessageTextInline("nothing", "x"), 400, "Bad Request: MESSAGE_ID_INVALID");
  });

  test("posts a picture that the bot has sent before", async () => {
    const { photo } = await api.sendPhoto(1001, new InputFile(PICTURE));
    const result = InlineQueryResultBuilder.photoCached("1", photo[0]?.file_id ?? "", { caption: "Again" });
    const posted = simulator.people.postInline(1001, 1001, result);
    assert.deepEqual([posted.photo?.[0]?.file_id, posted.caption], [photo[0]?.file_id, "Again"]);
  });
});
