import type { Article } from "../content/article.ts";
import type { Keyboard, RichMessage } from "../core/message.ts";
import type { RichBlock, RichText } from "../core/rich-message.ts";
import { bylineOf, type Setting, sourceRow, waysOnFrom } from "./article.ts";
import { isRightToLeft } from "./locale.ts";
import { photoBlock, richBlocks } from "./rich-blocks.ts";
import { richParts } from "./rich-parts.ts";

/**
 * The whole article as a native rich message (Bot API 10, `sendRichMessage`): title, date and author, picture, lead, text, tags. One
 * that is over Telegram's limits is several, divided before headings; the buttons are under the last.
 */
export function richArticle(article: Article, setting: Setting): RichMessage[] {
  return withButtons(article, waysOnFrom(article, setting), setting);
}

/** The same for a channel, whose buttons answer nobody: they only lead to addresses. */
export function richChannelArticle(article: Article, setting: Setting): RichMessage[] {
  return withButtons(article, sourceRow(article, setting.locale), setting);
}

function withButtons(article: Article, keyboard: Keyboard, setting: Setting): RichMessage[] {
  const rightToLeft = isRightToLeft(article.language);
  const parts = richParts([
    ...headOf(article, setting),
    ...richBlocks(article.document.blocks, rightToLeft),
    ...tagsOf(article, setting),
    ...richBlocks(setting.signature ?? [], rightToLeft),
  ]);
  return parts.map((blocks, index) => ({
    kind: "rich",
    blocks,
    rightToLeft,
    ...(index === parts.length - 1 && { keyboard }),
  }));
}

function headOf(article: Article, setting: Setting): RichBlock[] {
  return [
    { type: "heading", text: article.title, size: 1 },
    { type: "paragraph", text: bylineOf(article, setting) },
    ...(article.picture ? [photoBlock(article.picture)] : []),
    ...(article.lead ? [{ type: "paragraph" as const, text: { type: "bold" as const, text: article.lead } }] : []),
  ];
}

/** The article's tags as links that open them in the bot; nothing where it has none. */
export function tagsOf({ tags }: Article, { deepLink }: Setting): (RichBlock & { type: "footer" })[] {
  if (tags.length === 0) return [];
  const links = tags.flatMap((tag, index): RichText[] => [
    ...(index > 0 ? [" · "] : []),
    { type: "url", text: tag.title, url: deepLink(`tag_${tag.id}`) },
  ]);
  return [{ type: "footer", text: ["🏷 ", ...links] }];
}
