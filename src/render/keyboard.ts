import type { ChatId } from "../core/ids.ts";
import type { Button, Keyboard } from "../core/message.ts";
import type { Action } from "./action.ts";
import { aimAt, packAction } from "./callback-data.ts";
import type { Locale } from "./locale.ts";

/** A button that brings an action back to us. */
export function button(text: string, action: Action): Button {
  return { text, callback_data: packAction(action) };
}

/** What is chosen has a tick before it. */
export function ticked(chosen: boolean, label: string): string {
  return chosen ? `✓ ${label}` : label;
}

/** The same buttons for another chat than the one that they stand in. */
export function aimed(keyboard: Keyboard, chatId: ChatId): Keyboard {
  return keyboard.map((row) =>
    row.map((one) => ("callback_data" in one ? { ...one, callback_data: aimAt(one.callback_data, chatId) } : one)),
  );
}

/** `‹ 2/5 ›`: no row at all for a single page; at the ends the arrow is missing. Right-to-left, one goes on to the left. */
export function pager(locale: Locale, page: number, pages: number, action: (page: number) => Action): Button[][] {
  if (pages <= 1) return [];
  const place = button(`${locale.number(page)}/${locale.number(pages)}`, { kind: "nothing" });
  const [back, on] = locale.direction === "rtl" ? ["›", "‹"] : ["‹", "›"];
  const previous = page > 1 ? [button(back, action(page - 1))] : [];
  const next = page < pages ? [button(on, action(page + 1))] : [];
  const row = [...previous, place, ...next];
  return [locale.direction === "rtl" ? row.reverse() : row];
}

/** The items in rows of at most `width`. */
export function inRows<T>(items: readonly T[], width: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / width) }, (_, row) =>
    items.slice(row * width, (row + 1) * width),
  );
}

/** How many pages `total` items fill, at least one; and `page` within them. */
export function pageOf(page: number, total: number, size: number): { page: number; pages: number; offset: number } {
  const pages = Math.max(1, Math.ceil(total / size));
  const within = Math.min(Math.max(1, page), pages);
  return { page: within, pages, offset: (within - 1) * size };
}
