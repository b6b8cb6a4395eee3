import type { InlineKeyboardButton } from "grammy/types";
import type { Actions } from "./actions.ts";
import type { ControlMessage } from "./control.ts";
import { element, type IconName, icon } from "./element.ts";
import { toast } from "./overlays.ts";

/**
 * What became of pressed buttons, by message and button; kept apart from the elements, which are made anew when the bot
 * edits the message before it answers.
 */
const pressed = new Map<string, "waiting" | "unanswered">();

export function inlineKeyboard(message: ControlMessage, actions: Actions): HTMLElement | undefined {
  const markup = message.reply_markup;
  if (!markup || !("inline_keyboard" in markup)) return undefined;
  const rows = markup.inline_keyboard.map((row, rowIndex) =>
    element(
      "div",
      { class: "keyboard-row" },
      ...row.map((button, columnIndex) => buttonView(button, message, rowIndex, columnIndex, actions)),
    ),
  );
  return element("div", { class: "keyboard", role: "group", "aria-label": "Buttons of the message" }, ...rows);
}

function buttonView(
  button: InlineKeyboardButton,
  message: ControlMessage,
  row: number,
  column: number,
  actions: Actions,
): HTMLElement {
  const sign = signOf(button);
  const key = JSON.stringify([actions.model.person.id, message.chat.id, message.message_id, button]);
  const view = element(
    "button",
    {
      type: "button",
      class: "keyboard-button",
      "data-testid": "button",
      "data-style": button.style,
      "data-key": key,
      title: "url" in button && button.url,
    },
    element("span", { dir: "auto" }, button.text),
    sign && icon(sign),
  );
  showState(view, pressed.get(key));
  view.addEventListener("click", () => {
    if ("callback_data" in button) void pressCallback(key, message.message_id, row, column, actions);
    else pressOther(button, actions);
  });
  return view;
}

function signOf(button: InlineKeyboardButton): IconName | undefined {
  if ("url" in button || "login_url" in button || "web_app" in button) return "open";
  if ("copy_text" in button) return "copy";
  return "switch_inline_query" in button || "switch_inline_query_chosen_chat" in button ? "reply" : undefined;
}

async function pressCallback(
  key: string,
  messageId: number,
  row: number,
  column: number,
  actions: Actions,
): Promise<void> {
  if (pressed.get(key) === "waiting") return;
  setState(key, "waiting");
  const isAnswered = await actions.press(messageId, row, column);
  setState(key, isAnswered ? undefined : "unanswered");
}

function setState(key: string, state: "waiting" | "unanswered" | undefined): void {
  if (state) pressed.set(key, state);
  else pressed.delete(key);
  for (const view of document.querySelectorAll<HTMLElement>(".keyboard-button")) {
    if (view.dataset.key === key) showState(view, state);
  }
}

function showState(view: HTMLElement, state: "waiting" | "unanswered" | undefined): void {
  view.setAttribute("aria-busy", String(state === "waiting"));
  view.classList.toggle("unanswered", state === "unanswered");
  if (state === "unanswered") view.title = "The bot did not answer this press";
  else if (view.title.startsWith("The bot did")) view.removeAttribute("title");
}

function pressOther(button: InlineKeyboardButton, actions: Actions): void {
  if ("url" in button) actions.openLink(button.url, true);
  else if ("copy_text" in button) void actions.copy(button.copy_text.text);
  else if ("switch_inline_query_current_chat" in button) {
    void actions.switchInline(button.switch_inline_query_current_chat, true);
  } else if ("switch_inline_query" in button) void actions.switchInline(button.switch_inline_query, false);
  else if ("switch_inline_query_chosen_chat" in button) {
    void actions.switchInline(button.switch_inline_query_chosen_chat.query ?? "", false);
  } else toast("The simulator has no Mini Apps, games or payments");
}
