import type { DispatchId } from "../core/ids.ts";
import type { Button, OutgoingMessage } from "../core/message.ts";
import type { DispatchStep } from "./action.ts";
import type { Setting } from "./article.ts";
import { button } from "./keyboard.ts";
import type { Locale } from "./locale.ts";
import { shorten } from "./shorten.ts";
import { bold, italic, join } from "./styled-text.ts";

/** A dispatch as it is shown (`delivery/dispatch-store.ts` has more of it). */
export interface ShownDispatch {
  id: DispatchId;
  kind: "article" | "digest" | "correction" | "recall" | "pin" | "announcement" | "announcement_recall";
  title: string | undefined;
  state: "active" | "paused" | "cancelled" | "finished";
  progress: {
    total: number;
    sent: number;
    failed: number;
    skipped: number;
    left: number;
    perSecond: number | undefined;
    secondsLeft: number | undefined;
  };
}

/** Reasons that are shown, and how much of each. */
const REASONS = 3;
const REASON_LENGTH = 120;
const TITLE_LENGTH = 120;

/**
 * How far a dispatch is, with buttons that steer it; at its end a summary with the reasons of what failed.
 * @param failures the most frequent first
 * @param believed how many messages a second are believed to go, as long as that can't be told
 */
export function dispatchMessage(
  dispatch: ShownDispatch,
  failures: readonly { reason: string; count: number }[],
  believed: number,
  { locale }: Pick<Setting, "locale">,
): OutgoingMessage & { kind: "text" } {
  const { kind, title = "", state, progress } = dispatch;
  const { number } = locale;
  const { total, sent, failed, skipped, left, perSecond, secondsLeft } = progress;
  const heading =
    kind === "digest" ? "" : locale.t(`dispatch-${kind.replace("_", "-")}`, { title: shorten(title, TITLE_LENGTH) });
  const speed =
    perSecond !== undefined && secondsLeft !== undefined
      ? locale.t("dispatch-speed", { speed: number(Math.round(perSecond)), time: locale.duration(secondsLeft) })
      : locale.t("dispatch-estimate", { time: locale.duration(left / believed) });
  const lines = [
    bold(heading),
    locale.t(`dispatch-${state}`),
    locale.t("dispatch-sent", { sent: number(sent), total: number(total) }),
    failed > 0 ? locale.t("dispatch-failed", { failed: number(failed) }) : "",
    skipped > 0 ? locale.t("dispatch-skipped", { skipped: number(skipped) }) : "",
    state === "active" && left > 0 ? speed : "",
    ...failures
      .slice(0, REASONS)
      .map(({ reason, count }) => italic(`${number(count)} × ${locale.isolate(shorten(reason, REASON_LENGTH))}`)),
  ];
  return { kind: "text", ...join(lines, "\n"), keyboard: keyboardOf(dispatch, { locale }) };
}

/** What is sent sooner needs no warning. */
const WORTH_SAYING_SECONDS = 60;

/** What somebody should know before something large is sent: to how many, for how long, at what cost. Nothing for what isn't large. */
export function estimateLines(
  { recipients, seconds, stars }: { recipients: number; seconds: number; stars: number },
  locale: Locale,
): string[] {
  return seconds <= WORTH_SAYING_SECONDS ? [] : estimated({ recipients, seconds, stars }, locale);
}

/** The same, however little it is. */
export function estimated(
  { recipients, seconds, stars }: { recipients: number; seconds: number; stars: number },
  locale: Locale,
): string[] {
  const { number } = locale;
  return [
    locale.t("estimate-chats", { chats: number(recipients), time: locale.duration(seconds) }),
    ...(stars > 0 ? [locale.t("estimate-stars", { stars: number(Math.ceil(stars)) })] : []),
  ];
}

function keyboardOf({ id, state }: ShownDispatch, { locale }: Pick<Setting, "locale">): Button[][] | undefined {
  const step = (label: string, to: DispatchStep) =>
    button(locale.t(label), { kind: "dispatch", dispatchId: id, step: to });
  const stop = step("button-stop-sending", "cancel");
  if (state === "active") return [[step("button-pause", "pause"), stop]];
  if (state === "paused") return [[step("button-resume", "resume"), stop]];
  return undefined;
}
