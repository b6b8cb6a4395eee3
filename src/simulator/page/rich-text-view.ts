import type { RichText } from "grammy/types";
import { element } from "./element.ts";
import { textWords } from "./rich-words.ts";
import { linkView, pressable, spoilerView, type TextActions } from "./text-view.ts";

type Part = Exclude<RichText, string | RichText[]>;
type Inner = (Node | string)[];

const TAGS = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  subscript: "sub",
  superscript: "sup",
  marked: "mark",
  code: "code",
} as const;

/** A rich text as pieces of a line. */
export function richTextView(text: RichText, actions: TextActions): Inner {
  if (typeof text === "string") return [text];
  if (Array.isArray(text)) return text.flatMap((part) => richTextView(part, actions));
  return [partView(text, actions)];
}

function partView(part: Part, actions: TextActions): Node | string {
  const inner = "text" in part ? richTextView(part.text, actions) : [];
  switch (part.type) {
    case "bold":
    case "italic":
    case "underline":
    case "strikethrough":
    case "subscript":
    case "superscript":
    case "marked":
    case "code":
      return element(TAGS[part.type], {}, ...inner);
    case "spoiler":
      return spoilerView(inner);
    case "url":
      return linkView(part.url, inner, !isSameAddress(textWords(part.text), part.url), actions);
    case "mention":
      return pressable(inner, () => actions.openMention(part.username));
    case "bot_command":
      return pressable(inner, actions.sendCommand && (() => actions.sendCommand?.(part.bot_command)));
    case "anchor_link":
      return anchorLink(part.anchor_name, inner);
    case "reference_link":
      return anchorLink(part.reference_name, inner);
    case "anchor":
      return element("span", { "data-anchor": part.name });
    case "reference":
      return element("span", { class: "reference", "data-anchor": part.name }, ...inner);
    case "date_time": {
      const date = new Date(part.unix_time * 1000);
      return element("time", { class: "token", datetime: date.toISOString(), title: date.toLocaleString() }, ...inner);
    }
    case "custom_emoji":
      return element("span", { class: "custom-emoji" }, part.alternative_text);
    case "email_address":
    case "phone_number":
    case "bank_card_number":
    case "hashtag":
    case "cashtag":
    case "text_mention":
      return element("span", { class: "token" }, ...inner);
    case "mathematical_expression":
    case "button":
      // The simulator's server takes none.
      return "";
    default:
      return part satisfies never;
  }
}

/** Whether words that are an address say where they lead. */
function isSameAddress(words: string, address: string): boolean {
  const bare = (text: string) =>
    text
      .replace(/^https?:\/\//i, "")
      .replace(/\/$/, "")
      .toLowerCase();
  return bare(words) === bare(address);
}

function anchorLink(name: string, inner: Inner): HTMLElement {
  const link = pressable(inner, () => goTo(link.closest<HTMLElement>(".rich"), name));
  return link;
}

/** Scrolls to a place of the article, and opens whatever hides it; without a name: to the article's beginning. */
function goTo(article: HTMLElement | null, name: string): void {
  const places = [...(article?.querySelectorAll<HTMLElement>("[data-anchor]") ?? [])];
  const target = name === "" ? article : places.find(({ dataset }) => dataset.anchor === name);
  if (!target) return;
  for (let holder = target.closest("details"); holder; ) {
    holder.open = true;
    holder = holder.parentElement?.closest("details") ?? null;
  }
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  target.scrollIntoView({ block: "start", behavior: still ? "instant" : "smooth" });
  target.classList.remove("found");
  requestAnimationFrame(() => target.classList.add("found"));
}
