import type { Block, ListItem, Picture } from "../content/document.ts";
import type { StyledText } from "../core/message.ts";
import { IN_BOLD, IN_ITALIC, inlineStyled, isLinkable, type Within } from "./inline-text.ts";
import { bold, concat, EMPTY, italic, join, link, plain, preformatted, styled, trim } from "./styled-text.ts";
import { tableText } from "./table-text.ts";

/**
 * A document as one text with entities, for classic messages. Telegram's rules for nesting (Bot API, "Formatting options") shape it: `code`
 * and `pre` neither hold nor lie in other styles, quotes don't nest.
 * @param language of the document, for the digits of its numbered lists
 */
export function documentText(blocks: readonly Block[], language: string): StyledText {
  const digits = new Intl.NumberFormat(language, { useGrouping: false });
  return blocksText(blocks, { quoted: false, number: (value) => digits.format(value) });
}

interface Place {
  /** Inside a quote already: an inner quote gets marks instead of an entity. */
  quoted: boolean;
  number: (value: number) => string;
}

function blocksText(blocks: readonly Block[], place: Place): StyledText {
  return joinBlocks(blocks.map((block) => blockText(block, place)));
}

function joinBlocks(parts: readonly StyledText[]): StyledText {
  return join(parts.map(trim), "\n\n");
}

function blockText(block: Block, place: Place): StyledText {
  switch (block.type) {
    case "paragraph":
      return inlineStyled(block.content);
    case "heading":
      return bold(inlineStyled(block.content, IN_BOLD));
    case "list":
      return join(
        block.items.map((item, index) => itemText(item, marker(block, item, index, place), place)),
        "\n",
      );
    case "quote": {
      const inner = trim(blocksText(block.blocks, { ...place, quoted: true }));
      const credit = inlineStyled(block.credit ?? []);
      const whole = join([inner, credit.text === "" ? EMPTY : concat("— ", credit)], "\n");
      return place.quoted ? concat("“", whole, "”") : styled("blockquote", withoutPre(whole));
    }
    case "pull_quote": {
      const credit = inlineStyled(block.credit ?? []);
      const whole = join(
        [italic(inlineStyled(block.content, IN_ITALIC)), credit.text === "" ? EMPTY : concat("— ", credit)],
        "\n",
      );
      return place.quoted ? whole : styled("blockquote", whole);
    }
    case "code":
      return place.quoted ? plain(block.text) : preformatted(block.text.replace(/\n+$/, ""), block.language);
    case "table":
      return join([italic(inlineStyled(block.caption ?? [], IN_ITALIC)), tableText(block.rows, place.quoted)], "\n");
    case "picture":
      return pictureText(block);
    case "gallery":
      return join(block.pictures.map(pictureText), "\n");
    case "embed":
      return embedText(block.media, block.url, block.title ?? "");
    case "details":
      return join([bold(inlineStyled(block.summary, IN_BOLD)), blocksText(block.blocks, place)], "\n");
    case "footnote":
      return afterMark(
        `${block.label} `,
        block.blocks.map((one) => trim(blockText(one, place))),
        "\n\n",
      );
    case "divider":
      return plain("* * *");
    default:
      return block satisfies never;
  }
}

/** What stands before a link to something that moves or sounds. */
export const EMBED_MARK = { video: "▶ ", audio: "♪ ", other: "↗ " } as const;

function embedText(media: keyof typeof EMBED_MARK, url: string, title: string): StyledText {
  const shown = concat(EMBED_MARK[media], title.trim() === "" ? url : title);
  return isLinkable(url) ? link(shown, url) : shown;
}

function withoutPre(value: StyledText): StyledText {
  return { ...value, entities: value.entities.filter((entity) => entity.type !== "pre") };
}

function marker(list: Block & { type: "list" }, item: ListItem, index: number, place: Place): string {
  if (item.checked !== undefined) return item.checked ? "☑ " : "☐ ";
  return list.ordered ? `${place.number((list.start ?? 1) + index)}. ` : "• ";
}

/** An item after its marker; what follows its first paragraph stands below, moved in. */
function itemText(item: ListItem, mark: string, place: Place): StyledText {
  const parts = item.blocks.map((block, index) => {
    const text = trim(blockText(block, place));
    return index > 0 || block.type === "list" ? indented(text) : text;
  });
  return afterMark(mark, parts, "\n");
}

/** The parts below each other, the first behind a mark; or below it too, where it has lines of its own that must stay together. */
function afterMark(mark: string, parts: readonly StyledText[], separator: string): StyledText {
  const [first = EMPTY, ...others] = parts;
  const apart = isBlockwise(first) || first.text.startsWith(INDENT);
  const head = apart ? join([mark.trimEnd(), first], "\n") : concat(mark, first);
  return join([head, ...others], separator);
}

/** Has a quote or preformatted text: the clients show it as a box of its own, and a part of a line can't be one. */
function isBlockwise({ entities }: StyledText): boolean {
  return entities.some(({ type }) => type === "pre" || type === "blockquote");
}

/** An em space: white space that isn't folded, and not wide on a phone. */
const INDENT = "\u2003";

/** Every line moved in; a value with boxes stays where it is, as they would be torn into lines. */
function indented(value: StyledText): StyledText {
  if (isBlockwise(value)) return value;
  // How many lines have begun up to each place: so much further on it stands afterwards.
  const begun = new Uint32Array(value.text.length);
  let lines = 0;
  let from = 0;
  for (const line of value.text.matchAll(/^(?=.)/gm)) {
    begun.fill(lines, from, line.index);
    from = line.index;
    lines++;
  }
  begun.fill(lines, from);
  const entities = value.entities.map((entity) => {
    const start = entity.offset + (begun[entity.offset] ?? 0);
    const last = entity.offset + entity.length - 1;
    return { ...entity, offset: start, length: last + (begun[last] ?? 0) + 1 - start };
  });
  return { text: value.text.replace(/^(?=.)/gm, INDENT), entities };
}

/** A picture inside the text: what it shows, as a line that leads to it where it has an address. */
function pictureText(picture: Picture): StyledText {
  const { source, alt = "", credit = "" } = picture;
  const url = source.kind === "url" && isLinkable(source.url) ? source.url : undefined;
  const within: Within = url === undefined ? IN_ITALIC : new Set([...IN_ITALIC, "text_link" as const]);
  const caption = inlineStyled(picture.caption ?? [], within);
  const shown = join([caption.text.trim() === "" ? alt : trim(caption), credit], " · ");
  if (url === undefined) return shown.text === "" ? EMPTY : italic(concat("🖼 ", shown));
  return italic(link(concat("🖼 ", shown.text === "" ? new URL(url).host : shown), url));
}
