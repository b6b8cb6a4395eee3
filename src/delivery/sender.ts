import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "../core/clock.ts";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import { noTrace, type Trace } from "../core/trace.ts";
import type { Database } from "../database/database.ts";
import { lease } from "../database/lease.ts";
import { isOutage } from "../database/outage.ts";
import { chatStore } from "../subscribers/chat-store.ts";
import { audienceWriter } from "./audience-writer.ts";
import { createCourier, type SenderCounts } from "./courier.ts";
import { type ClaimedDelivery, pinsOf } from "./dispatch.ts";
import { createJournal } from "./journal.ts";
import { ledger } from "./ledger.ts";
import type { Composed, Messenger, Step } from "./messenger.ts";
import { createPacing, monotonicClock, type Pacing } from "./pacing.ts";
import type { Spending } from "./spending.ts";

/**
 * The sender: claim → compose → pace → mark → send → record, a window of deliveries at a time, while it holds the lease of the bot's
 * token. Everything that matters is in the ledger; this can be killed anywhere.
 *
 * Invariants:
 * 1. Nothing is sent without the lease, nor under a claim that was declined or overtaken: both are asked before each message.
 * 2. What Telegram has taken is recorded before anything else happens to its chat: a database that is locked or full is waited out.
 * 3. Nothing is tried without a bound: a server's error until the dispatch's deadline, a lost answer `MAX_DOUBTS` times. Only a 429 counts for
 *    nothing: it says that nothing was sent, and when it may be.
 * 4. No more than a window is marked as being sent, which is what a kill leaves in doubt; what is claimed ahead is not.
 */
export interface SenderOptions {
  database: Database;
  /** Real time: the lease is shared with other processes by it. */
  clock: Clock;
  messenger: Messenger;
  /** The messages of a delivery, made when it is about to be sent, or what is to be changed. */
  compose: (delivery: ClaimedDelivery) => Promise<Composed>;
  /** The bot's own id: one sender at a time for a token. */
  botId: number;
  log: Log;
  /** Told of each delivery. */
  trace?: Trace;
  /** Telegram's usual pace by default. */
  pacing?: Pacing;
  /** What may be paid for; nothing by default. */
  spending?: Spending;
  /** How many deliveries may be in flight at a time: the most that a kill leaves in doubt. Default 20. */
  window?: number;
  /** In [0, 1), as `Math.random`. */
  random?: () => number;
}

export interface Sender {
  /** What became of deliveries since it was made. */
  readonly counts: Readonly<SenderCounts>;
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
/** For how long what is claimed ahead lasts: what is urgent comes after it, and a claim costs the less for each, the more it takes. */
const AHEAD_SECONDS = 0.25;
const MOST_AHEAD = 500;

const FREE: Spending = { take: async () => false, refused() {} };

export function createSender(options: SenderOptions): Sender {
  const { database, clock, messenger, compose, log, trace = noTrace, window = 20, pacing = createPacing() } = options;
  const holder = randomUUID();
  const book = ledger(database, clock);
  const audiences = audienceWriter(database, clock);
  const right = lease(database, clock, `sender:${options.botId}`, holder, LEASE_MS);
  const stopping = new AbortController();
  const counts: SenderCounts = { sent: 0, failed: 0, skipped: 0, inDoubt: 0 };
  const journal = createJournal(book, insist);
  const courier = createCourier({
    book,
    journal,
    pacing,
    spending: options.spending ?? FREE,
    messenger,
    chats: chatStore(database, clock),
    clock,
    log,
    counts,
    held: async () => heldUntil > clock.now() || (await insist(hold)),
    insist,
    stopping: stopping.signal,
    random: options.random ?? Math.random,
  });
  const inFlight = new Set<Promise<void>>();
  /** Claimed and composed, not begun. */
  const ready: { delivery: ClaimedDelivery; steps: Step[] }[] = [];
  /** The chats of what is claimed here, from the claim to its end. */
  const inHand = new Set<number>();
  /** A claim has begun, and nobody knows what became of it. */
  let answerLost = false;
  let heldUntil = 0;
  /** When the ledger is asked next for what it has to do beside deliveries: audiences to write, dispatches that are over. */
  let choresAt = 0;
  let bell = Promise.withResolvers<void>();
  let running: Promise<void> | undefined;

  /** Holds the lease, or not; whenever it is newly held, what a dead sender left is taken up. */
  async function hold(): Promise<boolean> {
    if (heldUntil - clock.now() > LEASE_MS / 2) return true;
    const anew = heldUntil <= clock.now();
    const until = await right.acquire();
    if (until === undefined) {
      heldUntil = 0;
      return false;
    }
    if (anew) {
      const { retried, failed } = await book.recover(holder);
      counts.inDoubt += retried + failed;
      counts.failed += failed;
      if (retried + failed > 0) log.warn({ retried, failed }, "deliveries were in flight when a sender stopped");
    }
    // Not before that is done: a database that is away for a moment is asked for it again.
    heldUntil = until;
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

  /** How many had better be claimed now; 0 while there are enough. */
  function wanted(): number {
    const ahead = Math.min(MOST_AHEAD, Math.ceil(pacing.perSecond() * AHEAD_SECONDS));
    const missing = ahead + Math.max(0, window - inFlight.size) - ready.length;
    return missing > ahead / 2 ? missing : 0;
  }

  /** @returns how many were claimed */
  async function claimMore(): Promise<number> {
    const limit = wanted();
    if (limit === 0) return 0;
    const claimed = await claim(limit);
    for (const { chatId } of claimed) inHand.add(chatId);
    await Promise.all(claimed.map((delivery) => prepare(delivery)));
    return claimed.length;
  }

  /** Where a claim's answer was lost, what it has claimed is first let go. */
  async function claim(limit: number): Promise<ClaimedDelivery[]> {
    if (answerLost) await book.letGoUnknown(holder, [...inHand]);
    answerLost = true;
    const claimed = await book.claim(holder, limit, pacing.resting().chats);
    answerLost = false;
    return claimed;
  }

  /** Composes a delivery; one for which there is nothing to send comes to its end. */
  async function prepare(delivery: ClaimedDelivery): Promise<void> {
    if (!(await composed(delivery))) inHand.delete(delivery.chatId);
  }

  /** @returns whether it is ready to be sent */
  async function composed(delivery: ClaimedDelivery): Promise<boolean> {
    let steps: Composed;
    try {
      steps = await compose(delivery);
    } catch (error) {
      log.error({ err: error, dispatch: delivery.dispatchId }, "a delivery could not be composed");
      const reason = `could not be composed: ${messageOf(error)}`;
      await (isOutage(error) ? courier.tryLater(delivery, reason) : courier.giveUp(delivery, reason));
      return false;
    }
    const begun = delivery.messageIds.length;
    if (typeof steps === "object" && "notBefore" in steps) {
      const { notBefore } = steps;
      await insist(() => book.giveBack(delivery, notBefore));
      return false;
    }
    if (steps !== "skip" && steps.length > begun) {
      ready.push({ delivery, steps });
      return true;
    }
    // An article that was shortened meanwhile has no more messages than were sent.
    if (begun > 0 && steps !== "skip") {
      counts.sent++;
      await insist(() => book.finish(delivery, pinsOf(delivery)));
    } else {
      counts.skipped++;
      await insist(() => book.skip(delivery));
    }
    return false;
  }

  function launch(): void {
    while (inFlight.size < window && !stopping.signal.aborted) {
      const next = ready.shift();
      if (!next) return;
      const work = trace
        .span("delivery", { "kiosk.dispatch": next.delivery.dispatchId }, () =>
          courier.deliver(next.delivery, next.steps),
        )
        .catch(async (error: unknown) => {
          log.error({ err: error, dispatch: next.delivery.dispatchId }, "a delivery failed for a fault of the program");
          await courier.giveUp(next.delivery, messageOf(error));
        })
        .catch((error: unknown) => log.error({ err: error }, "a failed delivery could not be recorded"))
        .finally(() => {
          inFlight.delete(work);
          inHand.delete(next.delivery.chatId);
          launch();
          if (wanted() > 0) bell.resolve();
        });
      inFlight.add(work);
    }
  }

  /** One small piece of what the ledger has to do beside deliveries. @returns whether there was one */
  async function chore(): Promise<boolean> {
    if (monotonicClock.now() < choresAt) return false;
    const done = (await audiences.writeMore()) || (await book.settleHalted());
    choresAt = done ? 0 : monotonicClock.now() + IDLE_POLL_MS;
    return done;
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

  /** One round of claiming and sending off. @returns whether it had anything to do */
  async function round(): Promise<boolean> {
    const held = await hold();
    const worked = held && (await chore());
    const claimed = held ? await claimMore() : 0;
    launch();
    return worked || claimed > 0;
  }

  /** Until a delivery ends, a chat's gap is over, something is enqueued, or a second has passed. */
  async function rest(): Promise<void> {
    const over = new AbortController();
    const ms = Math.min(IDLE_POLL_MS, pacing.resting().firstFreeInMs);
    await Promise.race([bell.promise, clock.sleep(ms, AbortSignal.any([stopping.signal, over.signal]))]);
    over.abort();
    bell = Promise.withResolvers();
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        // Whoever waits for an answer gets a turn between two rounds.
        await ((await round()) ? nextTurn() : rest());
      } catch (error) {
        log.error({ err: error }, "the sender could not read the ledger; trying again");
        await clock.sleep(IDLE_POLL_MS, stopping.signal);
      }
    }
    await end();
  }

  /** Waits for what is in flight, and gives back the rest and the right to send. */
  async function end(): Promise<void> {
    await Promise.all(inFlight);
    await journal.settled();
    for (const { delivery } of ready.splice(0)) await insist(() => book.giveBack(delivery));
    inHand.clear();
    heldUntil = 0;
    // When it can't be given back, it ends by itself.
    await right.release().catch((error: unknown) => log.warn({ err: error }, "the right to send was not given back"));
  }

  return {
    counts,
    start() {
      running ??= run();
    },
    async stop() {
      stopping.abort();
      bell.resolve();
      await running;
    },
    wake() {
      choresAt = 0;
      bell.resolve();
    },
    async drain() {
      if (!(await holdWhenFree())) return undefined;
      for (;;) {
        if (await insist(round)) continue;
        await journal.settled();
        if (inFlight.size + ready.length === 0 && !(heldUntil > 0 && (await insist(book.anyOpen)))) break;
        await rest();
      }
      await end();
      return counts;
    },
  };
}
