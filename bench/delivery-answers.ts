/**
 * How long a reader waits for an answer while a broadcast runs at full pace (30 messages a second), beside the same program when it is
 * idle: the whole program on the simulator, which enforces Telegram's limit. A few readers write a word now and then; the clock
 * runs from the message until the answer is there.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { articleStore } from "../src/content/article-store.ts";
import { documentFromText } from "../src/content/document.ts";
import { systemClock } from "../src/core/clock.ts";
import { ChatId } from "../src/core/ids.ts";
import { openDatabase } from "../src/database/database.ts";
import { publish } from "../src/delivery/publication.ts";
import { type Simulator, startSimulator } from "../src/simulator/simulator.ts";
import { chatStore } from "../src/subscribers/chat-store.ts";
import { subscriptionStore } from "../src/subscribers/subscription-store.ts";

const SUBSCRIBERS = 3000;
const READERS = 20;
const FIRST = 5_000_000;
/** Questions of each measurement, and ms between them. */
const QUESTIONS = 600;
const EVERY_MS = 50;

export interface AnswersBench {
  /** p99, ms. */
  idle: number;
  broadcasting: number;
  /** Messages a second that went to subscribers meanwhile. */
  pace: number;
}

/** Runs the measurement (over a minute), prints it, and gives the figures. */
export async function benchDeliveryAnswers(): Promise<AnswersBench> {
  const folder = mkdtempSync(join(tmpdir(), "kiosk-bench-answers-"));
  const url = `sqlite:${join(folder, "kiosk.db")}`;
  const simulator = await startSimulator();
  simulator.world.addCrowd(FIRST, SUBSCRIBERS + READERS);
  const database = openDatabase(url);
  const chats = chatStore(database, systemClock);
  const subscriptions = subscriptionStore(database, systemClock);
  for (let id = FIRST + READERS; id < FIRST + READERS + SUBSCRIBERS; id++) {
    const chatId = ChatId.parse(id);
    await chats.ensure(chatId, "private", { language: "en", timeZone: "UTC", digestTime: "08:00" });
    await subscriptions.subscribe(chatId, { kind: "all" }, "instant");
  }
  const articles = articleStore(database, systemClock);
  const draft = async (title: string) => {
    const document = documentFromText(`${title}. It has been dark since Monday.`);
    const article = { source: "bench", sourceId: title, title, document, tags: [], language: "en", draft: true };
    return (await articles.save(article)).id;
  };
  await articles.publish(await draft("A lighthouse"));
  const program = spawn(process.execPath, [join(import.meta.dirname, "../src/main.ts")], {
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: "error",
      BOT_TOKEN: simulator.token,
      TELEGRAM_API_ROOT: simulator.url,
      DATABASE_URL: url,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    await answerTo(simulator, FIRST);
    // Warm before anything is measured.
    await ask(simulator, QUESTIONS / 3);
    const idle = p99(await ask(simulator, QUESTIONS));
    const broadcast = await draft("A broadcast");
    await publish(database, systemClock, broadcast);
    await systemClock.sleep(3000);
    const [before, start] = [await sent(), performance.now()];
    const broadcasting = p99(await ask(simulator, QUESTIONS));
    const pace = (((await sent()) - before) / (performance.now() - start)) * 1000;
    const result = { idle, broadcasting, pace };
    print(result);
    return result;
  } finally {
    program.kill("SIGKILL");
    await once(program, "close");
    await database.destroy();
    await simulator.close();
    rmSync(folder, { recursive: true });
  }

  async function sent(): Promise<number> {
    const rows = await database.selectFrom("dispatch").select("sent").execute();
    return rows.reduce((sum, row) => sum + row.sent, 0);
  }
}

function print({ idle, broadcasting, pace }: AnswersBench): void {
  console.log(`answers: ${QUESTIONS} questions, one each ${EVERY_MS} ms, p99 until the answer is there`);
  console.log(`  idle                         ${idle.toFixed(1)} ms`);
  console.log(`  while ${pace.toFixed(1)}/s are broadcast   ${broadcasting.toFixed(1)} ms`);
  console.log(`  ratio: ${(broadcasting / idle).toFixed(2)}`);
}

/** Asks `count` questions, each of another reader than the last. @returns ms of each until the answer */
async function ask(simulator: Simulator, count: number): Promise<number[]> {
  const waits: Promise<number>[] = [];
  for (let question = 0; question < count; question++) {
    waits.push(answerTo(simulator, FIRST + (question % READERS)));
    await systemClock.sleep(EVERY_MS);
  }
  return Promise.all(waits);
}

function answerTo(simulator: Simulator, reader: number): Promise<number> {
  const { world, people } = simulator;
  const start = performance.now();
  return new Promise((resolve) => {
    const stop = world.listen((event) => {
      if (event.type !== "message" || event.chat_id !== reader) return;
      if (!world.chats.get(reader)?.own.has(event.message.message_id)) return;
      stop();
      resolve(performance.now() - start);
    });
    people.send(reader, reader, "lighthouse", undefined);
  });
}

function p99(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
}
