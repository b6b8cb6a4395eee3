import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { it } from "node:test";
import { systemClock } from "../../src/core/clock.ts";
import { type Database, openDatabase } from "../../src/database/database.ts";
import { publish } from "../../src/delivery/publication.ts";
import { textOf } from "../../src/simulator/hands.ts";
import { describeOnPostgres } from "../database/databases.ts";
import { newsdesk } from "../delivery/newsdesk.ts";
import { openPlace, type Place, type Program } from "./program.ts";

const FIRST_READER = 5_000_000;
const READERS = 40;
const ARTICLES = 8;
/** How often each reader asks for something. */
const QUESTIONS = 12;
/** The window of a sender: the most that a kill leaves in doubt. */
const WINDOW = 20;

interface Proxy {
  server: Server;
  /** Where it takes updates. */
  url: string;
  /** Of the web processes. */
  ports: number[];
}

/** What stands before the web processes of an operator: it hands each request to the next, and to another where one is down. */
async function openProxy(): Promise<Proxy> {
  const ports: number[] = [];
  let turn = 0;
  const server = createServer(async (incoming, answer) => {
    const body = Buffer.concat(await incoming.toArray());
    for (let attempt = 0; attempt < ports.length; attempt++) {
      const port = ports[turn++ % ports.length];
      const { url, method, headers } = incoming;
      const passed = request({ port, path: url, method, headers: { ...headers, connection: "close" } });
      const taken = once(passed, "response");
      passed.end(body);
      try {
        const [response] = await taken;
        answer.writeHead(response.statusCode).end(Buffer.concat(await response.toArray()));
        return;
      } catch {
        // Down, or killed at it.
      }
    }
    answer.writeHead(502).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, ports, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram` };
}

/** A port that is free just now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

describeOnPostgres("several processes", (newUrl) => {
  it("of which each is killed in turn lose nothing, answer in order, and send nothing twice that is recorded", {
    timeout: 240_000,
  }, async () => {
    const url = await newUrl();
    const database = openDatabase(url);
    const proxy = await openProxy();
    const place = await openPlace();
    try {
      await killInTurn(url, database, proxy, place);
    } finally {
      await place.close();
      proxy.server.close();
      await database.destroy();
    }
  });
});

async function killInTurn(url: string, database: Database, proxy: Proxy, place: Place): Promise<void> {
  const { world } = place.simulator;
  const desk = newsdesk(systemClock, database);
  world.addCrowd(FIRST_READER, READERS);
  const readers = Array.from({ length: READERS }, (_, n) => FIRST_READER + n);
  for (const id of readers) await desk.subscriber(id, "instant");

  const start = async (name: string, role: "web" | "worker"): Promise<Program> => {
    const port = await freePort();
    const program = place.run("main.ts", [`--role=${role}`], {
      ...place.environment,
      DATABASE_URL: url,
      SEARCH_FOLDER: join(place.folder, name),
      WEBHOOK_URL: proxy.url,
      PORT: String(port),
      MESSAGES_PER_SECOND: "100",
      CHAT_MESSAGES_PER_SECOND: "30",
    });
    await program.says("is open at");
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
    assert.equal(ready.status, 200, await ready.text());
    if (role === "web") proxy.ports[Number(name.at(-1))] = port;
    return program;
  };
  const names = ["web0", "web1", "worker0", "worker1"] as const;
  const roleOf = (name: string) => (name.startsWith("web") ? "web" : "worker");
  const programs = new Map<string, Program>();
  for (const name of names) programs.set(name, await start(name, roleOf(name)));

  // The load: readers ask, and articles are published.
  const asked = (async () => {
    for (let n = 0; n < QUESTIONS; n++) {
      for (const id of readers) place.simulator.person(id).send(`zqx${n}w`);
      await systemClock.sleep(900);
    }
  })();
  const published = (async () => {
    for (let n = 0; n < ARTICLES; n++) {
      await publish(database, systemClock, await desk.article({ title: `News ${n}`, draft: true }));
      await systemClock.sleep(1300);
    }
  })();
  let workersKilled = 0;
  for (const name of names) {
    await systemClock.sleep(700 + 600 * Math.random());
    const program = programs.get(name)!;
    program.process.kill("SIGKILL");
    await program.ended;
    if (roleOf(name) === "worker") workersKilled++;
    programs.set(name, await start(name, roleOf(name)));
  }
  await Promise.all([asked, published]);

  const textsOf = (id: number) => place.simulator.person(id).messages().map(textOf);
  const openDeliveries = () =>
    database.selectFrom("delivery").select("chat_id").where("state", "in", ["pending", "claimed"]).execute();
  const keptUpdates = () => database.selectFrom("kept_update").select("update_id").execute();
  const unanswered = () =>
    readers.filter((id) => !textsOf(id).some((text) => text.includes(`found for “zqx${QUESTIONS - 1}w”`)));
  const patience = AbortSignal.timeout(90_000);
  while ((await openDeliveries()).length + (await keptUpdates()).length + unanswered().length > 0) {
    patience.throwIfAborted();
    await systemClock.sleep(200);
  }

  const rows = await database
    .selectFrom("delivery")
    .innerJoin("dispatch", "dispatch.id", "delivery.dispatch_id")
    .innerJoin("article", "article.id", "dispatch.article_id")
    .select(["title", "chat_id", "delivery.state", "doubts"])
    .execute();
  assert.equal(rows.length, READERS * ARTICLES);
  let doubts = 0;
  for (const row of rows) {
    const came = textsOf(row.chat_id).filter((text) => text.startsWith(`${row.title}\n`)).length;
    doubts += row.doubts;
    assert.equal(row.state, "sent", JSON.stringify(row));
    assert.ok(came >= 1 && came <= 1 + row.doubts, `${row.title} came ${came} times: ${JSON.stringify(row)}`);
  }
  assert.ok(doubts <= WINDOW * workersKilled, `${doubts} in doubt`);
  for (const id of readers) {
    const answered = textsOf(id).flatMap((text) => /found for “zqx(\d+)w”/.exec(text)?.[1] ?? []);
    const first = [...new Set(answered)].map(Number);
    assert.deepEqual(
      first,
      Array.from({ length: QUESTIONS }, (_, n) => n),
      `${id}: ${answered}`,
    );
  }

  for (const program of programs.values()) program.process.kill("SIGTERM");
  for (const [name, program] of programs) assert.equal(await program.ended, 0, `${name}: ${program.output()}`);
}
