/**
 * `npm run bench -- soak [minutes] [updates a second]`: the whole program in production shape, as a process: a crowd searches, reads, presses
 * and changes settings, while a broadcast goes out at Telegram's pace and feeds bring news at many times their usual rate, so that
 * minutes hold what an hour does. Then it is stopped amid all that and started again, and what everybody got is compared with what they
 * asked for and what the ledger says.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { systemClock } from "../src/core/clock.ts";
import { openDatabase } from "../src/database/database.ts";
import { publish } from "../src/delivery/publication.ts";
import { crowd, type Kind } from "./soak-people.ts";
import {
  draft,
  FIRST_SUBSCRIBER,
  prepare,
  type RunningProgram,
  type Sample,
  startFeeds,
  startProgram,
  stopProgram,
  watch,
  wordsOfArchive,
} from "./soak-program.ts";
import { startSoakTelegram } from "./soak-telegram.ts";

const PEOPLE = 4000;
const FIRST_PERSON = 20_000_000;
const WARM_UP_MS = 20_000;
/** Telegram's usual pace of messages to subscribers, which the program keeps to. */
const PACE = 30;
const BROADCAST = "A broadcast to everybody";
/** What takes longer never comes. */
const GIVE_UP_MS = 60_000;
const MB = 1e6;

/** Runs the measurement and prints it; the exit code is 1 when something was lost, or the stop took too long. */
export async function benchSoak(minutes: number, perSecond: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "kiosk-bench-soak-"));
  const file = join(folder, "kiosk.db");
  const database = openDatabase(`sqlite:${file}`);
  const readers = crowd(FIRST_PERSON, PEOPLE, wordsOfArchive(), Math.random);
  /** How often each subscriber got the broadcast. */
  const got = new Map<number, number>();
  const telegram = await startSoakTelegram((call) => {
    readers.hears(call);
    const id = Number(call.parameters.chat_id);
    const isBroadcast = id >= FIRST_SUBSCRIBER && JSON.stringify(call.parameters).includes(BROADCAST);
    if (isBroadcast) got.set(id, (got.get(id) ?? 0) + 1);
  });
  const feeds = await startFeeds();
  const start = () => startProgram(`sqlite:${file}`, telegram.url);
  let program: RunningProgram | undefined;
  try {
    await prepare(database, feeds.urls, Math.ceil(minutes * 60 + 60) * PACE);
    program = await start();
    const ending = new AbortController();
    const writing = readers.write(telegram, perSecond, ending.signal);
    await systemClock.sleep(WARM_UP_MS);
    await publish(database, systemClock, await draft(database, BROADCAST));
    const before = { at: performance.now(), asked: readers.asked(), got: got.size };
    const samples = await watch(program, database, minutes * 60_000);
    const seconds = (performance.now() - before.at) / 1000;
    const rates = { asked: (readers.asked() - before.asked) / seconds, got: (got.size - before.got) / seconds };
    const times = readers.times.filter(({ at }) => at >= before.at);

    const stop = await stopProgram(program);
    ending.abort();
    await writing;
    program = await start();
    const deadline = performance.now() + GIVE_UP_MS;
    while (readers.waiting().length + telegram.unconfirmed() > 0 && performance.now() < deadline)
      await systemClock.sleep(50);
    const unanswered = readers.waiting();
    const log = statSync(`${file}-wal`).size;
    const stopIdle = await stopProgram(program);
    const sent = await database
      .selectFrom("delivery")
      .select("chat_id")
      .where("state", "=", "sent")
      .where("chat_id", ">=", FIRST_SUBSCRIBER)
      .execute();
    const recorded = new Set(sent.map(({ chat_id }) => chat_id));

    console.log(
      `soak: ${minutes} min, ${rates.asked.toFixed(0)} updates/s by ${PEOPLE} people (wanted: ${perSecond}/s)`,
    );
    printTimes(times);
    printSamples(samples);
    const cpu = (samples.at(-1)?.cpu ?? 0) - (samples[0]?.cpu ?? 0);
    console.log(
      `  processor   ${((cpu / seconds) * 100).toFixed(0)} % of a core, ${((cpu / times.length) * 1000).toFixed(1)} ms an answer, all else included`,
    );
    printDatabase(file, folder, log, readers.asked());
    const twice = [...got.values()].filter((count) => count > 1).length;
    const differing =
      [...got.keys()].filter((id) => !recorded.has(id)).length + [...recorded].filter((id) => !got.has(id)).length;
    console.log(
      `  broadcast   ${rates.got.toFixed(1)}/s; ${got.size} got it, ${twice} twice, ${differing} otherwise than recorded (wanted: 0, 0)`,
    );
    console.log(`  feeds       ${feeds.polls()} polls`);
    console.log(
      `  stop        ${stop.ms.toFixed(0)} ms under load, code ${stop.code}; ${stopIdle.ms.toFixed(0)} ms idle, code ${stopIdle.code} (wanted: 5000 ms, 0)`,
    );
    console.log(
      `  unanswered  ${unanswered.length} of ${readers.asked()} ${[...new Set(unanswered)].join(", ")} (wanted: 0)`,
    );
    if (stop.code !== 0 || stopIdle.code !== 0 || stop.ms > 5000 || twice + differing + unanswered.length > 0)
      process.exitCode = 1;
  } finally {
    program?.process.kill("SIGKILL");
    await database.destroy();
    await telegram.close();
    feeds.close();
    rmSync(folder, { recursive: true });
  }
}

function printTimes(times: readonly { kind: Kind; ms: number }[]): void {
  const line = (name: string, list: readonly { ms: number }[]) => {
    const sorted = list.map(({ ms }) => ms).toSorted((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1);
    console.log(
      `  ${name.padEnd(11)} p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${(sorted.at(-1) ?? Number.NaN).toFixed(0)} ms (${list.length})`,
    );
  };
  line("answers", times);
  const kinds = Map.groupBy(times, ({ kind }) => kind);
  for (const [kind, list] of kinds) line(`  ${kind}`, list);
}

/** What is held when the second quarter ends, beside the end: what grows for ever has grown by then. */
function printSamples(samples: readonly Sample[]): void {
  const quarter = Math.floor(samples.length / 4);
  const [early, late] = [samples.slice(quarter, 2 * quarter), samples.slice(3 * quarter)];
  const middle = (list: readonly Sample[], of: (sample: Sample) => number) =>
    list.map(of).toSorted((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
  const least = (list: readonly Sample[], of: (sample: Sample) => number) => Math.min(...list.map(of));
  const grown = (before: number, after: number) => `${before.toFixed(0)} → ${after.toFixed(0)} MB`;
  const resident = ({ resident }: Sample) => resident / MB;
  const heap = ({ heap }: Sample) => heap / MB;
  console.log(
    `  memory      resident ${grown(middle(early, resident), middle(late, resident))}, most ${Math.max(...samples.map(resident)).toFixed(0)} MB; least heap ${grown(least(early, heap), least(late, heap))} (second quarter → last)`,
  );
  const files = ({ files }: Sample) => files;
  console.log(
    `  files       ${middle(early, files)} → ${middle(late, files)}, most ${Math.max(...samples.map(files))}`,
  );
  const lag = (of: (sample: Sample) => number) => (Math.max(...samples.map(of)) * 1000).toFixed(0);
  const usual = middle(samples, ({ lagP99 }) => lagP99 * 1000);
  console.log(
    `  event loop  held p99 ${usual.toFixed(1)} ms (median of ${samples.length} samples), most ${lag(({ lagMost }) => lagMost)} ms`,
  );
}

/** The file beside what the same data take in a fresh one. */
function printDatabase(file: string, folder: string, log: number, updates: number): void {
  const database = new DatabaseSync(file);
  const compact = join(folder, "compact.db");
  database.exec(`VACUUM INTO '${compact}'`);
  const { kept } = database.prepare("SELECT count(*) AS kept FROM handled_update").get() ?? {};
  database.close();
  const [size, needed] = [statSync(file).size, statSync(compact).size].map((bytes) => bytes / MB);
  console.log(
    `  database    ${size?.toFixed(1)} MB, of which its data need ${needed?.toFixed(1)} MB; log ${(log / MB).toFixed(1)} MB; ${kept} of ${updates} updates noted`,
  );
}
