import { z } from "zod";
import type { Row, Schema } from "../database/schema.ts";

/**
 * What an export carries of each table, and in which form: a file of JSON Lines for each, a row a line, its columns by their names. An
 * article's line has, besides, what belongs to it alone (`article-lines.ts`).
 *
 * Exports are kept for long. A column that is added later gets a `default` here, so that older ones can still be taken back.
 */

/** Tables that are left behind on purpose, and why. */
export const LEFT_BEHIND = {
  keyv: "what chats are in the middle of, for an hour or a day; elsewhere where Redis is used",
  handled_update: "which updates Telegram might deliver again within a day",
  kept_update: "updates that are being handled right now, with people's words",
  lease: "the right of a process that runs",
  trouble: "what needs a person on the machine that it runs on",
  trouble_notice: "who has been told of that",
  job_run: "when the jobs of processes that run come next",
  invitation: "a secret: who has the link could use it in two stores; make a new one",
} satisfies Partial<Record<keyof Schema, string>>;

/** Part of an article's line. */
export const WITH_ARTICLES = [
  "article",
  "article_revision",
  "article_source",
  "article_band",
  "article_tag",
  "approval",
] as const;

export type CarriedTable = Exclude<keyof Schema, keyof typeof LEFT_BEHIND | (typeof WITH_ARTICLES)[number]>;

const int = z.number().int();
const flag = z.union([z.literal(0), z.literal(1)]);
const text = z.string();
const json = text.refine(isJson, "is no JSON");
const role = z.enum(["owner", "editor", "author"]);

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** What is left out of a row: made anew where it is missing. */
interface Omitted {
  /** The file that Telegram keeps for one bot. And the bytes are a file of their own. */
  media: "file_id" | "bytes";
  /** Which process polls it right now. */
  feed: "claimed_until";
}
export type LineOf<T extends CarriedTable> = T extends keyof Omitted ? Omit<Row<T>, Omitted[T]> : Row<T>;

/** In the order in which they are taken back: what others refer to comes first. `article` stands between `tag` and the others. */
export const lineSchemas = {
  tag: z.strictObject({ id: int, slug: text, title: text }),
  media: z.strictObject({ id: text.regex(/^[0-9a-f]{64}$/), mime_type: text }),
  chat: z.strictObject({
    id: int,
    group_id: int.nullable(),
    thread_id: int.nullable(),
    type: z.enum(["private", "group", "supergroup", "channel"]),
    state: z.enum(["active", "blocked", "left"]),
    may_post: flag,
    language: text,
    time_zone: text,
    digest_time: text,
    weekday: int,
    digest_format: z.enum(["titles", "summaries", "full"]),
    languages: text.nullable(),
    silent: flag,
    quiet_hours: text.nullable(),
    paused_until: int.nullable(),
    form: z.enum(["classic", "rich"]),
    next_digest_at: int.nullable(),
    last_digest_date: text.nullable(),
    left_cursor: int,
    created_at: int,
  }),
  saved_search: z.strictObject({ id: int, query: text, language: text }),
  feed: z.strictObject({
    id: int,
    source: text,
    url: text,
    title: text,
    tags: json,
    mode: z.enum(["publish", "draft"]),
    state: z.enum(["active", "paused", "ended"]),
    etag: text.nullable(),
    last_modified: text.nullable(),
    ttl_minutes: int.nullable(),
    next_poll_at: int,
    polls: int,
    last_success_at: int.nullable(),
    failures: int,
    failing_since: int.nullable(),
    reported_at: int.nullable(),
    error: text.nullable(),
    created_at: int,
  }),
  subscription: z.strictObject({
    chat_id: int,
    topic: text,
    cadence: z.enum(["instant", "daily", "weekly"]),
    weekday: int,
    since: int,
    cursor: int,
  }),
  mute: z.strictObject({ chat_id: int, tag_id: int }),
  feed_notice: z.strictObject({
    feed_id: int,
    chat_id: int,
    kind: z.enum(["drafts", "failing", "ended", "recovered"]),
    created_at: int,
  }),
  editor: z.strictObject({ id: int, role, created_at: int }),
  announcement: z.strictObject({
    id: int,
    work: text,
    state: z.enum(["draft", "waiting", "scheduled", "sent", "recalled"]),
    revision: int,
    content: json,
    audience: json.nullable(),
    asked_by: int.nullable(),
    consent_by: int.nullable(),
    leaves_at: int.nullable(),
    untold: flag,
    created_at: int,
  }),
  editor_notice: z.strictObject({
    id: int,
    editor_id: int,
    kind: z.enum([
      ...(["approval", "approved", "rejected", "discarded", "role", "joined"] as const),
      ...(["consent", "consented", "refused", "held"] as const),
    ]),
    article_id: int.nullable(),
    announcement_id: int.nullable().default(null),
    title: text.nullable().default(null),
    person_id: int.nullable(),
    role: role.nullable(),
  }),
  editorial_act: z.strictObject({
    id: int,
    at: int,
    editor_id: int,
    act: text,
    article_id: int.nullable(),
    chat_id: int.nullable(),
    feed_id: int.nullable(),
    announcement_id: int.nullable().default(null),
    person_id: int.nullable(),
    role: role.nullable(),
  }),
  outlet: z.strictObject({
    id: int,
    chat_id: int,
    title: text,
    topic_name: text.nullable(),
    configured: flag,
    linked_id: int.nullable(),
    pins: flag,
    preview: z.enum(["off", "below", "above"]),
    signature: json.nullable(),
    post_refusal: text.nullable(),
    pin_refusal: text.nullable(),
    checked_at: int,
  }),
  article_routing: z.strictObject({ article_id: int, silent: flag.nullable(), pins: flag.nullable() }),
  article_outlet: z.strictObject({ article_id: int, outlet_id: int, wanted: flag }),
  outlet_notice: z.strictObject({ outlet_id: int, editor_id: int, kind: z.enum(["post", "pin"]) }),
  dispatch: z.strictObject({
    id: int,
    kind: z.enum(["article", "digest", "announcement"]),
    key: text,
    article_id: int.nullable(),
    announcement_id: int.nullable().default(null),
    created_at: int,
    action: z.enum(["send", "edit", "withdraw", "pin"]),
    state: z.enum(["active", "paused", "cancelled"]),
    priority: int,
    deadline_at: int.nullable(),
    audience: json.nullable(),
    audience_below: int.nullable(),
    total: int,
    sent: int,
    failed: int,
    skipped: int,
    mark_at: int.nullable(),
    mark_settled: int,
    earlier_at: int.nullable(),
    earlier_settled: int,
  }),
  delivery: z.strictObject({
    dispatch_id: int,
    chat_id: int,
    state: z.enum(["pending", "claimed", "sent", "failed", "skipped"]),
    priority: int,
    due_at: int,
    payload: json.nullable(),
    attempts: int,
    doubts: int,
    // Whose claim it was is gone with the lease: whoever sends next takes it over as that of one who died (`delivery/ledger.ts`).
    claimed_by: text.nullable(),
    sending: flag,
    classic: flag,
    message_ids: json,
    error: text.nullable(),
    updated_at: int,
  }),
  dispatch_message: z.strictObject({
    dispatch_id: int,
    chat_id: int,
    message_id: int.nullable(),
    shown: text,
    is_over: flag,
  }),
  paid_broadcast: z.strictObject({ day: text, messages: int }),
  daily_count: z.strictObject({ day: text, kind: text, key: text, count: int }),
  subscriber_tally: z.strictObject({ name: z.enum(["joined", "left", "blocked", "subscribers"]), count: int }),
  setting: z.strictObject({ name: text, value: text }),
} satisfies { [T in CarriedTable]: z.ZodType<LineOf<T>> };

/** The version of the format since which there is a file of the table: an older export has none. */
export const SINCE: Partial<Record<CarriedTable, number>> = {
  announcement: 2,
  outlet: 3,
  article_routing: 3,
  article_outlet: 3,
  outlet_notice: 3,
};

/** Where they were made by a migration, a store is empty all the same. */
export const ALWAYS_THERE: ReadonlySet<CarriedTable> = new Set(["setting", "subscriber_tally"]);

/** In the order in which they are taken back. */
export const CARRIED = Object.keys(lineSchemas) as CarriedTable[];
