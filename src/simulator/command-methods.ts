import type { BotCommand, BotCommandScope } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import type { Person, World } from "./world.ts";

const Commands = z.array(z.object({ command: z.string(), description: z.string() }));
const MAX_COMMANDS = 100;
const MAX_COMMAND = 32;
const MAX_DESCRIPTION = 256;

const ChatId = z.union([z.int(), z.string().min(1)]);
const Scope = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["default", "all_private_chats", "all_group_chats", "all_chat_administrators"]) }),
  z.object({ type: z.enum(["chat", "chat_administrators"]), chat_id: ChatId }),
  z.object({ type: z.literal("chat_member"), chat_id: ChatId, user_id: z.coerce.number().int() }),
]);

function scopeOf(call: Call): BotCommandScope {
  const given = Scope.safeParse(call.structure("scope", "BotCommandScope") ?? { type: "default" });
  if (!given.success) {
    const field = given.error.issues[0]?.path[0];
    const words =
      field === "type" || field === undefined ? "Unsupported type specified" : `Can't find field "${String(field)}"`;
    throw badRequest(`can't parse BotCommandScope: ${words}`);
  }
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
  const given = call.structure("commands") ?? [];
  if (!Array.isArray(given)) throw badRequest("expected an Array of BotCommand");
  const parsed = Commands.safeParse(given);
  if (!parsed.success) {
    const [, field] = parsed.error.issues[0]?.path ?? [];
    const words = field === undefined ? "expected an Object" : `Can't find field "${String(field)}"`;
    throw badRequest(`can't parse BotCommand: ${words}`);
  }
  const commands = parsed.data.map(commandOf);
  if (commands.length > MAX_COMMANDS) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  const { world } = call;
  world.commands = world.commands.filter((one) => !same(scope, language)(one));
  if (commands.length > 0) world.commands.push({ scope, language, commands });
  world.tell({ type: "state" });
  return true;
}

/** A command may be given with its slash; it is kept without. */
function commandOf(given: BotCommand): BotCommand {
  const command = given.command.trim().replace(/^\//, "");
  const description = given.description.trim();
  if (command === "") throw badRequest("command must be non-empty");
  if ([...command].length > MAX_COMMAND) throw badRequest(`command length must not exceed ${MAX_COMMAND}`);
  if (description === "") throw badRequest("command description must be non-empty");
  if ([...description].length > MAX_DESCRIPTION) {
    throw badRequest(`command description length must not exceed ${MAX_DESCRIPTION}`);
  }
  if (!/^[a-z0-9_]+$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
  return { command, description };
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
