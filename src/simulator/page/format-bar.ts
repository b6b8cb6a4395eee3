import type { EditableText } from "./editable-text.ts";
import { element, icon } from "./element.ts";
import type { Style } from "./formatted-text.ts";
import { showDialog } from "./overlays.ts";

interface Format {
  style: Style;
  label: string;
  sign: string;
  key?: string;
  shift?: boolean;
}

/** Shortcuts are Telegram Desktop's. */
const FORMATS: Format[] = [
  { style: "bold", label: "Bold", sign: "B", key: "b" },
  { style: "italic", label: "Italic", sign: "I", key: "i" },
  { style: "underline", label: "Underline", sign: "U", key: "u" },
  { style: "strikethrough", label: "Strikethrough", sign: "S", key: "x", shift: true },
  { style: "code", label: "Monospace", sign: "‹›", key: "m", shift: true },
  { style: "spoiler", label: "Spoiler", sign: "▒", key: "p", shift: true },
  { style: "blockquote", label: "Quote", sign: "❝", key: ".", shift: true },
  { style: "text_link", label: "Link", sign: "", key: "k" },
];

/** A row of buttons that format what is selected in the composer. */
export function formatBar(box: EditableText): HTMLElement {
  const buttons = FORMATS.map((format) => {
    const shortcut = `Ctrl+${format.shift ? "Shift+" : ""}${format.key?.toUpperCase()}`;
    const button = element(
      "button",
      {
        type: "button",
        class: "format-button",
        "data-style": format.style,
        "aria-label": format.label,
        title: `${format.label} (${shortcut})`,
        onclick: () => apply(box, format.style),
      },
      format.style === "text_link" ? icon("link") : format.sign,
    );
    // Pressing must not take the selection out of the composer.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    return button;
  });
  return element("div", { class: "format-bar", role: "toolbar", "aria-label": "Formatting", hidden: true }, ...buttons);
}

/** @returns whether the key was a formatting shortcut */
export function formatKey(event: KeyboardEvent, box: EditableText): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const key = event.key === ">" ? "." : event.key.toLowerCase();
  const format = FORMATS.find((candidate) => candidate.key === key && Boolean(candidate.shift) === event.shiftKey);
  if (!format) return false;
  apply(box, format.style);
  return true;
}

function apply(box: EditableText, style: Style): void {
  if (style === "text_link") askForLink(box);
  else box.toggle(style);
}

function askForLink(box: EditableText): void {
  const selection = getSelection();
  const chosen = box.selection;
  if (!selection?.rangeCount || !chosen || chosen.from === chosen.to) return;
  const range = selection.getRangeAt(0).cloneRange();
  const input = element("input", { type: "url", class: "field", placeholder: "https://", "aria-label": "Address" });
  const set = () => {
    const written = input.value.trim();
    if (written === "") return;
    box.view.focus();
    selection.removeAllRanges();
    selection.addRange(range);
    box.toggle("text_link", /^[a-z]+:/i.test(written) ? written : `https://${written}`);
  };
  const dialog = showDialog("Link", [input], [{ label: "Cancel" }, { label: "Set link", isMain: true, onPress: set }]);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    dialog.close();
    set();
  });
  input.focus();
}
