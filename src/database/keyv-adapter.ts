import { EventEmitter } from "node:events";
import type { KeyvStoreAdapter, StoredData } from "keyv";
import type { Clock } from "../core/clock.ts";
import type { Database } from "./database.ts";

/**
 * Keyv's storage in our own database, one for each namespace: Keyv tells it which.
 *
 * Values are the strings that Keyv serialises; expiry is kept beside them so that a clean-up needn't read them.
 */
export class DatabaseKeyvAdapter extends EventEmitter implements KeyvStoreAdapter {
  readonly opts = { dialect: "kysely" };
  namespace?: string | undefined;
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    super();
    this.#database = database;
    this.#clock = clock;
  }

  async get<Value>(key: string): Promise<StoredData<Value> | undefined> {
    const row = await this.#database
      .selectFrom("keyv")
      .select("value")
      .where("key", "=", key)
      .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", this.#clock.now())]))
      .executeTakeFirst();
    // Keyv parses the string that it wrote itself; its type says "value" for both.
    return row?.value as StoredData<Value> | undefined;
  }

  async set(key: string, value: string, ttl?: number): Promise<boolean> {
    const row = { value, expires_at: ttl === undefined ? null : this.#clock.now() + ttl };
    await this.#database
      .insertInto("keyv")
      .values({ key, ...row })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
      .execute();
    return true;
  }

  async delete(key: string): Promise<boolean> {
    const result = await this.#database.deleteFrom("keyv").where("key", "=", key).executeTakeFirst();
    return result.numDeletedRows > 0n;
  }

  async clear(): Promise<void> {
    const prefix = this.namespace ? `${this.namespace}:` : "";
    await this.#database
      .deleteFrom("keyv")
      .where((eb) => eb.fn("substr", ["key", eb.val(1), eb.val(prefix.length)]), "=", prefix)
      .execute();
  }

  /** Drops what has expired; returns how many entries. */
  async deleteExpired(): Promise<number> {
    const result = await this.#database
      .deleteFrom("keyv")
      .where("expires_at", "<=", this.#clock.now())
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  }
}
