import { type Child, element, type IconName, icon } from "./element.ts";

/** What lies over the page: short notices, dialogs and menus. */

const TOAST_LASTS = 4000;
let toastTimer: ReturnType<typeof setTimeout> | undefined;

const toasts = element("div", { class: "toasts", role: "status", "aria-live": "polite" });

/** Shows a short notice for four seconds, in the place of the one before. */
export function toast(words: string): void {
  if (!toasts.isConnected) document.body.append(toasts);
  // A screen reader speaks only of what comes into a region that is there already.
  toasts.replaceChildren(element("div", { class: "toast", "data-testid": "toast", dir: "auto" }, words));
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => toasts.replaceChildren(), TOAST_LASTS);
}

/** Tells of a refusal or failure of something that the person did. */
export function toastError(error: unknown): void {
  toast(error instanceof Error ? error.message : String(error));
}

export interface DialogAction {
  label: string;
  /** Where a link leads that this button is. */
  href?: string;
  isMain?: boolean;
  onPress?: () => void;
}

/** A modal dialog; Escape, a press beside it and any of its actions close it. */
export function showDialog(title: string, content: Child[], actions: DialogAction[]): HTMLDialogElement {
  const heading = element("h2", { id: "dialog-title", dir: "auto" }, title);
  const buttons = actions.map(({ label, href, isMain, onPress }) => {
    const look = isMain ? "main" : "plain";
    const made = href
      ? element("a", { class: look, href, target: "_blank", rel: "noopener noreferrer" }, label)
      : element("button", { type: "button", class: look }, label);
    made.addEventListener("click", () => {
      dialog.close();
      onPress?.();
    });
    return made;
  });
  const dialog = element(
    "dialog",
    { class: "dialog", "aria-labelledby": "dialog-title" },
    element(
      "div",
      { class: "dialog-body" },
      heading,
      ...content,
      element("div", { class: "dialog-actions" }, ...buttons),
    ),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export interface MenuItem {
  label: string;
  icon?: IconName;
  isDangerous?: boolean;
  onPress: () => void;
}

/**
 * A menu below (or, for want of room, above) `anchor`, or where it was touched. Arrows move, Escape closes and gives the focus
 * back.
 */
export function openMenu(anchor: HTMLElement, label: string, items: MenuItem[], touched?: PointerEvent): void {
  const buttons = items.map((item) => {
    const button = element(
      "button",
      { type: "button", role: "menuitem", class: item.isDangerous && "dangerous" },
      item.icon && icon(item.icon),
      item.label,
    );
    button.addEventListener("click", () => {
      menu.hidePopover();
      item.onPress();
    });
    return button;
  });
  const menu = element("div", { class: "menu", role: "menu", "aria-label": label, popover: "auto" }, ...buttons);
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Tab") menu.hidePopover();
    else moveFocus(event, buttons);
  });
  menu.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    const hadFocus = menu.contains(document.activeElement) || document.activeElement === document.body;
    menu.remove();
    if (hadFocus) anchor.focus();
  });
  document.body.append(menu);
  menu.showPopover();
  place(menu, touched ? new DOMRect(touched.clientX, touched.clientY) : anchor.getBoundingClientRect());
  buttons[0]?.focus();
}

function moveFocus(event: KeyboardEvent, buttons: HTMLElement[]): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const current = buttons.indexOf(document.activeElement as HTMLElement);
  buttons[(current + step + buttons.length) % buttons.length]?.focus();
}

function place(menu: HTMLElement, { left, right, top, bottom }: DOMRect): void {
  const { width, height } = menu.getBoundingClientRect();
  const margin = 8;
  const x = left + width + margin > innerWidth ? right - width : left;
  const y = bottom + height + margin > innerHeight ? top - height - 4 : bottom + 4;
  menu.style.left = `${Math.max(margin, x)}px`;
  menu.style.top = `${Math.max(margin, y)}px`;
}
