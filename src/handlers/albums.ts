import type { Message } from "grammy/types";
import type Keyv from "keyv";
import { z } from "zod";

/** An album is asked for again soon, or never. */
const KEPT_MS = 60 * 60 * 1000;

/** Of each message what an article is made of; stored with a version. */
const Part = z.object({
  message_id: z.number(),
  date: z.number(),
  chat: z.looseObject({ id: z.number() }),
  media_group_id: z.string(),
  photo: z.array(z.looseObject({ file_id: z.string() })).optional(),
  document: z.looseObject({ file_id: z.string() }).optional(),
  caption: z.string().optional(),
  caption_entities: z.array(z.looseObject({ type: z.string() })).optional(),
});
const State = z.object({ version: z.literal(1), group: z.string(), parts: z.array(Part).max(10) });

export type Albums = ReturnType<typeof albums>;

/**
 * The pictures of an album that an editor sent, for as long as it may become an article: Telegram sends each in an update of its own
 * (Bot API, `Message.media_group_id`). Of a chat the last album is known.
 */
export function albums(keyv: Keyv) {
  async function parts(chatId: number, group: string): Promise<z.infer<typeof Part>[]> {
    const stored = State.safeParse(await keyv.get(String(chatId))).data;
    return stored?.group === group ? stored.parts : [];
  }

  return {
    /** @returns how many of it are known, this one among them */
    async add(chatId: number, group: string, message: Message): Promise<number> {
      const known = await parts(chatId, group);
      const all = [...known.filter((one) => one.message_id !== message.message_id), Part.parse(message)].slice(0, 10);
      await keyv.set(String(chatId), { version: 1, group, parts: all }, KEPT_MS);
      return all.length;
    },
    async of(chatId: number, group: string): Promise<Message[]> {
      return (await parts(chatId, group)) as unknown as Message[];
    },
  };
}
