import { announcementLabel } from "../content/announcement.ts";
import { AUDIT_PAGE_SIZE, auditMessage, auditTable, type NamedAct } from "../render/audit.ts";
import { pageOf } from "../render/keyboard.ts";
import type { EditorialAct } from "../subscribers/audit-store.ts";
import type { KioskContext } from "./context.ts";
import { mayDo } from "./editors.ts";
import { show } from "./reply.ts";

/** What a file holds at most, the newest: some 5 MB. */
const MAX_IN_FILE = 100_000;

/** `/audit`, and its pages: who did what. For editors, in a private chat. */
export async function audit(ctx: KioskContext, wanted: number): Promise<void> {
  if (!(await mayDo(ctx, "publish"))) return;
  const { audit: store } = ctx.services;
  const { total } = await store.list({ limit: 0, offset: 0 });
  const { page, pages, offset } = pageOf(wanted, total, AUDIT_PAGE_SIZE);
  const { acts } = await store.list({ limit: AUDIT_PAGE_SIZE, offset });
  const named = await Promise.all(acts.map((act) => nameAct(ctx, act)));
  await show(ctx, auditMessage(named, { page, pages }, ctx.setting));
}

async function nameAct({ services }: KioskContext, act: EditorialAct): Promise<NamedAct> {
  return { act, editor: await services.nameOf(act.editorId), subject: await subjectOf() };

  async function subjectOf(): Promise<string | undefined> {
    if (act.articleId !== undefined) return (await services.articles.get(act.articleId))?.title ?? `#${act.articleId}`;
    if (act.announcementId !== undefined) {
      const one = await services.announcements.get(act.announcementId);
      return (one && announcementLabel(one.content)) || `#${act.announcementId}`;
    }
    if (act.feedId !== undefined) return (await services.feeds.get(act.feedId))?.title ?? `#${act.feedId}`;
    if (act.chatId !== undefined) return (await services.outlets.of(act.chatId))?.title ?? services.nameOf(act.chatId);
    if (act.personId !== undefined && act.personId !== act.editorId) return services.nameOf(act.personId);
    return undefined;
  }
}

/** The log as a file. */
export async function auditFile(ctx: KioskContext): Promise<void> {
  if (!(await mayDo(ctx, "publish"))) return;
  const { acts } = await ctx.services.audit.list({ limit: MAX_IN_FILE, offset: 0 });
  const bytes = Buffer.from(auditTable(acts));
  await ctx.services.sendFile(ctx.place, { name: "audit.csv", bytes, caption: "" });
}
