import type { Actions } from "./actions.ts";
import { avatar, chatAvatar } from "./avatar.ts";
import type { ControlChat, ControlMessage, Person } from "./control.ts";
import { element, fill, iconButton } from "./element.ts";
import type { Model } from "./model.ts";
import { preview, senderName, serviceText } from "./service-text.ts";
import { listTime } from "./times.ts";

const ROLES: Record<string, string> = {
  reader: "the reader",
  second_reader: "the second reader",
  editor: "the editor",
};

/** The left side: whose eyes we look through, and that person's chats. */
export class ChatList {
  readonly view: HTMLElement;
  readonly #model: Model;
  readonly #actions: Actions;
  readonly #select: HTMLSelectElement;
  readonly #avatar = element("span", { class: "avatar-place" });
  readonly #items = element("nav", { class: "chats", "aria-label": "Chats" });
  readonly #connection = element("p", { class: "connection", role: "status" });

  constructor(model: Model, actions: Actions, look: (person: Person) => void, openPanel: () => void) {
    this.#model = model;
    this.#actions = actions;
    this.#select = element("select", {
      class: "person",
      "data-testid": "person",
      "aria-label": "The person whose chats are shown",
      onchange: () => {
        const chosen = model.state.persons.find(({ key }) => key === this.#select.value);
        if (chosen) look(chosen);
      },
    });
    this.view = element(
      "aside",
      { class: "side" },
      element(
        "header",
        { class: "bar" },
        this.#avatar,
        element("label", { class: "you" }, element("span", { class: "faint" }, "You are"), this.#select),
        iconButton("gear", "Simulator", openPanel, { "data-testid": "simulator" }),
      ),
      this.#connection,
      this.#items,
      element(
        "p",
        { class: "faint side-note" },
        "Everything here stays on this machine, in memory. Nobody else sees it.",
      ),
    );
  }

  draw(): void {
    const { person, state, connected } = this.#model;
    const options = state.persons.map(({ key, first_name }) => {
      const label = ROLES[key] ? `${first_name}, ${ROLES[key]}` : first_name;
      return element("option", { value: key }, label);
    });
    if (this.#select.options.length !== options.length) fill(this.#select, ...options);
    this.#select.value = person.key;
    fill(this.#avatar, avatar(person.id, person.first_name, "small"));
    const words = connected ? "" : "Connecting…";
    if (this.#connection.textContent !== words) this.#connection.textContent = words;
    this.#drawChats();
  }

  #drawChats(): void {
    const { chats } = this.#model;
    const ids = chats.map(({ id }) => `chat-${id}`);
    const there = [...this.#items.children].map((child) => child.getAttribute("data-testid"));
    if (ids.join() !== there.join()) fill(this.#items, ...chats.map((chat) => this.#item(chat)));
    for (const [index, chat] of chats.entries()) this.#fillItem(this.#items.children[index]!, chat);
  }

  #item(chat: ControlChat): HTMLElement {
    return element("button", {
      type: "button",
      class: "chat",
      "data-testid": `chat-${chat.id}`,
      onclick: () => this.#actions.openChat(chat.id),
    });
  }

  #fillItem(item: Element, chat: ControlChat): void {
    const model = this.#model;
    const last = model.messagesOf(chat.id).at(-1);
    const isOpen = model.chatId === chat.id;
    const unread = model.unread(chat.id);
    const action = model.actionIn(chat.id);
    const title = model.titleOf(chat);
    const sign = JSON.stringify([title, last?.message_id, last?.edit_date, isOpen, unread, action, model.person.id]);
    if (item.getAttribute("data-drawn") === sign) return;
    item.setAttribute("data-drawn", sign);
    if (isOpen) item.setAttribute("aria-current", "true");
    else item.removeAttribute("aria-current");
    const words = action ? element("span", { class: "doing" }, actionWords(action)) : lastLine(chat, last, model);
    fill(
      item,
      chatAvatar(chat, model),
      element(
        "span",
        { class: "chat-words" },
        element(
          "span",
          { class: "chat-top" },
          element("b", { dir: "auto" }, title),
          element("span", { class: "kind" }, kindOf(chat)),
          last && element("time", { class: "faint" }, listTime(last.date)),
        ),
        element(
          "span",
          { class: "chat-bottom" },
          words,
          unread > 0 &&
            element("span", { class: "badge", role: "img", "aria-label": `${unread} unread` }, String(unread)),
        ),
      ),
    );
  }
}

function kindOf({ type }: ControlChat): string {
  if (type === "private") return "bot";
  return type === "channel" ? "channel" : "group";
}

function lastLine(chat: ControlChat, last: ControlMessage | undefined, model: Model): HTMLElement {
  if (!last) return element("span", { class: "preview faint" }, "No messages yet");
  const names = model.isOwn(last) || (chat.type !== "private" && chat.type !== "channel" && !serviceText(last));
  return element(
    "span",
    { class: "preview", dir: "auto" },
    names && element("span", { class: "preview-name" }, `${model.isOwn(last) ? "You" : senderName(last)}: `),
    preview(last),
  );
}

const ACTION_WORDS: Record<string, string> = {
  typing: "typing…",
  upload_photo: "sending a photo…",
  upload_document: "sending a file…",
  upload_video: "sending a video…",
  choose_sticker: "choosing a sticker…",
};

/** What the bot is doing, in words (Bot API, `sendChatAction`). */
export function actionWords(action: string): string {
  return ACTION_WORDS[action] ?? `${action.replaceAll("_", " ")}…`;
}
