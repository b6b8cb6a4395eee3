import type { Message, PhotoSize } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { type FormattedText, formatText } from "./message-text.ts";
import { pictureSize } from "./picture-size.ts";
import { checkReplyMarkup } from "./reply-markup.ts";
import type { SimulatedChat, StoredFile } from "./world.ts";

const MAX_TEXT = 4096;
const MAX_CAPTION = 1024;
const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
const FETCH_MS = 5000;

/** Fields of a message that differ by method. */
type Content = Record<string, unknown>;

export function sendMessage(call: Call): Message {
  const place = call.writableChat();
  const content = textContent(call);
  return deliver(call, place, { ...content });
}

export async function sendPhoto(call: Call): Promise<Message> {
  const place = call.writableChat();
  const photo = photoSizes(await file(call, call.values.photo ?? "attach://photo", "photo"));
  return deliver(call, place, { photo, ...captionContent(call.string("caption"), call.structure("caption_entities")) });
}

export async function sendDocument(call: Call): Promise<Message> {
  const place = call.writableChat();
  const stored = await file(call, call.values.document ?? "attach://document", "document");
  const document = {
    file_id: stored.file_id,
    file_unique_id: stored.file_unique_id,
    file_name: stored.name,
    mime_type: stored.mimeType,
    file_size: stored.bytes.length,
  };
  return deliver(call, place, {
    document,
    ...captionContent(call.string("caption"), call.structure("caption_entities")),
  });
}

const MediaItem = z.looseObject({ type: z.string(), media: z.string() });

export async function sendMediaGroup(call: Call): Promise<Message[]> {
  const place = call.writableChat();
  const items = z.array(MediaItem).safeParse(call.structure("media"));
  if (!items.success) throw badRequest("can't parse media JSON object");
  if (items.data.length < 2 || items.data.length > 10) throw badRequest("media must contain 2-10 items");
  const media_group_id = call.world.newId();
  const contents: Content[] = [];
  for (const item of items.data) {
    if (item.type !== "photo") throw badRequest(`the simulator's albums hold photos only, not "${item.type}"`);
    const photo = photoSizes(await file(call, item.media, "photo"));
    const caption = item.caption === undefined ? undefined : String(item.caption);
    contents.push({ photo, media_group_id, ...captionContent(caption, item.caption_entities) });
  }
  return contents.map((content) => deliver(call, place, content));
}

export function copyMessage(call: Call): { message_id: number } {
  const { message_id } = duplicate(call, false);
  return { message_id };
}

export function forwardMessage(call: Call): Message {
  return duplicate(call, true);
}

function duplicate(call: Call, forwarded: boolean): Message {
  const place = call.writableChat();
  const from = call.chat("from_chat_id");
  const original = from.messages.get(call.number("message_id") ?? 0);
  if (!original) throw badRequest(forwarded ? "message to forward not found" : "message to copy not found");
  const kept = ["text", "entities", "photo", "document", "caption", "caption_entities", "link_preview_options"];
  const content = Object.fromEntries(Object.entries(original).filter(([name]) => kept.includes(name)));
  const origin = forwarded && {
    forward_origin: original.sender_chat
      ? { type: "channel", chat: original.sender_chat, message_id: original.message_id, date: original.date }
      : { type: "user", sender_user: original.from, date: original.date },
  };
  return deliver(call, place, { ...content, ...origin });
}

export function sendChatAction(call: Call): true {
  const place = call.writableChat();
  const action = call.string("action");
  if (!action) throw badRequest("parameter action is required");
  call.world.tell({ type: "chat_action", chat_id: place.chat.id, action });
  return true;
}

/** Text, entities and preview of `sendMessage` and `editMessageText`. */
export function textContent(call: Call): FormattedText & { link_preview_options?: unknown } {
  refuseParseMode(call.string("parse_mode"));
  const text = call.string("text");
  if (text === undefined || text === "") throw badRequest("message text is empty");
  const formatted = formatText(text, call.structure("entities", "entities"));
  if (formatted.text === "") throw badRequest("text must be non-empty");
  if ([...formatted.text].length > MAX_TEXT) throw badRequest("message is too long");
  const preview = call.structure("link_preview_options", "link preview options");
  return { ...formatted, ...(preview !== undefined && { link_preview_options: preview }) };
}

export function captionContent(caption: string | undefined, entities: unknown): Content {
  if (!caption) return {};
  const formatted = formatText(caption, entities);
  if ([...formatted.text].length > MAX_CAPTION) throw badRequest("message caption is too long");
  return formatted.text === "" ? {} : { caption: formatted.text, caption_entities: formatted.entities };
}

/** Never a silent misreading: what the simulator can't parse it refuses. */
export function refuseParseMode(mode: string | undefined): void {
  if (!mode) return;
  if (!["html", "markdown", "markdownv2"].includes(mode.toLowerCase())) throw badRequest("unsupported parse_mode");
  throw badRequest("the simulator doesn't parse markup yet: send entities instead of parse_mode");
}

function deliver(call: Call, place: SimulatedChat, content: Content): Message {
  const { world } = call;
  const reply_markup = checkReplyMarkup(call.structure("reply_markup", "reply keyboard markup"));
  const reply = repliedTo(call, place);
  const sender =
    place.chat.type === "channel" ? { sender_chat: place.chat, author_signature: undefined } : { from: world.bot };
  return world.add(place, (message_id) => {
    place.own.add(message_id);
    return {
      message_id,
      ...sender,
      chat: place.chat,
      date: Math.floor(world.now() / 1000),
      ...content,
      ...(reply && { reply_to_message: reply }),
      ...(reply_markup && { reply_markup }),
      ...(call.boolean("protect_content") && { has_protected_content: true }),
    } as unknown as Message;
  });
}

const ReplyParameters = z.looseObject({
  message_id: z.number().int(),
  allow_sending_without_reply: z.boolean().optional(),
});

function repliedTo(call: Call, place: SimulatedChat): Message | undefined {
  const given = call.structure("reply_parameters", "reply parameters");
  const parsed = given === undefined ? undefined : ReplyParameters.safeParse(given).data;
  const id = parsed?.message_id ?? call.number("reply_to_message_id");
  if (id === undefined) return undefined;
  const message = place.messages.get(id);
  if (!message && !parsed?.allow_sending_without_reply) throw badRequest("message to be replied not found");
  if (!message) return undefined;
  const { reply_to_message: _, ...shallow } = message as Message & { reply_to_message?: Message };
  return shallow as Message;
}

/** A file by id, by address (really fetched), or uploaded with the request. */
async function file(call: Call, given: unknown, field: string): Promise<StoredFile> {
  const name = String(given);
  const upload = name.startsWith("attach://")
    ? call.uploads.get(name.slice("attach://".length))
    : call.uploads.get(field);
  if (upload) return store(call, upload.bytes, upload.name);
  if (name.startsWith("attach://")) throw badRequest(`there is no ${field} in the request`);
  const known = call.world.files.get(name);
  if (known) return known;
  if (!/^https?:\/\//.test(name)) throw badRequest("wrong file identifier/HTTP URL specified");
  const response = await fetch(name, { signal: AbortSignal.timeout(FETCH_MS) }).catch(() => undefined);
  if (!response?.ok) throw badRequest("failed to get HTTP URL content");
  return store(call, new Uint8Array(await response.arrayBuffer()), name.split("/").at(-1) ?? "file");
}

function store(call: Call, bytes: Uint8Array, name: string): StoredFile {
  if (bytes.length === 0) throw badRequest("file must be non-empty");
  const size = pictureSize(bytes) ?? { width: 0, height: 0, mimeType: "application/octet-stream" };
  return call.world.keepFile({ bytes, name, ...size });
}

/** Telegram's rules for photos (Bot API, `sendPhoto`): at most 10 MB, sides together at most 10,000, ratio at most 20. */
export function photoSizes(stored: StoredFile): PhotoSize[] {
  const { width, height } = stored;
  if (width === 0 || height === 0) throw badRequest("IMAGE_PROCESS_FAILED");
  if (stored.bytes.length > MAX_PHOTO_BYTES) throw badRequest("file is too big");
  if (width + height > 10_000 || Math.max(width / height, height / width) > 20)
    throw badRequest("PHOTO_INVALID_DIMENSIONS");
  const { file_id, file_unique_id } = stored;
  return [{ file_id, file_unique_id, width, height, file_size: stored.bytes.length }];
}
