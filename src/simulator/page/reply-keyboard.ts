import type { ForceReply, KeyboardButton, ReplyKeyboardMarkup } from "grammy/types";
import type { Actions, ChatRequest } from "./actions.ts";
import type { ControlMessage } from "./control.ts";
import { element, fill } from "./element.ts";
import { toast } from "./overlays.ts";

/** What the bot last asked the composer to be: buttons in its place, or a reply to one of its messages. */
export interface ReplyInterface {
  message: ControlMessage;
  markup: ReplyKeyboardMarkup | ForceReply;
}

/** A keyboard stays until it is replaced or removed; a forced reply holds only until the person has written. */
export function replyInterface(messages: readonly ControlMessage[], personId: number): ReplyInterface | undefined {
  let hasWritten = false;
  for (const message of messages.toReversed()) {
    if (message.from?.id === personId) hasWritten = true;
    const markup = message.reply_markup;
    if (!markup || "inline_keyboard" in markup) continue;
    if ("remove_keyboard" in markup) return undefined;
    if ("force_reply" in markup) {
      if (hasWritten) continue;
      return { message, markup };
    }
    return hasWritten && markup.one_time_keyboard ? undefined : { message, markup };
  }
  return undefined;
}

/** The bot's buttons below the composer. */
export class ReplyKeyboard {
  readonly view = element("div", {
    class: "reply-keyboard",
    role: "group",
    "aria-label": "Buttons of the bot",
    hidden: true,
  });
  readonly #actions: Actions;
  #markup: ReplyKeyboardMarkup | undefined;
  #isFolded = false;

  constructor(actions: Actions) {
    this.#actions = actions;
  }

  get isOffered(): boolean {
    return this.#markup !== undefined;
  }

  draw(current: ReplyInterface | undefined): void {
    const markup = current && "keyboard" in current.markup ? current.markup : undefined;
    if (markup !== this.#markup) {
      this.#markup = markup;
      this.#isFolded = false;
      const rows = markup?.keyboard.map((row) =>
        element("div", { class: "keyboard-row" }, ...row.map((button) => this.#button(button))),
      );
      fill(this.view, ...(rows ?? []));
    }
    this.view.hidden = !markup || this.#isFolded;
  }

  fold(): void {
    this.#isFolded = !this.#isFolded;
    this.view.hidden = !this.#markup || this.#isFolded;
  }

  #button(button: KeyboardButton | string): HTMLElement {
    const text = typeof button === "string" ? button : button.text;
    const isPlain =
      typeof button === "string" || Object.keys(button).every((name) => name === "text" || name === "style");
    const asked = (typeof button === "string" ? {} : button) as { request_chat?: ChatRequest; request_location?: true };
    return element(
      "button",
      {
        type: "button",
        class: "keyboard-button",
        "data-style": typeof button === "string" ? undefined : button.style,
        onclick: () => {
          if (isPlain) void this.#actions.say(text);
          else if (asked.request_location) void this.#actions.shareLocation();
          else if (asked.request_chat) void this.#actions.shareChat(asked.request_chat);
          else toast("The simulator can't share contacts, users or polls");
        },
      },
      element("span", { dir: "auto" }, text),
    );
  }
}
