/** What the soak runs on: an archive, subscribers, feeds, and the program as a process that is asked how it is. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcp } from "node:net";
import { join } from "node:path";
import { articleStore } from "../src/content/article-store.ts";
import { documentFromText } from "../src/content/document.ts";
import { feedStore } from "../src/content/feeds/feed-store.ts";
import { systemClock } from "../src/core/clock.ts";
import { type ArticleId, ChatId } from "../src/core/ids.ts";
import { type Database, transaction } from "../src/database/database.ts";
import { chatStore } from "../src/subscribers/chat-store.ts";
import { subscriptionStore } from "../src/subscribers/subscription-store.ts";
import { generatedText } from "./generated-archive.ts";
import { TOKEN } from "./soak-telegram.ts";

export const FIRST_SUBSCRIBER = 30_000_000;
const ARTICLES = 3000;
const FEEDS = 20;
/** A feed is asked so often, several times its usual rate; each time it has something new. */
const POLL_EVERY_MS = 60_000;
const SAMPLE_MS = 2000;
/** What only the broadcast has, so that news of feeds comes to nobody. */
const TAG = "Breaking";

/** An archive, feeds, and so many who want what is breaking. */
export async function prepare(database: Database, feedUrls: readonly string[], subscribers: number): Promise<void> {
  await transaction(database, async (trx) => {
    const articles = articleStore(trx, systemClock);
    for (let id = 1; id <= ARTICLES; id++) {
      const { title, lead, tags, body } = generatedText(id);
      const document = documentFromText(body);
      await articles.save({ source: "bench", sourceId: String(id), title, lead, tags, document, language: "en" });
    }
    for (const url of feedUrls) {
      await feedStore(trx, systemClock).add({ url, title: `Feed ${url}`, tags: [], mode: "publish" });
    }
  });
  await draft(database, "Nothing yet");
  await transaction(database, async (trx) => {
    const { id } = await trx.selectFrom("tag").select("id").where("title", "=", TAG).executeTakeFirstOrThrow();
    const [chats, subscriptions] = [chatStore(trx, systemClock), subscriptionStore(trx, systemClock)];
    for (let n = 0; n < subscribers; n++) {
      const chatId = ChatId.parse(FIRST_SUBSCRIBER + n);
      await chats.ensure(chatId, "private", { language: "en", timeZone: "UTC", digestTime: "08:00" });
      await subscriptions.subscribe(chatId, { kind: "tag", tagId: id as never }, "instant");
    }
  });
}

/** A draft that those who want what is breaking get when it is published. */
export async function draft(database: Database, title: string): Promise<ArticleId> {
  const document = documentFromText(`${title}. It has been dark since Monday.`);
  const article = { source: "bench", sourceId: title, title, document, tags: [TAG], language: "en", draft: true };
  return (await articleStore(database, systemClock).save(article)).id;
}

/** Words that are in the archive. */
export function wordsOfArchive(): string[] {
  const words = Array.from({ length: 200 }, (_, n) => generatedText(1 + n * 10).title.split(" "));
  return [...new Set(words.flat())];
}

/** Servers of feeds, in one: each has two new items each time. */
export async function startFeeds() {
  let polls = 0;
  const server = createServer((request, response) => {
    const item = (n: number) => {
      const { title, body } = generatedText(1_000_000 + polls * 2 + n);
      return `<item><guid>${request.url}-${polls}-${n}</guid><title>${title}</title><description>${body}</description></item>`;
    };
    polls++;
    const items = [0, 1].map(item).join("");
    response.setHeader("content-type", "application/rss+xml");
    response.end(`<rss version="2.0"><channel><title>${request.url}</title>${items}</channel></rss>`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    urls: Array.from({ length: FEEDS }, (_, n) => `http://127.0.0.1:${port}/${n}`),
    polls: () => polls,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export interface RunningProgram {
  process: ChildProcess;
  port: number;
}

export async function startProgram(databaseUrl: string, apiRoot: string): Promise<RunningProgram> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(import.meta.dirname, "../src/main.ts")], {
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: "warn",
      BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: apiRoot,
      DATABASE_URL: databaseUrl,
      ALLOW_PRIVATE_ADDRESSES: "yes",
      BACKUPS: "0",
      PORT: String(port),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close").then(() => {
    throw new Error("the program ended before it was open");
  });
  await Promise.race([once(child.stdout as NodeJS.ReadableStream, "data"), ended]);
  return { process: child, port };
}

/** Asks the program to stop. @returns how long that took in ms, and its exit code */
export async function stopProgram({ process: child }: RunningProgram): Promise<{ ms: number; code: number | null }> {
  const start = performance.now();
  const ended = once(child, "close");
  child.kill("SIGTERM");
  const [code] = await ended;
  return { ms: performance.now() - start, code };
}

/** How the program is, as it says itself (`/metrics`): bytes, files, CPU time so far, and how long its event loop was held (s). */
export interface Sample {
  resident: number;
  heap: number;
  files: number;
  cpu: number;
  lagP99: number;
  lagMost: number;
}

/** Asks every two seconds how the program is, for `ms`, and has feeds come due. */
export async function watch({ port }: RunningProgram, database: Database, ms: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  const end = performance.now() + ms;
  let feedsDueAt = 0;
  while (performance.now() < end) {
    if (performance.now() >= feedsDueAt) {
      await database.updateTable("feed").set({ next_poll_at: 0 }).execute();
      feedsDueAt = performance.now() + POLL_EVERY_MS;
    }
    await systemClock.sleep(Math.min(SAMPLE_MS, Math.max(0, end - performance.now())));
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1] ?? Number.NaN);
    samples.push({
      resident: figure("process_resident_memory_bytes"),
      heap: figure("nodejs_heap_size_used_bytes"),
      files: figure("process_open_fds"),
      cpu: figure("process_cpu_seconds_total"),
      lagP99: figure("nodejs_eventloop_lag_p99_seconds"),
      lagMost: figure("nodejs_eventloop_lag_max_seconds"),
    });
  }
  return samples;
}

async function freePort(): Promise<number> {
  const server = createTcp().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
