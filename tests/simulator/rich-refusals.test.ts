import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Api, InputFile } from "grammy";
import type { InputRichBlock, Message, RichText } from "grammy/types";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { inlineMessageId } from "../../src/simulator/world.ts";
import { refused } from "./refused.ts";

const RITA = 1001;
const PICTURE = readFileSync(join(import.meta.dirname, "../fixtures/picture.png"));
const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

type Block = InputRichBlock;

describe("what Telegram refuses of rich messages", () => {
  let simulator: Simulator;
  let api: Api;
  let now = Date.UTC(2026, 10, 24);

  before(async () => {
    simulator = await startSimulator({ now: () => now });
    api = new Api(simulator.token, { apiRoot: simulator.url });
    simulator.person("reader").start();
  });
  after(() => simulator.close());

  const bad = (call: Promise<unknown>, words: string) => refused(call, 400, `Bad Request: ${words}`);
  const send = (...blocks: Block[]) => api.sendRichMessage(RITA, { blocks });
  /** Blocks that the types wouldn't let pass. */
  const wrong = (...blocks: unknown[]) => send(...(blocks as Block[]));
  const paragraph = (text: RichText): Block => ({ type: "paragraph", text });
  const photo = (media: string | InputFile): Block => ({ type: "photo", photo: { type: "photo", media } });

  test("keeps the limits", async () => {
    const many = (count: number, block: Block) => Array.from({ length: count }, () => block);
    await send(paragraph("👋".repeat(32_768)));
    await bad(send(paragraph("x".repeat(32_769))), "RICH_MESSAGE_TEXT_TOO_LONG");
    await send(...many(500, { type: "divider" }));
    await bad(send(...many(501, { type: "divider" })), "RICH_MESSAGE_BLOCKS_TOO_MANY");
    const items = Array.from({ length: 250 }, () => ({ blocks: [paragraph("x")] }));
    await bad(send({ type: "list", items }), "RICH_MESSAGE_BLOCKS_TOO_MANY");
    const rows = Array.from({ length: 500 }, () => []);
    await bad(send({ type: "table", cells: rows }), "RICH_MESSAGE_BLOCKS_TOO_MANY");
    const picture = await api.sendPhoto(RITA, new InputFile(PICTURE, "a.png"));
    const id = picture.photo[0]!.file_id;
    await send(...many(50, photo(id)));
    await bad(send(...many(51, photo(id))), "RICH_MESSAGE_MEDIA_TOO_MANY");
    const quoted = (depth: number): Block =>
      depth === 0 ? { type: "divider" } : { type: "blockquote", blocks: [quoted(depth - 1)] };
    await send(quoted(15));
    await bad(send(quoted(16)), "RICH_MESSAGE_DEPTH_INVALID");
    const bold = (depth: number): RichText => (depth === 0 ? "x" : { type: "bold", text: bold(depth - 1) });
    await send(paragraph(bold(15)));
    await bad(send(paragraph(bold(16))), "RICH_MESSAGE_DEPTH_INVALID");
    const table = (...rows: object[][]) => wrong({ type: "table", cells: rows });
    await table([{ colspan: 20 }]);
    await bad(table([{ colspan: 20 }, {}]), "RICH_MESSAGE_TABLE_COLS_TOO_MANY");
    await bad(table([{ colspan: 2, rowspan: 2 }], [{ colspan: 19 }]), "RICH_MESSAGE_TABLE_COLS_TOO_MANY");
  });

  test("says what is wrong with a block", async () => {
    const cant = (words: string) => `can't parse InputRichBlock: ${words}`;
    await bad(wrong({ type: "quote" }), cant('type "quote" is unsupported'));
    await bad(wrong({ text: "x" }), cant(`Can't find field "type"`));
    await bad(wrong({ type: "paragraph" }), cant(`Can't find field "text"`));
    await bad(wrong({ type: "heading", text: "x" }), cant(`Can't find field "size"`));
    await bad(wrong({ type: "table" }), cant(`Can't find field "cells"`));
    await bad(wrong({ type: "list", items: 1 }), cant('Field "items" must be of type Array'));
    await bad(wrong({ type: "heading", text: "x", size: 7 }), "invalid section heading size specified");
    await bad(wrong({ type: "heading", text: " ", size: 1 }), "RICH_MESSAGE_CONTENT_REQUIRED");
    await bad(wrong("words"), cant("expected an Object"));
    const text = (given: unknown) => wrong({ type: "paragraph", text: given });
    await bad(text({ type: "plain", text: "x" }), cant("Unsupported rich text type"));
    await bad(text(7), cant("Invalid rich text specified"));
    await bad(text({ type: "url", text: "x", url: "no address" }), "RICH_MESSAGE_URL_INVALID");
    const emoji = (id: string, alternative_text: string) =>
      text({ type: "custom_emoji", custom_emoji_id: id, alternative_text });
    await bad(emoji("5", "thumb"), "RICH_MESSAGE_EMOJI_INVALID");
    await bad(emoji("five", "👍"), cant('Field "custom_emoji_id" must be a valid Number'));
    await bad(
      wrong({ type: "thinking", text: "…" }),
      "a block of type thinking belongs only into sendRichMessageDraft",
    );
    for (const [type, words] of Object.entries({
      map: "maps",
      buttons: "buttons",
      mathematical_expression: "formulas",
    })) {
      await bad(wrong({ type }), `the simulator doesn't take ${words} in a rich message`);
    }
  });

  test("takes blocks only, in exactly one form", async () => {
    await bad(send(), "rich message must be non-empty");
    await bad(api.sendRichMessage(RITA, {}), "rich message must be non-empty");
    const both = api.sendRichMessage(RITA, { blocks: [paragraph("x")], html: "<p>x</p>" });
    await bad(both, "exactly one of the fields html, markdown, or blocks must be used");
    const words = "Not Implemented: the simulator takes rich messages only as blocks, not as HTML or Markdown";
    await refused(api.sendRichMessage(RITA, { markdown: "# x" }), 501, words);
    await refused(
      api.sendRichMessageDraft(RITA, 1, { blocks: [] }),
      501,
      "Not Implemented: the simulator doesn't support sendRichMessageDraft yet",
    );
  });

  test("edits a rich message into another, into text and back", async () => {
    const { message_id } = await send(paragraph("one"));
    const edit = async (given: string | { blocks: Block[] }) =>
      (await api.editMessageText(RITA, message_id, given)) as Message;
    await bad(edit({ blocks: [paragraph("one")] }), NOT_MODIFIED);
    await bad(edit({ blocks: [] }), "rich message must be non-empty");
    const keyboard = { inline_keyboard: [[{ text: "More", callback_data: "more" }]] };
    await api.editMessageText(RITA, message_id, { blocks: [paragraph("two")] }, { reply_markup: keyboard });
    const two = simulator.person("reader").last();
    assert.deepEqual([two?.rich_message?.blocks, two?.reply_markup], [[paragraph("two")], keyboard]);
    const text = await edit("only words");
    assert.ok(text.text === "only words" && !text.rich_message && text.edit_date);
    const back = await edit({ blocks: [paragraph("three")] });
    assert.ok(back.rich_message && back.text === undefined);
    const media = { type: "photo", media: new InputFile(PICTURE, "a.png") } as const;
    const pictured = await api.editMessageMedia(RITA, message_id, media);
    assert.ok(typeof pictured === "object" && pictured.photo && !pictured.rich_message);
    await bad(edit({ blocks: [paragraph("four")] }), "there is no text in the message to edit");
    const foreign = simulator.person("reader").send("mine").message_id;
    await bad(api.editMessageText(RITA, foreign, { blocks: [paragraph("x")] }), "message can't be edited");
    const other = await send(paragraph("x"));
    await bad(
      api.editMessageCaption(RITA, other.message_id, { caption: "x" }),
      "there is no caption in the message to edit",
    );
    const both = { chat_id: RITA, message_id: other.message_id, text: "x", rich_message: { blocks: [paragraph("y")] } };
    await bad(api.raw.editMessageText(both as never), "exactly one of text and rich_message must be specified");
  });

  test("has no new files in an inline message", async () => {
    const input_message_content = { message_text: "x" };
    const posted = simulator.people.postInline(RITA, RITA, {
      type: "article",
      id: "1",
      title: "x",
      input_message_content,
    });
    const edit = (block: Block) => api.editMessageTextInline(inlineMessageId(posted), { blocks: [block] });
    await bad(
      edit(photo(new InputFile(PICTURE, "a.png"))),
      "in an inline message only files that Telegram knows can be used, by their file_id",
    );
    assert.equal(await edit(paragraph("no file")), true);
  });

  test("misbehaves as with every other message", async () => {
    simulator.misbehave({ method: "sendRichMessage", kind: "flood", retry_after: 1 });
    await refused(send(paragraph("x")), 429, "Too Many Requests: retry after 1");
    simulator.misbehave({ method: "sendRichMessage", kind: "server_error" });
    now += 1000;
    await refused(send(paragraph("x")), 502, "Bad Gateway");
    await send(paragraph("x"));
  });

  test("plays a server that doesn't know the method yet", async () => {
    simulator.forgetMethods("sendRichMessage");
    await refused(send(paragraph("x")), 404, "Not Found: method not found");
    const { message_id } = await api.sendMessage(RITA, "as before");
    await bad(api.editMessageText(RITA, message_id, { blocks: [paragraph("x")] }), "message text is empty");
    simulator.forgetMethods();
    await send(paragraph("x"));
    const control = (unknown_methods: string[]) =>
      fetch(`${simulator.url}/control/methods`, { method: "POST", body: JSON.stringify({ unknown_methods }) });
    assert.equal((await control(["sendRichMessage"])).status, 200);
    await refused(send(paragraph("x")), 404, "Not Found: method not found");
    await control([]);
    await send(paragraph("x"));
  });
});
