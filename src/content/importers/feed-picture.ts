import type { MediaNs } from "feedsmith";
import type { Document, Picture, PictureSource } from "../document.ts";
import { webAddress } from "./addresses.ts";
import { oneLine } from "./clean-text.ts";
import { textFromHtml } from "./html-inline.ts";

export interface FeedPicture extends Picture {
  /** Only a small form of a picture. */
  isThumbnail?: boolean;
}

/**
 * The picture of the item; or else the one that its text begins with. Where both are the same file in two sizes, it is shown once:
 * the text's if the feed has only a thumbnail, and with what the text says about it.
 */
export function pictureAbove(
  document: Document,
  found: FeedPicture | undefined,
): { document: Document; picture?: Picture } {
  const [first, ...blocks] = document.blocks;
  const { isThumbnail, ...picture } = found ?? { source: undefined };
  const above: Picture | undefined = picture.source && picture;
  if (first?.type !== "picture") return { document, picture: above };
  const { type: _, ...shown } = first;
  const rest = { ...document, blocks };
  if (!above || isThumbnail) return { document: rest, picture: { ...above, ...shown } };
  const isSame = fileName(above.source) === fileName(shown.source);
  return isSame ? { document: rest, picture: { ...shown, ...above } } : { document, picture: above };
}

/** The name of a picture's file, without the size that WordPress and others add ("-1024x683"). */
function fileName(source: PictureSource): string {
  if (source.kind === "media") return source.id;
  const path = URL.parse(source.url)?.pathname ?? source.url;
  return path.replace(/^.*\//, "").replace(/[-_]\d+x\d+(?=\.\w+$)/, "");
}

/** The picture with its address made absolute; undefined where that is no web address. */
export function resolved(picture: FeedPicture | undefined, base: string | undefined): FeedPicture | undefined {
  if (picture?.source.kind !== "url") return picture;
  const url = webAddress(picture.source.url, base);
  return url === undefined ? undefined : { ...picture, source: { kind: "url", url } };
}

/** The first picture that Media RSS names, with its description and credit. */
export function mediaPicture(media: MediaNs.ItemOrFeed | undefined): FeedPicture | undefined {
  const contents = [...(media?.contents ?? []), ...(media?.groups ?? []).flatMap((group) => group.contents ?? [])];
  const content = contents.find((found) => isPicture(found.url, found.type, found.medium));
  const described = content?.description ?? content?.title ?? media?.description;
  const thumbnail =
    content?.url ?? content?.thumbnails?.[0]?.url ?? media?.thumbnails?.[0]?.url ?? contents[0]?.thumbnails?.[0]?.url;
  const picture = pictureAt(thumbnail);
  if (!picture) return undefined;
  const caption = textFromHtml(described?.value ?? "");
  const credit = oneLine((content?.credits ?? media?.credits)?.map((found) => found.value).join(", ") ?? "");
  return {
    ...picture,
    ...(content === undefined && { isThumbnail: true }),
    ...(caption !== "" && { caption: [{ type: "text", text: caption }] }),
    ...(credit !== "" && { credit }),
  };
}

/** The first enclosure that is a picture. */
export function enclosed(enclosures: readonly { url?: string; type?: string }[] | undefined): Picture | undefined {
  return pictureAt(enclosures?.find((found) => isPicture(found.url, found.type))?.url);
}

function isPicture(url: string | undefined, type?: string, medium?: string): boolean {
  if (medium !== undefined || type?.includes("/")) return medium === "image" || (type?.startsWith("image/") ?? false);
  return /\.(?:jpe?g|png|webp|gif)(?:$|[?#])/i.test(url ?? "");
}

/** The picture at an address, which may be relative. */
export function pictureAt(url: string | undefined): Picture | undefined {
  return url === undefined || url.trim() === "" ? undefined : { source: { kind: "url", url } };
}
