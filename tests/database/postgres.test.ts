import assert from "node:assert/strict";
import { it } from "node:test";
import { inspect } from "node:util";
import { sql } from "kysely";
import { Client } from "pg";
import { AppError, messageOf } from "../../src/core/errors.ts";
import { alone, type Database, openDatabase, transaction } from "../../src/database/database.ts";
import { isOutage } from "../../src/database/outage.ts";
import { describeOnPostgres } from "./databases.ts";

async function failureOf(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof Error);
    return error;
  }
  throw new assert.AssertionError({ message: "it went well" });
}

describeOnPostgres("the database on a server", (newUrl) => {
  const opened: Database[] = [];
  const open = (url: string) => {
    const database = openDatabase(url);
    opened.push(database);
    return database;
  };
  const closeAll = () => Promise.all(opened.splice(0).map((database) => database.destroy()));
  const revision = (database: Database) => database.selectFrom("setting").selectAll().execute();

  /** Does something as an administrator of the server. */
  async function asAdmin(url: string, statement: string): Promise<void> {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  }

  it("is made once by however many processes start at once, and refused when a newer program made it", async () => {
    const url = await newUrl();
    await asAdmin(url, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    const started = await Promise.all([1, 2, 3, 4].map(() => revision(open(url))));
    assert.deepEqual(started.flat(), Array(4).fill({ name: "revision", value: "0" }));
    await closeAll();
    await asAdmin(url, "INSERT INTO migration (name, position) SELECT '9999 future', max(position) + 1 FROM migration");
    const error = await failureOf(revision(open(url)));
    assert.ok(error instanceof AppError && error.code === "configuration");
    assert.match(error.message, /newer version of Kiosk \(it has "9999 future"\)/);
    await closeAll();
  });

  it("never shows its password, whatever goes wrong", async () => {
    const url = new URL(await newUrl());
    url.password = "geheim";
    const errors: Error[] = [];
    for (const wrong of ["/nowhere", undefined]) {
      const address = new URL(url);
      if (wrong) address.pathname = wrong;
      else address.port = "1";
      const error = await failureOf(revision(open(address.href)));
      assert.ok(error instanceof AppError && error.code === "unavailable");
      assert.match(error.message, /^The database postgres:\/\/127\.0\.0\.1:\d+\/\w+ can't be opened: ./);
      errors.push(error);
    }
    errors.push(await failureOf(sql`SELECT nothing FROM nowhere`.execute(open(url.href))));
    for (const error of errors) assert.doesNotMatch(inspect(error, { depth: 9, showHidden: true }), /geheim/);
    assert.deepEqual(errors.map(isOutage), [false, true, false]);
    await closeAll();
  });

  it("has one transaction write at a time, which sees all that came before, whatever process it is of", async () => {
    const url = await newUrl();
    const processes = [open(url), open(url), open(url)];
    // Reads, decides, writes: without the lock, some would decide by what has just changed.
    const count = async (database: Database) =>
      transaction(database, async (trx) => {
        const { value } = await trx
          .selectFrom("setting")
          .select("value")
          .where("name", "=", "revision")
          .executeTakeFirstOrThrow();
        await trx
          .updateTable("setting")
          .set({ value: String(Number(value) + 1) })
          .where("name", "=", "revision")
          .execute();
      });
    const add = (database: Database, update_id: number) =>
      database.insertInto("handled_update").values({ update_id, handled_at: 0 }).execute();
    await Promise.all(
      processes.flatMap((database, process) =>
        Array.from({ length: 20 }, (_, index) => [count(database), add(database, process * 100 + index)]).flat(),
      ),
    );
    assert.deepEqual(await revision(processes[0] as Database), [{ name: "revision", value: "60" }]);
    await closeAll();
  });

  it("lets one statement be alone where it decides by other rows, and others side by side", async () => {
    const url = await newUrl();
    const [a, b] = [open(url), open(url)];
    for (const day of ["a", "b"]) await a.insertInto("paid_broadcast").values({ day, messages: 0 }).execute();
    const take = (database: Database) =>
      alone(database, (trx) =>
        trx
          .updateTable("paid_broadcast")
          .set({ messages: 1 })
          .where("day", "in", (eb) =>
            eb.selectFrom("paid_broadcast").select("day").where("messages", "=", 0).orderBy("day").limit(1),
          )
          .returning("day")
          .execute(),
      );
    const taken = await Promise.all([take(a), take(b), take(a), take(b)]);
    assert.deepEqual(
      taken
        .flat()
        .map(({ day }) => day)
        .toSorted(),
      ["a", "b"],
    );
    await closeAll();
  });

  it("is an outage when it goes away, and goes on when it is back; what was within a transaction is undone", async () => {
    const url = await newUrl();
    const database = open(url);
    await revision(database);
    const error = await failureOf(
      transaction(database, async (trx) => {
        await trx.insertInto("setting").values({ name: "lost", value: "1" }).execute();
        await asAdmin(
          url,
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
        );
        await trx.insertInto("setting").values({ name: "lost too", value: "1" }).execute();
      }),
    );
    assert.ok(isOutage(error), messageOf(error));
    assert.deepEqual(await revision(database), [{ name: "revision", value: "0" }]);
    await closeAll();
  });

  it("doesn't wait for ever for who writes: that is an outage too", async () => {
    const url = await newUrl();
    const address = new URL(url);
    address.searchParams.set("lock_timeout", "200");
    const [holder, waiting] = [open(url), open(address.href)];
    await revision(waiting);
    await transaction(holder, async (trx) => {
      await revision(trx);
      const error = await failureOf(transaction(waiting, revision));
      assert.ok(isOutage(error), messageOf(error));
      assert.ok(isOutage(await failureOf(waiting.deleteFrom("setting").execute())));
      assert.deepEqual((await revision(waiting)).length, 1, "whoever reads doesn't wait");
    });
    assert.equal((await transaction(waiting, revision)).length, 1, "and its connections are fit to go on");
    await closeAll();
  });
});
