import type { Actions } from "./actions.ts";
import { element, icon } from "./element.ts";
import type { Model } from "./model.ts";
import { preview } from "./service-text.ts";

/** The line above the messages that leads to those that are pinned: first to the latest, then each time to the one before. */
export class PinnedBar {
  readonly view: HTMLButtonElement;
  readonly #model: Model;
  readonly #actions: Actions;
  readonly #place = element("b");
  readonly #words = element("span", { class: "pinned-words" });
  /** Whose pinned messages of which chat are shown, and how many steps back from the latest. */
  #shown = "";
  #back = 0;

  constructor(model: Model, actions: Actions) {
    this.#model = model;
    this.#actions = actions;
    this.view = element(
      "button",
      { type: "button", class: "pinned", "data-testid": "pinned", onclick: () => this.#go() },
      icon("pin"),
      element("span", { class: "pinned-lines" }, this.#place, this.#words),
    );
  }

  draw(): void {
    const ids = this.#ids();
    const shown = `${this.#model.chatId}/${ids}`;
    if (shown !== this.#shown) this.#back = 0;
    this.#shown = shown;
    this.view.hidden = ids.length === 0;
    const message = this.#message(ids);
    if (!message) return;
    this.#place.textContent =
      ids.length > 1 ? `Pinned message ${ids.length - this.#back} of ${ids.length}` : "Pinned message";
    this.#words.textContent = preview(message);
  }

  #go(): void {
    const ids = this.#ids();
    const message = this.#message(ids);
    if (!message) return;
    this.#back = (this.#back + 1) % ids.length;
    this.draw();
    this.#actions.scrollTo(message.message_id);
  }

  #message(ids: number[]) {
    const { chatId = 0 } = this.#model;
    return this.#model.message(chatId, ids.at(-1 - this.#back) ?? 0);
  }

  /** Of those that the page still has. */
  #ids(): number[] {
    const { chat } = this.#model;
    return chat?.pinned_message_ids.filter((id) => this.#model.message(chat.id, id)) ?? [];
  }
}
