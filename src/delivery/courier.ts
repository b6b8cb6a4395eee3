import type { Clock } from "../core/clock.ts";
import { ChatId } from "../core/ids.ts";
import type { Log } from "../core/log.ts";
import type { ChatStore } from "../subscribers/chat-store.ts";
import type { ClaimedDelivery } from "./dispatch.ts";
import type { Journal } from "./journal.ts";
import { type Ledger, MAX_DOUBTS } from "./ledger.ts";
import { isRepeatable, type Messenger, perform, type SendOutcome, type Step } from "./messenger.ts";
import { monotonicClock, type Pacing } from "./pacing.ts";
import { backOff, nextTry } from "./retry.ts";
import type { Spending } from "./spending.ts";

/** What became of deliveries. */
export interface SenderCounts {
  sent: number;
  failed: number;
  skipped: number;
  /** Nobody knows whether they arrived: each is tried a second time, and then given up. */
  inDoubt: number;
}

export interface CourierParts {
  book: Ledger;
  journal: Journal;
  pacing: Pacing;
  spending: Spending;
  messenger: Messenger;
  chats: Pick<ChatStore, "deactivate" | "migrate">;
  clock: Clock;
  log: Log;
  counts: SenderCounts;
  /** Whether the right to send is still held. */
  held: () => Promise<boolean>;
  /** Does a write until it succeeds, as long as what stands against it may pass. */
  insist: <T>(write: () => Promise<T>) => Promise<T>;
  stopping: AbortSignal;
  /** In [0, 1). */
  random: () => number;
}

/** What is sent within this time at the usual pace is not paid for. */
const FREE_SECONDS = 60;
/** A connection that broke gets this long to heal before the second try, and longer each time. */
const DOUBT_PAUSE_MS = 3000;
const DOUBT_PAUSE_GROWTH = 5;
/** After so many errors or broken connections in a row nothing is asked for a while, so that an outage doesn't use up everybody's tries. */
const ERRORS_IN_A_ROW = 3;
const LONGEST_SILENCE_MS = 60_000;

/** Takes one claimed delivery to its end: pace → mark → send → record. */
export function createCourier(parts: CourierParts) {
  const { book, journal, pacing, spending, messenger, chats, clock, log, counts, held, insist, stopping, random } =
    parts;
  let errorsInARow = 0;
  let lastErrorAt = Number.NEGATIVE_INFINITY;

  async function deliver(delivery: ClaimedDelivery, steps: readonly Step[]): Promise<void> {
    for (let index = delivery.messageIds.length; index < steps.length; index++) {
      const step = steps[index];
      const isFirst = index === delivery.messageIds.length;
      if (!step || !(await doOne(delivery, step, { last: index === steps.length - 1, isFirst }))) return;
    }
  }

  /** @returns whether the delivery goes on with its next step */
  async function doOne(
    delivery: ClaimedDelivery,
    step: Step,
    { last, isFirst }: { last: boolean; isFirst: boolean },
  ): Promise<boolean> {
    let refusedPaid = false;
    for (;;) {
      const isLong = delivery.left > pacing.perSecond() * FREE_SECONDS;
      const paid = !refusedPaid && !isRepeatable(step) && isLong && (await insist(spending.take));
      const turn = await pacing.turn(delivery.pacedAs, stopping, paid);
      // After a closed gate it goes as it is then, and behind what is urgent then.
      if (stopping.aborted || (isFirst && turn.gateWasClosed) || !(await held())) {
        await insist(() => book.giveBack(delivery));
        return false;
      }
      if (!(await journal.begin(delivery))) {
        // Its dispatch was halted, and it waits for that to end; or it was declined.
        if (!(await insist(() => book.giveBack(delivery)))) counts.skipped++;
        return false;
      }
      const admission = await pacing.admit(turn, stopping);
      if (!admission) {
        await insist(() => book.notSent(delivery));
        continue;
      }
      const beganAt = monotonicClock.now();
      const outcome = await perform(messenger, delivery.chatId, step, paid ? { paid } : {}).catch(inDoubtOf);
      admission.over();
      if (outcome.kind === "sent") {
        errorsInARow = 0;
        // What goes without payment was refused only for that.
        if (refusedPaid) spending.refused();
        const recorded = journal.sent(delivery, outcome.messageIds, last);
        if (!last) return await recorded;
        counts.sent++;
        recorded.catch((error: unknown) => log.error({ err: error }, "a delivery that was sent could not be recorded"));
        return true;
      }
      if (paid && outcome.kind === "refused") {
        // Perhaps it is only the payment: it is tried without.
        log.warn({ reason: outcome.reason }, "Telegram refused a message of a paid broadcast; trying without payment");
        refusedPaid = true;
        await insist(() => book.notSent(delivery));
        continue;
      }
      if (outcome.kind !== "retry_after") {
        if (outcome.kind === "unavailable" || outcome.kind === "in_doubt") rest(beganAt);
        // What may be done twice is no matter of doubt.
        const again = outcome.kind === "in_doubt" && isRepeatable(step);
        await (again ? tryLater(delivery, outcome.reason) : settle(delivery, outcome));
        return false;
      }
      log.warn({ ms: outcome.ms }, "Telegram asks to wait");
      pacing.refused(delivery.pacedAs, outcome.ms, turn);
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
      case "in_doubt": {
        const pause = DOUBT_PAUSE_MS * DOUBT_PAUSE_GROWTH ** delivery.doubts;
        counts.inDoubt++;
        if (delivery.doubts >= MAX_DOUBTS) counts.failed++;
        await insist(() => book.doubt(delivery, clock.now() + pause, outcome.reason));
        return;
      }
      case "blocked":
        await giveUp(delivery, outcome.reason);
        await insist(() => chats.deactivate(delivery.chatId, delivery.chatId > 0 ? "blocked" : "left"));
        return;
      case "migrated": {
        if (delivery.attempts > MAX_MOVES) return giveUp(delivery, "the group's id changes with every try");
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

  /** A server that errs again and again is left alone for a while, longer each time. Requests that failed together failed once. */
  function rest(beganAt: number): void {
    if (beganAt < lastErrorAt) return;
    lastErrorAt = monotonicClock.now();
    errorsInARow++;
    if (errorsInARow < ERRORS_IN_A_ROW) return;
    pacing.close(Math.min(LONGEST_SILENCE_MS, backOff(errorsInARow - ERRORS_IN_A_ROW + 1, random())));
  }

  async function giveUp(delivery: ClaimedDelivery, reason: string): Promise<void> {
    counts.failed++;
    await insist(() => book.fail(delivery, reason));
  }

  async function tryLater(delivery: ClaimedDelivery, reason: string): Promise<void> {
    const { attempts, deadlineAt } = delivery;
    const at = nextTry(attempts, { now: clock.now(), deadlineAt, random: random() });
    if (at === undefined) return giveUp(delivery, reason);
    await insist(() => book.postpone(delivery, at, reason));
  }

  return { deliver, giveUp, tryLater };
}

/** A group that has moved is asked for at its new id, and that may have moved too. */
const MAX_MOVES = 8;

function inDoubtOf(error: unknown): SendOutcome {
  return { kind: "in_doubt", reason: error instanceof Error ? error.message : String(error) };
}
