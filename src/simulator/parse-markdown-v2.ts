import { byteOffset, type EntityKind, type LooseEntity, type MarkedText, sorted, unparsable } from "./entity.ts";
import { customEmoji, dateTime, linked, tgParameters } from "./entity-link.ts";

const RESERVED = "_*[]()~`>#+-=|{}.!\n";

/** Kinds of entities as TDLib names them in what it says. */
type Kind =
  | "Bold"
  | "Italic"
  | "Underline"
  | "Strikethrough"
  | "Spoiler"
  | "Code"
  | "Pre"
  | "PreCode"
  | "TextUrl"
  | "CustomEmoji"
  | "BlockQuote";

const TYPES: Partial<Record<Kind, LooseEntity["type"]>> = {
  Bold: "bold",
  Italic: "italic",
  Underline: "underline",
  Strikethrough: "strikethrough",
  Spoiler: "spoiler",
  Code: "code",
  Pre: "pre",
  PreCode: "pre",
};
/** What ends an entity, and in most cases begins it too. */
const MARKS: Record<Kind, string> = {
  Bold: "*",
  Italic: "_",
  Underline: "__",
  Strikethrough: "~",
  Spoiler: "||",
  Code: "`",
  Pre: "```",
  PreCode: "```",
  TextUrl: "]",
  CustomEmoji: "]",
  BlockQuote: "\n",
};

interface OpenEntity {
  kind: Kind;
  language: string;
  /** Where its text begins in what is read so far. */
  offset: number;
  /** Where its mark begins in the source. */
  begin: number;
}

/**
 * `parse_mode: "MarkdownV2"` as TDLib reads it.
 * @throws ApiError 400 in TDLib's words
 */
export function parseMarkdownV2(source: string): MarkedText {
  return new MarkdownV2Parser(source).parse();
}

class MarkdownV2Parser {
  readonly #source: string;
  #at = 0;
  #text = "";
  readonly #open: OpenEntity[] = [];
  readonly #entities: LooseEntity[] = [];
  #isInQuote = false;
  #mayBeginQuote = true;

  constructor(source: string) {
    this.#source = source;
  }

  parse(): MarkedText {
    while (this.#at < this.#source.length) {
      const char = this.#source.charAt(this.#at);
      if (this.#isEscape()) {
        this.#text += this.#source[this.#at + 1];
        this.#at += 2;
        this.#mayBeginQuote = false;
      } else if (!this.#isReserved(char)) {
        this.#text += char;
        this.#at++;
        if (char !== "\r") this.#mayBeginQuote = false;
      } else if (this.#isInQuote && char === "\n" && this.#source[this.#at + 1] !== ">") {
        this.#text += char;
        this.#at++;
        this.#endQuote();
        this.#mayBeginQuote = true;
      } else if (this.#isEnd()) this.#end();
      else this.#begin(char);
    }
    if (this.#isInQuote) this.#endQuote();
    const left = this.#open.at(-1);
    if (left) throw this.#endless(left);
    return { text: this.#text, entities: sorted(this.#entities) };
  }

  #starts(mark: string): boolean {
    return this.#source.startsWith(mark, this.#at);
  }

  /** A backslash takes its meaning from whatever ASCII character is next. */
  #isEscape(): boolean {
    const next = this.#source.charCodeAt(this.#at + 1);
    return this.#starts("\\") && next > 0 && next <= 126;
  }

  #isReserved(char: string): boolean {
    const kind = this.#open.at(-1)?.kind;
    const reserved = kind === "Code" || kind === "Pre" || kind === "PreCode" ? "`" : RESERVED;
    return reserved.includes(char);
  }

  /** Whether the innermost entity ends here. */
  #isEnd(): boolean {
    const kind = this.#open.at(-1)?.kind;
    if (kind === undefined || kind === "BlockQuote" || !this.#starts(MARKS[kind])) return false;
    return kind !== "Italic" || !this.#starts("__");
  }

  #begin(char: string): void {
    const begin = this.#at;
    if (char === "\n") {
      this.#text += char;
      // Within a quotation the next line's mark goes with the line break.
      this.#at += this.#isInQuote ? 2 : 1;
      this.#mayBeginQuote = !this.#isInQuote;
      return;
    }
    const { kind, mark } = this.#opening(char);
    this.#at += mark.length;
    const language = kind === "Pre" ? this.#language() : "";
    if (kind === "BlockQuote") {
      this.#isInQuote = true;
      this.#mayBeginQuote = false;
    }
    this.#open.push({ kind: language ? "PreCode" : kind, language, offset: this.#text.length, begin });
  }

  #opening(char: string): { kind: Kind; mark: string } {
    if (this.#starts("__")) return { kind: "Underline", mark: "__" };
    if (this.#starts("||")) return { kind: "Spoiler", mark: "||" };
    if (this.#starts("![")) return { kind: "CustomEmoji", mark: "![" };
    if (this.#starts("```")) return { kind: "Pre", mark: "```" };
    if (char === "_") return { kind: "Italic", mark: char };
    if (char === "*") return { kind: "Bold", mark: char };
    if (char === "~") return { kind: "Strikethrough", mark: char };
    if (char === "[") return { kind: "TextUrl", mark: char };
    if (char === "`") return { kind: "Code", mark: char };
    if (char === ">" && this.#mayBeginQuote && !this.#isInQuote) return { kind: "BlockQuote", mark: char };
    throw unparsable(`Character '${char}' is reserved and must be escaped with the preceding '\\'`);
  }

  /** The word after the three backticks, if something else than their end follows; the line break goes with it. */
  #language(): string {
    const [word = ""] = /^[^\s`]*/.exec(this.#source.slice(this.#at)) ?? [];
    const after = this.#source.charAt(this.#at + word.length);
    const language = after === "" || after === "`" ? "" : word;
    this.#at += language.length;
    const [lineBreak = ""] = /^(?:\r\n|\n\r|\n|\r)?/.exec(this.#source.slice(this.#at, this.#at + 2)) ?? [];
    this.#at += lineBreak.length;
    return language;
  }

  #end(): void {
    const ending = this.#open.pop();
    if (!ending) return;
    const { kind, language, offset } = ending;
    this.#at += MARKS[kind].length;
    const type = TYPES[kind];
    if (type) this.#add(offset, { type, ...(language && { language }) });
    else this.#add(offset, this.#linkKind(kind, this.#text.slice(offset)));
  }

  /** What the address after the brackets says; without one the text is it. */
  #linkKind(kind: Kind, text: string): EntityKind | undefined {
    const address = this.#address();
    if (kind === "TextUrl") return linked(address ?? text);
    if (address === undefined) throw unparsable("The entity must contain a tg://emoji or tg://time URL");
    return emojiOrTime(address);
  }

  #add(offset: number, entity: EntityKind | undefined): void {
    const length = this.#text.length - offset;
    if (entity && length > 0) this.#entities.push({ ...entity, offset, length });
  }

  /** What stands in parentheses after the brackets; undefined where none do. */
  #address(): string | undefined {
    if (this.#source[this.#at] !== "(") return undefined;
    const begin = ++this.#at;
    let address = "";
    while (this.#at < this.#source.length && this.#source[this.#at] !== ")") {
      if (this.#isEscape()) this.#at++;
      address += this.#source[this.#at++];
    }
    if (this.#at >= this.#source.length) {
      throw unparsable(`Can't find end of a URL at byte offset ${byteOffset(this.#source, begin)}`);
    }
    this.#at++;
    return address;
  }

  /** A quotation whose last line ends with an empty spoiler's mark is shown folded. */
  #endQuote(): void {
    const last = this.#open.at(-1);
    const isFolded = last?.kind === "Spoiler" && this.#text.slice(last.offset).trim() === "";
    if (isFolded) this.#open.pop();
    const quote = this.#open.pop();
    if (quote?.kind !== "BlockQuote") throw this.#endless(quote);
    this.#isInQuote = false;
    this.#add(quote.offset, { type: isFolded ? "expandable_blockquote" : "blockquote" });
  }

  #endless(entity: OpenEntity | undefined) {
    const where = byteOffset(this.#source, entity?.begin ?? 0);
    return unparsable(`Can't find end of ${entity?.kind} entity at byte offset ${where}`);
  }
}

function emojiOrTime(address: string): EntityKind {
  const emoji = customEmoji(tgParameters(address, "emoji")?.get("id"));
  if (emoji) return emoji;
  const parameters = tgParameters(address, "time");
  const time = dateTime(parameters?.get("unix"), parameters?.get("format") ?? "");
  if (!time || time === "format") throw unparsable("Invalid tg://emoji or tg://time URL specified");
  return time;
}
