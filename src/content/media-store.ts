import type { MediaId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";

/** A picture's file as an importer or an editor brings it; `id` is the SHA-256 of `bytes`, so the same file is kept once. */
export interface MediaFile {
  id: MediaId;
  mimeType: string;
  bytes: Uint8Array;
}

export interface StoredMedia extends MediaFile {
  /** Set once this bot has uploaded the file: Telegram keeps it under this name. */
  fileId?: string;
}

export type MediaStore = ReturnType<typeof mediaStore>;

export function mediaStore(database: Database) {
  /** Keeps the file; a second time does nothing. */
  async function put(file: MediaFile): Promise<void> {
    await database
      .insertInto("media")
      .values({ id: file.id, mime_type: file.mimeType, bytes: file.bytes, file_id: null })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
  }

  async function get(id: string): Promise<StoredMedia | undefined> {
    const row = await database.selectFrom("media").selectAll().where("id", "=", id).executeTakeFirst();
    return (
      row && { id: row.id as MediaId, mimeType: row.mime_type, bytes: row.bytes, fileId: row.file_id ?? undefined }
    );
  }

  /** What Telegram calls the file, without reading its bytes; undefined until this bot has uploaded it. */
  async function fileIdOf(id: string): Promise<string | undefined> {
    const row = await database.selectFrom("media").select("file_id").where("id", "=", id).executeTakeFirst();
    return row?.file_id ?? undefined;
  }

  async function setFileId(id: string, fileId: string): Promise<void> {
    await database.updateTable("media").set({ file_id: fileId }).where("id", "=", id).execute();
  }

  /** File identifiers are a bot's own (Bot API, "Sending files"): another bot has to upload everything anew. */
  async function forgetFileIds(): Promise<void> {
    await database.updateTable("media").set({ file_id: null }).execute();
  }

  return { put, get, fileIdOf, setFileId, forgetFileIds };
}
