import type { MenuButton, UserProfilePhotos } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";

/** What the bot tells about itself, by language: name, description, short description, with their greatest lengths (Bot API). */
const LIMITS = { name: 64, description: 512, short_description: 120 };
type Field = keyof typeof LIMITS;

export const setMyName = (call: Call): true => setText(call, "name");
export const setMyDescription = (call: Call): true => setText(call, "description");
export const setMyShortDescription = (call: Call): true => setText(call, "short_description");
export const getMyName = (call: Call): { name: string } => ({ name: text(call, "name") || call.world.bot.first_name });
export const getMyDescription = (call: Call) => ({ description: text(call, "description") });
export const getMyShortDescription = (call: Call) => ({ short_description: text(call, "short_description") });

function language(call: Call): string {
  const code = call.string("language_code") ?? "";
  if (code !== "" && !/^[a-z]{2}$/.test(code)) throw badRequest("invalid language code specified");
  return code;
}

function setText(call: Call, field: Field): true {
  const value = (call.string(field) ?? "").trim();
  if ([...value].length > LIMITS[field]) throw badRequest(`bot ${field.replace("_", " ")} is too long`);
  const code = language(call);
  call.world.profile.set(`${field}:${code}`, value);
  if (field === "name" && code === "" && value !== "") call.world.bot.first_name = value;
  call.world.tell({ type: "state" });
  return true;
}

/** In the language that is asked for, else in the one for all. */
function text(call: Call, field: Field): string {
  const { profile } = call.world;
  return String(profile.get(`${field}:${language(call)}`) || profile.get(`${field}:`) || "");
}

const Button = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["commands", "default"]) }),
  z.object({ type: z.literal("web_app"), text: z.string().min(1), web_app: z.object({ url: z.url() }) }),
]);

export function setChatMenuButton(call: Call): true {
  const button = Button.safeParse(call.structure("menu_button", "menu button") ?? { type: "default" });
  if (!button.success) throw badRequest("can't parse menu button: Unsupported type specified");
  call.world.profile.set(menuKey(call), button.data);
  call.world.tell({ type: "state" });
  return true;
}

export function getChatMenuButton(call: Call): MenuButton {
  const { profile } = call.world;
  return (profile.get(menuKey(call)) ?? profile.get("menu:") ?? { type: "commands" }) as MenuButton;
}

function menuKey(call: Call): string {
  if (call.string("chat_id") === undefined) return "menu:";
  const { chat } = call.chat();
  if (chat.type !== "private") throw badRequest("chat not found");
  return `menu:${chat.id}`;
}

/** Nobody in the simulator has a picture of themselves. */
export function getUserProfilePhotos(call: Call): UserProfilePhotos {
  const userId = call.number("user_id");
  if (!userId) throw badRequest("invalid user_id specified");
  if (!call.world.people.has(userId)) throw badRequest("user not found");
  return { total_count: 0, photos: [] };
}

const Reactions = z.array(
  z.union([
    z.object({ type: z.literal("emoji"), emoji: z.string().min(1) }),
    z.object({ type: z.literal("custom_emoji"), custom_emoji_id: z.string().min(1) }),
  ]),
);

/** Checked only: the Bot API shows nobody a bot's own reaction either. */
export function setMessageReaction(call: Call): true {
  const place = call.writableChat();
  if (!place.messages.has(call.messageId())) throw badRequest("message to react not found");
  const reactions = Reactions.safeParse(call.structure("reaction", "reaction types") ?? []);
  if (!reactions.success) throw badRequest("can't parse reaction types: Unsupported type specified");
  if (reactions.data.length > 1) throw badRequest("REACTIONS_TOO_MANY");
  return true;
}
