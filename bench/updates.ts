/**
 * Updates handled a second: the whole program beside a bare grammY bot (long polling with its runner, which handles updates
 * concurrently, as ours) that answers the same text, each in a process of its own, on the same simulator, one after the other, in the same run.
 *
 * A crowd of readers sends plain words, one message each, all at once; the clock runs from the first message until the last reader has
 * the answer. Ours looks for the words in its archive; the bare bot sends the very text that ours answered, without looking for
 * anything.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../src/simulator/simulator.ts";

const READERS = 2000;
const ROUNDS = 3;
const FIRST_READER = 5_000_000;
const WORDS = "lighthouse";

export interface UpdatesBench {
  /** Updates a second, the median of the rounds. */
  kiosk: number;
  bareGrammy: number;
  /** Peak resident memory of the process in MB. */
  kioskMemory: number;
  bareMemory: number;
}

/** Runs the measurement (under a minute), prints it, and gives the figures. */
export async function benchUpdates(readers = READERS): Promise<UpdatesBench> {
  const folder = mkdtempSync(join(tmpdir(), "kiosk-bench-updates-"));
  try {
    const article = { title: "A lighthouse", body: "It has been dark since Monday.", tags: ["Town"] };
    const archive = Array.from({ length: 50 }, (_, n) => ({ ...article, id: String(n), title: `A lighthouse ${n}` }));
    writeFileSync(join(folder, "archive.jsonl"), archive.map((line) => JSON.stringify(line)).join("\n"));
    const database = `sqlite:${join(folder, "kiosk.db")}`;
    await ended(start(["src/cli.ts", "import", join(folder, "archive.jsonl")], { DATABASE_URL: database }));

    const kiosk = await measure(["src/main.ts"], { DATABASE_URL: database }, readers);
    const bare = await measure(["bench/bare-bot.ts"], { ANSWER: kiosk.answer }, readers);
    const result = {
      kiosk: kiosk.perSecond,
      bareGrammy: bare.perSecond,
      kioskMemory: kiosk.memory,
      bareMemory: bare.memory,
    };
    print(result, readers);
    return result;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function print({ kiosk, bareGrammy, kioskMemory, bareMemory }: UpdatesBench, readers: number): void {
  console.log(`updates: ${readers} readers write at once, ${ROUNDS} rounds, updates/s (median) and peak memory`);
  console.log(`  kiosk, a search with its answer   ${Math.round(kiosk)}/s  ${Math.round(kioskMemory)} MB`);
  console.log(`  bare grammY, the same answer      ${Math.round(bareGrammy)}/s  ${Math.round(bareMemory)} MB`);
  console.log(`  ratio: ${(kiosk / bareGrammy).toFixed(2)}`);
}

function start(args: string[], environment: Record<string, string>) {
  const root = join(import.meta.dirname, "..");
  return spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH, LOG_LEVEL: "error", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

function ended(child: ReturnType<typeof start>): Promise<void> {
  child.stdout.resume();
  return new Promise((resolve) => child.once("close", () => resolve()));
}

async function measure(args: string[], environment: Record<string, string>, readers: number) {
  const simulator = await startSimulator();
  simulator.world.addCrowd(FIRST_READER, readers);
  const child = start(args, { ...environment, BOT_TOKEN: simulator.token, TELEGRAM_API_ROOT: simulator.url });
  const gone = ended(child);
  try {
    const answer = await firstAnswer(simulator);
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await oneRound(simulator, readers));
    rounds.sort((a, b) => a - b);
    return { answer, perSecond: rounds[ROUNDS >> 1] ?? 0, memory: await peakMemory(child.pid) };
  } finally {
    child.kill("SIGTERM");
    await gone;
    await simulator.close();
  }
}

/** The bot is up when it answers. */
async function firstAnswer(simulator: Simulator): Promise<string> {
  const reader = simulator.person(FIRST_READER);
  reader.send(WORDS);
  return (await reader.sees(() => true, { timeoutMs: 20_000 })).text ?? "";
}

/** @returns updates a second */
async function oneRound(simulator: Simulator, readers: number): Promise<number> {
  const { world, people } = simulator;
  const waiting = new Set<number>();
  const start = performance.now();
  await new Promise<void>((resolve) => {
    const stop = world.listen((event) => {
      if (event.type !== "message" || !world.chats.get(event.chat_id)?.own.has(event.message.message_id)) return;
      waiting.delete(event.chat_id);
      if (waiting.size > 0) return;
      stop();
      resolve();
    });
    for (let id = FIRST_READER; id < FIRST_READER + readers; id++) waiting.add(id);
    for (const id of waiting) people.send(id, id, WORDS, undefined);
  });
  return (readers / (performance.now() - start)) * 1000;
}

/** From Linux's `/proc`; 0 where there is none. */
async function peakMemory(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
}
