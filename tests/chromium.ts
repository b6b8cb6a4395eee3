import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where Chromium is: `CHROMIUM_PATH`, or where Debian puts it; undefined when it is in neither place. */
export function chromiumPath(): string | undefined {
  return [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find((path) => path !== undefined && existsSync(path));
}

/** For `skip` of node:test: false where there is a browser, otherwise why the test is skipped and what to do about it. */
export const skipWithoutChromium: false | string =
  chromiumPath() === undefined &&
  "no Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to its program";

/** @throws Error when there is no Chromium, see `chromiumPath` */
export function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error(String(skipWithoutChromium));
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
