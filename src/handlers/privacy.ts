import { forgetQuestion, privacyMessage } from "../render/privacy.ts";
import type { KioskContext } from "./context.ts";
import { reply, say } from "./reply.ts";
import { mayChoose, showChoice, subjectId } from "./subject.ts";

/** `/privacy`: what is kept, in plain words. */
export async function privacy(ctx: KioskContext): Promise<void> {
  await reply(ctx, privacyMessage(ctx.setting.locale));
}

/** `/mydata`: everything that is kept of the chat, as a file. */
export async function myData(ctx: KioskContext): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const { locale } = ctx.setting;
  const id = subjectId(ctx);
  if (id === undefined) return say(ctx, locale.t("mydata-nothing"));
  const bytes = Buffer.from(`${JSON.stringify(await ctx.services.records.all(id), null, 2)}\n`);
  await ctx.services.sendFile(ctx.place, { name: "kiosk.json", bytes, caption: locale.t("mydata-here") });
}

/** `/forgetme`: asks once. */
export async function forgetMe(ctx: KioskContext): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  if (subjectId(ctx) === undefined) return say(ctx, ctx.setting.locale.t("mydata-nothing"));
  await showChoice(ctx, forgetQuestion(ctx.setting.locale));
}

/** Its answer: everything is erased, what waits to be sent too. */
export async function forgetAction(ctx: KioskContext, surely: boolean): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const { locale } = ctx.setting;
  const id = subjectId(ctx);
  if (!surely) return showChoice(ctx, { kind: "text", text: locale.t("forget-not"), entities: [] });
  if (id !== undefined) {
    await ctx.services.subscriptions.unsubscribe(id);
    await ctx.services.subscriptions.untilQuiet(id);
    await ctx.services.records.forget(id);
  }
  // What an editor was writing would be kept again after this update.
  if (isEditorsDesk(ctx)) await ctx.conversation.exitAll();
  const words = [locale.t("forgotten"), ctx.role ? locale.t("forgotten-editor") : ""].filter((text) => text !== "");
  await showChoice(ctx, { kind: "text", text: words.join("\n\n"), entities: [] });
}

/** Only there conversations are held (`bot/create-bot.ts`). */
function isEditorsDesk(ctx: KioskContext): boolean {
  return ctx.chat?.type === "private" && ctx.role !== undefined;
}
