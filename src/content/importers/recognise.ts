import { extname } from "node:path";
import { AppError } from "../../core/errors.ts";

export type SourceKind = "markdown" | "jsonl" | "feed" | "page";

const BY_NAME: Record<string, SourceKind> = {
  ".md": "markdown",
  ".markdown": "markdown",
  ".mdown": "markdown",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".rss": "feed",
  ".atom": "feed",
};

/** Endings of the files in a folder that are read; what else lies there (pictures, notes of the system) is passed over. */
const IN_FOLDERS: ReadonlySet<string> = new Set([...Object.keys(BY_NAME), ".txt", ".xml", ".json"]);

/** Whether a file in an imported folder is to be read, by its name without ".gz". */
export function isReadInFolder(name: string): boolean {
  return IN_FOLDERS.has(extname(name.replace(/\.gz$/i, "")).toLowerCase());
}

/**
 * What a file or an answer is: by its name where that says it, or else by how it begins.
 * @param name file name or address; without ".gz"
 * @param start its first characters, decoded
 * @throws AppError "invalid" for what Kiosk doesn't read
 */
export function recognise(name: string, start: string): SourceKind {
  const byName = BY_NAME[extname(name).toLowerCase()];
  if (byName) return byName;
  const text = start.replace(/^\ufeff?\s*/, "");
  if (
    /^(?:<\?xml[^>]*>|<!--[\s\S]*?-->|<\?[^>]*>|<!DOCTYPE (?!html)[^>]*>|\s)*<(?:rss|feed|rdf:RDF|[\w-]+:feed)\b/i.test(
      text,
    )
  )
    return "feed";
  if (/^(?:<!doctype html|<html|<head|<body)/i.test(text)) {
    throw new AppError(
      "invalid",
      "It is a web page. Kiosk reads feeds, Markdown, JSON Lines and text copied from a page.",
    );
  }
  if (text.startsWith("{")) return recogniseJson(text);
  if (/^<\?xml|^<[a-z]/i.test(text)) throw new AppError("invalid", "It is XML, but neither RSS nor Atom.");
  if (text.startsWith("[")) {
    throw new AppError(
      "invalid",
      "It is a JSON array. Kiosk reads JSON Lines: one article, as an object, on each line.",
    );
  }
  if (text.includes("\0")) throw new AppError("invalid", "It is no text.");
  return /^---[ \t]*\r?\n/.test(text) ? "markdown" : "page";
}

function recogniseJson(text: string): SourceKind {
  if (/"version"\s*:\s*"https?:(?:\\?\/){2}(?:www\.)?jsonfeed\.org/.test(text)) return "feed";
  if (/^\{\s*"(?:items|version|home_page_url|feed_url)"/.test(text)) return "feed";
  // An object over several lines is no JSON Lines; a first line that is longer than what is seen here may be.
  if (/^[^\n]*[^}\s][^\S\n]*\n/.test(text)) {
    throw new AppError(
      "invalid",
      "It is JSON, but neither a JSON Feed nor JSON Lines (one article, as an object, on each line).",
    );
  }
  return "jsonl";
}
