import type { RichBlock, RichBlockCaption } from "grammy/types";
import type { ControlMessage } from "./control.ts";
import { element, iconButton } from "./element.ts";
import { fileView, photoView } from "./media-view.ts";
import { richTextView } from "./rich-text-view.ts";
import { textWords } from "./rich-words.ts";
import type { TextActions } from "./text-view.ts";

type MediaBlock = Extract<RichBlock, { type: "photo" | "video" | "animation" | "audio" | "document" | "voice_note" }>;

/** A picture or a file, with its caption. */
export function mediaView(block: MediaBlock, actions: TextActions): HTMLElement {
  return element("figure", {}, mediumView(block), block.caption && captionView(block.caption, actions));
}

/** Several pictures as one, in a grid. */
export function collageView(block: Extract<RichBlock, { type: "collage" }>, actions: TextActions): HTMLElement {
  const tiles = block.blocks.map((one) => element("div", { class: "tile" }, innerView(one)));
  return element(
    "figure",
    { class: "collage" },
    element("div", { class: "album", "data-count": tiles.length }, ...tiles),
    block.caption && captionView(block.caption, actions),
  );
}

/** Several pictures, one at a time: swiped, or turned with the buttons. */
export function slideshowView(block: Extract<RichBlock, { type: "slideshow" }>, actions: TextActions): HTMLElement {
  const slides = block.blocks.map((one) => {
    const caption = "caption" in one && one.caption && typeof one.caption === "object" ? one.caption : undefined;
    return element(
      "div",
      { class: "slide" },
      innerView(one),
      caption && captionView(caption as RichBlockCaption, actions),
    );
  });
  const strip = element("div", { class: "slides", tabindex: 0, role: "group", "aria-label": "Pictures" }, ...slides);
  const count = element("span", { class: "slide-count" }, `1 / ${slides.length}`);
  const current = () => Math.round(Math.abs(strip.scrollLeft) / Math.max(1, strip.clientWidth));
  const turn = (by: number) => {
    const next = (current() + by + slides.length) % slides.length;
    const sign = getComputedStyle(strip).direction === "rtl" ? -1 : 1;
    strip.scrollTo({ left: sign * next * strip.clientWidth, behavior: "smooth" });
  };
  strip.addEventListener("scroll", () => {
    count.textContent = `${current() + 1} / ${slides.length}`;
  });
  const turners = [
    iconButton("back", "Previous picture", () => turn(-1), { class: "icon-button turn" }),
    iconButton("back", "Next picture", () => turn(1), { class: "icon-button turn next" }),
  ];
  return element(
    "figure",
    { class: "slideshow" },
    element("div", { class: "stage" }, strip, ...(slides.length > 1 ? [...turners, count] : [])),
    block.caption && captionView(block.caption, actions),
  );
}

function innerView(block: RichBlock): HTMLElement | undefined {
  return "blocks" in block || "text" in block ? undefined : mediumView(block as MediaBlock);
}

/** The views of messages' media show a block's, too: as the message that would carry it alone. */
function mediumView(block: MediaBlock): HTMLElement | undefined {
  const field = block.type === "voice_note" ? "voice" : block.type;
  const alone = {
    [field]: (block as unknown as Record<string, unknown>)[block.type],
    has_media_spoiler: "has_spoiler" in block && block.has_spoiler,
    caption: block.caption && textWords(block.caption.text),
  } as unknown as ControlMessage;
  if (block.type !== "photo") return fileView(alone);
  const view = photoView(alone);
  const width = Math.max(...block.photo.map((size) => size.width));
  view?.style.setProperty("--photo-width", `${width}px`);
  return view;
}

function captionView({ text, credit }: RichBlockCaption, actions: TextActions): HTMLElement {
  return element(
    "figcaption",
    { dir: "auto" },
    ...richTextView(text, actions),
    credit && element("cite", {}, ...richTextView(credit, actions)),
  );
}
