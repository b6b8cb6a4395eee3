import { sql } from "kysely";
import type { Clock } from "../core/clock.ts";
import { AnnouncementId, ArticleId, ChatId, DispatchId } from "../core/ids.ts";
import { alone, type Database } from "../database/database.ts";
import { numbersOf, picking } from "../database/said-differently.ts";
import type { Row } from "../database/schema.ts";
import { ABOVE_TOPIC_IDS } from "../subscribers/chat.ts";
import { ArticlePayload, type ClaimedDelivery, DigestPayload, type Reached } from "./dispatch.ts";
import { createShares, type Waiting } from "./shares.ts";

/**
 * Claiming: which deliveries go next, whatever waits behind them. The work of a claim is bounded by what it takes, not by what
 * is pending: dispatches are found by an index of the open ones, deliveries by an index of the pending ones of a dispatch, and no
 * more of them are looked at than `LOOKED_AT` times what is wanted.
 */

export interface Claimed {
  deliveries: ClaimedDelivery[];
  /** Claimed, but what they announce is no longer there. */
  empty: Omit<ClaimedDelivery, "content">[];
}

interface ClaimedRow {
  dispatch_id: number;
  chat_id: number;
  priority: number;
  due_at: number;
  payload: string | null;
  attempts: number;
  doubts: number;
  classic: number;
  message_ids: string;
  /** Of a topic of a forum. */
  group_id: number | null;
}

interface Arrived extends Reached {
  /** It went as classic messages. */
  classic: boolean;
}

interface Open extends Waiting {
  action: Row<"dispatch">["action"];
  article_id: number | null;
  announcement_id: number | null;
  deadline_at: number | null;
  left: number;
}

/** Dispatches among which places are shared at a time; the most urgent and oldest. */
const MAX_SHARING = 64;
/** Of the deliveries looked at, some are not to be had: their chat has something in flight, or rests. */
const LOOKED_AT = 4;
const LOOKED_AT_AT_LEAST = 100;

export function createClaiming(database: Database, clock: Clock) {
  const shares = createShares();

  /**
   * Takes up to `limit` deliveries that are due, as their dispatches' lanes and shares have it, for `holder` to send; of each chat the
   * first, and none while one of the chat's is claimed.
   * @param except chats (and groups, with their topics) that must wait for their own reasons, such as pacing
   */
  async function claim(holder: string, limit: number, except: readonly number[]): Promise<Claimed> {
    const claimed: { row: ClaimedRow; of: Open }[] = [];
    let waiting = await dispatchesWaiting();
    while (waiting.length > 0 && claimed.length < limit) {
      const division = shares.divide(waiting, limit - claimed.length);
      for (const [id, share] of division) {
        const of = waiting.find((one) => one.id === id);
        if (!of) continue;
        const rows = await claimOf(of, holder, share, except);
        shares.spend(of, rows.length);
        claimed.push(...rows.map((row) => ({ row, of })));
        // It has no more to give now.
        if (rows.length < share) waiting = waiting.filter((one) => one !== of);
      }
    }
    claimed.sort(
      ({ row: a }, { row: b }) =>
        a.priority - b.priority || a.due_at - b.due_at || a.dispatch_id - b.dispatch_id || a.chat_id - b.chat_id,
    );
    const result: Claimed = { deliveries: [], empty: [] };
    const arrived = await reachedBefore(claimed);
    for (const { row, of } of claimed) {
      const content = contentOf(row, of, arrived.get(`${of.id} ${row.chat_id}`));
      const classic = row.classic === 1 || arrived.get(`${of.id} ${row.chat_id}`)?.classic === true;
      if (content) result.deliveries.push({ ...deliveryOf(row, of), classic, content });
      else result.empty.push(deliveryOf(row, of));
    }
    return result;
  }

  /** What had arrived of the articles and announcements that are to be corrected or taken back, by "dispatch chat". */
  async function reachedBefore(claimed: readonly { row: ClaimedRow; of: Open }[]): Promise<Map<string, Arrived>> {
    const found = new Map<string, Arrived>();
    const changes = claimed.filter(({ of }) => of.action !== "send");
    for (const [of, rows] of Map.groupBy(changes, (one) => one.of)) {
      const before = await sql<{ chat_id: number; message_ids: string; classic: number; updated_at: number }>`
        SELECT chat_id, message_ids, classic, updated_at FROM delivery
        WHERE dispatch_id = (SELECT id FROM dispatch WHERE key = ${sentAs(of)})
          AND chat_id IN ${numbersOf(
            database,
            rows.map(({ row }) => row.chat_id),
          )}`.execute(database);
      for (const one of before.rows) {
        const reached = JSON.parse(one.message_ids);
        found.set(`${of.id} ${one.chat_id}`, { reached, sentAt: one.updated_at, classic: one.classic === 1 });
      }
    }
    return found;
  }

  async function dispatchesWaiting(): Promise<Open[]> {
    const now = clock.now();
    const { rows } = await sql<Open>`
      SELECT id, priority, action, article_id, announcement_id, deadline_at, total - sent - failed - skipped AS left FROM dispatch
      WHERE state = 'active' AND sent + failed + skipped < total AND (deadline_at IS NULL OR deadline_at > ${now})
        AND EXISTS (
          SELECT 1 FROM delivery WHERE dispatch_id = dispatch.id AND delivery.state = 'pending' AND due_at <= ${now})
      ORDER BY priority, id LIMIT ${MAX_SHARING}`.execute(database);
    return rows;
  }

  async function claimOf(of: Open, holder: string, limit: number, except: readonly number[]): Promise<ClaimedRow[]> {
    const now = clock.now();
    const lookedAt = LOOKED_AT_AT_LEAST + LOOKED_AT * limit + except.length;
    const { rows } = await alone(database, (trx) => {
      const pending = sql`dispatch_id = ${of.id} AND state = 'pending'`;
      const { place, locked, isPicked } = picking(trx, "delivery", "chat_id", pending);
      return sql<ClaimedRow>`
        WITH picked AS MATERIALIZED (
          SELECT it.place FROM (
            SELECT ${place} AS place, chat_id, dispatch_id, priority, due_at FROM delivery
            WHERE ${pending} AND due_at <= ${now}
            ORDER BY due_at, chat_id LIMIT ${lookedAt} ${locked}) AS it
          WHERE it.chat_id NOT IN ${numbersOf(trx, except)}
            AND (it.chat_id > ${ABOVE_TOPIC_IDS} OR NOT EXISTS (
              SELECT 1 FROM chat
              WHERE id = it.chat_id AND group_id IN ${numbersOf(trx, except)}))
            AND NOT EXISTS (
              SELECT 1 FROM delivery AS other
              WHERE other.chat_id = it.chat_id AND other.state = 'claimed')
            AND NOT EXISTS (
              SELECT 1 FROM delivery AS other
              WHERE other.chat_id = it.chat_id AND other.state = 'pending' AND other.due_at <= ${now}
                AND (other.priority, other.due_at, other.dispatch_id) < (it.priority, it.due_at, it.dispatch_id)
                AND (SELECT state = 'active' AND (deadline_at IS NULL OR deadline_at > ${now})
                  FROM dispatch WHERE id = other.dispatch_id))
          LIMIT ${limit})
        UPDATE delivery
        SET state = 'claimed', claimed_by = ${holder}, attempts = attempts + 1, updated_at = ${now}
        WHERE ${isPicked}
        RETURNING dispatch_id, chat_id, priority, due_at, payload, attempts, doubts, classic, message_ids,
          CASE WHEN chat_id > ${ABOVE_TOPIC_IDS} THEN NULL
            ELSE (SELECT group_id FROM chat WHERE id = chat_id) END AS group_id`.execute(trx);
    });
    return rows;
  }

  return claim;
}

/** The key of the dispatch with which what is to be put right was sent. */
function sentAs({ article_id, announcement_id }: Open): string {
  return announcement_id === null ? `article:${article_id}` : `announcement:${announcement_id}`;
}

function deliveryOf(row: ClaimedRow, of: Open): Omit<ClaimedDelivery, "content"> {
  return {
    dispatchId: DispatchId.parse(row.dispatch_id),
    chatId: ChatId.parse(row.chat_id),
    attempts: row.attempts,
    doubts: row.doubts,
    classic: row.classic === 1,
    messageIds: JSON.parse(row.message_ids),
    pacedAs: ChatId.parse(row.group_id ?? row.chat_id),
    left: of.left,
    deadlineAt: of.deadline_at ?? undefined,
  };
}

const CHANGES = { edit: "correction", withdraw: "recall", pin: "pin" } as const;

/** What a delivery announces; undefined when the article has been deleted or the payload was written by another program. */
function contentOf(row: ClaimedRow, of: Open, arrived: Arrived | undefined): ClaimedDelivery["content"] | undefined {
  if (of.action !== "send") {
    const { reached, sentAt } = arrived ?? { reached: [], sentAt: 0 };
    if (of.announcement_id !== null) return { kind: "announcement_recall", reached, sentAt };
    if (of.article_id === null) return undefined;
    return { kind: CHANGES[of.action], articleId: ArticleId.parse(of.article_id), reached, sentAt };
  }
  if (of.announcement_id !== null)
    return { kind: "announcement", announcementId: AnnouncementId.parse(of.announcement_id) };
  if (of.article_id !== null) {
    const placement = row.payload === null ? undefined : ArticlePayload.safeParse(JSON.parse(row.payload)).data;
    return { kind: "article", articleId: ArticleId.parse(of.article_id), ...(placement && { placement }) };
  }
  if (row.payload === null) return undefined;
  const { data } = DigestPayload.safeParse(JSON.parse(row.payload));
  return data && { kind: "digest", coverage: data };
}
