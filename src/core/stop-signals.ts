const PARENT_POLL_MS = 300;
/** As it was when the program began: the shell may end while it is still starting. */
const SHELL = process.ppid;

/**
 * Calls `stop` when the program is asked to end: by SIGINT or SIGTERM, or under npm by the end of the shell that npm started it in.
 * That shell dies of a signal that npm hands on, and doesn't hand it on itself: without this, `npm start` would leave a program behind
 * that nobody knows of and that still has the bot's token.
 */
export function onStopAsked(stop: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  if (process.env.npm_lifecycle_event === undefined) return;
  const watch = setInterval(() => {
    if (process.ppid === SHELL) return;
    clearInterval(watch);
    stop();
  }, PARENT_POLL_MS);
  watch.unref();
}
