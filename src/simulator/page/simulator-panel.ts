import { type Call, control, type MisbehaviourRule, type Rates } from "./control.ts";
import { element, fill, iconButton } from "./element.ts";
import { toast, toastError } from "./overlays.ts";

/** Calls shown, newest first. */
const SHOWN_CALLS = 100;
const REFRESH_MS = 1000;

const KINDS: Record<MisbehaviourRule["kind"], string> = {
  flood: "429: too many requests",
  server_error: "502: bad gateway",
  drop: "Connection cut before the effect",
  lose_answer: "Answer lost after the effect",
};

/** A drawer for whoever tests a bot: makes the simulator misbehave, sets limits, shows what the bot calls. */
export class SimulatorPanel {
  readonly view: HTMLElement;
  readonly #rules: MisbehaviourRule[] = [];
  readonly #ruleList = element("ul", { class: "rules" });
  readonly #calls = element("tbody");
  #after = 0;
  /** What had the focus before; it gets it back. */
  #opener: HTMLElement | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    this.view = element(
      "aside",
      { class: "panel", "aria-label": "Simulator", hidden: true },
      element(
        "header",
        { class: "bar" },
        element("h2", { class: "title" }, "Simulator"),
        iconButton("close", "Close", () => this.toggle()),
      ),
      element("div", { class: "panel-body" }, this.#misbehaviour(), ratesForm(), this.#callTable()),
    );
    this.view.addEventListener("keydown", (event) => event.key === "Escape" && this.toggle());
    this.#drawRules();
  }

  toggle(): void {
    this.view.hidden = !this.view.hidden;
    clearInterval(this.#timer);
    if (this.view.hidden) {
      this.#opener?.focus();
      return;
    }
    this.#opener = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    this.view.querySelector("button")?.focus();
    void this.#refresh();
    this.#timer = setInterval(() => void this.#refresh(), REFRESH_MS);
  }

  #misbehaviour(): HTMLElement {
    const kind = element(
      "select",
      { class: "field" },
      ...Object.entries(KINDS).map(([value, label]) => element("option", { value }, label)),
    );
    const method = element("input", {
      class: "field",
      placeholder: "any but getUpdates",
      spellcheck: "false",
      autocapitalize: "off",
    });
    const retryAfter = numberField(3, 1);
    const count = numberField(1, 1);
    const retryLabel = labelled("Retry after, seconds", retryAfter);
    kind.addEventListener("change", () => {
      retryLabel.hidden = kind.value !== "flood";
    });
    const add = () => {
      const rule: MisbehaviourRule = { kind: kind.value as MisbehaviourRule["kind"], count: count.valueAsNumber };
      if (method.value.trim()) rule.method = method.value.trim();
      if (rule.kind === "flood") rule.retry_after = retryAfter.valueAsNumber;
      this.#rules.push(rule);
      void this.#sendRules();
    };
    const behave = () => {
      this.#rules.length = 0;
      void this.#sendRules();
    };
    return section(
      "Misbehave",
      form(
        add,
        labelled("What goes wrong", kind),
        labelled("Method", method),
        element("div", { class: "pair" }, labelled("How many calls", count), retryLabel),
        element(
          "div",
          { class: "dialog-actions" },
          element("button", { type: "button", class: "plain", onclick: behave }, "Behave again"),
          element("button", { type: "submit", class: "main" }, "Add"),
        ),
      ),
      this.#ruleList,
    );
  }

  async #sendRules(): Promise<void> {
    try {
      await control.misbehave(this.#rules);
    } catch (error) {
      this.#rules.pop();
      toastError(error);
    }
    this.#drawRules();
  }

  #drawRules(): void {
    const items = this.#rules.map(({ kind, method, count, retry_after }) => {
      const wait = retry_after === undefined ? "" : `, retry after ${retry_after} s`;
      return element("li", {}, `${KINDS[kind]}: ${count} × ${method ?? "any method"}${wait}`);
    });
    fill(this.#ruleList, ...items);
  }

  #callTable(): HTMLElement {
    const heads = ["Time", "Method", "Chat", "Result"].map((head) => element("th", { scope: "col" }, head));
    return section(
      "Bot API calls",
      element("table", { class: "calls" }, element("thead", {}, element("tr", {}, ...heads)), this.#calls),
    );
  }

  async #refresh(): Promise<void> {
    try {
      const { next, calls } = await control.calls(this.#after);
      if (next < this.#after) this.#calls.replaceChildren();
      this.#after = next;
      const shown = calls.filter(({ method }) => method !== "getUpdates").slice(-SHOWN_CALLS);
      this.#calls.prepend(...shown.toReversed().map(callRow));
      while (this.#calls.children.length > SHOWN_CALLS) this.#calls.lastElementChild?.remove();
    } catch {
      // The chat list already says that the simulator can't be reached; the next second tries again.
    }
  }
}

function callRow({ at, method, chat_id, ok, error_code }: Call): HTMLElement {
  const time = new Date(at).toLocaleTimeString(undefined, { hour12: false });
  return element(
    "tr",
    { class: !ok && "failed" },
    element("td", {}, time),
    element("td", {}, method),
    element("td", {}, chat_id === undefined ? "" : String(chat_id)),
    element("td", {}, ok ? "OK" : String(error_code ?? "cut")),
  );
}

function ratesForm(): HTMLElement {
  const fields = {
    per_second: numberField(0, 0),
    per_chat_per_second: numberField(0, 0),
    per_group_per_minute: numberField(0, 0),
  };
  const set = (rates: Required<Rates>) => {
    for (const [name, field] of Object.entries(fields)) field.valueAsNumber = rates[name as keyof Rates];
    control
      .setRates(rates)
      .then(() => toast("Limits set"))
      .catch(toastError);
  };
  const read = (): Required<Rates> => ({
    per_second: fields.per_second.valueAsNumber,
    per_chat_per_second: fields.per_chat_per_second.valueAsNumber,
    per_group_per_minute: fields.per_group_per_minute.valueAsNumber,
  });
  const asTelegram = () => set({ per_second: 30, per_chat_per_second: 1, per_group_per_minute: 20 });
  return section(
    "Limits (0: none)",
    form(
      () => set(read()),
      labelled("Messages a second, over all", fields.per_second),
      labelled("Messages a second in a chat", fields.per_chat_per_second),
      labelled("Messages a minute in a group", fields.per_group_per_minute),
      element(
        "div",
        { class: "dialog-actions" },
        element("button", { type: "button", class: "plain", onclick: asTelegram }, "As Telegram"),
        element("button", { type: "submit", class: "main" }, "Set"),
      ),
    ),
  );
}

function section(title: string, ...content: HTMLElement[]): HTMLElement {
  return element("section", {}, element("h3", {}, title), ...content);
}

function labelled(label: string, field: HTMLElement): HTMLElement {
  return element("label", { class: "labelled" }, element("span", {}, label), field);
}

function numberField(value: number, least: number): HTMLInputElement {
  return element("input", { class: "field", type: "number", min: least, step: 1, required: true, value });
}

function form(onsubmit: () => void, ...content: HTMLElement[]): HTMLElement {
  const made = element("form", {}, ...content);
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    onsubmit();
  });
  return made;
}
