import { GrammyError } from "grammy";
import { ChatId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import { aimed, button } from "../render/keyboard.ts";
import { headed } from "../render/settings.ts";
import type { Chat, ChatPreferences, Place } from "../subscribers/chat.ts";
import { may } from "../subscribers/editor.ts";
import type { Question } from "./chat-session.ts";
import type { KioskContext } from "./context.ts";
import { say, show } from "./reply.ts";

/**
 * Whose choices an update is about: those of its chat (of its topic, in a forum); or, in a private chat, of a channel or group whose
 * administrator looks after it from there. Its buttons carry that chat's id, and nothing is remembered of who looks after what:
 * whether a person may is asked of Telegram every time.
 */

/** The update is about another chat. @returns false when there is no such chat, or the bot isn't in it: the person was told so */
export async function aimAtChat(ctx: KioskContext, chatId: ChatId): Promise<boolean> {
  const { chats, outlets } = ctx.services;
  const known = await chats.get(chatId);
  const place: Place = (await chats.wayTo(chatId))?.place ?? { chatId };
  const there = await ctx.api.getChat(place.chatId).catch(passOverRefused);
  if (!there || there.type === "private") {
    await say(ctx, ctx.setting.locale.t("chat-not-there"));
    return false;
  }
  const outlet = await outlets.of(chatId);
  ctx.subject = {
    place,
    type: there.type,
    chat: known,
    preferences: known ?? { ...ctx.services.defaults, language: ctx.setting.locale.language },
    title: place.threadId === undefined ? (there.title ?? String(chatId)) : (outlet?.title ?? `#${place.threadId}`),
    ...(outlet && { outletId: outlet.id }),
  };
  return true;
}

function passOverRefused(error: unknown): undefined {
  if (!(error instanceof GrammyError)) throw error;
  return undefined;
}

/**
 * In a group or channel only its administrators choose for all; a message in the group's own name is an administrator's. Where the newsroom
 * posts, its editors choose, and no administrator who is none.
 */
export async function mayChoose(ctx: KioskContext): Promise<boolean> {
  const { type } = ctx.subject;
  if (type === "private") return true;
  if (ctx.from === undefined) return false;
  if (!(await isOurs(ctx))) return isLookedAfter(ctx);
  if (may(ctx.role, "publish")) return true;
  await say(ctx, ctx.setting.locale.t("outlet-newsroom"));
  return false;
}

/** Whether the newsroom posts there: in the chat itself, or in the forum that the topic is of. */
export async function isOurs(ctx: KioskContext): Promise<boolean> {
  const { place, type } = ctx.subject;
  return type !== "private" && ctx.services.outlets.isOurs(place);
}

/** Whether the person is an administrator of the chat; if not, that is said. */
export async function isLookedAfter(ctx: KioskContext): Promise<boolean> {
  const { place, title } = ctx.subject;
  if (ctx.from === undefined) return false;
  if (title === undefined && ctx.message?.sender_chat?.id === place.chatId) return true;
  if (await isAdministrator(ctx, place.chatId, ctx.from.id)) return true;
  await say(ctx, ctx.setting.locale.t("admins-only"));
  return false;
}

/** Where the bot is no administrator itself, Telegram promises to tell of administrators only (Bot API, `getChatMember`). */
async function isAdministrator(ctx: KioskContext, chatId: number, userId: number): Promise<boolean> {
  const member = await ctx.api.getChatMember(chatId, userId).catch(passOverRefused);
  if (member) return member.status === "creator" || member.status === "administrator";
  const administrators = (await ctx.api.getChatAdministrators(chatId).catch(passOverRefused)) ?? [];
  return administrators.some(({ user }) => user.id === userId);
}

/** The subject's id, when something is kept of it. */
export function subjectId(ctx: KioskContext): ChatId | undefined {
  return ctx.subject.chat?.id;
}

/** Records what an editor has changed of an outlet by what every chat's administrators have; of other chats nothing is. */
export async function noteChange(ctx: KioskContext): Promise<void> {
  const { outlets } = ctx.services;
  const id = subjectId(ctx);
  const outlet = id === undefined ? undefined : await outlets.of(id);
  if (outlet && ctx.from) await outlets.noteChange(outlet.id, ctx.from.id);
}

/** The subject as a chat that can follow things, of which something is changed: made when it isn't one yet. */
export async function ensureSubject(ctx: KioskContext): Promise<Chat> {
  const { place, type, preferences } = ctx.subject;
  const chat = await ctx.services.chats.ensureAt(place, type, preferences);
  ctx.subject = { ...ctx.subject, chat, preferences: chat };
  await noteChange(ctx);
  return chat;
}

/** Saves choices of the subject, and goes on with them. */
export async function changeSubject(ctx: KioskContext, preferences: Partial<ChatPreferences>): Promise<void> {
  const { id } = await ensureSubject(ctx);
  await ctx.services.chats.change(id, preferences);
  await reloadSubject(ctx, id);
}

/** Reads the subject again after something about it has changed. */
export async function reloadSubject(ctx: KioskContext, id: ChatId): Promise<void> {
  const chat = await ctx.services.chats.get(id);
  if (!chat) return;
  ctx.subject = { ...ctx.subject, chat, preferences: chat };
  if (ctx.subject.title !== undefined) return;
  ctx.preferences = chat;
  ctx.setting = { ...ctx.setting, locale: ctx.services.locales.get(chat.language), timeZone: chat.timeZone };
}

/** Shows choices: those for another chat say for which, and their buttons are for that one. */
export async function showChoice(ctx: KioskContext, message: OutgoingMessage & { kind: "text" }): Promise<void> {
  const { title, outletId } = ctx.subject;
  if (title === undefined) return show(ctx, message);
  const back = outletId && [button(ctx.setting.locale.t("button-outlet"), { kind: "outlet", outletId, step: "show" })];
  const keyboard = aimed(message.keyboard ?? [], targetOf(ctx));
  await show(ctx, { ...headed(message, title), keyboard: back ? [...keyboard, back] : keyboard });
}

/** The next message of a private chat answers this question, for whomever it is about. Elsewhere nobody is listened to. */
export async function expectAnswer(ctx: KioskContext, question: Question): Promise<void> {
  if (ctx.chat?.type !== "private") return;
  const target = ctx.subject.title === undefined ? undefined : targetOf(ctx);
  await ctx.services.session.expect(ctx.chat.id, { question, target });
}

/** The chat that buttons and answers are for: a topic of a forum is one of its own. */
function targetOf(ctx: KioskContext): ChatId {
  return subjectId(ctx) ?? ChatId.parse(ctx.subject.place.chatId);
}

/** No answer is waited for any more. */
export async function expectNothing(ctx: KioskContext): Promise<void> {
  if (ctx.chat?.type === "private") await ctx.services.session.clear(ctx.chat.id);
}
