import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Bot, InlineKeyboard, InputMediaBuilder } from "grammy";
import type { MessageEntity } from "grammy/types";
import type { Browser, Locator, Page } from "playwright-core";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { CHANNEL_ID, GROUP_ID } from "../../src/simulator/world.ts";
import { launchChromium, skipWithoutChromium } from "../chromium.ts";

const OUTPUT = join(import.meta.dirname, "../.output");
const PICTURE = join(import.meta.dirname, "../fixtures/picture.png");
const MARKUP = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;

describe("the simulator's chat page", { skip: skipWithoutChromium, timeout: 120_000 }, () => {
  let simulator: Simulator;
  let bot: Bot;
  let browser: Browser;
  let page: Page;
  /** What browsers complain of: a page that works complains of nothing. */
  const problems: string[] = [];

  before(async () => {
    simulator = await startSimulator();
    bot = newsstand(simulator);
    await bot.api.setMyCommands([
      { command: "formats", description: "Every kind of formatting" },
      { command: "photos", description: "An album" },
      { command: "help", description: "What this can do" },
    ]);
    void bot.start();
    browser = await launchChromium();
    page = await open("");
    await page.getByTestId("start").click();
    await message("Welcome, Rita").waitFor();
    await say("/formats");
    await message("bold both italic").waitFor();
  });

  after(async () => {
    mkdirSync(OUTPUT, { recursive: true });
    await page?.screenshot({ path: join(OUTPUT, "simulator-page.png") });
    await browser?.close();
    await bot?.stop();
    await simulator?.close();
  });

  async function open(address: string, width = 1100): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const opened = await context.newPage();
    opened.setDefaultTimeout(10_000);
    opened.on("pageerror", (error) => problems.push(error.message));
    opened.on("console", (said) => said.type() === "error" && problems.push(said.text()));
    await opened.goto(simulator.url + address);
    return opened;
  }

  /** The newest message with these words. */
  const message = (text: string, where: Page = page): Locator =>
    where.getByTestId("message").filter({ hasText: text }).last();

  async function say(text: string, where: Page = page): Promise<void> {
    await where.getByTestId("composer").fill(text);
    await where.getByTestId("send").click();
  }

  test("shows formatting with the elements that mean it, where entities overlap too", async () => {
    const shown = message("bold both italic");
    assert.equal((await shown.locator(".text b").allTextContents()).join(""), "bold both");
    assert.equal((await shown.locator("i").allTextContents()).join(""), "both italic");
    assert.equal(await words(shown.locator("pre code")), "let a = 1;\n\n  a++;");
    assert.equal(await words(shown.locator("blockquote")), "a quote");
    const link = shown.getByRole("link", { name: "words" });
    assert.equal(await link.getAttribute("href"), "https://example.org/");
    assert.match((await link.getAttribute("rel")) ?? "", /noopener/);
  });

  test("shows nothing of one chat in another, and says what an empty one is for", async () => {
    await page.getByTestId(`chat-${CHANNEL_ID}`).click();
    await page.getByRole("log").getByText("A channel.").waitFor();
    assert.equal(await page.getByTestId("message").count(), 0);
    await page.getByTestId("chat-1001").click();
    await message("bold both italic").waitFor();
    assert.equal(await page.getByRole("log").getByText("A channel.").count(), 0);
  });

  test("hides a spoiler until it is pressed", async () => {
    const spoiler = message("bold both italic").locator(".spoiler");
    assert.equal(await style(spoiler, "color"), "rgba(0, 0, 0, 0)");
    await spoiler.click();
    assert.notEqual(await style(spoiler, "color"), "rgba(0, 0, 0, 0)");
  });

  test("asks before it opens an address that words may disguise", async () => {
    await message("bold both italic").getByRole("link", { name: "words" }).click();
    const dialog = page.getByRole("dialog");
    assert.match(await words(dialog), /https:\/\/example\.org\//);
    await dialog.getByRole("button", { name: "Cancel" }).click();
  });

  test("presses a button: the message changes in place and the answer shows", async () => {
    const greeting = message("Welcome, Rita");
    const id = await greeting.getAttribute("data-message-id");
    await greeting.getByTestId("button").filter({ hasText: "Next" }).click();
    await page.getByTestId("toast").filter({ hasText: "Turned over" }).waitFor();
    const turned = page.locator(`[data-message-id="${id}"]`).filter({ hasText: "Page two" });
    await turned.waitFor();
    assert.match(await words(turned), /edited/);
    await turned.getByTestId("button").filter({ hasText: "Warn" }).click();
    await page.getByRole("dialog").filter({ hasText: "Mind the gap" }).getByRole("button", { name: "OK" }).click();
  });

  test("marks a button that the bot leaves without an answer", async () => {
    await say("/start");
    const mute = message("Welcome, Rita").getByTestId("button").filter({ hasText: "Mute" });
    await mute.click();
    assert.equal(await mute.getAttribute("aria-busy"), "true");
    await page.locator(".keyboard-button.unanswered").waitFor();
    assert.equal(await mute.getAttribute("aria-busy"), "false");
  });

  test("follows a link to the bot as /start with its payload", async () => {
    await say("/start");
    await message("Welcome, Rita").getByTestId("button").filter({ hasText: "Article" }).click();
    await message("Welcome, Rita, you came for article_7").waitFor();
  });

  test("posts a photo with a caption, and shows those of the bot as one album", async () => {
    await page.getByTestId("photo-input").setInputFiles(PICTURE);
    await say("From my window");
    const own = message("From my window");
    await loaded(own.locator("img"));
    assert.match((await own.getAttribute("class")) ?? "", /\bown\b/);
    await message("A photo, thank you").waitFor();

    await say("/photos");
    const album = message("Two of them");
    await loaded(album.locator("img").nth(1));
    assert.equal(await album.locator("img").count(), 2);
    assert.equal(await album.locator("[data-message-id]").count(), 1, "the second photo is a message of its own");
  });

  test("shows right-to-left text right-to-left, line by line, on buttons and in the composer", async () => {
    const reza = await open("/#second_reader/1002");
    await reza.getByTestId("start").click();
    const greeting = message("خوش آمدید", reza);
    const direction = (place: Locator) => style(place, "direction");
    assert.equal(await direction(greeting.locator(".line").nth(0)), "rtl");
    assert.equal(await direction(greeting.locator(".line").nth(1)), "ltr");
    assert.equal(await direction(greeting.getByTestId("button").locator("span")), "rtl");
    await reza.getByTestId("composer").fill("سلام");
    assert.equal(await direction(reza.getByTestId("composer")), "rtl");
    await reza.getByTestId("send").click();
    const own = reza.locator(".message.own").filter({ hasText: "سلام" });
    assert.equal(await style(own.locator(".meta"), "float"), "left", "the time stands at the line's end");
    await reza.context().close();
  });

  test("shows markup from people as the text that it is", async () => {
    await say(MARKUP);
    await message(`You said: ${MARKUP}`).waitFor();
    assert.equal(await page.getByTestId("message").locator("script, img[src=x]").count(), 0);
    assert.doesNotMatch(await page.title(), /owned/);
  });

  test("lets a reader block the bot and come back", async () => {
    const edda = await open("/#editor/1003");
    await edda.getByTestId("start").click();
    await edda.getByTestId("composer").waitFor();
    await edda.getByTestId("chat-menu").click();
    await edda.getByRole("menuitem", { name: "Block the bot" }).click();
    await edda.getByTestId("unblock").waitFor();
    assert.equal(await edda.getByTestId("composer").count(), 0);
    await assert.rejects(bot.api.sendMessage(1003, "Anybody there?"), /bot was blocked by the user/);
    await edda.getByTestId("unblock").click();
    await edda.getByTestId("composer").waitFor();
    await bot.api.sendMessage(1003, "Welcome back");
    await message("Welcome back", edda).waitFor();
    await edda.context().close();
  });

  test("sends in the order of sending, a photo too, and keeps the composer as high as it was", async () => {
    const composer = page.getByTestId("composer");
    const height = async () => (await composer.boundingBox())?.height;
    await composer.fill("");
    const before = await height();
    await page.getByTestId("photo-input").setInputFiles(PICTURE);
    for (const text of ["First", "Second", "Third"]) await say(text);
    await message("You said: Third").waitFor();
    const sent = simulator.person("reader").messages();
    const own = sent.filter(({ from }) => from?.id === 1001).slice(-3);
    assert.deepEqual(
      own.map(({ text, caption }) => text ?? caption),
      ["First", "Second", "Third"],
    );
    assert.equal(await height(), before);
  });

  test("keeps what was begun for each chat, over a reload", async () => {
    const tab = await open(`/#reader/${GROUP_ID}`);
    const composer = tab.getByTestId("composer");
    await tab.getByRole("log").click();
    await tab.keyboard.type("unfinished");
    assert.equal(await words(composer), "unfinished", "letters find the composer");
    await tab.getByTestId("chat-1001").click();
    await message("Welcome, Rita", tab).waitFor();
    assert.equal(await words(composer), "");
    await tab.getByTestId(`chat-${GROUP_ID}`).click();
    await tab.reload();
    await tab.getByTestId("composer").filter({ hasText: "unfinished" }).waitFor();
    await tab.context().close();
  });

  test("takes no edited message for a new one that is too old to be shown", async () => {
    const old = await bot.api.sendMessage(1003, "Long ago");
    for (let n = 0; n < 200; n++) await bot.api.sendMessage(1003, `Since then ${n}`);
    const edda = await open("/#editor/1003");
    await message("Since then 199", edda).waitFor();
    await bot.api.editMessageText(1003, old.message_id, "Long ago, told anew");
    await bot.api.sendMessage(1003, "The end");
    await message("The end", edda).waitFor();
    assert.equal(await edda.getByTestId("message").filter({ hasText: "told anew" }).count(), 0);
    await edda.context().close();
  });

  test("offers the bot's commands, chosen with the arrow keys", async () => {
    const composer = page.getByTestId("composer");
    await composer.fill("/");
    assert.equal(await page.getByTestId("command").count(), 3);
    await composer.fill("/h");
    assert.deepEqual(await page.getByTestId("command").locator("b").allTextContents(), ["/help"]);
    await composer.press("ArrowDown");
    await composer.press("Enter");
    await message("You said: /help").waitFor();
    assert.equal(await words(composer), "");
  });

  test("posts what is chosen from an inline query", async () => {
    await page.getByTestId("composer").fill("@kiosk_simulator_bot boats");
    await page.getByTestId("inline-result").filter({ hasText: "About boats" }).click();
    const posted = message("All that is known about boats");
    await posted.waitFor();
    assert.match(await words(posted), /via @kiosk_simulator_bot/);
  });

  test("sends what was made bold and italic with the keyboard as entities", async () => {
    const composer = page.getByTestId("composer");
    await composer.fill("");
    await composer.press("Control+b");
    await composer.pressSequentially("bold");
    await composer.press("Control+b");
    await composer.pressSequentially(" plain");
    await composer.press("Shift+Home");
    await composer.press("Control+Shift+P");
    await composer.press("End");
    await composer.press("Shift+Enter");
    await composer.pressSequentially("next line");
    await composer.press("Enter");
    await message("You said: bold plain").waitFor();
    const sent = simulator
      .person("reader")
      .messages()
      .findLast(({ text }) => text?.startsWith("bold"));
    assert.equal(sent?.text, "bold plain\nnext line");
    assert.deepEqual(
      sent?.entities?.toSorted((left, right) => left.length - right.length),
      [
        { type: "bold", offset: 0, length: 4 },
        { type: "spoiler", offset: 0, length: 10 },
      ],
    );
  });

  test("edits one's last message after ArrowUp", async () => {
    await say("Helo");
    await message("You said: Helo").waitFor();
    await page.getByTestId("composer").press("ArrowUp");
    await page.getByTestId("composer").fill("Hello");
    await page.getByTestId("composer").press("Enter");
    const edited = page.locator(".message.own").filter({ hasText: "Hello" });
    await edited.waitFor();
    assert.match(await words(edited), /edited/);
  });

  test("shows another person's chats, and counts what is unread in them", async () => {
    await bot.api.sendMessage(CHANNEL_ID, "A first issue");
    const channel = page.getByTestId(`chat-${CHANNEL_ID}`);
    await channel.locator(".badge").filter({ hasText: "1" }).waitFor();
    await channel.click();
    await message("A first issue").waitFor();
    await channel.locator(".badge").waitFor({ state: "detached" });
    assert.equal(await page.getByTestId("composer").count(), 0, "readers can't write in the channel");
    await message("A first issue").hover();
    await message("A first issue").getByRole("button", { name: "More about this message" }).click();
    assert.deepEqual(await page.getByRole("menuitem").allTextContents(), ["Copy text"]);
    await page.keyboard.press("Escape");

    await page.getByTestId("person").selectOption("editor");
    await say("A post by hand");
    await message("A post by hand").waitFor();
    await page.getByTestId(`chat-${GROUP_ID}`).click();
    await say("Hello, readers");
    await page.getByTestId("person").selectOption("reader");
    await message("Hello, readers").filter({ hasText: "Edda" }).waitFor();
    await page.getByTestId("chat-1001").click();
  });

  test("lets the editor take the bot out of the channel and put it back", async () => {
    const edda = await open(`/#editor/${CHANNEL_ID}`);
    const choose = async (item: string) => {
      await edda.getByTestId("chat-menu").click();
      await edda.getByRole("menuitem", { name: item }).click();
    };
    await choose("Remove the bot");
    await edda.getByText("the bot was removed").waitFor();
    await assert.rejects(bot.api.sendMessage(CHANNEL_ID, "Still here?"), /403/);
    await choose("Add the bot as administrator");
    await edda.getByText("the bot is an administrator").waitFor();
    await bot.api.sendMessage(CHANNEL_ID, "Here again");
    await message("Here again", edda).waitFor();
    await edda.context().close();
  });

  test("leads from the bar of what is pinned to each of it, the latest first", async () => {
    const bar = page.getByTestId("pinned");
    assert.equal(await bar.isVisible(), false);
    const first = await bot.api.sendMessage(1001, "The first to keep");
    for (let n = 1; n <= 20; n++) await bot.api.sendMessage(1001, `Between ${n}`);
    const second = await bot.api.sendMessage(1001, "The second to keep");
    for (let n = 1; n <= 20; n++) await bot.api.sendMessage(1001, `Below ${n}`);
    await bot.api.pinChatMessage(1001, first.message_id);
    await bar.filter({ hasText: "Pinned message" }).filter({ hasText: "The first to keep" }).waitFor();
    await bot.api.pinChatMessage(1001, second.message_id);
    await page.getByRole("log").getByText("Kiosk pinned “The second to keep”").waitFor();
    await bar.filter({ hasText: "Pinned message 2 of 2" }).filter({ hasText: "The second to keep" }).click();
    await page.locator(`.found[data-message-id="${second.message_id}"]`).waitFor();
    await bar.filter({ hasText: "Pinned message 1 of 2" }).filter({ hasText: "The first to keep" }).click();
    await page.locator(`.found[data-message-id="${first.message_id}"]`).waitFor();
    await bar.filter({ hasText: "2 of 2" }).waitFor();
    await bot.api.unpinAllChatMessages(1001);
    await bar.waitFor({ state: "hidden" });
  });

  test("stays where the reader is when something comes, and offers the way to the end", async () => {
    for (let n = 1; n <= 30; n++) await bot.api.sendMessage(1001, `Line ${n}`);
    await message("Line 30").waitFor();
    const toEnd = page.getByRole("button", { name: "To the newest message" });
    // Not with the wheel or a key: their scrolling would still go on when the next message comes.
    const scrollBack = async () => {
      await page.getByRole("log").evaluate((node) => node.scrollBy(0, -600));
      await toEnd.waitFor();
    };
    await scrollBack();
    await bot.api.sendMessage(1001, "Line 31");
    await message("Line 31").waitFor({ state: "attached" });
    // All but at the end: that counts as being there, and what is there as read.
    await page.getByRole("log").evaluate((node) => node.scrollTo(0, node.scrollHeight - node.clientHeight - 50));
    await toEnd.waitFor({ state: "hidden" });
    await scrollBack();
    await bot.api.sendMessage(1001, "Breaking");
    await message("Breaking").waitFor({ state: "attached" });
    assert.equal(await toEnd.getAttribute("data-unread"), "1");
    await toEnd.click();
    await toEnd.waitFor({ state: "hidden" });
    await scrollBack();
    await say("I have read that");
    await message("You said: I have read that").waitFor();
    await toEnd.waitFor({ state: "hidden" });
  });

  test("shows the list or the chat on a narrow screen, one at a time", async () => {
    const phone = await open("/", 390);
    await phone.getByTestId("chat-1001").click();
    await phone.getByTestId("composer").waitFor();
    assert.equal(await phone.getByTestId("chat-1001").isVisible(), false);
    await phone.getByRole("button", { name: "Back to the chats" }).click();
    await phone.getByTestId("chat-1001").waitFor();
    assert.equal(await phone.getByTestId("composer").isVisible(), false);
    await phone.context().close();
  });

  test("makes the simulator misbehave from its panel, and lists what the bot called", async () => {
    await page.getByTestId("simulator").click();
    const panel = page.getByRole("complementary", { name: "Simulator" });
    await panel.getByLabel("Method").fill("sendMessage");
    await panel.getByRole("button", { name: "Add" }).click();
    await panel.getByText("1 × sendMessage").waitFor();
    await assert.rejects(bot.api.sendMessage(1001, "Too early"), /429/);
    await panel.locator("tr.failed").filter({ hasText: "429" }).waitFor();
    await panel.getByRole("button", { name: "Behave again" }).click();
    await panel.getByRole("button", { name: "Close" }).click();
    assert.equal(await page.locator(":focus").getAttribute("data-testid"), "simulator", "the focus goes back");
  });

  test("says above the chat that it has lost the simulator", async () => {
    const other = await startSimulator();
    // Not one of `open`: here the browser has something to complain of.
    const tab = await browser.newPage();
    await tab.goto(other.url);
    await tab.getByTestId("start").waitFor();
    await other.close();
    await tab.getByRole("main").getByText("connecting…").waitFor();
    await tab.close();
  });

  test("has given the browser nothing to complain of", () => {
    assert.deepEqual(problems, []);
  });
});

async function words(place: Locator): Promise<string> {
  return (await place.textContent()) ?? "";
}

/** The computed value of a CSS property. */
function style(place: Locator, property: "color" | "direction" | "float"): Promise<string> {
  return place.evaluate((node, name) => node.ownerDocument.defaultView.getComputedStyle(node)[name], property);
}

/** Waits until an image has come and could be read. */
async function loaded(image: Locator): Promise<void> {
  await image.waitFor();
  assert.ok(await image.evaluate((node) => node.decode().then(() => node.naturalWidth > 0)));
}

/** A bot that does a little of everything. */
function newsstand(simulator: Simulator): Bot {
  const made = new Bot(simulator.token, { client: { apiRoot: simulator.url } });
  made.command("start", (ctx) => {
    if (ctx.from?.language_code === "fa") {
      return ctx.reply("خوش آمدید!\nWelcome, too.", { reply_markup: new InlineKeyboard().text("تازه‌ها", "next") });
    }
    const reason = ctx.match ? `, you came for ${ctx.match}` : "";
    const keyboard = new InlineKeyboard()
      .text("Next", "next")
      .text("Mute", "mute")
      .url("Article", "https://t.me/kiosk_simulator_bot?start=article_7");
    return ctx.reply(`Welcome, ${ctx.from?.first_name}${reason}`, { reply_markup: keyboard });
  });
  made.command("formats", (ctx) => {
    const text = "bold both italic words secret\na quote\nlet a = 1;\n\n  a++;";
    const at = (words: string) => ({ offset: text.indexOf(words), length: words.length });
    const entities: MessageEntity[] = [
      { type: "bold", ...at("bold both") },
      { type: "italic", ...at("both italic") },
      { type: "text_link", url: "https://example.org/", ...at("words") },
      { type: "spoiler", ...at("secret") },
      { type: "blockquote", ...at("a quote") },
      { type: "pre", language: "js", ...at("let a = 1;\n\n  a++;") },
    ];
    return ctx.reply(text, { entities });
  });
  made.callbackQuery("next", async (ctx) => {
    await ctx.editMessageText("Page two", { reply_markup: new InlineKeyboard().text("Warn", "warn") });
    await ctx.answerCallbackQuery("Turned over");
  });
  made.callbackQuery("warn", (ctx) => ctx.answerCallbackQuery({ text: "Mind the gap", show_alert: true }));
  let photo = "";
  made.on("message:photo", (ctx) => {
    photo = ctx.msg.photo.at(-1)?.file_id ?? "";
    return ctx.reply("A photo, thank you");
  });
  made.command("photos", (ctx) =>
    ctx.replyWithMediaGroup([
      InputMediaBuilder.photo(photo, { caption: "Two of them" }),
      InputMediaBuilder.photo(photo),
    ]),
  );
  made.on("inline_query", (ctx) => {
    const { query } = ctx.inlineQuery;
    const message_text = `All that is known about ${query}`;
    return ctx.answerInlineQuery([
      { type: "article", id: "1", title: `About ${query}`, input_message_content: { message_text } },
    ]);
  });
  made.on("message:text").filter(
    (ctx) => ctx.chat.type === "private" && !ctx.msg.via_bot,
    (ctx) => ctx.reply(`You said: ${ctx.msg.text}`),
  );
  return made;
}
