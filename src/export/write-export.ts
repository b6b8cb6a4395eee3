import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sql } from "kysely";
import type { Clock } from "../core/clock.ts";
import { AppError, messageOf } from "../core/errors.ts";
import { type Database, oneState } from "../database/database.ts";
import { readSequences } from "../database/sequences.ts";
import { keyOf } from "../database/tables.ts";
import { articleLines } from "./article-lines.ts";
import { articleFileName, articleMarkdown, MEDIA_FOLDER, mediaFileName } from "./article-markdown.ts";
import { type FileEntry, FORMAT_VERSION, lineFiles, MANIFEST, type Manifest } from "./manifest.ts";
import { type CarriedTable, lineSchemas } from "./tables.ts";

/** It holds who has subscribed: for the eyes of the program's own user. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
/** Rows and articles that memory holds at a time. */
const ROWS = 1000;
const ARTICLES = 100;

/**
 * Writes all that the store keeps to a new folder: articles as Markdown and as JSON Lines, everything else as JSON Lines, pictures as
 * files, and the manifest. It is one state of the database, whatever others write meanwhile. The folder has its name only when it is whole.
 * @param onLine told of each line that is written
 * @throws AppError "invalid" when there is something at `folder` already, "unavailable" when it can't be written
 */
export async function writeExport(
  database: Database,
  clock: Clock,
  folder: string,
  onLine: () => void = () => {},
): Promise<Manifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new AppError("invalid", `${folder} is not empty. Name a folder that is not there yet.`);
  }
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  try {
    mkdirSync(join(unfinished, MEDIA_FOLDER), { recursive: true, mode: FOLDER_MODE });
    const manifest = await oneState(database, (state) => writeAll(state, clock, unfinished, onLine));
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
    return manifest;
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new AppError("unavailable", `The export ${folder} can't be written: ${messageOf(error)}.`, { cause: error });
  }
}

async function writeAll(database: Database, clock: Clock, folder: string, onLine: () => void): Promise<Manifest> {
  const files: FileEntry[] = [];
  for (const name of lineFiles({ version: FORMAT_VERSION })) {
    const file = await newFile(folder, name, onLine);
    try {
      if (name === "articles.jsonl") files.push(...(await writeArticles(database, folder, file)));
      else files.push(...(await writeTable(database, name.replace(/\.jsonl$/, "") as CarriedTable, folder, file)));
      files.push(await file.end());
    } finally {
      await file.close();
    }
  }
  const manifest: Manifest = {
    format: "kiosk-export",
    version: FORMAT_VERSION,
    exportedAt: new Date(clock.now()).toISOString(),
    sequences: await readSequences(database),
    files,
  };
  await writeFile(folder, MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** @returns the Markdown files that it wrote beside */
async function writeArticles(database: Database, folder: string, file: NewFile): Promise<FileEntry[]> {
  const written: FileEntry[] = [];
  const media = await database.selectFrom("media").select(["id", "mime_type"]).execute();
  const names = new Map(media.map(({ id, mime_type }) => [id, mediaFileName(id, mime_type)]));
  for (let last = 0; ; ) {
    const lines = await articleLines(database, last, ARTICLES);
    for (const line of lines) {
      await file.line(line);
      written.push(await writeFile(folder, articleFileName(line), articleMarkdown(line, names)));
      last = line.id;
    }
    if (lines.length < ARTICLES) return written;
  }
}

/** @returns the pictures that it wrote beside */
async function writeTable(
  database: Database,
  table: CarriedTable,
  folder: string,
  file: NewFile,
): Promise<FileEntry[]> {
  const written: FileEntry[] = [];
  // In one order, whatever a table has gone through: a migration may have made a column anew.
  const columns = Object.keys(lineSchemas[table].shape);
  for await (const row of rowsOf(database, table)) {
    await file.line(Object.fromEntries(columns.map((column) => [column, row[column]])));
    if (table !== "media") continue;
    const name = `${MEDIA_FOLDER}/${mediaFileName(String(row.id), String(row.mime_type))}`;
    written.push(await writeFile(folder, name, row.bytes as Uint8Array));
  }
  return written;
}

/** All rows in the order of their keys; pictures one at a time, for they are large. */
async function* rowsOf(database: Database, table: CarriedTable): AsyncGenerator<Record<string, unknown>> {
  const keys = keyOf(table);
  const limit = table === "media" ? 1 : ROWS;
  let last: Record<string, unknown> | undefined;
  for (;;) {
    // The tables differ, the question doesn't: asked as of one of them.
    let query = database.selectFrom(table as "setting").selectAll();
    for (const key of keys) query = query.orderBy(key as "name");
    if (last) {
      const [columns, values] = [keys.map((key) => sql.ref(key)), keys.map((key) => sql`${last?.[key]}`)];
      query = query.where(sql<boolean>`(${sql.join(columns)}) > (${sql.join(values)})`);
    }
    const rows: Record<string, unknown>[] = await query.limit(limit).execute();
    yield* rows;
    last = rows.at(-1);
    if (rows.length < limit) return;
  }
}

interface NewFile {
  line(value: object): Promise<void>;
  end(): Promise<FileEntry>;
  close(): Promise<void>;
}

/** A file of JSON Lines, written some hundred kilobytes at a time. */
async function newFile(folder: string, path: string, onLine: () => void): Promise<NewFile> {
  const handle: FileHandle = await open(join(folder, path), "wx", FILE_MODE);
  const hash = createHash("sha256");
  let [bytes, lines, waiting] = [0, 0, ""];
  async function write(): Promise<void> {
    const chunk = Buffer.from(waiting);
    waiting = "";
    hash.update(chunk);
    bytes += chunk.length;
    await handle.writeFile(chunk);
  }
  return {
    async line(value) {
      waiting += `${JSON.stringify(value)}\n`;
      lines++;
      onLine();
      if (waiting.length > 256 * 1024) await write();
    },
    async end() {
      await write();
      return { path, bytes, sha256: hash.digest("hex"), lines };
    },
    close: () => handle.close(),
  };
}

async function writeFile(folder: string, path: string, content: string | Uint8Array): Promise<FileEntry> {
  const bytes = Buffer.from(content);
  mkdirSync(join(folder, dirname(path)), { recursive: true, mode: FOLDER_MODE });
  const handle = await open(join(folder, path), "wx", FILE_MODE);
  try {
    await handle.writeFile(bytes);
  } finally {
    await handle.close();
  }
  return { path, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}
