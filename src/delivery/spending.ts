import { sql } from "kysely";
import type { Clock } from "../core/clock.ts";
import type { Database } from "../database/database.ts";

/**
 * What paid broadcasts may cost. Invariant: on a day (UTC) no more messages are paid for than its Stars allow, whatever process dies:
 * they are booked before they are sent, a block at a time, and what a process leaves unused of its block is not given back.
 */
export interface Spending {
  /** Books one message. @returns false when the day's Stars are spent, or Telegram takes none */
  take(): Promise<boolean>;
  /** Telegram took no payment: nothing is paid for during the next hour. */
  refused(): void;
}

/** Bot API, `allow_paid_broadcast`: 0.1 Stars a message. */
const MESSAGES_A_STAR = 10;
/** Messages that are booked at a time. */
const BLOCK = 50;
/** How long it is before the day's Stars are asked about again. */
const ASK_AGAIN_MS = 60_000;
const AFTER_REFUSAL_MS = 60 * 60_000;

/** @param starsPerDay the most that a day may cost; 0: nothing is paid for */
export function createSpending(database: Database, clock: Clock, starsPerDay: number): Spending {
  let booked = 0;
  let closedUntil = Number.NEGATIVE_INFINITY;
  let day = "";
  /** A block that is being booked: all that ask meanwhile wait for this one. */
  let booking: Promise<void> | undefined;

  async function book(): Promise<number> {
    const most = starsPerDay * MESSAGES_A_STAR;
    const { rows } = await sql<{ booked: number }>`
      INSERT INTO paid_broadcast (day, messages) VALUES (${day}, ${Math.min(BLOCK, most)})
      ON CONFLICT (day) DO UPDATE SET messages = paid_broadcast.messages + ${BLOCK}
      WHERE paid_broadcast.messages + ${BLOCK} <= ${most}
      RETURNING messages AS booked`.execute(database);
    return rows.length === 0 ? 0 : Math.min(BLOCK, most);
  }

  async function more(now: number): Promise<void> {
    booked = await book();
    if (booked === 0) closedUntil = now + ASK_AGAIN_MS;
  }

  return {
    async take() {
      const now = clock.now();
      if (starsPerDay <= 0 || now < closedUntil) return false;
      const today = new Date(now).toISOString().slice(0, 10);
      if (today !== day) {
        booked = 0;
        day = today;
      }
      while (booked === 0 && now >= closedUntil) {
        booking ??= more(now).finally(() => {
          booking = undefined;
        });
        await booking;
      }
      if (booked === 0) return false;
      booked--;
      return true;
    },
    refused() {
      closedUntil = clock.now() + AFTER_REFUSAL_MS;
    },
  };
}
