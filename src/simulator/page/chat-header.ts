import type { Actions } from "./actions.ts";
import { chatAvatar } from "./avatar.ts";
import { actionWords } from "./chat-list.ts";
import { type BotStatus, type ControlChat, control } from "./control.ts";
import { element, fill, iconButton } from "./element.ts";
import type { Model } from "./model.ts";
import { type MenuItem, openMenu, toastError } from "./overlays.ts";

/** The line above the messages: the chat's name, what goes on in it, and its menu. */
export class ChatHeader {
  readonly view: HTMLElement;
  readonly #model: Model;
  readonly #actions: Actions;
  readonly #avatar = element("span", { class: "avatar-place" });
  readonly #title = element("h1", { class: "title", dir: "auto" });
  readonly #status = element("p", { class: "status", "aria-live": "polite" });
  readonly #more: HTMLButtonElement;

  constructor(model: Model, actions: Actions) {
    this.#model = model;
    this.#actions = actions;
    const back = iconButton("back", "Back to the chats", () => actions.openChat(undefined));
    back.classList.add("back");
    this.#more = iconButton("more", "Chat menu", () => openMenu(this.#more, "Chat menu", this.#items()), {
      "data-testid": "chat-menu",
      "aria-haspopup": "menu",
    });
    const words = element("div", { class: "title-words" }, this.#title, this.#status);
    this.view = element("header", { class: "bar" }, back, this.#avatar, words, this.#more);
  }

  draw(): void {
    const { chat } = this.#model;
    this.view.hidden = !chat;
    if (!chat) return;
    this.#title.textContent = this.#model.titleOf(chat);
    fill(this.#avatar, chatAvatar(chat, this.#model, "small"));
    const action = this.#model.actionIn(chat.id);
    const status = this.#statusOf(chat, action);
    if (this.#status.textContent !== status) this.#status.textContent = status;
    this.#status.classList.toggle("doing", action !== undefined);
    this.#more.hidden = this.#items().length === 0;
  }

  #statusOf(chat: ControlChat, action: string | undefined): string {
    // On a narrow screen the list, which says it too, is out of sight.
    if (!this.#model.connected) return "connecting…";
    return action ? actionWords(action) : statusOf(chat, this.#model);
  }

  #items(): MenuItem[] {
    const { chat, person } = this.#model;
    if (chat?.type === "private") {
      const block: MenuItem = person.blocked
        ? { label: "Unblock the bot", onPress: () => void this.#actions.block(false) }
        : { label: "Block the bot", isDangerous: true, onPress: () => void this.#actions.block(true) };
      return person.started && !person.blocked
        ? [{ label: "Send /start again", onPress: () => void this.#actions.start() }, block]
        : [block];
    }
    return chat && this.#model.isOwner ? this.#botItems(chat) : [];
  }

  /** What the owner of a channel or group can make of the bot there. */
  #botItems(chat: ControlChat): MenuItem[] {
    const set = (label: string, status: BotStatus, rights?: readonly string[]): MenuItem => ({
      label,
      isDangerous: status === "left" || status === "kicked",
      onPress: () => void control.setBot(chat.id, status, rights).catch(toastError),
    });
    const isThere = chat.bot_status === "administrator" || chat.bot_status === "member";
    const isAdministrator = chat.bot_status === "administrator";
    if (chat.type === "channel") {
      if (!isThere) return [set("Add the bot as administrator", "administrator")];
      return [
        set("Let the bot post and pin", "administrator"),
        set("Let the bot post only", "administrator", ["can_post_messages"]),
        set("Forbid the bot to post", "administrator", []),
        set("Remove the bot", "kicked"),
      ];
    }
    return [
      !isAdministrator && set("Make the bot administrator", "administrator"),
      isAdministrator && set("Make the bot a plain member", "member"),
      !isThere && set("Add the bot", "member"),
      isThere && set("Remove the bot", "kicked"),
    ].filter((item) => item !== false);
  }
}

function statusOf(chat: ControlChat, { person }: Model): string {
  if (chat.type === "private") return person.blocked ? "blocked" : "bot";
  const bot = {
    creator: "",
    administrator: "the bot is an administrator",
    member: "the bot is a member",
    left: "the bot has left",
    kicked: "the bot was removed",
  }[chat.bot_status];
  const people = `${chat.member_ids.length} ${chat.type === "channel" ? "subscribers" : "members"}`;
  return [people, bot].filter(Boolean).join(", ");
}
