/** A newsroom on a disk with as many subscribers as are wanted, and a server beside it: what delivery is measured on. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Api } from "grammy";
import { telegramMessenger } from "../src/bot/telegram-messenger.ts";
import { articleStore } from "../src/content/article-store.ts";
import { documentFromText } from "../src/content/document.ts";
import { mediaStore } from "../src/content/media-store.ts";
import { systemClock } from "../src/core/clock.ts";
import { messageOf } from "../src/core/errors.ts";
import type { ArticleId } from "../src/core/ids.ts";
import type { Log } from "../src/core/log.ts";
import { openDatabase } from "../src/database/database.ts";
import { audienceWriter } from "../src/delivery/audience-writer.ts";
import type { Pacing } from "../src/delivery/pacing.ts";
import { createSender } from "../src/delivery/sender.ts";
import { createComposer } from "../src/jobs/composer.ts";
import { loadLocales } from "../src/newsroom.ts";
import { chatStore } from "../src/subscribers/chat-store.ts";
import { outletStore } from "../src/subscribers/outlet-store.ts";

export const TOKEN = "7000000001:bench";
export const FIRST_READER = 10_000_000;

export interface Stub {
  url: string;
  counts(): Promise<{ taken: number; refused: number }>;
  stop(): Promise<void>;
}

/** @param perSecond the limit that it enforces; 0: none */
export async function startStub(perSecond = 0): Promise<Stub> {
  const child = fork(join(import.meta.dirname, "telegram-stub.ts"), [String(perSecond)], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const [line] = await once(child.stdout as NodeJS.ReadableStream, "data");
  const url = `http://127.0.0.1:${Number(line)}`;
  return {
    url,
    counts: async () => (await (await fetch(`${url}/counts`)).json()) as { taken: number; refused: number },
    async stop() {
      child.kill();
      await once(child, "close");
    },
  };
}

const loud: Log = {
  ...Object.fromEntries(["trace", "debug", "info", "warn"].map((level) => [level, () => {}])),
  error: (fields: { err?: unknown }, words: string) => console.error(words, messageOf(fields.err)),
} as unknown as Log;

export type BenchNewsroom = Awaited<ReturnType<typeof openBenchNewsroom>>;

/** @param options.zones time zones among which its readers are spread */
export async function openBenchNewsroom(readers: number, options: { zones?: readonly string[] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "kiosk-bench-delivery-"));
  const path = join(folder, "kiosk.db");
  const database = openDatabase(`sqlite:${path}`);
  subscribe(path, readers, options.zones ?? ["UTC"]);
  const articles = articleStore(database, systemClock);
  const locales = loadLocales("en");
  let written = 0;
  return {
    database,
    path,
    articles,
    /** A draft of a usual length: nothing of it is dispatched yet. */
    async draft(): Promise<ArticleId> {
      written++;
      const sentence = "The lighthouse has been dark since Monday, and nobody knows for how long. ";
      const { id } = await articles.save({
        source: "bench",
        sourceId: String(written),
        title: `The lighthouse ${written}`,
        document: documentFromText(sentence.repeat(8)),
        tags: [],
        language: "en",
        draft: true,
      });
      return id;
    },
    /** What the sender does beside sending, done before. */
    async writeAudiences() {
      const { writeMore } = audienceWriter(database, systemClock);
      while (await writeMore());
    },
    sender(api: Api, pacing: Pacing, window: number) {
      const media = mediaStore(database);
      const messenger = telegramMessenger({ api, media, rich: { taken: true } });
      const compose = createComposer({
        database,
        clock: systemClock,
        articles,
        chats: chatStore(database, systemClock),
        outlets: outletStore(database, systemClock, []),
        takesRich: messenger.takesRich,
        locales,
        publicationName: "Kiosk",
        deepLink: (payload) => `https://t.me/bench?start=${payload}`,
      });
      return createSender({ database, clock: systemClock, messenger, compose, botId: 1, log: loud, pacing, window });
    },
    async close() {
      await database.destroy();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Chats that follow everything at once, made by one statement each. */
function subscribe(path: string, readers: number, zones: readonly string[]): void {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA busy_timeout = 10000; PRAGMA synchronous = OFF");
  database
    .prepare(
      `WITH RECURSIVE reader (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM reader WHERE n + 1 < ?1)
       INSERT INTO chat (id, type, state, language, time_zone, digest_time, created_at)
       SELECT ${FIRST_READER} + n, 'private', 'active', 'en', ?2 ->> ('$[' || (n % json_array_length(?2)) || ']'), '08:00', 0
       FROM reader`,
    )
    .run(readers, JSON.stringify(zones));
  database.exec(
    `INSERT INTO subscription (chat_id, topic, cadence, since, cursor) SELECT id, 'all', 'instant', 0, 0 FROM chat WHERE id >= ${FIRST_READER}`,
  );
  database.close();
}
