import type { ArticleDraft } from "../article.ts";
import { type Block, DOCUMENT_VERSION, type Document } from "../document.ts";
import { webAddress } from "./addresses.ts";
import { announcesOthers, isBoilerplate } from "./boilerplate.ts";
import { cleanText, oneLine } from "./clean-text.ts";
import { finishDraft, idFromWords } from "./draft.ts";
import { readHead } from "./text-page-head.ts";

const TAGS =
  /^(?:tags?|topics?|keywords?|filed under|schlagw[oö]rter|schlagworte|stichw[oö]rter|themen|mots[- ]clés|étiquettes|sujets|etiquetas|palabras clave|temas|теги|метки|ключевые слова|etiketler|anahtar kelimeler|برچسب[‌\s]?(?:ها)?|تگ[‌\s]?(?:ها)?|کلید[‌\s]?واژه[‌\s]?(?:ها)?|واژه‌های کلیدی|الوسوم|وسوم|كلمات مفتاحية|الكلمات المفتاحية|علامات)\s*[:：](.*)$/iu;
const BULLET = /^[•▪‣●◦–—*-]\s+(?=\S)/;
/** Lines broken at a column: all but the last of a paragraph about as long as this, in UTF-16 units. */
const WRAPPED = { from: 45, until: 100 };

/**
 * The article in a page as it is copied from a news site: section, title, lead, date, body with the lead once more, tags, the
 * page's foot. Its `sourceId` is the page's address where the text has it on a line of its own, or else a hash of the title.
 * @throws AppError "invalid" for a text without a title or without anything after it
 */
export function draftFromTextPage(text: string): ArticleDraft {
  const lines = linesOfPage(cleanText(text));
  const url = lines
    .map((line) => (/^https?:\/\/\S+$/i.test(line) ? webAddress(line) : undefined))
    .find((found) => found !== undefined);
  const { tags, rest } = withoutFoot(lines.filter((line) => !/^https?:\/\/\S+$/i.test(line)));
  const head = readHead(rest);
  return finishDraft({
    source: "page",
    sourceId: url ?? idFromWords(head?.title ?? ""),
    title: head?.title,
    lead: head?.lead,
    document: documentFromLines((head?.body ?? []).filter((line) => !isBoilerplate(line))),
    tags,
    author: head?.author,
    declared: {},
    url,
    publishedAt: head?.publishedAt,
  });
}

/** One line for each paragraph: as they stand, or joined where the text was wrapped at a column. */
function linesOfPage(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .flatMap((block) => {
      const lines = block.split("\n").filter((line) => line.trim() !== "");
      return isWrapped(lines) ? [lines.join(" ")] : lines;
    })
    .map(oneLine)
    .filter((line) => line !== "");
}

function isWrapped(lines: readonly string[]): boolean {
  const full = lines.slice(0, -1);
  return (
    full.length > 0 &&
    full.every((line) => line.length >= WRAPPED.from && line.length <= WRAPPED.until && !/[.!?؟:]\s*$/.test(line))
  );
}

/** Takes the tags and the page's foot off: copyright, sharing, and other articles' titles below a line that announces them. */
function withoutFoot(lines: readonly string[]): { tags: string[]; rest: string[] } {
  const tagsAt = lines.findLastIndex((line) => TAGS.test(line));
  const tags = tagsAt > 0 ? (TAGS.exec(lines[tagsAt] ?? "")?.[1] ?? "").split(/[,،;؛|#•·]/) : [];
  const after = tagsAt > 0 ? lines.slice(tagsAt + 1) : [];
  if (tagsAt > 0 && after.every(isFootLine)) return { tags, rest: withoutOthers(lines.slice(0, tagsAt)) };
  return { tags, rest: withoutOthers(lines.filter((_, index) => tagsAt <= 0 || index !== tagsAt)) };
}

function withoutOthers(lines: readonly string[]): string[] {
  let end = lines.length;
  while (end > 1 && isBoilerplate(lines[end - 1] ?? "")) end--;
  const announced = lines.findIndex(
    (line, index) => index > 1 && announcesOthers(line) && lines.slice(index, end).every(isFootLine),
  );
  return lines.slice(0, announced > 0 ? announced : end);
}

/** Boilerplate, or as short as another article's title and no sentence. */
function isFootLine(line: string): boolean {
  return isBoilerplate(line) || (line.length <= 120 && !/[.!؟。…]["'”»)]*$/.test(line));
}

function documentFromLines(lines: readonly string[]): Document {
  const blocks: Block[] = [];
  for (const line of lines) {
    const bullet = BULLET.exec(line);
    const paragraph: Block = {
      type: "paragraph",
      content: [{ type: "text", text: line.slice(bullet?.[0].length ?? 0) }],
    };
    const last = blocks.at(-1);
    if (!bullet) blocks.push(paragraph);
    else if (last?.type === "list") last.items.push({ blocks: [paragraph] });
    else blocks.push({ type: "list", ordered: false, items: [{ blocks: [paragraph] }] });
  }
  return { version: DOCUMENT_VERSION, blocks };
}
