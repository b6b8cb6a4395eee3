import type { Message } from "grammy/types";
import { proposedSlug } from "../content/slug.ts";
import type { Tag } from "../content/tag.ts";
import type { PostFlow, PostParts, Step } from "./post-flow.ts";
import { languageOf, leadOf, type Piece, pieceOf, slugOf, tagTitles, titleOf } from "./post-piece.ts";
import { addTags, takeDraft, takeEdit, takeText, takeWhole, toggleTag } from "./post-work.ts";

/** Telegram's apps send a longer text as several messages of up to 4,096 characters, broken between lines or words. */
export const SPLIT_LENGTH = 3500;

/** What messages are taken for, and what is asked then. */
export function postAnswers({ state, desk, talk, services, setting }: PostParts, flow: PostFlow) {
  const { locale } = setting;
  const { ask, askMore, goOn, keep, noteTaken, tell, wrongAnswer } = flow;

  /** Takes a message as the answer to a state.step, or as what it is. */
  async function take(message: Message, to: Step): Promise<void> {
    const piece = pieceOf(message);
    switch (piece.kind) {
      case "picture":
        return takePicture(piece, message.message_id);
      case "file":
        return takeRead(await desk.read(piece), message.message_id);
      case "tags":
        if (to === "text" && state.more === "text") break;
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
        if (value !== undefined) state.work.title = { value, messageId: id };
        else if (state.work.texts.length === 0) takeWhole(state.work, written, id);
        else return ask(to, wrongAnswer(to));
        if (value !== undefined) state.work.done.add("title");
        else if (state.work.done.has("text")) await noteTaken("text");
        // What is longer than a message comes in several.
        if (value === undefined && text.length >= SPLIT_LENGTH) return askMore("text");
        return goOn();
      }
      case "text":
        if (state.more !== "text") state.work.texts = [];
        takeText(state.work, written, id);
        if (text.length >= SPLIT_LENGTH) return askMore("text");
        state.more = undefined;
        return goOn();
      case "tags":
        return takeTags(tagTitles(text), id);
      case "lead": {
        const value = leadOf(text);
        if (value === undefined) return ask(to, wrongAnswer(to));
        state.work.lead = { value, messageId: id };
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
        state.work.language = value;
        return goOn();
      }
      default:
        return ask(to, wrongAnswer(to));
    }
  }

  async function takePicture(piece: Piece & { kind: "picture" }, id: number): Promise<void> {
    const isNext = piece.group !== undefined && piece.group === state.group;
    const picture = await desk.keepPicture(piece);
    if (!picture) return ask("picture", locale.t("post-picture-large"));
    state.work.pictures = [...(isNext ? state.work.pictures : []), { value: picture, messageId: id }];
    state.work.done.add("picture");
    if (!isNext) await noteTaken("picture");
    if (piece.caption && state.work.texts.length === 0) takeWhole(state.work, piece.caption, id);
    state.group = piece.group;
    if (state.group === undefined) return goOn();
    if (!isNext) return askMore("picture");
    if (state.work.state === "draft") await keep();
  }

  async function takeRead(found: Awaited<ReturnType<typeof desk.read>>, id: number): Promise<void> {
    if ("reason" in found) return ask(state.step, locale.t("article-unreadable", { reason: found.reason }));
    takeDraft(state.work, found, id);
    await goOn();
  }

  async function takeTags(titles: readonly string[], id: number): Promise<void> {
    if (titles.length === 0) return ask("tags", wrongAnswer("tags"));
    addTags(state.work, titles, id);
    state.work.done.add("tags");
    await noteTaken("tags");
    state.doubts = await desk.doubtful(titles);
    await goOn();
  }

  async function takeSlug(value: string, messageId: number): Promise<void> {
    if (await desk.isSlugTaken(value, state.work.id)) return ask("slug", locale.t("post-slug-taken"));
    state.work.slug = { value, messageId };
    await goOn();
  }

  /** A tag's button: one that there is instead of a new one, or one more or less. */
  async function pressTag(tag: Tag | null, messageId: number | undefined): Promise<void> {
    if (state.step === "nearly" && tag) {
      const [doubt, ...rest] = state.doubts;
      state.doubts = rest;
      state.work.tags = state.work.tags.filter(({ value }) => value !== doubt?.title);
      addTags(state.work, [tag.title], 0);
      return goOn();
    }
    if (tag) toggleTag(state.work, tag.title);
    if (messageId !== undefined) await talk.replace(messageId, await flow.tagsMessage());
    if (state.work.state === "draft") await keep();
  }

  /** Messages that an article is made of are read one after the other, without a question between. */
  async function takeSeed(message: Message): Promise<void> {
    const piece = pieceOf(message);
    if (piece.kind === "picture") {
      const picture = await desk.keepPicture(piece);
      if (picture) state.work.pictures.push({ value: picture, messageId: message.message_id });
      else await tell(locale.t("post-picture-large"));
      if (piece.caption && state.work.texts.length === 0) takeWhole(state.work, piece.caption, message.message_id);
    } else if (piece.kind === "link" || piece.kind === "file") {
      const found = await desk.read(piece.kind === "link" ? { url: piece.url } : piece);
      if ("reason" in found) await tell(locale.t("article-unreadable", { reason: found.reason }));
      else takeDraft(state.work, found, message.message_id);
    } else if (piece.kind === "tags") addTags(state.work, piece.titles, message.message_id);
    else if (piece.kind === "text") takeWhole(state.work, piece, message.message_id);
  }

  /** Takes up what the editor has changed of a message that was an answer. */
  async function takeChange(message: Message): Promise<void> {
    const { text = message.caption ?? "", entities = message.caption_entities ?? [] } = message;
    const field = takeEdit(state.work, message.message_id, { text, entities });
    if (field === undefined) return;
    if (state.work.state === "draft" && !(await keep())) return;
    await tell(locale.t("post-edited", { field: locale.t(`fact-${field}`) }));
    if (state.step === "overview") await flow.overview();
  }

  return { take, takeSlug, takeChange, takeSeed, pressTag };
}
