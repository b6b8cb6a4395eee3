import type { Block, ListItem } from "../document.ts";
import type { HtmlContext } from "./html.ts";
import { asGallery } from "./html-figure.ts";
import { attribute, type HtmlElement, type HtmlNode, seenChildren, tagOf } from "./html-nodes.ts";

/** A list with its items; text between the items becomes an item of its own, a list between them goes into the one before. */
export function listFrom(element: HtmlElement, around: HtmlContext): Block[] {
  const items: ListItem[] = [];
  let loose: HtmlNode[] = [];
  const flush = () => {
    const blocks = around.blocks(loose);
    loose = [];
    if (blocks.length === 0) return;
    const before = items.at(-1);
    if (before && blocks.every((block) => block.type === "list")) before.blocks.push(...blocks);
    else items.push({ blocks });
  };
  for (const child of seenChildren(element)) {
    if (tagOf(child) !== "li") {
      loose.push(child);
      continue;
    }
    flush();
    const item = itemFrom(child as HtmlElement, around);
    if (item) items.push(item);
  }
  flush();
  if (items.length === 0) return [];
  const pictures = items.length > 1 ? items.flatMap((item) => item.blocks) : [];
  if (pictures.length > 0 && pictures.every((block) => block.type === "picture")) return asGallery(pictures);
  const ordered = element.tagName === "ol";
  const start = ordered ? Number.parseInt(attribute(element, "start") ?? "", 10) : Number.NaN;
  return [{ type: "list", ordered, ...(Number.isSafeInteger(start) && start !== 1 && { start }), items }];
}

function itemFrom(element: HtmlElement, around: HtmlContext): ListItem | undefined {
  const blocks = around.blocks(seenChildren(element));
  const box = checkbox(element);
  if (blocks.length === 0) return undefined;
  return { blocks, ...(box && { checked: attribute(box, "checked") !== undefined }) };
}

/** The box of a task item: the first thing in it, or in its first paragraph. */
function checkbox(element: HtmlElement): HtmlElement | undefined {
  const first = element.childNodes.find((node) => !("value" in node) || node.value.trim() !== "");
  if (!first || !("tagName" in first)) return undefined;
  if (first.tagName === "p" || first.tagName === "label") return checkbox(first);
  return first.tagName === "input" && attribute(first, "type") === "checkbox" ? first : undefined;
}
