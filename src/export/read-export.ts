import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { linesOf } from "../content/importers/lines.ts";
import { withinStack } from "../content/importers/nesting.ts";
import type { Clock } from "../core/clock.ts";
import { AppError, messageOf } from "../core/errors.ts";
import { type Database, transaction } from "../database/database.ts";
import { isInUse } from "../database/lease.ts";
import { setSequences } from "../database/sequences.ts";
import { type Settled, settleRestored } from "../delivery/restored.ts";
import { ArticleLine, insertArticles } from "./article-lines.ts";
import { MEDIA_FOLDER, mediaFileName } from "./article-markdown.ts";
import { lineFiles, type Manifest, readManifest, verifyFiles } from "./manifest.ts";
import { ALWAYS_THERE, CARRIED, type CarriedTable, lineSchemas } from "./tables.ts";

/** An article with all of its revisions is on one line. */
const MAX_LINE_BYTES = 256 * 1024 * 1024;
/** Rows that are inserted with one statement. */
const ROWS = 200;

export interface TakenBack {
  manifest: Manifest;
  /** What is not sent again; undefined where all goes on as if no time had passed. */
  settled: Settled | undefined;
}

/**
 * Takes an export back into an empty store, which is then equal to the one that was exported, but for what `tables.ts` names. All of it
 * happens in one transaction, or nothing.
 * @param options.resend true: what waited when the export was made is sent, though it may have been since; by default it is settled as
 * after a restore (`delivery/restored.ts`)
 * @param options.onLine told of each line that is read
 * @throws AppError "invalid" with the file and line that is wrong; "configuration" when the store is not empty or in use
 */
export async function readExport(
  database: Database,
  clock: Clock,
  folder: string,
  { resend = false, onLine = () => {} }: { resend?: boolean; onLine?: () => void } = {},
): Promise<TakenBack> {
  await refuseUnlessEmpty(database, clock);
  const manifest = readManifest(folder);
  await verifyFiles(folder, manifest);
  const take = (rowsAtOnce: number) =>
    transaction(database, async (trx) => {
      await refuseUnlessEmpty(trx, clock);
      for (const table of ALWAYS_THERE) await trx.deleteFrom(table as "setting").execute();
      for (const name of lineFiles(manifest)) await takeFile(trx, folder, name, rowsAtOnce, onLine);
      await setSequences(trx, manifest.sequences);
      return resend ? undefined : settleRestored(trx, clock);
    });
  try {
    return { manifest, settled: await take(ROWS) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    // The database refuses one row of many; singly it says which.
    return { manifest, settled: await take(1) };
  }
}

/** @throws AppError "configuration" */
async function refuseUnlessEmpty(database: Database, clock: Clock): Promise<void> {
  if (await isInUse(database, clock)) {
    throw new AppError(
      "configuration",
      "Kiosk is running with this database, or was until a moment ago. Stop it, wait half a minute, and import again.",
    );
  }
  for (const table of ["article" as const, ...CARRIED]) {
    if (ALWAYS_THERE.has(table as CarriedTable)) continue;
    const [row] = await database
      .selectFrom(table as "setting")
      .selectAll()
      .limit(1)
      .execute();
    if (row) {
      throw new AppError(
        "configuration",
        `An export is taken back into an empty store only, and this one has something in it (${table}). Let DATABASE_URL name a new file; to add articles to this store, import the folder articles/ of the export.`,
      );
    }
  }
}

/** Checks and stores each line of a file. @throws AppError "invalid" with the line */
async function takeFile(
  trx: Database,
  folder: string,
  name: string,
  rowsAtOnce: number,
  onLine: () => void,
): Promise<void> {
  const path = join(folder, name);
  const table = name.replace(/\.jsonl$/, "") as CarriedTable;
  const schema: z.ZodType = name === "articles.jsonl" ? ArticleLine : lineSchemas[table];
  let rows: object[] = [];
  let first = 1;
  const store = async (next: number) => {
    const where = next - first > 1 ? `${first} to ${next - 1}` : String(first);
    try {
      if (name === "articles.jsonl") await insertArticles(trx, rows as ArticleLine[]);
      else if (rows.length > 0) {
        await trx
          .insertInto(table)
          .values(rows as never)
          .execute();
      }
    } catch (error) {
      if (rows.length > 1) throw error;
      throw new AppError("invalid", `${path}:${where}: the database does not take it: ${messageOf(error)}.`, {
        cause: error,
      });
    }
    rows = [];
    first = next;
  };
  let number = 0;
  for await (const line of linesOf(createReadStream(path), MAX_LINE_BYTES)) {
    number = line.number;
    onLine();
    const row = readLine(line.text, schema, `${path}:${number}`);
    rows.push(table === "media" ? withBytes(row, folder, `${path}:${number}`) : row);
    if (rows.length >= (table === "media" ? 1 : rowsAtOnce)) await store(number + 1);
  }
  await store(number + 1);
}

/** What is on a line, with what an older program didn't know of yet as its default. */
function readLine(text: string | undefined, schema: z.ZodType, where: string): object {
  const refuse = (why: string) => new AppError("invalid", `${where}: ${why}.`);
  if (text === undefined) throw refuse("the line is too long");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw refuse(`it is no JSON: ${messageOf(error)}`);
  }
  const parsed = tooDeep(() => schema.safeParse(json), refuse);
  if (parsed.success)
    return { ...(parsed.data as object), ...(schema === ArticleLine && treesOf(json as ArticleLine)) };
  const [issue] = parsed.error.issues;
  throw refuse(`its ${issue?.path.join(".") || "form"} is wrong: ${issue?.message ?? z.prettifyError(parsed.error)}`);
}

/** Trees stay as they were written: parsing would put their fields into another order. */
function treesOf({
  document,
  picture,
  revisions,
}: ArticleLine): Pick<ArticleLine, "document" | "picture" | "revisions"> {
  return { document, picture, revisions };
}

function tooDeep<T>(read: () => T, refuse: (why: string) => AppError): T {
  try {
    return withinStack(read);
  } catch (error) {
    throw error instanceof AppError ? refuse("it is nested too deeply") : error;
  }
}

function withBytes(row: object, folder: string, where: string): object {
  const { id, mime_type } = row as { id: string; mime_type: string };
  const path = join(folder, MEDIA_FOLDER, mediaFileName(id, mime_type));
  try {
    const bytes = readFileSync(path);
    if (createHash("sha256").update(bytes).digest("hex") === id) return { ...row, bytes, file_id: null };
  } catch (error) {
    throw new AppError("invalid", `${where}: its file ${path} can't be read: ${messageOf(error)}.`, { cause: error });
  }
  throw new AppError("invalid", `${where}: its file ${path} holds another picture.`);
}
