import { type Api, GrammyError } from "grammy";
import type { MessageIds } from "../delivery/dispatch.ts";

/**
 * Pinning what was posted (Bot API, `pinChatMessage`). Of an album its first picture is pinned. Everything here can be done twice: what
 * is pinned already, or is not any more, is done.
 */

/** @throws GrammyError and HttpError as grammY has them */
export async function pinMessage(api: Api, chatId: number, messageIds: MessageIds): Promise<void> {
  const [id = 0] = [messageIds].flat();
  // The post itself has made its sound, or was not to.
  await orDone(api.pinChatMessage(chatId, id, { disable_notification: true }), "CHAT_NOT_MODIFIED");
}

/** @throws GrammyError and HttpError as grammY has them */
export async function unpinMessage(api: Api, chatId: number, messageIds: MessageIds): Promise<void> {
  const [id = 0] = [messageIds].flat();
  await orDone(api.unpinChatMessage(chatId, id), "CHAT_NOT_MODIFIED", "message to unpin not found");
}

async function orDone(work: Promise<unknown>, ...done: readonly string[]): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof GrammyError) || !done.some((words) => error.description.includes(words))) throw error;
  }
}
