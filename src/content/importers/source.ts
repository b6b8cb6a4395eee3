import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { AppError, messageOf } from "../../core/errors.ts";
import type { ArticleDraft } from "../article.ts";
import type { MediaFile } from "../media-store.ts";
import { decodeText } from "./decode.ts";
import { type FeedResult, readFeedItems } from "./feed.ts";
import { fetchSource } from "./fetch.ts";
import { FrontMatterError } from "./front-matter.ts";
import { draftsFromJson } from "./json-file.ts";
import { draftFromJsonLine, MAX_LINE_BYTES } from "./jsonl.ts";
import { linesOf } from "./lines.ts";
import { localPictures } from "./local-pictures.ts";
import { readMarkdownFile } from "./markdown-file.ts";
import { isFolderRead, isReadInFolder, recognise, type SourceKind } from "./recognise.ts";
import { draftFromTextPage } from "./text-page.ts";
import { draftsFromWordpressExport } from "./wordpress-export.ts";
import { postsAddress, postsBySite } from "./wordpress-rest.ts";

/** Largest file of a kind that has to be read as a whole, decompressed. JSON Lines may be of any size. */
const MAX_WHOLE_BYTES = 100 * 1024 * 1024;

/** One thing that a source holds: an article, or the reason why there is none. `where` is the file with its line or item. */
export type ImportItem =
  | {
      kind: "article";
      where: string;
      draft: ArticleDraft;
      media: MediaFile[];
      /** See `MarkdownArticle`. */
      datedByAge?: boolean;
    }
  | { kind: "refused"; where: string; reason: string };

export interface ReadOptions {
  /** Epoch ms that an `age` in front matter counts back from. */
  ageFrom: number;
  /** The folder from which Markdown files may take pictures; by default the imported folder, or the one a single file lies in. */
  pictureFolder?: string;
  /** Told how many bytes of files have been read since the last time. */
  onBytes?: (count: number) => void;
  /** What to fetch web addresses with. */
  fetch?: typeof fetch;
  /** The most bytes of a file that is read as a whole, decompressed; 100 MB by default. */
  maxBytes?: number;
}

/**
 * Everything in a source, one item after another: a folder (all files in it that Kiosk reads, in order of their names), a file, or
 * an http(s) address. What a file is its name says, or else its beginning; any of them may be compressed with gzip. Never throws for
 * what it reads: an item, file or address that is wrong becomes a "refused", and the rest goes on.
 */
export async function* readSource(pathOrUrl: string, options: ReadOptions): AsyncGenerator<ImportItem> {
  try {
    if (isWebAddress(pathOrUrl)) {
      yield* readAddress(pathOrUrl, options);
    } else if ((await stat(pathOrUrl)).isDirectory()) {
      for (const path of await filesIn(pathOrUrl)) yield* readFile(path, pathOrUrl, options);
    } else {
      yield* readFile(pathOrUrl, dirname(pathOrUrl), options);
    }
  } catch (error) {
    yield refused(pathOrUrl, error);
  }
}

/** How many bytes `onBytes` will count for this source; 0 for a web address or what isn't there. */
export async function sizeOfSource(pathOrUrl: string): Promise<number> {
  if (isWebAddress(pathOrUrl)) return 0;
  try {
    const found = await stat(pathOrUrl);
    if (!found.isDirectory()) return found.size;
    const sizes = await Promise.all((await filesIn(pathOrUrl)).map(async (path) => (await stat(path)).size));
    return sizes.reduce((sum, size) => sum + size, 0);
  } catch {
    return 0;
  }
}

function isWebAddress(source: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(source);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && isReadInFolder(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) =>
        !relative(folder, path)
          .split(sep)
          .some((part, index, parts) => (index < parts.length - 1 ? !isFolderRead(part) : part.startsWith("."))),
    )
    .sort((a, b) => (a < b ? -1 : 1));
}

interface Input {
  /** What messages call it. */
  where: string;
  /** What its kind is told by: a name without ".gz". */
  name: string;
  chunks: AsyncIterable<Uint8Array>;
  charset?: string;
  /** Where it was fetched. */
  url?: string;
}

async function* readFile(path: string, root: string, options: ReadOptions): AsyncGenerator<ImportItem> {
  try {
    const input = {
      where: path,
      name: basename(path).replace(/\.gz$/i, ""),
      chunks: fileChunks(path, options.onBytes),
    };
    yield* readInput(input, path, root, options);
  } catch (error) {
    yield refused(path, error);
  }
}

async function* readAddress(address: string, options: ReadOptions): AsyncGenerator<ImportItem> {
  const posts = postsAddress(address);
  if (posts) {
    let count = 0;
    const get = async (url: string) => jsonIn((await fetchSource(url, options.fetch)).bytes, url);
    for await (const result of postsBySite(posts, get)) yield itemOf(result, `${address} item ${++count}`);
    return;
  }
  const { bytes, url, charset } = await fetchSource(address, options.fetch);
  const input = {
    where: address,
    name: new URL(url).pathname.replace(/\.gz$/i, ""),
    chunks: once(bytes),
    charset,
    url,
  };
  yield* readInput(input, undefined, undefined, options);
}

function jsonIn(bytes: Uint8Array, url: string): unknown {
  try {
    return JSON.parse(decodeText(bytes));
  } catch (cause) {
    throw new AppError("invalid", `${url} gives no JSON.`, { cause });
  }
}

function itemOf(result: FeedResult, where: string): ImportItem {
  return "draft" in result ? { kind: "article", where, draft: result.draft, media: [] } : refused(where, result.error);
}

async function* readInput(
  input: Input,
  path: string | undefined,
  root: string | undefined,
  options: ReadOptions,
): AsyncGenerator<ImportItem> {
  const { head, all, close } = await peek(decompressed(input.chunks));
  try {
    const kind = recognise(input.name, decodeText(head.subarray(0, 4096), input.charset));
    if (kind === "jsonl") yield* readLines(input, all);
    else
      yield* readWhole(
        kind,
        input,
        decodeText(await wholeOf(all, options.maxBytes), input.charset),
        path,
        root,
        options,
      );
  } finally {
    await close();
  }
}

async function* readLines(input: Input, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ImportItem> {
  for await (const { number, text } of linesOf(chunks, MAX_LINE_BYTES)) {
    const where = `${input.where}:${number}`;
    if (text?.trim() === "") continue;
    if (text === undefined)
      yield { kind: "refused", where, reason: `The line is longer than ${MAX_LINE_BYTES / 1024 / 1024} MB.` };
    else yield attempt(where, () => ({ draft: draftFromJsonLine(text), media: [] }));
  }
}

async function* readWhole(
  kind: Exclude<SourceKind, "jsonl">,
  input: Input,
  text: string,
  path: string | undefined,
  root: string | undefined,
  options: ReadOptions,
): AsyncGenerator<ImportItem> {
  switch (kind) {
    case "feed":
      yield* numbered(readFeedItems(text, input.url), input.where);
      return;
    case "wordpress":
      yield* numbered(draftsFromWordpressExport(text), input.where);
      return;
    case "json":
      yield* numbered(draftsFromJson(text), input.where);
      return;
    case "html": {
      // Loaded when there is a page to read: it is much code, and the bot mostly reads feeds.
      const { draftFromWebPage } = await import("./web-page.ts");
      const pictures = path && root ? localPictures(path, options.pictureFolder ?? root) : undefined;
      const name = path && root ? relative(root, path).split(sep).join("/") : undefined;
      try {
        const draft = await draftFromWebPage({ html: text, url: input.url, name, picture: pictures?.resolve });
        yield { kind: "article", where: input.where, draft, media: pictures?.files() ?? [] };
      } catch (error) {
        yield refused(input.where, error);
      }
      return;
    }
    case "page":
      yield attempt(input.where, () => ({ draft: draftFromTextPage(text), media: [] }));
      return;
    case "html-post":
    case "markdown": {
      const pictures = path && root ? localPictures(path, options.pictureFolder ?? root) : undefined;
      const name = path && root ? relative(root, path).split(sep).join("/") : (input.url ?? input.name);
      const file = { text, name, ageFrom: options.ageFrom, picture: pictures?.resolve, isHtml: kind === "html-post" };
      yield attempt(input.where, () => ({ ...readMarkdownFile(file), media: pictures?.files() ?? [] }));
      return;
    }
    default:
      kind satisfies never;
  }
}

/** Items by their place in the source. */
function* numbered(results: Iterable<FeedResult>, source: string): Generator<ImportItem> {
  let count = 0;
  try {
    for (const result of results) yield itemOf(result, `${source} item ${++count}`);
  } catch (error) {
    // What is wrong with the whole is told of the whole; what came before it stays.
    yield refused(source, error);
  }
}

type Found = Pick<ImportItem & { kind: "article" }, "draft" | "media" | "datedByAge">;

function attempt(where: string, read: () => Found): ImportItem {
  try {
    return { kind: "article", where, ...read() };
  } catch (error) {
    return refused(error instanceof FrontMatterError ? `${where}:${error.line}` : where, error);
  }
}

function refused(where: string, error: unknown): ImportItem {
  return { kind: "refused", where, reason: reasonOf(error) };
}

function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  switch (error instanceof Error && "code" in error && error.code) {
    case "ENOENT":
      return "There is no such file or folder.";
    case "EACCES":
    case "EPERM":
      return "It may not be read (permission denied).";
    case "Z_DATA_ERROR":
    case "Z_BUF_ERROR":
      return "It is compressed, but damaged or cut off.";
    default:
      return `It can't be read: ${messageOf(error)}.`;
  }
}

async function* fileChunks(path: string, onBytes: ReadOptions["onBytes"]): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path)) {
    onBytes?.(chunk.length);
    yield chunk;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** gzip (RFC 1952, ID1 and ID2) is told by its first bytes, whatever the file is called. */
async function* decompressed(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(chunks);
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* all;
    return;
  }
  const gunzip = createGunzip();
  // Whoever reads `gunzip` is told of errors; they have nobody else to go to.
  pipeline(all, gunzip, () => {});
  yield* gunzip;
}

/** A stream whose first chunk was looked at. */
interface Peeked {
  head: Uint8Array;
  /** Everything, the first chunk included. */
  all: AsyncIterable<Uint8Array>;
  /** Lets go of the file, also when not all was read. */
  close(): Promise<unknown>;
}

async function peek(chunks: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done ? new Uint8Array() : first.value;
  async function* all() {
    if (first.done) return;
    yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head, all: all(), close: async () => iterator.return?.() };
}

async function wholeOf(chunks: AsyncIterable<Uint8Array>, most = MAX_WHOLE_BYTES): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) throw new AppError("invalid", `It is larger than ${most / 1024 / 1024} MB.`);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
