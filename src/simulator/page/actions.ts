import { type CallbackAnswer, control } from "./control.ts";
import { element } from "./element.ts";
import { linkTarget } from "./links.ts";
import type { Model } from "./model.ts";
import { showDialog, toast, toastError } from "./overlays.ts";

/** What the composer does for others: a button may fill it, a message may be replied to. */
export interface ComposerHands {
  reply(messageId: number): void;
  edit(messageId: number): void;
  setText(text: string): void;
}

/** Bot API, `KeyboardButtonRequestChat`, as far as the page looks at it. */
export interface ChatRequest {
  request_id: number;
  chat_is_channel: boolean;
}

/** What a person can do in the page besides writing; shared by messages, keyboards and lists. */
export class Actions {
  readonly model: Model;
  /** Shows a chat; undefined shows the list where there is no room for both. */
  readonly openChat: (chatId: number | undefined) => void;
  readonly scrollTo: (messageId: number) => void;
  composer: ComposerHands | undefined;

  constructor(model: Model, openChat: (chatId: number | undefined) => void, scrollTo: (messageId: number) => void) {
    this.model = model;
    this.openChat = openChat;
    this.scrollTo = scrollTo;
  }

  get botUsername(): string {
    return this.model.state.bot.username ?? "";
  }

  /** Sends plain text to a chat as the person, and tells when it was refused. */
  async say(text: string, chatId = this.model.chatId): Promise<void> {
    if (chatId === undefined) return;
    await control.sendText(this.model.person.id, { chat_id: chatId, text }).catch(toastError);
  }

  async start(payload?: string): Promise<void> {
    const { person } = this.model;
    this.openChat(person.id);
    await control.start(person.id, payload).catch(toastError);
  }

  /** The simulator's people are in Berlin. */
  async shareLocation(): Promise<void> {
    await control.share(this.model.person.id, { latitude: 52.52, longitude: 13.405 }).catch(toastError);
  }

  /** Shares the first chat of the kind that the person has made: where the bot isn't yet, if there is one. */
  async shareChat(request: ChatRequest): Promise<void> {
    const own = this.model.chats.filter(
      ({ type, member_ids }) =>
        type !== "private" &&
        (type === "channel") === request.chat_is_channel &&
        member_ids[0] === this.model.person.id,
    );
    const chat = own.find(({ bot_status }) => bot_status === "left") ?? own[0];
    if (!chat) return toast("This person is no administrator of such a chat");
    await control.share(this.model.person.id, { request_id: request.request_id, chat_id: chat.id }).catch(toastError);
  }

  async block(blocked: boolean): Promise<void> {
    await control.block(this.model.person.id, blocked).catch(toastError);
  }

  openMention(username: string): void {
    const isNamed = (name: string | undefined) => name?.toLowerCase() === username.toLowerCase();
    const chat = this.model.chats.find((candidate) => isNamed(candidate.username));
    if (isNamed(this.botUsername)) this.openChat(this.model.person.id);
    else if (chat) this.openChat(chat.id);
    else toast(`There is no @${username} in the simulator`);
  }

  /** @param asks whether to show the address before it is opened: where the words may say something else */
  openLink(address: string, asks: boolean): void {
    const target = linkTarget(address, this.botUsername);
    switch (target.kind) {
      case "start":
        void this.start(target.payload);
        break;
      case "bot":
        this.openChat(this.model.person.id);
        break;
      case "chat":
        this.openMention(target.username);
        if (target.messageId !== undefined) this.scrollTo(target.messageId);
        break;
      case "web":
        if (asks) askToOpen(target.address);
        else window.open(target.address, "_blank", "noopener,noreferrer");
        break;
      case "refused":
        toast("This kind of address is not opened");
        break;
      default:
        target satisfies never;
    }
  }

  /** @returns whether the bot answered within the five seconds that the simulator waits */
  async press(messageId: number, row: number, column: number): Promise<boolean> {
    const { chatId, person } = this.model;
    if (chatId === undefined) return false;
    try {
      const { answer } = await control.press(person.id, { chat_id: chatId, message_id: messageId, row, column });
      if (answer) this.#showAnswer(answer);
      return answer !== null;
    } catch (error) {
      toastError(error);
      return false;
    }
  }

  #showAnswer({ text, show_alert, url }: CallbackAnswer): void {
    if (url) this.openLink(url, true);
    if (!text) return;
    if (show_alert) {
      const words = element("p", { dir: "auto", class: "alert-text" }, text);
      showDialog(this.model.state.bot.first_name, [words], [{ label: "OK", isMain: true }]);
    } else toast(text);
  }

  async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      toast("Copied to the clipboard");
    } catch {
      showDialog("Copy this", [element("p", { class: "address", dir: "auto" }, text)], [{ label: "Close" }]);
    }
  }

  /** Puts an inline query into the composer: of this chat, or of one that the person chooses. */
  async switchInline(query: string, isHere: boolean): Promise<void> {
    const text = `@${this.botUsername} ${query}`;
    if (isHere) return this.composer?.setText(text);
    const { chats } = this.model;
    showDialog(
      "Choose a chat",
      [],
      chats.map((chat) => ({
        label: this.model.titleOf(chat),
        onPress: () => {
          this.openChat(chat.id);
          this.composer?.setText(text);
        },
      })),
    );
  }
}

function askToOpen(address: string): void {
  showDialog(
    "Open this link?",
    [element("p", { class: "address" }, address)],
    [{ label: "Cancel" }, { label: "Open", href: address, isMain: true }],
  );
}
