import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { systemClock } from "../../src/core/clock.ts";
import { ChatId } from "../../src/core/ids.ts";
import { type Database, openDatabase } from "../../src/database/database.ts";
import type { Row } from "../../src/database/schema.ts";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { CHANNEL_ID } from "../../src/simulator/world.ts";
import { chatStore } from "../../src/subscribers/chat-store.ts";
import { outletStore } from "../../src/subscribers/outlet-store.ts";
import { subscriptionStore } from "../../src/subscribers/subscription-store.ts";
import type { Life, Told } from "./killed-newsroom.ts";

/** `KILLS=5000 node --test tests/delivery/kills.test.ts` kills more often. */
const { KILLS = "200", KILL_SEED = String(Date.now() % 1_000_000) } = process.env;
/** Newsrooms that are killed beside one another. */
const NEWSROOMS = 4;
const READERS = 24;
const FIRST_READER = 3_000_000;
/** What a newsroom may have in flight, and so a kill leave in doubt. */
const WINDOW = 8;
/** A request that was on its way when its reader left has arrived by then. */
const ON_ITS_WAY_MS = 250;

interface Arrival {
  text: string;
  at: number;
}

/**
 * The promise of the ledger, with SIGKILL at random moments of publishing, announcing, planning, sending, editing, recalling and leaving, and a server that floods,
 * breaks connections before and after the effect, and errs: in the end every subscriber has everything once. Excepted is only what was
 * in flight when a process died or a connection broke, which the ledger counts as in doubt.
 */
it(`every subscriber gets everything once, through ${KILLS} kills`, {
  timeout: 60_000 + Number(KILLS) * 1000,
}, async () => {
  console.log(`KILL_SEED=${KILL_SEED}`);
  const each = Math.ceil(Number(KILLS) / NEWSROOMS);
  const results = await Promise.all(
    Array.from({ length: NEWSROOMS }, (_, n) => killNewsroom(each, Number(KILL_SEED) + n)),
  );
  const sum = (of: (one: Outcome) => number) => results.reduce((total, one) => total + of(one), 0);
  console.log(
    `${sum((one) => one.kills)} kills (${sum((one) => one.early)} while it started), ${sum((one) => one.deliveries)} deliveries: ` +
      `${sum((one) => one.inDoubt)} in doubt, of which ${sum((one) => one.twice)} came twice and ${sum((one) => one.lost)} not; ` +
      `${sum((one) => one.edited)} messages corrected, ${sum((one) => one.pinned)} pinned, ${sum((one) => one.takenBack)} of ${sum((one) => one.announced)} announcements taken back, ${sum((one) => one.left)} readers left`,
  );
  assert.ok(sum((one) => one.deliveries) > Number(KILLS), "there was something to lose");
  assert.ok(sum((one) => one.pinned) > 0, "there was something to pin");
  assert.ok(sum((one) => one.inDoubt) > 0, "some kills came amid a request");
  assert.ok(sum((one) => one.takenBack) > 0, "something was taken back");
});

interface Outcome {
  kills: number;
  early: number;
  deliveries: number;
  inDoubt: number;
  twice: number;
  lost: number;
  edited: number;
  pinned: number;
  announced: number;
  takenBack: number;
  left: number;
}

async function killNewsroom(kills: number, seed: number): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "kiosk-kills-"));
  const path = `sqlite:${join(folder, "kiosk.db")}`;
  const database = openDatabase(path);
  const simulator = await startSimulator();
  const random = generator(seed);
  const arrivals = new Map<number, Arrival[]>();
  const left = new Map<number, number>();
  let broken = 0;
  let early = 0;
  /** Called in the moment when a message has its effect, and no answer is on its way yet. */
  let onArrival = () => {};
  try {
    simulator.world.addCrowd(FIRST_READER, READERS);
    const readers = Array.from({ length: READERS }, (_, n) => FIRST_READER + n);
    await subscribe(database, readers);
    simulator.world.listen((event) => {
      if (event.type !== "message" || !arrivals.get(event.chat_id)) return;
      arrivals.get(event.chat_id)?.push({ text: event.message.text ?? "", at: Date.now() });
      onArrival();
    });
    await addOutlet(database);
    for (const id of [...readers, CHANNEL_ID]) arrivals.set(id, []);
    for (let life = 0; life <= kills; life++) {
      const last = life === kills;
      if (last) simulator.misbehave();
      else broken += misbehave(simulator, random);
      const leaving = readers.slice(0, READERS / 4).filter((reader) => !left.has(reader));
      const settings: Life = { database: path, url: simulator.url, token: simulator.token, life, last, leaving };
      const child = fork(join(import.meta.dirname, "killed-newsroom.ts"), [JSON.stringify(settings)], {
        execArgv: ["--disable-warning=ExperimentalWarning"],
        env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: join(tmpdir(), "kiosk-kills-compiled") },
      });
      const begun = watch(child, left);
      let arriving = Math.ceil(random() * 12);
      onArrival = () => {
        arriving--;
        if (arriving === 0 && life % 2 === 1 && !last) child.kill("SIGKILL");
      };
      if (last) await once(child, "close");
      else if (!(await killed(child, begun, random))) early++;
      onArrival = () => {};
      // The dead one's right to send would run out by the clock.
      await database.deleteFrom("lease").execute();
    }
    return { kills, early, left: left.size, ...(await judge(database, simulator, arrivals, left, kills, broken)) };
  } finally {
    await database.destroy();
    await simulator.close();
    rmSync(folder, { recursive: true });
  }
}

function generator(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

async function subscribe(database: Database, readers: readonly number[]): Promise<void> {
  for (const [index, reader] of readers.entries()) {
    const id = ChatId.parse(reader);
    const preferences = { language: "en", timeZone: "UTC", digestTime: "08:00" };
    await chatStore(database, systemClock).ensure(id, "private", preferences);
    const cadence = index % 3 === 2 ? "daily" : "instant";
    await subscriptionStore(database, systemClock).subscribe(id, { kind: "all" }, cadence);
  }
}

/** A channel in which each article is pinned, in the place of the one before. */
async function addOutlet(database: Database): Promise<void> {
  const id = ChatId.parse(CHANNEL_ID);
  const outlets = outletStore(database, systemClock, [1]);
  await chatStore(database, systemClock).setMayPost(id, true, { language: "en", timeZone: "UTC", digestTime: "08:00" });
  const added = await outlets.add(id, { title: "Channel" }, 1);
  if ("id" in added) await outlets.change(added.id, { pins: true }, 1);
}

/** A bad day for the server, of a random kind. @returns how many connections it breaks */
function misbehave(simulator: Simulator, random: () => number): number {
  const kind = (["drop", "lose_answer", "server_error", "flood", undefined, undefined] as const)[
    Math.floor(random() * 6)
  ];
  if (kind === "flood" && random() < 0.8) return 0;
  simulator.misbehave(...(kind ? [{ kind, probability: 0.1, count: 1, retry_after: 1 }] : []));
  return kind === "drop" || kind === "lose_answer" ? 1 : 0;
}

/** Listens to what it says. @returns a promise that it has begun */
function watch(child: ChildProcess, left: Map<number, number>): Promise<void> {
  return new Promise((resolve) => {
    child.on("message", (told: Told) => {
      if (told.kind === "begun") resolve();
      else left.set(told.chatId, Date.now());
    });
    child.once("close", () => resolve());
  });
}

/** Kills it some ms after it has begun, or, seldom, while it starts, if it isn't killed before. @returns whether it had begun */
async function killed(child: ChildProcess, begun: Promise<void>, random: () => number): Promise<boolean> {
  const closed = once(child, "close");
  const starts = random() < 0.05;
  if (!starts) await begun;
  await Promise.race([closed, systemClock.sleep(random() * (starts ? 200 : 300))]);
  child.kill("SIGKILL");
  const [code] = await closed;
  assert.equal(code, null, "it was alive until it was killed");
  return !starts;
}

async function judge(
  database: Database,
  simulator: Simulator,
  arrivals: ReadonlyMap<number, Arrival[]>,
  left: ReadonlyMap<number, number>,
  kills: number,
  broken: number,
) {
  const rows = await database
    .selectFrom("delivery")
    .innerJoin("dispatch", "dispatch.id", "delivery.dispatch_id")
    .leftJoin("article", "article.id", "dispatch.article_id")
    .leftJoin("announcement", "announcement.id", "dispatch.announcement_id")
    .select([
      "chat_id",
      "dispatch_id",
      "article_id",
      "delivery.state",
      "doubts",
      "sending",
      "error",
      "action",
      "dispatch.kind",
      "title",
      "message_ids",
      "document",
      "announcement.content",
      "announcement.state as announced",
    ])
    .execute();
  const sends = rows.filter(({ action }) => action === "send");
  const announced = sends.filter(({ kind, state }) => kind === "announcement" && state === "sent").length;
  const inDoubt = sends.filter((row) => row.doubts > 0 || lastFlightInDoubt(row)).length;
  assert.ok(inDoubt <= kills * WINDOW + broken, `${inDoubt} in doubt after ${kills} kills`);
  let [twice, lost, edited, takenBack] = [0, 0, 0, 0];
  for (const [chatId, got] of arrivals) {
    const own = sends.filter((row) => row.chat_id === chatId);
    const tell = (title: string) => got.filter(({ text }) => text.startsWith(title)).length;
    for (const row of own) {
      const title = row.title ?? /Announcement \d+\./.exec(row.content ?? "")?.[0];
      assert.ok(
        ["sent", "failed", "skipped"].includes(row.state),
        `${title ?? row.kind} for ${chatId} is ${row.state}`,
      );
      if (title === undefined) continue;
      const came = tell(title);
      const [least, most] = timesOf(row);
      assert.ok(came >= least && came <= most, `${title} (${row.state}, ${row.error}) came ${came} times`);
      if (came > 1) twice++;
      if (came === 0 && row.state === "failed") lost++;
    }
    const digests = own.filter(({ kind }) => kind === "digest").map(timesOf);
    const [least, most] = [0, 1].map((bound) => digests.reduce((sum, times) => sum + (times[bound] ?? 0), 0));
    const came = got.filter(({ text }) => text.includes("your digest")).length;
    assert.ok(
      came >= least! && came <= most!,
      `${came} digests came to ${chatId}, which should be ${least} to ${most}`,
    );
    const leftAt = left.get(chatId);
    const late = leftAt === undefined ? [] : got.filter(({ at }) => at > leftAt + ON_ITS_WAY_MS);
    assert.deepEqual(late, [], `${chatId} had left`);
    edited += checkCorrected(simulator, chatId, own);
    takenBack += checkTakenBack(simulator, chatId, own);
  }
  return {
    deliveries: rows.length,
    inDoubt,
    twice,
    lost,
    edited,
    announced,
    takenBack,
    pinned: checkPinned(simulator, rows),
  };
}

/**
 * Of each post in the channel that was recorded as sent there is one delivery that pins it, as recorded; and pinned is the newest of
 * them, nothing else. @returns how many were pinned
 */
function checkPinned(simulator: Simulator, rows: readonly PinRow[]): number {
  const inChannel = rows.filter((row) => row.chat_id === CHANNEL_ID && row.article_id !== null);
  const sent = inChannel.filter((row) => row.action === "send" && row.state === "sent");
  const pins = inChannel.filter((row) => row.action === "pin");
  assert.deepEqual(pins.map((row) => row.article_id).toSorted(), sent.map((row) => row.article_id).toSorted());
  // What had to be tried again may have been overtaken by a newer one.
  assert.ok(pins.every((row) => row.state === "sent" || (row.state === "skipped" && row.message_ids === "[]")));
  const done = pins.filter((row) => row.state === "sent");
  for (const row of done) {
    const post = sent.find((one) => one.article_id === row.article_id);
    assert.equal(JSON.parse(row.message_ids)[0], JSON.parse(post?.message_ids ?? "[]")[0]);
  }
  const newest = done.toSorted((a, b) => b.dispatch_id - a.dispatch_id)[0];
  assert.deepEqual(simulator.world.chats.get(CHANNEL_ID)?.pinned, JSON.parse(newest?.message_ids ?? "[]").slice(0, 1));
  return done.length;
}

type PinRow = Pick<Row<"delivery">, "chat_id" | "state" | "message_ids" | "dispatch_id"> &
  Pick<Row<"dispatch">, "action" | "article_id">;

type Flown = Pick<Row<"delivery">, "state" | "doubts" | "sending" | "error">;

/**
 * Whether nobody knows of its last flight if it came: it was in doubt too often, and given up; or its reader left while it was on its
 * way, and the sender died before the answer.
 */
function lastFlightInDoubt({ state, sending, error }: Flown): boolean {
  return (state === "failed" && error?.startsWith("in doubt") === true) || (state === "skipped" && sending === 1);
}

/** How often a delivery may have come at least and at most: each of its flights that was in doubt, and the one that was recorded as sent. */
function timesOf(row: Flown): [least: number, most: number] {
  const sent = row.state === "sent" ? 1 : 0;
  return [sent, row.doubts + (lastFlightInDoubt(row) ? 1 : sent)];
}

/** Whatever was sent and recorded says what its article says in the end. @returns how many messages were corrected */
function checkCorrected(
  simulator: Simulator,
  chatId: number,
  sends: readonly { title: string | null; message_ids: string; document: string | null; kind: string }[],
): number {
  let corrected = 0;
  for (const { message_ids, document, kind, title } of sends) {
    if (kind === "digest" || document === null) continue;
    const version = /Version \d+\./.exec(document)?.[0] ?? "";
    for (const id of JSON.parse(message_ids)) {
      const text = simulator.world.chats.get(chatId)?.messages.get(id)?.text ?? "";
      assert.ok(text.includes(version), `${title} in ${chatId} should say ${version}: ${text}`);
      if (version !== "Version 0.") corrected++;
    }
  }
  return corrected;
}

/** Nothing is left of what was recorded of an announcement that was recalled. @returns how many messages were taken back */
function checkTakenBack(
  simulator: Simulator,
  chatId: number,
  sends: readonly { announced: string | null; message_ids: string }[],
): number {
  const ids = sends.flatMap(({ announced, message_ids }) =>
    announced === "recalled" ? (JSON.parse(message_ids) as number[]) : [],
  );
  for (const id of ids) assert.equal(simulator.world.chats.get(chatId)?.messages.get(id)?.text, undefined);
  return ids.length;
}
