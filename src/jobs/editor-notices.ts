import { articleStore } from "../content/article-store.ts";
import type { Clock } from "../core/clock.ts";
import { ChatId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { Database } from "../database/database.ts";
import type { SendOutcome } from "../delivery/messenger.ts";
import { readButton, type Setting } from "../render/article.ts";
import { approvalMessage, decisionMessage, joinedMessage, roleMessage } from "../render/editors.ts";
import { type EditorNotice, editorNoticeStore } from "../subscribers/editor-notice-store.ts";

/** Notices that are told in one run; the others wait for the next. */
const MAX_AT_ONCE = 50;

export interface EditorNoticeDeps {
  database: Database;
  clock: Clock;
  publicationName: string;
  /** How things are shown to an editor. */
  settingOf(chatId: ChatId): Promise<Setting>;
  /** What Telegram calls a person or chat. */
  nameOf(id: number): Promise<string>;
  /** Sends one message once, and says what became of it. */
  send(chatId: ChatId, message: OutgoingMessage): Promise<SendOutcome>;
}

/**
 * Tells editors what other editors did that concerns them. A notice is taken off once Telegram has answered; so after a kill at most the
 * one that was on its way comes twice, and none is lost. What Telegram refuses (who has blocked the bot) is not tried again.
 */
export async function tellEditorNotices(deps: EditorNoticeDeps): Promise<void> {
  const store = editorNoticeStore(deps.database);
  for (const notice of await store.list(MAX_AT_ONCE)) {
    const message = await messageFor(notice, deps);
    const outcome = message && (await deps.send(ChatId.parse(notice.editorId), message));
    if (outcome?.kind === "retry_after" || outcome?.kind === "unavailable") return;
    await store.take(notice.id);
  }
}

async function messageFor(notice: EditorNotice, deps: EditorNoticeDeps): Promise<OutgoingMessage | undefined> {
  const setting = await deps.settingOf(ChatId.parse(notice.editorId));
  switch (notice.kind) {
    case "role":
      return roleMessage(notice.role, deps.publicationName, setting);
    case "joined":
      return joinedMessage(await deps.nameOf(notice.personId), { id: notice.personId, role: notice.role }, setting);
    default: {
      const article = await articleStore(deps.database, deps.clock).get(notice.articleId);
      if (!article) return undefined;
      // Somebody was faster.
      if (notice.kind === "approval") {
        if (article.state !== "draft") return undefined;
        const lead = setting.locale.t("approval-waits", { name: await deps.nameOf(notice.personId) });
        return approvalMessage(article, setting, lead);
      }
      const more = notice.kind === "approved" ? [readButton(setting.locale.t("button-read"), article)] : [];
      return decisionMessage(article, notice.kind, setting, more);
    }
  }
}
