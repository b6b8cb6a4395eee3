import { createHash } from "node:crypto";
import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import { Article, ArticleDraft, MAX_TITLE_LENGTH } from "../content/article.ts";
import { type Block, blocksText, DOCUMENT_VERSION, type Document, type Picture } from "../content/document.ts";
import { detectLanguage } from "../content/language.ts";
import { distinctTags } from "../content/tag.ts";
import { documentFromTelegram } from "../content/telegram-text.ts";
import { EditorId, MediaId } from "../core/ids.ts";
import type { Button, OutgoingMessage } from "../core/message.ts";
import type { Editorial } from "../delivery/editorial.ts";
import { articleMessages, readButton } from "../render/article.ts";
import { type Action, parseAction } from "../render/callback-data.ts";
import { estimateLines } from "../render/dispatch.ts";
import { button } from "../render/keyboard.ts";
import type { Locale } from "../render/locale.ts";
import { may } from "../subscribers/editor.ts";
import type { KioskContext, Services } from "./context.ts";
import { say } from "./reply.ts";

/** Telegram's apps send a longer text as several messages of up to 4,096 characters, broken between lines or words. */
const SPLIT_LENGTH = 3500;

/** The conversation's name, under which its state is stored. */
export const POST = "post";
/** Raised when a stored conversation of an earlier program can't be replayed by this one any more. */
export const POST_VERSION = 1;

type Step = (Action & { kind: "post" })["step"];
type Answer = { kind: "message"; ctx: Context } | { kind: "button"; step: Step };
type PostConversation = Conversation<KioskContext, Context>;

/** What the conversation is begun with: how to speak to its editor. */
export interface PostStart {
  language: string;
  timeZone: string;
}

/** `/post`: for editors, in a private chat, one article at a time. */
export async function post(ctx: KioskContext): Promise<void> {
  const { locale, timeZone } = ctx.setting;
  if (!may(ctx.role, "write")) return say(ctx, locale.t("editors-only"));
  if (ctx.chat?.type !== "private") return say(ctx, locale.t("post-private"));
  if (ctx.conversation.active(POST) > 0) return say(ctx, locale.t("post-busy"));
  await ctx.conversation.enter(POST, { language: locale.language, timeZone } satisfies PostStart);
}

/**
 * The conversation: title, text, tags, picture, preview, publication. It is replayed from its log with every answer (and after a restart of the
 * program), so whatever it does outside goes through `conversation.external`, once. Publishing is named after the message that
 * began the conversation: a replay that was cut off by a kill publishes once.
 */
export function postConversation(services: Services, deepLink: (payload: string) => string) {
  return async function compose(conversation: PostConversation, first: Context, start: PostStart): Promise<void> {
    const locale = services.locales.get(start.language);
    const setting = { locale, timeZone: start.timeZone, deepLink };
    const chatId = first.chat?.id ?? 0;
    const sourceId = `${chatId}:${first.msgId}`;

    const send = (...messages: OutgoingMessage[]) =>
      conversation.external(async () => {
        for (const message of messages) await services.send({ chatId }, message);
      });
    const tell = (text: string, ...buttons: Button[]) =>
      send({ kind: "text", text, entities: [], keyboard: buttons.length > 0 ? [buttons] : undefined });
    const control = (step: Step) => button(locale.t(`button-${step}`), { kind: "post", step });

    /** Updates that were answers already: after a kill Telegram may deliver the last one again. */
    const answered = new Set([first.update.update_id]);

    /** The editor's next answer; other commands and buttons are for the rest of the program. */
    async function next(): Promise<Answer> {
      const ctx = await conversation.waitUntil(isAnswer, { next: true });
      if (answered.has(ctx.update.update_id)) return next();
      answered.add(ctx.update.update_id);
      if (!ctx.callbackQuery) return isCancel(ctx) ? { kind: "button", step: "cancel" } : { kind: "message", ctx };
      await ctx.answerCallbackQuery().catch(() => {});
      // A question that was answered keeps no buttons to be pressed later.
      await ctx.editMessageReplyMarkup().catch(() => {});
      return { kind: "button", step: stepOf(ctx) ?? "cancel" };
    }

    /**
     * Asks until an answer can be read. `read` gives undefined for one that can't.
     * @returns what was read, or how the editor got around it
     */
    async function ask<T>(
      question: string,
      wrong: string,
      buttons: Button[],
      read: (ctx: Context) => Promise<T | undefined> | T | undefined,
    ): Promise<{ value: T } | "skip" | "cancel"> {
      await tell(question, ...buttons);
      for (;;) {
        const answer = await next();
        if (answer.kind === "button" && answer.step === "cancel") return "cancel";
        if (answer.kind === "button" && answer.step === "skip" && buttons.length > 0) return "skip";
        const value = answer.kind === "message" ? await read(answer.ctx) : undefined;
        if (value !== undefined) return { value };
        await tell(wrong, ...buttons);
      }
    }

    /** The text, in as many messages as it was sent in. */
    async function askText(): Promise<Document | "cancel"> {
      const blocks: Block[] = [];
      for (;;) {
        const begun = blocks.length > 0;
        const part = await ask(
          locale.t(begun ? "post-text-more" : "post-text-question"),
          locale.t("post-text-wrong"),
          begun ? [button(locale.t("button-done"), { kind: "post", step: "skip" })] : [],
          (ctx) => (ctx.msg?.text ? { text: ctx.msg.text, entities: ctx.msg.entities ?? [] } : undefined),
        );
        if (part === "cancel") return "cancel";
        if (part !== "skip") blocks.push(...documentFromTelegram(part.value.text, part.value.entities).blocks);
        if (part === "skip" || part.value.text.length < SPLIT_LENGTH) return { version: DOCUMENT_VERSION, blocks };
      }
    }

    async function askArticle(): Promise<ArticleDraft | "cancel"> {
      const title = await ask(
        locale.t("post-title-question"),
        locale.t("post-title-wrong", { max: MAX_TITLE_LENGTH }),
        [],
        (ctx) => titleOf(ctx),
      );
      if (title === "cancel" || title === "skip") return "cancel";
      const document = await askText();
      if (document === "cancel") return "cancel";
      const tags = await ask(locale.t("post-tags-question"), locale.t("post-tags-wrong"), [control("skip")], (ctx) =>
        tagsOf(ctx),
      );
      if (tags === "cancel") return "cancel";
      const picture = await ask(
        locale.t("post-picture-question"),
        locale.t("post-picture-wrong"),
        [control("skip")],
        (ctx) => keepPicture(ctx),
      );
      if (picture === "cancel") return "cancel";
      return ArticleDraft.parse({
        source: "post",
        sourceId,
        title: title.value,
        document,
        tags: tags === "skip" ? [] : tags.value,
        language: detectLanguage(`${title.value}\n${blocksText(document.blocks)}`) ?? start.language,
        picture: picture === "skip" ? undefined : picture.value,
        draft: true,
      });
    }

    async function keepPicture(ctx: Context): Promise<Picture | undefined> {
      const photo = ctx.msg?.photo?.at(-1);
      if (!photo) return undefined;
      const id = await conversation.external(async () => {
        const bytes = await services.download(photo.file_id).catch(() => undefined);
        if (!bytes) return null;
        const mediaId = MediaId.parse(createHash("sha256").update(bytes).digest("hex"));
        await services.media.put({ id: mediaId, mimeType: "image/jpeg", bytes });
        await services.media.setFileId(mediaId, photo.file_id);
        return mediaId;
      });
      if (id !== null) return { source: { kind: "media", id } };
      await tell(locale.t("post-picture-large"), control("skip"));
      return undefined;
    }

    /** Shows the draft as its readers will see it, from the store, so that its pages can be turned. */
    async function preview(draft: ArticleDraft): Promise<void> {
      await tell(locale.t("post-preview"));
      const expected = await conversation.external(async () => {
        const { id } = await services.articles.save(draft);
        const article = Article.parse(await services.articles.get(id));
        for (const message of articleMessages(article, setting)) await services.send({ chatId }, message);
        return services.expected(id);
      });
      const question = [...estimateLines(expected, locale), locale.t("post-confirm")].join("\n");
      await tell(question, control("publish"), control("restart"), control("cancel"));
    }

    async function decide(): Promise<"publish" | "restart" | "cancel"> {
      for (;;) {
        const answer = await next();
        if (answer.kind === "button" && answer.step !== "skip") return answer.step;
        await tell(locale.t("post-confirm-wrong"), control("publish"), control("restart"), control("cancel"));
      }
    }

    for (;;) {
      const draft = await askArticle();
      if (draft === "cancel") return void (await tell(locale.t("post-cancelled")));
      await preview(draft);
      const decision = await decide();
      if (decision === "publish") {
        await conversation.external(async () => {
          // In a private chat, its id is its person's.
          const outcome = await services.publishDraft(draft, EditorId.parse(chatId));
          await services.send({ chatId }, outcomeMessage(outcome, locale));
        });
        return;
      }
      await conversation.external(() => services.articles.discardDraft({ source: "post", sourceId }));
      if (decision === "cancel") return void (await tell(locale.t("post-cancelled")));
    }
  };
}

function outcomeMessage(outcome: Editorial, locale: Locale): OutgoingMessage {
  const said = (text: string): OutgoingMessage & { kind: "text" } => ({ kind: "text", text, entities: [] });
  if (outcome.kind !== "published") return said(locale.t(outcome.kind === "waiting" ? "post-waiting" : "editors-only"));
  const keyboard = [[readButton(locale.t("button-read"), { id: outcome.articleId })]];
  return { ...said(locale.t("post-published", { count: outcome.recipients })), keyboard };
}

/** What the conversation reads: its own buttons and every message that is no other command. */
function isAnswer(ctx: Context): boolean {
  if (ctx.callbackQuery) return stepOf(ctx) !== undefined;
  if (!ctx.message) return false;
  return isCancel(ctx) || ctx.message.entities?.[0]?.type !== "bot_command" || ctx.message.entities[0].offset > 0;
}

function isCancel(ctx: Context): boolean {
  return /^\/cancel(@\w+)?(\s|$)/.test(ctx.message?.text ?? "");
}

function stepOf(ctx: Context): Step | undefined {
  const action = parseAction(ctx.callbackQuery?.data ?? "");
  return action?.kind === "post" ? action.step : undefined;
}

function titleOf(ctx: Context): string | undefined {
  const title = ctx.msg?.text?.trim();
  return title && title.length <= MAX_TITLE_LENGTH && !title.includes("\n") ? title : undefined;
}

function tagsOf(ctx: Context): string[] | undefined {
  const titles = ctx.msg?.text?.split(/[,،;\n]|(?=#)/);
  const tags = titles && distinctTags(titles).map((tag) => tag.title);
  return tags && tags.length > 0 ? tags : undefined;
}
