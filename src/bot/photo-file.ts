import { InputFile } from "grammy";
import type { MediaStore } from "../content/media-store.ts";
import { AppError } from "../core/errors.ts";
import type { PhotoSource } from "../core/message.ts";

/** What `sendPhoto` takes as a photo, and whether sending it uploads the bytes. */
export interface PhotoFile {
  file: InputFile | string;
  /** Set when the file is uploaded for the first time: its id in the media store, to remember Telegram's name for it. */
  uploads?: string;
}

/**
 * A picture as Telegram takes it: by the file id that it has from an earlier upload, by its address, or as bytes.
 * @throws AppError "not_found" when the store has no such picture
 */
export async function photoFile(media: Pick<MediaStore, "get" | "fileIdOf">, photo: PhotoSource): Promise<PhotoFile> {
  if (photo.kind === "url") return { file: photo.url };
  const fileId = await media.fileIdOf(photo.id);
  if (fileId !== undefined) return { file: fileId };
  const stored = await media.get(photo.id);
  if (!stored)
    throw new AppError("not_found", `The picture ${photo.id} is not in the media store; import its article again.`);
  const extension = stored.mimeType.replace(/^image\//, "");
  return { file: new InputFile(stored.bytes, `picture.${extension}`), uploads: photo.id };
}
