import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** What programs that have ended leave compiled for the next: a third of the time that one takes to start. */
const COMPILED = join(tmpdir(), "kiosk-tests-compiled");

/** A process that runs Kiosk, as an operator starts it. */
export interface Program {
  process: ChildProcess;
  /** Everything that it has written so far. */
  output(): string;
  /** Resolves when the output has this; rejects when the process ends before. */
  says(words: string): Promise<void>;
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

/** Runs a file of `src/` with the Node of this test; of its environment only `PATH` and what is given. */
function run(file: string, args: string[], environment: Record<string, string>, cwd: string): Program {
  const child = spawn(process.execPath, [join(ROOT, "src", file), ...args], {
    cwd,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILED, ...environment },
  });
  let output = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      for (const listen of listeners) listen();
    });
  }
  const ended = once(child, "close").then(([code, signal]): number | string => code ?? signal);
  return {
    process: child,
    output: () => output,
    ended,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (output.includes(words)) resolve();
        };
        listeners.add(look);
        look();
        void ended.then((how) => reject(new Error(`It ended (${how}) without saying "${words}":\n${output}`)));
      }),
  };
}

/** A folder of its own, a simulator, and the environment of a program on both. */
export interface Place {
  folder: string;
  simulator: Simulator;
  environment: Record<string, string>;
  databaseUrl: string;
  /** Starts "main.ts" or "cli.ts" here. */
  run(file: string, args?: string[], environment?: Record<string, string>): Program;
  /** Kills what still runs, and removes everything. */
  close(): Promise<void>;
}

export async function openPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "kiosk-program-"));
  const simulator = await startSimulator();
  const databaseUrl = `sqlite:${join(folder, "kiosk.db")}`;
  const environment = {
    BOT_TOKEN: simulator.token,
    TELEGRAM_API_ROOT: simulator.url,
    DATABASE_URL: databaseUrl,
    OWNER_IDS: "1003",
    LOG_LEVEL: "warn",
    PORT: "0",
  };
  const programs: Program[] = [];
  return {
    folder,
    simulator,
    databaseUrl,
    run(file, args = [], changes = environment) {
      const program = run(file, args, changes, folder);
      programs.push(program);
      return program;
    },
    environment,
    async close() {
      for (const program of programs) program.process.kill("SIGKILL");
      await Promise.all(programs.map(({ ended }) => ended));
      await simulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
