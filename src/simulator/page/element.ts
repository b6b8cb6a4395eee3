/**
 * Builds the page's DOM. Text always goes in as text nodes, so that nothing from outside can become markup.
 */

type AttributeValue = string | number | boolean | undefined | ((event: Event) => void);
export type Child = Node | string | undefined | false;

/**
 * @param attributes attributes by their HTML names; `true` sets an empty one, `false` and `undefined` none; a function
 *   under a name like `onclick` listens to that event
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, AttributeValue> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice("on".length), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== undefined && value !== false) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
}

/** Puts `children` in the place of whatever `parent` holds. */
export function fill(parent: Element, ...children: Child[]): void {
  parent.replaceChildren(...children.filter((child) => child !== undefined && child !== false));
}

const ICONS = {
  attach: "M4 6h16v12H4zM4 15l4-4 4 4 3-3 5 5M15.5 9.5h.01",
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  document: "M7 3h7l4 4v14H7zM14 3v4h4",
  down: "M6 9l6 6 6-6",
  edit: "M4 20l1-4L16 5l3 3L8 19z",
  format: "M4 18L9 6l5 12M5.8 14h6.4M17 11.5c3-1 4 .5 4 2V18m0-3c-4-.5-5 .7-5 1.7s1 1.5 2 1.3 3-1 3-3",
  gear: "M4 7h10M18 7h2M4 17h2M10 17h10M16 4.8v4.4M8 14.8v4.4",
  keyboard: "M3 6h18v12H3zM7 10h.01M12 10h.01M17 10h.01M8 14h8",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  menu: "M5 7h14M5 12h14M5 17h9",
  more: "M12 4.8v.9M12 11.5v.9M12 18.2v.9",
  open: "M8 16L17 7M9 7h8v8",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  pin: "M9 4h6l-1 6 4 4H6l4-4-1-6M12 14v6",
  reply: "M9 6l-5 5 5 5M4 11h9c4 0 6 2 7 6",
  search: "M15.5 15.5L20 20M17 10.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0z",
  send: "M4 12L20 4l-5 16-3.5-6.5zM11.5 13.5L20 4",
} as const;

export type IconName = keyof typeof ICONS;

/** A line drawing of 24 units; hidden from screen readers, so whatever holds it needs a name of its own. */
export function icon(name: IconName): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICONS[name]);
  drawing.append(path);
  return drawing;
}

/** A round button that shows only a drawing; `label` is its name for screen readers and its tooltip. */
export function iconButton(
  name: IconName,
  label: string,
  onclick: (event: Event) => void,
  attributes: Record<string, AttributeValue> = {},
): HTMLButtonElement {
  return element(
    "button",
    { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...attributes },
    icon(name),
  );
}
