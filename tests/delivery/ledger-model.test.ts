import assert from "node:assert/strict";
import { it } from "node:test";
import { ChatId, DispatchId } from "../../src/core/ids.ts";
import type { Database } from "../../src/database/database.ts";
import type { ClaimedDelivery } from "../../src/delivery/dispatch.ts";
import { dispatchStore } from "../../src/delivery/dispatch-store.ts";
import { type Ledger, ledger, MAX_DOUBTS } from "../../src/delivery/ledger.ts";
import { chatStore } from "../../src/subscribers/chat-store.ts";
import { subscriptionStore } from "../../src/subscribers/subscription-store.ts";
import { describeOnBoth } from "../database/databases.ts";
import { fc } from "../fuzz.ts";
import { DEFAULTS, handClock } from "./newsdesk.ts";

/**
 * The ledger against a model in memory: random sequences of enqueueing, claiming, sending, failing, declining, crashing and coming
 * back. After each step the tables must say what the model says; what the model holds as arrived must never be handed out again.
 */
interface Entry {
  state: string;
  sending: boolean;
  attempts: number;
  doubts: number;
  ids: number[];
}

interface Model {
  /** By "dispatch key chat". */
  entries: Map<string, Entry>;
  /** Dispatches that are paused or cancelled, by key. */
  halted: Map<string, "paused" | "cancelled">;
  /** What the present sender has in hand, as keys. */
  inHand: string[];
}

interface Real {
  database: Database;
  book: Ledger;
  clock: ReturnType<typeof handClock>;
  holder: number;
  inHand: ClaimedDelivery[];
  /** Claims of senders that are no more. */
  overtaken: ClaimedDelivery[];
  messages: number;
}

const CHATS = [1, 2, 3, 4, 5].map((id) => ChatId.parse(id));
const payload = { upTo: 1, topics: { all: 0 } };

async function compare(model: Model, { database }: Real): Promise<void> {
  const rows = await database
    .selectFrom("delivery")
    .innerJoin("dispatch", "dispatch.id", "delivery.dispatch_id")
    .select(["key", "chat_id", "delivery.state", "sending", "attempts", "doubts", "message_ids"])
    .orderBy("key")
    .orderBy("chat_id")
    .execute();
  const found = rows.map(({ key, chat_id, state, sending, attempts, doubts, message_ids }) => [
    `${key} ${chat_id}`,
    { state, sending: sending === 1 && state === "claimed", attempts, doubts, ids: JSON.parse(message_ids) },
  ]);
  assert.deepEqual(
    found,
    [...model.entries].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const counters = await database
    .selectFrom("dispatch")
    .select(["key", "total", "sent", "failed", "skipped"])
    .execute();
  for (const { key, ...counted } of counters) {
    const own = [...model.entries].filter(([one]) => keyOf(one) === key).map(([, entry]) => entry.state);
    const ended = (state: string) => own.filter((one) => one === state).length;
    const [sent, failed, skipped] = [ended("sent"), ended("failed"), ended("skipped")];
    assert.deepEqual(counted, { total: own.length, sent, failed, skipped }, `the counters of ${key}`);
  }
}

/** The dispatch key of an entry's. */
const keyOf = (entry: string) => entry.slice(0, entry.lastIndexOf(" "));

type Command = fc.AsyncCommand<Model, Real>;

/** A command that can always be run. */
function command(name: string, run: (model: Model, real: Real) => Promise<void>): Command {
  return {
    check: () => true,
    async run(model, real) {
      await run(model, real);
      await compare(model, real);
    },
    toString: () => name,
  };
}

/** A command on one of the deliveries in hand, chosen by `choice`; `act` says what becomes of the entry. */
function onOne(
  name: string,
  choice: number,
  act: (real: Real, delivery: ClaimedDelivery, entry: Entry, halted: boolean) => Promise<boolean>,
) {
  return {
    check: (model: Model) => model.inHand.length > 0,
    async run(model: Model, real: Real) {
      const index = choice % model.inHand.length;
      const key = model.inHand[index] ?? "";
      const entry = model.entries.get(key);
      const delivery = real.inHand[index];
      assert.ok(entry && delivery);
      if (await act(real, delivery, entry, model.halted.has(keyOf(key)))) {
        model.inHand.splice(index, 1);
        real.inHand.splice(index, 1);
      }
      await compare(model, real);
    },
    toString: () => `${name}(${choice})`,
  };
}

/** Leaves `claimed` for `state`, unless the reader declined it meanwhile. */
const leaving =
  (state: string, call: (real: Real, delivery: ClaimedDelivery) => Promise<boolean>, change: Partial<Entry> = {}) =>
  async (real: Real, delivery: ClaimedDelivery, entry: Entry) => {
    const stood = entry.state === "claimed";
    assert.equal(await call(real, delivery), stood);
    if (stood) Object.assign(entry, { state, sending: false, ...change });
    return true;
  };

const enqueue = (instant: number, chats: ChatId[]) =>
  command(`enqueue(${instant}, ${chats})`, async (model, { book }) => {
    const recipients = chats.map((chatId) => ({ chatId, payload }));
    const { added } = await book.enqueue({ kind: "digest", instant }, recipients);
    let fresh = 0;
    for (const chat of chats) {
      const key = `digest:${instant} ${chat}`;
      if (model.entries.has(key)) continue;
      model.entries.set(key, { state: "pending", sending: false, attempts: 0, doubts: 0, ids: [] });
      fresh++;
    }
    assert.equal(added, fresh);
  });

const claim = (limit: number) =>
  command(`claim(${limit})`, async (model, real) => {
    const claimed = await real.book.claim(`sender ${real.holder}`, limit);
    const chatsInHand = [...model.entries]
      .filter(([, one]) => one.state === "claimed")
      .map(([key]) => key.split(" ")[1]);
    const free = new Set(
      [...model.entries]
        .filter(([key, one]) => one.state === "pending" && !model.halted.has(keyOf(key)))
        .map(([key]) => key.split(" ")[1]),
    );
    for (const chat of chatsInHand) free.delete(chat);
    assert.equal(claimed.length, Math.min(limit, free.size), "the first of each chat that has nothing in flight");
    for (const delivery of claimed) {
      const row = await real.database
        .selectFrom("dispatch")
        .select("key")
        .where("id", "=", delivery.dispatchId)
        .executeTakeFirstOrThrow();
      const key = `${row.key} ${delivery.chatId}`;
      const entry = model.entries.get(key);
      assert.equal(entry?.state, "pending");
      assert.ok(!model.halted.has(row.key), "nothing of a halted dispatch");
      entry.state = "claimed";
      entry.attempts++;
      assert.deepEqual(
        [delivery.attempts, delivery.doubts, delivery.messageIds],
        [entry.attempts, entry.doubts, entry.ids],
      );
      model.inHand.push(key);
      real.inHand.push(delivery);
    }
  });

/** A message goes out, or Telegram refuses it for now; a declined delivery leaves the hand, one that is halted goes back. */
const mark = (choice: number, sending: boolean) =>
  onOne(sending ? "begin" : "notSent", choice, async ({ book }, delivery, entry, halted) => {
    const stood = entry.state === "claimed";
    assert.equal(await (sending ? book.begin(delivery) : book.notSent(delivery)), stood && !(sending && halted));
    if (stood && sending && halted) {
      assert.equal(await book.giveBack(delivery), true);
      Object.assign(entry, { state: "pending", sending: false, attempts: entry.attempts - 1 });
      return true;
    }
    if (stood) entry.sending = sending;
    return !stood;
  });

/** An editor pauses, resumes or cancels a dispatch. */
const steer = (instant: number, step: "pause" | "resume" | "cancel") =>
  command(`${step}(${instant})`, async (model, { database, clock }) => {
    const key = `digest:${instant}`;
    const row = await database.selectFrom("dispatch").select("id").where("key", "=", key).executeTakeFirst();
    if (!row) return;
    const open = [...model.entries].some(
      ([one, { state }]) => keyOf(one) === key && (state === "pending" || state === "claimed"),
    );
    const now = model.halted.get(key);
    const happens = open && (step === "pause" ? !now : step === "resume" ? now === "paused" : now !== "cancelled");
    assert.equal(await dispatchStore(database, clock)[step](DispatchId.parse(row.id)), happens);
    if (!happens) return;
    if (step === "resume") model.halted.delete(key);
    else model.halted.set(key, step === "pause" ? "paused" : "cancelled");
  });

/** What waits of a cancelled dispatch comes to its end, a dispatch at a time. */
const settle = command("settle", async (model, { book }) => {
  while (await book.settleHalted());
  for (const [key, entry] of model.entries) {
    if (entry.state === "pending" && model.halted.get(keyOf(key)) === "cancelled") entry.state = "skipped";
  }
});

const part = (choice: number, last: boolean) =>
  onOne(last ? "send" : "part", choice, async (real, delivery, entry) => {
    const messageId = ++real.messages;
    assert.equal(await real.book.recordMessage(delivery, messageId, last), true, "also when it was declined in flight");
    entry.ids = [...entry.ids, messageId];
    entry.sending = false;
    if (last) entry.state = "sent";
    return last || entry.state === "skipped";
  });

const fail = (choice: number) =>
  onOne(
    "fail",
    choice,
    leaving("failed", ({ book }, delivery) => book.fail(delivery, "chat not found")),
  );
const postpone = (choice: number) =>
  onOne(
    "postpone",
    choice,
    leaving("pending", ({ book, clock }, delivery) => book.postpone(delivery, clock.now(), "Bad Gateway")),
  );
const giveBack = (choice: number) =>
  onOne("giveBack", choice, async (real, delivery, entry) =>
    leaving("pending", ({ book }) => book.giveBack(delivery), { attempts: entry.attempts - 1 })(real, delivery, entry),
  );
const doubt = (choice: number) =>
  onOne("doubt", choice, async (real, delivery, entry) => {
    const call = () => real.book.doubt(delivery, real.clock.now(), "socket hang up");
    return entry.doubts >= MAX_DOUBTS
      ? leaving("failed", call)(real, delivery, entry)
      : leaving("pending", call, { doubts: entry.doubts + 1 })(real, delivery, entry);
  });

const crash = command("crash", async (model, real) => {
  real.holder++;
  real.overtaken.push(...real.inHand.splice(0));
  model.inHand = [];
  const expected = { retried: 0, failed: 0 };
  for (const entry of model.entries.values()) {
    if (entry.state !== "claimed") continue;
    const inDoubt = entry.sending;
    entry.sending = false;
    if (!inDoubt) {
      entry.state = "pending";
    } else if (entry.doubts >= MAX_DOUBTS) {
      entry.state = "failed";
      expected.failed++;
    } else {
      Object.assign(entry, { state: "pending", doubts: entry.doubts + 1 });
      expected.retried++;
    }
  }
  assert.deepEqual(await real.book.recover(`sender ${real.holder}`), expected);
});

/** A sender that was thought dead goes on where it was. */
const ghost = (choice: number) =>
  command(`ghost(${choice})`, async (_model, { book, overtaken }) => {
    const delivery = overtaken[choice % (overtaken.length || 1)];
    if (!delivery) return;
    assert.equal(await book.begin(delivery), false);
    assert.equal(await book.fail(delivery, "late"), false);
    assert.equal(await book.giveBack(delivery), false);
  });

const unsubscribe = (chat: ChatId) =>
  command(`unsubscribe(${chat})`, async (model, { database, clock }) => {
    await subscriptionStore(database, clock).unsubscribe(chat);
    for (const [key, entry] of model.entries) {
      if (key.endsWith(` ${chat}`) && ["pending", "claimed"].includes(entry.state)) {
        Object.assign(entry, { state: "skipped", sending: false });
      }
    }
  });

describeOnBoth("the ledger's model", (open, examples) => {
  it("the ledger does what its model does, whatever happens in whatever order", async () => {
    const choice = fc.nat(9);
    const commands = fc.commands(
      [
        fc.tuple(fc.integer({ min: 1, max: 3 }), fc.subarray(CHATS, { minLength: 1 })).map((args) => enqueue(...args)),
        fc.integer({ min: 1, max: 6 }).map(claim),
        fc.tuple(choice, fc.boolean()).map((args) => mark(...args)),
        fc.tuple(choice, fc.boolean()).map((args) => part(...args)),
        choice.map((one) => part(one, true)),
        choice.map(fail),
        choice.map(postpone),
        choice.map(giveBack),
        choice.map(doubt),
        fc.constant(crash),
        fc
          .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom("pause", "resume", "cancel"))
          .map((args) => steer(...args)),
        fc.constant(settle),
        choice.map(ghost),
        fc.constantFrom(...CHATS).map(unsubscribe),
      ],
      // The usual size of a sequence is ten, in which little happens twice.
      { maxCommands: 60, size: "max" },
    );
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        const clock = handClock("2026-05-10T12:00:00Z");
        const database = await open();
        for (const chat of CHATS) await chatStore(database, clock).ensure(chat, "private", DEFAULTS);
        const real: Real = {
          database,
          book: ledger(database, clock),
          clock,
          holder: 1,
          inHand: [],
          overtaken: [],
          messages: 0,
        };
        await fc.asyncModelRun(
          () => ({ model: { entries: new Map(), halted: new Map(), inHand: [] }, real }),
          sequence,
        );
      }),
      { numRuns: examples(150) },
    );
  });
});
