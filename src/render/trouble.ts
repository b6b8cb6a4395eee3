import type { OutgoingMessage } from "../core/message.ts";
import type { TroubleKind, TroubleNotice } from "../subscribers/trouble-store.ts";
import type { Setting } from "./article.ts";

/** What helps at the terminal. */
const COMMANDS: Record<TroubleKind, string> = {
  sender: "kiosk doctor",
  disk: "kiosk doctor",
  backup: "kiosk backup",
  database: "kiosk doctor",
  search: "kiosk reindex",
  redis: "kiosk doctor",
};

/** To an owner: what needs a person and what to do, or that it is over. */
export function troubleMessage(
  { kind, state, since }: Pick<TroubleNotice, "kind" | "state" | "since">,
  { locale, timeZone }: Pick<Setting, "locale" | "timeZone">,
): OutgoingMessage & { kind: "text" } {
  const text =
    state === "healed"
      ? `✅ ${locale.t(`trouble-${kind}-healed`)}`
      : `⚠️ ${locale.t(`trouble-${kind}`, {
          since: locale.date(since, timeZone, "dateTime"),
          command: COMMANDS[kind],
          job: "backup",
        })}`;
  return { kind: "text", text, entities: [] };
}
