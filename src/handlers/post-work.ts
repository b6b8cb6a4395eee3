import {
  type Article,
  type ArticleContent,
  type ArticleDraft,
  type ArticleState,
  MAX_TAGS,
  MAX_TITLE_LENGTH,
} from "../content/article.ts";
import { type Block, blocksText, DOCUMENT_VERSION, type Picture } from "../content/document.ts";
import { detectLanguage } from "../content/language.ts";
import { contentOfArticle } from "../content/revision-store.ts";
import { distinctTags, tagSlug } from "../content/tag.ts";
import { documentFromTelegram } from "../content/telegram-text.ts";
import type { ArticleId } from "../core/ids.ts";
import type { POST_FIELDS } from "../render/action.ts";
import { shorten } from "../render/shorten.ts";
import { leadOf, tagTitles, titleOf, type WrittenText } from "./post-piece.ts";

export type Field = (typeof POST_FIELDS)[number];

/** What is asked for one after the other; the rest is proposed, and can be changed from the overview. */
export const ASKED: readonly Field[] = ["title", "text", "tags", "picture"];

/** A first line no longer than this may be a title. */
const TITLE_LINE_LENGTH = 120;
/** Words of a text that stand for its title. */
const PROPOSED_LENGTH = 80;

/** Something with the message that it came with, so that an edit of that message changes it; 0: with none. */
interface Said<T> {
  value: T;
  messageId: number;
}

/** An article while it is written: what is known of it so far. A conversation's replay makes it anew; nothing of it is kept elsewhere. */
export interface Work {
  /** In the store; undefined while there is nothing to keep. */
  id: ArticleId | undefined;
  state: ArticleState;
  /** The revision that it was begun from. */
  from: number;
  title: Said<string> | undefined;
  lead: Said<string> | undefined;
  /** In the messages in which it was sent. */
  texts: Said<Block[]>[];
  /** The first stands above the article, others are a gallery at its end. */
  pictures: Said<Picture>[];
  tags: Said<string>[];
  language: string | undefined;
  slug: Said<string> | undefined;
  url: string | undefined;
  author: string | undefined;
  /** It says what an earlier revision did. */
  restores: boolean;
  /** What was answered or skipped. */
  done: Set<Field>;
}

export function newWork(): Work {
  return {
    id: undefined,
    state: "draft",
    from: 0,
    title: undefined,
    lead: undefined,
    texts: [],
    pictures: [],
    tags: [],
    language: undefined,
    slug: undefined,
    url: undefined,
    author: undefined,
    restores: false,
    done: new Set(),
  };
}

/** A stored article, to be gone on with. */
export function workOn(article: Article): Work {
  const { id, revision: from, state } = article;
  return { ...workFrom(contentOfArticle(article)), id, from, state, done: new Set(ASKED) };
}

/** What an article says, by hand, a file, a page or an earlier revision. */
export function workFrom(content: ArticleContent): Work {
  const unsaid = <T>(value: T | undefined) => (value === undefined ? undefined : { value, messageId: 0 });
  return {
    ...newWork(),
    title: unsaid(content.title),
    lead: unsaid(content.lead),
    texts: [{ value: content.document.blocks, messageId: 0 }],
    pictures: content.picture ? [{ value: content.picture, messageId: 0 }] : [],
    tags: content.tags.map((value) => ({ value, messageId: 0 })),
    language: content.language,
    slug: unsaid(content.slug),
    url: content.url,
    author: content.author,
  };
}

/** Takes over what a page or file says, for what is not known yet; its text takes the place of what was there. */
export function takeDraft(work: Work, draft: ArticleDraft, messageId: number): void {
  work.title ??= { value: draft.title, messageId: 0 };
  if (draft.lead) work.lead ??= { value: draft.lead, messageId: 0 };
  work.texts = [{ value: draft.document.blocks, messageId }];
  if (draft.picture && work.pictures.length === 0) work.pictures = [{ value: draft.picture, messageId: 0 }];
  addTags(work, draft.tags, 0);
  work.url ??= draft.url;
  work.author ??= draft.author;
  work.language ??= draft.language;
  work.done.add("title").add("text");
  if (work.pictures.length > 0) work.done.add("picture");
  if (work.tags.length > 0) work.done.add("tags");
}

/** A text that came when a title was asked for, or nothing: its first line is the title where it looks like one. */
export function takeWhole(work: Work, written: WrittenText, messageId: number): void {
  const { line, rest } = firstLine(written);
  const title = line.length <= TITLE_LINE_LENGTH && work.title === undefined ? titleOf(line) : undefined;
  if (title !== undefined) {
    work.title = { value: title, messageId };
    work.done.add("title");
  }
  const { text, entities } = title === undefined ? written : rest;
  if (text.trim() === "") return;
  work.texts = [{ value: documentFromTelegram(text, entities).blocks, messageId }];
  work.done.add("text");
}

/** A text's first line, and the others with what is formatted in them. */
function firstLine({ text, entities }: WrittenText): { line: string; rest: WrittenText } {
  const start = text.length - text.trimStart().length;
  const end = text.indexOf("\n", start);
  const cut = end < 0 ? text.length : end + 1;
  const moved = entities.flatMap((entity) => {
    const from = Math.max(entity.offset - cut, 0);
    const to = entity.offset + entity.length - cut;
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { line: text.slice(start, end < 0 ? undefined : end), rest: { text: text.slice(cut), entities: moved } };
}

/** One more message of the text; a second one with the same number is the first one edited. */
export function takeText(work: Work, written: WrittenText, messageId: number): void {
  const { blocks } = documentFromTelegram(written.text, written.entities);
  const at = work.texts.findIndex((part) => part.messageId === messageId);
  if (at < 0) work.texts.push({ value: blocks, messageId });
  else work.texts[at] = { value: blocks, messageId };
  work.done.add("text");
}

export function addTags(work: Work, titles: readonly string[], messageId: number): void {
  const known = new Set(work.tags.map(({ value }) => tagSlug(value)));
  const added = distinctTags(titles).filter(({ slug }) => !known.has(slug));
  work.tags = [...work.tags, ...added.map(({ title: value }) => ({ value, messageId }))].slice(0, MAX_TAGS);
}

/** A tag on or off. */
export function toggleTag(work: Work, title: string): void {
  const slug = tagSlug(title);
  const without = work.tags.filter(({ value }) => tagSlug(value) !== slug);
  if (without.length < work.tags.length) work.tags = without;
  else addTags(work, [title], 0);
}

/**
 * Takes up what the editor has changed of a message that was an answer (Bot API, `edited_message`).
 * @returns what of the article it changes; undefined where that message gave nothing, or can't be read any more
 */
export function takeEdit(work: Work, messageId: number, written: WrittenText): Field | undefined {
  if (work.texts.some((part) => part.messageId === messageId)) {
    if (work.title?.messageId === messageId) {
      work.title = undefined;
      takeWhole(work, written, messageId);
    } else takeText(work, written, messageId);
    return "text";
  }
  if (work.title?.messageId === messageId) {
    const value = titleOf(written.text);
    if (value === undefined) return undefined;
    work.title = { value, messageId };
    return "title";
  }
  if (work.lead?.messageId === messageId) {
    const value = leadOf(written.text);
    if (value === undefined) return undefined;
    work.lead = { value, messageId };
    return "lead";
  }
  if (work.tags.some((tag) => tag.messageId === messageId)) {
    work.tags = work.tags.filter((tag) => tag.messageId !== messageId);
    addTags(work, tagTitles(written.text), messageId);
    return "tags";
  }
  return undefined;
}

/** Whether something was said with this message. */
export function came(work: Work, messageId: number): boolean {
  const said = [work.title, work.lead, ...work.texts, ...work.tags];
  return said.some((one) => one?.messageId === messageId);
}

/** Whether there is anything worth keeping. */
export function isEmpty(work: Work): boolean {
  return work.title === undefined && work.lead === undefined && work.pictures.length === 0 && textOf(work) === "";
}

/** What it says as a whole, with proposals for what was not said. `untitled` stands where there are no words at all. */
export function contentOf(work: Work, language: string, untitled: string): ArticleContent {
  const text = textOf(work);
  const title = work.title?.value ?? (shorten(text, PROPOSED_LENGTH).slice(0, MAX_TITLE_LENGTH) || untitled);
  const [picture, ...gallery] = work.pictures.map(({ value }) => value);
  const blocks = work.texts.flatMap(({ value }) => value);
  return {
    title,
    ...(work.lead && { lead: work.lead.value }),
    document: { version: DOCUMENT_VERSION, blocks: [...blocks, ...galleryOf(gallery)] },
    tags: work.tags.map(({ value }) => value),
    language: work.language ?? detectLanguage(`${title}\n${text}`) ?? language,
    ...(work.url !== undefined && { url: work.url }),
    ...(work.author !== undefined && { author: work.author }),
    ...(picture && { picture }),
    ...(work.slug && { slug: work.slug.value }),
  };
}

function galleryOf(pictures: readonly Picture[]): Block[] {
  const [only, second] = pictures;
  if (!only) return [];
  return second ? [{ type: "gallery", pictures: [...pictures] }] : [{ type: "picture", ...only }];
}

function textOf(work: Work): string {
  return blocksText(work.texts.flatMap(({ value }) => value));
}
