import { chatAvatar } from "./avatar.ts";
import type { ControlChat } from "./control.ts";
import { element } from "./element.ts";
import type { Model } from "./model.ts";

/** The card in a chat that has no messages yet: what the chat is for. */
export function emptyChat(chat: ControlChat, model: Model): HTMLElement {
  return element(
    "div",
    { class: "empty-chat" },
    chatAvatar(chat, model),
    element("b", { dir: "auto" }, model.titleOf(chat)),
    element("p", {}, purposeOf(chat)),
  );
}

function purposeOf({ type }: ControlChat): string {
  if (type === "private") return "A bot. Press START to talk to it.";
  if (type === "channel") return "A channel. What the editors publish appears here.";
  return "A group. Everybody in it sees what you write; commands reach the bot here, too.";
}
