import type { Clock } from "../core/clock.ts";
import type { EditorId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import { OUTLET_DEEDS, type Outlet } from "../subscribers/outlet.ts";
import { outletStore } from "../subscribers/outlet-store.ts";

/** In Telegram's words, where they are those of a request that was refused. */
const GONE = "the bot is not a member of the chat";
const NO_POSTING = "need administrator rights in the channel chat";

/**
 * What stands against posting and pinning in an outlet, as far as it is known: what Telegram has told of the bot there, or why the last
 * delivery there has failed; nothing where the last one has arrived. Doubts and deadlines are no matter of the outlet.
 */
async function refusalsOf(database: Database, { chat, refusals, checkedAt }: Outlet): Promise<Outlet["refusals"]> {
  if (chat.state !== "active") return { ...refusals, post: GONE };
  if (chat.type === "channel" && !chat.mayPost) return { ...refusals, post: NO_POSTING };
  const last = (action: "send" | "pin") =>
    database
      .selectFrom("delivery")
      .innerJoin("dispatch", "dispatch.id", "delivery.dispatch_id")
      .select(["delivery.state", "delivery.error"])
      .where("delivery.chat_id", "=", chat.id)
      .where("delivery.state", "in", ["sent", "failed"])
      .where("delivery.updated_at", ">", checkedAt)
      .where("dispatch.action", "=", action)
      .orderBy("delivery.updated_at", "desc")
      .orderBy("delivery.dispatch_id", "desc")
      .limit(1)
      .executeTakeFirst();
  const post = refusalOf(await last("send"));
  const pin = refusalOf(await last("pin"));
  return { ...(post !== undefined && { post }), ...(pin !== undefined && { pin }) };
}

function refusalOf(last: { state: string; error: string | null } | undefined): string | undefined {
  if (last?.state !== "failed" || last.error === null) return undefined;
  return /^(Bad Request|Forbidden)/.test(last.error) ? last.error : undefined;
}

/**
 * Keeps what stands against posting and pinning in each outlet, and that the editors have to be told of it, in one transaction: so of what
 * lasts they are told once.
 */
export async function noteRefusals(database: Database, clock: Clock, editors: readonly EditorId[]): Promise<void> {
  for (const outlet of await outletStore(database, clock, []).list()) {
    const now = await refusalsOf(database, outlet);
    for (const deed of OUTLET_DEEDS) {
      const reason = now[deed];
      if (reason === outlet.refusals[deed]) continue;
      await transaction(database, async (trx) => {
        await outletStore(trx, clock, []).setRefusal(outlet.id, deed, reason);
        if (reason === undefined || editors.length === 0) return;
        await trx
          .insertInto("outlet_notice")
          .values(editors.map((editor_id) => ({ outlet_id: outlet.id, editor_id, kind: deed })))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      });
    }
  }
}
