import { AppError, messageOf } from "../../core/errors.ts";
import { type FeedResult, readFeedItems } from "./feed.ts";
import { draftsFromGhost, ghostData } from "./ghost-export.ts";
import { draftFromJsonLine } from "./jsonl.ts";
import { draftsFromWordpressPosts, isWordpressPosts } from "./wordpress-rest.ts";

/**
 * The articles in a JSON file that its beginning doesn't tell: posts as WordPress's REST answers give them, a Ghost export, a JSON
 * Feed, or an article as a line of JSON Lines has it.
 * @throws AppError "invalid" for any other JSON, and for none
 */
export function* draftsFromJson(text: string): Generator<FeedResult> {
  const json = parsed(text);
  if (isWordpressPosts(json)) {
    yield* draftsFromWordpressPosts(json);
    return;
  }
  const ghost = ghostData(json);
  if (ghost) yield* draftsFromGhost(ghost);
  else if (isJsonFeed(json)) yield* readFeedItems(text);
  else if (Array.isArray(json)) {
    throw new AppError(
      "invalid",
      "It is a JSON array. Kiosk reads JSON Lines: one article, as an object, on each line.",
    );
  } else if (isArticle(json)) yield { draft: draftFromJsonLine(JSON.stringify(json)) };
  else
    throw new AppError(
      "invalid",
      "It is JSON, but neither a JSON Feed nor JSON Lines (one article, as an object, on each line), nor an export of WordPress or Ghost.",
    );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    throw new AppError(
      "invalid",
      `It is no JSON that can be read, and no JSON Feed nor JSON Lines: ${messageOf(cause)}.`,
      { cause },
    );
  }
}

function isJsonFeed(json: unknown): boolean {
  return typeof json === "object" && json !== null && "items" in json && "version" in json;
}

function isArticle(json: unknown): boolean {
  return typeof json === "object" && json !== null && "title" in json && "body" in json;
}
