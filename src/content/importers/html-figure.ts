import { type Block, type Inline, inlineText, type Picture } from "../document.ts";
import { oneLine } from "./clean-text.ts";
import type { HtmlContext } from "./html.ts";
import { attribute, elementsIn, findAll, type HtmlElement, type HtmlNode, seenChildren, tagOf } from "./html-nodes.ts";

/** Files that only hold a picture's place until it is loaded. */
const PLACEHOLDER =
  /^(?:data:|about:|blob:)|(?:^|\/)(?:blank|spacer|placeholder|lazy(?:load)?(?:er|ing)?|pixel|transparent|1x1|grey-placeholder|loading)[\w-]*\.(?:gif|png|svg|jpe?g|webp)(?:$|[?#])/i;
/** Where a picture is only there to be counted. */
const COUNTERS =
  /^https?:\/\/(?:pixel\.|stats\.|b\.scorecardresearch\.com|www\.facebook\.com\/tr|feeds\.feedburner\.com\/~r|feeds\.feedburner\.com\/~ff|feeds\.wordpress\.com\/1\.0|pixel\.wp\.com|stats\.wp\.com|sb\.scorecardresearch|(?:www\.)?google-analytics\.com|counter\.|hit\.)|\/(?:pixel|track(?:ing|er)?|beacon|impression|counter)(?:\.(?:gif|png|php))?(?:$|[?#/])|\/o\.gif|republication-tracker-tool/i;
/** Lazy pages keep the address in one of these. */
const LAZY = [
  "data-src",
  "data-lazy-src",
  "data-original",
  "data-original-src",
  "data-lazyload",
  "data-src-large",
  "data-full-src",
  "data-hi-res-src",
  "data-orig-file",
  "data-image",
  "data-url",
  "data-echo",
];

/** The picture of an `<img>` or `<picture>`; its alternative text where the file can't be had; nothing for a tracking pixel. */
export function pictureFrom(element: HtmlElement, around: HtmlContext): Block[] {
  if (element.tagName === "picture") {
    const image = findAll(element, ["img", "amp-img"])[0];
    return image ? imageFrom(image, around, sourcesOf(element)) : [];
  }
  return imageFrom(element, around, []);
}

function imageFrom(element: HtmlElement, around: HtmlContext, others: readonly string[]): Block[] {
  if (isPixel(element)) return [];
  const alt = oneLine(attribute(element, "alt") ?? "");
  const source = [...addressesOf(element), ...others]
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
  const named = (name: string) => attribute(image, name);
  const sets = ["srcset", "data-srcset", "data-lazy-srcset"].map((name) => largest(named(name)));
  const src = named("src");
  const candidates = [...LAZY.map(named), src, ...sets].filter(
    (address) => address !== undefined && address.trim() !== "",
  ) as string[];
  return candidates.filter((address) => !PLACEHOLDER.test(address.trim()));
}

function sourcesOf(picture: HtmlElement): string[] {
  return picture.childNodes.flatMap((node) =>
    tagOf(node) === "source"
      ? ["srcset", "data-srcset"].flatMap((name) => largest(attribute(node as HtmlElement, name)) ?? [])
      : [],
  );
}

/** The address of the largest picture in a `srcset`. */
function largest(set: string | undefined): string | undefined {
  const candidates = (set ?? "")
    .split(/,\s+|,(?=https?:|\/\/)/)
    .map((part) => part.trim().split(/\s+/))
    .map(([address = "", size = ""]) => ({ address, size: Number.parseFloat(size) || 0 }))
    .filter(({ address }) => address !== "" && !PLACEHOLDER.test(address));
  return candidates.reduce<(typeof candidates)[number] | undefined>(
    (best, one) => (best === undefined || one.size >= best.size ? one : best),
    undefined,
  )?.address;
}

function isPixel(image: HtmlElement): boolean {
  if (["width", "height"].some((side) => /^[012](px)?$/.test(attribute(image, side)?.trim() ?? ""))) return true;
  if (/(?:^|;)\s*(?:width|height)\s*:\s*[01]px/i.test(attribute(image, "style") ?? "")) return true;
  return COUNTERS.test(attribute(image, "src") ?? "");
}

/** Names that pages give to who took a picture. */
const CREDIT =
  /(?:^|[\s_-])(?:credits?|copyright|source|photographer|photo-?by|byline|attribution|agency|rights)(?:$|[\s_-])/i;
/** How a caption's last sentence says it. */
const CREDIT_LINE =
  /^(?:(?:photo(?:graph)?s?|image|picture|foto|fotos|bild|bildquelle|credit|crédit(?: photo)?|photo credit|image credit|фото|عکس|عکاس|تصویر|تصوير|الصورة)\s*(?:(?:by|von|par|de|از)\b|[:：/©])\s*|©\s*)(.{2,120})$/i;

interface Caption {
  content: Inline[];
  credit?: string;
}

/** A figure: its pictures with the caption, several as a gallery; or whatever else it holds, followed by the caption. */
export function figureBlocks(element: HtmlElement, around: HtmlContext): Block[] {
  const captions = findAll(element, ["figcaption"]);
  const inside = findAll(element, ["figure"]);
  // A gallery: figures with captions of their own within a figure.
  if (inside.length > 0) return galleryOf(element, around, captions);
  const children = seenChildren(element);
  // Captions and credits may stand deeper inside, beside the picture.
  const credits = creditsIn(children.filter((child) => !captions.includes(child as HtmlElement))).filter(
    (one) => !captions.some((caption) => holds(caption, one)) && findAll(one, ["img", "picture"]).length === 0,
  );
  const [only, ...more] = around.blocks(without(children, [...captions, ...credits]));
  if (only?.type === "picture" && more.every((block) => isSamePicture(block, only))) {
    const credit = oneLine(credits.map((one) => inlineText(around.inlines(seenChildren(one)))).join(", "));
    const caption = captionOf(captions, around);
    const own = credit === "" ? undefined : credit;
    return [
      withCaption(
        only,
        caption
          ? { ...caption, credit: joined(caption.credit, own) }
          : own === undefined
            ? undefined
            : { content: [], credit: own },
      ),
    ];
  }
  const blocks = around.blocks(children.filter((child) => !captions.includes(child as HtmlElement)));
  return captioned(blocks, captionOf(captions, around), captions, element);
}

function holds(outer: HtmlElement, inner: HtmlElement): boolean {
  return outer === inner || elementsIn(outer).some((child) => holds(child, inner));
}

function isSamePicture(block: Block, picture: Block & { type: "picture" }): boolean {
  return block.type === "picture" && JSON.stringify(block.source) === JSON.stringify(picture.source);
}

function joined(first: string | undefined, second: string | undefined): string | undefined {
  return first === undefined || second === undefined || first === second ? (first ?? second) : `${first}, ${second}`;
}

function captioned(
  found: Block[],
  caption: Caption | undefined,
  captions: readonly HtmlElement[],
  element: HtmlElement,
): Block[] {
  const blocks = withoutRepeatedPictures(found);
  const pictures = blocks.filter((block) => block.type === "picture");
  // A caption further inside stands among the blocks already.
  const own = captions.every((one) => element.childNodes.includes(one)) ? captionBlocks(caption) : [];
  if (pictures.length !== blocks.length || pictures.length === 0) return [...found, ...own];
  const [only, ...more] = pictures;
  if (only && more.length === 0) return [withCaption(only, caption)];
  const plain = pictures.map(({ type: _, ...picture }): Picture => picture);
  return [{ type: "gallery", pictures: plain }, ...captionBlocks(caption)];
}

function withCaption(picture: Block & { type: "picture" }, caption: Caption | undefined): Block {
  if (!caption) return picture;
  const { content, credit } = caption;
  // A picture's title is what a mouse shows; what stands below it says more.
  return {
    ...picture,
    ...(inlineText(content) !== "" && { caption: content }),
    ...(credit !== undefined && { credit }),
  };
}

function captionBlocks(caption: Caption | undefined): Block[] {
  if (!caption) return [];
  const line: Inline[] = caption.credit === undefined ? [] : [{ type: "text", text: caption.credit }];
  return [caption.content, line]
    .filter((content) => inlineText(content) !== "")
    .map((content) => ({ type: "paragraph", content }));
}

/** A caption with who took the picture, where the page marks that or a last line says it. */
function captionOf(captions: readonly HtmlElement[], around: HtmlContext): Caption | undefined {
  const nodes = captions.flatMap((found) => seenChildren(found));
  const marked = creditsIn(nodes);
  const credit =
    marked.length === 0 ? "" : oneLine(marked.map((node) => inlineText(around.inlines([node]))).join(", "));
  const content = around.inlines(marked.length === 0 ? nodes : without(nodes, marked));
  if (inlineText(content) === "" && credit === "") return undefined;
  if (credit !== "") return { content, credit: credit.replace(/^\(|\)$/g, "") };
  return creditInLine(content) ?? { content };
}

function creditInLine(content: Inline[]): Caption | undefined {
  const last = content.at(-1);
  if (last?.type !== "text") return undefined;
  const at = last.text.lastIndexOf("\n");
  if (at < 0) return undefined;
  const found = CREDIT_LINE.exec(last.text.slice(at + 1).trim());
  if (!found) return undefined;
  const text = last.text.slice(0, at).trimEnd();
  return {
    content: [...content.slice(0, -1), ...(text === "" ? [] : [{ type: "text" as const, text }])],
    credit: found[1],
  };
}

/** The elements among these and below them that are marked as credits; not if that is all there is of them. */
function creditsIn(nodes: readonly HtmlNode[]): HtmlElement[] {
  return nodes.flatMap((node) => {
    if (!("tagName" in node)) return [];
    const named = `${attribute(node, "class") ?? ""} ${attribute(node, "itemprop") ?? ""} ${attribute(node, "data-testid") ?? ""}`;
    if (CREDIT.test(named) || node.tagName === "cite") return [node];
    return creditsIn(seenChildren(node));
  });
}

/** Copies of the nodes without some that are among or below them. */
function without(nodes: readonly HtmlNode[], left: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node) => {
    if (left.includes(node)) return [];
    if (!("childNodes" in node)) return [node];
    return [{ ...node, childNodes: without(node.childNodes, left) } as HtmlNode];
  });
}

function galleryOf(element: HtmlElement, around: HtmlContext, captions: readonly HtmlElement[]): Block[] {
  const own = captions.filter((one) => element.childNodes.includes(one));
  const blocks = around.blocks(seenChildren(element).filter((child) => !own.includes(child as HtmlElement)));
  return [...asGallery(blocks), ...captionBlocks(captionOf(own, around))];
}

/** Several pictures and nothing else are a gallery; one of them or anything else stays as it is. */
export function asGallery(blocks: readonly Block[]): Block[] {
  const pictures = withoutRepeatedPictures(blocks).flatMap((block): Picture[] => {
    if (block.type === "gallery") return block.pictures;
    if (block.type !== "picture") return [];
    const { type: _, ...picture } = block;
    return [picture];
  });
  const isAll = blocks.every((block) => block.type === "picture" || block.type === "gallery");
  return isAll && pictures.length > 1 ? [{ type: "gallery", pictures }] : [...blocks];
}

/** Pages that load late repeat a picture for who has no scripts; the second one of two neighbours goes. */
export function withoutRepeatedPictures(blocks: readonly Block[]): Block[] {
  return blocks.filter((block, index) => {
    const before = blocks[index - 1];
    return !(
      block.type === "picture" &&
      before?.type === "picture" &&
      JSON.stringify(block.source) === JSON.stringify(before.source) &&
      [inlineText(before.caption ?? []), ""].includes(inlineText(block.caption ?? []))
    );
  });
}
