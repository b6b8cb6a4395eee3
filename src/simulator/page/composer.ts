import type { Actions, ComposerHands } from "./actions.ts";
import { type ControlMessage, control } from "./control.ts";
import { EditableText } from "./editable-text.ts";
import { element, fill, icon, iconButton } from "./element.ts";
import { formatBar, formatKey } from "./format-bar.ts";
import type { FormattedText } from "./formatted-text.ts";
import type { Model } from "./model.ts";
import { toastError } from "./overlays.ts";
import { PhotoTray } from "./photo-tray.ts";
import { ReplyKeyboard, replyInterface } from "./reply-keyboard.ts";
import { preview, senderName } from "./service-text.ts";
import { Suggestions } from "./suggestions.ts";

interface Draft {
  written: FormattedText;
  /** The message that is replied to or edited. */
  about?: { kind: "reply" | "edit"; messageId: number };
}

const EMPTY: FormattedText = { text: "", entities: [] };
/** Where the tab keeps what was begun, so that it outlives a reload. */
const DRAFTS = "drafts";

/** Where one writes; or, where one can't, what to do about it. */
export class Composer implements ComposerHands {
  readonly view = element("footer", { class: "composer" });
  readonly #model: Model;
  readonly #actions: Actions;
  readonly #box: EditableText;
  readonly #suggestions: Suggestions;
  readonly #tray: PhotoTray;
  readonly #keyboard: ReplyKeyboard;
  readonly #formats: HTMLElement;
  readonly #about = element("div", { class: "about", hidden: true });
  readonly #menu: HTMLButtonElement;
  readonly #keys: HTMLButtonElement;
  readonly #formatToggle: HTMLButtonElement;
  readonly #send: HTMLButtonElement;
  readonly #writing: HTMLElement;
  readonly #drafts = new Map<string, Draft>(Object.entries(JSON.parse(sessionStorage.getItem(DRAFTS) ?? "{}")));
  #draft: Draft = { written: EMPTY };
  /** What was sent before: messages arrive in the order in which they were sent, however large they are. */
  #sending: Promise<void> = Promise.resolve();
  #draftKey = "";
  /** The message whose forced reply was taken up or dismissed. */
  #seenForce = "";

  constructor(model: Model, actions: Actions) {
    this.#model = model;
    this.#actions = actions;
    this.#box = new EditableText("Message", () => this.#changed());
    this.#tray = new PhotoTray(() => this.draw());
    this.#keyboard = new ReplyKeyboard(actions);
    this.#suggestions = new Suggestions(actions, this.#box.view, (text) => this.setText(text));
    this.#formats = formatBar(this.#box);
    this.#menu = element(
      "button",
      { type: "button", class: "menu-button", "aria-label": "Commands", onclick: () => this.#openMenu() },
      icon("menu"),
      element("span", {}, "Menu"),
    );
    this.#keys = iconButton("keyboard", "Show or hide the bot's buttons", () => this.#keyboard.fold());
    this.#send = iconButton("send", "Send", () => void this.#submit(), { "data-testid": "send" });
    this.#send.classList.add("send");
    // The list that it opens closes when the composer loses the focus.
    this.#menu.addEventListener("pointerdown", (event) => event.preventDefault());
    const attach = iconButton("attach", "Send a photo", () => this.#tray.input.click());
    this.#formatToggle = iconButton("format", "Formatting", () => this.#toggleFormats(), { "aria-expanded": "false" });
    this.#formatToggle.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#writing = element(
      "div",
      { class: "writing" },
      this.#suggestions.view,
      this.#about,
      this.#tray.view,
      this.#formats,
      element(
        "div",
        { class: "writing-row" },
        this.#menu,
        attach,
        this.#tray.input,
        this.#box.view,
        this.#formatToggle,
        this.#keys,
        this.#send,
      ),
      this.#keyboard.view,
    );
    this.#box.view.addEventListener("keydown", (event) => this.#key(event));
    this.#box.view.addEventListener("paste", (event) => {
      if (event.clipboardData?.files.length) this.addPhotos(event.clipboardData.files, event);
    });
    addEventListener("pagehide", () => {
      this.#keepDraft();
      sessionStorage.setItem(DRAFTS, JSON.stringify(Object.fromEntries(this.#drafts)));
    });
  }

  addPhotos(files: Iterable<File>, event: Event): void {
    event.preventDefault();
    this.#tray.add(files);
    this.#box.view.focus();
  }

  /** Puts the caret where one writes; not on touch screens, where a keyboard would come up. */
  focus(): void {
    if (matchMedia("(hover: hover)").matches) this.#box.view.focus();
  }

  setText(text: string): void {
    this.#box.value = { text, entities: [] };
    this.#box.view.focus();
    this.#changed();
  }

  reply(messageId: number): void {
    this.#draft.about = { kind: "reply", messageId };
    this.draw();
    this.#box.view.focus();
  }

  edit(messageId: number): void {
    const message = this.#messageOf(messageId);
    if (message?.text === undefined) return;
    this.#draft.about = { kind: "edit", messageId };
    this.#box.value = { text: message.text, entities: message.entities ?? [] };
    this.#changed();
    this.#box.view.focus();
  }

  draw(): void {
    const { chat, person } = this.#model;
    this.view.hidden = !chat;
    if (!chat) return;
    this.#changeDraft(`${person.id}/${chat.id}`);
    const instead = this.#instead();
    if (instead) {
      if (this.view.dataset.instead !== instead.textContent) fill(this.view, instead);
      this.view.dataset.instead = instead.textContent ?? "";
      return;
    }
    delete this.view.dataset.instead;
    if (this.#writing.parentElement !== this.view) fill(this.view, this.#writing);
    this.#drawInterface();
    this.#drawAbout();
    this.#menu.hidden = chat.type === "channel";
    this.#menu.classList.toggle("bare", this.#model.commands.length === 0);
    this.#send.disabled = this.#box.value.text === "" && this.#tray.files.length === 0;
    this.#suggestions.update(this.#box.raw.text);
  }

  /** What stands in the composer's place where nothing can be written. */
  #instead(): HTMLElement | undefined {
    const { chat, person } = this.#model;
    const isPrivate = chat?.type === "private";
    const button = (label: string, testId: string, onclick: () => void) =>
      element("button", { type: "button", class: "instead", "data-testid": testId, onclick }, label);
    if (isPrivate && person.blocked) return button("UNBLOCK", "unblock", () => void this.#actions.block(false));
    if (isPrivate && !person.started) return button("START", "start", () => void this.#actions.start());
    if (chat?.type === "channel" && !this.#model.isOwner) {
      return element("p", { class: "instead" }, "Only the channel's administrators write here");
    }
    return undefined;
  }

  #changeDraft(key: string): void {
    if (key === this.#draftKey) return;
    this.#keepDraft();
    this.#draft = this.#drafts.get(key) ?? { written: EMPTY };
    this.#draftKey = key;
    this.#box.view.replaceChildren();
    if (this.#box.raw.text !== this.#draft.written.text) this.#box.value = this.#draft.written;
    this.#box.view.classList.toggle("empty", this.#draft.written.text === "");
    this.#suggestions.close();
    this.#tray.clear();
  }

  #keepDraft(): void {
    if (this.#draftKey === "") return;
    this.#draft.written = this.#box.raw;
    this.#drafts.set(this.#draftKey, this.#draft);
  }

  #drawInterface(): void {
    const { chat, person } = this.#model;
    if (!chat) return;
    const current = replyInterface(this.#model.messagesOf(chat.id), person.id);
    this.#keyboard.draw(current);
    this.#keys.hidden = !this.#keyboard.isOffered;
    const isForced = current !== undefined && "force_reply" in current.markup;
    const force = isForced ? `${this.#draftKey}/${current.message.message_id}` : "";
    if (isForced && force !== this.#seenForce) {
      this.#draft.about = { kind: "reply", messageId: current.message.message_id };
    }
    this.#seenForce = force;
    const isBroadcast = chat.type === "channel";
    this.#box.placeholder =
      current?.markup.input_field_placeholder ??
      (this.#tray.files.length > 0 ? "Caption" : isBroadcast ? "Broadcast" : "Message");
  }

  #drawAbout(): void {
    const { about } = this.#draft;
    const message = about && this.#messageOf(about.messageId);
    this.#about.hidden = !message;
    if (!about || !message) return;
    const isEdit = about.kind === "edit";
    fill(
      this.#about,
      icon(isEdit ? "edit" : "reply"),
      element(
        "span",
        { class: "about-words" },
        element("b", { dir: "auto" }, isEdit ? "Edit message" : `Reply to ${senderName(message)}`),
        element("span", { dir: "auto" }, preview(message)),
      ),
      iconButton("close", isEdit ? "Stop editing" : "Don't reply", () => this.#dismissAbout()),
    );
  }

  #dismissAbout(): void {
    if (this.#draft.about?.kind === "edit") this.#box.value = EMPTY;
    delete this.#draft.about;
    this.#changed();
    this.#box.view.focus();
  }

  #messageOf(messageId: number): ControlMessage | undefined {
    const { chatId } = this.#model;
    return chatId === undefined ? undefined : this.#model.message(chatId, messageId);
  }

  #openMenu(): void {
    this.#box.view.focus();
    this.#suggestions.toggleCommands();
  }

  #toggleFormats(): void {
    this.#formats.hidden = !this.#formats.hidden;
    this.#formatToggle.setAttribute("aria-expanded", String(!this.#formats.hidden));
    this.#box.view.focus();
  }

  #changed(): void {
    this.draw();
  }

  #key(event: KeyboardEvent): void {
    // While an input method composes, Enter and the arrows belong to it.
    if (event.isComposing) return;
    if (this.#suggestions.key(event) || formatKey(event, this.#box)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void this.#submit();
    } else if (event.key === "Escape" && this.#draft.about) this.#dismissAbout();
    else if (event.key === "ArrowUp" && this.#box.raw.text === "") this.#editLast(event);
  }

  #editLast(event: KeyboardEvent): void {
    const { chatId } = this.#model;
    const messages = chatId === undefined ? [] : this.#model.messagesOf(chatId);
    const last = messages.findLast((message) => this.#model.isOwn(message) && message.text !== undefined);
    if (!last) return;
    event.preventDefault();
    this.edit(last.message_id);
  }

  async #submit(): Promise<void> {
    const { person, chatId } = this.#model;
    const written = this.#box.value;
    const photos = this.#tray.files;
    if (chatId === undefined || (written.text === "" && photos.length === 0)) return;
    const { about } = this.#draft;
    this.#clear();
    const sent = this.#sending.then(async () => {
      if (about?.kind === "edit") {
        await control.editText(person.id, { chat_id: chatId, message_id: about.messageId, ...written });
      } else await this.#deliver(person.id, chatId, written, photos, about?.messageId);
    });
    this.#sending = sent.catch(() => {});
    try {
      await sent;
    } catch (error) {
      toastError(error);
      // What was refused isn't lost, unless something else is being written by now.
      if (this.#box.raw.text === "") this.#box.value = written;
      this.#changed();
    }
  }

  #clear(): void {
    delete this.#draft.about;
    this.#box.value = EMPTY;
    this.#tray.clear();
    this.#suggestions.close();
    this.#changed();
  }

  async #deliver(
    personId: number,
    chat_id: number,
    { text, entities }: FormattedText,
    photos: File[],
    reply_to_message_id: number | undefined,
  ): Promise<void> {
    const reply = reply_to_message_id === undefined ? {} : { reply_to_message_id };
    if (photos.length === 0) await control.sendText(personId, { chat_id, text, entities, ...reply });
    for (const [index, photo] of photos.entries()) {
      const words = index === 0 ? { caption: text, caption_entities: entities } : { caption: "", caption_entities: [] };
      await control.sendPhoto(personId, { chat_id, photo, name: photo.name, ...words, ...reply });
    }
  }
}
