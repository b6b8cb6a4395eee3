import type { RichText } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import { checkedLink, dateTime } from "./entity-link.ts";
import { type Complaint, cantParseBlock, contentRequired, readShape, WholeNumber } from "./rich-error.ts";
import { foundText } from "./rich-found.ts";
import type { RichReading } from "./rich-reading.ts";

/** Where a text stands: how deep, and whether addresses in it become links. */
interface Place {
  depth: number;
  detects: boolean;
  complain: Complaint;
}
type Part = Exclude<RichText, RichText[]>;
type Reader = (reading: RichReading, given: unknown, place: Place) => Part[];

const Typed = z.looseObject({ type: z.string() });
const Text = z.looseObject({ text: z.unknown().optional() });
const Styled = (type: string) => z.looseObject({ type: z.literal(type), text: z.unknown().optional() });
const DateTime = z.looseObject({ unix_time: WholeNumber, date_time_format: z.string().default("") });
const TextMention = z.looseObject({ user: z.looseObject({ id: WholeNumber }) });
const CustomEmoji = z.looseObject({ custom_emoji_id: z.string().regex(/^\d+$/), alternative_text: z.string() });
const EMOJI = /^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\ufe0f?)?$/v;

/**
 * A rich text as a message has it: neighbours of plain text are one, and what Telegram finds in it is marked.
 * @param depth of the block that it stands in
 * @throws ApiError 400 for what can't be read, or goes over a limit
 */
export function readRichText(
  reading: RichReading,
  given: unknown,
  depth: number,
  complain: Complaint = cantParseBlock,
): RichText {
  return joined(readParts(reading, given, { depth, detects: reading.detects, complain }));
}

/** The text of a block of code, in which nothing is looked for. */
export function readVerbatim(reading: RichReading, given: unknown, depth: number): RichText {
  const text = joined(readParts(reading, given, { depth, detects: false, complain: cantParseBlock }));
  if (isEmpty(text)) throw contentRequired();
  return text;
}

/** The text of a block that is nothing without one. */
export function readContent(reading: RichReading, given: unknown, depth: number): RichText {
  const text = readRichText(reading, given, depth);
  if (isEmpty(text)) throw contentRequired();
  return text;
}

/** `{ [name]: text }`, or nothing when there is no text. */
export function readOptional(reading: RichReading, name: "credit" | "caption", given: unknown, depth: number) {
  if (given === undefined) return {};
  const text = readRichText(reading, given, depth);
  return isEmpty(text) ? {} : { [name]: text };
}

/** Nothing to be seen; an anchor is something all the same. */
export function isEmpty(text: RichText): boolean {
  if (typeof text === "string") return text.trim() === "";
  if (Array.isArray(text)) return text.every(isEmpty);
  return "text" in text && text.type !== "reference" && isEmpty(text.text);
}

function joined(parts: Part[]): RichText {
  return parts.length === 1 ? parts[0]! : parts.length === 0 ? "" : parts;
}

function readParts(reading: RichReading, given: unknown, place: Place): Part[] {
  const parts = gather(reading, given, place);
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === "string" && typeof last === "string") merged[merged.length - 1] = last + part;
    else if (part !== "") merged.push(part);
  }
  return place.detects ? merged.flatMap((part) => (typeof part === "string" ? foundText(part) : [part])) : merged;
}

/** Strings as they are: what belongs together is only known when all are there. */
function gather(reading: RichReading, given: unknown, place: Place): Part[] {
  if (typeof given === "string") {
    const text = given.replaceAll("\r", "");
    reading.countText(text);
    return [text];
  }
  if (Array.isArray(given)) {
    reading.checkDepth(place.depth);
    const inner = { ...place, depth: place.depth + 1 };
    return given.flatMap((one) => gather(reading, one, Array.isArray(one) ? inner : place));
  }
  if (given === null || typeof given !== "object") throw place.complain("Invalid rich text specified");
  reading.checkDepth(place.depth + 1);
  const { type } = readShape(Typed, given, place.complain);
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (!read) throw place.complain("Unsupported rich text type");
  return read(reading, given, { ...place, depth: place.depth + 1 });
}

function textOf(reading: RichReading, given: unknown, place: Place): RichText {
  return joined(readParts(reading, readShape(Text, given, place.complain).text ?? "", place));
}

/** Text with a look, a link, or the like: `fields` are its others. */
function around(fields: (given: unknown, place: Place) => object, detects = true): Reader {
  return (reading, given, place) => {
    const own = fields(given, place);
    const text = textOf(reading, given, { ...place, detects: place.detects && detects });
    return text === "" && !("name" in own) ? [] : [{ ...own, text } as Part];
  };
}

/** A style has nothing but its text. */
function style(type: string, detects = true): Reader {
  return around((given, { complain }) => ({ type: readShape(Styled(type), given, complain).type }), detects);
}

/** A link, whose one other field is `name`. */
function named(type: string, name: string, kept: (value: string) => string = (value) => value): Reader {
  const shape = z.looseObject({ [name]: z.string() });
  return around(
    (given, { complain }) => ({ type, [name]: kept(readShape(shape, given, complain)[name] as string) }),
    false,
  );
}

/** What Telegram finds itself is no more than its text when it is given; it is found again. */
const plain: Reader = (reading, given, place) =>
  gather(reading, readShape(Text, given, place.complain).text ?? "", place);

function unsupported(words: string): Reader {
  return () => {
    throw badRequest(`the simulator doesn't take ${words} in a rich text`);
  };
}

function valid(what: string, value: string, pattern: RegExp): string {
  if (!pattern.test(value)) throw badRequest(`RICH_MESSAGE_${what}_INVALID`);
  return value;
}

const READERS: Record<string, Reader> = {
  bold: style("bold"),
  italic: style("italic"),
  underline: style("underline"),
  strikethrough: style("strikethrough"),
  spoiler: style("spoiler"),
  subscript: style("subscript"),
  superscript: style("superscript"),
  marked: style("marked"),
  code: style("code", false),
  date_time: around((given, { complain }) => {
    const { unix_time, date_time_format } = readShape(DateTime, given, complain);
    const kind = dateTime(String(unix_time), date_time_format);
    if (kind === "format") throw complain("Invalid date-time format specified");
    if (kind === undefined) throw complain("Invalid date specified");
    return kind;
  }, false),
  /** Whoever isn't known is plain text, as in other messages. */
  text_mention: (reading, given, place) => {
    const person = reading.call.world.people.get(readShape(TextMention, given, place.complain).user.id);
    if (!person) return plain(reading, given, place);
    return around(() => ({ type: "text_mention", user: reading.call.world.userOf(person) }), false)(
      reading,
      given,
      place,
    );
  },
  url: named("url", "url", (url) => {
    const link = checkedLink(url);
    if (link === undefined) throw badRequest("RICH_MESSAGE_URL_INVALID");
    return link;
  }),
  email_address: named("email_address", "email_address", (value) =>
    valid("EMAIL", value, /^[^\s@]+@[^\s@]+\.[^\s@]+$/),
  ),
  phone_number: named("phone_number", "phone_number", (value) => valid("PHONE", value, /^\+?\d[\d\s().-]{2,}$/)),
  custom_emoji: (reading, given, { complain }) => {
    const { custom_emoji_id, alternative_text } = readShape(CustomEmoji, given, complain);
    valid("EMOJI", alternative_text, EMOJI);
    reading.countText(alternative_text);
    return [{ type: "custom_emoji", custom_emoji_id, alternative_text }];
  },
  anchor: (_, given, { complain }) => [
    { type: "anchor", name: readShape(z.looseObject({ name: z.string() }), given, complain).name },
  ],
  anchor_link: named("anchor_link", "anchor_name"),
  reference: around((given, { complain }) => ({
    type: "reference",
    name: readShape(z.looseObject({ name: z.string() }), given, complain).name,
  })),
  reference_link: named("reference_link", "reference_name"),
  mention: plain,
  hashtag: plain,
  cashtag: plain,
  bot_command: plain,
  bank_card_number: plain,
  mathematical_expression: unsupported("formulas"),
  button: unsupported("buttons"),
};
