import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser, Locator, Page } from "playwright-core";
import { launchChromium, skipWithoutChromium } from "../chromium.ts";
import { openPlace, type Place } from "./program.ts";

const OUTPUT = join(import.meta.dirname, "../.output");
const PICTURE = join(import.meta.dirname, "../fixtures/picture.png");

/** The first minute of a stranger: the program without a token, and a real browser on the address that it prints. */
describe("the demonstration in a browser", { skip: skipWithoutChromium, timeout: 120_000 }, () => {
  let place: Place;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  before(async () => {
    place = await openPlace();
    const program = place.run("main.ts", [], { PORT: "0" });
    await program.says("this is the demonstration");
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (said) => said.type() === "error" && problems.push(said.text()));
    await page.goto(/http:\/\/\S+/.exec(program.output())?.[0] ?? "");
  });
  after(async () => {
    await browser?.close();
    await place?.close();
  });

  const message = (words: string | RegExp): Locator => page.getByTestId("message").filter({ hasText: words }).last();
  const press = (within: Locator, label: string) =>
    within.getByTestId("button").getByText(label, { exact: true }).click();

  async function say(words: string): Promise<void> {
    await page.getByTestId("composer").fill(words);
    await page.getByTestId("send").click();
  }

  async function keep(name: string): Promise<void> {
    mkdirSync(OUTPUT, { recursive: true });
    await page.screenshot({ path: join(OUTPUT, `${name}.png`) });
  }

  it("is begun, searched and read in, with pages that turn", async () => {
    await page.getByTestId("start").click();
    await message("Welcome to The Daily Kiosk").waitFor();
    await say("lighthouse");
    const results = message("4 articles found");
    await results.waitFor();
    assert.match((await results.textContent()) ?? "", /1\. A light for strangers/);
    assert.ok(
      (await results
        .locator("b, strong")
        .filter({ hasText: /^lighthouse$/ })
        .count()) > 0,
      "hits are marked",
    );
    await press(results, "1");
    const article = message("put together from the harbour office's books");
    await article.waitFor();
    await message("The lighthouse at dusk").locator("img").first().waitFor();
    await keep("demonstration-reader");
    await press(article, "›");
    await message(/2\/\d/).waitFor();
  });

  it("lets the editor post an article with a picture, which the channel and the archive have at once", async () => {
    await page.getByTestId("person").selectOption("editor");
    await page.getByTestId("chat-1003").click();
    await page.getByTestId("start").click();
    await message("Welcome to The Daily Kiosk").waitFor();
    await say("/post");
    await message("What is its title?").waitFor();
    await say("The ferry leaves early");
    await message("Now the text").waitFor();
    await say("From Monday the ferry leaves at six. Bring a scarf.");
    await message("Tags, separated by commas?").waitFor();
    await say("Transport");
    await message("A picture?").waitFor();
    await page.getByTestId("photo-input").setInputFiles(PICTURE);
    await page.getByTestId("send").click();
    await message("This is how readers will see it").waitFor();
    const question = message("Publish it?");
    await question.waitFor();
    await keep("demonstration-editor");
    await press(question, "Publish");
    await message("Goes out in 10 seconds.").waitFor();
    await message("It is in the archive, and goes to one chat").waitFor();

    await page.getByTestId("chat--1001000000001").click();
    await message("Bring a scarf").locator("img").first().waitFor();
    await keep("demonstration-channel");
    await page.getByTestId("person").selectOption("reader");
    await page.getByTestId("chat-1001").click();
    await say("scarf");
    await press(message("The ferry leaves early"), "1");
    const article = message("Share");
    await press(article, "Save");
    await article.getByTestId("button").getByText("Saved ✓").waitFor();
    await page.getByTestId("pinned").getByText("The ferry leaves early").waitFor();
  });

  it("lets the editor schedule an article, look at it in every form, put it off, correct it and take it back", async () => {
    await page.getByTestId("person").selectOption("editor");
    await page.getByTestId("chat-1003").click();
    await say(
      "Heron on the quay\nIt has been standing there since noon, says the harbour office, and looks at the fish.",
    );
    await press(message("Shall this become an article?"), "Make an article");
    await press(message("Publish it?"), "Channel, whole");
    await message("Heron on the quay").locator("h1, h2, h3").first().waitFor();
    await message("No lead").waitFor();
    await keep("demonstration-overview");
    await press(message("Publish it?"), "Lead");
    await press(message("stand before the text"), "Take this");
    await message("Lead: It has been standing there").waitFor();
    await press(message("Publish it?"), "Schedule");
    await message("When shall it go out?").waitFor();
    await keep("demonstration-schedule");
    await say("tomorrow 8:00");
    await press(message("at 08:00 (UTC), in"), "Move");
    await message("When shall it go out?").waitFor();
    await say("in 2 h");
    await message("in 2 hours").waitFor();
    await say("/queue");
    await message("Queue: 1").waitFor();
    await keep("demonstration-queue");
    await press(message("Queue: 1"), "1");
    await press(message(/^Heron on the quay.*in 2 hours/), "Publish");
    await press(message(/Heron on the quay.*goes to one chat/), "Edit");
    await press(message("Send this correction?"), "Title");
    await message("What is its title?").waitFor();
    await say("Two herons on the quay");
    await press(message("Send this correction?"), "Send it, marked as corrected");
    await message("Corrected. Readers see it like this").waitFor();
    await page.getByTestId("chat--1001000000001").click();
    await message("Two herons on the quay").getByText("corrected").waitFor();
    await keep("demonstration-corrected");
    await page.getByTestId("chat-1003").click();
    await say("/history");
    await press(message("Which one?"), "Two herons on the quay");
    await message(/by Edda/)
      .getByTestId("button")
      .first()
      .click();
    await message("HeronTwo herons on the quay").waitFor();
    await keep("demonstration-history");
    await say("/recall");
    await press(message("Which one?"), "Two herons on the quay");
    await message("Why is it taken back?").waitFor();
    await say("It was one heron.");
    await press(message("Reason: It was one heron."), "Take it back");
    await message("Taken back.").waitFor();
  });

  it("has given the browser nothing to complain of", () => assert.deepEqual(problems, []));
});
