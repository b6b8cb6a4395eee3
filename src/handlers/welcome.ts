import { TagId } from "../core/ids.ts";
import { helpMessage, welcomeMessage } from "../render/welcome.ts";
import { menuFor, showEditorsMenu } from "./commands.ts";
import type { KioskContext } from "./context.ts";
import { acceptInvitation, INVITE } from "./editors.ts";
import { openArticle } from "./reading.ts";
import { reply, say } from "./reply.ts";
import { findTag, showTag } from "./tags.ts";

/** `/start`, alone or with a deep link's payload: `article_<id>`, `tag_<id or name>`, `invite_<token>` (Bot API, "Deep linking"). */
export async function start(ctx: KioskContext, payload: string): Promise<void> {
  if (payload.startsWith(INVITE)) return acceptInvitation(ctx, payload.slice(INVITE.length));
  await showEditorsMenu(ctx);
  const [, kind, name = ""] = /^(article|tag)_(.+)$/.exec(payload) ?? [];
  if (kind === "article") return openArticle(ctx, name);
  if (kind === "tag") {
    const id = TagId.safeParse(Number(name));
    const tag = (id.success && (await ctx.services.tags.get(id.data))) || (await findTag(ctx, name));
    if (tag) return showTag(ctx, tag, 1);
  }
  await reply(ctx, welcomeMessage(ctx.services.publicationName, ctx.setting));
}

export async function help(ctx: KioskContext): Promise<void> {
  const { locale } = ctx.setting;
  await reply(ctx, helpMessage(ctx.services.publicationName, menuFor(locale, ctx.role), locale));
}

/** `/cancel` where nothing is going on. */
export async function cancel(ctx: KioskContext): Promise<void> {
  if (ctx.chat) await ctx.services.session.clear(ctx.chat.id);
  await say(ctx, ctx.setting.locale.t("nothing-to-cancel"));
}
