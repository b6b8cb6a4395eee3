import { createHash } from "node:crypto";
import { createReadStream, existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { AppError, messageOf } from "../core/errors.ts";
import { CARRIED, SINCE } from "./tables.ts";

/**
 * `manifest.json` makes a folder an export: it names every file with its SHA-256, so that nothing is taken back from a folder that is
 * damaged, incomplete or changed by hand.
 */
export const MANIFEST = "manifest.json";
/** Grows when an older program could not take the folder back any more. */
export const FORMAT_VERSION = 2;

/** Below the folder, with "/". No way leads out of it. */
const Path = z.string().regex(/^(?:[\w-]+\/)*[\w-]+\.[a-z]{2,5}$/);

const FileEntry = z.strictObject({
  path: Path,
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of JSON Lines: how many. */
  lines: z.number().int().nonnegative().optional(),
});
export type FileEntry = z.infer<typeof FileEntry>;

const Manifest = z.strictObject({
  format: z.literal("kiosk-export"),
  version: z.number().int().positive(),
  /** ISO 8601. */
  exportedAt: z.iso.datetime(),
  /** See `database/sequences.ts`. */
  sequences: z.record(z.string().regex(/^[a-z_]+$/), z.number().int().nonnegative()),
  files: z.array(FileEntry),
});
export type Manifest = z.infer<typeof Manifest>;

/** The files of JSON Lines that an export of a version of the format has, in the order in which they are taken back. */
export function lineFiles({ version }: Pick<Manifest, "version">): string[] {
  const tables = CARRIED.filter((table) => table !== "tag" && version >= (SINCE[table] ?? 1));
  return ["tag.jsonl", "articles.jsonl", ...tables.map((table) => `${table}.jsonl`)];
}

/** Whether the folder is an export, and not one of articles in other formats. */
export function isExport(folder: string): boolean {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) return false;
  // Web sites have a `manifest.json` too.
  return readFileSync(path, "utf8").includes('"kiosk-export"');
}

/**
 * Reads the manifest of an export.
 * @throws AppError "invalid" for one that is damaged, incomplete or of a newer program
 */
export function readManifest(folder: string): Manifest {
  const path = join(folder, MANIFEST);
  const refuse = (why: string) => new AppError("invalid", `${path}: ${why}`);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw refuse(`it can't be read: ${messageOf(error)}.`);
  }
  const version = z.looseObject({ version: z.number() }).safeParse(json).data?.version ?? 0;
  if (version > FORMAT_VERSION) throw refuse("it was made by a newer version of Kiosk. Import it with that version.");
  const parsed = Manifest.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refuse(`its ${issue?.path.join(".") || "form"} is wrong: ${issue?.message}.`);
  }
  const named = parsed.data.files.map((file) => file.path);
  const missing = lineFiles(parsed.data).find((name) => !named.includes(name));
  if (missing !== undefined) throw refuse(`it does not name ${missing}.`);
  return parsed.data;
}

/**
 * Whether every file is what it was when it was written.
 * @throws AppError "invalid" that names the first one that isn't
 */
export async function verifyFiles(folder: string, { files }: Manifest): Promise<void> {
  for (const file of files) {
    const path = join(folder, file.path);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found?.isFile()) throw new AppError("invalid", `${path} is missing, though the manifest names it.`);
    if (found.size === file.bytes && (await sha256Of(path)) === file.sha256) continue;
    throw new AppError(
      "invalid",
      /\.md$/.test(file.path)
        ? `${path} was changed after the export. To take articles that were edited by hand, import the folder ${join(folder, "articles")} alone.`
        : `${path} is not what was exported: it is damaged, or was changed.`,
    );
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}
