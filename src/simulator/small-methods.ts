import type { Message } from "grammy/types";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { deliver } from "./send-methods.ts";

/** Messages that are neither text nor a file. */
export function sendLocation(call: Call): Message {
  return deliver(call, call.writableChat(), { location: locationOf(call) });
}

export function sendVenue(call: Call): Message {
  const place = call.writableChat();
  const location = locationOf(call);
  const title = required(call, "title");
  const address = required(call, "address");
  return deliver(call, place, { venue: { location, title, address }, location });
}

export function sendContact(call: Call): Message {
  const place = call.writableChat();
  const phone_number = required(call, "phone_number");
  const first_name = required(call, "first_name");
  const last_name = call.string("last_name");
  return deliver(call, place, { contact: { phone_number, first_name, ...(last_name && { last_name }) } });
}

/** How many values each emoji has (Bot API, `Dice`). */
const DICE: Record<string, number> = { "🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64 };

/** The value follows from the count of ids, so that a test can tell it beforehand. */
export function sendDice(call: Call): Message {
  const place = call.writableChat();
  const emoji = call.string("emoji") || "🎲";
  const values = DICE[emoji];
  if (values === undefined) throw badRequest("the emoji can't be used in this method");
  return deliver(call, place, { dice: { emoji, value: 1 + (Number(call.world.newId()) % values) } });
}

function required(call: Call, name: string): string {
  const value = call.string(name);
  if (!value) throw badRequest(`parameter "${name}" is required`);
  return value;
}

function locationOf(call: Call): { latitude: number; longitude: number } {
  const [latitude = 0, longitude = 0] = ["latitude", "longitude"].map((name) => {
    const given = call.string(name)?.trim();
    if (!given) throw badRequest(`${name} is empty`);
    return Number.parseFloat(given) || 0;
  });
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw badRequest("wrong location specified");
  return { latitude, longitude };
}
