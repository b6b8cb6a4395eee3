import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Api, InputFile } from "grammy";
import type { InputRichBlock, RichBlock, RichMessage, RichText } from "grammy/types";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { refused } from "./refused.ts";

const RITA = 1001;
const REZA = 1002;
const PICTURE = readFileSync(join(import.meta.dirname, "../fixtures/picture.png"));

type Block = InputRichBlock;
interface Answer {
  result: { rich_message: RichMessage };
  description?: string;
}

describe("what Telegram makes of a rich message", () => {
  let simulator: Simulator;
  let api: Api;
  let site: string;
  const web = createServer((request, response) => {
    response.writeHead(request.url === "/picture.png" ? 200 : 404).end(PICTURE);
  });

  before(async () => {
    simulator = await startSimulator();
    api = new Api(simulator.token, { apiRoot: simulator.url });
    for (const key of ["reader", "second_reader"]) simulator.person(key).start();
    await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
    site = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  });
  after(async () => {
    web.close();
    await simulator.close();
  });

  const bad = (call: Promise<unknown>, words: string) => refused(call, 400, `Bad Request: ${words}`);
  const send = (...blocks: Block[]) => api.sendRichMessage(RITA, { blocks });
  /** Blocks that the types wouldn't let pass. */
  const wrong = (...blocks: unknown[]) => send(...(blocks as Block[]));
  const sent = async (...blocks: Block[]): Promise<RichBlock[]> => (await send(...blocks)).rich_message.blocks;
  const paragraph = (text: RichText): Block => ({ type: "paragraph", text });
  const photo = (media: string | InputFile): Block => ({ type: "photo", photo: { type: "photo", media } });
  async function textSent(text: RichText): Promise<RichText | undefined> {
    const [block] = await sent(paragraph(text));
    return block?.type === "paragraph" ? block.text : undefined;
  }

  test("keeps blocks as they were given, and has no text", async () => {
    const blocks: RichBlock[] = [
      { type: "heading", text: "Bread", size: 1 },
      { type: "paragraph", text: ["plain, ", { type: "bold", text: [{ type: "italic", text: "both" }, " one"] }] },
      { type: "pre", text: "print(1)", language: "python" },
      { type: "divider" },
      { type: "anchor", name: "end" },
      { type: "blockquote", blocks: [{ type: "paragraph", text: "said" }], credit: "her" },
      { type: "expandable_blockquote", text: "long", credit: "him" },
      { type: "pullquote", text: "short" },
      { type: "details", summary: "More", blocks: [{ type: "paragraph", text: "less" }], is_open: true },
      { type: "footer", text: "The end" },
    ];
    const message = await api.sendRichMessage(RITA, { blocks: blocks as Block[], is_rtl: true });
    assert.deepEqual(message.rich_message, { blocks, is_rtl: true });
    assert.ok(!("text" in message));
    const seen = await simulator.person("reader").sees(/Bread\nplain, both one\nprint\(1\)/);
    assert.equal(seen.message_id, message.message_id);
  });

  test("labels the items of lists, numbers only those that have a type", async () => {
    const item = (fields: object = {}) => ({ blocks: [paragraph("x")], ...fields });
    const labels = async (...items: ReturnType<typeof item>[]) => {
      const [block] = await sent({ type: "list", items });
      return block?.type === "list" ? block.items.map(({ label }) => label) : [];
    };
    assert.deepEqual(await labels(item(), item({ value: 3 })), ["•", "•"]);
    const typed = (type: string, ...values: number[]) => values.map((value) => item({ type, value }));
    assert.deepEqual(await labels(...typed("1", 1, 12)), ["1.", "12."]);
    assert.deepEqual(await labels(...typed("a", 1, 26, 27, 703)), ["a.", "z.", "aa.", "aaa."]);
    assert.deepEqual(await labels(...typed("I", 4, 1994), ...typed("i", 9)), ["IV.", "MCMXCIV.", "ix."]);
    const [tasks] = await sent({ type: "list", items: [item({ has_checkbox: true, is_checked: true }), item()] });
    const done = { label: "•", blocks: [paragraph("x")], has_checkbox: true, is_checked: true };
    assert.deepEqual(tasks, { type: "list", items: [done, { label: "•", blocks: [paragraph("x")] }] });
    await bad(
      wrong({ type: "list", items: [item(), item({ type: "1" })] }),
      "list must be either ordered or unordered",
    );
    await bad(wrong({ type: "list", items: [] }), "list must be non-empty");
    const circled = wrong({ type: "list", items: [item({ type: "①" })] });
    await bad(circled, "can't parse InputRichBlock: Invalid list item type specified");
  });

  test("aligns cells that say nothing of it, headers in the middle", async () => {
    const cells = [[{ text: "Head", is_header: true, colspan: 2 }], [{ text: "a", align: "right" }, { rowspan: 1 }]];
    const [table] = await sent({ type: "table", cells, is_bordered: true, caption: "Sizes" } as unknown as Block);
    assert.deepEqual(table, {
      type: "table",
      cells: [
        [{ text: "Head", is_header: true, colspan: 2, align: "center", valign: "middle" }],
        [
          { text: "a", align: "right", valign: "middle" },
          { align: "left", valign: "middle" },
        ],
      ],
      is_bordered: true,
      caption: "Sizes",
    });
    const cell = (given: unknown) => wrong({ type: "table", cells: [[given]] });
    await bad(cell({ text: { type: "plain" } }), "Can't parse PageBlockTableCell: Unsupported rich text type");
    await bad(cell({ align: "justify" }), "Can't parse PageBlockTableCell: Invalid horizontal alignment specified");
    await bad(cell({ colspan: -1 }), "invalid table cell colspan specified");
  });

  test("joins plain text, and finds in it what it finds in every message", async () => {
    assert.equal(await textSent(["a", ["b", "c"], ""]), "abc");
    assert.deepEqual(await textSent("see example.org and @rita_reads #news $USD /start a@b.example"), [
      "see ",
      { type: "url", text: "example.org", url: "http://example.org/" },
      " and ",
      { type: "mention", text: "@rita_reads", username: "rita_reads" },
      " ",
      { type: "hashtag", text: "#news", hashtag: "news" },
      " ",
      { type: "cashtag", text: "$USD", cashtag: "USD" },
      " ",
      { type: "bot_command", text: "/start", bot_command: "/start" },
      " ",
      { type: "email_address", text: "a@b.example", email_address: "a@b.example" },
    ]);
    const verbatim: RichText = { type: "code", text: "example.org" };
    assert.deepEqual(await textSent(verbatim), verbatim);
    const undetected = await api.sendRichMessage(RITA, {
      blocks: [paragraph({ type: "hashtag", text: "#news", hashtag: "news" })],
      skip_entity_detection: true,
    });
    assert.deepEqual(undetected.rich_message.blocks, [paragraph("#news")]);
  });

  test("takes every kind of text that says what it is", async () => {
    const kinds: RichText[] = [
      ...(["underline", "strikethrough", "spoiler", "subscript", "superscript", "marked"] as const).map((type) => ({
        type,
        text: "x",
      })),
      { type: "date_time", text: "soon", unix_time: 1_647_531_900, date_time_format: "wDT" },
      { type: "url", text: "here", url: "https://example.org/a" },
      { type: "email_address", text: "mail", email_address: "a@b.example" },
      { type: "phone_number", text: "ring", phone_number: "+49 30 1234" },
      { type: "custom_emoji", custom_emoji_id: "5368324170671202286", alternative_text: "👍" },
      { type: "anchor", name: "one" },
      { type: "anchor_link", text: "up", anchor_name: "" },
      { type: "reference", text: "Who said so", name: "note" },
      { type: "reference_link", text: "[1]", reference_name: "note" },
    ];
    assert.deepEqual(await textSent(kinds), kinds);
    const mention = { type: "text_mention", text: "Rita", user: { id: RITA } } as unknown as RichText;
    assert.deepEqual(await textSent(mention), {
      type: "text_mention",
      text: "Rita",
      user: simulator.world.userOf(simulator.person(RITA).person),
    });
    const stranger = { type: "text_mention", text: "Somebody", user: { id: 5 } } as unknown as RichText;
    assert.equal(await textSent(stranger), "Somebody");
  });

  test("gets files as the other methods do: uploaded, known, or at an address", async () => {
    const [first] = await sent({
      type: "photo",
      photo: { type: "photo", media: new InputFile(PICTURE, "a.png"), has_spoiler: true },
      caption: { text: "A picture", credit: "Edda" },
    });
    assert.ok(first?.type === "photo" && first.photo[0]);
    const { file_id, width } = first.photo[0];
    assert.deepEqual([width > 0, first.has_spoiler], [true, true]);
    assert.deepEqual(first.caption, { text: "A picture", credit: "Edda" });
    const [again, fetched] = await sent(photo(file_id), photo(`${site}/picture.png`));
    assert.deepEqual(again, { type: "photo", photo: first.photo });
    assert.ok(fetched?.type === "photo" && fetched.photo[0]?.file_size === PICTURE.length);
    await bad(send(photo(`${site}/missing.png`)), "failed to get HTTP URL content");
    await bad(send(photo("attach://nothing")), "there is no photo in the request");
    const file = new InputFile(Buffer.from("not looked into"), "file.bin");
    const others = await sent(
      { type: "video", video: { type: "video", media: file, width: 320 } },
      { type: "animation", animation: { type: "animation", media: file } },
      { type: "audio", audio: { type: "audio", media: file, title: "News" } },
      { type: "document", document: { type: "document", media: file } },
      { type: "voice_note", voice_note: { type: "voice_note", media: file, duration: 7 } },
    );
    assert.deepEqual(
      others.map((block) => (block as unknown as Record<string, { file_size: number }>)[block.type]?.file_size),
      [15, 15, 15, 15, 15],
    );
    await bad(
      wrong({ type: "photo", photo: { type: "video", media: file_id } }),
      `can't parse InputRichBlock: type "video" is unsupported`,
    );
  });

  test("shows several pictures together, and nothing else among them", async () => {
    const upload = () => photo(new InputFile(PICTURE, "a.png"));
    for (const type of ["collage", "slideshow"] as const) {
      const [gallery] = await sent({ type, blocks: [upload(), upload()], caption: { text: "Two" } });
      assert.ok(gallery?.type === type && gallery.blocks.length === 2 && gallery.caption?.text === "Two");
      await bad(send({ type, blocks: [upload(), paragraph("x")] }), `a ${type} has only blocks with media in it`);
      await bad(send({ type, blocks: [] }), "RICH_MESSAGE_CONTENT_REQUIRED");
    }
  });

  test("takes it as JSON and as a form, with the files in the same request", async () => {
    const url = `${simulator.url}/bot${simulator.token}/sendRichMessage`;
    const post = async (init: RequestInit) => (await (await fetch(url, { method: "POST", ...init })).json()) as Answer;
    const headers = { "content-type": "application/json" };
    const rich_message = { blocks: [paragraph("plain HTTP")] };
    const json = await post({ headers, body: JSON.stringify({ chat_id: RITA, rich_message }) });
    assert.deepEqual(json.result.rich_message, rich_message);
    const form = new FormData();
    form.set("chat_id", String(RITA));
    form.set("rich_message", JSON.stringify({ blocks: [photo("attach://one")] }));
    form.set("one", new File([PICTURE], "one.png"));
    const multipart = await post({ body: form });
    const [block] = multipart.result.rich_message.blocks;
    assert.ok(block?.type === "photo" && block.photo[0]?.file_size === PICTURE.length);
    const broken = new URLSearchParams({ chat_id: String(RITA), rich_message: "{" });
    assert.equal((await post({ body: broken })).description, "Bad Request: can't parse rich message JSON object");
    const list = await post({ headers, body: JSON.stringify({ chat_id: RITA, rich_message: [] }) });
    assert.equal(list.description, "Bad Request: object expected as rich message");
  });

  test("is copied and forwarded whole", async () => {
    const original = await send(paragraph("to be passed on"), photo(new InputFile(PICTURE, "a.png")));
    await api.copyMessage(REZA, RITA, original.message_id, { caption: "not for a rich message" });
    const copy = simulator.person("second_reader").last();
    assert.deepEqual([copy?.rich_message, copy?.caption], [original.rich_message, undefined]);
    const forwarded = await api.forwardMessage(REZA, RITA, original.message_id);
    assert.deepEqual(forwarded.rich_message, original.rich_message);
    assert.equal(forwarded.forward_origin?.type, "user");
  });
});
