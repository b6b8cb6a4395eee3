/**
 * An article for everybody: what it takes to write its audience, how long that holds the event loop, and what memory it needs, by the
 * number of subscribers; each size in a process of its own, in which the sender does it while it sends at its usual pace. Beside it, the
 * same rows by one `INSERT … SELECT`, which is as fast as SQLite can be, and holds the loop for all that time.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface AudienceBench {
  subscribers: number;
  /** From publishing until the last delivery is written, ms. */
  ms: number;
  /** The longest that the event loop was held, ms. */
  longestHold: number;
  /** By the one statement, ms. */
  oneStatement: number;
  /** Peak resident memory of the process, MB. */
  memory: number;
  /** Sent meanwhile. */
  sent: number;
}

export async function benchDeliveryAudience(sizes: readonly number[]): Promise<AudienceBench[]> {
  console.log("audience: an article for every subscriber, written while the sender sends");
  const results: AudienceBench[] = [];
  for (const size of sizes) {
    const child = fork(join(import.meta.dirname, "delivery-audience-process.ts"), [String(size)], {
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    const [message] = await once(child, "message");
    const result = message as AudienceBench;
    await once(child, "close");
    const { ms, longestHold, oneStatement, memory, sent } = result;
    const each = ((ms / size) * 1000).toFixed(1);
    const words = [
      `${String(size).padStart(9)} subscribers`,
      `${(ms / 1000).toFixed(2)} s (${each} µs each)`,
      `loop held for ${longestHold.toFixed(0)} ms at most`,
      `peak ${memory.toFixed(0)} MB`,
      `${sent} sent meanwhile`,
      `one statement ${(oneStatement / 1000).toFixed(2)} s, ratio ${(oneStatement / ms).toFixed(2)}`,
    ];
    console.log(`  ${words.join("; ")}`);
    results.push(result);
  }
  return results;
}
