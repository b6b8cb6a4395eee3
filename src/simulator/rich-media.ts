import type { RichBlock, RichBlockCaption } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import { fileOf } from "./files.ts";
import { mediumOf } from "./media-methods.ts";
import { cantParseBlock, readShape } from "./rich-error.ts";
import type { RichReading } from "./rich-reading.ts";
import { isEmpty, readOptional, readRichText } from "./rich-text.ts";

export const MEDIA_BLOCKS = ["photo", "video", "animation", "audio", "document", "voice_note"] as const;
type MediaBlock = (typeof MEDIA_BLOCKS)[number];

const Caption = z.looseObject({ text: z.unknown().optional(), credit: z.unknown().optional() });
const Captioned = z.looseObject({ caption: z.unknown().optional() });
const Medium = z.looseObject({ type: z.string(), media: z.string(), has_spoiler: z.boolean().optional() });

/**
 * A block with a file. The file is got when all of the message has been read, by the rules of the method that sends such a
 * file alone; until then the block is without it. The caption within the medium is passed over (Bot API).
 */
export function readMediaBlock(reading: RichReading, kind: MediaBlock, given: unknown, depth: number): RichBlock {
  reading.countMedium();
  const block = readShape(z.looseObject({ [kind]: Medium, caption: z.unknown().optional() }), given);
  const medium = block[kind] as z.infer<typeof Medium>;
  if (medium.type !== kind) throw cantParseBlock(`type "${medium.type}" is unsupported`);
  const { call } = reading;
  if (reading.isInline && !call.world.files.has(medium.media)) {
    // In words of our own; the rule is the Bot API's (`editMessageText`, `InputRichMessageContent`).
    throw badRequest("in an inline message only files that Telegram knows can be used, by their file_id");
  }
  const made: Record<string, unknown> = {
    type: kind,
    [kind]: undefined,
    ...(medium.has_spoiler && kind !== "audio" && kind !== "document" && { has_spoiler: true }),
    ...readCaption(reading, block.caption, depth),
  };
  const alone = kind === "voice_note" ? "voice" : kind;
  reading.files.push(async () => {
    made[kind] = mediumOf(alone, await fileOf(call, medium.media, alone), medium)[alone];
  });
  return made as unknown as RichBlock;
}

/** Several media, shown together or one at a time. That nothing else may be among them is from memory. */
export function readGallery(
  reading: RichReading,
  type: "collage" | "slideshow",
  given: unknown,
  depth: number,
  blocks: RichBlock[],
): RichBlock {
  if (!blocks.every((block) => MEDIA_BLOCKS.some((kind) => kind === block.type))) {
    throw badRequest(`a ${type} has only blocks with media in it`);
  }
  return { type, blocks, ...readCaption(reading, readShape(Captioned, given).caption, depth) };
}

/** A caption without text and credit is none. */
function readCaption(reading: RichReading, given: unknown, depth: number): { caption?: RichBlockCaption } {
  if (given === undefined) return {};
  const { text, credit } = readShape(Caption, given);
  const said = text === undefined ? "" : readRichText(reading, text, depth);
  const by = readOptional(reading, "credit", credit, depth);
  return isEmpty(said) && !by.credit ? {} : { caption: { text: said, ...by } };
}
