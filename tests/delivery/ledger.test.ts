import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import { type ArticleId, ChatId } from "../../src/core/ids.ts";
import type { ClaimedDelivery } from "../../src/delivery/dispatch.ts";
import { type Ledger, ledger, MAX_DOUBTS } from "../../src/delivery/ledger.ts";
import { describeOnBoth } from "../database/databases.ts";
import { DAY, DEFAULTS, handClock, newsdesk } from "./newsdesk.ts";

const SENDER = "sender";
const chats = (...ids: number[]) => ids.map((id) => ({ chatId: ChatId.parse(id) }));

describeOnBoth("the ledger", (open) => {
  let clock: ReturnType<typeof handClock>;
  let desk: ReturnType<typeof newsdesk>;
  let book: Ledger;
  let articleId: ArticleId;

  beforeEach(async () => {
    clock = handClock("2026-05-10T12:00:00Z");
    desk = newsdesk(clock, await open());
    book = ledger(desk.database, clock);
    articleId = await desk.article();
  });

  const row = () => desk.database.selectFrom("delivery").selectAll().executeTakeFirstOrThrow();
  const claimOne = async (): Promise<ClaimedDelivery> => {
    const [delivery] = await book.claim(SENDER, 1);
    assert.ok(delivery, "there is something to claim");
    return delivery;
  };
  const announce = (...ids: number[]) => book.enqueue({ kind: "article", articleId }, chats(...ids));

  it("writes a dispatch with its audience once, however often it is enqueued", async () => {
    const first = await announce(1, 2);
    assert.equal(first.added, 2);
    assert.deepEqual(await announce(2, 1), { dispatchId: first.dispatchId, added: 0, complete: true });
    assert.deepEqual(await book.countRecipients({ kind: "article", articleId }), { total: 2, complete: true });
  });

  it("takes an audience of many thousands", async () => {
    const { added } = await announce(...Array.from({ length: 9001 }, (_, i) => i + 1));
    assert.equal(added, 9001);
  });

  it("hands out articles before digests, the oldest first, each once", async () => {
    const digest = { kind: "digest", instant: clock.now() } as const;
    await book.enqueue(digest, [{ chatId: ChatId.parse(1), payload: { upTo: 9, topics: { all: 3 } } }]);
    await announce(2, 3);
    const claimed = await book.claim(SENDER, 10);
    assert.deepEqual(
      claimed.map(({ chatId, content }) => [chatId, content]),
      [
        [2, { kind: "article", articleId }],
        [3, { kind: "article", articleId }],
        [1, { kind: "digest", coverage: { upTo: 9, topics: { all: 3 } } }],
      ],
    );
    assert.deepEqual(await book.claim(SENDER, 10), []);
  });

  it("hands out one delivery of a chat at a time, in order", async () => {
    await announce(1, 2);
    const second = await desk.article();
    await book.enqueue({ kind: "article", articleId: second }, chats(1));
    const [one, two] = await book.claim(SENDER, 10);
    assert.deepEqual([one?.chatId, two?.chatId], [1, 2]);
    assert.deepEqual(await book.claim(SENDER, 10), []);
    await book.recordMessage(one!, 100, true);
    const next = await claimOne();
    assert.deepEqual(next.content, { kind: "article", articleId: second });
  });

  it("shares places between dispatches, so that a small one isn't behind a large one, and gives the breaking one all", async () => {
    const ids = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n);
    await announce(...ids(1, 500));
    const small = await desk.article();
    await book.enqueue({ kind: "article", articleId: small }, chats(...ids(1001, 20)));
    const first = await book.claim(SENDER, 40);
    assert.equal(first.filter(({ chatId }) => chatId > 1000).length, 20);
    assert.equal(first.length, 40);
    const breaking = await desk.article();
    await book.enqueue({ kind: "article", articleId: breaking, breaking: true }, chats(...ids(490, 30)));
    const next = await book.claim(SENDER, 25);
    assert.deepEqual(
      next.map(({ chatId }) => chatId).toSorted((a, b) => a - b),
      ids(490, 25),
    );
    const rest = await book.claim(SENDER, 25);
    assert.equal(rest.filter(({ content }) => "articleId" in content && content.articleId === breaking).length, 5);
    assert.equal(rest.length, 25, "what is left of the places is for the others");
  });

  it("looks at a bounded number of deliveries, and comes past those that can't be had", async () => {
    const many = Array.from({ length: 400 }, (_, n) => n + 1);
    await announce(...many);
    const second = await desk.article();
    await book.enqueue({ kind: "article", articleId: second }, chats(...many));
    const resting = many.slice(0, 300);
    const claimed = await book.claim(SENDER, 10, resting);
    assert.equal(claimed.length, 10);
    assert.ok(claimed.every(({ chatId }) => chatId > 300));
    assert.equal(new Set(claimed.map(({ chatId }) => chatId)).size, 10);
  });

  it("gives topics of a forum the pace of their group, and lets them rest with it", async () => {
    const topic = (threadId: number) => desk.chats.ensureAt({ chatId: -1001, threadId }, "supergroup", { ...DEFAULTS });
    const [one, two] = [await topic(5), await topic(6)];
    await announce(one.id, two.id, 9);
    assert.deepEqual(
      (await book.claim(SENDER, 10, [-1001])).map(({ chatId }) => chatId),
      [9],
    );
    const claimed = await book.claim(SENDER, 10);
    assert.deepEqual(
      claimed.map(({ pacedAs }) => pacedAs),
      [-1001, -1001],
    );
  });

  it("leaves alone the chats that are excepted, and lets others pass", async () => {
    await announce(1, 2, 3);
    const claimed = await book.claim(SENDER, 2, [1]);
    assert.deepEqual(
      claimed.map((one) => one.chatId),
      [2, 3],
    );
    for (const delivery of claimed) await book.finish(delivery);
    assert.equal(await book.anyOpen(), true, "one is pending");
    const last = await claimOne();
    assert.equal(last.chatId, 1);
    assert.equal(await book.anyOpen(), true, "one is in flight");
    await book.finish(last);
    assert.equal(await book.anyOpen(), false);
  });

  it("keeps the ids of messages as they are sent, so that a retry goes on after them", async () => {
    await announce(1);
    const first = await claimOne();
    await book.recordMessage(first, 501, false);
    await book.postpone(first, clock.now() + 1000, "Bad Gateway");
    assert.deepEqual(await book.claim(SENDER, 1), [], "not before its time");
    clock.advance(1000);
    const again = await claimOne();
    assert.deepEqual([again.messageIds, again.attempts], [[501], 2]);
    assert.equal(await book.recordMessage(again, [502, 503], true), true, "an album");
    const { state, message_ids } = await row();
    assert.deepEqual([state, message_ids], ["sent", "[501,[502,503]]"]);
  });

  it("never changes what is final", async () => {
    await announce(1);
    const delivery = await claimOne();
    await book.recordMessage(delivery, 501, true);
    const before = await row();
    for (const happened of [
      book.recordMessage(delivery, 502, true),
      book.fail(delivery, "late"),
      book.skip(delivery),
      book.finish(delivery),
      book.giveBack(delivery),
      book.postpone(delivery, 0, "late"),
      book.doubt(delivery, 0, "late"),
      book.redirect(delivery, ChatId.parse(-5)),
    ]) {
      assert.equal(await happened, false);
    }
    assert.deepEqual(await book.recover("another"), { retried: 0, failed: 0 });
    assert.deepEqual(await row(), before);
  });

  it("lets a sender that was overtaken change nothing", async () => {
    await announce(1);
    const overtaken = await claimOne();
    await book.recover("another");
    const [current] = await book.claim("another", 1);
    assert.equal(await book.begin(overtaken), false);
    assert.equal(await book.postpone(overtaken, 0, "late"), false);
    assert.equal(await book.recordMessage(overtaken, 501, true), false);
    assert.equal(await book.begin(current!), true);
    assert.equal(await book.recordMessage(current!, 502, true), true);
  });

  it("tries again what a dead sender had in flight, and gives it up when that has happened too often", async () => {
    await announce(1);
    await book.begin((await book.claim("sender 0", 1))[0]!);
    assert.deepEqual(await book.recover("sender 0"), { retried: 0, failed: 0 }, "its own is in flight, not abandoned");
    for (let doubts = 1; doubts <= MAX_DOUBTS; doubts++) {
      assert.deepEqual(await book.recover(`sender ${doubts}`), { retried: 1, failed: 0 });
      const [again] = await book.claim(`sender ${doubts}`, 1);
      assert.equal(again?.doubts, doubts);
      await book.begin(again);
    }
    assert.deepEqual(await book.recover("the last"), { retried: 0, failed: 1 });
    const { state, error } = await row();
    assert.equal(state, "failed");
    assert.match(error ?? "", /in doubt/);
  });

  it("doesn't doubt what a dead sender had claimed and not begun, however often one dies", async () => {
    await announce(1);
    for (const holder of ["first", "second", "third"]) {
      const [delivery] = await book.claim(holder, 1);
      await book.begin(delivery!);
      await book.notSent(delivery!);
      assert.deepEqual(await book.recover("the next"), { retried: 0, failed: 0 });
    }
    const { state, doubts } = await row();
    assert.deepEqual([state, doubts], ["pending", 0]);
  });

  it("counts neither what was given back untried nor, twice, what is in doubt", async () => {
    await announce(1);
    await book.giveBack(await claimOne());
    const first = await claimOne();
    assert.equal(first.attempts, 1);
    await book.doubt(first, clock.now(), "socket hang up");
    for (let again = 0; again < MAX_DOUBTS; again++) {
      assert.equal((await row()).state, "pending");
      await book.doubt(await claimOne(), clock.now(), "socket hang up");
    }
    assert.equal((await row()).state, "failed");
  });

  it("records a message that arrived although it had just been declined", async () => {
    const reader = await desk.subscriber(1, "instant");
    await announce(1);
    const delivery = await claimOne();
    await desk.subscriptions.unsubscribe(reader);
    assert.equal((await row()).state, "skipped");
    assert.equal(await book.recordMessage(delivery, 501, true), true);
    const { state, message_ids } = await row();
    assert.deepEqual([state, message_ids], ["sent", "[501]"]);
  });

  it("has who declines wait for the message that is on its way, and not for ever", async () => {
    const reader = await desk.subscriber(1, "instant");
    const { subscriptions } = desk;
    await subscriptions.untilQuiet(reader);
    await announce(1);
    const delivery = await claimOne();
    assert.deepEqual((await book.commit([], [delivery])).begun, [true]);
    await subscriptions.unsubscribe(reader);
    const order: string[] = [];
    const answered = subscriptions.untilQuiet(reader).then(() => order.push("answered"));
    await new Promise((resolve) => setImmediate(resolve));
    order.push("arrived");
    await book.recordMessage(delivery, 501, true);
    await answered;
    assert.deepEqual(order, ["arrived", "answered"]);

    await desk.subscriptions.subscribe(reader, { kind: "all" }, "instant");
    await book.enqueue({ kind: "article", articleId: await desk.article() }, chats(1));
    assert.deepEqual((await book.commit([], [await claimOne()])).begun, [true]);
    await subscriptions.unsubscribe(reader);
    const before = clock.now();
    await subscriptions.untilQuiet(reader);
    assert.ok(clock.now() - before >= 5000, "its process may live");
    const again = clock.now();
    await subscriptions.untilQuiet(reader);
    assert.equal(clock.now(), again, "once is enough");
  });

  it("sends a migrated group's delivery to its new id, once", async () => {
    await announce(-1, -2);
    const [first, second] = await book.claim(SENDER, 2);
    assert.equal(first?.chatId, -2);
    assert.equal(await book.redirect(first, ChatId.parse(-100)), true);
    assert.equal(await book.redirect(second!, ChatId.parse(-100)), true);
    assert.deepEqual(await desk.deliveries(), [
      [`article:${articleId}`, -100, "pending"],
      [`article:${articleId}`, -1, "skipped"],
    ]);
  });

  it("fails what announces an article that was deleted, and hands out the rest", async () => {
    await announce(1);
    const kept = await desk.article();
    await book.enqueue({ kind: "article", articleId: kept }, chats(2));
    await desk.database.deleteFrom("article").where("id", "=", articleId).execute();
    const claimed = await book.claim(SENDER, 10);
    assert.deepEqual(
      claimed.map((one) => one.chatId),
      [2],
    );
    assert.deepEqual(
      (await desk.deliveries()).map(([, , state]) => state),
      ["failed", "claimed"],
    );
  });

  it("forgets settled digests after 30 days, and nothing else", async () => {
    const payload = { upTo: 1, topics: { all: 0 } };
    const digest = (instant: number, id: number) =>
      book.enqueue({ kind: "digest", instant }, [{ chatId: ChatId.parse(id), payload }]);
    await announce(1);
    await digest(1, 2);
    await digest(2, 3);
    for (const delivery of await book.claim(SENDER, 2)) await book.recordMessage(delivery, 1, true);
    clock.advance(30 * DAY);
    await book.forgetOldDigests();
    assert.equal((await desk.deliveries()).length, 3);
    clock.advance(1);
    await book.forgetOldDigests();
    assert.deepEqual(await desk.deliveries(), [
      [`article:${articleId}`, 1, "sent"],
      ["digest:2", 3, "pending"],
    ]);
    const { count } = await desk.database
      .selectFrom("dispatch")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    assert.equal(count, 2);
  });
});
