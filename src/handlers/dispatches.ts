import { ChatId } from "../core/ids.ts";
import type { Action } from "../render/action.ts";
import { dispatchMessage } from "../render/dispatch.ts";
import { may } from "../subscribers/editor.ts";
import type { KioskContext } from "./context.ts";
import { sayWithWaysOn, show } from "./reply.ts";

const REASONS = 3;

/** An editor pauses, resumes or cancels what is being sent, by a button of the message that shows how far it is. */
export async function dispatchAction(ctx: KioskContext, action: Action & { kind: "dispatch" }): Promise<void> {
  const { desk, dispatches, messagesPerSecond } = ctx.services;
  const { locale } = ctx.setting;
  if (!may(ctx.role, "publish")) return sayWithWaysOn(ctx, locale.t("editors-only"));
  const { happened, dispatch } = await desk.steer(action.dispatchId, action.step, ChatId.parse(ctx.from?.id));
  if (!dispatch) return sayWithWaysOn(ctx, locale.t("dispatch-gone"));
  const failures = await dispatches.failures(dispatch.id, REASONS);
  await show(ctx, dispatchMessage(dispatch, failures, messagesPerSecond(), ctx.setting));
  if (!happened && (dispatch.state === "finished" || dispatch.state === "cancelled")) {
    await sayWithWaysOn(ctx, locale.t("dispatch-gone"));
  }
}
