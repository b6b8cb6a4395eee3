import type { Config } from "./config.ts";
import type { Article } from "./content/article.ts";
import type { ArticleStore } from "./content/article-store.ts";
import { blocksText } from "./content/document.ts";
import { AppError } from "./core/errors.ts";
import { ArticleId } from "./core/ids.ts";
import type { OutgoingMessage, PhotoSource } from "./core/message.ts";
import type { RichBlock } from "./core/rich-message.ts";
import { loadLocales } from "./newsroom.ts";
import { captionParameters, replyMarkup, textParameters } from "./render/api-parameters.ts";
import { allArticleMessages, type Setting } from "./render/article.ts";
import { richArticle } from "./render/rich-article.ts";

export const FORMS = ["classic", "rich", "text"] as const;
export type Form = (typeof FORMS)[number];

/**
 * What `kiosk show` prints: for each message that would be sent for an article its method with the Bot API's parameters; of
 * classic messages all pages. A picture of the media store is named "media:<id>". As "text": the article's plain text.
 * @param id the article's own, or else its source's
 * @throws AppError "not_found"
 */
export async function shownMessages(
  id: string,
  form: Form,
  articles: Pick<ArticleStore, "get" | "findPublishedBySourceId">,
  config: Pick<Config, "defaultLanguage" | "timeZone">,
): Promise<object[]> {
  const own = ArticleId.safeParse(Number(id));
  const article = (own.success && (await articles.get(own.data))) || (await articles.findPublishedBySourceId(id));
  if (!article)
    throw new AppError(
      "not_found",
      `There is no article "${id}". Its number stands in its link: …?start=article_<id>.`,
    );
  if (form === "text") return [{ title: article.title, lead: article.lead, text: blocksText(article.document.blocks) }];
  const setting: Setting = {
    locale: loadLocales(config.defaultLanguage).get(config.defaultLanguage),
    timeZone: config.timeZone,
    deepLink: (payload) => `https://t.me/your_bot?start=${payload}`,
    saves: true,
  };
  return messagesOf(article, form, setting).map(parametersOf);
}

function messagesOf(article: Article, form: "classic" | "rich", setting: Setting): OutgoingMessage[] {
  return form === "rich" ? richArticle(article, setting) : allArticleMessages(article, setting);
}

function parametersOf(message: OutgoingMessage): object {
  switch (message.kind) {
    case "text":
      return { method: "sendMessage", text: message.text, ...textParameters(message) };
    case "photo":
      return { method: "sendPhoto", photo: nameOf(message.photo), ...captionParameters(message) };
    case "album":
      return {
        method: "sendMediaGroup",
        media: message.photos.map(({ photo, text, entities }) => ({
          type: "photo",
          media: nameOf(photo),
          caption: text,
          caption_entities: entities,
        })),
      };
    case "rich":
      return {
        method: "sendRichMessage",
        rich_message: { blocks: withNames(message.blocks), is_rtl: message.rightToLeft },
        ...replyMarkup(message.keyboard),
      };
    default:
      return message satisfies never;
  }
}

function nameOf(photo: PhotoSource): string {
  return photo.kind === "url" ? photo.url : `media:${photo.id}`;
}

function withNames(blocks: readonly RichBlock[]): object[] {
  return blocks.map((block) => {
    switch (block.type) {
      case "photo":
        return { ...block, photo: { type: "photo", media: nameOf(block.photo) } };
      case "list":
        return { ...block, items: block.items.map((item) => ({ ...item, blocks: withNames(item.blocks) })) };
      case "blockquote":
      case "details":
      case "collage":
        return { ...block, blocks: withNames(block.blocks) };
      default:
        return block;
    }
  });
}
