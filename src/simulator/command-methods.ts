import type { BotCommand, BotCommandScope } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import type { World } from "./world.ts";

const Commands = z
  .array(z.object({ command: z.string().regex(/^[a-z0-9_]{1,32}$/), description: z.string().min(1).max(256) }))
  .max(100);

function listOf(call: Call): { scope: BotCommandScope; language: string } {
  const scope = (call.structure("scope", "BotCommandScope") ?? { type: "default" }) as BotCommandScope;
  const language = call.string("language_code") ?? "";
  if (language !== "" && !/^[a-z]{2}$/.test(language)) throw badRequest("invalid language code specified");
  if ("chat_id" in scope && !call.world.chats.has(Number(scope.chat_id))) throw badRequest("chat not found");
  return { scope, language };
}

const same = (scope: BotCommandScope, language: string) => (one: { scope: BotCommandScope; language: string }) =>
  JSON.stringify(one.scope) === JSON.stringify(scope) && one.language === language;

export function setMyCommands(call: Call): true {
  const { scope, language } = listOf(call);
  const given = Commands.safeParse(call.structure("commands", "commands"));
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

/** The commands that a person sees in a chat: the narrowest scope that has any, in their language first (Bot API, `BotCommandScope`). */
export function commandsFor(world: World, chatId: number, languageCode: string): BotCommand[] {
  const type = chatId > 0 ? "all_private_chats" : "all_group_chats";
  const scopes: BotCommandScope[] = [{ type: "chat", chat_id: chatId }, { type }, { type: "default" }];
  for (const scope of scopes) {
    for (const language of [languageCode, ""]) {
      const list = world.commands.find(same(scope, language));
      if (list) return list.commands;
    }
  }
  return [];
}
