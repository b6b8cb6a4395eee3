import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { Message } from "grammy/types";
import type { OutgoingMessage } from "../core/message.ts";
import { RichRefused } from "../core/rich-message.ts";
import type { Action } from "../render/action.ts";
import { parseAction } from "../render/callback-data.ts";
import type { KioskContext, Services } from "./context.ts";
import { isOwnWords } from "./own-words.ts";

export type DeskConversation = Conversation<KioskContext, Context>;

/** What an editor answers. */
export type Answer =
  | { kind: "message"; message: Message }
  /** A message of the editor's that was changed. */
  | { kind: "edited"; message: Message }
  | { kind: "button"; action: DeskAction; messageId: number | undefined }
  | { kind: "cancel" };

const KINDS = ["post", "post_tag", "post_time", "post_language", "post_view", "post_outlet"] as const;
export type DeskAction = Action & { kind: (typeof KINDS)[number] };

export type DeskTalk = ReturnType<typeof deskTalk>;

/**
 * How a conversation talks with its editor. It is replayed from its log with every answer (and after a restart of the program), so whatever is
 * done outside goes through `conversation.external`, once.
 */
export function deskTalk(conversation: DeskConversation, services: Services, first: Context) {
  const chatId = first.chat?.id ?? 0;
  /** Updates that were answers already: after a kill Telegram may deliver the last one again. */
  const answered = new Set([first.update.update_id]);

  /** @returns the ids of what was sent */
  function send(...messages: OutgoingMessage[]): Promise<number[]> {
    return conversation.external(async () => {
      const ids: number[] = [];
      for (const message of messages) ids.push(...[await services.send({ chatId }, message)].flat());
      return ids;
    });
  }

  /** The same, where the server may not take rich messages. @returns whether it did */
  function sendRich(messages: readonly OutgoingMessage[]): Promise<boolean> {
    return conversation.external(async () => {
      try {
        for (const message of messages) await services.send({ chatId }, message);
        return true;
      } catch (error) {
        if (error instanceof RichRefused) return false;
        throw error;
      }
    });
  }

  /** Puts a question in the place of the one whose button was pressed. */
  function replace(messageId: number, message: OutgoingMessage & { kind: "text" }): Promise<void> {
    // Pressed twice, it is not modified; deleted, it isn't there: the next question comes all the same.
    return conversation.external(() => services.edit(chatId, messageId, message).catch(() => {}));
  }

  /**
   * The editor's next answer; other commands and buttons are for the rest of the program.
   * @param isOwn whether a message that was edited was an answer
   */
  async function next(isOwn: (messageId: number) => boolean): Promise<Answer> {
    const ctx = await conversation.waitUntil((one) => isAnswer(one, isOwn), { next: true });
    if (answered.has(ctx.update.update_id)) return next(isOwn);
    answered.add(ctx.update.update_id);
    if (ctx.editedMessage) return { kind: "edited", message: ctx.editedMessage };
    if (ctx.message) return isCancel(ctx) ? { kind: "cancel" } : { kind: "message", message: ctx.message };
    await ctx.answerCallbackQuery().catch(() => {});
    const action = actionOf(ctx);
    if (!action) return { kind: "cancel" };
    // A question that was answered keeps no buttons to be pressed later; tags and outlets are chosen one after the other.
    if (!isOneOfSeveral(action)) await ctx.editMessageReplyMarkup().catch(() => {});
    if (action.kind === "post" && action.step === "cancel") return { kind: "cancel" };
    return { kind: "button", action, messageId: ctx.callbackQuery?.message?.message_id };
  }

  return { chatId, send, sendRich, replace, next };
}

/** What a conversation reads: its own buttons, every message that is no other command, and its answers when they are edited. */
function isAnswer(ctx: Context, isOwn: (messageId: number) => boolean): boolean {
  if (ctx.callbackQuery) return actionOf(ctx) !== undefined;
  if (ctx.editedMessage) return isOwn(ctx.editedMessage.message_id);
  // A chat that is shared answers a button of its own (Bot API, `KeyboardButtonRequestChat`).
  if (!ctx.message || ctx.message.chat_shared) return false;
  return isCancel(ctx) || !isCommand(ctx.message);
}

function isCommand(message: Message): boolean {
  const [first] = message.entities ?? [];
  return isOwnWords(message) && first?.type === "bot_command" && first.offset === 0;
}

function isCancel(ctx: Context): boolean {
  const { message } = ctx;
  return message !== undefined && isOwnWords(message) && /^\/cancel(@\w+)?(\s|$)/.test(message.text ?? "");
}

function actionOf(ctx: Context): DeskAction | undefined {
  const action = parseAction(ctx.callbackQuery?.data ?? "");
  return action && isOfDesk(action) ? action : undefined;
}

function isOneOfSeveral(action: DeskAction): boolean {
  if (action.kind === "post") return action.step === "sound" || action.step === "pin" || action.step === "rules";
  return action.kind === "post_tag" || action.kind === "post_outlet";
}

function isOfDesk(action: Action): action is DeskAction {
  return (KINDS as readonly string[]).includes(action.kind);
}
