import type { BotCommand, BotCommandScope } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import type { Person, World } from "./world.ts";

const Commands = z
  .array(z.object({ command: z.string().regex(/^[a-z0-9_]{1,32}$/), description: z.string().min(1).max(256) }))
  .max(100);

const ChatId = z.union([z.int(), z.string().min(1)]);
const Scope = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["default", "all_private_chats", "all_group_chats", "all_chat_administrators"]) }),
  z.object({ type: z.enum(["chat", "chat_administrators"]), chat_id: ChatId }),
  z.object({ type: z.literal("chat_member"), chat_id: ChatId, user_id: z.coerce.number().int() }),
]);

function scopeOf(call: Call): BotCommandScope {
  const given = Scope.safeParse(call.structure("scope", "BotCommandScope") ?? { type: "default" });
  if (!given.success) throw badRequest("can't parse BotCommandScope: Unsupported type specified");
  if (!("chat_id" in given.data)) return given.data;
  return { ...given.data, chat_id: call.chatNamed(String(given.data.chat_id)).chat.id };
}

function listOf(call: Call): { scope: BotCommandScope; language: string } {
  const scope = scopeOf(call);
  const language = call.string("language_code") ?? "";
  if (language !== "" && !/^[a-z]{2}$/.test(language)) throw badRequest("invalid language code specified");
  return { scope, language };
}

const same = (scope: BotCommandScope, language: string) => (one: { scope: BotCommandScope; language: string }) =>
  JSON.stringify(one.scope) === JSON.stringify(scope) && one.language === language;

export function setMyCommands(call: Call): true {
  const { scope, language } = listOf(call);
  const commands = call.structure("commands", "commands");
  if (commands === undefined) throw badRequest('parameter "commands" is required');
  const given = Commands.safeParse(commands);
  if (!given.success) {
    const path = given.error.issues[0]?.path.at(-1);
    throw badRequest(path === "description" ? "BOT_COMMAND_DESCRIPTION_INVALID" : "BOT_COMMAND_INVALID");
  }
  const { world } = call;
  world.commands = world.commands.filter((one) => !same(scope, language)(one));
  if (given.data.length > 0) world.commands.push({ scope, language, commands: given.data });
  world.tell({ type: "state" });
  return true;
}

export function getMyCommands(call: Call): BotCommand[] {
  const { scope, language } = listOf(call);
  return call.world.commands.find(same(scope, language))?.commands ?? [];
}

export function deleteMyCommands(call: Call): true {
  const { scope, language } = listOf(call);
  call.world.commands = call.world.commands.filter((one) => !same(scope, language)(one));
  call.world.tell({ type: "state" });
  return true;
}

/**
 * The commands that a person sees in a chat: the narrowest scope that has any, in their language first (Bot API,
 * "Determining list of commands"). Whoever made a group is its administrator.
 */
export function commandsFor(world: World, chatId: number, person: Person): BotCommand[] {
  const rules = world.chats.get(chatId)?.members[0] === person.id;
  const group: BotCommandScope[] = [
    { type: "chat_member", chat_id: chatId, user_id: person.id },
    ...(rules ? [{ type: "chat_administrators" as const, chat_id: chatId }] : []),
    { type: "chat", chat_id: chatId },
    ...(rules ? [{ type: "all_chat_administrators" as const }] : []),
    { type: "all_group_chats" },
  ];
  const narrow: BotCommandScope[] =
    chatId > 0 ? [{ type: "chat", chat_id: chatId }, { type: "all_private_chats" }] : group;
  for (const scope of [...narrow, { type: "default" as const }]) {
    for (const language of [person.language_code, ""]) {
      const list = world.commands.find(same(scope, language));
      if (list) return list.commands;
    }
  }
  return [];
}
