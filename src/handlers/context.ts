import type { ConversationFlavor } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { AnnouncementAudience } from "../content/announcement.ts";
import type { AnnouncementStore } from "../content/announcement-store.ts";
import type { ArticleContent, ArticleDraft } from "../content/article.ts";
import type { ArticleStore } from "../content/article-store.ts";
import type { Check } from "../content/checks.ts";
import type { FeedStore } from "../content/feeds/feed-store.ts";
import type { FoundFeed } from "../content/feeds/find-feed.ts";
import type { MediaFile, MediaStore } from "../content/media-store.ts";
import type { ChangeOptions, ChangeOutcome, RevisionStore } from "../content/revision-store.ts";
import type { ScheduleStore } from "../content/schedule-store.ts";
import type { SearchIndex } from "../content/search/search-index.ts";
import type { TagStore } from "../content/tag-store.ts";
import type { Clock } from "../core/clock.ts";
import type { ArticleId, ChatId, DispatchId, EditorId, FeedId, TagId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { BroadcastActs } from "../delivery/broadcasting.ts";
import type { Dispatch, DispatchStore } from "../delivery/dispatch-store.ts";
import type { Decision, Scheduled } from "../delivery/editorial.ts";
import type { Estimate } from "../delivery/progress.ts";
import type { Counter } from "../numbers/counter.ts";
import type { NumbersReport } from "../numbers/report.ts";
import type { Setting } from "../render/article.ts";
import type { Locale, Locales } from "../render/locale.ts";
import type { Reach } from "../subscribers/announced.ts";
import type { AuditStore } from "../subscribers/audit-store.ts";
import type { Chat, ChatPreferences, ChatType, Place } from "../subscribers/chat.ts";
import type { ChatStore } from "../subscribers/chat-store.ts";
import type { Role } from "../subscribers/editor.ts";
import type { EditorStore } from "../subscribers/editor-store.ts";
import type { PersonalRecords } from "../subscribers/personal-records.ts";
import type { SubscriptionStore } from "../subscribers/subscription-store.ts";
import type { Albums } from "./albums.ts";
import type { ChatSession } from "./chat-session.ts";

/** Everything that handlers use; `app.ts` puts it together. */
export interface Services {
  articles: ArticleStore;
  tags: TagStore;
  media: MediaStore;
  search: Pick<SearchIndex, "search" | "related">;
  chats: ChatStore;
  subscriptions: SubscriptionStore;
  /** All that is kept of a chat, to be shown and to be erased. */
  records: PersonalRecords;
  feeds: FeedStore;
  dispatches: DispatchStore;
  announcements: Pick<AnnouncementStore, "get" | "list">;
  /** What editors do with announcements. `needsTwo`: a second editor has to consent. */
  broadcast: Omit<BroadcastActs, "releaseDue"> & { needsTwo: boolean };
  /** How many chats announcements would reach now, and what that would take. */
  reach: {
    now(): Promise<Reach>;
    ofTags(ids: readonly TagId[]): Promise<Map<TagId, number>>;
    estimate(to: AnnouncementAudience): Promise<Estimate>;
  };
  /** How many messages a second go to subscribers at present. */
  messagesPerSecond(): number;
  session: ChatSession;
  albums: Albums;
  locales: Locales;
  clock: Clock;
  publicationName: string;
  /** Counts what readers do, never who. */
  counter: Pick<Counter, "opened" | "foundNothing">;
  numbers: NumbersReport;
  /** An SVG document as a PNG. */
  rasterise(svg: string): Promise<Uint8Array>;
  editors: EditorStore;
  audit: AuditStore;
  /** What a new chat begins with; its language is its reader's where we speak it. */
  defaults: ChatPreferences;
  revisions: RevisionStore;
  schedule: Pick<ScheduleStore, "waiting" | "get">;
  desk: Desk;
  /** Until what is published now leaves, in ms: so long it can be undone. */
  undoMs: number;
  /** What a web page says. @throws AppError that says why it can't be read */
  readPage(url: string): Promise<ArticleDraft>;
  /** What a file says that somebody sent: Markdown, HTML, text. @throws AppError that says why it can't be read */
  readFile(fileId: string, name: string): Promise<{ draft: ArticleDraft; media: MediaFile[] }>;
  /** The article that a message in one of our chats shows. */
  articleSentAs(chatId: number, messageId: number): Promise<ArticleId | undefined>;
  /** What might be mended before an article goes out. @param id its own, if it is stored */
  check(content: ArticleContent, id: ArticleId | undefined): Promise<Check[]>;
  /** What publishing the draft would take at present. */
  expected(id: ArticleId): Promise<Estimate>;
  /** Tells editors now what waits to be told; nobody waits for it. */
  tellEditors(): void;
  /** Ends what somebody was writing: the conversation is not gone on with. */
  leaveDesk(id: EditorId): Promise<void>;
  /** What Telegram calls a person or chat today; its number where Telegram doesn't say. We keep no names. */
  nameOf(id: number): Promise<string>;
  /** The language of somebody who is not the one who writes. */
  localeOf(id: number): Promise<Locale>;
  /** The feed at an address, or at the page there. @throws AppError that says why there is none */
  findFeed(address: string): Promise<FoundFeed>;
  /** Polls a feed now, and stores what it has; what fails is noted with the feed. */
  pollFeed(id: FeedId): Promise<void>;
  /** Whether the server is known to take rich messages, or nothing is known against it. */
  takesRich(): boolean;
  /** Sends a message to somebody who is waiting for it: at once, not through the ledger. @returns its id; an album's ids */
  send(place: Place, message: OutgoingMessage): Promise<number | number[]>;
  /** Sends a file, likewise. */
  sendFile(place: Place, file: { name: string; bytes: Uint8Array; caption: string }): Promise<void>;
  /** Puts a message in the place of one that was sent before. */
  edit(chatId: number, messageId: number, message: OutgoingMessage & { kind: "text" | "rich" }): Promise<void>;
  /** The bytes of a file that somebody sent to the bot (Bot API, `getFile`). */
  download(fileId: string): Promise<Uint8Array>;
}

/** What editors do with articles; each act says who does it (Telegram's id, which is also that of the private chat). */
export interface Desk {
  /**
   * Has a draft go out at an instant (epoch ms), or what is scheduled at another; in `undoMs` where that is earlier.
   * An author's draft waits for an editor.
   */
  schedule(id: ArticleId, at: number, by: ChatId): Promise<Scheduled>;
  /** Makes what is scheduled a draft again. @returns false if it isn't scheduled (any more) */
  stop(id: ArticleId, by: ChatId): Promise<boolean>;
  /** Has drafts go out together in `undoMs`. @returns when (epoch ms), and how many */
  publishTogether(ids: readonly ArticleId[], by: ChatId): Promise<{ at: number; count: number }>;
  /** Makes what the person has go out together at that instant drafts again. @returns how many were stopped */
  stopTogether(at: number, by: ChatId): Promise<number>;
  /** Whether what waits goes before everything that isn't breaking. @returns false if it doesn't wait (any more), or the person may not */
  setBreaking(id: ArticleId, breaking: boolean, by: ChatId): Promise<boolean>;
  /** An editor's decision on an author's draft. */
  decide(
    shown: { articleId: ArticleId; revision: number },
    step: "approve" | "reject",
    by: EditorId,
  ): Promise<Decision>;
  /** Pauses, resumes or cancels what is being sent. @returns whether it happened, and the dispatch as it is now, if it is there */
  steer(
    id: DispatchId,
    step: "pause" | "resume" | "cancel",
    by: ChatId,
  ): Promise<{ happened: boolean; dispatch: Dispatch | undefined }>;
  /** Turns down a draft that its source will tell again. @returns false if it is none (any more) */
  turnDown(id: ArticleId, by: ChatId): Promise<boolean>;
  /** Throws a draft away. @returns false if it is none (any more) */
  discard(id: ArticleId, by: ChatId): Promise<boolean>;
  /** Changes what an article says, wherever it was sent. */
  correct(id: ArticleId, content: ArticleContent, options: ChangeOptions): Promise<ChangeOutcome>;
  /** Takes a published article back, wherever it was sent. @returns false if it isn't published (any more) */
  recall(id: ArticleId, reason: string | undefined, by: ChatId): Promise<boolean>;
}

/** Whose choices are shown and changed: the chat of the update, or one that its administrator looks after from a private chat. */
export interface Subject {
  place: Place;
  type: ChatType;
  /** What is kept of it; undefined: nothing yet. */
  chat: Chat | undefined;
  /** Its choices, or what a new chat would begin with. */
  preferences: ChatPreferences;
  /** It is looked after from elsewhere: what it is called. */
  title?: string;
}

/** An update with what the middleware found out about its chat. */
export type KioskContext = ConversationFlavor<
  Context & {
    services: Services;
    /** What the person may do as an editor, asked anew with every update. */
    role: Role | undefined;
    /** Where to answer: a topic of a forum is a place of its own. */
    place: Place;
    /** How things are shown to this chat. */
    setting: Setting;
    /** The chat's choices, or what a new chat would begin with. */
    preferences: ChatPreferences;
    subject: Subject;
  }
>;
