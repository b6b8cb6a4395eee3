import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { Message } from "grammy/types";
import { contentOfArticle, revisionStore } from "../../src/content/revision-store.ts";
import { EditorId } from "../../src/core/ids.ts";
import { commandsFor } from "../../src/simulator/command-methods.ts";
import { type Hands, textOf } from "../../src/simulator/hands.ts";
import { CHANNEL_ID } from "../../src/simulator/world.ts";
import { editorStore, INVITATION_MS } from "../../src/subscribers/editor-store.ts";
import { answerOnly } from "../answer-only.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

describe("the editors", () => {
  let stand: Newsstand;

  beforeEach(async () => {
    stand = await openNewsstand();
    stand.secondReader.person.language_code = "en";
  });
  afterEach(() => stand.close());

  /** The payload of an invitation that the owner makes. */
  async function invite(label: string): Promise<{ payload: string; message: Message }> {
    const { editor } = stand;
    editor.send("/editors");
    await editor.press(await editor.sees("Editors: "), label);
    const message = await editor.sees("An invitation for");
    return { payload: /\?start=(\S+)/.exec(textOf(message))?.[1] ?? "", message };
  }

  async function join(person: Hands, label: string): Promise<void> {
    const { payload } = await invite(label);
    person.start(payload);
    await person.sees("of The Test Kiosk now");
  }

  /** Writes an article up to the question whether to publish it. */
  async function write(person: Hands, title: string): Promise<Message> {
    person.send("/post");
    await person.sees("What is its title?");
    person.send(title);
    await person.sees("Now the text");
    person.send("It leaves at six.");
    await person.press(await person.sees("Tags, separated by commas?"), "Skip");
    await person.press(await person.sees("A picture?"), "Skip");
    return person.sees("Publish it?");
  }

  const menuOf = (id: number) =>
    commandsFor(stand.simulator.world, id, stand.simulator.people.person(id)).map(({ command }) => command);
  const audit = () => stand.app.newsroom.database.selectFrom("editorial_act").selectAll().orderBy("id").execute();

  it("come by an invitation, which is a link for one person; the owner hears of it", async () => {
    const { editor, reader, secondReader } = stand;
    const { payload } = await invite("Invite editor");
    assert.match(payload, /^invite_[\w-]{32}$/);
    const { token_hash } = await stand.app.newsroom.database
      .selectFrom("invitation")
      .selectAll()
      .executeTakeFirstOrThrow();
    assert.ok(!token_hash.includes(payload.slice("invite_".length)), "the token itself is not stored");
    assert.ok(!menuOf(1001).includes("post"));
    reader.start(payload);
    await reader.sees("You are an editor of The Test Kiosk now");
    await editor.sees("has accepted your invitation: editor");
    assert.ok(menuOf(1001).includes("post") && menuOf(1001).includes("feeds") && !menuOf(1001).includes("editors"));
    reader.send("/feeds");
    await reader.sees("Feeds: ");

    secondReader.start(payload);
    await secondReader.sees("This invitation was used already");
    secondReader.send("/post");
    await secondReader.sees("Only editors can publish here");
    // An editor who opens another's invitation leaves it to whom it is for.
    const second = await invite("Invite author");
    reader.start(second.payload);
    await reader.sees("You are an editor");
    secondReader.start(second.payload);
    await secondReader.sees("You are an author");
  });

  it("can't come by an invitation that was revoked, is older than a day, is guessed, or whose owner is none any more", async () => {
    const { editor, reader, secondReader } = stand;
    const revoked = await invite("Invite editor");
    await editor.press(revoked.message, "Revoke");
    await editor.sees("the link does nothing any more");
    const old = await invite("Invite editor");
    stand.pass(INVITATION_MS);
    for (const payload of [revoked.payload, old.payload, "invite_", `invite_${"A".repeat(32)}`]) {
      reader.start(payload);
      await reader.sees("was revoked or has expired");
    }

    await join(secondReader, "Invite an owner");
    secondReader.send("/editors");
    await secondReader.press(await secondReader.sees("Editors: 2"), "Invite an owner");
    const theirs = /\?start=(\S+)/.exec(textOf(await secondReader.sees("An invitation for")))?.[1];
    await remove("2");
    reader.start(theirs);
    await reader.sees("was revoked or has expired");
    assert.equal((await audit()).filter(({ act }) => act === "join").length, 1);
  });

  async function remove(number: string): Promise<void> {
    const { editor } = stand;
    editor.send("/editors");
    await editor.press(await editor.sees("Editors: "), number);
    await editor.press(await editor.sees(/Owners do|Editors publish|Authors write/), "Remove");
    await editor.press(await editor.sees("It holds at once"), "Yes, remove it");
    await editor.sees("Editors: ");
  }

  it("are decided on by owners only, and the configuration's owner stays", async () => {
    const { editor, reader } = stand;
    await join(reader, "Invite editor");
    reader.send("/editors");
    const refused = await reader.sees("Only an owner can decide");
    for (const data of ["1e:1", "1ei:owner", "1ed:1001:owner", "1ed:1003:remove_surely", "1er:1"]) {
      await reader.forge(refused, data);
      await reader.sees("Only an owner can decide");
    }
    for (const data of ["1ed:1003:remove_surely", "1ed:1003:author"]) {
      editor.send("/editors");
      await editor.forge(await editor.sees("Editors: 2"), data);
      await editor.sees("An owner by the configuration");
    }
    editor.send("/editors");
    await editor.sees(/owner\n2\. .* · editor/);
  });

  it("keep their last owner, where the configuration names none any more", async () => {
    const { reader } = stand;
    await stand.app.newsroom.database
      .insertInto("editor")
      .values({ id: 1001, role: "owner", created_at: stand.now() })
      .execute();
    const store = editorStore(stand.app.newsroom.database, { now: stand.now, sleep: async () => {} }, []);
    const id = EditorId.parse(reader.person.id);
    assert.equal(await store.remove(id, id), "last_owner");
    assert.equal(await store.setRole(id, "author", id), "last_owner");
    assert.equal(await store.roleOf(id), "owner");
  });

  it("write as authors: an editor reads, approves or rejects, and of two the first decides", async () => {
    const { editor, reader, secondReader } = stand;
    await join(reader, "Invite author");
    await join(secondReader, "Invite editor");
    assert.ok(menuOf(1001).includes("post") && !menuOf(1001).includes("feeds"));
    reader.send("/feeds");
    await reader.sees("Only editors can publish here");

    await reader.press(await write(reader, "Ferry leaves early"), "Publish");
    await reader.sees("waits for an editor’s approval");
    const [first, second] = await Promise.all([
      editor.sees("A draft by Rita waits for approval"),
      secondReader.sees("A draft by Rita waits for approval"),
    ]);
    assert.match(textOf(first), /Ferry leaves early/);
    assert.equal(editor.messages(CHANNEL_ID).length, 0, "nothing is out before the approval");
    await reader.forge(
      reader.last()!,
      first.reply_markup!.inline_keyboard[1]!.map((one) => ("callback_data" in one ? one.callback_data : ""))[0]!,
    );
    await reader.sees("Only editors can publish here");
    await editor.press(first, "Read it");
    await editor.sees("It leaves at six.");
    await editor.press(first, "Approve");
    await editor.sees("goes to one chat");
    await reader.sees("“Ferry leaves early” is published");
    await editor.sees("Ferry leaves early", { chat: CHANNEL_ID });
    await secondReader.press(second, "Reject");
    await secondReader.sees("Somebody has decided on this already");

    // From the queue it is the same.
    await write(reader, "Ferry leaves at noon");
    reader.send("/cancel");
    await reader.sees("is a draft in /queue");
    editor.send("/queue");
    await editor.press(await editor.sees("Queue: 1"), "1");
    await editor.press(await editor.sees("Draft"), "Publish");
    await reader.sees("“Ferry leaves at noon” is published");

    await reader.press(await write(reader, "Ferry leaves late"), "Publish");
    await editor.press(await editor.sees("Ferry leaves late"), "Reject");
    await editor.sees("It stays a draft, and its author is told");
    await reader.sees("“Ferry leaves late” is not published");
    editor.send("/queue");
    await editor.press(await editor.sees("Queue: 1"), "1");
    await editor.press(await editor.sees("Draft"), "Discard");
    await editor.press(await editor.sees("for good?"), "Yes, discard it");
    await reader.sees("“Ferry leaves late” was discarded");
    assert.equal(editor.messages(CHANNEL_ID).length, 2);
    assert.deepEqual(
      (await audit()).map(({ act }) => act),
      ["invite", "join", "invite", "join", "submit", "approve", "publish", "submit", "reject", "discard"],
    );
  });

  it("touch nothing but drafts as authors, whatever command or forged button they try", async () => {
    const { editor, reader } = stand;
    await join(reader, "Invite author");
    await editor.press(await write(editor, "Ferry leaves early"), "Publish");
    await editor.sees("goes to one chat");
    for (const command of ["/edit 1", "/recall 1 for fun", "/history 1"]) {
      reader.send(command);
      await reader.sees("Only editors can publish here");
    }
    const list = reader.last()!;
    for (const data of ["1c:1", "1cr:1", "1v:1:1", "1vb:1:1"]) {
      await reader.forge(list, data);
      await reader.sees(/Only editors can publish here|doesn't work any more/);
    }
    await editor.press(await write(editor, "Ferry leaves late"), "Schedule");
    const { articles } = stand.app.newsroom;
    assert.equal((await articles.list({ limit: 5, offset: 0 })).articles[0]?.title, "Ferry leaves early");
    reader.send("/queue");
    await reader.sees("Ferry leaves late");
  });

  it("decide on the draft that they were shown, and not on one that was changed since", async () => {
    const { editor, reader } = stand;
    await join(reader, "Invite author");
    await reader.press(await write(reader, "Ferry leaves early"), "Publish");
    const shown = await editor.sees("A draft by Rita waits for approval");
    const { database, articles } = stand.app.newsroom;
    const { id } = await database.selectFrom("article").select("id").executeTakeFirstOrThrow();
    const article = (await articles.get(id as never))!;
    await revisionStore(database, stand.clock).change(
      article.id,
      { ...contentOfArticle(article), title: "Something else" },
      { from: article.revision, editorId: 1001 },
    );
    await editor.press(shown, "Approve");
    const again = await editor.sees("This draft was changed since");
    assert.match(textOf(again), /Something else/);
    assert.equal(editor.messages(CHANNEL_ID).length, 0);
    await editor.press(again, "Approve");
    await editor.sees("Something else", { chat: CHANNEL_ID });
  });

  it("are readers again at once when they are removed, also in the middle of an article", async () => {
    const { reader } = stand;
    await join(reader, "Invite editor");
    reader.send("/post");
    await reader.sees("What is its title?");
    await remove("2");
    await reader.sees("You write for The Test Kiosk no longer");
    assert.ok(!menuOf(1001).includes("post"));
    reader.send("Ferry leaves early");
    await reader.sees("Nothing found for “Ferry leaves early”");

    // Invited again, they don't find themselves in what they had left.
    await join(reader, "Invite editor");
    reader.send("Ferry leaves early");
    await reader.sees("Nothing found for “Ferry leaves early”");
  });

  it("publish nothing with the last button when they are removed before it, and wait for approval when they are authors now", async () => {
    const { editor, reader, secondReader } = stand;
    await join(reader, "Invite editor");
    await join(secondReader, "Invite editor");
    const mine = await write(reader, "Ferry leaves early");
    const theirs = await write(secondReader, "Ferry leaves late");
    await remove("2");
    await reader.press(mine, "Publish");
    await reader.sees("doesn't work any more");
    editor.send("/editors");
    await editor.press(await editor.sees("Editors: 2"), "2");
    await editor.press(await editor.sees("Editors publish"), "Make author");
    await secondReader.sees("You are an author");
    await secondReader.press(theirs, "Publish");
    await secondReader.sees("waits for an editor’s approval");
    await answerOnly(stand);
    assert.equal(editor.messages(CHANNEL_ID).length, 0);
  });

  it("see who did what, page by page and as a file, and authors don't", async () => {
    const { editor, reader } = stand;
    editor.send("/audit");
    await editor.sees("Nothing has been done yet");
    await join(reader, "Invite author");
    for (const title of ["One", "Two", "Three"]) {
      await editor.press(await write(editor, title), "Publish");
      await editor.sees("Published.");
    }
    for (let count = 0; count < 6; count++) await invite("Invite author");
    editor.send("/audit");
    const newest = await editor.sees("Who did what");
    assert.match(
      textOf(newest),
      /invited · author\n[\s\S]*published · Three\n[\s\S]*accepted an invitation · author\n/,
    );
    await editor.press(newest, "›");
    await editor.sees((message) => textOf(message).split("invited · author").length === 2);
    await editor.press(newest, "As a CSV file");
    const file = await editor.sees((message) => message.document !== undefined);
    const stored = stand.simulator.world.files.get(file.document!.file_id)!;
    const lines = Buffer.from(stored.bytes).toString("utf8").split("\r\n");
    assert.equal(lines[0], "\ufeffid,at,editor,act,article,chat,feed,person,role,announcement");
    assert.equal(lines.length - 2, 11);
    assert.match(lines.at(-2) ?? "", /^1,\d{4}-\d\d-\d\dT[\d:.]+Z,1003,invite,,,,,author,$/);
    assert.doesNotMatch(lines.join(), /One|Two|Three/, "no texts");
    reader.send("/audit");
    await reader.sees("Only editors can publish here");
  });

  it("see what is kept of them, and stay in the newsroom's record when they are forgotten as readers", async () => {
    const { reader } = stand;
    await join(reader, "Invite editor");
    reader.send("/subscribe all");
    await reader.sees("Subscriptions");
    reader.send("/mydata");
    const file = await reader.sees((message) => message.document !== undefined);
    const stored = stand.simulator.world.files.get(file.document!.file_id)!;
    const { editor } = JSON.parse(Buffer.from(stored.bytes).toString("utf8"));
    assert.equal(editor.role[0].role, "editor");
    assert.equal(editor.acts[0].act, "join");
    reader.send("/forgetme");
    await reader.press(await reader.sees((message) => message.reply_markup !== undefined), "Yes");
    await reader.sees("that is the newsroom’s record");
    reader.send("/audit");
    await reader.sees("accepted an invitation");
  });

  it("are still there after a restart, with what had to be told", async () => {
    const { editor, reader } = stand;
    await join(reader, "Invite author");
    const confirm = await write(reader, "Ferry leaves early");
    await stand.restart();
    await reader.press(confirm, "Publish");
    await reader.sees("waits for an editor’s approval");
    await editor.sees("A draft by Rita waits for approval");
    await stand.restart();
    assert.deepEqual(await stand.app.newsroom.database.selectFrom("editor_notice").selectAll().execute(), []);
  });
});
