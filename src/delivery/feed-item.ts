import type { ArticleDraft } from "../content/article.ts";
import type { SaveResult } from "../content/article-store.ts";
import type { Feed } from "../content/feeds/feed.ts";
import { feedStore } from "../content/feeds/feed-store.ts";
import type { Clock } from "../core/clock.ts";
import { EditorId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import { editorNoticeStore } from "../subscribers/editor-notice-store.ts";
import { publishFromSource } from "./publication.ts";

/**
 * Stores one item of a claimed feed, in one transaction with its dispatch or its notice to the editors: after a kill either nothing
 * has happened, or everything. What waits for an editor goes on waiting when the feed's mode changes; what the first poll finds
 * is archive, and no news.
 * @param isTooMuch true: the feed has brought as much news as one may; an item that is new waits for an editor
 * @returns "overtaken" when the feed was paused, removed or claimed again meanwhile: nothing was stored
 */
export async function storeFeedItem(
  database: Database,
  clock: Clock,
  feed: Feed,
  draft: ArticleDraft,
  editors: readonly number[],
  isTooMuch = false,
): Promise<SaveResult["outcome"] | "overtaken"> {
  return transaction(database, async (trx) => {
    const store = feedStore(trx, clock);
    const now = await store.claimed(feed);
    if (!now) return "overtaken";
    const known = await store.stateOf(draft.source, draft.sourceId);
    const archive = feed.lastSuccessAt === undefined;
    const waits = known === "draft" || now.mode === "draft" || (isTooMuch && known === undefined);
    const { outcome, id } = await publishFromSource(trx, clock, waits ? { ...draft, draft: true } : draft, { archive });
    if (outcome === "held")
      await editorNoticeStore(trx).add(
        editors.map((id) => EditorId.parse(id)),
        { kind: "held", articleId: id },
      );
    if (outcome === "new" && waits) await store.notifyOf(feed.id, "drafts", editors);
    return outcome;
  });
}
