import type { BotCommand, InlineQueryResult } from "grammy/types";
import type { Actions } from "./actions.ts";
import { control, fileAddress, type InlineAnswer } from "./control.ts";
import { element, fill } from "./element.ts";
import { toast, toastError } from "./overlays.ts";

/** Milliseconds without a key before an inline query is sent, as Telegram's clients wait. */
const QUERY_PAUSE = 350;

/** Milliseconds that the list outlives the focus. */
const BLUR_PAUSE = 200;

interface Choice {
  view: HTMLElement;
  choose(): void;
  /** What Tab puts into the composer instead. */
  completion?: string;
}

/**
 * The list above the composer: commands while "/" is typed, inline results while "@bot words" is. Arrow keys choose,
 * Enter takes; without a choice Enter sends what was typed, so nothing is sent that wasn't asked for.
 */
export class Suggestions {
  readonly view = element("div", { class: "suggestions", hidden: true });
  readonly #list = element("div", {
    class: "suggestion-list",
    role: "listbox",
    id: "suggestions",
    "aria-label": "Suggestions",
  });
  readonly #actions: Actions;
  readonly #box: HTMLElement;
  readonly #setText: (text: string) => void;
  #choices: Choice[] = [];
  #chosen = -1;
  #shown = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param box the composer's box, which keeps the focus */
  constructor(actions: Actions, box: HTMLElement, setText: (text: string) => void) {
    this.#actions = actions;
    this.#box = box;
    this.#setText = setText;
    box.setAttribute("aria-controls", "suggestions");
    this.view.append(this.#list);
    // A press must not take the focus out of the composer.
    this.view.addEventListener("pointerdown", (event) => event.preventDefault());
    // Not at once: what is being pressed would move away from below the finger.
    box.addEventListener("blur", () => setTimeout(() => document.activeElement !== box && this.close(), BLUR_PAUSE));
  }

  get isOpen(): boolean {
    return !this.view.hidden;
  }

  /** Looks at what is being typed. */
  update(text: string): void {
    const { model, botUsername } = this.#actions;
    const query = new RegExp(`^@${botUsername}\\s([^]*)$`, "i").exec(text)?.[1];
    const key = JSON.stringify([
      model.chatId,
      model.person.id,
      query === undefined ? text : `?${query}`,
      model.commands,
    ]);
    if (key === this.#shown) return;
    this.#shown = key;
    clearTimeout(this.#timer);
    if (query !== undefined) {
      if (!this.isOpen) this.#say("Asking the bot…");
      this.#timer = setTimeout(() => void this.#ask(query, key), QUERY_PAUSE);
      return;
    }
    const typed = /^\/(\w*)(?:@\w*)?$/.exec(text)?.[1];
    if (typed === undefined) this.close();
    else this.#showCommands(typed);
  }

  /** All commands, for the menu button; a second press closes them. */
  toggleCommands(): void {
    const wasOpen = this.isOpen;
    if (wasOpen) this.close();
    else this.#showCommands("");
    if (!wasOpen && !this.isOpen) toast("The bot has set no commands here");
  }

  close(): void {
    this.view.hidden = true;
    this.#choices = [];
    this.#choose(-1);
    this.#list.replaceChildren();
  }

  /** @returns whether the key was meant for the list */
  key(event: KeyboardEvent): boolean {
    if (!this.isOpen) return false;
    const count = this.#choices.length;
    if (count === 0 && event.key !== "Escape") return false;
    switch (event.key) {
      case "ArrowDown":
        this.#choose((this.#chosen + 1) % count);
        return true;
      case "ArrowUp":
        this.#choose(this.#chosen <= 0 ? count - 1 : this.#chosen - 1);
        return true;
      case "Escape":
        this.close();
        return true;
      case "Tab": {
        const { completion } = this.#choices[Math.max(0, this.#chosen)] ?? {};
        if (completion === undefined) return false;
        this.#setText(completion);
        return true;
      }
      case "Enter":
        if (this.#chosen < 0 || event.shiftKey) return false;
        this.#choices[this.#chosen]?.choose();
        return true;
      default:
        return false;
    }
  }

  #showCommands(typed: string): void {
    const matching = this.#actions.model.commands.filter(({ command }) => command.startsWith(typed.toLowerCase()));
    this.#show(matching.map((command) => this.#commandChoice(command)));
  }

  #commandChoice({ command, description }: BotCommand): Choice {
    const choose = () => {
      this.#setText("");
      this.close();
      void this.#actions.say(`/${command}`);
    };
    const view = element(
      "div",
      { class: "suggestion command", "data-testid": "command" },
      element("b", {}, `/${command}`),
      element("span", { class: "faint", dir: "auto" }, description),
    );
    return { view, choose, completion: `/${command} ` };
  }

  async #ask(query: string, key: string, offset = "", before: Choice[] = []): Promise<void> {
    const { person } = this.#actions.model;
    try {
      const { answer } = await control.inline(person.id, query, offset);
      if (key !== this.#shown) return;
      if (!answer) return this.#say("The bot did not answer the inline query.");
      const choices = [...before, ...answer.results.map((result) => this.#resultChoice(result))];
      this.#show(choices);
      if (choices.length === 0) this.#say("Nothing was found.");
      this.#addButton(answer);
      if (answer.next_offset) this.#continueWhenScrolled(query, key, answer.next_offset, choices);
    } catch (error) {
      this.close();
      toastError(error);
    }
  }

  #continueWhenScrolled(query: string, key: string, offset: string, choices: Choice[]): void {
    const last = choices.at(-1)?.view;
    if (!last) return;
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watch.disconnect();
      if (key === this.#shown) void this.#ask(query, key, offset, choices);
    });
    watch.observe(last);
  }

  #resultChoice(result: InlineQueryResult): Choice {
    const choose = () => {
      const { model } = this.#actions;
      if (model.chatId === undefined) return;
      this.#setText("");
      this.close();
      control.chooseInline(model.person.id, { chat_id: model.chatId, result }).catch(toastError);
    };
    const title = ("title" in result && result.title) || result.type;
    const description = "description" in result ? result.description : undefined;
    const view = element(
      "div",
      { class: "suggestion result", "data-testid": "inline-result" },
      thumbnail(result, title),
      element(
        "span",
        { class: "result-words" },
        element("b", { dir: "auto" }, title),
        description !== undefined && element("span", { class: "faint", dir: "auto" }, description),
      ),
    );
    return { view, choose };
  }

  #addButton({ button }: InlineAnswer): void {
    if (!button) return;
    const { text, start_parameter } = button;
    const view = element("button", { type: "button", class: "plain result-button", dir: "auto" }, text);
    view.addEventListener("click", () => {
      this.#setText("");
      this.close();
      if (start_parameter === undefined) toast("The simulator has no Mini Apps");
      else void this.#actions.start(start_parameter);
    });
    this.#list.prepend(view);
    this.view.hidden = false;
  }

  #say(words: string): void {
    fill(this.#list, element("p", { class: "faint suggestion-note" }, words));
    this.#choices = [];
    this.#choose(-1);
    this.view.hidden = false;
  }

  #show(choices: Choice[]): void {
    this.#choices = choices;
    choices.forEach(({ view, choose }, index) => {
      view.id = `suggestion-${index}`;
      view.role = "option";
      view.onclick = choose;
    });
    const scrolled = this.#list.scrollTop;
    fill(this.#list, ...choices.map(({ view }) => view));
    this.#list.scrollTop = scrolled;
    this.view.hidden = choices.length === 0;
    this.#choose(-1);
  }

  #choose(index: number): void {
    this.#chosen = index;
    this.#choices.forEach(({ view }, place) => {
      view.ariaSelected = String(place === index);
    });
    const chosen = this.#choices[index]?.view;
    if (chosen) this.#box.setAttribute("aria-activedescendant", chosen.id);
    else this.#box.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }
}

/** A picture of the result where the simulator itself holds it, else its first letter: nothing is fetched from outside. */
function thumbnail(result: InlineQueryResult, title: string): HTMLElement {
  const fileId = "photo_file_id" in result ? result.photo_file_id : undefined;
  const given = "thumbnail_url" in result ? result.thumbnail_url : undefined;
  const isLocal = given !== undefined && URL.parse(given, location.href)?.origin === location.origin;
  const source = fileId ? fileAddress(fileId) : isLocal ? given : undefined;
  if (source) return element("img", { class: "thumbnail", src: source, alt: "", width: 44, height: 44 });
  return element("span", { class: "thumbnail", "aria-hidden": "true" }, [...title][0]?.toUpperCase() ?? "?");
}
