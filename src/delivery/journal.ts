import { setImmediate as nextTurn } from "node:timers/promises";
import type { Claim, Ledger, SentMessage } from "./ledger.ts";

/**
 * Group commit: what deliveries have to write to the ledger while the program handles one turn of its events is written together, in one
 * transaction, before the next turn. A promise resolves when what it stands for is safe on the disk, and not earlier.
 */
export interface Journal {
  /** Marks a delivery as being sent. @returns false when it must not be (`Ledger.commit`) */
  begin(delivery: Claim): Promise<boolean>;
  /** Records a message that Telegram has taken. */
  sent(message: SentMessage): Promise<boolean>;
  /** Resolves when everything is written. */
  settled(): Promise<void>;
}

/** Transactions under way: while the disk takes one, the next is made. */
const AT_ONCE = 2;

/** @param insist does a write until it succeeds, as long as what stands against it may pass (a full disk, a lock) */
export function createJournal(
  book: Pick<Ledger, "commit">,
  insist: <T>(write: () => Promise<T>) => Promise<T>,
): Journal {
  type Waiting<T> = { what: T; done: (happened: boolean) => void; failed: (error: unknown) => void };
  let sent: Waiting<SentMessage>[] = [];
  let begun: Waiting<Claim>[] = [];
  let due = false;
  const writing = new Set<Promise<void>>();

  /** Writes what waits, at the end of this turn of events. */
  function schedule(): void {
    if (due || writing.size >= AT_ONCE) return;
    due = true;
    setImmediate(() => {
      due = false;
      const written = write().finally(() => {
        writing.delete(written);
        if (sent.length + begun.length > 0) schedule();
      });
      writing.add(written);
    });
  }

  async function write(): Promise<void> {
    const [nowSent, nowBegun] = [sent, begun];
    sent = [];
    begun = [];
    try {
      const happened = await insist(() =>
        book.commit(
          nowSent.map(({ what }) => what),
          nowBegun.map(({ what }) => what),
        ),
      );
      for (const [index, one] of nowSent.entries()) one.done(happened.sent[index] === true);
      for (const [index, one] of nowBegun.entries()) one.done(happened.begun[index] === true);
    } catch (error) {
      for (const one of [...nowSent, ...nowBegun]) one.failed(error);
    }
  }

  function join<T>(list: Waiting<T>[], what: T): Promise<boolean> {
    return new Promise((done, failed) => {
      list.push({ what, done, failed });
      schedule();
    });
  }

  return {
    begin: (delivery) => join(begun, delivery),
    sent: (message) => join(sent, message),
    async settled() {
      while (due || writing.size > 0) await (due ? nextTurn() : Promise.all(writing));
    },
  };
}
