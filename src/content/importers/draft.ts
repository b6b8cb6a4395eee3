import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "../../core/errors.ts";
import { ArticleDraft, MAX_LEAD_LENGTH, MAX_TITLE_LENGTH } from "../article.ts";
import { blocksText, type Document, inlineText, type Picture } from "../document.ts";
import { distinctTags } from "../tag.ts";
import { webAddress, withoutTracking } from "./addresses.ts";
import { articleLanguage, type Declared } from "./article-language.ts";
import { cleanArticle } from "./clean.ts";
import { cleanText, oneLine, shortened } from "./clean-text.ts";

const MAX_AUTHOR_LENGTH = 200;

/** An article as a source's own format gives it, before it is cleaned. */
export interface RawArticle {
  source: string;
  sourceId: string;
  title: string | undefined;
  lead?: string;
  document: Document;
  tags: readonly string[];
  author?: string;
  declared: Declared;
  url?: string;
  publishedAt?: number;
  picture?: Picture;
  draft?: boolean;
}

/**
 * The clean draft of what a source gave: title and lead once, no boilerplate, no empty tags, the language known.
 * @throws AppError "invalid" that says what is missing or wrong
 */
export function finishDraft(raw: RawArticle): ArticleDraft {
  const title = shortened(oneLine(raw.title ?? ""), MAX_TITLE_LENGTH);
  if (title === "") throw new AppError("invalid", "It has no title.");
  const clean = cleanArticle({ title, lead: leadOf(raw.lead), document: raw.document });
  const text = `${title}\n${clean.lead ?? ""}\n${blocksText(clean.document.blocks)}`;
  const author = oneLine(raw.author ?? "");
  const address = webAddress(raw.url);
  const url = address === undefined ? undefined : withoutTracking(address);
  const once = pictureOnce(clean.document, raw.picture);
  const draft = {
    source: raw.source,
    sourceId: raw.sourceId,
    title,
    ...(clean.lead !== undefined && { lead: clean.lead }),
    document: once.document,
    tags: distinctTags(raw.tags.map(oneLine)).map((tag) => tag.title),
    ...(author !== "" && { author: shortened(author, MAX_AUTHOR_LENGTH) }),
    language: articleLanguage(raw.declared, text),
    ...(url !== undefined && { url }),
    ...(raw.publishedAt !== undefined && { publishedAt: raw.publishedAt }),
    ...(once.picture && { picture: once.picture }),
    ...(raw.draft && { draft: true }),
  };
  if (
    blocksText(draft.document.blocks) === "" &&
    draft.lead === undefined &&
    draft.document.blocks.length === 0 &&
    !draft.picture
  ) {
    throw new AppError("invalid", `"${shortened(title, 80)}" has a title but no text.`);
  }
  return validDraft(draft);
}

function leadOf(lead: string | undefined): string | undefined {
  const text = shortened(
    cleanText(lead ?? "")
      .replace(/\s+/g, " ")
      .trim(),
    MAX_LEAD_LENGTH,
  );
  return text === "" ? undefined : text;
}

function validDraft(draft: unknown): ArticleDraft {
  const parsed = ArticleDraft.safeParse(draft);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError(
    "invalid",
    `Its ${issue?.path.join(".") || "form"} is wrong: ${issue?.message ?? z.prettifyError(parsed.error)}.`,
  );
}

/**
 * The picture above the article is not shown again where it stands in the body, in whatever size: what is said about it there is said
 * above, if nothing else is; or else the body's stays, for its words.
 */
function pictureOnce(document: Document, picture: Picture | undefined): { document: Document; picture?: Picture } {
  if (!picture) return { document };
  const same = fileOf(picture);
  let above = picture;
  const blocks = document.blocks.filter((block) => {
    if (block.type !== "picture" || fileOf(block) !== same) return true;
    const { type: _, source: __, ...about } = block;
    const said = inlineText(above.caption ?? []);
    const caption = inlineText(block.caption ?? []);
    if (caption !== "" && said !== "" && caption !== said) return true;
    above = { ...about, ...above };
    return false;
  });
  return { document: { ...document, blocks }, picture: above };
}

/** Where a picture's file is, without the size that WordPress puts into names ("-1024x683"). */
function fileOf({ source }: Picture): string {
  if (source.kind === "media") return source.id;
  return source.url.replace(/[?#].*$/, "").replace(/-\d{2,4}x\d{2,4}(?=\.\w+$)/, "");
}

/** A stable name for what has none of its own: the same words, the same name. */
export function idFromWords(...words: readonly string[]): string {
  return createHash("sha256").update(words.map(oneLine).join("\n")).digest("hex").slice(0, 32);
}
