import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, it } from "node:test";
import { articleStore } from "../../src/content/article-store.ts";
import { systemClock } from "../../src/core/clock.ts";
import { AppError } from "../../src/core/errors.ts";
import { openDatabase, transaction } from "../../src/database/database.ts";

describe("the embedded database", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "kiosk-database-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const refuses = (url: string, words: RegExp) =>
    assert.throws(
      () => openDatabase(url),
      (error) => error instanceof AppError && error.code === "configuration" && words.test(error.message),
    );

  it("is made with its folder, and opened again as it was left", async () => {
    const url = `sqlite:${join(folder, "a", "b", "kiosk.db")}`;
    const first = openDatabase(url);
    await first.insertInto("setting").values({ name: "x", value: "1" }).execute();
    await first.destroy();
    const second = openDatabase(url);
    const row = await second.selectFrom("setting").select("value").where("name", "=", "x").executeTakeFirst();
    assert.equal(row?.value, "1");
    await second.destroy();
  });

  it("is refused when a newer program made it, and when it is none", async () => {
    const path = join(folder, "kiosk.db");
    await openDatabase(`sqlite:${path}`).destroy();
    const file = new DatabaseSync(path);
    const { count } = file.prepare("SELECT count(*) AS count FROM migration").get() as { count: number };
    file.prepare("INSERT INTO migration (name, position) VALUES ('9999 future', ?)").run(count);
    file.close();
    refuses(`sqlite:${path}`, /newer version of Kiosk \(it has "9999 future"\)/);
    writeFileSync(
      join(folder, "text.db"),
      "This is no database, but a text that is long enough to be looked at. ".repeat(20),
    );
    refuses(`sqlite:${join(folder, "text.db")}`, /can't be opened: file is not a database/);
    refuses("mysql://user:secret@localhost/kiosk", /^DATABASE_URL must look like sqlite:.*neither\.$/);
    refuses("postgres://user:secret@localhost", /^DATABASE_URL must look like postgres:(?!.*secret)/);
  });

  it("undoes a whole transaction, also one that joined another", async () => {
    const database = openDatabase("sqlite::memory:");
    const write = (name: string) => database.insertInto("setting").values({ name, value: "" });
    await assert.rejects(
      transaction(database, async (outer) => {
        await outer.insertInto("setting").values({ name: "outer", value: "" }).execute();
        await transaction(outer, async (inner) => {
          await inner.insertInto("setting").values({ name: "inner", value: "" }).execute();
        });
        throw new Error("no");
      }),
      /no/,
    );
    await write("after").execute();
    const names = await database.selectFrom("setting").select("name").where("name", "!=", "revision").execute();
    assert.deepEqual(
      names.map(({ name }) => name),
      ["after"],
    );
    await database.destroy();
  });

  it("plans by what is stored: the languages of many articles are read from their index", async () => {
    const path = join(folder, "kiosk.db");
    const first = openDatabase(`sqlite:${path}`);
    await transaction(first, async (trx) => {
      for (let revision = 1; revision <= 2000; revision++) {
        const text = { title: "A title", document: "[]", language: "en" };
        await trx
          .insertInto("article")
          .values({ ...text, state: "published", revision, published_at: 0 })
          .execute();
      }
    });
    await first.destroy();
    const again = openDatabase(`sqlite:${path}`);
    const languages = await articleStore(again, systemClock).languages();
    await again.destroy();
    assert.deepEqual(languages, ["en"]);
    const file = new DatabaseSync(path);
    const plan = file
      .prepare(
        "EXPLAIN QUERY PLAN SELECT language FROM article WHERE state = 'published' AND language > '' ORDER BY language LIMIT 1",
      )
      .all();
    file.close();
    assert.match(String(plan[0]?.detail), /article_language/);
  });
});
