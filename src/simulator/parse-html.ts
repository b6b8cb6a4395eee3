import { byteOffset, type EntityKind, type LooseEntity, type MarkedText, sorted, unparsable } from "./entity.ts";
import { customEmoji, dateTime, linked } from "./entity-link.ts";

/** Which entity a tag makes; those without one are looked at more closely. */
const TAGS: Record<string, LooseEntity["type"] | undefined> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
  span: "spoiler",
  pre: "pre",
  code: "code",
  blockquote: "blockquote",
  a: undefined,
  "tg-emoji": undefined,
  "tg-time": undefined,
};
const CHARACTERS: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

interface OpenTag {
  name: string;
  attributes: Map<string, string>;
  /** Where its text begins. */
  offset: number;
}

/**
 * `parse_mode: "HTML"` as TDLib reads it: a few tags, four named characters, attributes of which most are passed over.
 * @throws ApiError 400 in TDLib's words
 */
export function parseHtml(source: string): MarkedText {
  return new HtmlParser(source).parse();
}

class HtmlParser {
  readonly #source: string;
  #at = 0;
  #text = "";
  readonly #open: OpenTag[] = [];
  readonly #entities: LooseEntity[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  parse(): MarkedText {
    while (this.#at < this.#source.length) {
      if (this.#source[this.#at] !== "<") this.#text += this.#character();
      else if (this.#source[this.#at + 1] === "/") this.#closeTag();
      else this.#openTag();
    }
    const left = this.#open.at(-1);
    if (left) throw unparsable(`Can't find end tag corresponding to start tag "${left.name}"`);
    if (!this.#text.isWellFormed()) {
      throw unparsable(
        "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
      );
    }
    // A language counts only where `pre` and `code` stand together.
    const entities = this.#entities.map(({ language, ...rest }) =>
      language && rest.type === "pre" ? { ...rest, language } : rest,
    );
    return { text: this.#text, entities: sorted(entities) };
  }

  /** The next character, which may be written as `&name;` or `&#number;`; what is neither stands as it is. */
  #character(): string {
    const reference = /&(?:#x([0-9a-fA-F]+)|#(\d+)|([a-zA-Z]+))/y;
    reference.lastIndex = this.#at;
    const [all = "", hex, decimal, name = ""] = reference.exec(this.#source) ?? [];
    const number = hex === undefined ? Number(decimal ?? 0) : Number.parseInt(hex, 16);
    const isNumber = number > 0 && number < 0x10_ff_ff && all.length < 10;
    const decoded = isNumber ? String.fromCodePoint(number) : CHARACTERS[name];
    if (decoded === undefined) return this.#source[this.#at++] ?? "";
    this.#at += all.length;
    if (this.#source[this.#at] === ";") this.#at++;
    return decoded;
  }

  /** Reads on to the first character of the kind; what was passed. */
  #until(stop: RegExp): string {
    const from = this.#at;
    while (this.#at < this.#source.length && !stop.test(this.#source.charAt(this.#at))) this.#at++;
    return this.#source.slice(from, this.#at);
  }

  #fail(words: string, at: number) {
    return unparsable(`${words} at byte offset ${byteOffset(this.#source, at)}`);
  }

  #openTag(): void {
    const begin = this.#at++;
    const name = this.#until(/[\s>]/).toLowerCase();
    if (this.#at >= this.#source.length) throw this.#fail("Unclosed start tag", begin);
    if (!Object.hasOwn(TAGS, name)) throw this.#fail(`Unsupported start tag "${name}"`, begin);
    const attributes = new Map<string, string>();
    for (;;) {
      this.#until(/\S/);
      if (this.#source[this.#at] === ">") break;
      const attribute = this.#until(/[\s=>]/);
      const unclosed = () => this.#fail(`Unclosed start tag "${name}"`, begin);
      if (this.#at >= this.#source.length) throw unclosed();
      if (attribute === "") throw this.#fail(`Empty attribute name in the tag "${name}"`, begin);
      this.#until(/\S/);
      if (this.#source[this.#at] !== "=") {
        attributes.set(attribute, "");
        continue;
      }
      this.#at++;
      this.#until(/\S/);
      if (this.#at >= this.#source.length) throw unclosed();
      attributes.set(attribute, this.#attributeValue());
      if (this.#at >= this.#source.length) throw this.#fail("Unclosed start tag", begin);
    }
    this.#at++;
    if (name === "span" && attributes.get("class") !== "tg-spoiler") {
      throw this.#fail('Tag "span" must have class "tg-spoiler"', begin);
    }
    this.#open.push({ name, attributes, offset: this.#text.length });
  }

  /** In quotes, or a word of letters, digits, periods and hyphens. */
  #attributeValue(): string {
    const quote = this.#source.charAt(this.#at);
    const begin = this.#at;
    if (quote !== '"' && quote !== "'") {
      const word = this.#until(/[^a-z0-9.-]/i).toLowerCase();
      if (!/^(?:[\s>]|$)/.test(this.#source.slice(this.#at, this.#at + 1)) || this.#at >= this.#source.length) {
        throw this.#fail("Unexpected end of name token", begin);
      }
      return word;
    }
    this.#at++;
    let value = "";
    while (this.#at < this.#source.length && this.#source[this.#at] !== quote) value += this.#character();
    this.#at++;
    return value;
  }

  #closeTag(): void {
    const begin = this.#at;
    const tag = this.#open.at(-1);
    if (!tag) throw this.#fail("Unexpected end tag", begin);
    this.#at += 2;
    const name = this.#until(/[\s>]/).toLowerCase();
    this.#until(/\S/);
    if (this.#source[this.#at] !== ">") throw this.#fail("Unclosed end tag", begin);
    this.#at++;
    if (name !== "" && name !== tag.name) {
      const where = byteOffset(this.#source, begin);
      throw unparsable(`Unmatched end tag at byte offset ${where}, expected "</${tag.name}>", found "</${name}>"`);
    }
    this.#open.pop();
    const place = { offset: tag.offset, length: this.#text.length - tag.offset };
    if (place.length === 0) return;
    if (tag.name === "pre" || tag.name === "code") {
      this.#addCode(tag.name, tag.attributes.get("class") ?? "", place);
    } else {
      const kind = kindOf(tag, this.#text.slice(tag.offset));
      if (kind) this.#entities.push({ ...kind, ...place });
    }
  }

  /** `pre` and `code` around the same text, either within the other, are one block with a language. */
  #addCode(type: "pre" | "code", className: string, place: { offset: number; length: number }): void {
    const language = type === "code" && className.startsWith("language-") ? className.slice("language-".length) : "";
    const last = this.#entities.at(-1);
    const isSame = last?.offset === place.offset && last.length === place.length;
    if (isSame && last.type === (type === "pre" ? "code" : "pre") && (language || (type === "pre" && last.language))) {
      Object.assign(last, { type: "pre", language: language || last.language });
    } else {
      this.#entities.push({ type, ...place, ...(language && { language }) });
    }
  }
}

function kindOf({ name, attributes }: OpenTag, text: string): EntityKind | undefined {
  if (name === "a") return linked(attributes.get("href") || text);
  if (name === "blockquote" && attributes.has("expandable")) return { type: "expandable_blockquote" };
  if (name === "tg-emoji") {
    const emoji = customEmoji(attributes.get("emoji-id"));
    if (!emoji) throw unparsable("Invalid custom emoji identifier specified");
    return emoji;
  }
  if (name === "tg-time") {
    const time = dateTime(attributes.get("unix"), attributes.get("format") ?? "");
    if (time === "format") throw unparsable("Invalid date format used");
    if (!time) throw unparsable("Invalid Unix time specified");
    return time;
  }
  const type = TAGS[name];
  return type && { type };
}
