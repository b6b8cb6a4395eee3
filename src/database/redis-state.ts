import KeyvRedis, { createClient } from "@keyv/redis";
import { Keyv } from "keyv";
import type { Clock } from "../core/clock.ts";
import { AppError, messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Database } from "./database.ts";
import { type State, type StateKind, stateOver } from "./state.ts";

/**
 * State in Redis: several processes share it, and the database is spared a write for each question that is asked.
 *
 * While the server is away everything that needs it is refused at once, so that a person hears of it instead of waiting; the client goes on
 * trying to connect. What is stored stays as it was, and a conversation goes on where it stood. A server that is there but silent is
 * given `ANSWER_MS`.
 *
 * Keys begin with the bot's id, "kiosk:<bot id>:session:<chat id>", for one server may serve several newsrooms.
 */
const ANSWER_MS = 3000;
const CONNECT_MS = 3000;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 2000;

/**
 * Opens it, whether the server is there or not; it is told in the log when it goes and when it comes back.
 * @param url of `KEYV_URL`; its password is never shown
 * @throws AppError "configuration" when the server is there and refuses, such as for a wrong password
 */
export async function openRedisState(url: string, botId: number, log: Log): Promise<State> {
  const client = newClient(url);
  let away = false;
  client.on("error", (error: unknown) => {
    if (!away) log.warn({ reason: messageOf(error) }, "Redis is away: nobody can be answered; trying to connect again");
    away = true;
  });
  client.on("ready", () => {
    if (away) log.info({}, "Redis is back");
    away = false;
  });
  await firstConnection(client);
  const namespaceOf = (kind: StateKind) => `kiosk:${botId}:${kind}`;
  return {
    // Keyv tells its namespace to the adapter, which makes the keys here.
    ...stateOver(
      (kind) =>
        new Keyv({
          store: new PromptKeyvRedis(client, { keyPrefixSeparator: ":", throwOnErrors: true }),
          namespace: namespaceOf(kind),
          useKeyPrefix: false,
          throwOnErrors: true,
        }),
    ),
    async reached() {
      await within(client.ping(), ANSWER_MS);
    },
    // Redis does.
    async deleteExpired() {},
    async close() {
      client.destroy();
    },
  };
}

/**
 * Whether the server at `url` answers and accepts us.
 * @throws Error that says why not, without the address's password
 */
export async function askRedis(url: string): Promise<void> {
  const client = newClient(url, false);
  client.on("error", () => {});
  try {
    await within(client.connect(), CONNECT_MS);
    await within(client.ping(), ANSWER_MS);
  } finally {
    if (client.isOpen) client.destroy();
  }
}

/**
 * Takes along what the database kept, such as what an editor was writing when the newsroom began to use Redis. Done again, or by two
 * processes at once, it does no harm: what Redis has already stays.
 * @throws AppError "configuration" when there is something to take along, and Redis can't be reached
 */
export async function takeStateAlong(database: Database, clock: Clock, state: State): Promise<void> {
  const rows = await database.selectFrom("keyv").selectAll().execute();
  try {
    for (const { key, value, expires_at } of rows) {
      const [kind = "", chatId = ""] = key.split(":");
      const keyv = state[kind as StateKind];
      const left = expires_at === null ? undefined : expires_at - clock.now();
      if ((left ?? 1) > 0 && (await keyv.get(chatId)) === undefined) {
        const kept = await keyv.deserializeData(value);
        await keyv.set(chatId, kept?.value, left);
      }
      await database.deleteFrom("keyv").where("key", "=", key).execute();
    }
  } catch (error) {
    throw new AppError(
      "configuration",
      `What chats are in the middle of has to move from the database to Redis first: ${messageOf(error)}. Check KEYV_URL, and start again.`,
      { cause: error },
    );
  }
}

type Client = ReturnType<typeof newClient>;

function newClient(url: string, reconnects = true) {
  return createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_MS,
      reconnectStrategy: reconnects && ((attempts) => Math.min(FIRST_RETRY_MS * 2 ** attempts, LAST_RETRY_MS)),
    },
  });
}

/** Resolves when the server has answered, or when it can't be reached for now. */
async function firstConnection(client: Client): Promise<void> {
  const failure = await new Promise<unknown>((resolve) => {
    client.once("error", resolve);
    client.connect().then(() => resolve(undefined), resolve);
  });
  // An answer of Redis begins with a code in capitals, such as WRONGPASS or NOAUTH; what it can't reach has a code of the system.
  if (failure instanceof Error && /^(WRONGPASS|NOAUTH|NOPERM|ERR) /.test(failure.message)) {
    client.destroy();
    throw new AppError("configuration", `Redis refuses the program: ${failure.message}. Check KEYV_URL.`);
  }
}

/** Its client has no limit of its own for an answer (`commandOptions.timeout` ends when a command is written). */
class PromptKeyvRedis extends KeyvRedis<string> {
  /** As it is: the one that was closed is not opened again. */
  override async getClient() {
    return this.client;
  }
  override get<U = string>(key: string): Promise<U | undefined> {
    return within(super.get<U>(key), ANSWER_MS);
  }
  override set(key: string, value: string, ttl?: number): Promise<void> {
    return within(super.set(key, value, ttl), ANSWER_MS);
  }
  override delete(key: string): Promise<boolean> {
    return within(super.delete(key), ANSWER_MS);
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Redis did not answer within ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
}
