import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Api, InputFile } from "grammy";
import type { InputRichBlock, RichText } from "grammy/types";
import type { Browser, Locator, Page } from "playwright-core";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { launchChromium, skipWithoutChromium } from "../chromium.ts";

const OUTPUT = join(import.meta.dirname, "../.output");
const PICTURE = readFileSync(join(import.meta.dirname, "../fixtures/picture.png"));
const RITA = 1001;
const MARKUP = `<img src=x onerror="document.title='owned'">`;

const paragraph = (text: RichText): InputRichBlock => ({ type: "paragraph", text });
const photo = (caption?: string): InputRichBlock => ({
  type: "photo",
  photo: { type: "photo", media: new InputFile(PICTURE, "picture.png") },
  ...(caption && { caption: { text: caption, credit: "Photo: Edda" } }),
});
const item = (text: string, fields: object = {}) => ({ blocks: [paragraph(text)], ...fields });

const ARTICLE: InputRichBlock[] = [
  { type: "heading", text: "The harbour breathes", size: 1 },
  paragraph(["See ", { type: "url", text: "the study", url: "https://example.org/study" }, " and example.com."]),
  paragraph(["It was ", { type: "spoiler", text: "herring" }, ". ", { type: "marked", text: "At last" }, MARKUP]),
  paragraph([
    { type: "anchor_link", text: "To what is hidden", anchor_name: "hidden" },
    { type: "reference_link", text: "[1]", reference_name: "note" },
  ]),
  { type: "list", items: [item("pumps", { type: "1", value: 9 }), item("gates", { type: "1", value: 10 })] },
  {
    type: "list",
    items: [item("open", { has_checkbox: true, is_checked: true }), item("count", { has_checkbox: true })],
  },
  { type: "blockquote", blocks: [paragraph("I did not recognise it.")], credit: "A diver" },
  { type: "pullquote", text: "A harbour is a lung.", credit: "Edda" },
  { type: "pre", text: "let tide = 1;", language: "typescript" },
  {
    type: "table",
    is_bordered: true,
    caption: "Samples",
    cells: [
      [{ text: "Oxygen", is_header: true, colspan: 8, align: "center", valign: "middle" }],
      Array.from({ length: 8 }, (_, n) => ({ text: `column ${n}`, align: "right" as const, valign: "top" as const })),
    ],
  },
  photo("At dawn"),
  { type: "collage", blocks: [photo(), photo(), photo()] },
  { type: "slideshow", blocks: [photo(), photo()], caption: { text: "Turn over" } },
  ...Array.from({ length: 30 }, (_, n) => paragraph(`Line ${n}`)),
  {
    type: "details",
    summary: "How we counted",
    blocks: [{ type: "anchor", name: "hidden" }, paragraph("With a net.")],
  },
  { type: "divider" },
  { type: "footer", text: { type: "reference", text: "The survey of 2026", name: "note" } },
];

describe("the chat page's view of a rich message", { skip: skipWithoutChromium, timeout: 120_000 }, () => {
  let simulator: Simulator;
  let api: Api;
  let browser: Browser;
  let page: Page;
  let article: Locator;
  const problems: string[] = [];

  before(async () => {
    simulator = await startSimulator();
    api = new Api(simulator.token, { apiRoot: simulator.url });
    simulator.person("reader").start();
    const inline_keyboard = [[{ text: "Save", callback_data: "save" }]];
    await api.sendRichMessage(RITA, { blocks: ARTICLE }, { reply_markup: { inline_keyboard } });
    browser = await launchChromium();
    page = await open(1100);
    article = page.getByTestId("message").filter({ hasText: "The harbour breathes" });
    await article.waitFor();
  });

  after(async () => {
    mkdirSync(OUTPUT, { recursive: true });
    await page?.screenshot({ path: join(OUTPUT, "simulator-page-rich.png") });
    await browser?.close();
    await simulator?.close();
  });

  async function open(width: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: "reduce" });
    const opened = await context.newPage();
    opened.setDefaultTimeout(10_000);
    opened.on("pageerror", (error) => problems.push(error.message));
    opened.on("console", (said) => said.type() === "error" && problems.push(said.text()));
    await opened.goto(simulator.url);
    return opened;
  }

  const isOverflowing = (view: Locator) => view.evaluate((one) => one.scrollWidth > one.clientWidth);

  test("shows each block with the element that means it", async () => {
    assert.equal(await article.getByRole("heading", { level: 1 }).textContent(), "The harbour breathes");
    assert.equal(await article.locator("mark").textContent(), "At last");
    assert.deepEqual(await article.locator("ol .label").allTextContents(), ["9.", "10."]);
    assert.deepEqual(await article.getByRole("img", { name: /Done|To do/ }).count(), 2);
    assert.equal(await article.locator("blockquote cite").textContent(), "A diver");
    assert.equal(await article.locator("aside cite").textContent(), "Edda");
    assert.equal(await article.locator("pre").getAttribute("data-language"), "typescript");
    assert.equal(await article.locator("hr").count(), 1);
    assert.equal(
      await article.locator("figcaption").filter({ hasText: "At dawn" }).locator("cite").textContent(),
      "Photo: Edda",
    );
    await article.getByTestId("button").filter({ hasText: "Save" }).waitFor();
  });

  test("takes text for text", async () => {
    await article.getByText(MARKUP).waitFor();
    assert.notEqual(await page.title(), "owned");
  });

  test("hides what is hidden until it is pressed, in the list of chats too", async () => {
    await api.sendRichMessage(RITA, { blocks: [paragraph(["Secret: ", { type: "spoiler", text: "42" }])] });
    const message = page.getByTestId("message").filter({ hasText: "Secret" });
    const spoiler = message.getByRole("button", { name: "Hidden text, press to show" });
    await page.getByTestId(`chat-${RITA}`).getByText("Secret: ▒▒").waitFor();
    await spoiler.click();
    assert.equal(await message.locator(".spoiler.open").textContent(), "42");
  });

  test("asks before it opens an address that words may disguise, and only then", async () => {
    await article.getByRole("link", { name: "the study" }).click();
    const dialog = page.getByRole("dialog");
    assert.match((await dialog.textContent()) ?? "", /https:\/\/example\.org\/study/);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    const [opened] = await Promise.all([
      page.context().waitForEvent("page"),
      article.getByRole("link", { name: "example.com" }).click(),
    ]);
    await opened.close();
  });

  test("scrolls to an anchor and opens what it is in, and to a reference", async () => {
    const details = article.locator("details");
    assert.equal(await details.getByText("With a net.").isVisible(), false);
    await article.getByRole("link", { name: "To what is hidden" }).click();
    await details.getByText("With a net.").waitFor();
    assert.ok(((await details.boundingBox())?.y ?? Infinity) < 800);
    await article.getByRole("link", { name: "[1]" }).click();
    await article.locator(".reference.found").waitFor();
  });

  test("leaves open what is open when another message comes", async () => {
    await api.sendMessage(RITA, "Something else");
    await page.getByTestId("message").filter({ hasText: "Something else" }).waitFor();
    assert.equal(await article.getByText("With a net.").isVisible(), true);
  });

  test("turns the pictures of a slideshow, and shows those of a collage together", async () => {
    const slideshow = article.locator(".slideshow");
    assert.equal(await slideshow.locator(".slide-count").textContent(), "1 / 2");
    await slideshow.getByRole("button", { name: "Next picture" }).click();
    await slideshow.getByText("2 / 2").waitFor();
    await slideshow.getByRole("button", { name: "Next picture" }).click();
    await slideshow.getByText("1 / 2").waitFor();
    assert.equal(await article.locator(".collage img").count(), 3);
    await article.locator(".collage .photo").first().click();
    await page.getByRole("dialog", { name: "Photo" }).click();
  });

  test("draws an edited message anew", async () => {
    const { message_id } = await api.sendRichMessage(RITA, { blocks: [paragraph("Before")] });
    await page.getByTestId("message").filter({ hasText: "Before" }).waitFor();
    await api.editMessageText(RITA, message_id, { blocks: [paragraph("Afterwards")] });
    await page.getByTestId("message").filter({ hasText: "Afterwards" }).waitFor();
    await api.editMessageText(RITA, message_id, "Only text");
    const shown = page.locator(`[data-message-id="${message_id}"]`).filter({ hasText: "Only text" });
    await shown.waitFor();
    assert.equal(await shown.locator(".rich").count(), 0);
  });

  test("scrolls a wide table within the article on a narrow screen", async () => {
    const phone = await open(390);
    await phone.getByTestId(`chat-${RITA}`).click();
    const table = phone.getByRole("region", { name: "Samples" });
    await table.waitFor();
    assert.equal(await isOverflowing(table), true);
    const right = async (view: Locator) => {
      const box = await view.boundingBox();
      return (box?.x ?? 0) + (box?.width ?? 0);
    };
    assert.ok((await right(phone.locator(".bubble").filter({ has: table }))) <= 390);
    assert.ok((await right(table)) <= 390);
  });

  test("runs to the left when the bot says so, or each block by its first letter", async () => {
    const persian = "بندر دوباره نفس کشید";
    const blocks: InputRichBlock[] = [paragraph(persian), paragraph("English words"), { type: "pre", text: "code" }];
    const directions = async (is_rtl: boolean) => {
      const { message_id } = await api.sendRichMessage(RITA, { blocks, is_rtl });
      const shown = page.locator(`[data-message-id="${message_id}"] .rich`);
      await shown.waitFor();
      return shown.locator("> *").evaluateAll((all) => all.map((one) => one.getAttribute("dir")));
    };
    assert.deepEqual(await directions(false), ["rtl", "ltr", "ltr"]);
    assert.deepEqual(await directions(true), ["rtl", "rtl", "ltr"]);
  });

  test("gives browsers nothing to complain of", () => {
    assert.deepEqual(problems, []);
  });
});
