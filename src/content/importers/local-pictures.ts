import { createHash } from "node:crypto";
import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { MediaId } from "../../core/ids.ts";
import type { PictureSource } from "../document.ts";
import type { MediaFile } from "../media-store.ts";

/** Largest picture that is taken in: Telegram takes photos of at most 10 MB (Bot API, "Sending files"). */
export const MAX_PICTURE_BYTES = 10 * 1024 * 1024;

export interface LocalPictures {
  /** Reads the picture that the file at `path` calls `address`; undefined where there is none that may be read. */
  resolve(address: string): PictureSource | undefined;
  /** What was read, each file once. */
  files(): MediaFile[];
}

/**
 * The pictures beside the Markdown file at `path`: PNG, JPEG, GIF and WebP by their first bytes, at most 10 MB, and only below
 * `root`, also after following symbolic links. An archive can't make the program publish other files of the machine.
 */
export function localPictures(path: string, root: string): LocalPictures {
  const files = new Map<string, MediaFile>();
  return {
    resolve(address) {
      const file = readPicture(address, path, root);
      if (!file) return undefined;
      files.set(file.id, file);
      return { kind: "media", id: file.id };
    },
    files: () => [...files.values()],
  };
}

function readPicture(address: string, path: string, root: string): MediaFile | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(address)) return undefined;
  try {
    // A leading "/" means the top of the archive, as site generators have it.
    const name = decodeURIComponent(address.replace(/[?#].*$/, ""));
    const asked = name.startsWith("/") ? resolve(root, `.${name}`) : resolve(dirname(path), name);
    const file = realpathSync(asked);
    if (!file.startsWith(realpathSync(root) + sep)) return undefined;
    const { size } = statSync(file);
    if (size === 0 || size > MAX_PICTURE_BYTES) return undefined;
    const bytes = readFileSync(file);
    const mimeType = pictureType(bytes);
    if (mimeType === undefined) return undefined;
    return { id: MediaId.parse(createHash("sha256").update(bytes).digest("hex")), mimeType, bytes };
  } catch {
    // A missing file, a folder, a broken %-escape: the text keeps the picture's alternative text.
    return undefined;
  }
}

/** The MIME type that the first bytes tell, for the kinds of pictures that Telegram takes as photos. */
export function pictureType(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 12)).toString("latin1");
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (head.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (/^GIF8[79]a/.test(head)) return "image/gif";
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return "image/webp";
  return undefined;
}
