import type { Log } from "../core/log.ts";
import type { Alone } from "../database/lease.ts";
import { type EditorNoticeDeps, tellEditorNotices } from "./editor-notices.ts";
import { type OutletNoticeDeps, tellOutletNotices } from "./outlet-notices.ts";

/**
 * Tells editors what waits to be told: one run after the other, so that none is told by two.
 */
export function createEditorDesk(deps: EditorNoticeDeps & OutletNoticeDeps, alone: Alone, log: Log) {
  let telling = Promise.resolve();
  const tell = () => {
    telling = telling
      .catch(() => {})
      .then(async () => void (await alone("editor notices", () => tellEditorNotices(deps))))
      .then(async () => void (await alone("outlet notices", () => tellOutletNotices(deps))));
    return telling;
  };
  return {
    tell,
    /** Begins to, and goes on; a run that fails is done again by the minute's. */
    wake: () => void tell().catch((error: unknown) => log.error({ err: error }, "editors could not be told")),
    /** Resolves when nothing is being told. */
    told: () => telling.catch(() => {}),
  };
}
