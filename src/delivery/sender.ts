import { randomUUID } from "node:crypto";
import type { Clock } from "../core/clock.ts";
import { messageOf } from "../core/errors.ts";
import { ChatId } from "../core/ids.ts";
import type { Log } from "../core/log.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { Database } from "../database/database.ts";
import { chatStore } from "../subscribers/chat-store.ts";
import type { ClaimedDelivery } from "./dispatch.ts";
import { lease } from "./lease.ts";
import { ledger } from "./ledger.ts";
import type { Messenger } from "./messenger.ts";
import { createPacing, type Pace } from "./pacing.ts";

/**
 * The sender: claim → pace → compose → send → record, a window of deliveries at a time, while it holds the lease of the bot's
 * token. Everything that matters is in the ledger; this can be killed anywhere.
 */
export interface SenderOptions {
  database: Database;
  clock: Clock;
  messenger: Messenger;
  /** The messages of a delivery, made when it is sent; "skip" when there is nothing to send any more. */
  compose: (delivery: ClaimedDelivery) => Promise<OutgoingMessage[] | "skip">;
  /** The bot's own id: one sender at a time for a token. */
  botId: number;
  log: Log;
  pace?: Pace;
  /** How many deliveries may be in flight: what a kill leaves in doubt. Default 20. */
  window?: number;
}

export interface SenderCounts {
  sent: number;
  failed: number;
  skipped: number;
  /** Sent, or tried, a second time because nobody knows whether the first arrived. */
  inDoubt: number;
}

export interface Sender {
  start(): void;
  /** Claims no more, finishes what is in flight, gives back the rest and the lease. */
  stop(): Promise<void>;
  /** Something was enqueued. */
  wake(): void;
  /**
   * Sends until nothing is due, then stops: for the command line and tests.
   * @returns what became of it; undefined when another process holds the lease, and sends
   */
  drain(): Promise<SenderCounts | undefined>;
}

const LEASE_MS = 15_000;
const IDLE_POLL_MS = 1000;
/** "unavailable" is tried so often, 1, 2, 4, … s apart. */
const MAX_ATTEMPTS = 8;
const LONGEST_BACK_OFF_MS = 120_000;

export function createSender(options: SenderOptions): Sender {
  const { database, clock, messenger, compose, log, window = 20 } = options;
  const holder = randomUUID();
  const book = ledger(database, clock);
  const chats = chatStore(database, clock);
  const pacing = createPacing(clock, options.pace);
  const right = lease(database, clock, `sender:${options.botId}`, holder, LEASE_MS);
  const stopping = new AbortController();
  const inFlight = new Set<Promise<void>>();
  const counts: SenderCounts = { sent: 0, failed: 0, skipped: 0, inDoubt: 0 };
  let heldUntil = 0;
  let wakeUp = new AbortController();
  let running: Promise<void> | undefined;

  /** Holds the lease, or not; the first time it has it, what a dead sender left is taken up. */
  async function hold(): Promise<boolean> {
    const first = heldUntil <= clock.now();
    if (heldUntil - clock.now() > LEASE_MS / 2) return true;
    heldUntil = (await right.acquire()) ?? 0;
    if (heldUntil === 0) return false;
    if (first) {
      const { retried, failed } = await book.recover(holder);
      counts.inDoubt += retried + failed;
      counts.failed += failed;
      if (retried + failed > 0) log.warn({ retried, failed }, "deliveries were in flight when a sender stopped");
    }
    return true;
  }

  async function fill(): Promise<number> {
    const claimed = await book.claim(holder, window - inFlight.size);
    for (const delivery of claimed) {
      const work = deliver(delivery).finally(() => inFlight.delete(work));
      inFlight.add(work);
    }
    return claimed.length;
  }

  async function deliver(delivery: ClaimedDelivery): Promise<void> {
    let messages: OutgoingMessage[] | "skip";
    try {
      messages = await compose(delivery);
    } catch (error) {
      log.error({ err: error, dispatch: delivery.dispatchId }, "a delivery could not be composed");
      counts.failed++;
      await insist(() => book.fail(delivery, `could not be composed: ${messageOf(error)}`));
      return;
    }
    if (messages === "skip" || messages.length <= delivery.messageIds.length) {
      counts.skipped++;
      await insist(() => book.skip(delivery));
      return;
    }
    for (let index = delivery.messageIds.length; index < messages.length; index++) {
      const message = messages[index];
      if (!message || !(await sendOne(delivery, message, index === messages.length - 1))) return;
    }
  }

  /** @returns whether the delivery goes on with its next message */
  async function sendOne(delivery: ClaimedDelivery, message: OutgoingMessage, last: boolean): Promise<boolean> {
    for (;;) {
      await pacing.turn(delivery.chatId, stopping.signal);
      if (stopping.signal.aborted || !(await stillHeld())) {
        await insist(() => book.postpone(delivery, clock.now(), "the sender stopped"));
        return false;
      }
      const outcome = await messenger.send(delivery.chatId, message, {});
      switch (outcome.kind) {
        case "sent":
          await insist(() => book.recordMessage(delivery, outcome.messageId, last));
          if (last) counts.sent++;
          return true;
        case "retry_after":
          log.warn({ ms: outcome.ms }, "Telegram asks to wait");
          pacing.close(outcome.ms);
          continue;
        case "unavailable":
          await tryLater(delivery, outcome.reason);
          return false;
        case "in_doubt":
          counts.inDoubt++;
          await insist(() => book.doubt(delivery, outcome.reason));
          return false;
        case "blocked":
          counts.failed++;
          await insist(() => book.fail(delivery, outcome.reason));
          await insist(() => chats.deactivate(delivery.chatId, delivery.chatId > 0 ? "blocked" : "left"));
          return false;
        case "migrated": {
          const to = ChatId.parse(outcome.to);
          await insist(() => chats.migrate(delivery.chatId, to));
          await insist(() => book.postpone({ ...delivery, chatId: to }, clock.now(), "the group became a supergroup"));
          return false;
        }
        case "refused":
          counts.failed++;
          log.warn({ dispatch: delivery.dispatchId, reason: outcome.reason }, "Telegram refused a delivery");
          await insist(() => book.fail(delivery, outcome.reason));
          return false;
        default:
          outcome satisfies never;
      }
    }
  }

  async function tryLater(delivery: ClaimedDelivery, reason: string): Promise<void> {
    if (delivery.attempts >= MAX_ATTEMPTS) {
      counts.failed++;
      await insist(() => book.fail(delivery, reason));
      return;
    }
    const backOff = Math.min(LONGEST_BACK_OFF_MS, 1000 * 2 ** (delivery.attempts - 1));
    await insist(() => book.postpone(delivery, clock.now() + backOff, reason));
  }

  async function stillHeld(): Promise<boolean> {
    return heldUntil > clock.now() || (await hold());
  }

  /** What Telegram has must get into the ledger: a locked database or a full disk is waited out, for as long as we live. */
  async function insist<T>(write: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        log.error({ err: error }, "the ledger could not be written; trying again");
        await clock.sleep(IDLE_POLL_MS);
      }
    }
  }

  async function rest(): Promise<void> {
    const awake = AbortSignal.any([wakeUp.signal, stopping.signal]);
    await Promise.race([...inFlight, clock.sleep(IDLE_POLL_MS, awake)]);
    if (wakeUp.signal.aborted) wakeUp = new AbortController();
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const claimed = (await hold()) && inFlight.size < window ? await fill() : 0;
        if (claimed === 0) await rest();
      } catch (error) {
        log.error({ err: error }, "the sender could not read the ledger; trying again");
        await clock.sleep(IDLE_POLL_MS, stopping.signal);
      }
    }
    await Promise.all(inFlight);
    await insist(() => right.release());
  }

  return {
    start() {
      running ??= run();
    },
    async stop() {
      stopping.abort();
      await running;
    },
    wake() {
      wakeUp.abort();
    },
    async drain() {
      if (!(await hold())) return undefined;
      for (;;) {
        const claimed = (await hold()) ? await fill() : 0;
        if (claimed === 0 && inFlight.size === 0) break;
        if (inFlight.size > 0) await Promise.race(inFlight);
      }
      await right.release();
      return counts;
    },
  };
}
