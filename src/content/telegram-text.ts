import { type Block, DOCUMENT_VERSION, type Document, type Inline, type InlineStyle } from "./document.ts";

/** What is read of a Bot API `MessageEntity`; `offset` and `length` count UTF-16 code units. */
export interface TextEntity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
}

const LINKS: ReadonlySet<string> = new Set(["text_link", "url", "email"]);

interface Range {
  from: number;
  to: number;
}

type Span = Range & { entity: TextEntity };

/** Styles that a document knows; anything else (mentions, hashtags, custom emoji) is kept as its text. */
const STYLES: Record<string, InlineStyle> = {
  bold: "bold",
  italic: "italic",
  underline: "underline",
  strikethrough: "strikethrough",
  spoiler: "spoiler",
};

/**
 * The document that an editor wrote as a Telegram message: paragraphs at empty lines, quotes and code as blocks, styles and links
 * kept (Bot API, `MessageEntity`). No text is lost; what is only spacing around blocks is.
 */
export function documentFromTelegram(text: string, entities: readonly TextEntity[]): Document {
  const spans = entities
    .map((entity): Span => ({ from: entity.offset, to: entity.offset + entity.length, entity }))
    .filter((span) => span.from >= 0 && span.to <= text.length && span.from < span.to)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const blocks: Block[] = [];
  let done = 0;
  for (const span of spans) {
    if (!isBlock(span.entity) || span.from < done) continue;
    blocks.push(...paragraphs(text, { from: done, to: span.from }, spans), ...block(text, span, spans));
    done = span.to;
  }
  blocks.push(...paragraphs(text, { from: done, to: text.length }, spans));
  return { version: DOCUMENT_VERSION, blocks };
}

function isBlock(entity: TextEntity): boolean {
  return entity.type === "pre" || entity.type === "blockquote" || entity.type === "expandable_blockquote";
}

function block(text: string, span: Span, spans: readonly Span[]): Block[] {
  if (span.entity.type === "pre") {
    return [{ type: "code", text: text.slice(span.from, span.to), language: span.entity.language }];
  }
  const blocks = paragraphs(text, span, spans);
  return blocks.length > 0 ? [{ type: "quote", blocks }] : [];
}

function paragraphs(text: string, range: Range, spans: readonly Span[]): Block[] {
  const blocks: Block[] = [];
  const part = text.slice(range.from, range.to);
  for (const match of part.matchAll(/\S(?:(?!\n[^\S\n]*\n)[\s\S])*/g)) {
    const from = range.from + match.index;
    const to = from + match[0].trimEnd().length;
    blocks.push({
      type: "paragraph",
      content: inlines(
        text,
        { from, to },
        spans.filter(({ entity }) => !isBlock(entity)),
      ),
    });
  }
  return blocks;
}

/** Spans are sorted by start, longer ones first, so the first that touches the range contains the others or precedes them. */
function inlines(text: string, range: Range, spans: readonly Span[]): Inline[] {
  const content: Inline[] = [];
  let done = range.from;
  const plain = (to: number) => {
    if (to > done) content.push({ type: "text", text: text.slice(done, to) });
  };
  for (const [index, span] of spans.entries()) {
    const from = Math.max(span.from, done);
    const to = Math.min(span.to, range.to);
    if (from >= to || !isInline(span.entity)) continue;
    plain(from);
    content.push(...inline(text, { from, to }, span.entity, spans.slice(index + 1)));
    done = to;
  }
  plain(range.to);
  return content;
}

function isInline(entity: TextEntity): boolean {
  return entity.type in STYLES || entity.type === "code" || LINKS.has(entity.type);
}

function inline(text: string, range: Range, entity: TextEntity, inner: readonly Span[]): Inline[] {
  if (entity.type === "code") return [{ type: "code", text: text.slice(range.from, range.to) }];
  const children = inlines(text, range, inner);
  const url = linkOf(entity, text.slice(entity.offset, entity.offset + entity.length));
  if (url !== undefined) return [{ type: "link", url, children }];
  const style = STYLES[entity.type];
  return style === undefined ? children : [{ type: style, children }];
}

/** Where an entity leads: only addresses that a reader may be sent to. */
function linkOf(entity: TextEntity, shown: string): string | undefined {
  const url = addressOf(entity, shown);
  return url !== undefined && /^(https?|mailto|tel|tg):/i.test(url) && URL.canParse(url) ? url : undefined;
}

function addressOf(entity: TextEntity, shown: string): string | undefined {
  if (entity.type === "text_link") return entity.url;
  if (entity.type === "url") return /^[a-z][a-z0-9+.-]*:/i.test(shown) ? shown : `https://${shown}`;
  if (entity.type === "email") return `mailto:${shown}`;
  return undefined;
}
