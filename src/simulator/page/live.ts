import type { ControlEvent } from "./control.ts";
import type { Model } from "./model.ts";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 5000;

/**
 * Keeps the model up to date by server-sent events. After every (re)connection everything is loaded anew; what happens
 * meanwhile is kept back and applied after, so nothing is missed.
 */
export function followLive(model: Model, wait = FIRST_WAIT): void {
  const source = new EventSource("/control/events");
  let waiting: ControlEvent[] | undefined = [];

  source.onopen = async () => {
    try {
      await model.catchUp();
    } catch {
      return retry();
    }
    const missed = waiting ?? [];
    waiting = undefined;
    model.connected = true;
    for (const event of missed) model.apply(event);
    model.changed();
  };
  source.onmessage = ({ data }) => {
    const event: ControlEvent = JSON.parse(data);
    if (waiting) waiting.push(event);
    else model.apply(event);
  };
  // The browser's own reconnection gives up on some errors and tells nothing of a gap, so a new source is made.
  source.onerror = retry;

  function retry(): void {
    source.close();
    model.connected = false;
    model.changed();
    setTimeout(() => followLive(model, waiting ? Math.min(wait * 2, LONGEST_WAIT) : FIRST_WAIT), wait);
  }
}
