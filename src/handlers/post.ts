import type { Context } from "grammy";
import type { Message } from "grammy/types";
import type { ArticleContent } from "../content/article.ts";
import { scheduleTime } from "../content/schedule-time.ts";
import { proposedSlug } from "../content/slug.ts";
import type { ArticleId } from "../core/ids.ts";
import { may } from "../subscribers/editor.ts";
import type { KioskContext, Services } from "./context.ts";
import { type Answer, type DeskAction, type DeskConversation, deskTalk } from "./desk-talk.ts";
import { postAnswers } from "./post-answers.ts";
import { postDesk } from "./post-desk.ts";
import { isAsked, newState, postFlow } from "./post-flow.ts";
import { ASKED, came, isEmpty, workFrom } from "./post-work.ts";
import { say } from "./reply.ts";

/** The conversation's name, under which its state is stored. */
export const POST = "post";
/** Raised when a stored conversation of an earlier program can't be replayed by this one any more. */
export const POST_VERSION = 2;

/** What the conversation is begun with: how to speak to its editor, and with what. */
export interface PostStart {
  language: string;
  timeZone: string;
  /** A stored article that is gone on with. */
  articleId?: ArticleId;
  /** What it is to say instead of what it says. */
  content?: ArticleContent;
  /** Messages that an article is made of. */
  messages?: Message[];
  /** Only when it goes out is to be chosen. */
  move?: boolean;
}

/** `/post`: for editors, in a private chat, one article at a time. */
export async function post(ctx: KioskContext): Promise<void> {
  await beginPost(ctx, {});
}

/** Begins to write, if the person may and is not writing already. */
export async function beginPost(ctx: KioskContext, start: Omit<PostStart, "language" | "timeZone">): Promise<void> {
  const { locale, timeZone } = ctx.setting;
  if (!(await mayWrite(ctx))) return;
  await ctx.conversation.enter(POST, { ...start, language: locale.language, timeZone } satisfies PostStart);
}

/** Says why not, if the person may not write here and now. */
export async function mayWrite(ctx: KioskContext): Promise<boolean> {
  const { locale } = ctx.setting;
  if (!may(ctx.role, "write")) await say(ctx, locale.t("editors-only"));
  else if (ctx.chat?.type !== "private") await say(ctx, locale.t("post-private"));
  else if (Object.keys(ctx.conversation.active()).length > 0) await say(ctx, locale.t("post-busy"));
  else return true;
  return false;
}

/**
 * The conversation: title, text, tags, picture, then a preview with everything else. What was answered is a draft in the store at once;
 * answers may come in any order, be changed and gone back to. What readers see, or will at a set time, is changed only at the end.
 */
export function postConversation(services: Services, deepLink: (payload: string) => string) {
  return async function compose(conversation: DeskConversation, first: Context, start: PostStart): Promise<void> {
    const locale = services.locales.get(start.language);
    const setting = { locale, timeZone: start.timeZone, deepLink };
    const talk = deskTalk(conversation, services, first);
    const { chatId } = talk;
    // Named after the update that began it, not after who wrote: replayed after a kill, it is the same draft.
    const sourceId = `${first.update.update_id}:${first.msgId}`;
    const desk = postDesk(conversation, services, { chatId, sourceId, setting, language: start.language });
    const state = newState();
    const parts = { state, desk, talk, services, setting };
    const flow = postFlow(parts);
    const answers = postAnswers(parts, flow);
    const { ask, goOn, keep, tell } = flow;

    /** @returns true when the conversation is over */
    async function press(action: DeskAction, messageId: number | undefined): Promise<boolean> {
      switch (action.kind) {
        case "post_tag":
          await answers.pressTag(await desk.tag(action.tagId), messageId);
          return false;
        case "post_time":
          return publish(action.at);
        case "post_language":
          state.work.language = action.language;
          await goOn();
          return false;
        case "post_view":
          if (!(await desk.preview(state.work, action))) await tell(locale.t("article-no-rich"));
          await desk.overview(state.work);
          return false;
        case "post":
          return pressStep(action.step);
        default:
          return action satisfies never;
      }
    }

    async function pressStep(to: (DeskAction & { kind: "post" })["step"]): Promise<boolean> {
      switch (to) {
        case "title":
        case "text":
        case "lead":
        case "tags":
        case "picture":
        case "language":
        case "slug":
        case "schedule":
          state.more = undefined;
          await ask(to);
          return false;
        case "back":
          await flow.goBack();
          return false;
        case "skip":
        case "done":
          if (state.step === "nearly") state.doubts = state.doubts.slice(1);
          else if (isAsked(state.step)) state.work.done.add(state.step);
          state.more = undefined;
          state.group = undefined;
          await goOn();
          return false;
        case "proposed":
          if (state.step === "lead") {
            const value = desk.proposedLead(state.work);
            if (value !== undefined) state.work.lead = { value, messageId: 0 };
            await goOn();
          } else await answers.takeSlug(proposedSlug(desk.content(state.work).title) ?? "", 0);
          return false;
        case "mine":
        case "theirs":
          return settle(to);
        case "publish":
          return publish(undefined);
        case "keep":
          return state.work.state === "published" ? askAgain() : finish("post-kept");
        case "correct":
        case "correct_marked":
          if (state.work.state !== "published") return askAgain();
          return finish("post-corrected", to === "correct_marked" ? true : undefined);
        case "discard":
          return discard();
        case "breaking":
          if (state.work.id !== undefined && !(await desk.toggleBreaking(state.work.id)))
            await tell(locale.t("queue-too-late"));
          await desk.overview(state.work);
          return false;
        case "recall":
        case "cancel":
        case "audience":
        case "everyone":
        case "by_tag":
        case "no_picture":
        case "test":
        case "send":
          return false;
        default:
          return to satisfies never;
      }
    }

    /** Of two editors' versions, one is gone on with; the other stays in the history. */
    async function settle(whose: "mine" | "theirs"): Promise<boolean> {
      const theirs = state.work.id === undefined ? undefined : await desk.load(state.work.id);
      if (!theirs) {
        await tell(locale.t("post-gone"));
        return true;
      }
      state.work = whose === "theirs" ? theirs : { ...state.work, from: theirs.from, state: theirs.state };
      await goOn();
      return false;
    }

    /** A button of an overview that is no longer true: the article is in another state. */
    async function askAgain(): Promise<boolean> {
      await ask("overview");
      return false;
    }

    async function discard(): Promise<boolean> {
      if (state.work.state !== "draft") return askAgain();
      const isGone = state.work.id === undefined || (await desk.discard(state.work.id));
      await tell(locale.t(isGone ? "post-cancelled" : "queue-too-late"));
      return true;
    }

    async function finish(said: "post-kept" | "post-corrected", marked?: boolean): Promise<boolean> {
      if (!(await keep(marked))) return false;
      await tell(locale.t(said));
      return true;
    }

    /** @param at epoch ms; undefined: now */
    async function publish(at: number | undefined): Promise<boolean> {
      if (state.work.state === "published") return askAgain();
      if (isEmpty(state.work)) {
        await goOn();
        return false;
      }
      if (!(await keep()) || state.work.id === undefined) return false;
      if (await desk.schedule({ ...state.work, id: state.work.id }, at)) return true;
      await tell(locale.t("queue-too-late"));
      return true;
    }

    /** What was written stays a draft; a change of what readers see is dropped. */
    async function leave(): Promise<void> {
      if (state.work.state !== "draft") return void (await tell(locale.t("post-left")));
      const saved = await desk.save(state.work);
      await tell(locale.t(saved.kind === "empty" ? "post-cancelled" : "post-left-draft"));
    }

    async function begin(): Promise<boolean> {
      if (start.articleId !== undefined) {
        const loaded = await desk.load(start.articleId);
        if (!loaded) {
          await tell(locale.t("post-gone"));
          return false;
        }
        const { id, from, done } = loaded;
        const stored = { id, from, state: loaded.state, done };
        state.work = start.content ? { ...workFrom(start.content), ...stored, restores: true } : loaded;
        await ask(start.move ? "schedule" : "overview");
        return true;
      }
      for (const message of start.messages ?? []) await answers.takeSeed(message);
      // What has a text, or pictures, is shown; the rest can be asked for from there.
      if (state.work.done.has("text") || state.work.pictures.length > 0)
        for (const field of ASKED) state.work.done.add(field);
      await goOn();
      return true;
    }

    /** @returns true when the conversation is over */
    async function takeTime(text: string): Promise<boolean> {
      const now = Temporal.Instant.fromEpochMilliseconds(await desk.now());
      const time = scheduleTime(text, { now, timeZone: start.timeZone, language: start.language });
      if (time?.kind === "at") return publish(time.at);
      await ask("schedule", locale.t(time ? "post-schedule-past" : "post-schedule-wrong"));
      return false;
    }

    async function answer(given: Exclude<Answer, { kind: "cancel" }>): Promise<boolean> {
      if (given.kind === "button") return press(given.action, given.messageId);
      const { message } = given;
      if (given.kind === "edited") {
        await answers.takeChange(message);
        return false;
      }
      const to = state.asked.get(message.reply_to_message?.message_id ?? 0) ?? state.step;
      if (to === "schedule" && message.text !== undefined) return takeTime(message.text);
      await answers.take(message, to);
      return false;
    }

    if (!(await begin())) return;
    for (;;) {
      const given = await talk.next((id) => came(state.work, id));
      if (given.kind === "cancel") return leave();
      if (await answer(given)) return;
    }
  };
}
