import { type LooseEntity, sorted } from "./entity.ts";

/**
 * How entities may stand to one another (TDLib, `fix_entities`): quotations hold all others; code, links and what Telegram finds
 * keep clear of one another; styles are cut where another entity begins or a foreign one ends, and joined where they touch.
 */
const SPLITTABLE = ["bold", "italic", "underline", "strikethrough", "spoiler"] as const;
type Style = (typeof SPLITTABLE)[number];

const isStyle = ({ type }: LooseEntity) => SPLITTABLE.some((style) => style === type);
const isQuote = ({ type }: LooseEntity) => type === "blockquote" || type === "expandable_blockquote";
const isCode = ({ type }: LooseEntity) => type === "code" || type === "pre";
const end = ({ offset, length }: LooseEntity) => offset + length;

/** @param given what the bot said; @param found what Telegram finds itself, which gives way to it */
export function nested(given: readonly LooseEntity[], found: readonly LooseEntity[]): LooseEntity[] {
  const all = sorted(given);
  const quotes = apart(all.filter(isQuote));
  const fits = (entity: LooseEntity) => quotes.every((quote) => isOutside(entity, quote) || isInside(entity, quote));
  const solid = apart(all.filter((one) => !isQuote(one) && !isStyle(one))).filter(fits);
  const own = found.filter((one) => fits(one) && solid.every((other) => isOutside(one, other)));
  const others = sorted([...quotes, ...solid, ...own]);
  const styles = withoutCode(all.filter(isStyle), solid.filter(isCode));
  return sorted([...others, ...splitStyles(styles, others)]);
}

const isOutside = (one: LooseEntity, other: LooseEntity) => end(one) <= other.offset || end(other) <= one.offset;
const isInside = (one: LooseEntity, other: LooseEntity) => one.offset >= other.offset && end(one) <= end(other);

/** Those that begin before an earlier one ends are dropped. */
function apart(entities: readonly LooseEntity[]): LooseEntity[] {
  let reached = 0;
  return entities.filter((entity) => {
    if (entity.offset < reached) return false;
    reached = end(entity);
    return true;
  });
}

/** Nothing is bold in code: what of a style lies there goes. */
function withoutCode(styles: readonly LooseEntity[], blocks: readonly LooseEntity[]): LooseEntity[] {
  let left = [...styles];
  for (const block of blocks) {
    left = left.flatMap((style) => {
      if (isOutside(style, block)) return [style];
      const before = { ...style, length: block.offset - style.offset };
      const after = { ...style, offset: end(block), length: end(style) - end(block) };
      return [before, after].filter(({ length }) => length > 0);
    });
  }
  return sorted(left);
}

function splitStyles(styles: readonly LooseEntity[], others: readonly LooseEntity[]): LooseEntity[] {
  const done: LooseEntity[] = [];
  /** What is open of each style: where it begins and ends as far as is known. */
  const open = new Map<Style, { from: number; to: number }>();
  const cutAt = (place: number) => {
    for (const [type, part] of open) {
      if (part.from >= place) continue;
      done.push({ type, offset: part.from, length: Math.min(part.to, place) - part.from });
      if (part.to <= place) open.delete(type);
      else part.from = place;
    }
  };
  const borders = others.flatMap((other) => [other.offset, end(other)]).toSorted((one, other) => one - other);
  let next = 0;
  for (const border of [...borders, Number.POSITIVE_INFINITY]) {
    for (let style = styles[next]; style && style.offset < border; style = styles[++next]) {
      const same = open.get(style.type as Style);
      if (same && style.offset <= same.to) {
        same.to = Math.max(same.to, end(style));
      } else {
        cutAt(style.offset);
        open.set(style.type as Style, { from: style.offset, to: end(style) });
      }
    }
    cutAt(border);
  }
  return done;
}
