import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { documentFromTelegram } from "../../src/content/telegram-text.ts";
import { channelMessages } from "../../src/render/article.ts";
import { richChannelArticle } from "../../src/render/rich-article.ts";
import { anArticle } from "../factories.ts";
import { settingOf } from "./settings.ts";

const LINE = "Follow us: the shop";
const signature = documentFromTelegram(LINE, [
  { type: "bold", offset: 0, length: 9 },
  { type: "text_link", offset: 11, length: 8, url: "https://shop.example/" },
]).blocks;
const setting = { ...settingOf("en"), signature };
const picture = { source: { kind: "url" as const, url: "https://town.example/a.jpg" } };

describe("a signature", () => {
  it("stands below the text with its formatting and links, in a caption too where both have room", () => {
    const [short] = channelMessages(anArticle({ picture }), setting);
    assert.ok(short?.kind === "photo" && short.text.endsWith(`\n\n${LINE}`));
    const last = short.entities.slice(-2).map((entity) => [entity.type, short.text.slice(entity.offset)]);
    assert.deepEqual(last, [
      ["bold", LINE],
      ["text_link", "the shop"],
    ]);
    const body = "x".repeat(980);
    const [above, text] = channelMessages(anArticle({ picture, body }), setting);
    assert.ok(above?.kind === "photo" && !above.text.includes(LINE));
    assert.ok(text?.kind === "text" && text.text.endsWith(`\n\n${LINE}`));
  });

  it("stands on the page of what is too long for a message, whose rest is read elsewhere", () => {
    const body = Array.from({ length: 60 }, () => "y".repeat(99)).join("\n\n");
    const messages = channelMessages(anArticle({ body }), setting);
    const [only] = messages;
    assert.ok(messages.length === 1 && only?.kind === "text");
    assert.ok(only.text.endsWith(`\n\n${LINE}`) && only.text.length <= 4096);
    assert.match(JSON.stringify(only.keyboard), /start=article_/);
  });

  it("is the end of a rich message", () => {
    const [message] = richChannelArticle(anArticle(), setting);
    const last = message?.blocks.at(-1);
    assert.equal(last?.type, "paragraph");
    assert.match(JSON.stringify(last), /"type":"bold".*Follow us.*https:\/\/shop\.example\//);
  });
});

describe("the preview of an article's link", () => {
  const previewOf = (article: Parameters<typeof anArticle>[0], preview: "below" | "above" | undefined) => {
    const message = channelMessages(anArticle(article), { ...settingOf("en"), ...(preview && { preview }) }).at(-1);
    return message?.kind === "text" ? [message.preview, message.previewAbove] : undefined;
  };
  const url = "https://town.example/bread";
  const linked = documentFromTelegram("See here", [
    { type: "text_link", offset: 4, length: 4, url: "https://sea.example/" },
  ]).blocks;

  it("is of its source or else of the first link in it, and none where a picture is shown or nobody wants one", () => {
    assert.deepEqual(previewOf({ url, body: linked }, "below"), [url, undefined]);
    assert.deepEqual(previewOf({ url: undefined, body: linked }, "above"), ["https://sea.example/", true]);
    assert.deepEqual(previewOf({ url: undefined, body: "No link." }, "above"), [undefined, undefined]);
    assert.deepEqual(previewOf({ url, body: linked }, undefined), [undefined, undefined]);
    const long = "z".repeat(2000);
    assert.deepEqual(previewOf({ url, picture, body: long }, "below"), [undefined, undefined]);
  });
});
