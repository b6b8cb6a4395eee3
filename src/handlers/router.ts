import { Composer } from "grammy";
import { type Action, parseAction } from "../render/callback-data.ts";
import { COMMANDS, type CommandName } from "./commands.ts";
import type { KioskContext } from "./context.ts";
import { editAction, editCommand, recallAction, recallCommand } from "./correcting.ts";
import { digestAction, digestCommand } from "./digest.ts";
import { allDraftsAction, draftAction, draftsAction, feedAction, feedsAction, feedsCommand } from "./feeds.ts";
import { historyAction, historyCommand, revisionAction } from "./history.ts";
import { inline } from "./inline.ts";
import { latest } from "./latest.ts";
import { makeArticle, offerArticle } from "./make-article.ts";
import { membership, migration } from "./membership.ts";
import { post } from "./post.ts";
import { queue, queuedAction } from "./queue.ts";
import { articlePageAction, readAction } from "./reading.ts";
import { related } from "./related.ts";
import { acknowledge, sayWithWaysOn } from "./reply.ts";
import { saveAction } from "./saving.ts";
import { narrowByTag, narrowByYear, search, searchAction, searchMeant, searchWider, searchWords } from "./search.ts";
import {
  answerTime,
  answerZone,
  setChannelForm,
  setForm,
  setLanguage,
  setTime,
  settings,
  setZone,
} from "./settings.ts";
import { followAll, followPage, followTag, setCadence, subscribeCommand, unsubscribe } from "./subscribing.ts";
import { tagAction, tagCommand, tags } from "./tags.ts";
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
  post,
  queue: (ctx) => queue(ctx, 1),
  edit: editCommand,
  recall: recallCommand,
  history: historyCommand,
  feeds: feedsCommand,
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
    case "settings":
      return settings(ctx, action.section);
    case "set_time":
      return setTime(ctx, action.time);
    case "set_zone":
      return setZone(ctx, action.timeZone);
    case "set_language":
      return setLanguage(ctx, action.language);
    case "set_form":
      return setForm(ctx, action.form);
    case "channel_form":
      return setChannelForm(ctx, action.chatId, action.form);
    case "make_article":
      return makeArticle(ctx);
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
    case "nothing":
      return Promise.resolve();
    default:
      return action satisfies never;
  }
}

/** Everything that a person can do, in the order in which it is tried. */
export function router(): Composer<KioskContext> {
  const composer = new Composer<KioskContext>();

  composer.on("my_chat_member", (ctx) => membership(ctx, ctx.myChatMember));
  composer.on("message:migrate_to_chat_id", (ctx) => migration(ctx, ctx.chat.id, ctx.msg.migrate_to_chat_id));
  composer.on("message:migrate_from_chat_id", (ctx) => migration(ctx, ctx.msg.migrate_from_chat_id, ctx.chat.id));

  composer.on("inline_query", (ctx) => inline(ctx, ctx.inlineQuery));

  const messages = composer.on("message");
  for (const { command } of COMMANDS) {
    messages.command(command, async (ctx) => {
      // Another command leaves an open question behind.
      if (ctx.chat.type === "private") await ctx.services.session.clear(ctx.chat.id);
      await COMMAND_HANDLERS[command](ctx, ctx.match.trim());
    });
  }

  composer.on("callback_query:data", async (ctx) => {
    const action = parseAction(ctx.callbackQuery.data);
    // Whether it has been saved is part of the answer.
    if (action?.kind !== "save") await acknowledge(ctx, action ? undefined : ctx.setting.locale.t("stale-short"));
    if (action) await act(ctx, action);
    else await sayWithWaysOn(ctx, ctx.setting.locale.t("stale-button"));
  });

  const privately = messages.chatType("private");
  privately.on("message:text", async (ctx) => {
    const { text } = ctx.msg;
    if (text.startsWith("/")) {
      await sayWithWaysOn(ctx, ctx.setting.locale.t("command-unknown"));
      return help(ctx);
    }
    const awaiting = await ctx.services.session.take(ctx.chat.id);
    if (awaiting === "time") return answerTime(ctx, text);
    if (awaiting === "zone") return answerZone(ctx, text);
    if (awaiting === undefined && (await offerArticle(ctx, ctx.msg))) return;
    await search(ctx, text);
  });
  privately.on(
    ["message:media", "message:document", "message:location", "message:contact", "message:poll"],
    async (ctx) => {
      if (!(await offerArticle(ctx, ctx.msg))) await sayWithWaysOn(ctx, ctx.setting.locale.t("text-only"));
    },
  );
  return composer;
}
