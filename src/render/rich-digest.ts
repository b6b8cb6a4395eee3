import type { RichMessage, StyledText } from "../core/message.ts";
import type { RichBlock, RichListItem } from "../core/rich-message.ts";
import type { Setting } from "./article.ts";
import { type DigestEntry, type DigestOptions, groupByTag, saidBelow } from "./digest.ts";
import { richParts } from "./rich-parts.ts";

/**
 * A digest as a rich message: a heading, and below it the articles by tag as lists, each with its summary and a link that opens it
 * here. All that is told is in it: a rich message holds more than a digest ever has.
 * @param header its lines: the first is the title, the others stand below it
 */
export function richDigest(
  header: StyledText,
  entries: readonly DigestEntry[],
  options: DigestOptions,
  setting: Setting,
): RichMessage[] {
  const [title = "", ...below] = header.text.split("\n");
  const blocks: RichBlock[] = [
    { type: "heading", text: title, size: 1 },
    ...below.map((text): RichBlock => ({ type: "paragraph", text })),
    ...groupByTag(entries, options.followed).flatMap(({ tag, entries: group }): RichBlock[] => [
      { type: "heading", text: tag?.title ?? setting.locale.t("digest-untagged"), size: 3 },
      { type: "list", items: group.map((entry) => itemOf(entry, setting)) },
    ]),
    ...(options.untold
      ? [{ type: "paragraph" as const, text: setting.locale.t("digest-more", { count: options.untold }) }]
      : []),
    ...(options.footer ? [{ type: "footer" as const, text: options.footer.text }] : []),
  ];
  const rightToLeft = setting.locale.direction === "rtl";
  const parts = richParts(blocks);
  return parts.map((part, index) => ({
    kind: "rich",
    blocks: part,
    rightToLeft,
    ...(options.keyboard && index === parts.length - 1 && { keyboard: options.keyboard }),
  }));
}

function itemOf(entry: DigestEntry, { deepLink }: Setting): RichListItem {
  const { article } = entry;
  const url = deepLink(`article_${article.id}`);
  const title: RichBlock = {
    type: "paragraph",
    text: { type: "bold", text: { type: "url", text: article.title, url } },
  };
  const said = saidBelow(entry);
  return { blocks: said === "" ? [title] : [title, { type: "paragraph", text: said }] };
}
