import type { PhotoSize } from "grammy/types";
import { ApiError, badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { pictureSize } from "./picture-size.ts";
import type { StoredFile } from "./world.ts";

/** Limits in bytes (Bot API, "Sending files"): what is uploaded, and what Telegram fetches by its address. */
const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;
const MAX_FETCHED_PHOTO_BYTES = 5 * 1024 * 1024;
const MAX_FETCHED_BYTES = 20 * 1024 * 1024;
const FETCH_MS = 5000;

/**
 * The file that a parameter means: uploaded with the request (`attach://name`, or in the field itself), known by its id, or at
 * an http(s) address, from which it is really fetched.
 * @param field the parameter's name: what a missing file is called
 * @throws ApiError when there is none, or it is too big
 */
export async function fileOf(call: Call, given: unknown, field: string): Promise<StoredFile> {
  const name = given === undefined || given === null ? "" : String(given);
  const attached = name.startsWith("attach://") ? name.slice("attach://".length) : undefined;
  const upload = attached === undefined ? name === "" && call.uploads.get(field) : call.uploads.get(attached);
  if (upload) {
    if (upload.bytes.length > MAX_UPLOAD_BYTES) throw new ApiError(413, "Request Entity Too Large");
    return store(call, upload.bytes, upload.name);
  }
  if (name === "" || attached !== undefined) throw badRequest(`there is no ${field} in the request`);
  const known = call.world.files.get(name);
  if (known) return known;
  if (!/^https?:\/\//.test(name)) throw badRequest("wrong file identifier/HTTP URL specified");
  const bytes = await fetched(name, field === "photo" ? MAX_FETCHED_PHOTO_BYTES : MAX_FETCHED_BYTES);
  if (bytes.length === 0 || (field === "photo" && !pictureSize(bytes))) {
    throw badRequest("wrong type of the web page content");
  }
  return store(call, bytes, new URL(name).pathname.split("/").at(-1) || "file");
}

async function fetched(address: string, limit: number): Promise<Uint8Array> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(FETCH_MS) });
    if (response.ok) {
      const chunks: Uint8Array[] = [];
      let length = 0;
      for await (const chunk of response.body ?? []) {
        length += chunk.length;
        if (length > limit) break;
        chunks.push(chunk);
      }
      if (length <= limit) return Buffer.concat(chunks);
    }
  } catch {
    // Not to be reached, too slow, or broken off: one answer for all.
  }
  throw badRequest("failed to get HTTP URL content");
}

function store(call: Call, bytes: Uint8Array, name: string): StoredFile {
  if (bytes.length === 0) throw badRequest("file must be non-empty");
  const size = pictureSize(bytes) ?? { width: 0, height: 0, mimeType: "application/octet-stream" };
  return call.world.keepFile({ bytes, name, ...size });
}

/** Telegram's rules for photos (Bot API, `sendPhoto`): at most 10 MB, sides together at most 10,000, ratio at most 20. */
export function photoSizes(stored: StoredFile): PhotoSize[] {
  const { width, height, file_id, file_unique_id } = stored;
  const file_size = stored.bytes.length;
  if (file_size > MAX_PHOTO_BYTES) {
    throw badRequest(
      `file of size ${file_size} bytes is too big for a photo; the maximum size is ${MAX_PHOTO_BYTES} bytes`,
    );
  }
  if (width === 0 || height === 0) throw badRequest("IMAGE_PROCESS_FAILED");
  if (width + height > 10_000 || Math.max(width / height, height / width) > 20) {
    throw badRequest("PHOTO_INVALID_DIMENSIONS");
  }
  return [{ file_id, file_unique_id, width, height, file_size }];
}
