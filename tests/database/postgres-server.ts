import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

/** A PostgreSQL server that is thrown away: made from the machine's own binaries, on a free port of loopback, without fsync. */
export interface PostgresServer {
  /** Of its maintenance database, as somebody who may create others. */
  url: string;
  stop(): Promise<void>;
}

/** Debian's place for the binaries of each version, the newest last; elsewhere they are on PATH. */
function binaries(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(a) - Number(b)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, "bin")).reverse(),
    ...(process.env.PATH ?? "").split(":"),
  ];
  return folders.find((folder) => existsSync(join(folder, "initdb")));
}

/** Why there can be no server here; undefined: there can. */
export function whyNoPostgres(): string | undefined {
  if (process.env.KIOSK_TEST_POSTGRES || binaries()) return undefined;
  return "there are no binaries of PostgreSQL here: install it, or set KIOSK_TEST_POSTGRES to a server's address";
}

/** PostgreSQL doesn't run as root: then it is somebody else. Killed with the test, where the system can do that. */
function asSomebody(folder: string): string[] {
  if (!existsSync("/usr/bin/setpriv")) return [];
  if (process.getuid?.() !== 0) return ["setpriv", "--pdeathsig", "QUIT"];
  const [uid, gid] = ["-u", "-g"].map((flag) => {
    try {
      return Number(execFileSync("id", [flag, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }));
    } catch {
      return Number(execFileSync("id", [flag, "nobody"]));
    }
  }) as [number, number];
  chownSync(folder, uid, gid);
  return ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--pdeathsig", "QUIT"];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** @throws Error when there are no binaries, or it doesn't start within half a minute */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = binaries();
  if (!bin) throw new Error(whyNoPostgres());
  const folder = mkdtempSync(join(tmpdir(), "kiosk-postgres-"));
  const [command = "", ...before] = [...asSomebody(folder), ""];
  const run = (name: string, args: string[]) => {
    const words =
      command === "" ? [join(bin, name), ...args] : [command, ...before.slice(0, -1), join(bin, name), ...args];
    return words as [string, ...string[]];
  };
  const environment = { PATH: process.env.PATH, HOME: folder, TZ: "UTC" };
  const data = join(folder, "data");
  const [first, ...rest] = run("initdb", [
    "-D",
    data,
    "-U",
    "kiosk",
    "-E",
    "UTF8",
    "--locale=C",
    "--auth=trust",
    "--no-sync",
  ]);
  execFileSync(first, rest, { env: environment, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    autovacuum: "off",
    logging_collector: "off",
  };
  const [server, ...args] = run("postgres", [
    "-D",
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  const child = spawn(server, args, { env: environment, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-4000);
  });
  const url = `postgres://kiosk@127.0.0.1:${port}/postgres`;
  await answered(url, child, () => said);
  child.unref();
  child.stderr.destroy();
  return {
    url,
    async stop() {
      child.ref();
      child.kill("SIGINT");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answered(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const until = Date.now() + 30_000;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch {
      if (child.exitCode !== null || Date.now() > until) throw new Error(`PostgreSQL doesn't start: ${said()}`);
      await sleep(20);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
