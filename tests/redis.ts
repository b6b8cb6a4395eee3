import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { freePort } from "./free-port.ts";

/** Where redis-server is; undefined on a machine that has none. */
const binary = (process.env.PATH ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "redis-server"))
  .find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** For `skip`: why tests on Redis are passed over. In the CI they never are: they fail without it. */
export const withoutRedis: string | false =
  binary === undefined && !process.env.CI ? "redis-server is not installed on this machine" : false;

export const PASSWORD = "not-to-be-seen";

/** A real Redis on a port of its own, that keeps what it is told when it is stopped. */
export interface Redis {
  url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** It is there, takes connections, and says nothing any more. */
  freeze(): void;
  thaw(): void;
  /** Stops it and removes what it kept. */
  close(): Promise<void>;
}

export async function startRedis(): Promise<Redis> {
  if (binary === undefined) throw new Error("redis-server is not installed: apt-get install redis-server");
  const folder = mkdtempSync(join(tmpdir(), "kiosk-redis-"));
  const port = await freePort();
  const settings = ["--bind", "127.0.0.1", "--port", String(port), "--dir", folder, "--requirepass", PASSWORD];
  let child: ChildProcess;
  const redis: Redis = {
    url: `redis://:${PASSWORD}@127.0.0.1:${port}`,
    async start() {
      child = spawn(binary, [...settings, "--appendonly", "yes", "--appendfsync", "always", "--save", ""], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      child.stdout?.setEncoding("utf8");
      for await (const text of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
        if (text.includes("Ready to accept connections")) break;
      }
      child.stdout?.resume();
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    async close() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGKILL");
        await once(child, "exit");
      }
      rmSync(folder, { recursive: true });
    },
  };
  await redis.start();
  return redis;
}
