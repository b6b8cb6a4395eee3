import type { Announcement } from "../content/announcement.ts";
import { announcementLabel } from "../content/announcement.ts";
import { EditorId } from "../core/ids.ts";
import type { Action } from "../render/action.ts";
import {
  ANNOUNCEMENTS_PAGE_SIZE,
  announcementMessage,
  announcementsMessage,
  audienceText,
  leavingMessage,
  surelyMessage,
} from "../render/announcements.ts";
import { dispatchMessage } from "../render/dispatch.ts";
import { pageOf } from "../render/keyboard.ts";
import { beginBroadcast } from "./broadcast.ts";
import type { KioskContext } from "./context.ts";
import { mayLookAfter } from "./queue.ts";
import { say, show } from "./reply.ts";

/** Reasons of failures that are shown. */
const REASONS = 3;

/** The announcements of earlier, page by page. For editors, in a private chat. */
export async function announcementsAction(ctx: KioskContext, wanted: number): Promise<void> {
  if (!(await mayLookAfter(ctx))) return;
  const { announcements: store } = ctx.services;
  const { total } = await store.list({ limit: 0, offset: 0 });
  const { page, pages, offset } = pageOf(wanted, total, ANNOUNCEMENTS_PAGE_SIZE);
  const { announcements } = await store.list({ limit: ANNOUNCEMENTS_PAGE_SIZE, offset });
  await show(ctx, announcementsMessage({ announcements, total, page, pages }, ctx.setting));
}

/** The buttons of one of them. */
export async function announcementAction(
  ctx: KioskContext,
  { announcementId: id, step }: Action & { kind: "announcement" },
): Promise<void> {
  if (!(await mayLookAfter(ctx))) return;
  const { announcements, broadcast } = ctx.services;
  const { locale } = ctx.setting;
  const one = await announcements.get(id);
  if (!one) return say(ctx, locale.t("broadcast-too-late"));
  const by = EditorId.parse(ctx.from?.id);
  switch (step) {
    case "show":
      return showOne(ctx, one);
    case "edit":
      return beginBroadcast(ctx, { announcementId: id });
    case "stop":
      if (!(await broadcast.stop(id, by))) return say(ctx, locale.t("broadcast-too-late"));
      await say(ctx, locale.t("queue-stopped"));
      return showAgain(ctx, one);
    case "discard":
    case "recall":
      return show(ctx, surelyMessage(id, step, ctx.setting, announcementLabel(one.content)));
    case "discard_surely":
      if (!(await broadcast.discard(id, by))) return say(ctx, locale.t("broadcast-too-late"));
      return announcementsAction(ctx, 1);
    case "recall_surely":
      if (!(await broadcast.recall(id, by))) return say(ctx, locale.t("broadcast-too-late"));
      await say(ctx, locale.t("broadcast-recalled"));
      return showAgain(ctx, one);
    default:
      step satisfies never;
  }
}

async function showAgain(ctx: KioskContext, { id }: Announcement): Promise<void> {
  const one = await ctx.services.announcements.get(id);
  if (one) await showOne(ctx, one);
}

async function showOne(ctx: KioskContext, one: Announcement): Promise<void> {
  const { dispatches, messagesPerSecond, tags } = ctx.services;
  const { audience } = one;
  const tag = audience?.kind === "tag" ? await tags.get(audience.tagId) : undefined;
  const to = audience && audienceText(audience, tag, ctx.setting.locale);
  const dispatch = await dispatches.ofAnnouncement(one.id);
  const failures = dispatch ? await dispatches.failures(dispatch.id, REASONS) : [];
  const sending = dispatch && dispatchMessage(dispatch, failures, messagesPerSecond(), ctx.setting);
  await show(ctx, announcementMessage(one, to, sending, ctx.setting));
}

/** A second editor consents to an announcement as it was shown, or refuses it. */
export async function consentAction(ctx: KioskContext, action: Action & { kind: "consent" }): Promise<void> {
  if (!(await mayLookAfter(ctx))) return;
  const { broadcast, clock } = ctx.services;
  const { locale } = ctx.setting;
  const { announcementId: id, revision, step } = action;
  const outcome = await broadcast.decide({ id, revision }, step, EditorId.parse(ctx.from?.id));
  switch (outcome.kind) {
    case "soon":
      return show(ctx, leavingMessage(id, outcome.at - clock.now(), ctx.setting));
    case "refused":
      return say(ctx, locale.t("consent-refused-here"));
    case "own":
    case "changed":
      return say(ctx, locale.t(`consent-${outcome.kind}`));
    case "gone":
    case "waiting":
    case "alone":
    case "incomplete":
      return say(ctx, locale.t("drafts-stale"));
    case "forbidden":
      return say(ctx, locale.t("editors-only"));
    default:
      outcome satisfies never;
  }
}
