import { z } from "zod";
import { AppError, messageOf } from "../../core/errors.ts";
import type { ArticleDraft } from "../article.ts";
import { type Document, documentFromText } from "../document.ts";
import { cleanText } from "./clean-text.ts";
import { requireDate } from "./dates.ts";
import { finishDraft, idFromWords } from "./draft.ts";
import { documentFromHtml } from "./html.ts";
import { documentFromMarkdown } from "./markdown.ts";

/** One line of JSON Lines is at most this long, in bytes. */
export const MAX_LINE_BYTES = 10 * 1024 * 1024;

const Absent = z.null().transform(() => undefined);
const Text = z.union([z.string(), Absent]).optional();

/** The object that stands on a line of an archive. Other keys are ignored. */
const JsonArticle = z.object({
  id: z.union([z.string(), z.number().transform(String), Absent]).optional(),
  title: z.string(),
  lead: Text,
  body: z.string(),
  tags: z
    .union([z.array(z.string().nullable()), z.string().transform((tags) => tags.split(/[,،;؛]/)), Absent])
    .optional(),
  author: Text,
  language: Text,
  url: Text,
  publishedAt: z.union([z.string(), z.number(), Absent]).optional(),
  format: z.union([z.enum(["markdown", "html", "text"]), Absent]).optional(),
});

/**
 * The article on one line of JSON Lines. Its `id` is the `sourceId`, letter for letter; without one the URL is, and else a hash of
 * title and date. The ids of all JSON Lines files are one space: a publication's archive may come in several files.
 * @throws AppError "invalid" that says what is wrong with the line
 */
export function draftFromJsonLine(line: string): ArticleDraft {
  const item = parseLine(line);
  const id = item.id !== undefined && item.id !== "" ? item.id : undefined;
  return finishDraft({
    source: "jsonl",
    sourceId: id ?? (item.url || idFromWords(item.title, String(item.publishedAt ?? ""))),
    title: item.title,
    lead: item.lead,
    document: bodyOf(item.body, item.format ?? "markdown", item.url),
    tags: (item.tags ?? []).filter((tag) => tag !== null),
    author: item.author,
    declared: { own: item.language },
    url: item.url,
    publishedAt:
      item.publishedAt === undefined || item.publishedAt === ""
        ? undefined
        : requireDate(item.publishedAt, "publishedAt"),
  });
}

function parseLine(line: string): z.infer<typeof JsonArticle> {
  const parsed = JsonArticle.safeParse(parseJson(line));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const key = issue?.path.join(".") ?? "";
  throw new AppError(
    "invalid",
    key === "" ? "The line is no JSON object." : `"${key}" is missing or not what it must be.`,
  );
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    // The engine counts lines within this line.
    const what = messageOf(cause).replace(/ in JSON at position \d+.*$/, "");
    throw new AppError("invalid", `The line is no JSON: ${what}.`, { cause });
  }
}

function bodyOf(body: string, format: "markdown" | "html" | "text", url: string | undefined): Document {
  switch (format) {
    case "markdown":
      return documentFromMarkdown(body, { base: url });
    case "html":
      return documentFromHtml(body, { base: url });
    case "text":
      return documentFromText(cleanText(body));
    default:
      return format satisfies never;
  }
}
