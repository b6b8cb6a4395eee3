import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import { type ArticleId, ChatId } from "../../src/core/ids.ts";
import { editorialActs } from "../../src/delivery/editorial.ts";
import { ledger } from "../../src/delivery/ledger.ts";
import { publish, publishDue, routedNow } from "../../src/delivery/publication.ts";
import type { Outlet } from "../../src/subscribers/outlet.ts";
import { routingStore } from "../../src/subscribers/routing-store.ts";
import { describeOnBoth } from "../database/databases.ts";
import { handClock, newsdesk, OWNER } from "./newsdesk.ts";

const all = { kind: "all" } as const;

describeOnBoth("where an article goes", (open) => {
  let clock: ReturnType<typeof handClock>;
  let desk: ReturnType<typeof newsdesk>;
  let routing: ReturnType<typeof routingStore>;
  let [town, chess]: [Outlet, Outlet] = [] as never;

  /** Two channels, one for everything and one for chess; and a reader of everything. */
  beforeEach(async () => {
    clock = handClock("2026-05-10T12:00:00Z");
    desk = newsdesk(clock, await open());
    routing = routingStore(desk.database, clock);
    await desk.article({ tags: ["Chess", "Town"], publishedAt: 0 });
    town = await desk.outlet(-1001);
    chess = await desk.outlet(-1002);
    await desk.subscriptions.subscribe(town.chat.id, all, "instant");
    await desk.subscriptions.subscribe(chess.chat.id, { kind: "tag", tagId: await desk.tag("Chess") }, "instant");
    await desk.subscriber(7, "instant");
  });

  const draft = (tags: string[] = []) => desk.article({ draft: true, tags });
  /** [chat, payload] of each delivery of an article. */
  async function posted(articleId: ArticleId) {
    await publish(desk.database, clock, articleId);
    return deliveriesOf(articleId);
  }
  async function deliveriesOf(articleId: ArticleId) {
    const rows = await desk.database
      .selectFrom("delivery")
      .innerJoin("dispatch", "dispatch.id", "delivery.dispatch_id")
      .select(["chat_id", "payload"])
      .where("key", "=", `article:${articleId}`)
      .orderBy("chat_id")
      .execute();
    return rows.map(({ chat_id, payload }) => [chat_id, payload === null ? null : JSON.parse(payload)]);
  }

  it("is told by the outlets' rules: everything, tags, and never a muted one", async () => {
    const usual = { pins: false };
    assert.deepEqual(await posted(await draft(["Chess"])), [
      [-1002, usual],
      [-1001, usual],
      [7, null],
    ]);
    assert.deepEqual(await posted(await draft(["Town"])), [
      [-1001, usual],
      [7, null],
    ]);
    await desk.subscriptions.mute(town.chat.id, await desk.tag("Town"));
    assert.deepEqual(await posted(await draft(["Town", "Chess"])), [
      [-1002, usual],
      [7, null],
    ]);
  });

  it("is otherwise where its editors say so, with or without a sound, pinned or not; readers get what they chose", async () => {
    const id = await draft(["Chess"]);
    await routing.setWanted(id, chess.id, false);
    await routing.set(id, { silent: true, pins: true });
    assert.deepEqual(await posted(id), [
      [-1001, { silent: true, pins: true }],
      [7, null],
    ]);
    const other = await draft(["Town"]);
    await routing.setWanted(other, chess.id, true);
    await routing.setWanted(other, town.id, false);
    assert.deepEqual(await posted(other), [
      [-1002, { pins: false }],
      [7, null],
    ]);
    const reset = await draft(["Town"]);
    await routing.setWanted(reset, town.id, false);
    await routing.set(reset, { silent: true, pins: true });
    await routing.reset(reset);
    assert.deepEqual(await posted(reset), [
      [-1001, { pins: false }],
      [7, null],
    ]);
  });

  it("is decided by who may publish, until it is out; what is chosen as the rules have it follows them", async () => {
    const acts = editorialActs({ database: desk.database, clock, owners: [OWNER], undoMs: 0 });
    await desk.database.insertInto("editor").values({ id: 20, role: "author", created_at: 0 }).execute();
    const id = await draft(["Town"]);
    const on = { kind: "outlet", outletId: chess.id } as const;
    const goesTo = async () =>
      (await routedNow(desk.database, clock, id)).flatMap((one) => (one.wanted ? [Number(one.outlet.chat.id)] : []));
    assert.equal(await acts.route(id, on, ChatId.parse(20)), "forbidden");
    assert.deepEqual(await goesTo(), [-1001]);
    assert.equal(await acts.route(id, on, ChatId.parse(OWNER)), "done");
    assert.deepEqual(await goesTo(), [-1001, -1002]);
    assert.equal(await acts.route(id, on, ChatId.parse(OWNER)), "done");
    assert.deepEqual(await desk.database.selectFrom("article_outlet").selectAll().execute(), []);
    for (const expected of [true, false, undefined]) {
      await acts.route(id, { kind: "sound" }, ChatId.parse(OWNER));
      assert.deepEqual(await routing.of(id), { silent: expected, pins: undefined });
    }
    await acts.schedule(id, clock.now() + 60_000, ChatId.parse(OWNER));
    assert.equal(await acts.route(id, { kind: "pin" }, ChatId.parse(OWNER)), "done");
    const recorded = await desk.database.selectFrom("editorial_act").select("act").orderBy("id").execute();
    assert.deepEqual(
      recorded.map(({ act }) => act).slice(-2),
      ["schedule", "route"],
      "what goes out by itself is on record; a draft is anybody's work in progress",
    );
    await publish(desk.database, clock, id);
    assert.equal(await acts.route(id, { kind: "rules" }, ChatId.parse(OWNER)), "late");
    assert.deepEqual((await deliveriesOf(id))[0], [-1001, { pins: true }]);
  });

  it("is what was said before a scheduled time comes, and nothing that is said later changes it", async () => {
    const id = await draft(["Town"]);
    await desk.database
      .updateTable("article")
      .set({ state: "scheduled", published_at: clock.now() + 60_000 })
      .where("id", "=", id)
      .execute();
    await routing.setWanted(id, chess.id, true);
    await desk.database.updateTable("outlet").set({ pins: 1 }).where("id", "=", chess.id).execute();
    clock.advance(60_000);
    await publishDue(desk.database, clock, clock.now());
    const frozen = [
      [-1002, { pins: true }],
      [-1001, { pins: false }],
      [7, null],
    ];
    assert.deepEqual(await deliveriesOf(id), frozen);
    await routing.setWanted(id, chess.id, false);
    await desk.subscriptions.unsubscribe(chess.chat.id);
    await publish(desk.database, clock, id);
    assert.deepEqual(await deliveriesOf(id), frozen);
    const states = (await desk.deliveries()).map(([, chat, state]) => [chat, state]);
    assert.deepEqual(
      states.filter(([chat]) => chat === -1002),
      [[-1002, "pending"]],
      "what was decided stays, whatever the rules say since",
    );
  });

  it("never is an outlet that can't be posted to, nor a discussion group a second time unless that is said", async () => {
    const group = await desk.outlet(-1003, "supergroup");
    await desk.subscriptions.subscribe(group.chat.id, all, "instant");
    await desk.outlets.learn(town.id, { title: "Town", linkedId: -1003 });
    const chatsOf = async (id: ArticleId) => (await posted(id)).map(([chat]) => chat);
    assert.deepEqual(await chatsOf(await draft(["Town"])), [-1001, 7]);
    const said = await draft(["Town"]);
    await routing.setWanted(said, group.id, true);
    assert.deepEqual(await chatsOf(said), [-1003, -1001, 7]);
    await desk.chats.setMayPost(town.chat.id, false, town.chat);
    const forced = await draft(["Town"]);
    await routing.setWanted(forced, town.id, true);
    assert.deepEqual(await chatsOf(forced), [-1003, 7], "where the channel gets nothing, its group does");
  });

  it("is no discussion group that follows for itself, while its channel gets the article", async () => {
    await desk.subscriber(-1005, "instant");
    await desk.outlets.learn(chess.id, { title: "Chess", linkedId: -1005 });
    const chats = async (tags: string[]) => (await posted(await draft(tags))).map(([chat]) => chat);
    assert.deepEqual(await chats(["Chess"]), [-1002, -1001, 7]);
    assert.deepEqual(
      await chats(["Town"]),
      [-1005, -1001, 7].sort((a, b) => a - b),
    );
  });

  it("moves along with a group that becomes a supergroup, and ends with the outlet", async () => {
    const group = await desk.outlet(-20, "supergroup");
    const id = await draft(["Town"]);
    await routing.setWanted(id, group.id, true);
    await desk.chats.migrate(group.chat.id, -1009 as typeof group.chat.id);
    assert.equal((await desk.outlets.get(group.id))?.chat.id, -1009);
    assert.deepEqual(
      (await posted(id)).map(([chat]) => chat),
      [-1009, -1001, 7],
    );
    assert.equal(await desk.outlets.remove(group.id, 7), "forbidden");
    assert.equal(await desk.outlets.remove(group.id, OWNER), "done");
    assert.equal(await desk.outlets.remove(group.id, OWNER), "unknown");
    const left = (await desk.deliveries()).filter(([, chat]) => chat === -1009);
    assert.deepEqual(
      left.map(([, , state]) => state),
      ["skipped"],
    );
    const claimed = await ledger(desk.database, clock).claim("me", 10);
    assert.deepEqual(claimed.map(({ chatId }) => Number(chatId)).sort(), [-1001, 7].sort());
  });
});
