import { extname } from "node:path";
import { AppError } from "../../core/errors.ts";

/** "json" is told further by what is in it (`json-file.ts`). */
export type SourceKind = "markdown" | "jsonl" | "feed" | "page" | "html" | "html-post" | "wordpress" | "json";

const BY_NAME: Record<string, SourceKind> = {
  ".md": "markdown",
  ".markdown": "markdown",
  ".mdown": "markdown",
  ".mkd": "markdown",
  ".mdx": "markdown",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
};

/** Endings of the files in a folder that are read; what else lies there (pictures, notes of the system) is passed over. */
const IN_FOLDERS: ReadonlySet<string> = new Set([
  ...Object.keys(BY_NAME),
  ".rss",
  ".atom",
  ".rdf",
  ".txt",
  ".xml",
  ".json",
  ".html",
  ".htm",
  ".xhtml",
]);

/** Folders of site generators and browsers that hold no articles. */
const NO_ARTICLES = /^(?:\..*|node_modules|_(?:layouts|includes|site|sass|data|plugins)|.*_files)$/;

/** Whether a file in an imported folder is to be read, by its name without ".gz". */
export function isReadInFolder(name: string): boolean {
  return IN_FOLDERS.has(extname(name.replace(/\.gz$/i, "")).toLowerCase());
}

/** Whether what lies in a folder of this name is to be read. */
export function isFolderRead(name: string): boolean {
  return !NO_ARTICLES.test(name);
}

/** What may stand before a root element. */
const PROLOGUE =
  /^(?:\s|<\?[^>]{0,1000}>|<!--(?:(?!-->)[\s\S]){0,2000}-->|<!DOCTYPE(?![^>[]{0,20}html)[^>[]{0,500}(?:\[[\s\S]{0,3000}?\]\s*)?>)*/i;

/**
 * What a file or an answer is: by its name where that says it, or else by how it begins.
 * @param name file name or address; without ".gz"
 * @param start its first characters, decoded
 * @throws AppError "invalid" for what Kiosk doesn't read
 */
export function recognise(name: string, start: string): SourceKind {
  const ending = extname(name).toLowerCase();
  const byName = BY_NAME[ending];
  if (byName) return byName;
  const text = start.replace(/^\ufeff?\s*/, "");
  const root = text.slice(PROLOGUE.exec(text)?.[0].length ?? 0);
  if (/^<(?:[\w-]+:)?(?:rss|feed|rdf)\b/i.test(root)) {
    return /xmlns:wp\s*=|<wp:wxr_version/.test(text) ? "wordpress" : "feed";
  }
  if (ending === ".rss" || ending === ".atom" || ending === ".rdf") return "feed";
  const isHtmlName = /^\.x?html?$/.test(ending);
  if (/^(?:---|\+\+\+)[ \t]*\r?\n/.test(text)) return isHtmlName ? "html-post" : "markdown";
  if (/^(?:<!doctype\s+html|<(?:html|head|body|article|main|div|p|h1|section|title|meta|header|table)\b)/i.test(root))
    return "html";
  if (/^[[{]/.test(text)) return recogniseJson(text, ending);
  if (isHtmlName && !text.includes("\0")) return "html";
  if (/^<\?xml|^<[a-z]/i.test(text)) throw new AppError("invalid", "It is XML, but neither RSS nor Atom.");
  if (text.includes("\0")) throw new AppError("invalid", "It is no text.");
  return "page";
}

function recogniseJson(text: string, ending: string): SourceKind {
  if (text.startsWith("[")) return "json";
  if (/"version"\s*:\s*"https?:(?:\\?\/){2}(?:www\.)?jsonfeed\.org/.test(text)) return "feed";
  if (/^\{\s*"(?:items|version|home_page_url|feed_url)"/.test(text)) return "feed";
  if (/^\{\s*"(?:db|data|meta|posts)"\s*:/.test(text)) return "json";
  // One article, as an object, on each line.
  if (/^[^\n]*\}[^\S\n]*\r?\n\s*\{/.test(text)) return "jsonl";
  // An object over several lines is no JSON Lines; a first line that is longer than what is seen here may be.
  return ending === ".json" || /^[^\n]*[^}\s][^\S\n]*\n/.test(text) ? "json" : "jsonl";
}
