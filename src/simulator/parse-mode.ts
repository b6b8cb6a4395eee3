import type { MessageEntity } from "grammy/types";
import { badRequest } from "./api-error.ts";
import type { LooseEntity, MarkedText } from "./entity.ts";
import { type FormattedText, formatText } from "./message-text.ts";
import { parseHtml } from "./parse-html.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { parseMarkdownV2 } from "./parse-markdown-v2.ts";
import type { World } from "./world.ts";

const PARSERS: Record<string, (source: string) => MarkedText> = {
  html: parseHtml,
  markdown: parseMarkdown,
  markdownv2: parseMarkdownV2,
};

/**
 * A text as the bot gives it, with markup in it or entities beside it; markup goes before. Whoever is mentioned must be known,
 * else the mention is plain text.
 * @param mode `parse_mode`, in any case; "none" is none
 */
export function readText(world: World, text: string, mode: string | undefined, entities: unknown): FormattedText {
  const chosen = (mode ?? "").toLowerCase();
  if (text === "" || chosen === "" || chosen === "none") return withUsers(world, formatText(text, entities));
  const parse = Object.hasOwn(PARSERS, chosen) ? PARSERS[chosen] : undefined;
  if (!parse) throw badRequest("unsupported parse_mode");
  const marked = parse(text);
  return withUsers(world, formatText(marked.text, marked.entities));
}

function withUsers(world: World, { text, entities }: FormattedText): FormattedText {
  const known = entities.flatMap((entity): MessageEntity[] => {
    if (entity.type !== "text_mention") return [entity];
    const person = world.people.get((entity as LooseEntity).user?.id ?? 0);
    return person ? [{ ...entity, user: world.userOf(person) }] : [];
  });
  return { text, entities: known };
}
