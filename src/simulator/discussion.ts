import type { Message } from "grammy/types";
import type { SimulatedChat, World } from "./world.ts";

/** Telegram's own account, in whose name posts come to a discussion group (Bot API, `Message.from`). */
const TELEGRAM = { id: 777_000, is_bot: false, first_name: "Telegram" };

/** In a group a bot with privacy on, as bots are, gets commands, replies to itself and what names it (Bot API FAQ, "privacy mode"). */
export function hears(world: World, place: SimulatedChat, message: Message): boolean {
  if (place.botStatus === "left" || place.botStatus === "kicked") return false;
  if (place.chat.type === "private" || place.botStatus === "administrator") return true;
  const text = message.text ?? message.caption ?? "";
  const { username } = world.bot;
  const command = /^\/\w+(?:@(\w+))?/.exec(text);
  if (command) return command[1] === undefined || command[1].toLowerCase() === username.toLowerCase();
  const toBot = message.reply_to_message?.from?.id === world.bot.id;
  return toBot || text.toLowerCase().includes(`@${username.toLowerCase()}`);
}

/** What is posted in a channel comes to its discussion group at once, if it has one (Bot API, `is_automatic_forward`). */
export function forwardToDiscussion(world: World, channel: SimulatedChat, post: Message): void {
  const group = channel.chat.type === "channel" && world.chats.get(channel.linkedTo ?? 0);
  if (!group) return;
  const { message_id, chat, date, reply_markup: _, ...content } = post;
  const forwarded = world.add(
    group,
    (id) =>
      ({
        ...content,
        message_id: id,
        from: TELEGRAM,
        sender_chat: chat,
        chat: group.chat,
        date,
        forward_origin: { type: "channel", chat, message_id, date },
        is_automatic_forward: true,
      }) as unknown as Message,
  );
  if (hears(world, group, forwarded)) world.push({ message: forwarded as never });
}
