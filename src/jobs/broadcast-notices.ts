import { announcementStore } from "../content/announcement-store.ts";
import type { Clock } from "../core/clock.ts";
import { ChatId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { Database } from "../database/database.ts";
import { ledger } from "../delivery/ledger.ts";
import type { SendOutcome } from "../delivery/messenger.ts";
import { againMessage, broadcastSentMessage } from "../render/announcements.ts";
import type { Setting } from "../render/article.ts";
import { announcedNow } from "../subscribers/announced.ts";

interface Deps {
  database: Database;
  clock: Clock;
  /** How things are shown to an editor. */
  settingOf(chatId: ChatId): Promise<Setting>;
  /** Sends one message once, and says what became of it. */
  send(chatId: ChatId, message: OutgoingMessage): Promise<SendOutcome>;
}

/**
 * Tells those who wanted announcements sent that these have left, and to how many chats; or why they could not. It is taken off once Telegram has
 * answered: after a kill at most the one that was on its way comes twice, and none is lost.
 */
export async function tellBroadcasts({ database, clock, settingOf, send }: Deps): Promise<void> {
  const announcements = announcementStore(database, clock);
  for (const { id, state, askedBy, audience } of await announcements.untold()) {
    if (askedBy !== undefined && audience && state !== "recalled") {
      const chatId = ChatId.parse(askedBy);
      const setting = await settingOf(chatId);
      const { total, complete } = await ledger(database, clock).countRecipients({
        kind: "announcement",
        announcementId: id,
      });
      const chats = complete ? total : Math.max(total, await announcedNow(database, audience, clock.now()));
      const message =
        state === "sent"
          ? broadcastSentMessage(id, chats, setting)
          : againMessage(id, setting.locale.t("broadcast-held"), setting);
      const outcome = await send(chatId, message);
      if (outcome.kind === "retry_after" || outcome.kind === "unavailable") return;
    }
    await announcements.told(id);
  }
}
