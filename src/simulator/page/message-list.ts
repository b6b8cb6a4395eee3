import type { Actions } from "./actions.ts";
import type { ControlMessage } from "./control.ts";
import { element, iconButton } from "./element.ts";
import { emptyChat } from "./empty-chat.ts";
import { type Row, rowView } from "./message-view.ts";
import type { Model } from "./model.ts";
import { serviceText } from "./service-text.ts";
import { dayHeading } from "./times.ts";

/** Pixels from the end within which the reader counts as being there. */
const NEAR_END = 60;
/** Pixels of a message that have to be in sight before it counts as read. */
const SEEN = 24;
/** Whether the reader asked for less motion. */
const STILL = matchMedia("(prefers-reduced-motion: reduce)");
/** Seconds after which messages by the same sender no longer stand together. */
const TOGETHER = 600;

interface DrawnRow {
  /** What it was drawn from: the same again need not be drawn again. */
  row: Row;
  view: HTMLElement;
}

/**
 * The messages of the open chat. Draws only what changed; stays where the reader is, and follows new messages only from
 * the end, never further than to the beginning of the first new one.
 */
export class MessageList {
  readonly view: HTMLElement;
  readonly #model: Model;
  readonly #actions: Actions;
  readonly #rows = element("div", { class: "rows" });
  readonly #scroller: HTMLElement;
  readonly #toEnd: HTMLButtonElement;
  #drawn = new Map<string, DrawnRow>();
  /** Whose eyes, and which chat, the drawn rows are of. */
  #drawnFor = "";
  #newest = 0;
  /** How far each chat was scrolled when it was left; absent: at the end. */
  readonly #places = new Map<string, number>();

  constructor(model: Model, actions: Actions) {
    this.#model = model;
    this.#actions = actions;
    this.#scroller = element(
      "div",
      { class: "scroller", role: "log", "aria-label": "Messages", "aria-live": "polite", tabindex: 0 },
      this.#rows,
    );
    this.#toEnd = iconButton("down", "To the newest message", () => this.scrollToEnd(), {
      class: "icon-button to-end",
      hidden: true,
    });
    this.view = element("div", { class: "messages" }, this.#scroller, this.#toEnd);
    this.#scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    // The composer grows and shrinks, pictures come in, the window changes: whoever was at the end stays there.
    let wasAtEnd = true;
    this.#scroller.addEventListener("scroll", () => {
      wasAtEnd = this.#isAtEnd();
    });
    const sizes = new ResizeObserver(() => wasAtEnd && this.scrollToEnd());
    sizes.observe(this.#scroller);
    addEventListener("focus", () => this.#scrolled());
    document.addEventListener("visibilitychange", () => this.#scrolled());
  }

  scrollToEnd(): void {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  scrollToMessage(messageId: number): void {
    const target = this.#rows.querySelector(`[data-message-id="${messageId}"]`);
    if (!target) return;
    target.scrollIntoView({ block: "center", behavior: STILL.matches ? "instant" : "smooth" });
    target.classList.remove("found");
    requestAnimationFrame(() => target.classList.add("found"));
  }

  draw(): void {
    const { chat, person } = this.#model;
    const drawnFor = chat ? `${person.id}/${chat.id}` : "";
    const isOther = drawnFor !== this.#drawnFor;
    if (isOther) this.#leave(drawnFor);
    const messages = chat ? this.#model.messagesOf(chat.id) : [];
    const follows = this.#isAtEnd();
    const known = this.#newest;
    this.#newest = messages.at(-1)?.message_id ?? 0;
    const isFresh = this.#drawRows(messages);
    // Whoever writes wants to see it, and the answer, which may have come with it.
    const hasWritten = messages.some((message) => message.message_id > known && this.#model.isOwn(message));
    if (isOther) this.#scroller.scrollTop = this.#places.get(drawnFor) ?? this.#scroller.scrollHeight;
    else if (known === 0) this.scrollToEnd();
    else if (hasWritten || (follows && isFresh)) this.#follow(known);
    this.#scrolled();
  }

  #leave(drawnFor: string): void {
    if (this.#drawnFor !== "") {
      if (this.#isAtEnd()) this.#places.delete(this.#drawnFor);
      else this.#places.set(this.#drawnFor, this.#scroller.scrollTop);
    }
    this.#drawnFor = drawnFor;
    this.#drawn = new Map();
    this.#rows.replaceChildren();
    this.#newest = 0;
  }

  /** @returns whether anything is other than before */
  #drawRows(messages: ControlMessage[]): boolean {
    const drawn = new Map<string, DrawnRow>();
    const views: HTMLElement[] = [];
    let day = "";
    let isFresh = false;
    for (const row of rowsOf(messages, this.#model)) {
      const first = row.messages[0]!;
      const heading = dayHeading(first.date);
      if (heading !== day) views.push(element("div", { class: "day" }, element("span", {}, heading)));
      day = heading;
      const key = String(first.message_id);
      const before = this.#drawn.get(key);
      const current = before && isSame(before.row, row) ? before : { row, view: rowView(row, this.#actions) };
      if (current !== before) {
        if (before) keepFocus(before.view, current.view);
        isFresh = true;
      }
      drawn.set(key, current);
      views.push(current.view);
    }
    if (views.length === 0) views.push(...this.#emptiness());
    if (drawn.size !== this.#drawn.size || views.length !== this.#rows.childElementCount) isFresh = true;
    this.#drawn = drawn;
    if (isFresh) replaceGently(this.#rows, views);
    return isFresh;
  }

  /** What stands in a chat without messages, once it is known that there are none. */
  #emptiness(): HTMLElement[] {
    const { chat } = this.#model;
    return chat && this.#model.isLoaded(chat.id) ? [emptyChat(chat, this.#model)] : [];
  }

  /** Shows what came: to the end, but not past the beginning of the first message that wasn't there before. */
  #follow(known: number): void {
    const firstNew = [...this.#drawn.values()].find(({ row }) => row.messages[0]!.message_id > known);
    const end = this.#scroller.scrollHeight - this.#scroller.clientHeight;
    this.#scroller.scrollTop = firstNew ? Math.min(end, firstNew.view.offsetTop - 8) : end;
  }

  #isAtEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  /** The newest message that has come into sight, be it only with its beginning; 0 when there is none. At the end, the newest. */
  #lastSeen(): number {
    if (this.#isAtEnd()) return this.#newest;
    const bottom = this.#scroller.scrollTop + this.#scroller.clientHeight;
    const seen = [...this.#drawn.values()].findLast(({ view }) => view.offsetTop + SEEN < bottom);
    return seen?.row.messages.at(-1)?.message_id ?? 0;
  }

  #scrolled(): void {
    const { chat } = this.#model;
    const isAtEnd = this.#isAtEnd();
    if (chat && document.visibilityState === "visible" && this.view.checkVisibility()) {
      this.#model.markRead(chat.id, this.#lastSeen());
    }
    this.#toEnd.hidden = isAtEnd;
    const unread = chat ? this.#model.unread(chat.id) : 0;
    this.#toEnd.dataset.unread = unread > 0 ? String(unread) : "";
  }
}

function isSame(left: Row, right: Row): boolean {
  return (
    left.isOwn === right.isOwn &&
    left.isFirst === right.isFirst &&
    left.isLast === right.isLast &&
    left.canWrite === right.canWrite &&
    left.messages.length === right.messages.length &&
    left.messages.every((message, index) => message === right.messages[index])
  );
}

/** A keyboard that the bot edits loses its focused button; the one in its place takes the focus over. */
function keepFocus(before: HTMLElement, after: HTMLElement): void {
  const focused = document.activeElement;
  if (!focused || !before.contains(focused)) return;
  const index = [...before.querySelectorAll("button, a")].indexOf(focused);
  queueMicrotask(() => [...after.querySelectorAll<HTMLElement>("button, a")][index]?.focus({ preventScroll: true }));
}

/** Makes `views` the children of `parent` without moving those that stay: a moved element loses focus and selection. */
function replaceGently(parent: HTMLElement, views: HTMLElement[]): void {
  const staying = new Set<Element>(views);
  for (const child of [...parent.children]) if (!staying.has(child)) child.remove();
  views.forEach((view, index) => {
    const there = parent.children[index];
    if (there !== view) parent.insertBefore(view, there ?? null);
  });
}

function rowsOf(messages: ControlMessage[], model: Model): Row[] {
  const groups: ControlMessage[][] = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (message.media_group_id && last?.[0]?.media_group_id === message.media_group_id) last.push(message);
    else groups.push([message]);
  }
  return groups.map((group, index) => ({
    messages: group,
    isOwn: model.isOwn(group[0]!),
    isFirst: !standTogether(groups[index - 1]?.[0], group[0]),
    isLast: !standTogether(group[0], groups[index + 1]?.[0]),
    canWrite: model.canWrite,
  }));
}

function standTogether(left: ControlMessage | undefined, right: ControlMessage | undefined): boolean {
  if (!left || !right || serviceText(left) || serviceText(right)) return false;
  const sender = (message: ControlMessage) => message.sender_chat?.id ?? message.from?.id;
  return (
    sender(left) === sender(right) &&
    right.date - left.date < TOGETHER &&
    dayHeading(left.date) === dayHeading(right.date)
  );
}
