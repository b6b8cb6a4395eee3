import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser, Locator, Page } from "playwright-core";
import { textOf } from "../../src/simulator/hands.ts";
import { launchChromium, skipWithoutChromium } from "../chromium.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

const OUTPUT = join(import.meta.dirname, "../.output");

/** The people of a newsroom at the chat page, as wide as a phone. */
describe("the newsroom in a browser", { skip: skipWithoutChromium, timeout: 120_000 }, () => {
  let stand: Newsstand;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  before(async () => {
    stand = await openNewsstand();
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (said) => said.type() === "error" && problems.push(said.text()));
    await page.goto(`${stand.simulator.url}/`);
  });
  after(async () => {
    await browser?.close();
    await stand?.close();
  });

  const message = (words: string | RegExp): Locator => page.getByTestId("message").filter({ hasText: words }).last();
  const press = (within: Locator, label: string) =>
    within.getByTestId("button").getByText(label, { exact: true }).click();

  async function be(person: string, chat: number): Promise<void> {
    const back = page.getByRole("button", { name: "Back to the chats" });
    if (await back.isVisible()) await back.click();
    await page.getByTestId("person").selectOption(person);
    await page.getByTestId(`chat-${chat}`).click();
  }

  async function say(words: string): Promise<void> {
    await page.getByTestId("composer").fill(words);
    await page.getByTestId("send").click();
  }

  async function keep(name: string): Promise<void> {
    mkdirSync(OUTPUT, { recursive: true });
    await page.screenshot({ path: join(OUTPUT, `${name}.png`) });
  }

  it("takes an author in, whose article an editor approves", async () => {
    const { editor, reader } = stand;
    editor.start();
    await editor.sees();
    await be("editor", 1003);
    await say("/editors");
    await press(message("Editors: 1"), "Invite author");
    await message("An invitation for an author").waitFor();
    await keep("newsroom-invitation");
    const invitation = editor.messages().findLast((one) => textOf(one).includes("?start=invite_"));
    reader.start(/\?start=(\S+)/.exec(textOf(invitation!))?.[1]);
    await reader.sees("You are an author");

    await be("reader", 1001);
    await say("/post");
    await message("What is its title?").waitFor();
    await say("The ferry leaves early");
    await message("Now the text").waitFor();
    await say("From Monday the ferry leaves at six.");
    await press(message("Tags, separated by commas?"), "Skip");
    await press(message("A picture?"), "Skip");
    await press(message("Publish it?"), "Publish");
    await message("It waits for an editor’s approval").waitFor();

    await be("editor", 1003);
    const waiting = message("A draft by Rita waits for approval");
    await waiting.waitFor();
    await keep("newsroom-approval");
    await press(waiting, "Approve");
    await message("goes to one chat").waitFor();
    await say("/audit");
    await message("approved and published · The ferry leaves early").waitFor();
    await keep("newsroom-audit");
  });

  it("says where it posts, and for one article where that goes", async () => {
    await say("/channels");
    await press(message("Where we post: 1"), "1");
    const outlet = message("I have all the rights here that I need");
    await press(outlet, "Pin each post");
    await message("Pinning: each post, in place of the one before").waitFor();
    await keep("newsroom-outlet");
    await say("/post");
    await message("What is its title?").waitFor();
    await say("The ferry leaves late");
    await message("Now the text").waitFor();
    await say("From Tuesday the ferry leaves at seven.");
    await press(message("Tags, separated by commas?"), "Skip");
    await press(message("A picture?"), "Skip");
    await press(message("Goes to: The Daily Kiosk 📌"), "Where it goes");
    await press(message("differs from the rules"), "Pin: as each has it");
    await press(message("differs from the rules"), "Pin: yes");
    await press(message("differs from the rules"), "✓ The Daily Kiosk");
    await page.getByText("The Daily Kiosk ✎").waitFor();
    await keep("newsroom-where");
    await press(message("differs from the rules"), "‹ Back");
    await press(message("Goes to: no channel or group"), "Discard");
  });

  it("shows its numbers as pictures that can be read there", async () => {
    await say("/stats");
    const stats = message("Subscribers");
    const shownAs = async (name: string) => {
      const picture = stats.locator("img").first();
      await picture.evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode());
      const place = await picture.boundingBox();
      assert.ok(place && place.width > 280 && place.x + place.width <= 390, `${name} is ${place?.width} wide`);
      await keep(name);
    };
    await stats.waitFor();
    await shownAs("newsroom-stats");
    await press(stats, "Dark");
    await stats.getByTestId("button").getByText("Light", { exact: true }).waitFor();
    await shownAs("newsroom-stats-dark");
    await press(stats, "Deliveries");
    await message("Delivered: 1").waitFor();
  });

  it("has given the browser nothing to complain of", () => assert.deepEqual(problems, []));
});
