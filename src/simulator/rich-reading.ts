import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";

/** "Rich Message Limits" of the Bot API; the server tells them as `rich_message_…` in its configuration. */
const MAX_CHARACTERS = 32_768;
const MAX_BLOCKS = 500;
const MAX_DEPTH = 16;
const MAX_MEDIA = 50;
const MAX_COLUMNS = 20;

/** A rich message that is being read: what has been counted of it so far, and the files that are still to be got. */
export class RichReading {
  readonly call: Call;
  /** Whether addresses, tags and the like are looked for in its text. */
  readonly detects: boolean;
  /** Whether it can only use files that Telegram knows. */
  readonly isInline: boolean;
  /** To be done when all of the message is known to be right. */
  readonly files: (() => Promise<void>)[] = [];
  #characters = 0;
  #blocks = 0;
  #media = 0;

  constructor(call: Call, detects: boolean, isInline: boolean) {
    this.call = call;
    this.detects = detects;
    this.isInline = isInline;
  }

  /** Characters of Unicode, those that stand for custom emoji too. */
  countText(text: string): void {
    this.#characters += [...text].length;
    if (this.#characters > MAX_CHARACTERS) throw badRequest("RICH_MESSAGE_TEXT_TOO_LONG");
  }

  /** A block, a list's item or a table's row. */
  countBlock(): void {
    if (++this.#blocks > MAX_BLOCKS) throw badRequest("RICH_MESSAGE_BLOCKS_TOO_MANY");
  }

  countMedium(): void {
    if (++this.#media > MAX_MEDIA) throw badRequest("RICH_MESSAGE_MEDIA_TOO_MANY");
  }

  checkDepth(depth: number): void {
    if (depth > MAX_DEPTH) throw badRequest("RICH_MESSAGE_DEPTH_INVALID");
  }

  checkColumns(count: number): void {
    if (count > MAX_COLUMNS) throw badRequest("RICH_MESSAGE_TABLE_COLS_TOO_MANY");
  }
}
