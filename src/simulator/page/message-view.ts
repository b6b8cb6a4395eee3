import type { Actions } from "./actions.ts";
import { avatar } from "./avatar.ts";
import type { ControlMessage } from "./control.ts";
import { element, iconButton } from "./element.ts";
import { inlineKeyboard } from "./inline-keyboard.ts";
import { fileView, linkPreview, photoView, shownSize } from "./media-view.ts";
import { type MenuItem, openMenu } from "./overlays.ts";
import { richView } from "./rich-view.ts";
import { messageWords } from "./rich-words.ts";
import { forwardName, mediaName, preview, senderName, serviceText } from "./service-text.ts";
import { type TextActions, textView } from "./text-view.ts";
import { clockTime } from "./times.ts";
import { tone } from "./tone.ts";

/** One message, or an album: messages that belong together and stand in one bubble. */
export interface Row {
  messages: ControlMessage[];
  isOwn: boolean;
  /** The first of several by the same sender: it bears the name. */
  isFirst: boolean;
  /** The last of several by the same sender: it has the bubble's tail. */
  isLast: boolean;
  /** Whether the person can answer here. */
  canWrite: boolean;
}

const identity = (message: ControlMessage) => ({ "data-testid": "message", "data-message-id": message.message_id });

export function rowView(row: Row, actions: Actions): HTMLElement {
  const [first] = row.messages;
  if (!first) return element("div");
  const note = serviceText(first);
  if (note) {
    return element("div", { class: "note", ...identity(first) }, element("span", { dir: "auto" }, note));
  }
  const isInGroup = first.chat.type === "group" || first.chat.type === "supergroup";
  const showsFace = isInGroup && !row.isOwn;
  const names = [
    "message",
    row.isOwn ? "own" : "theirs",
    row.isFirst && "first",
    row.isLast && "last",
    showsFace && "with-face",
    first.rich_message && "with-article",
  ];
  const keyboard = inlineKeyboard(row.messages.at(-1) ?? first, actions);
  const items = menuItems(row, first, actions);
  const view = bubble(row, first, actions);
  view.addEventListener("click", (event) => {
    const isOnWords =
      event.target instanceof Element && !event.target.closest("a, button, summary, [role=link], [role=button]");
    if (isOnWords && event.pointerType === "touch" && items.length > 0) openMenu(view, "Message", items, event);
  });
  return element(
    "article",
    { class: names.filter(Boolean).join(" "), ...identity(first), "aria-label": labelOf(row, first) },
    element("div", { class: "bubble-line" }, view, items.length > 0 && moreButton(items)),
    keyboard,
    showsFace && row.isLast && avatar(senderId(first), senderName(first), "tiny"),
  );
}

function labelOf(row: Row, message: ControlMessage): string {
  return `${row.isOwn ? "You" : senderName(message)}, ${clockTime(message.date)}`;
}

function bubble(row: Row, first: ControlMessage, actions: Actions): HTMLElement {
  const { model } = actions;
  const isAlbum = row.messages.length > 1;
  const photo = isAlbum ? albumView(row.messages) : photoView(first);
  const file = photo ? undefined : fileView(first);
  const speaking = row.messages.find(({ text, caption }) => text ?? caption) ?? first;
  const words = speaking.text ?? speaking.caption;
  const pressed = textActions(row, first, actions);
  const text =
    words === undefined ? undefined : textView(words, speaking.entities ?? speaking.caption_entities, pressed);
  const article = first.rich_message && richView(first.rich_message, pressed);
  const link = linkPreview(first, (address) => actions.openLink(address, false));
  const isLinkFirst = first.link_preview_options?.show_above_text === true;
  const isTextFirst = speaking.show_caption_above_media === true;
  const body = isTextFirst ? [text, photo, file] : [photo, file, text];
  const showsName = row.isFirst && !row.isOwn && model.chat?.type !== "private";
  const forwarded = forwardName(first);
  const classes = ["bubble", photo && "with-photo", photo && !text && "only-photo"];
  const view = element(
    "div",
    { class: classes.filter(Boolean).join(" ") },
    showsName && element("div", { class: `name tone-${tone(senderId(first))}`, dir: "auto" }, senderName(first)),
    forwarded !== undefined &&
      element("div", { class: "origin" }, "Forwarded from ", element("b", { dir: "auto" }, forwarded)),
    first.via_bot && element("div", { class: "origin" }, `via @${first.via_bot.username}`),
    replyBox(first, actions),
    isLinkFirst && link,
    ...body,
    article,
    !text && !photo && !file && !article && unsupported(first),
    !isLinkFirst && link,
    meta(row.messages.at(-1) ?? first, first),
  );
  const size = isAlbum ? undefined : shownSize(first);
  if (size) view.style.setProperty("--photo-width", `${size.width}px`);
  return view;
}

function textActions(row: Row, { chat }: ControlMessage, actions: Actions): TextActions {
  return {
    botUsername: actions.botUsername,
    openLink: (address, asks) => actions.openLink(address, asks),
    openMention: (username) => actions.openMention(username),
    sendCommand: row.canWrite && chat.type !== "channel" ? (command) => void actions.say(command) : undefined,
  };
}

function albumView(messages: ControlMessage[]): HTMLElement {
  const tiles = messages.map((message, index) => {
    const media = photoView(message) ?? fileView(message);
    // The whole row already stands for the first message.
    return element("div", { class: "tile", ...(index > 0 && identity(message)) }, media);
  });
  const hasPhotos = messages.every(({ photo }) => photo);
  return element("div", { class: hasPhotos ? "album" : "files", "data-count": messages.length }, ...tiles);
}

function unsupported(message: ControlMessage): HTMLElement {
  const emoji = message.sticker?.emoji ?? message.dice?.emoji;
  if (emoji) return element("div", { class: "big-emoji" }, emoji);
  return element(
    "div",
    { class: "text faint" },
    `${mediaName(message) ?? "This kind of message"} (not shown by the simulator)`,
  );
}

function replyBox(message: ControlMessage, actions: Actions): HTMLElement | undefined {
  const original = message.reply_to_message;
  if (!original) return undefined;
  // Telegram repeats the message as it was; the page shows it as it is.
  const current: ControlMessage = actions.model.message(message.chat.id, original.message_id) ?? original;
  const isOwn = actions.model.isOwn(current);
  return element(
    "button",
    { type: "button", class: "reply-box", onclick: () => actions.scrollTo(original.message_id) },
    element("b", { dir: "auto" }, isOwn ? "You" : senderName(current)),
    element("span", { dir: "auto" }, message.quote?.text ?? preview(current)),
  );
}

function meta(message: ControlMessage, first: ControlMessage): HTMLElement {
  const date = new Date(message.date * 1000);
  return element(
    "span",
    { class: "meta" },
    first.author_signature && `${first.author_signature}, `,
    first.edit_date !== undefined && element("span", { class: "edited" }, "edited "),
    element("time", { datetime: date.toISOString(), title: date.toLocaleString() }, clockTime(message.date)),
  );
}

function senderId(message: ControlMessage): number {
  return message.sender_chat?.id ?? message.from?.id ?? message.chat.id;
}

function moreButton(items: MenuItem[]): HTMLElement {
  const button = iconButton("more", "More about this message", () => openMenu(button, "Message", items));
  button.classList.add("message-more");
  return button;
}

function menuItems(row: Row, message: ControlMessage, actions: Actions): MenuItem[] {
  const words = message.rich_message ? messageWords(message.rich_message) : (message.text ?? message.caption);
  const offered: (MenuItem | false)[] = [
    row.canWrite && {
      label: "Reply",
      icon: "reply",
      onPress: () => actions.composer?.reply(message.message_id),
    },
    row.canWrite &&
      row.isOwn &&
      message.text !== undefined && {
        label: "Edit",
        icon: "edit",
        onPress: () => actions.composer?.edit(message.message_id),
      },
    words !== undefined && { label: "Copy text", icon: "copy", onPress: () => void actions.copy(words) },
  ];
  return offered.filter((item) => item !== false);
}
