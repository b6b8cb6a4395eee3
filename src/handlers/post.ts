import type { Context } from "grammy";
import type { Message } from "grammy/types";
import { type ArticleContent, MAX_LEAD_LENGTH, MAX_TITLE_LENGTH } from "../content/article.ts";
import { scheduleOffers, scheduleTime } from "../content/schedule-time.ts";
import { proposedSlug } from "../content/slug.ts";
import { type Tag, tagSlug } from "../content/tag.ts";
import type { ArticleId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import {
  languageQuestion,
  nearlyQuestion,
  proposalQuestion,
  question,
  scheduleQuestion,
  tagsQuestion,
} from "../render/post.ts";
import type { KioskContext, Services } from "./context.ts";
import { type Answer, type DeskAction, type DeskConversation, deskTalk } from "./desk-talk.ts";
import { postDesk } from "./post-desk.ts";
import { languageOf, leadOf, type Piece, pieceOf, slugOf, tagTitles, titleOf } from "./post-piece.ts";
import {
  ASKED,
  addTags,
  came,
  type Field,
  isEmpty,
  newWork,
  takeDraft,
  takeEdit,
  takeText,
  takeWhole,
  toggleTag,
  type Work,
  workFrom,
} from "./post-work.ts";
import { say } from "./reply.ts";

/** Telegram's apps send a longer text as several messages of up to 4,096 characters, broken between lines or words. */
const SPLIT_LENGTH = 3500;

/** The conversation's name, under which its state is stored. */
export const POST = "post";
/** Raised when a stored conversation of an earlier program can't be replayed by this one any more. */
export const POST_VERSION = 2;

/** What is asked for at the moment. */
type Step = Field | "schedule" | "overview" | "nearly" | "conflict";
type TextMessage = OutgoingMessage & { kind: "text" };

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
  if (ctx.from === undefined || !ctx.services.editorIds.has(ctx.from.id)) await say(ctx, locale.t("editors-only"));
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
    // Named after the update that began it: replayed after a kill, it is the same draft.
    const sourceId = `${chatId}:${first.msgId}:${first.update.update_id}`;
    const desk = postDesk(conversation, services, { chatId, sourceId, setting, language: start.language });
    const tell = (text: string) => talk.send({ kind: "text", text, entities: [] });

    let work: Work = newWork();
    let step: Step = "title";
    /** There may be more of it: a long text, an album. */
    let more: "text" | "picture" | undefined;
    let group: string | undefined;
    let doubts: { title: string; nearly: Tag[] }[] = [];
    /** Questions by their messages: a reply to one answers it. */
    const asked = new Map<number, Step>();

    /** What a step asks; some of it has to be looked up. */
    async function questionOf(one: Step): Promise<TextMessage> {
      const back = work.done.size > 0 ? (["back"] as const) : [];
      switch (one) {
        case "title":
          return question(locale.t("post-title-question"), locale, ...back, "skip");
        case "text":
          return more === "text"
            ? question(locale.t("post-text-more"), locale, "done")
            : question(locale.t("post-text-question"), locale, "back", "skip");
        case "picture":
          return more === "picture"
            ? question(locale.t("post-picture-more"), locale, "done")
            : question(locale.t("post-picture-question"), locale, "back", "skip");
        case "tags":
          return tagsMessage();
        case "nearly":
          return nearlyQuestion(doubts[0]?.title ?? "", doubts[0]?.nearly ?? [], locale);
        case "lead":
          return proposalQuestion(locale.t("post-lead-question"), desk.proposedLead(work), locale);
        case "slug":
          return proposalQuestion(locale.t("post-slug-question"), proposedSlug(desk.content(work).title), locale);
        case "language":
          return languageQuestion(locale, services.locales);
        case "schedule": {
          const now = await desk.now();
          const offers = scheduleOffers({ now: Temporal.Instant.fromEpochMilliseconds(now), timeZone: start.timeZone });
          return scheduleQuestion(now, offers, setting);
        }
        case "conflict":
          return question(locale.t("post-conflict"), locale, "mine", "theirs");
        case "overview":
          return question(locale.t("post-confirm-wrong"), locale);
        default:
          return one satisfies never;
      }
    }

    async function tagsMessage(): Promise<TextMessage> {
      const chosen = work.tags.map(({ value }) => value);
      const slugs = new Set(chosen.map(tagSlug));
      return tagsQuestion(await desk.offeredTags(), chosen, ({ slug }) => slugs.has(slug), locale);
    }

    /** Asks for a step; or says what was wrong with an answer, with the same ways on. */
    async function ask(one: Step, wrong?: string): Promise<void> {
      step = one;
      if (one === "overview" && wrong === undefined) return overview();
      const message = await questionOf(one);
      const [id] = await talk.send(wrong === undefined ? message : { ...message, text: wrong, entities: [] });
      if (id !== undefined) asked.set(id, one);
    }

    async function overview(): Promise<void> {
      await tell(locale.t("post-preview"));
      await desk.preview(work, { as: "reader", form: "classic" });
      const id = await desk.overview(work);
      if (id !== undefined) asked.set(id, "overview");
    }

    /** Keeps a draft at once, and asks what is next. */
    async function goOn(): Promise<void> {
      if (work.state === "draft" && !(await keep())) return;
      if (doubts.length > 0) return ask("nearly");
      const next = ASKED.find((field) => !work.done.has(field));
      if (next === undefined && isEmpty(work)) {
        work.done.clear();
        return ask("title", locale.t("post-empty"));
      }
      await ask(next ?? "overview");
    }

    /** @returns false where that could not be done; then it has been said, and what to do is asked */
    async function keep(marked?: boolean): Promise<boolean> {
      const saved = await desk.save(work, marked);
      if (saved.kind === "saved" || saved.kind === "empty") return true;
      if (saved.kind === "conflict") await ask("conflict");
      else if (saved.kind === "slug_taken") await ask("slug", locale.t("post-slug-taken"));
      else await tell(locale.t("post-gone"));
      return false;
    }

    /** Takes a message as the answer to a step, or as what it is. */
    async function take(message: Message, to: Step): Promise<void> {
      const piece = pieceOf(message);
      switch (piece.kind) {
        case "picture":
          return takePicture(piece, message.message_id);
        case "file":
          return takeRead(await desk.read(piece), message.message_id);
        case "tags":
          if (to === "text" && more === "text") break;
          return takeTags(piece.titles, message.message_id);
        case "link":
          if (to !== "title" && to !== "text") return ask(to, wrongAnswer(to));
          return takeRead(await desk.read(piece), message.message_id);
        case "other":
          return ask(to, wrongAnswer(to));
        case "text":
          break;
        default:
          piece satisfies never;
      }
      await takeWords({ text: message.text ?? "", entities: message.entities ?? [] }, message.message_id, to);
    }

    async function takeWords(written: Pick<Piece & { kind: "text" }, "text" | "entities">, id: number, to: Step) {
      const { text } = written;
      switch (to) {
        case "title": {
          const value = titleOf(text);
          if (value !== undefined) work.title = { value, messageId: id };
          else if (work.texts.length === 0) takeWhole(work, written, id);
          else return ask(to, wrongAnswer(to));
          if (value !== undefined) work.done.add("title");
          else if (work.done.has("text")) await noteTaken("text");
          // What is longer than a message comes in several.
          if (value === undefined && text.length >= SPLIT_LENGTH) return askMore("text");
          return goOn();
        }
        case "text":
          if (more !== "text") work.texts = [];
          takeText(work, written, id);
          if (text.length >= SPLIT_LENGTH) return askMore("text");
          more = undefined;
          return goOn();
        case "tags":
          return takeTags(tagTitles(text), id);
        case "lead": {
          const value = leadOf(text);
          if (value === undefined) return ask(to, wrongAnswer(to));
          work.lead = { value, messageId: id };
          return goOn();
        }
        case "slug": {
          const value = slugOf(text) ?? proposedSlug(text);
          if (value === undefined) return ask(to, wrongAnswer(to));
          return takeSlug(value, id);
        }
        case "language": {
          const value = languageOf(text, services.locales.all);
          if (value === undefined) return ask(to, wrongAnswer(to));
          work.language = value;
          return goOn();
        }
        default:
          return ask(to, wrongAnswer(to));
      }
    }

    /** Says what an answer was taken for, where something else was asked. */
    async function noteTaken(field: Field): Promise<void> {
      if (step !== field && step !== "overview")
        await tell(locale.t("post-edited", { field: locale.t(`fact-${field}`) }));
    }

    async function askMore(of: "text" | "picture"): Promise<void> {
      more = of;
      if (work.state === "draft" && !(await keep())) return;
      await ask(of);
    }

    async function takePicture(piece: Piece & { kind: "picture" }, id: number): Promise<void> {
      const isNext = piece.group !== undefined && piece.group === group;
      const picture = await desk.keepPicture(piece.fileId);
      if (!picture) return ask("picture", locale.t("post-picture-large"));
      work.pictures = [...(isNext ? work.pictures : []), { value: picture, messageId: id }];
      work.done.add("picture");
      if (!isNext) await noteTaken("picture");
      if (piece.caption && work.texts.length === 0) takeWhole(work, piece.caption, id);
      group = piece.group;
      if (group === undefined) return goOn();
      if (!isNext) return askMore("picture");
      if (work.state === "draft") await keep();
    }

    async function takeRead(found: Awaited<ReturnType<typeof desk.read>>, id: number): Promise<void> {
      if ("reason" in found) return ask(step, locale.t("article-unreadable", { reason: found.reason }));
      takeDraft(work, found, id);
      await goOn();
    }

    async function takeTags(titles: readonly string[], id: number): Promise<void> {
      if (titles.length === 0) return ask("tags", wrongAnswer("tags"));
      addTags(work, titles, id);
      work.done.add("tags");
      await noteTaken("tags");
      doubts = await desk.doubtful(titles);
      await goOn();
    }

    async function takeSlug(value: string, messageId: number): Promise<void> {
      if (await desk.isSlugTaken(value, work.id)) return ask("slug", locale.t("post-slug-taken"));
      work.slug = { value, messageId };
      await goOn();
    }

    /** @returns true when the conversation is over */
    async function takeTime(text: string): Promise<boolean> {
      const now = Temporal.Instant.fromEpochMilliseconds(await desk.now());
      const time = scheduleTime(text, { now, timeZone: start.timeZone, language: start.language });
      if (time?.kind === "at") return publish(time.at);
      await ask("schedule", time ? locale.t("post-schedule-past") : wrongAnswer("schedule"));
      return false;
    }

    function wrongAnswer(to: Step): string {
      if (to === "overview" || to === "nearly" || to === "conflict") return locale.t("post-confirm-wrong");
      return locale.t(`post-${to}-wrong`, { max: to === "lead" ? MAX_LEAD_LENGTH : MAX_TITLE_LENGTH });
    }

    /** @returns true when the conversation is over */
    async function press(action: DeskAction, messageId: number | undefined): Promise<boolean> {
      switch (action.kind) {
        case "post_tag":
          await pressTag(await desk.tag(action.tagId), messageId);
          return false;
        case "post_time":
          return publish(action.at);
        case "post_language":
          work.language = action.language;
          await goOn();
          return false;
        case "post_view":
          if (!(await desk.preview(work, action))) await tell(locale.t("article-no-rich"));
          await desk.overview(work);
          return false;
        case "post":
          return pressStep(action.step);
        default:
          return action satisfies never;
      }
    }

    async function pressTag(tag: Tag | null, messageId: number | undefined): Promise<void> {
      if (step === "nearly" && tag) {
        const [doubt, ...rest] = doubts;
        doubts = rest;
        work.tags = work.tags.filter(({ value }) => value !== doubt?.title);
        addTags(work, [tag.title], 0);
        return goOn();
      }
      if (tag) toggleTag(work, tag.title);
      if (messageId !== undefined) await talk.replace(messageId, await tagsMessage());
      if (work.state === "draft") await keep();
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
          more = undefined;
          await ask(to);
          return false;
        case "back":
          await goBack();
          return false;
        case "skip":
        case "done":
          if (step === "nearly") doubts = doubts.slice(1);
          else if (isAsked(step)) work.done.add(step);
          more = undefined;
          group = undefined;
          await goOn();
          return false;
        case "proposed":
          if (step === "lead") {
            const value = desk.proposedLead(work);
            if (value !== undefined) work.lead = { value, messageId: 0 };
            await goOn();
          } else await takeSlug(proposedSlug(desk.content(work).title) ?? "", 0);
          return false;
        case "mine":
        case "theirs":
          return settle(to);
        case "publish":
          return publish(undefined);
        case "keep":
          return finish("post-kept");
        case "correct":
        case "correct_marked":
          return finish("post-corrected", to === "correct_marked" ? true : undefined);
        case "discard":
          if (work.id !== undefined) await desk.discard(work.id);
          await tell(locale.t("post-cancelled"));
          return true;
        default:
          return false;
      }
    }

    /** To the question before; from what is not asked in a row, to the overview. */
    async function goBack(): Promise<void> {
      const at = isAsked(step) ? ASKED.indexOf(step) : -1;
      const before = ASKED[at - 1];
      const isWhole = ASKED.every((field) => work.done.has(field));
      if (at < 0 || isWhole || before === undefined) return goOn();
      work.done.delete(before);
      await ask(before);
    }

    /** Of two editors' versions, one is gone on with; the other stays in the history. */
    async function settle(whose: "mine" | "theirs"): Promise<boolean> {
      const theirs = work.id === undefined ? undefined : await desk.load(work.id);
      if (!theirs) {
        await tell(locale.t("post-gone"));
        return true;
      }
      work = whose === "theirs" ? theirs : { ...work, from: theirs.from, state: theirs.state };
      await goOn();
      return false;
    }

    async function finish(said: "post-kept" | "post-corrected", marked?: boolean): Promise<boolean> {
      if (!(await keep(marked))) return false;
      await tell(locale.t(said));
      return true;
    }

    /** @param at epoch ms; undefined: now */
    async function publish(at: number | undefined): Promise<boolean> {
      if (isEmpty(work)) {
        await goOn();
        return false;
      }
      if (!(await keep()) || work.id === undefined) return false;
      if (await desk.schedule({ ...work, id: work.id }, at)) return true;
      await tell(locale.t("queue-too-late"));
      return true;
    }

    /** What was written stays a draft; a change of what readers see is dropped. */
    async function leave(): Promise<void> {
      if (work.state !== "draft") return void (await tell(locale.t("post-left")));
      const saved = await desk.save(work);
      await tell(locale.t(saved.kind === "empty" ? "post-cancelled" : "post-left-draft"));
    }

    async function begin(): Promise<boolean> {
      if (start.articleId !== undefined) {
        const loaded = await desk.load(start.articleId);
        if (!loaded) {
          await tell(locale.t("post-gone"));
          return false;
        }
        const { id, from, state, done } = loaded;
        work = start.content ? { ...workFrom(start.content), id, from, state, done } : loaded;
        await ask(start.move ? "schedule" : "overview");
        return true;
      }
      for (const message of start.messages ?? []) await takeSeed(message);
      // What has a text, or pictures, is shown; the rest can be asked for from there.
      if (work.done.has("text") || work.pictures.length > 0) for (const field of ASKED) work.done.add(field);
      await goOn();
      return true;
    }

    /** Messages that an article is made of are read one after the other, without a question between. */
    async function takeSeed(message: Message): Promise<void> {
      const piece = pieceOf(message);
      if (piece.kind === "picture") {
        const picture = await desk.keepPicture(piece.fileId);
        if (picture) work.pictures.push({ value: picture, messageId: message.message_id });
        else await tell(locale.t("post-picture-large"));
        if (piece.caption && work.texts.length === 0) takeWhole(work, piece.caption, message.message_id);
      } else if (piece.kind === "link" || piece.kind === "file") {
        const found = await desk.read(piece.kind === "link" ? { url: piece.url } : piece);
        if ("reason" in found) await tell(locale.t("article-unreadable", { reason: found.reason }));
        else takeDraft(work, found, message.message_id);
      } else if (piece.kind === "tags") addTags(work, piece.titles, message.message_id);
      else if (piece.kind === "text") takeWhole(work, piece, message.message_id);
    }

    async function answer(given: Exclude<Answer, { kind: "cancel" }>): Promise<boolean> {
      if (given.kind === "button") return press(given.action, given.messageId);
      const { message } = given;
      if (given.kind === "edited") {
        const written = {
          text: message.text ?? message.caption ?? "",
          entities: message.entities ?? message.caption_entities ?? [],
        };
        const field = takeEdit(work, message.message_id, written);
        if (field === undefined) return false;
        if (work.state === "draft" && !(await keep())) return false;
        await tell(locale.t("post-edited", { field: locale.t(`fact-${field}`) }));
        if (step === "overview") await overview();
        return false;
      }
      const to = asked.get(message.reply_to_message?.message_id ?? 0) ?? step;
      if (to === "schedule" && message.text !== undefined) return takeTime(message.text);
      await take(message, to);
      return false;
    }

    if (!(await begin())) return;
    for (;;) {
      const given = await talk.next((id) => came(work, id));
      if (given.kind === "cancel") return leave();
      if (await answer(given)) return;
    }
  };
}

function isAsked(step: Step): step is Field {
  return (ASKED as readonly string[]).includes(step);
}
