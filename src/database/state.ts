import { Keyv } from "keyv";
import type { Clock } from "../core/clock.ts";
import type { Database } from "./database.ts";
import { DatabaseKeyvAdapter } from "./keyv-adapter.ts";

/**
 * Session and conversation state: what a chat is in the middle of. It is kept through Keyv, in the same database by default and in
 * Redis where one is given (`redis-state.ts`); nothing above knows which. Keys are chat ids, values carry a version of their own.
 */
export interface State {
  /** Which question is open (`handlers/chat-session.ts`). */
  session: Keyv;
  /** What an editor is writing (`bot/create-bot.ts`). */
  conversation: Keyv;
  /** The album that may become an article (`handlers/albums.ts`). */
  album: Keyv;
  /** All that is kept of these chats, to be shown to them. */
  of(chatIds: readonly number[]): Promise<StateEntry[]>;
  /** Erases all that is kept of these chats. */
  forget(chatIds: readonly number[]): Promise<void>;
  /** Resolves when it can be read; rejects when its server is away. */
  reached(): Promise<void>;
  /** Drops what has expired, where that doesn't happen by itself. */
  deleteExpired(): Promise<void>;
  close(): Promise<void>;
}

const STATE_KINDS = ["session", "conversation", "album"] as const;
export type StateKind = (typeof STATE_KINDS)[number];

export interface StateEntry {
  /** "session:<chat id>". */
  key: string;
  value: unknown;
  /** Epoch ms; null: it is kept until it is deleted. */
  expires_at: number | null;
}

/** State in the database, which is backed up with everything else. */
export function databaseState(database: Database, clock: Clock): State {
  const adapter = () => new DatabaseKeyvAdapter(database, clock);
  return {
    ...stateOver((kind) => new Keyv({ store: adapter(), namespace: kind, throwOnErrors: true })),
    // It can, where anything can.
    async reached() {},
    async deleteExpired() {
      await adapter().deleteExpired();
    },
    async close() {},
  };
}

/** What is the same wherever state lies. @param open makes the Keyv of one kind, which rejects when its store fails */
export function stateOver(open: (kind: StateKind) => Keyv): Omit<State, "reached" | "deleteExpired" | "close"> {
  const kinds = { session: open("session"), conversation: open("conversation"), album: open("album") };
  const places = (chatIds: readonly number[]) =>
    STATE_KINDS.flatMap((kind) => chatIds.map((chatId) => ({ kind, keyv: kinds[kind], key: String(chatId) })));
  return {
    ...kinds,
    async of(chatIds) {
      const found = await Promise.all(
        places(chatIds).map(async ({ kind, keyv, key }) => ({ key: `${kind}:${key}`, raw: await keyv.getRaw(key) })),
      );
      return found.flatMap(({ key, raw }) => (raw ? [{ key, value: raw.value, expires_at: raw.expires ?? null }] : []));
    },
    async forget(chatIds) {
      await Promise.all(places(chatIds).map(({ keyv, key }) => keyv.delete(key)));
    },
  };
}
