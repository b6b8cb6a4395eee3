import type { Newsstand } from "./newsstand.ts";

/**
 * Waits until the program has handled every update so far, also those that have no answer: updates of another person come after them,
 * and the simulator forgets what was confirmed.
 */
export async function answerOnly(stand: Newsstand): Promise<void> {
  const { world } = stand.simulator;
  while (world.updates.length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}
