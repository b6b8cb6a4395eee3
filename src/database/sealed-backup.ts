import {
  closeSync,
  createReadStream,
  createWriteStream,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
} from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { AppError, messageOf } from "../core/errors.ts";

/**
 * Backups that only their owner can open, by age (https://age-encryption.org/v1): the program knows a recipient, which can only lock; the
 * identity that unlocks lies somewhere else. Whoever takes the machine, or the place where its backups are copied to, doesn't get the
 * subscribers of last week. Any other program of age opens them too.
 */

const OWNER_ONLY = 0o600;
/** What an encrypted file begins with. */
const HEADER = "age-encryption.org/v1\n";

/** Whether the file at `path` is one that `seal` has made. */
export function isSealed(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(HEADER.length);
    readSync(file, head);
    return head.toString("latin1") === HEADER;
  } finally {
    closeSync(file);
  }
}

/**
 * Encrypts the file `from` into `to`, for each of the recipients ("age1…") to open.
 * @throws AppError "configuration" for a recipient that is none
 */
export async function seal(from: string, to: string, recipients: readonly string[]): Promise<void> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch (cause) {
      const reason = `BACKUP_RECIPIENTS: ${recipient} is no recipient of age (${messageOf(cause)}).`;
      throw new AppError("configuration", reason, { cause });
    }
  }
  await pipe(await encrypter.encrypt(read(from)), to);
}

/**
 * Decrypts `from` into `to`. What stands in `to` is only whole when this resolves.
 * @param identityFile a file of age's identities ("AGE-SECRET-KEY-1…"), a line for each; lines with "#" are comments
 * @throws AppError "invalid" when no identity fits, or the file was changed or cut off
 */
export async function unseal(from: string, to: string, identityFile: string): Promise<void> {
  try {
    const decrypter = new Decrypter();
    for (const line of readFileSync(identityFile, "utf8").split(/\r?\n/)) {
      if (line.trim() !== "" && !line.startsWith("#")) decrypter.addIdentity(line.trim());
    }
    await pipe(await decrypter.decrypt(read(from)), to);
  } catch (cause) {
    throw new AppError("invalid", `${from} can't be opened with ${identityFile}: ${messageOf(cause)}.`, { cause });
  }
}

/** Makes an identity, in a new file for its owner only. @returns the recipient that belongs to it */
export async function makeIdentity(path: string): Promise<string> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  try {
    writeFileSync(path, `# recipient: ${recipient}\n${identity}\n`, { mode: OWNER_ONLY, flag: "wx" });
  } catch (cause) {
    throw new AppError("configuration", `The identity can't be written: ${messageOf(cause)}.`, { cause });
  }
  return recipient;
}

function read(path: string): ReadableStream<Uint8Array> {
  return Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
}

function pipe(from: ReadableStream<Uint8Array>, path: string): Promise<void> {
  return pipeline(
    Readable.fromWeb(from as Parameters<typeof Readable.fromWeb>[0]),
    createWriteStream(path, { mode: OWNER_ONLY, flush: true }),
  );
}
