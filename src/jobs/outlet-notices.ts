import type { Clock } from "../core/clock.ts";
import { ChatId, type EditorId, OutletId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { Database } from "../database/database.ts";
import type { SendOutcome } from "../delivery/messenger.ts";
import { noteRefusals } from "../delivery/outlet-refusals.ts";
import type { Setting } from "../render/article.ts";
import { refusalMessage } from "../render/outlets.ts";
import { outletStore } from "../subscribers/outlet-store.ts";

/** Notices that are told in one run; the others wait for the next. */
const MAX_AT_ONCE = 50;

export interface OutletNoticeDeps {
  database: Database;
  clock: Clock;
  /** The bot's user name. */
  bot: string;
  /** Who is to be told. */
  publishers(): Promise<EditorId[]>;
  settingOf(chatId: ChatId): Promise<Pick<Setting, "locale">>;
  /** Sends one message once, and says what became of it. */
  send(chatId: ChatId, message: OutgoingMessage): Promise<SendOutcome>;
}

/**
 * Tells editors where something can't be posted or pinned, and what to do about it. Once: what they were told is kept with the outlet in the
 * transaction that writes their notices, and told anew only after it was right in between, or when it is something else. A notice is taken
 * off once Telegram has answered; so after a kill at most the one that was on its way comes twice.
 */
export async function tellOutletNotices(deps: OutletNoticeDeps): Promise<void> {
  const { database, clock } = deps;
  await noteRefusals(database, clock, await deps.publishers());
  const outlets = outletStore(database, clock, []);
  const notices = await database
    .selectFrom("outlet_notice")
    .selectAll()
    .orderBy("outlet_id")
    .limit(MAX_AT_ONCE)
    .execute();
  for (const notice of notices) {
    const outlet = await outlets.get(OutletId.parse(notice.outlet_id));
    const reason = outlet?.refusals[notice.kind];
    if (outlet && reason !== undefined) {
      const chatId = ChatId.parse(notice.editor_id);
      const { locale } = await deps.settingOf(chatId);
      const outcome = await deps.send(chatId, refusalMessage(outlet, reason, deps.bot, locale));
      if (outcome.kind === "retry_after" || outcome.kind === "unavailable") return;
    }
    await database
      .deleteFrom("outlet_notice")
      .where("outlet_id", "=", notice.outlet_id)
      .where("editor_id", "=", notice.editor_id)
      .where("kind", "=", notice.kind)
      .execute();
  }
}
