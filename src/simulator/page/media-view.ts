import type { PhotoSize } from "grammy/types";
import { type ControlMessage, fileAddress } from "./control.ts";
import { element, icon, iconButton } from "./element.ts";
import { mediaName } from "./service-text.ts";

/** The biggest of a photo's sizes. */
function largest(sizes: PhotoSize[]): PhotoSize | undefined {
  return sizes.toSorted((left, right) => right.width * right.height - left.width * left.height)[0];
}

/** Pixels of the longer side of a photo in a message. */
const SHOWN_SIDE = 430;

/** How large a message's photo is shown, in pixels, if there is room: known before it is loaded, so that nothing jumps. */
export function shownSize(message: ControlMessage): { width: number; height: number } | undefined {
  const photo = message.photo && largest(message.photo);
  if (!photo) return undefined;
  const scale = Math.min(1, SHOWN_SIDE / Math.max(photo.width, photo.height));
  return { width: Math.round(photo.width * scale), height: Math.round(photo.height * scale) };
}

/** A photo that opens in full when pressed. */
export function photoView(message: ControlMessage): HTMLElement | undefined {
  const photo = message.photo && largest(message.photo);
  if (!photo) return undefined;
  const image = element("img", {
    src: fileAddress(photo.file_id),
    ...shownSize(message),
    alt: message.caption ? "Photo, described below" : "Photo",
    decoding: "async",
    draggable: "false",
  });
  const button = element("button", { type: "button", class: "photo", "aria-label": "Open the photo" }, image);
  if (message.has_media_spoiler) button.classList.add("hidden-photo");
  button.addEventListener("click", () => {
    if (button.classList.contains("hidden-photo")) button.classList.remove("hidden-photo");
    else openPhoto(image.src, message.caption);
  });
  return button;
}

function openPhoto(address: string, caption: string | undefined): void {
  const dialog = element(
    "dialog",
    { class: "viewer", "aria-label": "Photo" },
    element("img", { src: address, alt: caption ?? "Photo" }),
    caption && element("p", { dir: "auto" }, caption),
    iconButton("close", "Close", () => dialog.close()),
  );
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

const FILE_FIELDS = ["document", "animation", "video", "audio", "voice", "video_note"] as const;

/** A file to download: documents, and whatever the page doesn't play. */
export function fileView(message: ControlMessage): HTMLElement | undefined {
  const field = FILE_FIELDS.find((name) => message[name]);
  const file = field && message[field];
  if (!file) return undefined;
  const name = ("file_name" in file && file.file_name) || mediaName(message) || "File";
  return element(
    "a",
    { class: "file", href: fileAddress(file.file_id), download: name },
    element("span", { class: "file-icon" }, icon("document")),
    element(
      "span",
      { class: "file-words" },
      element("span", { class: "file-name", dir: "auto" }, name),
      file.file_size !== undefined && element("span", { class: "faint" }, sizeInWords(file.file_size)),
    ),
  );
}

/** @param bytes 0 or more */
function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The box below a text with an address. The page fetches nothing, so it shows just where the address leads. */
export function linkPreview(message: ControlMessage, openLink: (address: string) => void): HTMLElement | undefined {
  if (!message.text || message.link_preview_options?.is_disabled) return undefined;
  const address = message.link_preview_options?.url ?? firstAddress(message);
  const url = address && URL.parse(/^[a-z]+:/i.test(address) ? address : `https://${address}`);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  return element(
    "a",
    {
      class: "link-preview",
      href: url.href,
      target: "_blank",
      rel: "noopener noreferrer",
      onclick: (event) => {
        event.preventDefault();
        openLink(url.href);
      },
    },
    element("b", {}, url.host),
    element("span", {}, decoded(url)),
  );
}

function decoded(url: URL): string {
  try {
    return decodeURI(url.href);
  } catch {
    return url.href;
  }
}

function firstAddress(message: ControlMessage): string | undefined {
  for (const entity of message.entities ?? []) {
    if (entity.type === "text_link") return entity.url;
    if (entity.type === "url") return message.text?.slice(entity.offset, entity.offset + entity.length);
  }
  return undefined;
}
