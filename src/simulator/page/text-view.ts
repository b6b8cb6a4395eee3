import type { MessageEntity } from "grammy/types";
import { type Child, element } from "./element.ts";
import { linkTarget } from "./links.ts";
import { type Block, layoutText, type Span } from "./text-layout.ts";

/** What pressing a part of a text does. */
export interface TextActions {
  botUsername: string;
  openLink(address: string, isDisguised: boolean): void;
  /** Undefined where the person may not write. */
  sendCommand: ((command: string) => void) | undefined;
  openMention(username: string): void;
}

/** Each line finds its own direction from its first strong letter, as in Telegram's clients. */
export function textView(text: string, entities: MessageEntity[] | undefined, actions: TextActions): HTMLElement {
  const view = element(
    "div",
    { class: "text" },
    ...layoutText(text, entities).map((block) => blockView(block, actions)),
  );
  revealOnPress(view);
  return view;
}

/** Telegram opens all hidden parts of a message at once. Heard first, so that a link below isn't followed unseen. */
export function revealOnPress(view: HTMLElement): void {
  view.addEventListener("click", (event) => reveal(view, event), true);
  view.addEventListener("keydown", (event) => event.key === "Enter" && reveal(view, event), true);
}

function reveal(view: HTMLElement, event: Event): void {
  if (!(event.target instanceof Element) || !event.target.closest(".spoiler:not(.open)")) return;
  event.preventDefault();
  event.stopPropagation();
  for (const spoiler of view.querySelectorAll(".spoiler")) {
    spoiler.classList.add("open");
    spoiler.removeAttribute("role");
    spoiler.removeAttribute("tabindex");
    spoiler.removeAttribute("aria-label");
  }
}

function blockView(block: Block, actions: TextActions): HTMLElement {
  switch (block.kind) {
    case "line":
      return element("div", { class: "line", dir: "auto" }, ...spanViews(block.spans, actions));
    case "pre": {
      const language = block.entity.type === "pre" ? block.entity.language : undefined;
      const code = element("code", { class: language && `language-${language}` }, block.text);
      return element("pre", { dir: "auto", "data-language": language }, code);
    }
    case "quote":
      return quoteView(block, actions);
    default:
      return block satisfies never;
  }
}

function quoteView(block: Extract<Block, { kind: "quote" }>, actions: TextActions): HTMLElement {
  const lines = block.blocks.map((inner) => blockView(inner, actions));
  return block.entity.type === "expandable_blockquote"
    ? expandable(lines)
    : element("blockquote", { dir: "auto" }, ...lines);
}

/** A quotation of which only the beginning is shown until it is asked for. */
export function expandable(lines: Child[]): HTMLElement {
  const body = element("div", { class: "quote-body" }, ...lines);
  const toggle = element("button", { type: "button", class: "quote-toggle", "aria-expanded": "false" }, "Show more");
  const quote = element("blockquote", { dir: "auto", class: "expandable" }, body, toggle);
  toggle.addEventListener("click", () => {
    const isOpen = quote.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(isOpen));
    toggle.textContent = isOpen ? "Show less" : "Show more";
  });
  return quote;
}

function spanViews(spans: Span[], actions: TextActions): (Node | string)[] {
  return spans.map((span) =>
    "text" in span ? span.text : entityView(span.entity, spanViews(span.spans, actions), textOf(span), actions),
  );
}

function textOf(span: Span): string {
  return "text" in span ? span.text : span.spans.map(textOf).join("");
}

const TAGS: Partial<Record<MessageEntity["type"], "b" | "i" | "u" | "s" | "code">> = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
};

function entityView(
  entity: MessageEntity,
  inner: (Node | string)[],
  text: string,
  actions: TextActions,
): HTMLElement | string {
  const tag = TAGS[entity.type];
  if (tag) return element(tag, {}, ...inner);
  switch (entity.type) {
    case "spoiler":
      return spoilerView(inner);
    case "text_link":
      return linkView(entity.url, inner, true, actions);
    case "url":
      return linkView(text, inner, false, actions);
    case "email":
      return element("span", { class: "token" }, ...inner);
    case "bot_command":
      return pressable(inner, actions.sendCommand && (() => actions.sendCommand?.(text)));
    case "mention":
      return pressable(inner, () => actions.openMention(text.slice(1)));
    default:
      return element("span", { class: entity.type === "custom_emoji" ? "custom-emoji" : "token" }, ...inner);
  }
}

/** Words that are hidden until they are pressed (`revealOnPress`). */
export function spoilerView(inner: (Node | string)[]): HTMLElement {
  const attributes = { class: "spoiler", role: "button", tabindex: 0, "aria-label": "Hidden text, press to show" };
  return element("span", attributes, ...inner);
}

/** Not a button element: that would be an island in the line, and turn around in a sentence of the other direction. */
export function pressable(inner: (Node | string)[], onpress: (() => void) | undefined): HTMLElement {
  if (!onpress) return element("span", { class: "token" }, ...inner);
  const link = element("span", { class: "inline-link", role: "link", tabindex: 0, onclick: onpress }, ...inner);
  link.addEventListener("keydown", (event) => event.key === "Enter" && onpress());
  return link;
}

/** An address that can't be opened (`javascript:` and the like) stays plain text. */
export function linkView(
  address: string,
  inner: (Node | string)[],
  isDisguised: boolean,
  actions: TextActions,
): HTMLElement {
  const target = linkTarget(address, actions.botUsername);
  if (target.kind === "refused") return element("span", {}, ...inner);
  const href = target.kind === "web" ? target.address : address.includes(":") ? address : `https://${address}`;
  return element(
    "a",
    {
      href,
      target: "_blank",
      rel: "noopener noreferrer",
      title: isDisguised && address,
      onclick: (event) => {
        event.preventDefault();
        actions.openLink(address, isDisguised);
      },
    },
    ...inner,
  );
}
