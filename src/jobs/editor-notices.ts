import type { AnnouncementAudience } from "../content/announcement.ts";
import { announcementStore } from "../content/announcement-store.ts";
import { articleStore } from "../content/article-store.ts";
import { tagStore } from "../content/tag-store.ts";
import type { Clock } from "../core/clock.ts";
import { ChatId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { Database } from "../database/database.ts";
import type { SendOutcome } from "../delivery/messenger.ts";
import type { Estimate } from "../delivery/progress.ts";
import { announcementMessages } from "../render/announcement-messages.ts";
import { againMessage, audienceText, consentMessage, leavingMessage } from "../render/announcements.ts";
import { readButton, type Setting } from "../render/article.ts";
import { approvalMessage, decisionMessage, heldMessage, joinedMessage, roleMessage } from "../render/editors.ts";
import { type EditorNotice, editorNoticeStore } from "../subscribers/editor-notice-store.ts";

/** Notices that are told in one run; the others wait for the next. */
const MAX_AT_ONCE = 50;

export interface EditorNoticeDeps {
  database: Database;
  clock: Clock;
  publicationName: string;
  /** How things are shown to an editor. */
  settingOf(chatId: ChatId): Promise<Setting>;
  /** What sending an announcement to these would take at present. */
  estimate(to: AnnouncementAudience): Promise<Estimate>;
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
    for (const message of await messagesFor(notice, deps)) {
      const outcome = await deps.send(ChatId.parse(notice.editorId), message);
      if (outcome.kind === "retry_after" || outcome.kind === "unavailable") return;
    }
    await store.take(notice.id);
  }
}

async function messagesFor(notice: EditorNotice, deps: EditorNoticeDeps): Promise<OutgoingMessage[]> {
  const setting = await deps.settingOf(ChatId.parse(notice.editorId));
  switch (notice.kind) {
    case "role":
      return [roleMessage(notice.role, deps.publicationName, setting)];
    case "joined":
      return [joinedMessage(await deps.nameOf(notice.personId), { id: notice.personId, role: notice.role }, setting)];
    case "discarded":
      return [decisionMessage(notice, notice.kind, setting)];
    case "consent":
    case "consented":
    case "refused":
      return aboutAnnouncement(notice, setting, deps);
    default:
      return aboutArticle(notice, setting, deps);
  }
}

type Notice<Kind extends EditorNotice["kind"]> = EditorNotice & { kind: Kind };

async function aboutArticle(
  notice: Notice<"approval" | "approved" | "rejected" | "held">,
  setting: Setting,
  deps: EditorNoticeDeps,
): Promise<OutgoingMessage[]> {
  const article = await articleStore(deps.database, deps.clock).get(notice.articleId);
  if (!article) return [];
  switch (notice.kind) {
    case "approval": {
      // Somebody was faster.
      if (article.state !== "draft") return [];
      const lead = setting.locale.t("approval-waits", { name: await deps.nameOf(notice.personId) });
      return [approvalMessage(article, setting, lead)];
    }
    case "held":
      return [heldMessage(article, setting)];
    default: {
      const more = notice.kind === "approved" ? [readButton(setting.locale.t("button-read"), article)] : [];
      return [decisionMessage(article, notice.kind, setting, more)];
    }
  }
}

async function aboutAnnouncement(
  notice: Notice<"consent" | "consented" | "refused">,
  setting: Setting,
  deps: EditorNoticeDeps,
): Promise<OutgoingMessage[]> {
  const { locale } = setting;
  const one = await announcementStore(deps.database, deps.clock).get(notice.announcementId);
  if (!one?.audience) return [];
  const name = await deps.nameOf(notice.personId);
  switch (notice.kind) {
    case "consent": {
      // Somebody was faster, or it was changed: then it is asked for again.
      if (one.state !== "waiting") return [];
      const { audience } = one;
      const tag = audience.kind === "tag" ? await tagStore(deps.database).get(audience.tagId) : undefined;
      const view = { name, to: audienceText(audience, tag, locale), estimate: await deps.estimate(audience) };
      return [...announcementMessages(one.content), consentMessage(one, view, setting)];
    }
    case "consented": {
      const lead = locale.t("consent-given", { name });
      const ms = (one.leavesAt ?? 0) - deps.clock.now();
      if (one.state === "scheduled") return [leavingMessage(one.id, ms, setting, lead)];
      return [{ kind: "text", text: lead, entities: [] }];
    }
    case "refused":
      return [againMessage(one.id, locale.t("consent-refused", { name }), setting)];
    default:
      return notice satisfies never;
  }
}
