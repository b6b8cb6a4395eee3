import { z } from "zod";
import { type ApiError, badRequest } from "./api-error.ts";

/**
 * What Telegram says to a rich message that it doesn't take. The words in capitals are its server's, as others have met them
 * (openclaw, `rich-plain-fallback.test.ts`: "live-verified, Bot API 10.2"; `can't parse InputRichBlock` and
 * `Can't parse PageBlockTableCell` likewise, rubenlagus/TelegramBots#1599); those of lists, tables and sizes are TDLib's.
 */
export const cantParseBlock = (words: string): ApiError => badRequest(`can't parse InputRichBlock: ${words}`);
export const cantParseCell = (words: string): ApiError => badRequest(`Can't parse PageBlockTableCell: ${words}`);
export const contentRequired = (): ApiError => badRequest("RICH_MESSAGE_CONTENT_REQUIRED");

/** A complaint about what can't be read, by where it stands. */
export type Complaint = (words: string) => ApiError;

const TYPE_NAMES: Record<string, string> = { string: "String", array: "Array", boolean: "Boolean", object: "Object" };

/** Reads a structure of a rich message. @throws ApiError 400 in the words of Telegram's JSON reader */
export function readShape<T>(schema: z.ZodType<T>, given: unknown, complain: Complaint = cantParseBlock): T {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.at(-1);
  if (field === undefined) throw complain("expected an Object");
  const holder = issue?.path.slice(0, -1).reduce((all, name) => (all as Record<PropertyKey, unknown>)[name], given);
  if ((holder as Record<PropertyKey, unknown>)[field] === undefined) {
    throw complain(`Can't find field "${String(field)}"`);
  }
  const type = TYPE_NAMES[issue?.code === "invalid_type" ? issue.expected : ""];
  throw complain(`Field "${String(field)}" must be ${type ? `of type ${type}` : "a valid Number"}`);
}

/** A whole number, as Telegram takes it: as such, or in digits. */
export const WholeNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number),
]);
export const Flag = z.boolean().optional();
