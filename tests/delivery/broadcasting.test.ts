import assert from "node:assert/strict";
import { it } from "node:test";
import { announcementStore } from "../../src/content/announcement-store.ts";
import { documentFromText } from "../../src/content/document.ts";
import { EditorId } from "../../src/core/ids.ts";
import { broadcastActs } from "../../src/delivery/broadcasting.ts";
import { editorStore } from "../../src/subscribers/editor-store.ts";
import { describeOnBoth, type Open } from "../database/databases.ts";
import { DAY, HOUR, handClock, newsdesk } from "./newsdesk.ts";

const OWNER = EditorId.parse(1);
const SECOND = EditorId.parse(2);
const THIRD = EditorId.parse(3);
const UNDO_MS = 10_000;
const saying = (text: string) => ({
  content: { document: documentFromText(text), pictures: [], language: "en" },
  audience: { kind: "everyone" as const },
});

/** A desk with an owner and two editors, and three subscribers. */
async function openDesk(open: Open, needsTwo: boolean) {
  const clock = handClock("2026-11-20T07:00:00Z");
  const desk = newsdesk(clock, await open());
  const { database } = desk;
  const editors = editorStore(database, clock, [OWNER]);
  for (const id of [SECOND, THIRD]) await editors.accept((await editors.invite("editor", OWNER))!.token, id);
  for (const id of [10, 11, -12]) await desk.subscriber(id, id === 11 ? "daily" : "instant");
  const acts = broadcastActs({ database, clock, owners: [OWNER], undoMs: UNDO_MS, needsTwo });
  const { id } = (await acts.write("a", saying("No paper on Monday."), SECOND))!;
  const stateOf = async () => (await announcementStore(database, clock).get(id))?.state;
  return { ...desk, clock, editors, acts, id, stateOf };
}

describeOnBoth("what editors do with announcements", (open) => {
  it("lets one leave once, when the time to undo it is over, with the audience of that moment", async () => {
    const { acts, clock, id, deliveries, subscriber, subscriptions, stateOf } = await openDesk(open, false);
    const at = clock.now() + UNDO_MS;
    assert.deepEqual(await acts.send(id, 1, SECOND), { kind: "soon", at });
    clock.advance(5000);
    // The conversation is replayed after a kill.
    assert.deepEqual(await acts.send(id, 1, SECOND), { kind: "soon", at });
    assert.deepEqual(await acts.releaseDue(clock.now()), []);
    await subscriber(13, "instant");
    await subscriptions.unsubscribe((await subscriber(10, "instant")) as never);
    clock.advance(5000);
    assert.deepEqual(await Promise.all([acts.releaseDue(clock.now()), acts.releaseDue(clock.now())]), [[id], []]);
    await subscriber(14, "instant");
    assert.deepEqual(
      await deliveries(),
      [-12, 11, 13].map((chat) => [`announcement:${id}`, chat, "pending"]),
    );
    assert.deepEqual(await acts.send(id, 1, SECOND), { kind: "soon", at });
    assert.equal(await acts.stop(id, SECOND), false);
    assert.equal(await stateOf(), "sent");
  });

  it("takes one consent, of somebody else, to what was shown, however often it is given", async () => {
    const { acts, clock, id, database, stateOf } = await openDesk(open, true);
    assert.deepEqual(await acts.send(id, 1, SECOND), { kind: "waiting", editors: 2 });
    const consent = (by: EditorId, revision = 1) => acts.decide({ id, revision }, "consent", by);
    assert.equal((await consent(SECOND)).kind, "own");
    assert.equal((await consent(EditorId.parse(9))).kind, "forbidden");
    assert.equal((await consent(THIRD, 2)).kind, "changed");
    const change = await acts.write({ id, from: 1 }, saying("No paper on Tuesday."), SECOND);
    assert.deepEqual(change?.change, { kind: "changed", revision: 2, voided: true });
    assert.equal((await consent(THIRD)).kind, "changed");
    assert.equal((await consent(THIRD, 2)).kind, "gone");
    assert.equal((await acts.send(id, 2, SECOND)).kind, "waiting");
    const at = clock.now() + UNDO_MS;
    const pressed = await Promise.all([consent(THIRD, 2), consent(THIRD, 2), consent(OWNER, 2)]);
    assert.deepEqual(pressed, [{ kind: "soon", at }, { kind: "soon", at }, { kind: "gone" }]);
    assert.equal((await acts.decide({ id, revision: 2 }, "refuse", OWNER)).kind, "gone");
    assert.equal((await acts.write({ id, from: 2 }, saying("Forged."), SECOND))?.change.kind, "gone");
    const given = database.selectFrom("editorial_act").select("editor_id").where("act", "=", "broadcast_consent");
    assert.deepEqual(
      (await given.execute()).map((row) => row.editor_id),
      [THIRD],
    );
    clock.advance(UNDO_MS);
    assert.deepEqual(await acts.releaseDue(clock.now()), [id]);
    assert.equal(await stateOf(), "sent");
  });

  it("counts nothing that a removed editor has said, nor wants", async () => {
    for (const removed of [SECOND, THIRD]) {
      const { acts, clock, id, editors, deliveries, stateOf } = await openDesk(open, true);
      await acts.send(id, 1, SECOND);
      await acts.decide({ id, revision: 1 }, "consent", THIRD);
      await editors.remove(removed, OWNER);
      clock.advance(UNDO_MS);
      assert.deepEqual(await acts.releaseDue(clock.now()), []);
      assert.equal(await stateOf(), "draft");
      assert.deepEqual(await deliveries(), []);
    }
  });

  it("is not done for who may not, whatever it is", async () => {
    const { acts, clock, id, editors, stateOf } = await openDesk(open, false);
    await editors.setRole(SECOND, "author", OWNER);
    assert.equal(await acts.write({ id, from: 1 }, saying("Forged."), SECOND), undefined);
    assert.equal((await acts.send(id, 1, SECOND)).kind, "forbidden");
    assert.equal(await acts.discard(id, SECOND), false);
    await acts.send(id, 1, OWNER);
    assert.equal(await acts.stop(id, SECOND), false);
    clock.advance(UNDO_MS);
    await acts.releaseDue(clock.now());
    assert.equal(await acts.recall(id, SECOND), false);
    assert.equal(await stateOf(), "sent");
    assert.equal(await acts.recall(id, OWNER), true);
    assert.equal(await acts.recall(id, OWNER), false);
  });

  it("waits for the end of quiet hours, and passes over who pauses", async () => {
    const { acts, chats, clock, id, database } = await openDesk(open, false);
    await chats.change(11 as never, { quietHours: "06:00-09:30" });
    await chats.pause(10 as never, clock.now() + DAY);
    await acts.send(id, 1, OWNER);
    clock.advance(UNDO_MS);
    await acts.releaseDue(clock.now());
    const rows = await database.selectFrom("delivery").select(["chat_id", "due_at"]).orderBy("chat_id").execute();
    assert.deepEqual(
      rows.map((row) => [row.chat_id, row.due_at]),
      [
        [-12, 0],
        [11, Date.parse("2026-11-20T07:00:00Z") + 2.5 * HOUR],
      ],
    );
  });

  it("takes no consent to what nobody wants sent who may", async () => {
    const { acts, id, editors, stateOf } = await openDesk(open, true);
    await acts.send(id, 1, SECOND);
    await editors.remove(SECOND, OWNER);
    assert.equal((await acts.decide({ id, revision: 1 }, "consent", THIRD)).kind, "gone");
    assert.equal(await stateOf(), "waiting");
    // Somebody else can take it up.
    assert.equal(await acts.stop(id, THIRD), true);
    assert.equal((await acts.send(id, 1, THIRD)).kind, "waiting");
  });
});
