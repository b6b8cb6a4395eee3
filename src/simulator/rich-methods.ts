import type { Message, RichMessage } from "grammy/types";
import { z } from "zod";
import { ApiError, badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { readBlocks } from "./rich-block.ts";
import { Flag } from "./rich-error.ts";
import { RichReading } from "./rich-reading.ts";
import { deliver } from "./send-methods.ts";

const FORMS = ["blocks", "html", "markdown"] as const;
const InputRichMessage = z.looseObject({
  blocks: z.array(z.unknown()).optional(),
  is_rtl: Flag,
  skip_entity_detection: Flag,
});

export async function sendRichMessage(call: Call): Promise<Message> {
  const place = call.writableChat();
  return deliver(call, place, { rich_message: await readRichMessage(call) });
}

/** The `rich_message` of a call, as a message has it. @throws ApiError as `richMessageFrom` does */
export function readRichMessage(call: Call): Promise<RichMessage> {
  const isInline = (call.string("inline_message_id") ?? "") !== "";
  return richMessageFrom(call, call.structure("rich_message", "rich message"), isInline);
}

/**
 * A rich message as a message has it.
 * @param isInline whether it goes to a chat by way of a person: then it can only use files that Telegram knows
 * @throws ApiError 400 for what can't be read or is too much; 501 for one in HTML or Markdown
 */
export async function richMessageFrom(call: Call, given: unknown, isInline: boolean): Promise<RichMessage> {
  if (given === undefined) throw badRequest("rich message must be non-empty");
  if (given === null || typeof given !== "object" || Array.isArray(given)) {
    throw badRequest("object expected as rich message");
  }
  checkForm(given);
  const read = InputRichMessage.safeParse(given);
  if (!read.success) throw badRequest(`field "${String(read.error.issues[0]?.path[0])}" of rich message is wrong`);
  const { blocks = [], is_rtl, skip_entity_detection } = read.data;
  if (blocks.length === 0) throw badRequest("rich message must be non-empty");
  const reading = new RichReading(call, !skip_entity_detection, isInline);
  const made = readBlocks(reading, blocks, 1);
  for (const get of reading.files) await get();
  return { blocks: made, ...(is_rtl && { is_rtl: true }) };
}

/** The real server takes the first that it finds of several; the Bot API says "exactly one", and so do we, in its words. */
function checkForm(given: object): void {
  const forms = FORMS.filter((form) => form in given && given[form as never] !== undefined);
  if (forms.length > 1) throw badRequest("exactly one of the fields html, markdown, or blocks must be used");
  if (forms.length === 0) throw badRequest("rich message must be non-empty");
  if (forms[0] !== "blocks") {
    throw new ApiError(
      501,
      "Not Implemented: the simulator takes rich messages only as blocks, not as HTML or Markdown",
    );
  }
}
