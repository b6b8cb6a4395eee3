import { announcesOthers, isBoilerplate, isRightsLine, isSharingLine } from "./boilerplate.ts";
import { isDateLine } from "./date-line.ts";
import { isFurniture } from "./page-furniture.ts";
import { endsSentence } from "./page-line.ts";
import { wordsOf } from "./similar.ts";

/** The line that names an article's topics, with them on the same line or one on each of the following. */
const TAGS =
  /^(?:tags?|tagged(?: (?:with|as|in))?|(?:(?:related|suggested) |explore more on these )?topics?|see more on|keywords?|filed under|schlagw[oö]rter|schlagworte|stichw[oö]rter|themen|mots[- ]clés|étiquettes|sujets|etiquetas|palabras clave|temas|archivado en|теги|тэги|метки|ключевые слова|etiketler|anahtar kelimeler|برچسب[‌\s]?(?:ها)?|تگ[‌\s]?(?:ها)?|کلید[‌\s]?واژه[‌\s]?(?:ها)?|واژه[‌\s]?های کلیدی|موضوعات(?: مرتبط)?|الوسوم|وسوم|كلمات مفتاحية|الكلمات المفتاحية|علامات|سمات)\s*(?:[:：](?<list>.*))?$/iu;
/** How WordPress ends a post: "Posted in Bread, Notes. Tagged flour, sourdough." */
const POSTED = /^posted in [^.]{1,120}(?:\.|\|)?\s*(?:tagged (?<list>[^.]{1,200}))?\.?$/i;
const SEPARATOR = /[,،;؛|#•·]/;
/** A tag that stands on a line of its own. */
const TAG = { words: 4, length: 40 };

/**
 * Takes the tags and the page's foot off: copyright, sharing, and other articles' titles below a line that announces them.
 * Nothing below the tags is lost that is a sentence.
 */
export function withoutFoot(lines: readonly string[]): { tags: string[]; rest: string[] } {
  const tagsAt = lines.findLastIndex((line, index) => index > 1 && tagList(line) !== undefined);
  if (tagsAt < 0) return { tags: [], rest: withoutOthers(lines) };
  const inline = tagList(lines[tagsAt] ?? "") ?? "";
  const isHeading = inline.trim() === "";
  const below = lines.slice(tagsAt + 1);
  const count = isHeading ? below.findIndex((line) => !isTag(line)) : 0;
  const listed = below.slice(0, count < 0 ? below.length : count);
  const after = below.slice(listed.length);
  const isLast = after.every(isFootLine);
  // Where the text goes on below a heading and short lines, they are the text's own.
  if (isHeading && listed.length > 0 && !isLast) return { tags: [], rest: withoutOthers(lines) };
  const tags = [inline, ...listed].flatMap((line) => line.split(SEPARATOR));
  const before = lines.slice(0, tagsAt);
  return { tags, rest: withoutOthers(isLast ? before : [...before, ...after]) };
}

/** The tags on a line that names them, "" where they follow below; undefined for any other line. */
function tagList(line: string): string | undefined {
  const found = TAGS.exec(line) ?? POSTED.exec(line);
  return found ? (found.groups?.list ?? "") : undefined;
}

function isTag(line: string): boolean {
  if (isFurniture(line) || isBoilerplate(line) || announcesOthers(line) || isDateLine(line) || endsSentence(line)) {
    return false;
  }
  return line.split(SEPARATOR).every((tag) => wordsOf(tag).length <= TAG.words && tag.length <= TAG.length);
}

function withoutOthers(lines: readonly string[]): string[] {
  let end = footAt(lines);
  while (end > 1 && isFoot(lines[end - 1] ?? "")) end--;
  const text = lines.slice(0, end);
  const lastOther = text.findLastIndex((line) => !isFootLine(line));
  const announced = text.findIndex((line, index) => index > Math.max(1, lastOther) && announcesOthers(line));
  return text.slice(0, announced > 0 ? announced : end);
}

/** Where the foot begins: what follows the copyright, in lines of any length, or the buttons below a text that was told. */
function footAt(lines: readonly string[]): number {
  const isTold = lines.some((line, index) => index > 0 && isSentence(line));
  const lastSentence = lines.findLastIndex(isSentence);
  const lastOther = lines.findLastIndex((line) => !isFootLine(line));
  const found = lines.findIndex(
    (line, index) =>
      (index > Math.max(1, lastSentence) && isRightsLine(line)) ||
      (index > Math.max(1, lastOther) && isTold && isSharingLine(line)),
  );
  return found < 0 ? lines.length : found;
}

function isFoot(line: string): boolean {
  return isBoilerplate(line) || isFurniture(line) || isDateLine(line);
}

function isSentence(line: string): boolean {
  return endsSentence(line) && !isFoot(line);
}

/** A part of the foot, or as short as another article's title and no sentence. */
function isFootLine(line: string): boolean {
  return isFoot(line) || (line.length <= 120 && !endsSentence(line));
}
