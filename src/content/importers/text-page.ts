import type { ArticleDraft } from "../article.ts";
import { type Block, DOCUMENT_VERSION, type Document } from "../document.ts";
import { webAddress } from "./addresses.ts";
import { isBoilerplate } from "./boilerplate.ts";
import { isSignature } from "./byline.ts";
import { cleanText } from "./clean-text.ts";
import { labelledDate } from "./date-line.ts";
import { finishDraft, idFromWords } from "./draft.ts";
import { isPictureLine } from "./page-furniture.ts";
import { withoutFoot } from "./text-page-foot.ts";
import { readHead } from "./text-page-head.ts";
import { linesOfPage } from "./text-page-lines.ts";

/** Dashes are none: in Russian and French they open speech. */
const BULLET = /^[•▪‣●◦*-]\s+(?=\S)/;

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
  const body = (head?.body ?? []).filter((line) => !isBoilerplate(line) && !isPictureLine(line));
  return finishDraft({
    source: "page",
    sourceId: url ?? idFromWords(head?.title ?? ""),
    title: head?.title,
    lead: head?.lead,
    document: documentFromLines(unsigned(body, head?.author)),
    tags,
    author: head?.author,
    declared: {},
    url,
    publishedAt: head?.publishedAt ?? lines.map(labelledDate).find((date) => date !== undefined),
  });
}

/** Without its author's name as the last line. */
function unsigned(body: readonly string[], author: string | undefined): readonly string[] {
  const last = body.at(-1);
  const isSigned = last !== undefined && author !== undefined && isSignature(last, author);
  return isSigned && body.length > 1 ? body.slice(0, -1) : body;
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
