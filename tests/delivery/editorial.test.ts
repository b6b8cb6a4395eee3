import assert from "node:assert/strict";
import { it } from "node:test";
import type { ArticleContent } from "../../src/content/article.ts";
import { documentFromText } from "../../src/content/document.ts";
import { revisionStore } from "../../src/content/revision-store.ts";
import { type ArticleId, ChatId, EditorId } from "../../src/core/ids.ts";
import { editorialActs } from "../../src/delivery/editorial.ts";
import { publishDue } from "../../src/delivery/publication.ts";
import { editorStore } from "../../src/subscribers/editor-store.ts";
import { describeOnBoth, type Open } from "../database/databases.ts";
import { handClock, newsdesk } from "./newsdesk.ts";

const OWNER = EditorId.parse(1);
const PERSON = EditorId.parse(2);
const [OWNER_CHAT, PERSON_CHAT] = [ChatId.parse(1), ChatId.parse(2)];
const UNDO_MS = 10_000;

const saying = (title: string): ArticleContent => ({
  title,
  document: documentFromText("It leaves at six."),
  tags: [],
  language: "en",
});

/** A desk with one owner by the configuration, and `role` for another person. */
async function openDesk(open: Open, role?: "editor" | "author") {
  const clock = handClock("2026-11-20T07:00:00Z");
  const { database, articles } = newsdesk(clock, await open());
  const acts = editorialActs({ database, clock, owners: [OWNER], undoMs: UNDO_MS });
  const editors = editorStore(database, clock, [OWNER]);
  if (role) {
    const invited = await editors.invite(role, OWNER);
    await editors.accept(invited!.token, PERSON);
  }
  let count = 0;
  const write = (title = "Ferry leaves early") => {
    count++;
    return revisionStore(database, clock).create(`piece-${count}`, saying(title), PERSON);
  };
  const revisionOf = async (id: ArticleId) => (await articles.get(id))!.revision;
  const stateOf = async (id: ArticleId) => (await articles.get(id))?.state;
  const rows = async (table: "article" | "dispatch" | "approval") =>
    (await database.selectFrom(table).selectAll().execute()).length;
  const recorded = async () => {
    const all = database.selectFrom("editorial_act").select("act").where("act", "not in", ["invite", "join"]);
    return (await all.execute()).map(({ act }) => act);
  };
  /** Published by the owner, and out. */
  const release = async (id: ArticleId) => {
    await acts.schedule(id, clock.now(), OWNER_CHAT);
    clock.advance(UNDO_MS);
    await publishDue(database, clock, clock.now());
  };
  /** What waits to be told to a person. */
  const notices = async (to: number) => {
    const all = await database
      .selectFrom("editor_notice")
      .select(["kind", "title"])
      .where("editor_id", "=", to)
      .execute();
    return all.filter(({ kind }) => kind !== "role" && kind !== "joined").map(({ kind, title }) => title ?? kind);
  };
  return {
    clock,
    database,
    articles,
    acts,
    editors,
    write,
    revisionOf,
    stateOf,
    rows,
    recorded,
    release,
    notices,
  };
}

describeOnBoth("what editors do with articles", (open) => {
  it("is not done for who is no editor at that moment, whatever it is", async () => {
    const { acts, clock, editors, write, revisionOf, stateOf, rows, recorded, release } = await openDesk(
      open,
      "editor",
    );
    const [draft, scheduled, published] = [await write(), await write("Scheduled"), await write("Published")];
    await acts.schedule(scheduled, clock.now() + 60_000, OWNER_CHAT);
    await release(published);
    await editors.remove(PERSON, OWNER);
    const before = [await revisionOf(draft), await revisionOf(scheduled), await revisionOf(published)];
    for (const id of [draft, scheduled, published]) {
      const from = await revisionOf(id);
      assert.equal(await acts.schedule(id, clock.now(), PERSON_CHAT), "forbidden");
      assert.equal(await acts.stop(id, PERSON_CHAT), false);
      assert.equal(await acts.discard(id, PERSON_CHAT), false);
      assert.equal((await acts.correct(id, saying("Forged"), { from, editorId: PERSON })).kind, "gone");
      assert.equal(await acts.recall(id, undefined, PERSON_CHAT), false);
      assert.deepEqual(await acts.publishTogether([id], PERSON_CHAT), { at: clock.now() + UNDO_MS, count: 0 });
      assert.equal(await acts.turnDown(id, PERSON_CHAT), false);
      assert.equal(await acts.setBreaking(id, true, PERSON_CHAT), false);
      for (const step of ["approve", "reject"] as const) {
        assert.equal((await acts.decide({ articleId: id, revision: from }, step, PERSON)).kind, "forbidden");
      }
    }
    assert.deepEqual([await revisionOf(draft), await revisionOf(scheduled), await revisionOf(published)], before);
    assert.deepEqual([await stateOf(draft), await stateOf(scheduled)], ["draft", "scheduled"]);
    assert.equal(await rows("dispatch"), 1);
    assert.deepEqual(await recorded(), ["schedule", "publish", "remove"]);
  });

  it("touches only drafts for who may only write", async () => {
    const { acts, clock, write, revisionOf, stateOf, recorded, release } = await openDesk(open, "author");
    const [scheduled, published, draft] = [await write("Scheduled"), await write("Published"), await write()];
    await acts.schedule(scheduled, clock.now() + 60_000, OWNER_CHAT);
    await release(published);
    for (const id of [scheduled, published]) {
      const from = await revisionOf(id);
      assert.equal(await acts.schedule(id, clock.now(), PERSON_CHAT), "forbidden");
      assert.equal(await acts.stop(id, PERSON_CHAT), false);
      assert.equal(await acts.discard(id, PERSON_CHAT), false);
      assert.equal((await acts.correct(id, saying("Forged"), { from, editorId: PERSON })).kind, "gone");
      assert.equal(await acts.recall(id, undefined, PERSON_CHAT), false);
    }
    const from = await revisionOf(draft);
    assert.equal((await acts.correct(draft, saying("Better"), { from, editorId: PERSON })).kind, "changed");
    assert.equal(await acts.discard(draft, PERSON_CHAT), true);
    assert.deepEqual([await stateOf(scheduled), await stateOf(published)], ["scheduled", "published"]);
    assert.deepEqual(await recorded(), ["schedule", "publish", "discard"]);
  });

  it("is recorded, each act once: scheduling, undoing, publishing, correcting, recalling", async () => {
    const { acts, clock, write, revisionOf, recorded, release } = await openDesk(open);
    const id = await write();
    assert.equal(await acts.schedule(id, clock.now() + 60_000, OWNER_CHAT), clock.now() + 60_000);
    assert.equal(await acts.stop(id, OWNER_CHAT), true);
    assert.equal(await acts.stop(id, OWNER_CHAT), false);
    assert.equal(await acts.schedule(id, clock.now(), OWNER_CHAT), clock.now() + UNDO_MS);
    await acts.stop(id, OWNER_CHAT);
    await release(id);
    const change = async (title: string, restores = false) =>
      acts.correct(id, saying(title), { from: await revisionOf(id), editorId: OWNER, restores });
    await change("Ferry leaves late");
    await change("Ferry leaves late");
    await change("Ferry leaves early", true);
    assert.equal(await acts.recall(id, "It was wrong", OWNER_CHAT), true);
    assert.equal(await acts.recall(id, "It was wrong", OWNER_CHAT), false);
    assert.deepEqual(await recorded(), [
      "schedule",
      "unschedule",
      "publish",
      "unschedule",
      "publish",
      "edit",
      "restore",
      "recall",
    ]);
  });

  it("hands an author's draft in once, and again when it was changed or rejected", async () => {
    const { acts, clock, write, revisionOf, rows, recorded, database } = await openDesk(open, "author");
    const id = await write();
    const handIn = () => acts.schedule(id, clock.now(), PERSON_CHAT);
    assert.equal(await handIn(), "waiting");
    assert.equal(await handIn(), "waiting");
    assert.deepEqual(await recorded(), ["submit"]);
    const shown = await revisionOf(id);
    await acts.correct(id, saying("Another title"), { from: shown, editorId: PERSON });
    assert.equal(await handIn(), "waiting");
    assert.equal((await acts.decide({ articleId: id, revision: shown }, "approve", OWNER)).kind, "changed");

    const decide = async (step: "approve" | "reject") =>
      acts.decide({ articleId: id, revision: await revisionOf(id) }, step, OWNER);
    assert.equal((await decide("reject")).kind, "rejected");
    assert.equal((await decide("approve")).kind, "decided");
    assert.equal(await handIn(), "waiting");
    assert.equal((await decide("approve")).kind, "approved");
    // Undone, it waits again, for whoever decides next.
    assert.equal(await acts.stop(id, OWNER_CHAT), true);
    assert.equal(await rows("approval"), 1);
    assert.equal((await decide("approve")).kind, "approved");
    clock.advance(UNDO_MS);
    await publishDue(database, clock, clock.now());
    // The author's conversation is replayed after the approval.
    assert.equal(await handIn(), "forbidden");
    assert.equal(await rows("approval"), 0);
    assert.equal(await rows("dispatch"), 1);
    assert.deepEqual(await recorded(), ["submit", "submit", "reject", "submit", "approve", "unschedule", "approve"]);
  });

  it("forgets what waits for approval with a draft that its author gives up", async () => {
    const { acts, clock, database, write, rows } = await openDesk(open, "author");
    const id = await write();
    await acts.schedule(id, clock.now(), PERSON_CHAT);
    await acts.discard(id, PERSON_CHAT);
    assert.equal(await rows("approval"), 0);
    assert.deepEqual(
      await database.selectFrom("editor_notice").select("kind").where("kind", "=", "approval").execute(),
      [],
    );
  });

  it("tells the author what others did with the draft, whichever way they took", async () => {
    const { acts, clock, database, write, release, notices } = await openDesk(open, "author");
    const [one, two, three] = [await write("One"), await write("Two"), await write("Three")];
    await release(one);
    assert.deepEqual(await notices(PERSON), ["approved"]);
    await acts.discard(two, OWNER_CHAT);
    assert.deepEqual(await notices(PERSON), ["approved", "Two"]);
    await acts.discard(three, PERSON_CHAT);
    const mine = await write("Mine");
    await acts.schedule(mine, clock.now(), PERSON_CHAT);
    const { at, count } = await acts.publishTogether([mine], OWNER_CHAT);
    assert.equal(count, 1);
    clock.advance(UNDO_MS);
    assert.equal(await acts.stopTogether(at, PERSON_CHAT), 0);
    assert.deepEqual(await publishDue(database, clock, at), [mine]);
    assert.deepEqual(await notices(PERSON), ["approved", "Two", "approved"]);
  });

  it("publishes several together, until they leave to be stopped together", async () => {
    const { acts, clock, database, write, stateOf } = await openDesk(open);
    const ids = [await write("One"), await write("Two")];
    const { at } = await acts.publishTogether(ids, OWNER_CHAT);
    assert.equal(await acts.stopTogether(at - 1, OWNER_CHAT), 0);
    assert.equal(await acts.stopTogether(at, OWNER_CHAT), 2);
    clock.advance(UNDO_MS);
    assert.deepEqual(await publishDue(database, clock, clock.now()), []);
    assert.equal(await stateOf(ids[0]!), "draft");
  });

  it("has what is breaking go before the rest", async () => {
    const { acts, database, write, release } = await openDesk(open);
    const [usual, breaking] = [await write("Usual"), await write("Breaking")];
    assert.equal(await acts.setBreaking(breaking, true, OWNER_CHAT), true);
    await release(usual);
    await release(breaking);
    assert.equal(await acts.setBreaking(breaking, false, OWNER_CHAT), false);
    const rows = await database.selectFrom("dispatch").select("key").orderBy("priority").execute();
    assert.deepEqual(
      rows.map(({ key }) => key),
      [`article:${breaking}`, `article:${usual}`],
    );
  });
});
