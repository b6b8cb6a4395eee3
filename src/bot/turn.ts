import { type Api, Context } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";

/**
 * Updates that have one of these in common are handled one after the other, in their order; others don't wait for them. A chat's, or, of
 * what comes from no chat (an inline query), a person's.
 */
export function turnOf(ctx: Pick<Context, "chat" | "from">): string | undefined {
  const id = ctx.chat?.id ?? ctx.from?.id;
  return id === undefined ? undefined : String(id);
}

/** The same of an update that isn't handled yet. */
export function turnOfUpdate(update: Update, api: Api, me: UserFromGetMe): string | undefined {
  return turnOf(new Context(update, api, me));
}
