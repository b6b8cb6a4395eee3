import type { ArticleDraft } from "../content/article.ts";
import { articleStore } from "../content/article-store.ts";
import { tagStore } from "../content/tag-store.ts";
import type { Clock } from "../core/clock.ts";
import type { ArticleId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import { articleAudience } from "../subscribers/audience.ts";
import { ledger } from "./ledger.ts";

/**
 * Publishing. Invariant: in one transaction an article becomes visible and its dispatch is written with the audience of that
 * moment. So after a kill either nothing has happened, or everything is in the ledger; and doing it again does nothing.
 */
export interface Publication {
  articleId: ArticleId;
  /** To how many chats it goes, or went when it was published before. */
  recipients: number;
}

/** Publishes a draft or scheduled article and dispatches it. */
export async function publish(database: Database, clock: Clock, articleId: ArticleId): Promise<Publication> {
  return transaction(database, async (trx) => {
    const book = ledger(trx, clock);
    if (await articleStore(trx, clock).publish(articleId)) {
      const chats = await articleAudience(trx, await tagStore(trx).idsOf(articleId));
      await book.enqueue(
        { kind: "article", articleId },
        chats.map((chatId) => ({ chatId })),
      );
    }
    return { articleId, recipients: await book.countRecipients({ kind: "article", articleId }) };
  });
}

/**
 * Stores what an editor wrote and publishes it. `draft.source` and `draft.sourceId` name the piece of work: called again for the same,
 * by a conversation that is replayed after a kill, it publishes once.
 */
export async function publishDraft(database: Database, clock: Clock, draft: ArticleDraft): Promise<Publication> {
  return transaction(database, async (trx) => {
    const { id } = await articleStore(trx, clock).save({ ...draft, draft: true });
    return publish(trx, clock, id);
  });
}
