import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { documentFromText } from "../../src/content/document.ts";
import { feedStore } from "../../src/content/feeds/feed-store.ts";
import { draftFromMarkdown } from "../../src/content/importers/markdown-file.ts";
import { mediaStore } from "../../src/content/media-store.ts";
import { contentOfArticle, revisionStore } from "../../src/content/revision-store.ts";
import type { Clock } from "../../src/core/clock.ts";
import { ChatId, EditorId, MediaId, TagId } from "../../src/core/ids.ts";
import type { Database } from "../../src/database/database.ts";
import { ownBot } from "../../src/database/own-bot.ts";
import { readSequences } from "../../src/database/sequences.ts";
import { databaseState } from "../../src/database/state.ts";
import { broadcastActs } from "../../src/delivery/broadcasting.ts";
import { planDigests } from "../../src/delivery/digest-planner.ts";
import { editorialActs } from "../../src/delivery/editorial.ts";
import { createPacing } from "../../src/delivery/pacing.ts";
import { publish } from "../../src/delivery/publication.ts";
import { createSender } from "../../src/delivery/sender.ts";
import { dailyCountStore } from "../../src/numbers/daily-count-store.ts";
import { editorStore } from "../../src/subscribers/editor-store.ts";
import { DAY, DEFAULTS, HOUR, newsdesk } from "../delivery/newsdesk.ts";

const FIXTURES = join(import.meta.dirname, "..", "fixtures");
const UNLIMITED = { perSecond: Number.POSITIVE_INFINITY, chatGapMs: 0, groupGapMs: 0 };
const OWNER = 1003;

/**
 * Fills an empty store with some of everything that a newsroom keeps: articles in all states, with tags, pictures and histories; chats of
 * every kind with what they follow and mute; feeds, editors, what was sent and what waits. Every table has a row.
 * @param clock a hand clock, which it moves
 */
export async function fillNewsroom(database: Database, clock: Clock & { advance(ms: number): void }): Promise<void> {
  const desk = newsdesk(clock, database);
  const { articles, chats, subscriptions } = desk;
  await ownBot(database, 7);
  const editors = editorStore(database, clock, [OWNER]);
  const owner = EditorId.parse(OWNER);

  const bytes = readFileSync(join(FIXTURES, "import", "posts", "pictures", "dot.png"));
  const picture = MediaId.parse(createHash("sha256").update(bytes).digest("hex"));
  await mediaStore(database).put({ id: picture, mimeType: "image/png", bytes });
  await mediaStore(database).setFileId(picture, "AgACAgIAAxkDAAM");

  const { document } = draftFromMarkdown({
    text: readFileSync(join(FIXTURES, "import", "posts", "everything.md"), "utf8"),
    name: "everything.md",
    ageFrom: 0,
    picture: () => ({ kind: "media", id: picture }),
  });
  const text = Array.from({ length: 60 }, (_, n) => `word${n}`).join(" ");
  const bread = await desk.article({
    title: 'Bread: "gone" by seven \u202e#1',
    lead: "Rye\u2028and wheat",
    tags: ["Town", "Food & Drink"],
    document,
    author: "Ada Quill",
    url: "https://example.org/bread?id=1",
    picture: { source: { kind: "media", id: picture }, alt: "A loaf", caption: [{ type: "text", text: "Rye" }] },
  });
  await desk.article({ title: "خبر تازه", language: "fa", tags: ["شهر"], source: "folder", sourceId: "fa/خبر.md" });
  const archived = await articles.save(desk.draft({ title: "Old", lead: text, publishedAt: clock.now() - 900 * DAY }), {
    archive: true,
  });
  // A second source of the same story.
  await articles.save(desk.draft({ title: "Old", lead: text, source: "feed:x", publishedAt: clock.now() - 900 * DAY }));
  const waiting = await desk.article({ draft: true, title: "A draft" });
  await desk.article({ publishedAt: clock.now() + 2 * DAY, title: "Scheduled far" });
  const wrong = await desk.article({ title: "Wrong" });
  await articles.recall(wrong, "It was about another town.");
  const gone = await desk.article({ draft: true, title: "Discarded" });
  await database.deleteFrom("article").where("id", "=", gone).execute();

  const revisions = revisionStore(database, clock);
  const now = await articles.get(bread);
  if (!now) throw new Error("the article is gone");
  const content = { ...contentOfArticle(now), title: "Bread, corrected", slug: "bread" };
  await revisions.change(bread, content, { from: now.revision, editorId: OWNER, marked: true });

  await chats.ensure(ChatId.parse(1), "private", { ...DEFAULTS, quietHours: "22:00-06:30", languages: ["en", "fa"] });
  const food = await desk.tag("Food & Drink");
  await subscriptions.subscribe(ChatId.parse(1), { kind: "tag", tagId: food }, "instant");
  await subscriptions.mute(ChatId.parse(1), TagId.parse(await desk.tag("شهر")));
  await desk.subscriber(2, "daily");
  await desk.subscriber(3, "instant");
  await desk.subscriber(4, "instant");
  await chats.deactivate(ChatId.parse(4), "blocked");
  await desk.subscriber(-5, "instant");
  await chats.ensureAt({ chatId: -1009, threadId: 77 }, "supergroup", DEFAULTS);
  await chats.setMayPost(ChatId.parse(-1001234567890), true, DEFAULTS);
  const search = await subscriptions.saveSearch(ChatId.parse(2), 'bread "by seven"', "en");
  if (search === "too_many") throw new Error("too many searches");
  await subscriptions.subscribe(ChatId.parse(2), { kind: "search", searchId: search }, "weekly");
  await chats.pause(ChatId.parse(2), clock.now() + HOUR);

  const feeds = feedStore(database, clock);
  const { feed } = await feeds.add({
    url: "https://example.org/feed.xml",
    title: "Feed",
    tags: ["Food"],
    mode: "draft",
  });
  await feeds.notifyOf(feed.id, "failing", [OWNER]);
  await feeds.claimDue();
  await subscriptions.subscribe(ChatId.parse(3), { kind: "feed", feedId: feed.id }, "daily");

  const invited = await editors.invite("editor", owner);
  await editors.accept(invited?.token ?? "", EditorId.parse(20));
  await editors.setRole(EditorId.parse(20), "author", owner);
  await editors.invite("author", owner);
  const acts = editorialActs({ database, clock, owners: [OWNER], undoMs: 0 });
  await acts.schedule(waiting, clock.now(), ChatId.parse(20));

  const announcing = broadcastActs({ database, clock, owners: [OWNER], undoMs: 0, needsTwo: false });
  const said = { document: documentFromText("No paper on Monday."), pictures: [], language: "en" };
  const announced = await announcing.write("1:1", { content: said, audience: { kind: "everyone" } }, owner);
  if (!announced) throw new Error("the owner may not announce");
  await announcing.send(announced.id, 1, owner);
  await announcing.releaseDue(clock.now());

  // Sent to most, in flight to one, waiting for another.
  const news = await desk.article({ draft: true, title: "Breaking", tags: ["Food & Drink"] });
  await publish(database, clock, news);
  const refused = async () => ({ kind: "refused" as const, reason: "not here" });
  let count = 0;
  const sender = createSender({
    database,
    clock,
    messenger: {
      takesRich: () => false,
      edit: refused,
      withdraw: refused,
      send: async (chatId) =>
        chatId === -5 ? { kind: "refused", reason: "CHAT_WRITE_FORBIDDEN" } : { kind: "sent", messageIds: ++count },
    },
    compose: async () => [{ kind: "text", text: "news", entities: [] }],
    botId: 7,
    pacing: createPacing(UNLIMITED),
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  await sender.drain();
  await publish(database, clock, await desk.article({ draft: true, title: "Later", tags: ["Food & Drink"] }));
  await sql`UPDATE delivery SET state = 'claimed', claimed_by = 'gone', sending = 1, attempts = 1
    WHERE state = 'pending' AND chat_id = 3`.execute(database);
  await database
    .insertInto("dispatch_message")
    .values({ dispatch_id: 1, chat_id: OWNER, message_id: 5, shown: "x" })
    .execute();
  clock.advance(DAY);
  await planDigests(database, clock);

  await dailyCountStore(database, "UTC").add([
    { day: "2026-11-25", kind: "opened", key: String(archived.id), count: 2 },
  ]);
  await database.insertInto("paid_broadcast").values({ day: "2026-11-25", messages: 12 }).execute();
  await databaseState(database, clock).session.set("1", { version: 2, question: "words" });
  await database.insertInto("handled_update").values({ update_id: 9, handled_at: clock.now() }).execute();
  await database.insertInto("kept_update").values({ update_id: 10, body: "{}", received_at: clock.now() }).execute();
  await database.insertInto("trouble").values({ kind: "disk", since: clock.now(), gone_at: null }).execute();
  await database
    .insertInto("trouble_notice")
    .values({ kind: "disk", owner_id: OWNER, state: "told", since: clock.now() })
    .execute();
  await database.insertInto("job_run").values({ name: "minute", due_at: clock.now() }).execute();
  await database
    .insertInto("lease")
    .values({ name: "sender:7", holder: "gone", expires_at: clock.now() - 1 })
    .execute();
}

/** All tables of a database with their rows, in an order of their own, and the last ids; what `except` names is left out. */
export async function dump(
  database: Database,
  except: { tables?: readonly string[]; columns?: readonly string[] } = {},
): Promise<Record<string, string[]>> {
  const all = await database.introspection.getTables();
  const names = all.map(({ name }) => name).filter((name) => !/^(?:sqlite_|migration$)/.test(name));
  const dumped: Record<string, string[]> = { sequences: [JSON.stringify(await readSequences(database))] };
  for (const name of names.filter((one) => !except.tables?.includes(one)).toSorted()) {
    const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(name)}`.execute(database);
    dumped[name] = rows.map((row) => shown(name, row, except.columns ?? [])).toSorted();
  }
  return dumped;
}

function shown(table: string, row: Record<string, unknown>, left: readonly string[]): string {
  const columns = Object.entries(row)
    .filter(([column]) => !left.includes(`${table}.${column}`))
    .map(([column, value]) => [column, value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value]);
  return JSON.stringify(columns.toSorted());
}
