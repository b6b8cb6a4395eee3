import type { MessageEntity } from "grammy/types";
import { element } from "./element.ts";
import { type FormattedText, joined, type Style, trimmed, withStyle } from "./formatted-text.ts";
import { layoutSpans, type Span } from "./text-layout.ts";

/** Styles that browsers apply themselves, so that they can be undone and hold for what is typed next. */
const NATIVE = { bold: "bold", italic: "italic", underline: "underline", strikethrough: "strikeThrough" } as const;

const TAG_STYLES: Record<string, Style> = {
  B: "bold",
  STRONG: "bold",
  I: "italic",
  EM: "italic",
  U: "underline",
  S: "strikethrough",
  STRIKE: "strikethrough",
  DEL: "strikethrough",
  CODE: "code",
};

const STYLES = new Set<string>([...Object.values(TAG_STYLES), "spoiler", "blockquote", "text_link"]);

/** A zero-width space that ends a style; it isn't a part of the text. */
const STOPPER = "\u200b";

/**
 * A box to write formatted text in. The DOM that the browser edits is read back as text with entities; only text ever
 * goes in from outside.
 */
export class EditableText {
  readonly view: HTMLElement;

  constructor(label: string, onchange: () => void) {
    this.view = element("div", {
      class: "editable",
      contenteditable: "true",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": label,
      dir: "auto",
      spellcheck: "true",
      "data-testid": "composer",
    });
    this.view.addEventListener("input", () => {
      this.#markEmpty();
      onchange();
    });
    this.view.addEventListener("paste", (event) => {
      const text = event.clipboardData?.getData("text/plain");
      if (event.clipboardData?.files.length || !text) return;
      event.preventDefault();
      this.insert(text);
    });
    this.#markEmpty();
  }

  /** As written, white space at the ends included. */
  get raw(): FormattedText {
    return readNodes(this.view);
  }

  get value(): FormattedText {
    return trimmed(this.raw);
  }

  /** Replaces all; the caret goes to the end. */
  set value(written: FormattedText) {
    this.#write(written);
    this.#select(written.text.length, written.text.length);
  }

  set placeholder(words: string) {
    this.view.dataset.placeholder = words;
    this.view.setAttribute("aria-placeholder", words);
  }

  insert(text: string): void {
    this.view.focus();
    document.execCommand("insertText", false, text);
  }

  /** What is selected in the box, in UTF-16 units; undefined when the selection is elsewhere. */
  get selection(): { from: number; to: number } | undefined {
    const selection = getSelection();
    if (!selection?.rangeCount) return undefined;
    const range = selection.getRangeAt(0);
    if (!this.view.contains(range.commonAncestorContainer)) return undefined;
    const before = document.createRange();
    before.selectNodeContents(this.view);
    before.setEnd(range.startContainer, range.startOffset);
    const from = readNodes(before.cloneContents()).text.length;
    return { from, to: from + readNodes(range.cloneContents()).text.length };
  }

  /** Gives the selection a style, or takes it away. */
  toggle(style: Style, url?: string): void {
    if (style in NATIVE) {
      this.view.focus();
      document.execCommand(NATIVE[style as keyof typeof NATIVE]);
      return;
    }
    const selection = this.selection;
    if (!selection) return;
    this.#write(withStyle(this.raw, style, selection.from, selection.to, url));
    this.#select(selection.from, selection.to);
    this.view.dispatchEvent(new Event("input"));
  }

  #write({ text, entities }: FormattedText): void {
    const known = entities.filter(({ type }) => STYLES.has(type) || type === "pre");
    const nodes = layoutSpans(text, 0, text.length, known).map(spanNode);
    this.view.replaceChildren(...nodes);
    // Else what is typed after a style at the end would become a part of it.
    if (nodes.at(-1) instanceof HTMLElement) this.view.append(STOPPER);
    this.#markEmpty();
  }

  #select(from: number, to: number): void {
    // Where one can't write, the box isn't on the page.
    if (!this.view.isConnected) return;
    const range = document.createRange();
    const [startNode, startOffset] = pointAt(this.view, from);
    const [endNode, endOffset] = pointAt(this.view, to);
    range.setStart(startNode, startOffset);
    range.setEnd(endNode, endOffset);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }

  #markEmpty(): void {
    const isEmpty =
      (this.view.textContent ?? "").replaceAll(STOPPER, "") === "" && this.view.querySelectorAll("br").length < 2;
    this.view.classList.toggle("empty", isEmpty);
  }
}

function spanNode(span: Span): Node {
  if ("text" in span) return document.createTextNode(span.text);
  const { entity } = span;
  const inner = span.spans.map(spanNode);
  switch (entity.type) {
    case "bold":
      return element("b", {}, ...inner);
    case "italic":
      return element("i", {}, ...inner);
    case "underline":
      return element("u", {}, ...inner);
    case "strikethrough":
      return element("s", {}, ...inner);
    case "code":
      return element("code", {}, ...inner);
    case "text_link":
      return element("span", { "data-style": "text_link", "data-url": entity.url, title: entity.url }, ...inner);
    case "expandable_blockquote":
      return element("span", { "data-style": "blockquote" }, ...inner);
    default:
      return element("span", { "data-style": entity.type }, ...inner);
  }
}

/** Reads text and formatting out of nodes as browsers leave them in an editable box. */
function readNodes(root: Node): FormattedText {
  let text = "";
  const entities: MessageEntity[] = [];
  const walk = (node: Node) => {
    if (node instanceof Text) {
      text += node.data.replaceAll("\u00a0", " ").replaceAll(STOPPER, "");
      return;
    }
    if (node instanceof HTMLElement) {
      if (node.tagName === "BR") text += "\n";
      if ((node.tagName === "DIV" || node.tagName === "P") && text !== "" && !text.endsWith("\n")) text += "\n";
    }
    const offset = text.length;
    for (const child of node.childNodes) walk(child);
    const length = text.length - offset;
    if (node instanceof HTMLElement && node !== root && length > 0) entities.push(...entityOf(node, offset, length));
  };
  walk(root);
  return { text, entities: joined(entities) };
}

function entityOf(node: HTMLElement, offset: number, length: number): MessageEntity[] {
  const type = TAG_STYLES[node.tagName] ?? node.dataset.style;
  if (type === "text_link") return [{ type, offset, length, url: node.dataset.url ?? "" }];
  if (type === "pre") return [{ type, offset, length }];
  return type && STYLES.has(type) ? [{ type: type as Exclude<Style, "text_link">, offset, length }] : [];
}

/** The node and offset that lie `wanted` UTF-16 units after the beginning of `root`. */
function pointAt(root: Node, wanted: number): [Node, number] {
  let left = wanted;
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const length = node.textContent?.replaceAll(STOPPER, "").length ?? 0;
    if (left <= length && length > 0) return [node, left];
    left -= length;
  }
  return [root, root.childNodes.length];
}
