import type { Context } from "grammy";
import type { Message } from "grammy/types";
import type { AnnouncementId } from "../core/ids.ts";
import {
  askedMessage,
  audienceQuestion,
  audienceTagQuestion,
  broadcastQuestion,
  leavingMessage,
} from "../render/announcements.ts";
import { question } from "../render/post.ts";
import { broadcastDesk } from "./broadcast-desk.ts";
import { newBroadcastWork, saysNothing, takeFile, takeWords, toggleLanguage } from "./broadcast-work.ts";
import type { KioskContext, Services } from "./context.ts";
import { type Answer, type DeskAction, type DeskConversation, deskTalk } from "./desk-talk.ts";
import { mayWrite } from "./post.ts";
import { SPLIT_LENGTH } from "./post-answers.ts";
import { postDesk } from "./post-desk.ts";
import { type Piece, pieceOf } from "./post-piece.ts";
import { came, takeEdit } from "./post-work.ts";
import { mayLookAfter } from "./queue.ts";

/** The conversation's name, under which its state is stored. */
export const BROADCAST = "broadcast";

/** What the conversation is begun with. */
interface BroadcastStart {
  language: string;
  timeZone: string;
  /** A stored announcement that is gone on with. */
  announcementId?: AnnouncementId;
  /** Messages that are to be announced. */
  messages?: Message[];
}

type Step = "text" | "picture" | "audience" | "tag" | "overview";

/** `/broadcast`: an announcement to subscribers. For editors and owners, in a private chat. */
export async function broadcast(ctx: KioskContext): Promise<void> {
  await beginBroadcast(ctx, {});
}

export async function beginBroadcast(
  ctx: KioskContext,
  start: Omit<BroadcastStart, "language" | "timeZone">,
): Promise<void> {
  if (!(await mayLookAfter(ctx)) || !(await mayWrite(ctx))) return;
  const { locale, timeZone } = ctx.setting;
  await ctx.conversation.enter(BROADCAST, { ...start, language: locale.language, timeZone } satisfies BroadcastStart);
}

/**
 * The conversation: what it says, to whom, then a preview with everything else. What was answered is a draft in the store at once; answers may be
 * changed and gone back to. Nothing is sent before the last button, and then by `delivery/broadcasting.ts`.
 */
export function broadcastConversation(services: Services, deepLink: (payload: string) => string) {
  return async function compose(conversation: DeskConversation, first: Context, start: BroadcastStart): Promise<void> {
    const locale = services.locales.get(start.language);
    const setting = { locale, timeZone: start.timeZone, deepLink };
    const talk = deskTalk(conversation, services, first);
    const { chatId } = talk;
    const desk = broadcastDesk(conversation, services, { chatId, setting, language: start.language });
    const files = postDesk(conversation, services, { chatId, sourceId: "", setting, language: start.language });
    const tell = (text: string) => talk.send({ kind: "text", text, entities: [] });
    /** Named after the update that began it: replayed after a kill, it is the same draft. */
    const piece = `${first.update.update_id}:${first.msgId}`;
    let forks = 0;
    let work = newBroadcastWork();
    let stored: { id: AnnouncementId; from: number } | undefined;
    let step: Step = "text";
    let more: "text" | "picture" | undefined;
    /** The album whose pictures are coming. */
    let group: string | undefined;
    /** Questions by their messages: a reply to one answers it. */
    const asked = new Map<number, Step>();

    async function questionOf(one: Step) {
      switch (one) {
        case "text":
          return more ? question(locale.t("post-text-more"), locale, "done") : broadcastQuestion(locale);
        case "picture":
          return more
            ? question(locale.t("post-picture-more"), locale, "done")
            : question(locale.t("post-picture-question"), locale, "back");
        case "audience":
          return audienceQuestion(await desk.reach(), work.audience, locale, services.locales);
        case "tag":
          return audienceTagQuestion(await desk.tags(), locale);
        case "overview":
          return question(locale.t("post-confirm-wrong"), locale);
        default:
          return one satisfies never;
      }
    }

    /** Asks for a step; or says what was wrong with an answer, with the same ways on. */
    async function ask(one: Step, wrong?: string): Promise<void> {
      step = one;
      const message = await questionOf(one);
      const [id] = await talk.send(wrong === undefined ? message : { ...message, text: wrong, entities: [] });
      if (id !== undefined) asked.set(id, one);
    }

    /** Keeps what there is. @returns false when the person may not go on */
    async function keep(): Promise<boolean> {
      for (;;) {
        const kept = await desk.keep(work, stored ?? `${piece}:${forks}`);
        if (kept.kind === "kept") stored = { id: kept.id, from: kept.revision };
        if (kept.kind === "forbidden") await tell(locale.t("editors-only"));
        if (kept.kind !== "conflict" && kept.kind !== "gone") return kept.kind !== "forbidden";
        // Nothing of it is lost: it becomes an announcement of its own.
        await tell(locale.t(kept.kind === "conflict" ? "broadcast-conflict" : "broadcast-gone"));
        stored = undefined;
        forks++;
      }
    }

    /** @returns true when the conversation is over */
    async function goOn(): Promise<boolean> {
      more = undefined;
      group = undefined;
      if (!(await keep())) return true;
      if (saysNothing(work)) await ask("text", stored && locale.t("broadcast-incomplete"));
      else if (!work.audience) await ask("audience");
      else {
        await tell(locale.t("broadcast-preview"));
        await desk.show(work);
        await overview();
      }
      return false;
    }

    async function overview(): Promise<void> {
      if (!work.audience) return;
      step = "overview";
      const id = await desk.overview(work, work.audience);
      if (id !== undefined) asked.set(id, "overview");
    }

    async function askMore(of: "text" | "picture"): Promise<boolean> {
      more = of;
      if (!(await keep())) return true;
      await ask(of);
      return false;
    }

    async function takePicture(found: Piece & { kind: "picture" }, id: number): Promise<boolean> {
      const isNext = found.group !== undefined && found.group === group;
      const picture = await files.keepPicture(found);
      if (!picture) {
        await ask(step, locale.t("post-picture-large"));
        return false;
      }
      work.parts.pictures = [...(isNext ? work.parts.pictures : []), { value: picture, messageId: id }];
      if (found.caption) takeWords(work, found.caption, id, false);
      group = found.group;
      if (group === undefined) return goOn();
      if (!isNext) return askMore("picture");
      return !(await keep());
    }

    async function take(message: Message, to: Step): Promise<boolean> {
      const found = pieceOf(message);
      const id = message.message_id;
      if (found.kind === "picture") return takePicture(found, id);
      if (found.kind === "file") {
        const read = await files.read(found);
        if ("reason" in read) await ask(step, locale.t("article-unreadable", { reason: read.reason }));
        else {
          takeFile(work, read, id);
          return goOn();
        }
      } else if (found.kind === "other") await ask(to, locale.t("broadcast-text-wrong"));
      else if (to === "tag") return takeTag(await desk.tagNamed(message.text ?? ""));
      else if (to !== "text")
        await ask(to, to === "picture" ? locale.t("post-picture-wrong") : locale.t("post-confirm-wrong"));
      else {
        const { text = "", entities = [] } = message;
        takeWords(work, { text, entities }, id, more === "text");
        return text.length >= SPLIT_LENGTH ? askMore("text") : goOn();
      }
      return false;
    }

    async function takeTag(tagId: Awaited<ReturnType<typeof desk.tagNamed>>): Promise<boolean> {
      if (tagId !== null) {
        work.audience = { kind: "tag", tagId };
        return goOn();
      }
      await ask("tag", locale.t("broadcast-tag-wrong"));
      return false;
    }

    /** Messages that are announced are read one after the other, without a question between. */
    async function takeSeed(message: Message): Promise<void> {
      const found = pieceOf(message);
      if (found.kind === "picture") {
        const picture = await files.keepPicture(found);
        if (picture) work.parts.pictures.push({ value: picture, messageId: message.message_id });
        else await tell(locale.t("post-picture-large"));
        if (found.caption) takeWords(work, found.caption, message.message_id, false);
      } else if (found.kind === "file") {
        const read = await files.read(found);
        if ("reason" in read) await tell(locale.t("article-unreadable", { reason: read.reason }));
        else takeFile(work, read, message.message_id);
      } else if (found.kind !== "other") {
        const { text = "", entities = [] } = message;
        takeWords(work, { text, entities }, message.message_id, false);
      }
    }

    /** @returns true when the conversation is over */
    async function press(action: DeskAction, messageId: number | undefined): Promise<boolean> {
      if (action.kind === "post_tag") return takeTag(action.tagId);
      if (action.kind === "post_language") {
        work.audience = toggleLanguage(work.audience, action.language);
        const again = audienceQuestion(await desk.reach(), work.audience, locale, services.locales);
        if (messageId !== undefined) await talk.replace(messageId, again);
        return !(await keep());
      }
      if (action.kind !== "post") return false;
      switch (action.step) {
        case "text":
        case "picture":
        case "audience":
          more = undefined;
          await ask(action.step);
          return false;
        case "by_tag":
          await ask("tag");
          return false;
        case "everyone":
          work.audience = { kind: "everyone" };
          return goOn();
        case "no_picture":
          work.parts.pictures = [];
          return goOn();
        case "back":
          if (step !== "tag" && step !== "audience") return goOn();
          await ask(step === "tag" ? "audience" : "text");
          return false;
        case "done":
          return goOn();
        case "test":
          await desk.show(work);
          await overview();
          return false;
        case "send":
          return send();
        case "keep":
          if (!(await keep())) return true;
          await tell(locale.t("broadcast-kept"));
          return true;
        case "discard":
          if (stored && !(await desk.discard(stored.id))) await tell(locale.t("broadcast-too-late"));
          else await tell(locale.t("broadcast-discarded"));
          return true;
        default:
          // A button of another conversation.
          return false;
      }
    }

    /** @returns true when the conversation is over */
    async function send(): Promise<boolean> {
      if (!(await keep())) return true;
      if (!stored || saysNothing(work) || !work.audience) return goOn();
      const { leaving, now } = await desk.send(stored.id, stored.from);
      switch (leaving.kind) {
        case "soon":
          await talk.send(leavingMessage(stored.id, leaving.at - now, setting));
          return true;
        case "waiting":
          await talk.send(askedMessage(stored.id, leaving.editors, setting));
          return true;
        case "alone":
          await tell(locale.t("broadcast-alone"));
          await overview();
          return false;
        case "changed":
        case "incomplete":
          return goOn();
        case "own":
        case "gone":
          await tell(locale.t("broadcast-too-late"));
          return true;
        case "forbidden":
          await tell(locale.t("editors-only"));
          return true;
        default:
          return leaving satisfies never;
      }
    }

    async function begin(): Promise<boolean> {
      if (start.announcementId !== undefined) {
        const loaded = await desk.load(start.announcementId);
        if (!loaded) {
          await tell(locale.t("broadcast-gone"));
          return true;
        }
        work = loaded.work;
        stored = { id: start.announcementId, from: loaded.from };
      }
      for (const message of start.messages ?? []) await takeSeed(message);
      return goOn();
    }

    async function takeChange(message: Message): Promise<boolean> {
      const { text = message.caption ?? "", entities = message.caption_entities ?? [] } = message;
      if (takeEdit(work.parts, message.message_id, { text, entities }) === undefined) return false;
      if (step === "overview") return goOn();
      await tell(locale.t("post-edited", { field: locale.t("fact-text") }));
      return !(await keep());
    }

    async function answer(given: Exclude<Answer, { kind: "cancel" }>): Promise<boolean> {
      if (given.kind === "button") return press(given.action, given.messageId);
      if (given.kind === "edited") return takeChange(given.message);
      return take(given.message, asked.get(given.message.reply_to_message?.message_id ?? 0) ?? step);
    }

    if (await begin()) return;
    for (;;) {
      const given = await talk.next((id) => came(work.parts, id));
      if (given.kind === "cancel")
        return void (await tell(locale.t(stored ? "broadcast-left" : "broadcast-discarded")));
      if (await answer(given)) return;
    }
  };
}
