import type { Generated, Insertable, Selectable } from "kysely";

/**
 * The tables as Kysely sees them; `migrations.ts` makes them. Instants are epoch milliseconds (UTC), flags are 0 or 1,
 * trees are JSON text. Room by room: content (article, article_revision, article_source, article_band, tag, article_tag, media, announcement),
 * subscribers (chat, subscription, mute, saved_search, editor, invitation, approval, editor_notice, editorial_act), delivery
 * (dispatch, delivery, dispatch_message, paid_broadcast, lease), numbers (daily_count, subscriber_tally), bot (keyv, handled_update).
 */
export interface Schema {
  article: ArticleTable;
  article_revision: ArticleRevisionTable;
  article_source: ArticleSourceTable;
  article_band: ArticleBandTable;
  tag: TagTable;
  article_tag: ArticleTagTable;
  media: MediaTable;
  announcement: AnnouncementTable;
  chat: ChatTable;
  subscription: SubscriptionTable;
  mute: MuteTable;
  saved_search: SavedSearchTable;
  dispatch: DispatchTable;
  delivery: DeliveryTable;
  dispatch_message: DispatchMessageTable;
  paid_broadcast: PaidBroadcastTable;
  lease: LeaseTable;
  keyv: KeyvTable;
  handled_update: HandledUpdateTable;
  kept_update: KeptUpdateTable;
  job_run: JobRunTable;
  feed: FeedTable;
  feed_notice: FeedNoticeTable;
  setting: SettingTable;
  editor: EditorTable;
  invitation: InvitationTable;
  approval: ApprovalTable;
  editor_notice: EditorNoticeTable;
  editorial_act: EditorialActTable;
  daily_count: DailyCountTable;
  subscriber_tally: SubscriberTallyTable;
  trouble: TroubleTable;
  trouble_notice: TroubleNoticeTable;
}

export interface ArticleTable {
  id: Generated<number>;
  state: "draft" | "scheduled" | "published" | "recalled";
  /** Unique over the store; every change takes the next one. */
  revision: number;
  /**
   * The revision with which the article was released to readers as news; null while it is not released, and for what was old
   * already when it came in (an archive). Digests are "everything released after the revision of the last one".
   */
  released_revision: number | null;
  /** When it was released (epoch ms), null likewise. */
  released_at: number | null;
  title: string;
  lead: string | null;
  /** JSON of `Document`. */
  document: string;
  author: string | null;
  language: string;
  url: string | null;
  /** What its page is recognised by (`content/same-story.ts`). */
  address_key: string | null;
  /** JSON of `Picture`. */
  picture: string | null;
  published_at: number;
  /** Its name in links; null: its id serves. */
  slug: string | null;
  /** When it was corrected (epoch ms), where its editor wants that to be seen. */
  corrected_at: number | null;
  /** Why it was recalled, in the words of its editor. */
  recall_reason: string | null;
  /** The private chat of the editor who scheduled it, until that one has been told that it is out. */
  scheduled_by: number | null;
  /** 1: it goes out before everything that isn't. */
  breaking: Generated<number>;
}

/** What an article that an editor has changed said, revision by revision, the present one among them. */
export interface ArticleRevisionTable {
  article_id: number;
  /** The article's revision that said so. */
  revision: number;
  /** Since when (epoch ms). */
  at: number;
  /** Telegram's id of who changed it; null: it came so from its source. */
  editor_id: number | null;
  /** JSON of `ArticleContent`. */
  content: string;
}

/** Where an article came from: one article may have several sources. */
export interface ArticleSourceTable {
  source: string;
  source_id: string;
  article_id: number;
  /** SHA-256 of the draft as it came: equal means unchanged. */
  fingerprint: string;
  /** 1: the source that the article is told by; 0: one that told the same story later. */
  is_main: Generated<number>;
}

/** What an article's text is recognised by: it shares a band with nearly identical ones (`content/same-story.ts`). */
export interface ArticleBandTable {
  band: number;
  key: number;
  article_id: number;
}

export interface TagTable {
  id: Generated<number>;
  slug: string;
  title: string;
}

export interface ArticleTagTable {
  article_id: number;
  tag_id: number;
  /** Place among the article's tags, from 0. */
  position: number;
}

export interface MediaTable {
  /** A `MediaId`. */
  id: string;
  mime_type: string;
  bytes: Uint8Array;
  /** Telegram's identifier for reusing an uploaded file; valid for this bot only (Bot API, "Sending files"). */
  file_id: string | null;
}

/** What editors tell subscribers beside articles; see `content/announcement-store.ts`. */
export interface AnnouncementTable {
  id: Generated<number>;
  /** Names the piece of work that it was written in: asked again for the same, it is the same. */
  work: string;
  state: "draft" | "waiting" | "scheduled" | "sent" | "recalled";
  /** Grows by one with every change of what it says or to whom. */
  revision: number;
  /** JSON of `AnnouncementContent`. */
  content: string;
  /** JSON of `AnnouncementAudience`; null: not chosen yet. */
  audience: string | null;
  /** Telegram's ids of who wants it sent, and of who has consented to that. */
  asked_by: number | null;
  consent_by: number | null;
  /** When it leaves, or left (epoch ms). */
  leaves_at: number | null;
  /** 1: who wants it sent has not been told yet that it left, or why it didn't. */
  untold: Generated<number>;
  created_at: number;
}

export interface ChatTable {
  /** Telegram's chat id; for a topic of a forum one of our own, see `subscribers/chat.ts`. */
  id: number;
  /** For a topic of a forum: Telegram's ids of its supergroup and of its thread. */
  group_id: Generated<number | null>;
  thread_id: Generated<number | null>;
  type: "private" | "group" | "supergroup" | "channel";
  state: "active" | "blocked" | "left";
  /** 1: the bot may post here without being asked (a channel in which it is an administrator with that right). */
  may_post: Generated<number>;
  language: string;
  /** IANA name. */
  time_zone: string;
  /** Local time of day of the digest, "HH:MM". */
  digest_time: string;
  /** The day of what comes weekly, 1 (Monday) to 7 (Sunday). */
  weekday: Generated<number>;
  digest_format: Generated<"titles" | "summaries" | "full">;
  /** Codes of the languages of the articles that are wanted, a comma between them; null: any. */
  languages: Generated<string | null>;
  /** 1: messages come without a sound. */
  silent: Generated<number>;
  /** "HH:MM-HH:MM", local: what is instant waits for their end. */
  quiet_hours: Generated<string | null>;
  /** Nothing comes before this instant (epoch ms). */
  paused_until: Generated<number | null>;
  /** How articles come to it. */
  form: Generated<"classic" | "rich">;
  /** When the next digest is due (epoch ms); null where nothing comes daily or weekly. */
  next_digest_at: number | null;
  /** The local date ("YYYY-MM-DD") of the last planned digest: at most one a day, whatever changes in between. */
  last_digest_date: string | null;
  /** What topics that are followed no longer brought in digests was released with at most this revision: another one repeats none of it. */
  left_cursor: Generated<number>;
  created_at: number;
}

export interface SubscriptionTable {
  chat_id: number;
  /** "all", "tag:<id>", "feed:<id>" or "search:<id>". */
  topic: string;
  cadence: "instant" | "daily" | "weekly";
  /** The day of what comes weekly, 1 (Monday) to 7 (Sunday). */
  weekday: Generated<number>;
  /** It covers articles with a greater `released_revision`. */
  since: number;
  /** Daily or weekly: articles with a greater `released_revision` are new to it. */
  cursor: number;
}

/** Articles with this tag don't come to this chat, whatever else it follows. */
export interface MuteTable {
  chat_id: number;
  tag_id: number;
}

/** A search that somebody wants to hear new hits of; it goes with its last subscription. */
export interface SavedSearchTable {
  id: Generated<number>;
  /** As it was typed. */
  query: string;
  /** Of the interface in which it was typed: tells what its words and dates mean. */
  language: string;
}

export interface DispatchTable {
  id: Generated<number>;
  kind: "article" | "digest" | "announcement";
  /** What makes it one: "article:<id>", "digest:<instant>"; enqueueing it again is enqueueing it once. */
  key: string;
  article_id: number | null;
  announcement_id: Generated<number | null>;
  created_at: number;
  /** What is done with its messages: they are sent, edited to what the article says now, or taken back. */
  action: Generated<"send" | "edit" | "withdraw">;
  /** `paused`: nothing of it is sent until it is resumed; `cancelled`: never again. */
  state: Generated<"active" | "paused" | "cancelled">;
  /** Its lane (`delivery/dispatch.ts`). */
  priority: Generated<number>;
  /** What has not been sent by then (epoch ms) is not worth sending; null: always is. */
  deadline_at: Generated<number | null>;
  /** JSON of the `Audience` that is being written, and below which chat id its rest is; null: all of it is written. */
  audience: Generated<string | null>;
  audience_below: Generated<number | null>;
  /** How many deliveries it has, and how many of them have come to which end. A trigger counts. */
  total: Generated<number>;
  sent: Generated<number>;
  failed: Generated<number>;
  skipped: Generated<number>;
  /** How many were sent or had failed at two instants of late (epoch ms), the earlier at least 10 s before: its speed. */
  mark_at: Generated<number | null>;
  mark_settled: Generated<number>;
  earlier_at: Generated<number | null>;
  earlier_settled: Generated<number>;
}

export interface DeliveryTable {
  dispatch_id: number;
  chat_id: number;
  state: "pending" | "claimed" | "sent" | "failed" | "skipped";
  /** Lower goes first: see `delivery/dispatch.ts`. */
  priority: number;
  /** Not before this instant (epoch ms). */
  due_at: number;
  /** JSON; for a digest: what it covers. */
  payload: string | null;
  /** How often it was claimed. */
  attempts: Generated<number>;
  /** How often it was in flight when a process died or an answer was lost. */
  doubts: Generated<number>;
  claimed_by: string | null;
  /** 1: one of its messages is on its way to Telegram; what happens to the process now leaves it in doubt. */
  sending: Generated<number>;
  /** 1: as classic messages, whatever the chat prefers; Telegram refused the rich one. */
  classic: Generated<number>;
  /** JSON array of the ids of the messages that were sent, in order; the ids of an album are an array in it. */
  message_ids: Generated<string>;
  /** Telegram's words for the last failure. */
  error: string | null;
  updated_at: number;
}

/** The message that shows an editor how far a dispatch is. */
export interface DispatchMessageTable {
  dispatch_id: number;
  chat_id: number;
  /** Null: it could not be sent. */
  message_id: number | null;
  /** SHA-256 of what it says: an equal message is not edited. */
  shown: string;
  /** 1: it says the end, and is left alone. */
  is_over: Generated<number>;
}

/** How many messages were booked to be paid for on a day ("YYYY-MM-DD", UTC). */
export interface PaidBroadcastTable {
  day: string;
  messages: number;
}

/** A right that one process has at a time, such as sending with a bot's token. */
export interface LeaseTable {
  name: string;
  holder: string;
  expires_at: number;
}

/** Session and conversation state, through Keyv. */
export interface KeyvTable {
  key: string;
  value: string;
  expires_at: number | null;
}

/** Updates that were handled to their end and that Telegram might deliver again. */
export interface HandledUpdateTable {
  update_id: number;
  handled_at: number;
}

/** A feed that is polled; its articles have `source`. See `content/feeds/feed.ts`. */
export interface FeedTable {
  id: Generated<number>;
  /** "feed:" and the address with which it was added; stays when the feed moves. */
  source: string;
  /** Where it is now. */
  url: string;
  title: string;
  /** JSON array of titles. */
  tags: string;
  mode: "publish" | "draft";
  state: "active" | "paused" | "ended";
  etag: string | null;
  last_modified: string | null;
  /** How long the feed says that it may be kept. */
  ttl_minutes: number | null;
  next_poll_at: number;
  /** How often it was claimed for polling: names the claim. */
  polls: Generated<number>;
  /** Until then one process polls it; null or past: nobody does. */
  claimed_until: number | null;
  /** Null: the first poll has not come to its end yet. */
  last_success_at: number | null;
  /** In a row. */
  failures: Generated<number>;
  failing_since: number | null;
  /** When the editors were told of this row of failures. */
  reported_at: number | null;
  /** Why the last poll failed, or why it was ended. */
  error: string | null;
  created_at: number;
}

/** Something that an editor has to be told of a feed; gone once it was told. */
export interface FeedNoticeTable {
  feed_id: number;
  chat_id: number;
  kind: "drafts" | "failing" | "ended" | "recovered";
  created_at: number;
}

/** An update that was answered before it was handled, until it is (`bot/inbox.ts`, `bot/shared-inbox.ts`). */
export interface KeptUpdateTable {
  update_id: number;
  /** JSON. */
  body: string;
  received_at: number;
  /** Updates with the same are handled in their order (`bot/turn.ts`); "" where one process has them in memory besides. */
  turn: Generated<string>;
}

/** When each job last ran, by the time for which it was due (`jobs/job-turns.ts`). */
export interface JobRunTable {
  name: string;
  due_at: number;
}

type Role = "owner" | "editor" | "author";

/** Who may write and publish, beside the owners whom the configuration names. */
export interface EditorTable {
  /** Telegram's user id. */
  id: number;
  role: Role;
  created_at: number;
}

/** An open invitation: deleted when it is used or revoked. */
export interface InvitationTable {
  id: Generated<number>;
  /** SHA-256 of the link's token, in hex: who reads this table can't use it. */
  token_hash: string;
  role: Role;
  invited_by: number;
  expires_at: number;
}

/** An author's draft that waits for an editor. */
export interface ApprovalTable {
  article_id: number;
  author_id: number;
  /** The article's revision that was handed in: an editor decides on what was shown. */
  revision: number;
}

/** Something that an editor, or somebody who was one, has to be told; gone once it was told. */
export interface EditorNoticeTable {
  id: Generated<number>;
  editor_id: number;
  kind:
    | "approval"
    | "approved"
    | "rejected"
    | "discarded"
    | "role"
    | "joined"
    | "consent"
    | "consented"
    | "refused"
    | "held";
  article_id: number | null;
  announcement_id: Generated<number | null>;
  /** Of "discarded": what the draft was called, which is no more. */
  title: Generated<string | null>;
  /** Of "joined": who; of "approval": the author; of "consent": who asks, of "consented" and "refused": who decided. */
  person_id: number | null;
  /** Of "role" and "joined": which; null: none any more. */
  role: Role | null;
}

/** The audit log, see `subscribers/audit-store.ts`. */
export interface EditorialActTable {
  id: Generated<number>;
  at: number;
  editor_id: number;
  act: string;
  article_id: number | null;
  chat_id: number | null;
  feed_id: number | null;
  announcement_id: Generated<number | null>;
  person_id: number | null;
  role: Role | null;
}

/** What needs a person, see `subscribers/trouble-store.ts`. */
export interface TroubleTable {
  kind: "sender" | "disk" | "backup" | "database" | "search" | "redis";
  since: number;
  /** Since when (epoch ms) it was not seen any more; null: it is there. */
  gone_at: number | null;
}

/** Whom it has to be told, or was. */
export interface TroubleNoticeTable {
  kind: TroubleTable["kind"];
  owner_id: number;
  state: "raised" | "told" | "healed";
  since: number;
}

/** The numbers of `/stats`: how often something happened on a day. Nothing in it is by person. */
export interface DailyCountTable {
  /** "YYYY-MM-DD" in the newsroom's zone. */
  day: string;
  /** A `CountKind` of `numbers/daily-count-store.ts`. */
  kind: string;
  /** What: an article's id, an hour, words; "" where there is only one. */
  key: string;
  count: number;
}

/** Kept by triggers on subscription and chat; what came since it was last read, and how many there are. */
export interface SubscriberTallyTable {
  name: "joined" | "left" | "blocked" | "subscribers";
  count: number;
}

/** Facts about the store itself: the revision counter, the bot that it belongs to. */
export interface SettingTable {
  name: string;
  value: string;
}

export type Row<T extends keyof Schema> = Selectable<Schema[T]>;
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>;
