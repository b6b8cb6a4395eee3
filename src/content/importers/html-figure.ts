import { type Block, type Inline, inlineText, type Picture } from "../document.ts";
import { oneLine } from "./clean-text.ts";
import type { HtmlContext } from "./html.ts";
import { attribute, findAll, type HtmlElement, seenChildren, tagOf } from "./html-nodes.ts";

/** The picture of an `<img>` or `<picture>`; its alternative text where the file can't be had; nothing for a tracking pixel. */
export function pictureFrom(element: HtmlElement, around: HtmlContext): Block[] {
  if (element.tagName === "picture") {
    const image = findAll(element, ["img"])[0];
    return image ? pictureFrom(image, around) : [];
  }
  if (isPixel(element)) return [];
  const alt = oneLine(attribute(element, "alt") ?? "");
  const source = addressesOf(element)
    .map((address) => around.picture(address))
    .find((found) => found !== undefined);
  const caption = around.inlines([{ nodeName: "#text", value: attribute(element, "title") ?? "", parentNode: null }]);
  const hasCaption = inlineText(caption) !== "" && inlineText(caption) !== alt;
  if (!source) {
    const shown: Inline[] = hasCaption ? caption : [{ type: "text", text: alt }];
    return inlineText(shown) === "" ? [] : [{ type: "paragraph", content: shown }];
  }
  return [{ type: "picture", source, ...(alt !== "" && { alt }), ...(hasCaption && { caption }) }];
}

/** Where the file may be, best first: pages that load late put it beside `src`, which then holds a placeholder. */
function addressesOf(image: HtmlElement): string[] {
  const sets = [attribute(image, "srcset"), attribute(image, "data-srcset")].map(
    (set) => set?.split(/,\s+/).at(-1)?.trim().split(/\s+/)[0],
  );
  return [attribute(image, "data-src"), attribute(image, "data-lazy-src"), attribute(image, "src"), ...sets].filter(
    (address) => address !== undefined && address.trim() !== "",
  ) as string[];
}

function isPixel(image: HtmlElement): boolean {
  return ["width", "height"].some((side) => /^[012](px)?$/.test(attribute(image, side)?.trim() ?? ""));
}

/** A figure: its pictures with the caption, several as a gallery; or whatever else it holds, followed by the caption. */
export function figureBlocks(element: HtmlElement, around: HtmlContext): Block[] {
  const children = seenChildren(element);
  const captions = findAll(element, ["figcaption"]);
  const caption = around.inlines(captions.flatMap((found) => seenChildren(found)));
  const blocks = around.blocks(children.filter((child) => tagOf(child) !== "figcaption"));
  const named = inlineText(caption) === "" ? undefined : caption;
  const pictures = blocks.filter((block) => block.type === "picture");
  const captionBlock: Block[] = named ? [{ type: "paragraph", content: named }] : [];
  if (pictures.length !== blocks.length || pictures.length === 0) {
    return captions.length > 0 && captions.every((found) => children.includes(found))
      ? [...blocks, ...captionBlock]
      : blocks;
  }
  const [only, ...more] = pictures;
  if (only && more.length === 0) return [{ ...only, ...(named && { caption: named }) }];
  const plain = pictures.map(({ type: _, ...picture }): Picture => picture);
  return [{ type: "gallery", pictures: plain }, ...captionBlock];
}

/** Pages that load late repeat a picture for who has no scripts; the second one of two neighbours goes. */
export function withoutRepeatedPictures(blocks: readonly Block[]): Block[] {
  return blocks.filter((block, index) => {
    const before = blocks[index - 1];
    return !(
      block.type === "picture" &&
      before?.type === "picture" &&
      JSON.stringify(block.source) === JSON.stringify(before.source)
    );
  });
}
