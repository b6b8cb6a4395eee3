import type { Message } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { fileOf, photoSizes } from "./files.ts";
import { optionalBoolean, optionalNumber } from "./parameters.ts";
import { type Content, captionContent, deliver } from "./send-methods.ts";
import type { StoredFile } from "./world.ts";

/** What may stand in an album or take another's place. */
const KINDS = ["photo", "video", "animation", "audio", "document"] as const;
/** What goes with the medium, or stood in its place. */
const REPLACED = ["caption", "caption_entities", "text", "entities", "link_preview_options", "rich_message"];
/** As Telegram calls them where they are refused. */
const WORDS: Partial<Record<Kind, string>> = {
  photo: "photos",
  video: "videos",
  document: "documents",
  audio: "audios",
};
type Kind = (typeof KINDS)[number] | "voice" | "video_note" | "sticker";

export const sendPhoto = (call: Call): Promise<Message> => sendMedium(call, "photo");
export const sendVideo = (call: Call): Promise<Message> => sendMedium(call, "video");
export const sendAnimation = (call: Call): Promise<Message> => sendMedium(call, "animation");
export const sendAudio = (call: Call): Promise<Message> => sendMedium(call, "audio");
export const sendDocument = (call: Call): Promise<Message> => sendMedium(call, "document");
export const sendVoice = (call: Call): Promise<Message> => sendMedium(call, "voice");
export const sendVideoNote = (call: Call): Promise<Message> => sendMedium(call, "video_note");
export const sendSticker = (call: Call): Promise<Message> => sendMedium(call, "sticker");

async function sendMedium(call: Call, kind: Kind): Promise<Message> {
  const place = call.writableChat(WORDS[kind]);
  const caption = kind === "sticker" || kind === "video_note" ? {} : captionContent(call.world, call.values);
  const medium = mediumOf(kind, await fileOf(call, call.values[kind], kind), call.values);
  return deliver(call, place, { ...medium, ...caption });
}

/** What a message shows of a file. Sound and film are not looked into: their measures are those given with them. */
export function mediumOf(kind: Kind, stored: StoredFile, given: Record<string, unknown>): Content {
  const { file_id, file_unique_id, bytes, name: file_name, mimeType: mime_type } = stored;
  const file = { file_id, file_unique_id, file_size: bytes.length };
  const named = { ...file, file_name, mime_type };
  const number = (field: string) => optionalNumber(given, field) ?? 0;
  const duration = number("duration");
  const moving = { ...named, duration, width: number("width"), height: number("height") };
  const hidden = optionalBoolean(given, "has_spoiler") && { has_media_spoiler: true };
  switch (kind) {
    case "photo":
      return { photo: photoSizes(stored), ...hidden };
    case "document":
      return { document: named };
    case "audio":
      return { audio: { ...named, duration, performer: given.performer, title: given.title } };
    case "voice":
      return { voice: { ...file, mime_type, duration } };
    case "video_note":
      return { video_note: { ...file, duration, length: number("length") } };
    case "sticker": {
      const { width, height } = stored;
      return { sticker: { ...file, type: "regular", width, height, is_animated: false, is_video: false } };
    }
    case "video":
      return { video: moving, ...hidden };
    case "animation":
      return { animation: moving, document: named, ...hidden };
  }
  return kind satisfies never;
}

const InputMedia = z.looseObject({ type: z.string(), media: z.string() });

async function readMedium(call: Call, given: unknown, isAlbum = false): Promise<{ kind: Kind; content: Content }> {
  const item = InputMedia.safeParse(given);
  if (!item.success) throw badRequest("can't parse InputMedia: media not found");
  const kind = KINDS.find((one) => one === item.data.type);
  if (isAlbum && kind === "animation") {
    throw badRequest("can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup");
  }
  if (!kind) throw badRequest(`can't parse InputMedia: type "${item.data.type}" is unsupported`);
  const medium = mediumOf(kind, await fileOf(call, item.data.media, kind), item.data);
  return { kind, content: { ...medium, ...captionContent(call.world, item.data) } };
}

/** An album: two to ten, sound and documents each among themselves (Bot API, `sendMediaGroup`). One alone is an ordinary message. */
export async function sendMediaGroup(call: Call): Promise<Message[]> {
  const place = call.writableChat();
  const media = call.structure("media", "media");
  if (media === undefined) throw badRequest('parameter "media" is required');
  if (!Array.isArray(media)) throw badRequest("expected an Array of InputMedia");
  if (media.length === 0) throw badRequest("there are no messages to send");
  if (media.length > 10) throw badRequest("too many messages to send as an album");
  const items = [];
  for (const item of media) items.push(await readMedium(call, item, true));
  const kinds = new Set(items.map(({ kind }) => kind));
  for (const kind of ["audio", "document"] as const) {
    if (kinds.has(kind) && kinds.size > 1) throw badRequest(`${kind} can't be mixed with other media types`);
  }
  const album = items.length > 1 && { media_group_id: call.world.newId() };
  return items.map(({ content }) => deliver(call, place, { ...content, ...album }));
}

/** The new content of `editMessageMedia`; what the message showed before goes, a text or a rich message too. */
export async function replacedMedia(call: Call, message: Message): Promise<Content> {
  const given = call.structure("media", "InputMedia");
  if (given === undefined) throw badRequest('parameter "media" is required');
  const { kind, content } = await readMedium(call, given);
  if (message.media_group_id !== undefined && !Object.hasOwn(message, kind)) {
    throw badRequest("can't use such media in the album");
  }
  const gone = Object.fromEntries([...KINDS, ...REPLACED].map((name) => [name, undefined]));
  return { ...gone, ...content };
}
