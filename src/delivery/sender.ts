import { randomUUID } from "node:crypto";
import type { Clock } from "../core/clock.ts";
import { messageOf } from "../core/errors.ts";
import { ChatId } from "../core/ids.ts";
import type { Log } from "../core/log.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { Database } from "../database/database.ts";
import { isOutage } from "../database/outage.ts";
import { chatStore } from "../subscribers/chat-store.ts";
import type { ClaimedDelivery } from "./dispatch.ts";
import { lease } from "./lease.ts";
import { ledger, MAX_DOUBTS } from "./ledger.ts";
import type { Messenger, SendOutcome } from "./messenger.ts";
import { createPacing, type Pace } from "./pacing.ts";

/**
 * The sender: claim → compose → pace → send → record, a window of deliveries at a time, while it holds the lease of the bot's
 * token. Everything that matters is in the ledger; this can be killed anywhere.
 *
 * Invariants:
 * 1. Nothing is sent without the lease, nor under a claim that was declined or overtaken: both are asked before each message.
 * 2. What Telegram has taken is recorded before anything else happens to its chat: a database that is locked or full is waited out.
 * 3. Nothing is tried without a bound: a server's error `MAX_ATTEMPTS` times, a lost answer once more. Only a 429 counts for nothing:
 *    it says that nothing was sent, and when it may be.
 */
export interface SenderOptions {
  database: Database;
  /** Real time: the lease is shared with other processes by it. */
  clock: Clock;
  messenger: Messenger;
  /** The messages of a delivery, made when it is sent; "skip" when there is nothing to send any more. */
  compose: (delivery: ClaimedDelivery) => Promise<OutgoingMessage[] | "skip">;
  /** The bot's own id: one sender at a time for a token. */
  botId: number;
  log: Log;
  pace?: Pace;
  /** How many deliveries may be claimed at a time, and so in flight: the most that a kill leaves in doubt. Default 20. */
  window?: number;
}

export interface SenderCounts {
  sent: number;
  failed: number;
  skipped: number;
  /** Nobody knows whether they arrived: each is tried a second time, and then given up. */
  inDoubt: number;
}

export interface Sender {
  start(): void;
  /** Claims no more, finishes what is in flight, gives back the rest and the lease. */
  stop(): Promise<void>;
  /** Something was enqueued. */
  wake(): void;
  /**
   * Sends until nothing is due, then stops: for the command line and tests. What has to be tried later stays pending. While
   * another process holds the lease, it waits for that one to have sent everything, or to be found dead.
   * @returns what became of it; undefined when another process sent it, or still does
   */
  drain(): Promise<SenderCounts | undefined>;
}

/** When a sender dies, another goes on after at most this long. It is renewed when half of it is over. */
const LEASE_MS = 8000;
const IDLE_POLL_MS = 1000;
/** What can't be sent for now is tried so often, 1, 2, 4, … s apart. */
const MAX_ATTEMPTS = 8;
const LONGEST_BACK_OFF_MS = 120_000;
/** A connection that broke gets this long to heal before the one second try. */
const DOUBT_PAUSE_MS = 3000;

export function createSender(options: SenderOptions): Sender {
  const { database, clock, messenger, compose, log, window = 20 } = options;
  const holder = randomUUID();
  const book = ledger(database, clock);
  const chats = chatStore(database, clock);
  const pacing = createPacing(options.pace);
  const right = lease(database, clock, `sender:${options.botId}`, holder, LEASE_MS);
  const stopping = new AbortController();
  const inFlight = new Set<Promise<void>>();
  const counts: SenderCounts = { sent: 0, failed: 0, skipped: 0, inDoubt: 0 };
  let heldUntil = 0;
  let wakeUp = new AbortController();
  let running: Promise<void> | undefined;

  /** Holds the lease, or not; whenever it is newly held, what a dead sender left is taken up. */
  async function hold(): Promise<boolean> {
    if (heldUntil - clock.now() > LEASE_MS / 2) return true;
    const anew = heldUntil <= clock.now();
    heldUntil = (await right.acquire()) ?? 0;
    if (heldUntil === 0) return false;
    if (anew) {
      const { retried, failed } = await book.recover(holder);
      counts.inDoubt += retried + failed;
      counts.failed += failed;
      if (retried + failed > 0) log.warn({ retried, failed }, "deliveries were in flight when a sender stopped");
    }
    return true;
  }

  /** Holds the lease as soon as it is free; a holder that still sends after the time of a lease is alive. */
  async function holdWhenFree(): Promise<boolean> {
    const aliveAt = clock.now() + LEASE_MS + IDLE_POLL_MS;
    while (!(await insist(hold))) {
      if (clock.now() >= aliveAt || !(await insist(book.anyOpen))) return false;
      await clock.sleep(IDLE_POLL_MS, stopping.signal);
    }
    return true;
  }

  async function fill(): Promise<number> {
    const claimed = await book.claim(holder, window - inFlight.size, pacing.resting().chats);
    for (const delivery of claimed) {
      const work = deliver(delivery)
        .catch(async (error: unknown) => {
          log.error({ err: error, dispatch: delivery.dispatchId }, "a delivery failed for a fault of the program");
          counts.failed++;
          await insist(() => book.fail(delivery, messageOf(error)));
        })
        .catch((error: unknown) => log.error({ err: error }, "a failed delivery could not be recorded"))
        .finally(() => inFlight.delete(work));
      inFlight.add(work);
    }
    return claimed.length;
  }

  async function deliver(delivery: ClaimedDelivery): Promise<void> {
    const messages = await composed(delivery);
    if (!messages) return;
    for (let index = delivery.messageIds.length; index < messages.length; index++) {
      const message = messages[index];
      if (!message || !(await sendOne(delivery, message, index === messages.length - 1))) return;
    }
  }

  /** The delivery's messages, some of which still have to be sent; undefined when it came to its end without. */
  async function composed(delivery: ClaimedDelivery): Promise<OutgoingMessage[] | undefined> {
    let messages: OutgoingMessage[] | "skip";
    try {
      messages = await compose(delivery);
    } catch (error) {
      log.error({ err: error, dispatch: delivery.dispatchId }, "a delivery could not be composed");
      const reason = `could not be composed: ${messageOf(error)}`;
      await (isOutage(error) ? tryLater(delivery, reason) : giveUp(delivery, reason));
      return undefined;
    }
    const begun = delivery.messageIds.length;
    if (messages !== "skip" && messages.length > begun) return messages;
    // An article that was shortened meanwhile has no more messages than were sent.
    if (begun > 0 && messages !== "skip") {
      counts.sent++;
      await insist(() => book.finish(delivery));
    } else {
      counts.skipped++;
      await insist(() => book.skip(delivery));
    }
    return undefined;
  }

  /** @returns whether the delivery goes on with its next message */
  async function sendOne(delivery: ClaimedDelivery, message: OutgoingMessage, last: boolean): Promise<boolean> {
    for (;;) {
      await pacing.turn(delivery.chatId, stopping.signal);
      if (stopping.signal.aborted || !(await insist(stillHeld))) {
        await insist(() => book.giveBack(delivery));
        return false;
      }
      if (!(await insist(() => book.begin(delivery)))) {
        counts.skipped++;
        return false;
      }
      const outcome = await messenger.send(delivery.chatId, message, {}).catch(inDoubtOf);
      if (outcome.kind === "sent") {
        await insist(() => book.recordMessage(delivery, outcome.messageIds, last));
        if (last) counts.sent++;
        return true;
      }
      if (outcome.kind !== "retry_after") {
        await settle(delivery, outcome);
        return false;
      }
      log.warn({ ms: outcome.ms }, "Telegram asks to wait");
      pacing.close(outcome.ms);
      await insist(() => book.notSent(delivery));
    }
  }

  /** Records that a message was not, or not certainly, sent. */
  async function settle(
    delivery: ClaimedDelivery,
    outcome: Exclude<SendOutcome, { kind: "sent" | "retry_after" }>,
  ): Promise<void> {
    switch (outcome.kind) {
      case "unavailable":
        return tryLater(delivery, outcome.reason);
      case "in_doubt":
        counts.inDoubt++;
        if (delivery.doubts >= MAX_DOUBTS) counts.failed++;
        await insist(() => book.doubt(delivery, clock.now() + DOUBT_PAUSE_MS, outcome.reason));
        return;
      case "blocked":
        await giveUp(delivery, outcome.reason);
        await insist(() => chats.deactivate(delivery.chatId, delivery.chatId > 0 ? "blocked" : "left"));
        return;
      case "migrated": {
        if (delivery.attempts >= MAX_ATTEMPTS) return giveUp(delivery, "the group's id changes with every try");
        const to = ChatId.parse(outcome.to);
        await insist(() => chats.migrate(delivery.chatId, to));
        await insist(() => book.redirect(delivery, to));
        return;
      }
      case "rich_refused":
        // After a part of it that was taken, classic messages would tell that part again.
        if (delivery.classic || delivery.messageIds.length > 0) return giveUp(delivery, outcome.reason);
        await insist(() => book.fallBack(delivery));
        return;
      case "refused":
        log.warn({ dispatch: delivery.dispatchId, reason: outcome.reason }, "Telegram refused a delivery");
        return giveUp(delivery, outcome.reason);
      default:
        outcome satisfies never;
    }
  }

  async function giveUp(delivery: ClaimedDelivery, reason: string): Promise<void> {
    counts.failed++;
    await insist(() => book.fail(delivery, reason));
  }

  async function tryLater(delivery: ClaimedDelivery, reason: string): Promise<void> {
    if (delivery.attempts >= MAX_ATTEMPTS) return giveUp(delivery, reason);
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
        if (!isOutage(error)) throw error;
        log.error({ err: error }, "the ledger can't be written for now; trying again");
        await clock.sleep(IDLE_POLL_MS);
      }
    }
  }

  /** Until a delivery ends, a chat's gap is over, something is enqueued, or a second has passed. */
  async function rest(): Promise<void> {
    const over = new AbortController();
    const awake = AbortSignal.any([wakeUp.signal, stopping.signal, over.signal]);
    const ms = Math.min(IDLE_POLL_MS, pacing.resting().firstFreeInMs);
    await Promise.race([...inFlight, clock.sleep(ms, awake)]);
    over.abort();
    if (wakeUp.signal.aborted) wakeUp = new AbortController();
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const claimed = (await hold()) && inFlight.size < window ? await fill() : 0;
        if (claimed === 0 || inFlight.size >= window) await rest();
      } catch (error) {
        log.error({ err: error }, "the sender could not read the ledger; trying again");
        await clock.sleep(IDLE_POLL_MS, stopping.signal);
      }
    }
    await Promise.all(inFlight);
    await release();
  }

  /** At the end; when it can't be given back, it ends by itself. */
  async function release(): Promise<void> {
    heldUntil = 0;
    await right.release().catch((error: unknown) => log.warn({ err: error }, "the right to send was not given back"));
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
      if (!(await holdWhenFree())) return undefined;
      for (;;) {
        const held = await insist(hold);
        const claimed = held && inFlight.size < window ? await insist(fill) : 0;
        if (claimed > 0) continue;
        if (inFlight.size === 0 && !(held && (await insist(book.anyOpen)))) break;
        await rest();
      }
      await release();
      return counts;
    },
  };
}

function inDoubtOf(error: unknown): SendOutcome {
  return { kind: "in_doubt", reason: messageOf(error) };
}
