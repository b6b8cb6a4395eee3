import { MAX_SAVED_SEARCHES } from "../subscribers/subscription-store.ts";
import type { KioskContext } from "./context.ts";
import { say } from "./reply.ts";
import { ensureSubject, mayChoose } from "./subject.ts";

/** Keeps a search that somebody wants to hear new hits of: the only words of a reader that are kept. */
export async function alertOf(ctx: KioskContext, query: string): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const { locale } = ctx.setting;
  const { id } = await ensureSubject(ctx);
  const saved = await ctx.services.subscriptions.saveSearch(id, query, locale.language);
  const most = locale.number(MAX_SAVED_SEARCHES);
  await say(ctx, saved === "too_many" ? locale.t("alert-too-many", { most }) : locale.t("alert-saved", { query }));
}
