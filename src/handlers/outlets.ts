import type { Message } from "grammy/types";
import { documentFromTelegram } from "../content/telegram-text.ts";
import { ChatId, type OutletId } from "../core/ids.ts";
import { RichRefused } from "../core/rich-message.ts";
import type { Action } from "../render/action.ts";
import { pageOf } from "../render/keyboard.ts";
import {
  lookOf,
  OUTLETS_PAGE_SIZE,
  outletMessage,
  outletRequest,
  outletsMessage,
  type RuledOutlet,
  removeOutletMessage,
  signatureQuestion,
} from "../render/outlets.ts";
import { previewMessages } from "../render/post.ts";
import { subscriptionsText } from "../render/subscriptions.ts";
import type { MessageForm } from "../subscribers/chat.ts";
import { may } from "../subscribers/editor.ts";
import { MAX_SIGNATURE_LENGTH, type Outlet, standsAgainst } from "../subscribers/outlet.ts";
import type { OutletChange, OutletChoice } from "../subscribers/outlet-store.ts";
import { mayPost } from "./chats.ts";
import type { KioskContext, LookedAt } from "./context.ts";
import { mayDo } from "./editors.ts";
import { reply, say, show } from "./reply.ts";
import { aimAtChat, ensureSubject, expectAnswer, expectNothing, isLookedAfter } from "./subject.ts";
import { topicsOf } from "./subscribing.ts";

/** `/channels`: what the newsroom posts to, for editors in a private chat; in a group or a topic of a forum it is added. */
export async function outletsCommand(ctx: KioskContext): Promise<void> {
  if (ctx.chat?.type === "private" || !may(ctx.role, "publish")) return outlets(ctx, 1);
  await addHere(ctx);
}

export async function outlets(ctx: KioskContext, wanted: number): Promise<void> {
  if (!(await mayDo(ctx, "publish"))) return;
  const all = await ctx.services.outlets.list();
  const { page, pages, offset } = pageOf(wanted, all.length, OUTLETS_PAGE_SIZE);
  const ruled: RuledOutlet[] = [];
  for (const outlet of all.slice(offset, offset + OUTLETS_PAGE_SIZE)) {
    ruled.push({ outlet, rules: await rulesOf(ctx, outlet) });
  }
  await show(ctx, outletsMessage(ruled, { total: all.length, page, pages }, ctx.setting.locale));
}

/** What comes there by itself, in words. */
async function rulesOf(ctx: KioskContext, { chat }: Outlet): Promise<string> {
  const { subscriptions, tags, clock } = ctx.services;
  const muted = await tags.getMany(await subscriptions.muted(chat.id));
  const view = {
    followed: await topicsOf(ctx, chat.id),
    mutedTitles: muted.map(({ title }) => title),
    pausedUntil: (chat.pausedUntil ?? 0) > clock.now() ? chat.pausedUntil : null,
    preferences: chat,
  };
  return subscriptionsText(view, ctx.setting.locale);
}

/** Asks for a channel or group. */
export async function addOutlet(ctx: KioskContext): Promise<void> {
  if (await mayDo(ctx, "publish")) await reply(ctx, outletRequest(ctx.setting.locale));
}

/**
 * A channel or group that an editor has shared to post to. Telegram offers only those that a person administers; whether that is so here, is
 * asked for once more, because anybody may send anything.
 */
export async function sharedOutlet(ctx: KioskContext, id: number): Promise<void> {
  if (!(await mayDo(ctx, "publish"))) return;
  const chatId = ChatId.parse(id);
  const known = await ctx.services.outlets.of(chatId);
  if (!(await aimAtChat(ctx, chatId)) || !(known || (await isLookedAfter(ctx)))) return;
  if (ctx.subject.type === "channel" && !ctx.subject.chat) {
    const bot = await ctx.api.getChatMember(chatId, ctx.me.id);
    // Everything comes to a channel until something else is chosen, whichever update tells of it first.
    await ctx.services.chats.setMayPost(chatId, mayPost(bot), ctx.subject.preferences);
  }
  const added = await addSubject(ctx, undefined);
  if (added === undefined) return;
  const text = ctx.setting.locale.t("outlet-added");
  await reply(ctx, { kind: "text", text, entities: [], deviceKeyboard: "remove" });
  await check(ctx, added);
}

/** The group, or the topic, in which an editor says so. */
async function addHere(ctx: KioskContext): Promise<void> {
  const { place } = ctx.subject;
  if (!(await ctx.services.outlets.isOurs(place)) && !(await isLookedAfter(ctx))) return;
  // A message of a topic answers the one that began it (Bot API, `ForumTopicCreated`).
  const name = place.threadId === undefined ? undefined : ctx.msg?.reply_to_message?.forum_topic_created?.name;
  if ((await addSubject(ctx, name)) !== undefined) await say(ctx, ctx.setting.locale.t("outlet-added-here"));
}

/** @returns undefined where it could not be added: the editor was told why */
async function addSubject(ctx: KioskContext, topicName: string | undefined): Promise<OutletId | undefined> {
  const { outlets: store } = ctx.services;
  const { id } = await ensureSubject(ctx);
  const added = await store.add(id, { title: await groupTitle(ctx), topicName }, ctx.from?.id ?? 0);
  if ("id" in added) return added.id;
  await say(ctx, ctx.setting.locale.t(added.kind === "too_many" ? "outlet-too-many" : "editors-only"));
  return undefined;
}

/** What the chat is called in which, or about which, this is; of a topic, its group. */
async function groupTitle(ctx: KioskContext): Promise<string> {
  const { place, title } = ctx.subject;
  return title ?? ctx.services.nameOf(place.chatId);
}

/** The buttons of one outlet. */
export async function outletAction(ctx: KioskContext, action: Action & { kind: "outlet" }): Promise<void> {
  if (!(await mayDo(ctx, "publish"))) return;
  const { outletId: id, step } = action;
  const { locale } = ctx.setting;
  const outlet = await ctx.services.outlets.get(id);
  if (!outlet) return gone(ctx);
  await expectNothing(ctx);
  switch (step) {
    case "show":
    case "check":
      return check(ctx, id);
    case "pins_on":
    case "pins_off":
      return choose(ctx, id, { pins: step === "pins_on" });
    case "preview_off":
      return choose(ctx, id, { preview: "off" });
    case "preview_below":
      return choose(ctx, id, { preview: "below" });
    case "preview_above":
      return choose(ctx, id, { preview: "above" });
    case "signature":
      // What is written then would be taken for the article's.
      if (Object.keys(ctx.conversation.active()).length > 0) return say(ctx, locale.t("post-busy"));
      await ctx.services.session.expect(ctx.chat?.id ?? 0, { question: "signature", target: outlet.chat.id });
      return show(ctx, signatureQuestion(id, MAX_SIGNATURE_LENGTH, locale));
    case "signature_none":
      return choose(ctx, id, { signature: null });
    case "view_classic":
    case "view_rich":
      return preview(ctx, outlet, step === "view_rich" ? "rich" : "classic");
    case "remove":
      if (outlet.isConfigured) return changed(ctx, "configured", () => check(ctx, id));
      return show(ctx, removeOutletMessage(outlet, locale));
    case "remove_surely":
      return changed(ctx, await ctx.services.outlets.remove(id, ctx.from?.id ?? 0), () => outlets(ctx, 1));
    default:
      step satisfies never;
  }
}

async function gone(ctx: KioskContext): Promise<void> {
  await say(ctx, ctx.setting.locale.t("outlet-gone"));
}

async function choose(ctx: KioskContext, id: OutletId, choice: OutletChoice): Promise<void> {
  const change = await ctx.services.outlets.change(id, choice, ctx.from?.id ?? 0);
  await changed(ctx, change, () => check(ctx, id));
}

async function changed(ctx: KioskContext, change: OutletChange, then: () => Promise<void>): Promise<void> {
  switch (change) {
    case "done":
      return then();
    case "forbidden":
      return say(ctx, ctx.setting.locale.t("editors-only"));
    case "unknown":
      return gone(ctx);
    case "configured":
      return say(ctx, ctx.setting.locale.t("outlet-configured"));
    default:
      change satisfies never;
  }
}

/** Shows an outlet, with what Telegram says of it now. */
async function check(ctx: KioskContext, id: OutletId): Promise<void> {
  const known = await ctx.services.outlets.get(id);
  if (!known) return gone(ctx);
  const looked = await ctx.services.lookAtOutlet(known);
  const outlet = await learn(ctx, known, looked);
  const linked = await nameOfLinked(ctx, outlet);
  const view = { missing: looked.missing, outlet, rules: await rulesOf(ctx, outlet), linked, bot: ctx.me.username };
  await show(ctx, outletMessage(view, ctx.setting));
}

/** What the discussion group of a channel is called, or its channel; undefined where the bot is not in it. */
async function nameOfLinked(ctx: KioskContext, { linkedId }: Outlet): Promise<string | undefined> {
  if (linkedId === undefined) return undefined;
  const name = await ctx.services.nameOf(linkedId);
  return name === String(linkedId) ? undefined : name;
}

/** What was found out is kept: whether the bot may post, which group discusses a channel, and that nothing is wrong any more. */
async function learn(ctx: KioskContext, outlet: Outlet, { facts, missing }: LookedAt): Promise<Outlet> {
  const { outlets: store, chats } = ctx.services;
  const { id, chat } = outlet;
  const isFine = missing.every((need) => need === "delete");
  if (facts) await store.learn(id, facts, isFine);
  const isThere = !missing.includes("there");
  if (isThere) await chats.reactivate(chat.id);
  const mayPost = !missing.some((need) => standsAgainst(need, "post"));
  if (chat.type === "channel" && chat.mayPost !== mayPost) await chats.setMayPost(chat.id, mayPost, chat);
  return (await store.get(id)) ?? outlet;
}

/** A text that was written: it stands below each post from now on. Its formatting and links are kept. */
export async function answerSignature(ctx: KioskContext, message: Message): Promise<void> {
  const { locale } = ctx.setting;
  if (!(await mayDo(ctx, "publish"))) return;
  const outletId = ctx.subject.outletId;
  if (outletId === undefined) return gone(ctx);
  const text = message.text ?? "";
  const signature = documentFromTelegram(text, message.entities ?? []);
  if (text.trim() === "" || text.trim().length > MAX_SIGNATURE_LENGTH || signature.blocks.length === 0) {
    await expectAnswer(ctx, "signature");
    return say(ctx, locale.t("signature-wrong", { max: locale.number(MAX_SIGNATURE_LENGTH) }));
  }
  await choose(ctx, outletId, { signature });
}

/** The newest article as the outlet gets it. */
async function preview(ctx: KioskContext, outlet: Outlet, form: MessageForm): Promise<void> {
  const { locale, deepLink } = ctx.setting;
  const { articles, locales } = ctx.services;
  const [newest] = (await articles.list({ limit: 1, offset: 0 })).articles;
  const article = newest && (await articles.getPublished(newest.id));
  if (!article) return say(ctx, locale.t("outlet-no-articles"));
  const { chat } = outlet;
  const setting = { locale: locales.get(chat.language), timeZone: chat.timeZone, deepLink, ...lookOf(outlet) };
  // In a group a rich article has the buttons that readers have.
  const as = form === "rich" && chat.type !== "channel" ? "reader" : "channel";
  try {
    await reply(ctx, ...previewMessages(article, as, form, setting));
  } catch (error) {
    if (!(error instanceof RichRefused)) throw error;
    await say(ctx, locale.t("article-no-rich"));
  }
}
