import type { Block, Inline, InlineStyle, ListItem, Picture, TableCell } from "../content/document.ts";
import { inlineText } from "../content/document.ts";
import type { EntityStyle, StyledText } from "../core/message.ts";
import {
  bold,
  concat,
  EMPTY,
  italic,
  join,
  link,
  type Part,
  plain,
  preformatted,
  slice,
  styled,
  trim,
} from "./styled-text.ts";

/**
 * A document as one text with entities, for classic messages. Telegram's rules for nesting (Bot API, "Formatting options") shape it: `code`
 * and `pre` neither hold nor lie in other styles, quotes don't nest.
 */

/** Columns of monospace text that a phone shows without wrapping. */
const PHONE_COLUMNS = 34;

const ENTITY_OF: Record<InlineStyle, EntityStyle | undefined> = {
  bold: "bold",
  italic: "italic",
  underline: "underline",
  strikethrough: "strikethrough",
  spoiler: "spoiler",
  marked: "bold",
  // Telegram's classic messages have no raised or lowered text; the words stay.
  subscript: undefined,
  superscript: undefined,
};

export function documentText(blocks: readonly Block[]): StyledText {
  return joinBlocks(blocks.map((block) => blockText(block, false)));
}

function joinBlocks(parts: readonly StyledText[]): StyledText {
  return join(parts.map(trim), "\n\n");
}

/** Inline spans; `inStyle`: already inside a style, where `code` can't be. */
export function inlineStyled(content: readonly Inline[], inStyle = false): StyledText {
  return concat(...content.map((span) => spanText(span, inStyle)));
}

function spanText(span: Inline, inStyle: boolean): StyledText {
  switch (span.type) {
    case "text":
      return plain(span.text);
    case "code":
      return inStyle ? plain(span.text) : styled("code", span.text);
    case "link": {
      const inner = inlineStyled(span.children, true);
      return link(inner.text.trim() === "" ? span.url : inner, span.url);
    }
    default: {
      const entity = ENTITY_OF[span.type];
      const inner = inlineStyled(span.children, inStyle || entity !== undefined);
      return entity === undefined ? inner : styled(entity, inner);
    }
  }
}

/** @param quoted inside a quote already: an inner quote gets marks instead of an entity */
function blockText(block: Block, quoted: boolean): StyledText {
  switch (block.type) {
    case "paragraph":
      return inlineStyled(block.content);
    case "heading":
      return bold(inlineStyled(block.content, true));
    case "list":
      return join(
        block.items.map((item, index) => itemText(item, marker(block, item, index), quoted)),
        "\n",
      );
    case "quote": {
      const inner = trim(joinBlocks(block.blocks.map((one) => blockText(one, true))));
      const credit = inlineStyled(block.credit ?? []);
      const whole = join([inner, credit.text === "" ? EMPTY : concat("— ", credit)], "\n");
      return quoted ? concat("“", whole, "”") : styled("blockquote", withoutPre(whole));
    }
    case "pull_quote": {
      const credit = inlineStyled(block.credit ?? []);
      const whole = join(
        [italic(inlineStyled(block.content, true)), credit.text === "" ? EMPTY : concat("— ", credit)],
        "\n",
      );
      return quoted ? whole : styled("blockquote", whole);
    }
    case "code":
      return quoted ? plain(block.text) : preformatted(block.text.replace(/\n+$/, ""), block.language);
    case "table":
      return join([italic(inlineStyled(block.caption ?? [], true)), tableText(block.rows, quoted)], "\n");
    case "picture":
      return pictureText(block);
    case "gallery":
      return join(block.pictures.map(pictureText), "\n");
    case "embed":
      return link(concat(EMBED_MARK[block.media], block.title ?? block.url), block.url);
    case "details":
      return join(
        [bold(inlineStyled(block.summary, true)), joinBlocks(block.blocks.map((one) => blockText(one, quoted)))],
        "\n",
      );
    case "footnote":
      return concat(block.label, " ", joinBlocks(block.blocks.map((one) => blockText(one, quoted))));
    case "divider":
      return plain("* * *");
    default:
      return block satisfies never;
  }
}

const EMBED_MARK = { video: "▶ ", audio: "♪ ", other: "↗ " } as const;

function withoutPre(value: StyledText): StyledText {
  return { ...value, entities: value.entities.filter((entity) => entity.type !== "pre") };
}

function marker(list: Block & { type: "list" }, item: ListItem, index: number): string {
  if (item.checked !== undefined) return item.checked ? "☑ " : "☐ ";
  return list.ordered ? `${(list.start ?? 1) + index}. ` : "• ";
}

/** An item after its marker; what follows its first paragraph stands below, moved in. */
function itemText(item: ListItem, mark: string, quoted: boolean): StyledText {
  const [first = EMPTY, ...others] = item.blocks.map((block) => trim(blockText(block, quoted)));
  const startsWithList = item.blocks[0]?.type === "list";
  const inner = startsWithList ? ["", first, ...others] : [first, ...others];
  const [head = EMPTY, ...below] = inner;
  return join([concat(mark, head), ...below.map(indent)], "\n");
}

/** Every line moved in by an em space and a half: white space that isn't folded, and not wide on a phone. */
function indent(part: Part): StyledText {
  const value = typeof part === "string" ? plain(part) : part;
  const lines: StyledText[] = [];
  let from = 0;
  for (const line of value.text.split("\n")) {
    lines.push(slice(value, from, from + line.length));
    from += line.length + 1;
  }
  return join(
    lines.map((line) => (line.text === "" ? EMPTY : concat("\u2003", line))),
    "\n",
  );
}

/** A picture inside the text: what it shows, as a line that leads to it where it has an address. */
function pictureText(picture: Picture): StyledText {
  const caption = join([inlineStyled(picture.caption ?? [], true), picture.credit ?? ""], " · ");
  const shown = caption.text === "" ? plain(picture.alt ?? "") : caption;
  if (picture.source.kind === "url")
    return italic(link(concat("🖼 ", shown.text === "" ? hostOf(picture.source.url) : shown), picture.source.url));
  return shown.text === "" ? EMPTY : italic(concat("🖼 ", shown));
}

function hostOf(url: string): string {
  return new URL(url).host;
}

/** A table that fits a phone is monospace in columns; a wider one is a paragraph a row, each cell after its column's header. */
function tableText(rows: readonly TableCell[][], quoted: boolean): StyledText {
  const texts = rows.map((row) => row.map((cell) => inlineText(cell.content).replace(/\s+/g, " ").trim()));
  const columns = Math.max(0, ...texts.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...texts.map((row) => columnsOf(row[column] ?? ""))),
  );
  const total = widths.reduce((sum, width) => sum + width, 0) + 2 * (columns - 1);
  if (total <= PHONE_COLUMNS && !quoted) {
    const lines = rows.map((row, index) =>
      widths
        .map((width, column) => pad(texts[index]?.[column] ?? "", width, row[column]?.align))
        .join("  ")
        .trimEnd(),
    );
    return preformatted(lines.join("\n"));
  }
  const headed = rows.length > 1 && (rows[0]?.every((cell) => cell.header) ?? false);
  const body = headed ? rows.slice(1) : rows;
  return join(
    body.map((row) =>
      join(
        row.map((cell, column) => {
          const header = headed ? (texts[0]?.[column] ?? "") : "";
          const content = trim(inlineStyled(cell.content));
          return header === "" || content.text === "" ? content : concat(bold(`${header}:`), " ", content);
        }),
        "\n",
      ),
    ),
    "\n\n",
  );
}

function pad(text: string, width: number, align: TableCell["align"]): string {
  const missing = Math.max(0, width - columnsOf(text));
  const before = align === "end" ? missing : align === "center" ? Math.floor(missing / 2) : 0;
  return " ".repeat(before) + text + " ".repeat(missing - before);
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Columns in a monospace font: East Asian wide characters and emoji take two (Unicode UAX #11). */
function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) {
    columns +=
      /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        segment,
      )
        ? 2
        : 1;
  }
  return columns;
}
