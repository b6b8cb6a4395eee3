import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { Client } from "pg";
import { mediaStore } from "../../src/content/media-store.ts";
import { AppError } from "../../src/core/errors.ts";
import { type CopyReport, copyDatabase } from "../../src/database/copy.ts";
import { type Database, openDatabase } from "../../src/database/database.ts";
import { readSequences } from "../../src/database/sequences.ts";
import { TABLES } from "../../src/database/tables.ts";
import { ledger } from "../../src/delivery/ledger.ts";
import { handClock, newsdesk } from "../delivery/newsdesk.ts";
import { describeOnPostgres } from "./databases.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const clock = handClock("2026-11-20T08:00:00Z");

/** A newsroom with something in every table. */
async function fill(database: Database): Promise<void> {
  const desk = newsdesk(clock, database);
  await mediaStore(database).put({
    id: "picture",
    mimeType: "image/png",
    bytes: Uint8Array.from({ length: 300 }, (_, byte) => byte),
  } as never);
  for (let count = 0; count < 250; count++) {
    await desk.article({
      title: `Zeitung ${count} – «خبر» 📰 'quoted" \\ `,
      tags: ["Town", "Food", "Ærø"],
      url: `https://example.org/${count}`,
    });
  }
  await desk.crowd(
    Array.from({ length: 1500 }, (_, index) => index + 10),
    "daily",
  );
  await desk.subscriber(-5, "instant");
  await database.deleteFrom("chat").where("id", "=", 10).execute();
  const book = ledger(database, clock);
  const articleId = await desk.article({ title: "The last" });
  await book.enqueue({ kind: "article", articleId }, [{ chatId: 11 as never }, { chatId: -5 as never }]);
  const [delivery] = await book.claim("sender", 1);
  await book.recordMessage(delivery!, [501, 502] as never, true);
  await desk.article({ title: "Gone" });
  await database.deleteFrom("article").where("title", "=", "Gone").execute();
  const into = (table: string, row: Record<string, unknown>) =>
    database
      .insertInto(table as "setting")
      .values(row as never)
      .execute();
  const at = clock.now();
  await into("article_revision", { article_id: articleId, revision: 1, at, editor_id: 7, content: "{}" });
  await into("article_band", { band: 1, key: 4_294_967_295, article_id: articleId });
  await into("feed", {
    source: "feed:x",
    url: "https://example.org/feed",
    title: "X",
    tags: "[]",
    mode: "publish",
    state: "active",
    next_poll_at: at,
    created_at: at,
  });
  const feed = await database.selectFrom("feed").select("id").executeTakeFirstOrThrow();
  await into("feed_notice", { feed_id: feed.id, chat_id: 7, kind: "failing", created_at: at });
  const tag = await database.selectFrom("tag").select("id").executeTakeFirstOrThrow();
  await into("mute", { chat_id: 11, tag_id: tag.id });
  await into("saved_search", { query: "", language: "fa" });
  await into("dispatch_message", { dispatch_id: delivery!.dispatchId, chat_id: 7, message_id: null, shown: "x" });
  await into("paid_broadcast", { day: "2026-11-20", messages: 50 });
  await into("keyv", { key: "session:7", value: '{"a":"\\u0000"}', expires_at: null });
  await into("handled_update", { update_id: 1, handled_at: at });
  await into("kept_update", { update_id: 2, body: "{}", received_at: at });
  await into("job_run", { name: "minute", due_at: at });
  await into("announcement", { work: "x", state: "draft", revision: 1, content: "{}", created_at: at });
  await into("editor", { id: 7, role: "owner", created_at: at });
  await into("invitation", { token_hash: "x", role: "author", invited_by: 7, expires_at: at });
  await into("approval", { article_id: articleId, author_id: 7, revision: 1 });
  await into("editor_notice", { editor_id: 7, kind: "role", role: null });
  await into("editorial_act", { at, editor_id: 7, act: "published", article_id: articleId });
  await into("daily_count", { day: "2026-11-20", kind: "opened", key: String(articleId), count: 3 });
  await into("trouble", { kind: "disk", since: at });
  await into("trouble_notice", { kind: "disk", owner_id: 7, state: "told", since: at });
  await into("outlet", { chat_id: -5, title: "The town", signature: null });
  const { id: outletId } = await database.selectFrom("outlet").select("id").executeTakeFirstOrThrow();
  await into("article_outlet", { article_id: articleId, outlet_id: outletId, wanted: 0 });
  await into("article_routing", { article_id: articleId, silent: 1 });
  await into("outlet_notice", { outlet_id: outletId, editor_id: 7, kind: "pin" });
  await into("setting", { name: "bot", value: "123" });
}

/** Everything in it, in an order of its own. */
async function contents(database: Database): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = { sequences: await readSequences(database) };
  for (const { name } of TABLES) {
    const { rows } = await sql<object>`SELECT * FROM ${sql.table(name)}`.execute(database);
    const plain = rows.map((row) =>
      JSON.stringify(
        Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)),
        (_, value) =>
          value?.type === "Buffer"
            ? Object.values(Uint8Array.from(value.data))
            : ArrayBuffer.isView(value)
              ? [...(value as Uint8Array)]
              : value,
      ),
    );
    all[name] = plain.toSorted();
  }
  return all;
}

describeOnPostgres("a copy of a database", (newUrl) => {
  let folder: string;
  let source: Database;
  const opened: Database[] = [];
  const open = (url: string) => {
    const database = openDatabase(url);
    opened.push(database);
    return database;
  };
  const copy = (from: Database, to: Database, name = "the source"): Promise<CopyReport> =>
    copyDatabase(from, to, { from: name, clock });
  const refusal = (code: string, words: RegExp) => (error: unknown) =>
    error instanceof AppError && error.code === code && words.test(error.message);

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "kiosk-copy-"));
    source = open(`sqlite:${join(folder, "source.db")}`);
    await fill(source);
  });
  after(async () => {
    await Promise.all(opened.map((database) => database.destroy()));
    rmSync(folder, { recursive: true });
  });

  it("goes through every table there is, but leases", async () => {
    const names = (await source.introspection.getTables()).map(({ name }) => name);
    assert.deepEqual(
      TABLES.map(({ name }) => name as string).toSorted(),
      names.filter((name) => !["lease", "migration"].includes(name)).toSorted(),
    );
  });

  it("holds the same, from SQLite to PostgreSQL and back; ids go on where they were", async () => {
    const [server, file] = [open(await newUrl()), open(`sqlite:${join(folder, "back.db")}`)];
    const { rows, resumed } = await copy(source, server);
    for (const [table, count] of Object.entries(rows)) assert.ok(count > 0, `${table} is copied with something in it`);
    assert.equal(resumed, false);
    await copy(server, file);
    const before = await contents(source);
    assert.deepEqual(await contents(server), before);
    assert.deepEqual(await contents(file), before);
    const next = [];
    for (const database of [server, file]) next.push(await newsdesk(clock, database).article({ sourceId: "next" }));
    assert.equal(next[0], next[1]);
    assert.ok(next[0]! > (await source.selectFrom("article").select("id").execute()).length + 1, "no id twice");
  });

  it("is not made over other data, nor while a program runs, and is told when it isn't the same", async () => {
    const target = open(await newUrl());
    await newsdesk(clock, target).subscriber(1, "daily");
    await assert.rejects(copy(source, target), refusal("configuration", /holds other data \(in table chat\)/));
    const other = open(await newUrl());
    await source
      .insertInto("lease")
      .values({ name: "sender:1", holder: "a", expires_at: clock.now() + 1 })
      .execute();
    await assert.rejects(
      copy(source, other),
      refusal("configuration", /running with the database that is copied from/),
    );
    await source.deleteFrom("lease").execute();
    let changed = false;
    const onProgress = async (done: number, total: number) => {
      if (changed || done < total / 2) return;
      changed = true;
      await other.updateTable("chat").set({ language: "xx" }).where("id", "=", 11).execute();
    };
    await assert.rejects(
      copyDatabase(source, other, { from: "the source", clock, onProgress }),
      refusal("unavailable", /not the same in table chat/),
    );
    await assert.rejects(copy(source, other, "elsewhere"), refusal("configuration", /a part of the source/));
  });

  it("goes on after a kill where it was, and until then no program starts on it", async () => {
    const url = await newUrl();
    const run = (file: string, args: string[], environment: Record<string, string> = {}) => {
      const child = spawn(process.execPath, [join(ROOT, "src", file), ...args], {
        cwd: folder,
        env: { PATH: process.env.PATH, ...environment },
      });
      let said = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
      return { child, ended: once(child, "close").then(([code]) => ({ code, said })) };
    };
    const args = ["copy-database", "--from", `sqlite:${join(folder, "source.db")}`, "--to", url];
    const holder = new Client({ connectionString: url });
    await holder.connect();
    // It can't get past this table: nobody may write to it.
    await holder.query("BEGIN; LOCK TABLE mute IN SHARE MODE");
    const first = run("cli.ts", args);
    const target = open(url);
    const noted = () => target.selectFrom("setting").select("value").where("name", "=", "copy").executeTakeFirst();
    while (JSON.parse((await noted())?.value ?? "{}").table !== "subscription") {
      assert.equal(first.child.exitCode, null, "it is at work");
      await sleep(20);
    }
    first.child.kill("SIGKILL");
    await first.ended;
    await holder.query("ROLLBACK");
    await holder.end();
    const program = await run("main.ts", [], { DATABASE_URL: url, PORT: "0" }).ended;
    assert.equal(program.code, 1);
    assert.match(program.said, /a copy of it was broken off/);
    const { code, said } = await run("cli.ts", args).ended;
    assert.equal(code, 0, said);
    assert.match(said, /compared by its count and checksum\. The copy was gone on with\./);
    assert.equal(await noted(), undefined);
    assert.deepEqual(await contents(target), await contents(source));
  });
});
