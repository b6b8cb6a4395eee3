import type { ControlChat } from "./control.ts";
import { element } from "./element.ts";
import type { Model } from "./model.ts";
import { tone } from "./tone.ts";

/** A circle with the first letter of a name, in the colour that belongs to the id. Whatever it stands beside says the name. */
export function avatar(id: number, name: string, size: "" | "small" | "tiny" = ""): HTMLElement {
  const letter = [...name.replace(/^The /, "")][0]?.toUpperCase() ?? "?";
  return element("span", { class: `avatar ${size} tone-${tone(id)}`, "aria-hidden": "true" }, letter);
}

/** A private chat is with the bot, so it shows the bot's. */
export function chatAvatar(chat: ControlChat, model: Model, size: "" | "small" = ""): HTMLElement {
  return avatar(chat.type === "private" ? model.state.bot.id : chat.id, model.titleOf(chat), size);
}
