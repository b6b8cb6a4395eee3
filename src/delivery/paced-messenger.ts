import type { ChatId } from "../core/ids.ts";
import type { Messenger, SendOutcome } from "./messenger.ts";
import type { Pacing } from "./pacing.ts";

/**
 * A messenger for what editors are told without having asked: how far a dispatch is, what a feed needs. It counts against the token's
 * limits as everything does, so it waits for its turn among what nobody is waiting for, and tells the pace of a flood limit that it meets.
 * @param signal ends the waiting: what would have to wait then is "unavailable"
 */
export function pacedMessenger(messenger: Messenger, pacing: Pacing, signal: AbortSignal): Messenger {
  async function inTurn(chatId: ChatId, work: () => Promise<SendOutcome>): Promise<SendOutcome> {
    for (;;) {
      const turn = await pacing.turn(chatId, signal);
      const admission = await pacing.admit(turn, signal);
      if (signal.aborted) {
        admission?.over();
        return { kind: "unavailable", reason: "the program stops" };
      }
      // The gate has closed meanwhile.
      if (!admission) continue;
      const outcome = await work().finally(admission.over);
      if (outcome.kind === "retry_after") pacing.refused(chatId, outcome.ms, turn);
      return outcome;
    }
  }

  return {
    takesRich: messenger.takesRich,
    send: (chatId, message, options) => inTurn(chatId, () => messenger.send(chatId, message, options)),
    edit: (chatId, ...change) => inTurn(chatId, () => messenger.edit(chatId, ...change)),
    withdraw: (chatId, ...change) => inTurn(chatId, () => messenger.withdraw(chatId, ...change)),
  };
}
