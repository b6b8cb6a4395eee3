import type { PeriodName } from "../content/publication-period.ts";
import type { AnnouncementId, ArticleId, DispatchId, EditorId, FeedId, InvitationId, TagId } from "../core/ids.ts";
import type { ReportDays } from "../numbers/report.ts";
import type { DigestFormat, MessageForm, QuietHours } from "../subscribers/chat.ts";
import type { Role } from "../subscribers/editor.ts";
import type { Cadence, Topic } from "../subscribers/subscription.ts";
import type { Scheme } from "./chart.ts";

/**
 * What a button can mean: it names what to show or to choose; whether the person may is the handler's business, every time. How it is
 * packed into a button's data: `callback-data.ts`.
 */
export type Action =
  | { kind: "read"; articleId: ArticleId }
  /** `saved`: the message that shows it is, and stays so on its other pages. */
  | { kind: "article_page"; articleId: ArticleId; page: number; saved: boolean }
  | { kind: "related"; articleId: ArticleId }
  /** The message itself, whatever it shows. */
  | { kind: "save" }
  | { kind: "unsave" }
  | { kind: "latest"; page: number }
  | { kind: "tags"; page: number }
  | { kind: "tag"; tagId: TagId; page: number }
  | { kind: "search"; page: number }
  /** The search of the message, narrowed down, or asked as it was probably meant. */
  | { kind: "search_tag"; tagId: TagId }
  | { kind: "search_year"; year: number }
  | { kind: "search_meant" }
  /** Without the filter that was added last. */
  | { kind: "search_wider" }
  | { kind: "search_words"; words: string }
  /** Hears of new hits of the message's search. */
  | { kind: "search_alert" }
  /** The same for words that have found nothing yet. */
  | { kind: "words_alert"; words: string }
  | { kind: "digest"; tagId: TagId | undefined; period: PeriodName }
  | { kind: "follow"; page: number }
  | { kind: "follow_all"; page: number }
  | { kind: "follow_tag"; tagId: TagId; page: number }
  | { kind: "cadence"; cadence: Cadence; page: number }
  | { kind: "unfollow" }
  /** What is followed, one by one; and one of it. */
  | { kind: "topics"; page: number }
  | { kind: "topic"; topic: Topic }
  | { kind: "topic_cadence"; topic: Topic; cadence: Cadence | "never" }
  | { kind: "topic_weekday"; topic: Topic; weekday: number }
  /** Feeds to follow, and tags to mute. */
  | { kind: "sources"; page: number }
  | { kind: "follow_feed"; feedId: FeedId; page: number }
  | { kind: "mutes"; page: number }
  | { kind: "mute_tag"; tagId: TagId; page: number }
  | { kind: "pauses" }
  /** Days from today; 0: no pause any more. */
  | { kind: "pause"; days: number }
  /** Erases all that is kept of the chat; asks first unless `surely`. */
  | { kind: "forget"; surely: boolean }
  | { kind: "settings"; section: (typeof SETTINGS_SECTIONS)[number] }
  | { kind: "choose_minute"; hour: number }
  | { kind: "set_time"; time: string }
  | { kind: "set_weekday"; weekday: number; page: number }
  | { kind: "set_format"; format: DigestFormat }
  | { kind: "set_quiet"; quietHours: QuietHours | null }
  | { kind: "set_silent"; silent: boolean }
  /** Articles in this language are wanted, or no longer. */
  | { kind: "article_language"; language: string }
  /** Asks for the place where a reader is. */
  | { kind: "ask_location" }
  /** Asks for a channel or group to look after. */
  | { kind: "add_chat" }
  | { kind: "set_zone"; timeZone: string }
  | { kind: "set_language"; language: string }
  | { kind: "set_form"; form: MessageForm }
  | { kind: "post"; step: (typeof POST_STEPS)[number] }
  /** A tag of the article that is written: on or off. */
  | { kind: "post_tag"; tagId: TagId }
  /** When it goes out: epoch ms, a whole minute. */
  | { kind: "post_time"; at: number }
  | { kind: "post_language"; language: string }
  /** How it will look. */
  | { kind: "post_view"; as: (typeof POST_VIEWERS)[number]; form: MessageForm }
  /** What the message with the button answers, or was searched for, becomes an article. */
  | { kind: "make_article" }
  | { kind: "queue"; page: number }
  | { kind: "queued"; articleId: ArticleId; step: (typeof QUEUED_STEPS)[number] }
  | { kind: "edit"; articleId: ArticleId }
  | { kind: "recall"; articleId: ArticleId }
  | { kind: "history"; articleId: ArticleId; page: number }
  | { kind: "revision"; articleId: ArticleId; revision: number }
  | { kind: "restore"; articleId: ArticleId; revision: number }
  | { kind: "feeds"; page: number }
  | { kind: "feed"; feedId: FeedId; step: FeedStep }
  /** What of a feed waits for an editor. */
  | { kind: "drafts"; feedId: FeedId; page: number }
  | { kind: "draft"; feedId: FeedId; articleId: ArticleId; step: (typeof DRAFT_STEPS)[number] }
  /** All that wait, up to the article that was the last when the button was shown. */
  | { kind: "all_drafts"; feedId: FeedId; upTo: ArticleId; step: "publish" | "discard" }
  /** What was published together is stopped: epoch ms, when it is to leave. */
  | { kind: "undo_all"; at: number }
  | { kind: "editors"; page: number }
  | { kind: "editor"; editorId: EditorId; step: (typeof EDITOR_STEPS)[number] }
  | { kind: "invite"; role: Role }
  | { kind: "revoke"; invitationId: InvitationId }
  /** `revision`: the one that was shown; another is not decided on. */
  | { kind: "approval"; articleId: ArticleId; revision: number; step: (typeof APPROVAL_STEPS)[number] }
  /** Announces what was sent. */
  | { kind: "make_announcement" }
  | { kind: "announcements"; page: number }
  | { kind: "announcement"; announcementId: AnnouncementId; step: (typeof ANNOUNCEMENT_STEPS)[number] }
  /** `revision`: the one that was shown; another is not consented to. */
  | { kind: "consent"; announcementId: AnnouncementId; revision: number; step: (typeof CONSENT_STEPS)[number] }
  | { kind: "audit"; page: number }
  | { kind: "audit_file" }
  | { kind: "stats"; chart: (typeof STATS_CHARTS)[number]; days: ReportDays; scheme: Scheme }
  | { kind: "stats_file"; days: ReportDays }
  /** What is being sent is steered. */
  | { kind: "dispatch"; dispatchId: DispatchId; step: DispatchStep }
  /** A button that only shows something, such as "2/5". */
  | { kind: "nothing" };

export const SETTINGS_SECTIONS = [
  "menu",
  "time",
  "zone",
  "language",
  "form",
  "format",
  "quiet",
  "articles",
  "chats",
] as const;
export const CADENCES = ["instant", "daily", "weekly"] as const satisfies readonly Cadence[];
export const FORMATS = ["titles", "summaries", "full"] as const satisfies readonly DigestFormat[];
export const FORMS = ["classic", "rich"] as const satisfies readonly MessageForm[];
export const FEED_STEPS = ["show", "poll", "pause", "resume", "publish", "draft", "remove", "remove_surely"] as const;
export type FeedStep = (typeof FEED_STEPS)[number];
export const DRAFT_STEPS = ["show", "publish", "discard"] as const;
export const ROLES = ["owner", "editor", "author"] as const satisfies readonly Role[];
/** A role is given, or taken away. */
export const EDITOR_STEPS = ["show", ...ROLES, "remove", "remove_surely"] as const;
export const APPROVAL_STEPS = ["show", "approve", "reject"] as const;
export const ANNOUNCEMENT_STEPS = [
  "show",
  "edit",
  "stop",
  "discard",
  "discard_surely",
  "recall",
  "recall_surely",
] as const;
export const CONSENT_STEPS = ["consent", "refuse"] as const;
export const STATS_CHARTS = ["subscribers", "changes", "deliveries", "articles", "tags", "hours", "searches"] as const;
export const STATS_DAYS = [7, 30, 90] as const satisfies readonly ReportDays[];
/** What of an article, or announcement, is asked for, or changed. */
export const POST_FIELDS = ["title", "text", "lead", "tags", "picture", "language", "slug"] as const;
export const POST_STEPS = [
  ...POST_FIELDS,
  "skip",
  "back",
  "done",
  "proposed",
  "mine",
  "theirs",
  "publish",
  "schedule",
  "keep",
  "discard",
  "correct",
  "correct_marked",
  "recall",
  "cancel",
  "audience",
  "everyone",
  "by_tag",
  "no_picture",
  "test",
  "send",
  "breaking",
] as const;
/** In what place a preview shows an article. */
export const POST_VIEWERS = ["reader", "channel"] as const;
export const QUEUED_STEPS = ["show", "edit", "move", "publish", "stop", "discard", "discard_surely"] as const;
export const DISPATCH_STEPS = ["pause", "resume", "cancel"] as const;
export type DispatchStep = (typeof DISPATCH_STEPS)[number];
