import type { Message } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { fileOf, photoSizes } from "./files.ts";
import { type Content, captionContent, deliver } from "./send-methods.ts";
import type { StoredFile } from "./world.ts";

const KINDS = ["photo", "video", "animation", "audio", "document"] as const;
type Kind = (typeof KINDS)[number];

export const sendPhoto = (call: Call): Promise<Message> => sendMedium(call, "photo");
export const sendVideo = (call: Call): Promise<Message> => sendMedium(call, "video");
export const sendAnimation = (call: Call): Promise<Message> => sendMedium(call, "animation");
export const sendAudio = (call: Call): Promise<Message> => sendMedium(call, "audio");
export const sendDocument = (call: Call): Promise<Message> => sendMedium(call, "document");

async function sendMedium(call: Call, kind: Kind): Promise<Message> {
  const place = call.writableChat();
  const medium = mediumOf(kind, await fileOf(call, call.values[kind], kind), call.values);
  return deliver(call, place, { ...medium, ...captionContent(call.values) });
}

/** What a message shows of a file. Sound and film are not looked into: their measures are those given with them. */
function mediumOf(kind: Kind, stored: StoredFile, given: Record<string, unknown>): Content {
  if (kind === "photo") return { photo: photoSizes(stored) };
  const { file_id, file_unique_id, bytes, name: file_name, mimeType: mime_type } = stored;
  const file = { file_id, file_unique_id, file_name, mime_type, file_size: bytes.length };
  if (kind === "document") return { document: file };
  const duration = Number(given.duration ?? 0);
  if (kind === "audio") return { audio: { ...file, duration, performer: given.performer, title: given.title } };
  const moving = { ...file, duration, width: Number(given.width ?? 0), height: Number(given.height ?? 0) };
  return kind === "video" ? { video: moving } : { animation: moving, document: file };
}

const InputMedia = z.looseObject({ type: z.string(), media: z.string() });

async function readMedium(call: Call, given: unknown): Promise<{ kind: Kind; content: Content }> {
  const item = InputMedia.safeParse(given);
  if (!item.success) throw badRequest("can't parse InputMedia: media not found");
  const kind = KINDS.find((one) => one === item.data.type);
  if (!kind) throw badRequest(`can't parse InputMedia: type "${item.data.type}" is unsupported`);
  const medium = mediumOf(kind, await fileOf(call, item.data.media, kind), item.data);
  return { kind, content: { ...medium, ...captionContent(item.data) } };
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
  for (const item of media) items.push(await readMedium(call, item));
  const kinds = new Set(items.map(({ kind }) => kind));
  for (const kind of ["audio", "document"] as const) {
    if (kinds.has(kind) && kinds.size > 1) throw badRequest(`${kind} can't be mixed with other media types`);
  }
  if (kinds.has("animation")) {
    throw badRequest("can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup");
  }
  const album = items.length > 1 && { media_group_id: call.world.newId() };
  return items.map(({ content }) => deliver(call, place, { ...content, ...album }));
}

/** The new content of `editMessageMedia`; what the message showed before goes. */
export async function replacedMedia(call: Call, message: Message): Promise<Content> {
  const given = call.structure("media", "InputMedia");
  if (given === undefined) throw badRequest('parameter "media" is required');
  if (message.text !== undefined) throw badRequest("there is no media in the message to edit");
  const { kind, content } = await readMedium(call, given);
  if (message.media_group_id !== undefined && !Object.hasOwn(message, kind)) {
    throw badRequest("can't use such media in the album");
  }
  const gone = Object.fromEntries([...KINDS, "caption", "caption_entities"].map((name) => [name, undefined]));
  return { ...gone, ...content };
}
