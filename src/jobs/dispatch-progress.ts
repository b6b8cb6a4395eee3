import { createHash } from "node:crypto";
import type { Clock } from "../core/clock.ts";
import { ChatId, DispatchId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { Database } from "../database/database.ts";
import { type Dispatch, dispatchStore } from "../delivery/dispatch-store.ts";
import type { Messenger } from "../delivery/messenger.ts";
import type { Setting } from "../render/article.ts";
import { dispatchMessage } from "../render/dispatch.ts";

/** To fewer it goes in less time than somebody looks for. */
const SHOWN_FROM = 100;
const REASONS = 3;
const MAX_AT_ONCE = 20;

export interface ProgressDeps {
  database: Database;
  clock: Clock;
  messenger: Pick<Messenger, "send" | "edit">;
  editors: readonly number[];
  settingOf(chatId: ChatId): Promise<Pick<Setting, "locale">>;
  /** Messages a second that are believed to go. */
  perSecond(): number;
}

/**
 * Shows editors how far a large dispatch is: one message for each, sent when the dispatch begins, edited from then on whenever this
 * runs and there is something new, and left alone once it says the end. After a kill amid the sending there may be a second one;
 * an editor who never began a chat gets none.
 */
export async function tellProgress(deps: ProgressDeps): Promise<void> {
  const { database, clock, editors } = deps;
  const dispatches = dispatchStore(database, clock);
  for (const dispatch of await dispatches.list({ limit: MAX_AT_ONCE, open: true })) {
    if (
      dispatch.kind === "digest" ||
      dispatch.kind === "pin" ||
      (dispatch.complete && dispatch.progress.total < SHOWN_FROM)
    )
      continue;
    for (const editor of editors) await begin(dispatch, ChatId.parse(editor), deps);
  }
  const shown = await database
    .selectFrom("dispatch_message")
    .selectAll()
    .where("is_over", "=", 0)
    // Who is no editor any more sees how far it was then.
    .where("chat_id", "in", editors)
    .orderBy("dispatch_id")
    .limit(MAX_AT_ONCE * Math.max(1, editors.length))
    .execute();
  for (const row of shown) {
    const dispatch = await dispatches.get(DispatchId.parse(row.dispatch_id));
    if (dispatch) await update(dispatch, row, deps);
  }
}

async function begin(dispatch: Dispatch, chatId: ChatId, deps: ProgressDeps): Promise<void> {
  const { database, messenger } = deps;
  const known = await database
    .selectFrom("dispatch_message")
    .select("message_id")
    .where("dispatch_id", "=", dispatch.id)
    .where("chat_id", "=", chatId)
    .executeTakeFirst();
  if (known) return;
  const message = await messageFor(dispatch, chatId, deps);
  const outcome = await messenger.send(chatId, message, { silent: true });
  // Nothing went out: the next run tries again.
  if (outcome.kind === "retry_after" || outcome.kind === "unavailable") return;
  const message_id = outcome.kind === "sent" ? ([outcome.messageIds].flat()[0] ?? null) : null;
  await database
    .insertInto("dispatch_message")
    .values({
      dispatch_id: dispatch.id,
      chat_id: chatId,
      message_id,
      shown: fingerprint(message),
      is_over: message_id === null ? 1 : 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function update(
  dispatch: Dispatch,
  row: { chat_id: number; message_id: number | null; shown: string },
  deps: ProgressDeps,
): Promise<void> {
  const chatId = ChatId.parse(row.chat_id);
  const message = await messageFor(dispatch, chatId, deps);
  const shown = fingerprint(message);
  if (shown !== row.shown && row.message_id !== null) {
    const outcome = await deps.messenger.edit(chatId, row.message_id, message);
    if (outcome.kind === "retry_after" || outcome.kind === "unavailable" || outcome.kind === "in_doubt") return;
  }
  const isOver = dispatch.state === "finished" || (dispatch.state === "cancelled" && dispatch.progress.left === 0);
  await deps.database
    .updateTable("dispatch_message")
    .set({ shown, is_over: isOver ? 1 : 0 })
    .where("dispatch_id", "=", dispatch.id)
    .where("chat_id", "=", chatId)
    .execute();
}

async function messageFor(dispatch: Dispatch, chatId: ChatId, deps: ProgressDeps): Promise<OutgoingMessage> {
  const { database, clock } = deps;
  const failures =
    dispatch.progress.failed > 0 ? await dispatchStore(database, clock).failures(dispatch.id, REASONS) : [];
  return dispatchMessage(dispatch, failures, deps.perSecond(), await deps.settingOf(chatId));
}

function fingerprint(message: OutgoingMessage): string {
  return createHash("sha256").update(JSON.stringify(message)).digest("hex");
}
