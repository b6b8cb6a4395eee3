import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { textOf } from "../../src/simulator/hands.ts";
import { answerOnly } from "../answer-only.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe("what a reader follows", () => {
  let stand: Newsstand;

  beforeEach(async () => {
    stand = await openNewsstand();
    await stand.publish({ title: "Fresh bread", tags: ["Food"] });
    await stand.publish({ title: "Chess night", tags: ["Chess"] });
  });
  afterEach(() => stand.close());

  /** Moves to the next `hour` UTC, on a weekday (1: Monday) if one is given, and runs the minute. */
  async function passTo(hour: number, weekday?: number) {
    do {
      const next = Math.floor((stand.now() - hour * HOUR) / DAY) * DAY + DAY + hour * HOUR;
      stand.pass(next - stand.now() + 1000);
    } while (weekday !== undefined && (new Date(stand.now()).getUTCDay() || 7) !== weekday);
    return stand.app.minute();
  }
  /** Publishes as an editor would: it goes out at once. */
  async function announce(title: string, tags: string[] = []) {
    await stand.publish({ title, tags, publishedAt: stand.now() + HOUR });
    stand.pass(HOUR + 1);
    await stand.app.minute();
  }
  const labels = (message: Awaited<ReturnType<Newsstand["reader"]["sees"]>>) =>
    (message.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);

  it("comes weekly on the day that was chosen, and then no day else", async () => {
    const { reader } = stand;
    reader.send("/subscribe all");
    await reader.press(await reader.sees("Subscriptions"), "Weekly");
    await reader.press(await reader.sees("Weekly, Sunday"), "Wed");
    await reader.sees("Weekly, Wednesday");
    assert.equal((await passTo(9, 2)).digests, 0);
    assert.equal((await passTo(9, 3)).digests, 1);
    await reader.sees("your digest");
    await stand.publish({ title: "Another" });
    assert.equal((await passTo(9)).digests, 0);
  });

  it("has a day for each topic, where one is chosen for it", async () => {
    const { reader } = stand;
    reader.send("/subscribe Food");
    await reader.press(await reader.sees("Daily at"), "Chess");
    await reader.press(await reader.sees(/Daily at .*: (Food · Chess|Chess · Food)/), "Weekly");
    await reader.press(await reader.sees(/Weekly, Sunday .*: (Food · Chess|Chess · Food)/), "One by one");
    await reader.press(await reader.sees("change how often"), "Chess");
    await reader.press(await reader.sees("How often?"), "Thu");
    await reader.sees(({ reply_markup }) => JSON.stringify(reply_markup).includes("✓ Thu"));
    reader.send("/subscribe");
    const state = textOf(await reader.sees("Weekly, Sunday"));
    assert.match(state, /Weekly, Sunday at 08:00: Food\nWeekly, Thursday at 08:00: Chess/);
    await passTo(9, 4);
    const thursday = textOf(await reader.sees("your digest"));
    assert.match(thursday, /Chess night/);
    assert.doesNotMatch(thursday, /Fresh bread/);
    await passTo(9, 7);
    assert.match(textOf(await reader.sees("your digest")), /Fresh bread/);
  });

  it("is changed one by one: at once, daily, weekly or no more", async () => {
    const { reader } = stand;
    reader.send("/subscribe Food");
    await reader.press(await reader.sees("Daily at"), "Chess");
    await reader.press(await reader.sees(/Daily at .*: Food · Chess|Daily at .*: Chess · Food/), "One by one");
    const topics = await reader.sees("change how often");
    assert.deepEqual(labels(topics).toSorted(), ["Chess — Daily", "Food — Daily", "‹ Back"]);
    await reader.press(topics, "Chess");
    await reader.press(await reader.sees("How often?"), "At once");
    await reader.press(
      await reader.sees(({ text, reply_markup }) =>
        Boolean(text && JSON.stringify(reply_markup).includes("Chess — At once")),
      ),
      "Food",
    );
    await reader.press(await reader.sees("How often?"), "No more of this");
    await reader.sees(({ reply_markup }) => !JSON.stringify(reply_markup).includes("Food"));
    await announce("A game", ["Chess"]);
    await reader.sees("A game");
    reader.send("/subscribe");
    assert.match(textOf(await reader.sees("At once: Chess")), /^Subscriptions\n\nAt once: Chess$/);
  });

  it("brings an article once, whatever number of topics it belongs to", async () => {
    const { reader } = stand;
    reader.send("bread");
    await reader.press(await reader.sees("One article found"), "🔔");
    await reader.sees("New articles for “bread” will come at once");
    reader.send("/subscribe Food");
    await reader.sees("At once: 🔎 bread");
    await announce("More bread", ["Food"]);
    await reader.sees("More bread");
    await passTo(9);
    const digest = textOf(await reader.sees("your digest"));
    assert.match(digest, /Fresh bread/);
    assert.doesNotMatch(digest, /More bread/);
    assert.equal(reader.messages().filter((message) => textOf(message).includes("More bread")).length, 1);
  });

  it("is a search that is kept until it is stopped, and the search alone isn't", async () => {
    const { reader } = stand;
    const kept = () => stand.app.newsroom.database.selectFrom("saved_search").selectAll().execute();
    reader.send("bread tag:food");
    const results = await reader.sees("One article found");
    assert.deepEqual(await kept(), []);
    await reader.press(results, "🔔");
    await reader.sees("will come at once");
    assert.equal((await kept())[0]?.query, "bread tag:food");
    await announce("Rye bread", ["Chess"]);
    await announce("Rye bread again", ["Food"]);
    await reader.sees("Rye bread again");
    assert.ok(!reader.messages().some((message) => /^Rye bread$/m.test(textOf(message))));
    reader.send("/subscribe");
    await reader.press(await reader.sees("At once: 🔎 bread tag:food"), "One by one");
    await reader.press(await reader.sees("change how often"), "🔎 bread");
    await reader.press(await reader.sees("How often?"), "No more");
    await reader.sees("Nothing is followed yet");
    assert.deepEqual(await kept(), []);
  });

  it("is also what was looked for in vain", async () => {
    const { reader } = stand;
    reader.send("zeppelin");
    await reader.press(await reader.sees("Nothing found for “zeppelin”"), "🔔");
    await reader.sees("New articles for “zeppelin” will come at once");
    await announce("A zeppelin over the harbour");
    await reader.sees("A zeppelin over the harbour");
  });

  it("never has a tag that was muted, until it is unmuted", async () => {
    const { reader } = stand;
    reader.send("/subscribe all");
    await reader.press(await reader.sees("Subscriptions"), "At once");
    await reader.press(await reader.sees("At once: everything"), "Mute tags");
    await reader.press(await reader.sees("never come"), "Chess");
    await reader.press(
      await reader.sees(({ reply_markup }) => JSON.stringify(reply_markup).includes("🔇 Chess")),
      "Back",
    );
    await reader.sees("Never: Chess");
    await announce("A silent game", ["Chess", "Food"]);
    await announce("A loud loaf", ["Food"]);
    await reader.sees("A loud loaf");
    assert.ok(!reader.messages().some((message) => textOf(message).includes("A silent game")));
    reader.send("/subscribe Chess");
    assert.doesNotMatch(textOf(await reader.sees("Subscriptions")), /Never/);
  });

  it("pauses for some days, or until a date that is written, and goes on by itself or at once", async () => {
    const { reader } = stand;
    reader.send("/subscribe all");
    await reader.press(await reader.sees("Subscriptions"), "Pause");
    await reader.press(await reader.sees("Until when"), "3 days");
    await reader.sees("Paused: nothing comes before");
    assert.equal((await passTo(9)).digests, 0);
    assert.equal((await passTo(9)).digests, 0);
    await stand.publish({ title: "After the pause" });
    assert.equal((await passTo(9)).digests, 1);
    await reader.sees("After the pause");

    reader.send("/subscribe");
    await reader.press(await reader.sees("Subscriptions"), "Pause");
    await reader.sees("Until when");
    reader.send("yesterday");
    await reader.sees("still to come");
    const date = Temporal.Instant.fromEpochMilliseconds(stand.now() + 40 * DAY)
      .toZonedDateTimeISO("UTC")
      .toPlainDate();
    reader.send(date.toLocaleString("en", { month: "long", day: "numeric" }));
    await reader.press(await reader.sees(`before ${date.toLocaleString("en", { dateStyle: "long" })}`), "✓ Pause");
    await reader.press(await reader.sees("Paused"), "Resume");
    assert.doesNotMatch(textOf(await reader.sees("Subscriptions")), /Paused/);
    await stand.publish({ title: "News" });
    assert.equal((await passTo(9)).digests, 1);
  });

  it("waits for the morning where it is quiet, and comes without a sound where it is to be silent", async () => {
    const { reader } = stand;
    reader.send("/subscribe all");
    await reader.press(await reader.sees("Subscriptions"), "At once");
    await reader.sees("At once: everything");
    reader.send("/settings");
    await reader.press(await reader.sees("Quiet hours: None"), "Quiet hours");
    await reader.sees("When shall it be quiet?");
    reader.send("nachts");
    await reader.sees("I need two times");
    reader.send("۲۲:۳۰ تا ۷");
    await reader.press(await reader.sees("Quiet hours: 22:30–07:00"), "Turn the sound off");
    await reader.sees("Sound: off");
    await passTo(23);
    await announce("At night");
    await answerOnly(stand);
    assert.ok(!reader.messages().some((message) => textOf(message).includes("At night")));
    await passTo(7);
    await reader.sees("At night", { timeoutMs: 8000 });
    await passTo(23);
    await announce("At night again");
    await answerOnly(stand);
    reader.send("/settings");
    await reader.press(await reader.sees("Quiet hours: 22:30–07:00"), "Quiet hours");
    await reader.press(await reader.sees("When shall it be quiet?"), "None");
    await reader.sees("At night again", { timeoutMs: 8000 });
  });

  it("tells a digest as it was chosen, in the languages that were chosen", async () => {
    await stand.publish({ title: "Frisches Brot", lead: "Um fünf.", language: "de" });
    const { reader } = stand;
    reader.send("/subscribe all");
    await reader.sees("Subscriptions");
    reader.send("/settings");
    await reader.press(await reader.sees("Digest: Titles and summaries"), "Digest");
    await reader.press(await reader.sees("What shall a digest tell?"), "Titles");
    await reader.press(await reader.sees("Digest: Titles"), "Article languages");
    await reader.press(await reader.sees("In which languages"), "English");
    await reader.sees(({ reply_markup }) => JSON.stringify(reply_markup).includes('"English"'));
    await passTo(9);
    const digest = textOf(await reader.sees("your digest"));
    assert.match(digest, /• Frisches Brot/);
    assert.doesNotMatch(digest, /Um fünf|Fresh bread/);
  });

  it("is also a feed by itself", async () => {
    const { database } = stand.app.newsroom;
    const feed = { source: "feed:x", url: "https://example.org/x", title: "Town hall", tags: "[]" };
    const state = { mode: "publish", state: "active", next_poll_at: stand.now() + 400 * DAY, created_at: stand.now() };
    await database
      .insertInto("feed")
      .values({ ...feed, ...state } as never)
      .execute();
    const { reader } = stand;
    reader.send("/subscribe");
    await reader.press(await reader.sees("Nothing is followed yet"), "Feeds");
    await reader.press(await reader.sees("followed by themselves"), "Town hall");
    await reader.press(
      await reader.sees(({ reply_markup }) => JSON.stringify(reply_markup).includes("✓ Town hall")),
      "Back",
    );
    await reader.sees(/Daily at .*: Town hall/);
    await stand.publish({ title: "From the feed", source: "feed:x" });
    await stand.publish({ title: "From elsewhere" });
    await passTo(9);
    const digest = textOf(await reader.sees("your digest"));
    assert.match(digest, /From the feed/);
    assert.doesNotMatch(digest, /From elsewhere/);
    await database.deleteFrom("feed").execute();
    assert.deepEqual(await database.selectFrom("subscription").select("topic").where("chat_id", ">", 0).execute(), []);
    reader.send("/subscribe");
    await reader.sees("Nothing is followed yet");
  });
});
