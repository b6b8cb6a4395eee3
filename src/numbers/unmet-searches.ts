import { createHash, randomBytes } from "node:crypto";

/** Words become known to the newsroom when this many different chats have looked for them on one day. */
export const ENOUGH_CHATS = 5;
/** Longer ones are somebody's sentence, not what many look for; UTF-16 units. */
const MAX_LENGTH = 60;
/** So much is remembered of a day: what comes after that many different words or chats is not counted. */
const MAX_WORDS = 20_000;
const MAX_CHATS = 10_000;

/**
 * Which searches found nothing, without knowing whose they were. Before enough different chats have used the same words on the same day,
 * they exist in this process's memory only, and a chat only as a hash with a salt that is drawn anew each day, held here alone
 * and forgotten with the day. A restart forgets what has not been enough yet.
 */
export function unmetSearches(newSalt: () => Uint8Array = () => randomBytes(32)) {
  let today = "";
  let salt = newSalt();
  let chatsOf = new Map<string, Set<string>>();

  return {
    /**
     * @param day "YYYY-MM-DD"; @param words as they were typed, without operators
     * @returns what has to be added to the day's count: of each of the words' different chats one, once there are enough
     */
    note(day: string, chatId: number, words: string): { words: string; count: number } | undefined {
      if (day !== today) {
        today = day;
        salt = newSalt();
        chatsOf = new Map();
      }
      const said = plainWords(words);
      if (said === "" || said.length > MAX_LENGTH) return undefined;
      let chats = chatsOf.get(said);
      if (!chats) {
        if (chatsOf.size >= MAX_WORDS) return undefined;
        chats = new Set();
        chatsOf.set(said, chats);
      }
      const chat = createHash("sha256").update(salt).update(String(chatId)).digest("base64");
      if (chats.has(chat) || chats.size >= MAX_CHATS) return undefined;
      chats.add(chat);
      if (chats.size < ENOUGH_CHATS) return undefined;
      return { words: said, count: chats.size === ENOUGH_CHATS ? ENOUGH_CHATS : 1 };
    },
  };
}

/** Letters and digits in one case, a space between words: so that nothing but words is counted, and two ways of typing them as one. */
function plainWords(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\u200c]+/gu, " ")
    .trim();
}
