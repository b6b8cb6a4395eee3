import { z } from "zod";
import { PERIODS } from "../content/publication-period.ts";
import { ChatId, EditorId, InvitationId } from "../core/ids.ts";
import { MAX_CALLBACK_DATA_BYTES } from "../core/message.ts";
import {
  type Action,
  ANNOUNCEMENT_STEPS,
  APPROVAL_STEPS,
  CADENCES,
  CONSENT_STEPS,
  DISPATCH_STEPS,
  DRAFT_STEPS,
  EDITOR_STEPS,
  FEED_STEPS,
  FORMATS,
  FORMS,
  POST_STEPS,
  POST_VIEWERS,
  QUEUED_STEPS,
  ROLES,
  SETTINGS_SECTIONS,
  STATS_CHARTS,
  STATS_DAYS,
} from "./action.ts";
import {
  announcementId,
  articleId,
  digits,
  dispatchId,
  feedId,
  page,
  tagId,
  topic,
  topicCode,
  whole,
  yesOrNo,
} from "./callback-values.ts";
import { SCHEMES } from "./chart.ts";

/**
 * What a button means (`action.ts`), packed into Telegram's 64 bytes (Bot API, `InlineKeyboardButton.callback_data`) and parsed again:
 * here and nowhere else. Data that is forged, stale or from another version parses to undefined.
 */

/** Changed when codes change their meaning: older buttons are stale then. */
const VERSION = "1";
const revision = whole(Number.MAX_SAFE_INTEGER).pipe(z.number().min(1));
const weekday = whole(7).pipe(z.number().min(1));
const MINUTE_MS = 60_000;
/** The end of the year 9999, in minutes since 1970. */
const MAX_MINUTE = 4_223_371_680;
const editorId = whole(Number.MAX_SAFE_INTEGER).pipe(EditorId);
const days = whole(Math.max(...STATS_DAYS)).pipe(z.union(STATS_DAYS.map((length) => z.literal(length))));
const invitationId = whole(Number.MAX_SAFE_INTEGER).pipe(InvitationId);

/** What stands before the words in a button's data: "1sn:". */
const BEFORE_WORDS = 4;
/** Plain words that a button's data has room for, in any script. */
export const ButtonWords = z
  .string()
  .regex(/^[\p{L}\p{M}\p{N}\u200c]+(?: [\p{L}\p{M}\p{N}\u200c]+)*$/u)
  .refine((words) => Buffer.byteLength(words) <= MAX_CALLBACK_DATA_BYTES - BEFORE_WORDS);

const CODES = {
  r: z.tuple([articleId]).transform(([articleId]): Action => ({ kind: "read", articleId })),
  p: z
    .tuple([articleId, page])
    .transform(([articleId, page]): Action => ({ kind: "article_page", articleId, page, saved: false })),
  ps: z
    .tuple([articleId, page])
    .transform(([articleId, page]): Action => ({ kind: "article_page", articleId, page, saved: true })),
  o: z.tuple([articleId]).transform(([articleId]): Action => ({ kind: "related", articleId })),
  k: z.tuple([]).transform((): Action => ({ kind: "save" })),
  ku: z.tuple([]).transform((): Action => ({ kind: "unsave" })),
  l: z.tuple([page]).transform(([page]): Action => ({ kind: "latest", page })),
  t: z.tuple([page]).transform(([page]): Action => ({ kind: "tags", page })),
  g: z.tuple([tagId, page]).transform(([tagId, page]): Action => ({ kind: "tag", tagId, page })),
  s: z.tuple([page]).transform(([page]): Action => ({ kind: "search", page })),
  st: z.tuple([tagId]).transform(([tagId]): Action => ({ kind: "search_tag", tagId })),
  sy: z.tuple([whole(9999)]).transform(([year]): Action => ({ kind: "search_year", year })),
  sm: z.tuple([]).transform((): Action => ({ kind: "search_meant" })),
  sw: z.tuple([]).transform((): Action => ({ kind: "search_wider" })),
  sa: z.tuple([]).transform((): Action => ({ kind: "search_alert" })),
  sb: z.tuple([ButtonWords]).transform(([words]): Action => ({ kind: "words_alert", words })),
  sn: z.tuple([ButtonWords]).transform(([words]): Action => ({ kind: "search_words", words })),
  d: z
    .tuple([z.union([z.literal("").transform(() => undefined), tagId]), z.enum(PERIODS)])
    .transform(([tagId, period]): Action => ({ kind: "digest", tagId, period })),
  f: z.tuple([page]).transform(([page]): Action => ({ kind: "follow", page })),
  fa: z.tuple([page]).transform(([page]): Action => ({ kind: "follow_all", page })),
  ft: z.tuple([tagId, page]).transform(([tagId, page]): Action => ({ kind: "follow_tag", tagId, page })),
  fc: z.tuple([z.enum(CADENCES), page]).transform(([cadence, page]): Action => ({ kind: "cadence", cadence, page })),
  fu: z.tuple([]).transform((): Action => ({ kind: "unfollow" })),
  fl: z.tuple([page]).transform(([page]): Action => ({ kind: "topics", page })),
  fo: z.tuple([topic]).transform(([topic]): Action => ({ kind: "topic", topic })),
  fk: z
    .tuple([topic, z.enum([...CADENCES, "never"])])
    .transform(([topic, cadence]): Action => ({ kind: "topic_cadence", topic, cadence })),
  fw: z.tuple([topic, weekday]).transform(([topic, weekday]): Action => ({ kind: "topic_weekday", topic, weekday })),
  fs: z.tuple([page]).transform(([page]): Action => ({ kind: "sources", page })),
  ff: z.tuple([feedId, page]).transform(([feedId, page]): Action => ({ kind: "follow_feed", feedId, page })),
  fm: z.tuple([page]).transform(([page]): Action => ({ kind: "mutes", page })),
  fx: z.tuple([tagId, page]).transform(([tagId, page]): Action => ({ kind: "mute_tag", tagId, page })),
  fp: z.tuple([]).transform((): Action => ({ kind: "pauses" })),
  fd: z.tuple([whole(366)]).transform(([days]): Action => ({ kind: "pause", days })),
  fz: z.tuple([yesOrNo]).transform(([surely]): Action => ({ kind: "forget", surely })),
  m: z.tuple([z.enum(SETTINGS_SECTIONS)]).transform(([section]): Action => ({ kind: "settings", section })),
  mh: z.tuple([whole(23)]).transform(([hour]): Action => ({ kind: "choose_minute", hour })),
  mt: z.tuple([digits]).transform(([time]): Action => ({ kind: "set_time", time })),
  mw: z.tuple([weekday, page]).transform(([weekday, page]): Action => ({ kind: "set_weekday", weekday, page })),
  mo: z.tuple([z.enum(FORMATS)]).transform(([format]): Action => ({ kind: "set_format", format })),
  mq: z.union([
    z.tuple([z.literal("")]).transform((): Action => ({ kind: "set_quiet", quietHours: null })),
    z
      .tuple([digits, digits])
      .refine(([from, until]) => from !== until)
      .transform(([from, until]): Action => ({ kind: "set_quiet", quietHours: `${from}-${until}` })),
  ]),
  ms: z.tuple([yesOrNo]).transform(([silent]): Action => ({ kind: "set_silent", silent })),
  mg: z
    .tuple([z.string().regex(/^[a-z]{2,3}$/)])
    .transform(([language]): Action => ({ kind: "article_language", language })),
  mp: z.tuple([]).transform((): Action => ({ kind: "ask_location" })),
  ma: z.tuple([]).transform((): Action => ({ kind: "add_chat" })),
  mz: z
    .tuple([z.string().regex(/^[A-Za-z0-9_+/-]{1,50}$/)])
    .transform(([timeZone]): Action => ({ kind: "set_zone", timeZone })),
  ml: z
    .tuple([z.string().regex(/^[a-z]{2,3}$/)])
    .transform(([language]): Action => ({ kind: "set_language", language })),
  mf: z.tuple([z.enum(FORMS)]).transform(([form]): Action => ({ kind: "set_form", form })),
  x: z.tuple([z.enum(POST_STEPS)]).transform(([step]): Action => ({ kind: "post", step })),
  xt: z.tuple([tagId]).transform(([tagId]): Action => ({ kind: "post_tag", tagId })),
  xw: z.tuple([whole(MAX_MINUTE)]).transform(([minute]): Action => ({ kind: "post_time", at: minute * MINUTE_MS })),
  xl: z
    .tuple([z.string().regex(/^[a-z]{2,3}$/)])
    .transform(([language]): Action => ({ kind: "post_language", language })),
  xv: z
    .tuple([z.enum(POST_VIEWERS), z.enum(FORMS)])
    .transform(([as, form]): Action => ({ kind: "post_view", as, form })),
  xa: z.tuple([]).transform((): Action => ({ kind: "make_article" })),
  q: z.tuple([page]).transform(([page]): Action => ({ kind: "queue", page })),
  qa: z
    .tuple([articleId, z.enum(QUEUED_STEPS)])
    .transform(([articleId, step]): Action => ({ kind: "queued", articleId, step })),
  c: z.tuple([articleId]).transform(([articleId]): Action => ({ kind: "edit", articleId })),
  cr: z.tuple([articleId]).transform(([articleId]): Action => ({ kind: "recall", articleId })),
  v: z.tuple([articleId, page]).transform(([articleId, page]): Action => ({ kind: "history", articleId, page })),
  vr: z
    .tuple([articleId, revision])
    .transform(([articleId, revision]): Action => ({ kind: "revision", articleId, revision })),
  vb: z
    .tuple([articleId, revision])
    .transform(([articleId, revision]): Action => ({ kind: "restore", articleId, revision })),
  w: z.tuple([page]).transform(([page]): Action => ({ kind: "feeds", page })),
  wf: z.tuple([feedId, z.enum(FEED_STEPS)]).transform(([feedId, step]): Action => ({ kind: "feed", feedId, step })),
  wd: z.tuple([feedId, page]).transform(([feedId, page]): Action => ({ kind: "drafts", feedId, page })),
  wa: z
    .tuple([feedId, articleId, z.enum(DRAFT_STEPS)])
    .transform(([feedId, articleId, step]): Action => ({ kind: "draft", feedId, articleId, step })),
  wx: z
    .tuple([feedId, articleId, z.enum(["publish", "discard"])])
    .transform(([feedId, upTo, step]): Action => ({ kind: "all_drafts", feedId, upTo, step })),
  wu: z.tuple([whole(MAX_MINUTE * MINUTE_MS)]).transform(([at]): Action => ({ kind: "undo_all", at })),
  e: z.tuple([page]).transform(([page]): Action => ({ kind: "editors", page })),
  ed: z
    .tuple([editorId, z.enum(EDITOR_STEPS)])
    .transform(([editorId, step]): Action => ({ kind: "editor", editorId, step })),
  ei: z.tuple([z.enum(ROLES)]).transform(([role]): Action => ({ kind: "invite", role })),
  er: z.tuple([invitationId]).transform(([invitationId]): Action => ({ kind: "revoke", invitationId })),
  ea: z
    .tuple([articleId, whole(Number.MAX_SAFE_INTEGER).pipe(z.number().min(1)), z.enum(APPROVAL_STEPS)])
    .transform(([articleId, revision, step]): Action => ({ kind: "approval", articleId, revision, step })),
  ba: z.tuple([]).transform((): Action => ({ kind: "make_announcement" })),
  b: z.tuple([page]).transform(([page]): Action => ({ kind: "announcements", page })),
  bo: z
    .tuple([announcementId, z.enum(ANNOUNCEMENT_STEPS)])
    .transform(([announcementId, step]): Action => ({ kind: "announcement", announcementId, step })),
  bc: z
    .tuple([announcementId, revision, z.enum(CONSENT_STEPS)])
    .transform(([announcementId, revision, step]): Action => ({ kind: "consent", announcementId, revision, step })),
  h: z.tuple([page]).transform(([page]): Action => ({ kind: "audit", page })),
  hf: z.tuple([]).transform((): Action => ({ kind: "audit_file" })),
  z: z
    .tuple([z.enum(STATS_CHARTS), days, z.enum(SCHEMES)])
    .transform(([chart, days, scheme]): Action => ({ kind: "stats", chart, days, scheme })),
  zf: z.tuple([days]).transform(([days]): Action => ({ kind: "stats_file", days })),
  y: z
    .tuple([dispatchId, z.enum(DISPATCH_STEPS)])
    .transform(([dispatchId, step]): Action => ({ kind: "dispatch", dispatchId, step })),
  n: z.tuple([]).transform((): Action => ({ kind: "nothing" })),
};

/** At most 64 bytes; ASCII, but for words. */
export function packAction(action: Action): string {
  const [code, ...values] = codeOf(action);
  const data = [VERSION + code, ...values].join(":");
  if (Buffer.byteLength(data) > MAX_CALLBACK_DATA_BYTES)
    throw new Error(`The button "${data}" is too long for Telegram`);
  return data;
}

function codeOf(action: Action): [keyof typeof CODES, ...(string | number)[]] {
  switch (action.kind) {
    case "read":
      return ["r", action.articleId];
    case "article_page":
      return [action.saved ? "ps" : "p", action.articleId, action.page];
    case "related":
      return ["o", action.articleId];
    case "save":
      return ["k"];
    case "unsave":
      return ["ku"];
    case "latest":
      return ["l", action.page];
    case "tags":
      return ["t", action.page];
    case "tag":
      return ["g", action.tagId, action.page];
    case "search":
      return ["s", action.page];
    case "search_tag":
      return ["st", action.tagId];
    case "search_year":
      return ["sy", action.year];
    case "search_meant":
      return ["sm"];
    case "search_wider":
      return ["sw"];
    case "search_words":
      return ["sn", action.words];
    case "search_alert":
      return ["sa"];
    case "words_alert":
      return ["sb", action.words];
    case "digest":
      return ["d", action.tagId ?? "", action.period];
    case "follow":
      return ["f", action.page];
    case "follow_all":
      return ["fa", action.page];
    case "follow_tag":
      return ["ft", action.tagId, action.page];
    case "cadence":
      return ["fc", action.cadence, action.page];
    case "unfollow":
      return ["fu"];
    case "topics":
      return ["fl", action.page];
    case "topic":
      return ["fo", topicCode(action.topic)];
    case "topic_cadence":
      return ["fk", topicCode(action.topic), action.cadence];
    case "topic_weekday":
      return ["fw", topicCode(action.topic), action.weekday];
    case "sources":
      return ["fs", action.page];
    case "follow_feed":
      return ["ff", action.feedId, action.page];
    case "mutes":
      return ["fm", action.page];
    case "mute_tag":
      return ["fx", action.tagId, action.page];
    case "pauses":
      return ["fp"];
    case "pause":
      return ["fd", action.days];
    case "forget":
      return ["fz", action.surely ? "y" : "n"];
    case "settings":
      return ["m", action.section];
    case "choose_minute":
      return ["mh", action.hour];
    case "set_time":
      return ["mt", action.time.replace(":", "")];
    case "set_weekday":
      return ["mw", action.weekday, action.page];
    case "set_format":
      return ["mo", action.format];
    case "set_quiet":
      return ["mq", ...(action.quietHours?.replaceAll(":", "").split("-") ?? [""])];
    case "set_silent":
      return ["ms", action.silent ? "y" : "n"];
    case "article_language":
      return ["mg", action.language];
    case "ask_location":
      return ["mp"];
    case "add_chat":
      return ["ma"];
    case "set_zone":
      return ["mz", action.timeZone];
    case "set_language":
      return ["ml", action.language];
    case "set_form":
      return ["mf", action.form];
    case "post":
      return ["x", action.step];
    case "post_tag":
      return ["xt", action.tagId];
    case "post_time":
      return ["xw", Math.floor(action.at / MINUTE_MS)];
    case "post_language":
      return ["xl", action.language];
    case "post_view":
      return ["xv", action.as, action.form];
    case "make_article":
      return ["xa"];
    case "queue":
      return ["q", action.page];
    case "queued":
      return ["qa", action.articleId, action.step];
    case "edit":
      return ["c", action.articleId];
    case "recall":
      return ["cr", action.articleId];
    case "history":
      return ["v", action.articleId, action.page];
    case "revision":
      return ["vr", action.articleId, action.revision];
    case "restore":
      return ["vb", action.articleId, action.revision];
    case "feeds":
      return ["w", action.page];
    case "feed":
      return ["wf", action.feedId, action.step];
    case "drafts":
      return ["wd", action.feedId, action.page];
    case "draft":
      return ["wa", action.feedId, action.articleId, action.step];
    case "all_drafts":
      return ["wx", action.feedId, action.upTo, action.step];
    case "undo_all":
      return ["wu", action.at];
    case "editors":
      return ["e", action.page];
    case "editor":
      return ["ed", action.editorId, action.step];
    case "invite":
      return ["ei", action.role];
    case "revoke":
      return ["er", action.invitationId];
    case "approval":
      return ["ea", action.articleId, action.revision, action.step];
    case "make_announcement":
      return ["ba"];
    case "announcements":
      return ["b", action.page];
    case "announcement":
      return ["bo", action.announcementId, action.step];
    case "consent":
      return ["bc", action.announcementId, action.revision, action.step];
    case "audit":
      return ["h", action.page];
    case "audit_file":
      return ["hf"];
    case "stats":
      return ["z", action.chart, action.days, action.scheme];
    case "stats_file":
      return ["zf", action.days];
    case "dispatch":
      return ["y", action.dispatchId, action.step];
    case "nothing":
      return ["n"];
    default:
      return action satisfies never;
  }
}

/** What a pressed button means; undefined for what this version never packed. */
export function parseAction(data: string): Action | undefined {
  const [head = "", ...values] = data.split(":");
  const code = head.slice(VERSION.length);
  if (!head.startsWith(VERSION) || !Object.hasOwn(CODES, code)) return undefined;
  return CODES[code as keyof typeof CODES].safeParse(values).data;
}

/** The same button for another chat: the channel or group that is looked after from where it is pressed. */
export function aimAt(data: string, chatId: ChatId): string {
  return `${data}@${chatId.toString(36)}`;
}

/** An action, and the chat that it is for if that isn't the one of the button. */
export function parseAimed(data: string): { action: Action | undefined; target: ChatId | undefined } {
  const [, untargeted, code] = /^(.*)@(-[0-9a-z]{1,11})$/s.exec(data) ?? [];
  if (untargeted === undefined || code === undefined) return { action: parseAction(data), target: undefined };
  const target = ChatId.safeParse(Number.parseInt(code, 36)).data;
  return { action: target === undefined ? undefined : parseAction(untargeted), target };
}
