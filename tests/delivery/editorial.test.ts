import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { EditorId } from "../../src/core/ids.ts";
import { decideAs, publishAs, publishDraftAs } from "../../src/delivery/editorial.ts";
import { editorStore } from "../../src/subscribers/editor-store.ts";
import { handClock, newsdesk } from "./newsdesk.ts";

const OWNER = EditorId.parse(1);
const PERSON = EditorId.parse(2);

/** A desk with one owner by the configuration, and `role` for another person. */
async function open(role?: "editor" | "author") {
  const clock = handClock("2026-11-20T07:00:00Z");
  const news = newsdesk(clock);
  const desk = { database: news.database, clock, owners: [OWNER] };
  const editors = editorStore(news.database, clock, desk.owners);
  if (role) {
    const invited = await editors.invite(role, OWNER);
    await editors.accept(invited!.token, PERSON);
  }
  const count = async (table: "article" | "dispatch" | "approval" | "editor_notice") =>
    (await news.database.selectFrom(table).selectAll().execute()).length;
  const acts = async () =>
    (
      await news.database.selectFrom("editorial_act").select("act").where("act", "not in", ["invite", "join"]).execute()
    ).map(({ act }) => act);
  return { ...news, desk, editors, count, acts };
}

describe("publishing by people", () => {
  it("stores and publishes nothing for who is no editor at that moment", async () => {
    const { desk, draft, editors, count, acts } = await open("editor");
    const waiting = draft();
    const { articles } = newsdesk(desk.clock, desk.database);
    const { id } = await articles.save({ ...waiting, draft: true });
    await editors.remove(PERSON, OWNER);
    assert.deepEqual(await publishDraftAs(desk, draft(), PERSON), { kind: "forbidden" });
    assert.deepEqual(await publishAs(desk, id, PERSON), { kind: "forbidden" });
    assert.deepEqual(await decideAs(desk, { articleId: id, revision: 1 }, "approve", PERSON), { kind: "forbidden" });
    assert.equal((await articles.get(id))?.state, "draft");
    assert.equal(await count("article"), 1);
    assert.equal(await count("dispatch"), 0);
    assert.deepEqual(await acts(), ["remove"]);
  });

  it("is recorded once, also when a conversation that was cut off by a kill is replayed", async () => {
    const { desk, draft, count, acts } = await open();
    const written = draft();
    for (let time = 0; time < 2; time++) {
      assert.equal((await publishDraftAs(desk, written, OWNER)).kind, "published");
    }
    assert.equal(await count("dispatch"), 1);
    assert.deepEqual(await acts(), ["publish"]);
  });

  it("hands an author's draft in once, and again when it was changed or rejected", async () => {
    const { desk, draft, articles, count, acts } = await open("author");
    const written = draft();
    assert.deepEqual(await publishDraftAs(desk, written, PERSON), { kind: "waiting" });
    assert.deepEqual(await publishDraftAs(desk, written, PERSON), { kind: "waiting" });
    assert.deepEqual(await acts(), ["submit"]);
    const changed = { ...written, title: "Another title" };
    assert.deepEqual(await publishDraftAs(desk, changed, PERSON), { kind: "waiting" });
    assert.deepEqual(await acts(), ["submit", "submit"]);

    const { id } = await articles.save({ ...changed, draft: true });
    const { revision } = (await articles.get(id))!;
    const decide = (step: "approve" | "reject") => decideAs(desk, { articleId: id, revision }, step, OWNER);
    assert.deepEqual(await decide("reject"), { kind: "rejected" });
    assert.deepEqual(await decide("approve"), { kind: "decided" });
    assert.deepEqual(await publishDraftAs(desk, changed, PERSON), { kind: "waiting" });
    assert.equal((await decide("approve")).kind, "approved");
    // The author's conversation is replayed after the approval: it is published, and nothing waits any more.
    assert.equal((await publishDraftAs(desk, changed, PERSON)).kind, "published");
    assert.equal(await count("approval"), 0);
    assert.equal(await count("dispatch"), 1);
    assert.deepEqual(await acts(), ["submit", "submit", "reject", "submit", "approve"]);
  });

  it("forgets what waits for approval with a draft that its author gives up", async () => {
    const { desk, draft, articles, count } = await open("author");
    const written = draft();
    await publishDraftAs(desk, written, PERSON);
    await articles.discardDraft(written);
    assert.equal(await count("approval"), 0);
    assert.deepEqual(
      await desk.database.selectFrom("editor_notice").select("kind").where("kind", "=", "approval").execute(),
      [],
    );
  });
});
