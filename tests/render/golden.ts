import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Button, ClassicMessage, Entity, StyledText } from "../../src/core/message.ts";
import { assertSendable } from "./limits.ts";

/**
 * Compares messages with `golden/<name>.txt`, which is read and reviewed like prose. After a wanted change:
 * `UPDATE_GOLDEN=1 node --test tests/render/*.test.ts`, then look at the difference.
 */
export function assertGolden(name: string, messages: readonly ClassicMessage[]): void {
  messages.forEach(assertSendable);
  const shown = `${messages.map(readable).join("\n\n―――――\n\n")}\n`;
  const path = join(import.meta.dirname, "golden", `${name}.txt`);
  if (process.env.UPDATE_GOLDEN) writeFileSync(path, shown);
  assert.ok(existsSync(path), `${path} is missing; UPDATE_GOLDEN=1 writes it`);
  assert.equal(shown, readFileSync(path, "utf8"));
}

/** A message as one would describe it: tags for entities, names for what can't be seen, buttons in parentheses. */
function readable(message: ClassicMessage): string {
  if (message.kind === "album") {
    return message.photos
      .map((one) => `<${one.photo.kind === "media" ? "photo" : one.photo.url}> ${readableText(one)}`)
      .join("\n");
  }
  const photo = message.kind === "photo" ? [`<${message.photo.kind === "media" ? "photo" : message.photo.url}>`] : [];
  const rows = (message.keyboard ?? []).map((row) => row.map(readableButton).join(" "));
  return [...photo, readableText(message), ...rows].join("\n");
}

function readableButton(button: Button): string {
  if ("callback_data" in button) return `(${button.text} → ${button.callback_data})`;
  return `(${button.text} → ${"url" in button ? button.url : button.switch_inline_query})`;
}

export function readableText({ text, entities }: StyledText): string {
  let shown = "";
  for (let place = 0; place <= text.length; place++) {
    const ending = entities.filter((one) => one.offset + one.length === place).reverse();
    const beginning = entities.filter((one) => one.offset === place);
    shown += ending.map((one) => `[/${one.type}]`).join("") + beginning.map(opening).join("");
    shown += INVISIBLE[text.charAt(place)] ?? text.charAt(place);
  }
  return shown;
}

const INVISIBLE: Record<string, string> = {
  "\u2003": "⇥",
  "\u2066": "⟨LRI⟩",
  "\u2068": "⟨FSI⟩",
  "\u2069": "⟨PDI⟩",
  "\u200f": "⟨RLM⟩",
};

function opening(entity: Entity): string {
  if (entity.type === "text_link") return `[text_link ${entity.url}]`;
  return entity.type === "pre" && entity.language ? `[pre ${entity.language}]` : `[${entity.type}]`;
}
