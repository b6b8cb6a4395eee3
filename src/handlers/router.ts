import { Composer } from "grammy";
import type { Action } from "../render/action.ts";
import { parseAimed } from "../render/callback-data.ts";
import { alertOf } from "./alerts.ts";
import { announcementAction, announcementsAction, consentAction } from "./announcements.ts";
import { approvalAction } from "./approval.ts";
import { audit, auditFile } from "./audit.ts";
import { broadcast } from "./broadcast.ts";
import type { Awaiting } from "./chat-session.ts";
import { addChat, sharedChat } from "./chats.ts";
import { COMMANDS, type CommandName } from "./commands.ts";
import type { KioskContext } from "./context.ts";
import { editAction, editCommand, recallAction, recallCommand } from "./correcting.ts";
import { digestAction, digestCommand } from "./digest.ts";
import { dispatchAction } from "./dispatches.ts";
import { editorAction, editors, invite, revokeAction } from "./editors.ts";
import {
  allDraftsAction,
  draftAction,
  draftsAction,
  feedAction,
  feedsAction,
  feedsCommand,
  undoAllAction,
} from "./feeds.ts";
import { historyAction, historyCommand, revisionAction } from "./history.ts";
import { inline } from "./inline.ts";
import { latest } from "./latest.ts";
import { askLocation, sharedLocation } from "./location.ts";
import { makeAnnouncement, makeArticle, offerArticle } from "./make-article.ts";
import { membership, migration } from "./membership.ts";
import { isGenuinePress, isOtherBots, isOwnWords } from "./own-words.ts";
import { post } from "./post.ts";
import { forgetAction, forgetMe, myData, privacy } from "./privacy.ts";
import { queue, queuedAction } from "./queue.ts";
import { articlePageAction, readAction } from "./reading.ts";
import { related } from "./related.ts";
import { acknowledge, sayWithWaysOn } from "./reply.ts";
import { saveAction } from "./saving.ts";
import {
  narrowByTag,
  narrowByYear,
  search,
  searchAction,
  searchAlert,
  searchMeant,
  searchWider,
  searchWords,
} from "./search.ts";
import {
  answerQuiet,
  answerTime,
  answerZone,
  chooseMinute,
  save,
  setLanguage,
  settings,
  setZone,
  toggleArticleLanguage,
} from "./settings.ts";
import { stats, statsFile } from "./stats.ts";
import { aimAtChat } from "./subject.ts";
import {
  followAll,
  followPage,
  followTag,
  setCadence,
  setWeekday,
  subscribeCommand,
  unsubscribe,
} from "./subscribing.ts";
import { tagAction, tagCommand, tags } from "./tags.ts";
import {
  answerPause,
  followFeed,
  mutes,
  muteTag,
  pauseFor,
  pauses,
  setTopicCadence,
  setTopicWeekday,
  sources,
  topicAction,
  topics,
} from "./topics.ts";
import { cancel, help, start } from "./welcome.ts";

/** Read the line, open the handler. `argument` is what stands after the command. */
const COMMAND_HANDLERS: Record<CommandName, (ctx: KioskContext, argument: string) => Promise<void>> = {
  start,
  help,
  latest: (ctx) => latest(ctx, 1),
  tags: (ctx) => tags(ctx, 1),
  tag: tagCommand,
  digest: digestCommand,
  search,
  subscribe: subscribeCommand,
  unsubscribe,
  settings: (ctx) => settings(ctx, "menu"),
  privacy,
  mydata: myData,
  forgetme: forgetMe,
  post,
  queue: (ctx) => queue(ctx, 1),
  edit: editCommand,
  recall: recallCommand,
  history: historyCommand,
  broadcast,
  feeds: feedsCommand,
  stats: (ctx) => stats(ctx, { chart: "subscribers", days: 30, scheme: "light" }),
  audit: (ctx) => audit(ctx, 1),
  editors: (ctx) => editors(ctx, 1),
  cancel,
};

/** What each button does. */
function act(ctx: KioskContext, action: Action): Promise<void> {
  switch (action.kind) {
    case "read":
      return readAction(ctx, action.articleId);
    case "article_page":
      return articlePageAction(ctx, action);
    case "related":
      return related(ctx, action.articleId);
    case "save":
    case "unsave":
      return saveAction(ctx, action.kind === "save");
    case "latest":
      return latest(ctx, action.page);
    case "tags":
      return tags(ctx, action.page);
    case "tag":
      return tagAction(ctx, action.tagId, action.page);
    case "search":
      return searchAction(ctx, action.page);
    case "search_tag":
      return narrowByTag(ctx, action.tagId);
    case "search_year":
      return narrowByYear(ctx, action.year);
    case "search_meant":
      return searchMeant(ctx);
    case "search_wider":
      return searchWider(ctx);
    case "search_words":
      return searchWords(ctx, action.words);
    case "search_alert":
      return searchAlert(ctx);
    case "words_alert":
      return alertOf(ctx, action.words);
    case "digest":
      return digestAction(ctx, action.tagId, action.period);
    case "follow":
      return followPage(ctx, action.page);
    case "follow_all":
      return followAll(ctx, action.page);
    case "follow_tag":
      return followTag(ctx, action.tagId, action.page);
    case "cadence":
      return setCadence(ctx, action.cadence, action.page);
    case "unfollow":
      return unsubscribe(ctx);
    case "topics":
      return topics(ctx, action.page);
    case "topic":
      return topicAction(ctx, action.topic);
    case "topic_cadence":
      return setTopicCadence(ctx, action.topic, action.cadence);
    case "topic_weekday":
      return setTopicWeekday(ctx, action.topic, action.weekday);
    case "sources":
      return sources(ctx, action.page);
    case "follow_feed":
      return followFeed(ctx, action.feedId, action.page);
    case "mutes":
      return mutes(ctx, action.page);
    case "mute_tag":
      return muteTag(ctx, action.tagId, action.page);
    case "pauses":
      return pauses(ctx);
    case "pause":
      return pauseFor(ctx, action.days);
    case "forget":
      return forgetAction(ctx, action.surely);
    case "settings":
      return settings(ctx, action.section);
    case "choose_minute":
      return chooseMinute(ctx, action.hour);
    case "set_time":
      return save(ctx, { digestTime: action.time });
    case "set_weekday":
      return setWeekday(ctx, action.weekday, action.page);
    case "set_zone":
      return setZone(ctx, action.timeZone);
    case "set_language":
      return setLanguage(ctx, action.language);
    case "set_form":
      return save(ctx, { form: action.form });
    case "set_format":
      return save(ctx, { digestFormat: action.format });
    case "set_quiet":
      return save(ctx, { quietHours: action.quietHours });
    case "set_silent":
      return save(ctx, { silent: action.silent });
    case "article_language":
      return toggleArticleLanguage(ctx, action.language);
    case "ask_location":
      return askLocation(ctx);
    case "add_chat":
      return addChat(ctx);
    case "make_article":
      return makeArticle(ctx);
    case "make_announcement":
      return makeAnnouncement(ctx);
    case "announcements":
      return announcementsAction(ctx, action.page);
    case "announcement":
      return announcementAction(ctx, action);
    case "consent":
      return consentAction(ctx, action);
    case "queue":
      return queue(ctx, action.page);
    case "queued":
      return queuedAction(ctx, action);
    case "edit":
      return editAction(ctx, action.articleId);
    case "recall":
      return recallAction(ctx, action.articleId);
    case "history":
      return historyAction(ctx, action.articleId, action.page);
    case "revision":
    case "restore":
      return revisionAction(ctx, action);
    case "post":
    case "post_tag":
    case "post_time":
    case "post_language":
    case "post_view":
      // The conversation takes its own buttons first; one that comes here belongs to a conversation that has ended.
      return sayWithWaysOn(ctx, ctx.setting.locale.t("stale-button"));
    case "feeds":
      return feedsAction(ctx, action.page);
    case "feed":
      return feedAction(ctx, action);
    case "drafts":
      return draftsAction(ctx, action.feedId, action.page);
    case "draft":
      return draftAction(ctx, action);
    case "all_drafts":
      return allDraftsAction(ctx, action);
    case "undo_all":
      return undoAllAction(ctx, action.at);
    case "editors":
      return editors(ctx, action.page);
    case "editor":
      return editorAction(ctx, action);
    case "invite":
      return invite(ctx, action.role);
    case "revoke":
      return revokeAction(ctx, action.invitationId);
    case "approval":
      return approvalAction(ctx, action);
    case "audit":
      return audit(ctx, action.page);
    case "stats":
      return stats(ctx, action);
    case "stats_file":
      return statsFile(ctx, action.days);
    case "audit_file":
      return auditFile(ctx);
    case "dispatch":
      return dispatchAction(ctx, action);
    case "nothing":
      return Promise.resolve();
    default:
      return action satisfies never;
  }
}

/** What was written when we had asked for it. */
async function answer(ctx: KioskContext, { question, target }: Awaiting, text: string): Promise<void> {
  if (target !== undefined && !(await aimAtChat(ctx, target))) return;
  switch (question) {
    case "words":
      return search(ctx, text);
    case "time":
      return answerTime(ctx, text);
    case "zone":
      return answerZone(ctx, text);
    case "quiet":
      return answerQuiet(ctx, text);
    case "pause":
      return answerPause(ctx, text);
    default:
      return question satisfies never;
  }
}

/** Everything that a person can do, in the order in which it is tried. */
export function router(): Composer<KioskContext> {
  const composer = new Composer<KioskContext>();

  composer.on("my_chat_member", (ctx) => membership(ctx, ctx.myChatMember));
  composer.on("message:migrate_to_chat_id", (ctx) => migration(ctx, ctx.chat.id, ctx.msg.migrate_to_chat_id));
  composer.on("message:migrate_from_chat_id", (ctx) => migration(ctx, ctx.msg.migrate_from_chat_id, ctx.chat.id));

  composer.on("inline_query", (ctx) => inline(ctx, ctx.inlineQuery));

  const messages = composer.on("message").filter((ctx) => !isOtherBots(ctx.message));
  const commands = messages.filter((ctx) => isOwnWords(ctx.message));
  for (const { command, ...other } of COMMANDS) {
    commands.command("also" in other ? [command, other.also] : command, async (ctx) => {
      // Another command leaves an open question behind.
      if (ctx.chat.type === "private") await ctx.services.session.clear(ctx.chat.id);
      await COMMAND_HANDLERS[command](ctx, ctx.match.trim());
    });
  }

  composer.on("callback_query:data", async (ctx) => {
    if (!isGenuinePress(ctx.callbackQuery)) return acknowledge(ctx, ctx.setting.locale.t("stale-short"));
    const { action, target } = parseAimed(ctx.callbackQuery.data);
    // Whether it has been saved is part of the answer.
    if (action?.kind !== "save") await acknowledge(ctx, action ? undefined : ctx.setting.locale.t("stale-short"));
    if (target !== undefined && (ctx.chat?.type !== "private" || !(await aimAtChat(ctx, target)))) return;
    if (action) await act(ctx, action);
    else await sayWithWaysOn(ctx, ctx.setting.locale.t("stale-button"));
  });

  const privately = messages.chatType("private");
  privately.on("message:text", async (ctx) => {
    const { text } = ctx.msg;
    if (text.startsWith("/") && isOwnWords(ctx.msg)) {
      await sayWithWaysOn(ctx, ctx.setting.locale.t("command-unknown"));
      return help(ctx);
    }
    const awaiting = await ctx.services.session.take(ctx.chat.id);
    if (awaiting) return answer(ctx, awaiting, text);
    if (!(await offerArticle(ctx, ctx.msg))) await search(ctx, text);
  });
  privately.on("message:location", (ctx) => sharedLocation(ctx, ctx.msg.location.latitude, ctx.msg.location.longitude));
  privately.on("message:chat_shared", (ctx) => sharedChat(ctx, ctx.msg.chat_shared.chat_id));
  privately.on(["message:media", "message:document", "message:contact", "message:poll"], async (ctx) => {
    if (!(await offerArticle(ctx, ctx.msg))) await sayWithWaysOn(ctx, ctx.setting.locale.t("text-only"));
  });
  return composer;
}
