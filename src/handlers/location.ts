import tzLookup from "@photostructure/tz-lookup";
import { locationRequest } from "../render/settings.ts";
import type { KioskContext } from "./context.ts";
import { reply } from "./reply.ts";
import { setZone } from "./settings.ts";

/** Asks a reader for the place where they are, on a button of their own keyboard: only that can share it. */
export async function askLocation(ctx: KioskContext): Promise<void> {
  if (ctx.chat?.type === "private") await reply(ctx, locationRequest(ctx.setting.locale));
}

/**
 * A place that a reader shares tells their time zone: it is looked up on the spot, by a map within the program, and forgotten. It is
 * neither stored nor logged.
 */
export async function sharedLocation(ctx: KioskContext, latitude: number, longitude: number): Promise<void> {
  await setZone(ctx, tzLookup(latitude, longitude));
}
