import { createHash, randomBytes } from "node:crypto";
import { after, describe } from "node:test";
import { Client } from "pg";
import { type Database, openDatabase } from "../../src/database/database.ts";
import { migrations } from "../../src/database/migrations.ts";
import { baseline } from "../../src/database/postgres-baseline.ts";
import { runs } from "../fuzz.ts";
import { startPostgres, whyNoPostgres } from "./postgres-server.ts";

/**
 * Both databases for every test of a store. PostgreSQL is the server at `KIOSK_TEST_POSTGRES` (what the whole suite shares), or one of this
 * process's own. Where there is none its half is skipped, and says so; in the CI it fails.
 */

/** Opens an empty database; the one before is closed. */
export type Open = () => Promise<Database>;

/** How many examples of a property are tried: on PostgreSQL, where each takes a database, a tenth. */
export type Examples = (usual: number) => number;

/** Describes something on each database. */
export function describeOnBoth(name: string, body: (open: Open, examples: Examples) => void): void {
  describe(`${name} (SQLite)`, () => {
    body(async () => openDatabase("sqlite::memory:"), runs);
  });
  describeOnPostgres(name, (newUrl) => {
    let url: string | undefined;
    let opened: Database | undefined;
    after(() => opened?.destroy());
    body(
      async () => {
        await opened?.destroy();
        if (url) await empty(url);
        else url = await newUrl();
        opened = openDatabase(url);
        return opened;
      },
      (usual) => runs(usual / 10),
    );
  });
}

/** Brings a database back to what it was when it was made: much quicker than making another. */
async function empty(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(EMPTY);
  } finally {
    await client.end();
  }
}

/** Without triggers and references, so in any order. The two tables that begin with something are `setting` and `subscriber_tally`. */
const EMPTY = `
  SET session_replication_role = replica;
  DO $$
  DECLARE it RECORD;
  BEGIN
    FOR it IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration' LOOP
      EXECUTE format('DELETE FROM %I', it.tablename);
    END LOOP;
    FOR it IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL LOOP
      EXECUTE format('ALTER SEQUENCE %I RESTART', it.sequencename);
    END LOOP;
  END $$;
  INSERT INTO setting (name, value) VALUES ('revision', '0');
  INSERT INTO subscriber_tally (name, count) VALUES ('joined', 0), ('left', 0), ('blocked', 0), ('subscribers', 0)`;

/** Describes something on PostgreSQL alone. @param body is given what makes an empty database, and returns its address */
export function describeOnPostgres(name: string, body: (newUrl: () => Promise<string>) => void): void {
  const reason = process.env.CI ? undefined : whyNoPostgres();
  describe(`${name} (PostgreSQL)`, { skip: reason ?? false }, () => {
    const made: string[] = [];
    body(async () => {
      const { admin, template } = await server();
      const name = `kiosk_${randomBytes(8).toString("hex")}`;
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
      made.push(name);
      return at(name);
    });
    after(async () => {
      for (const name of made) await (await server()).admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    });
  });
}

interface Server {
  admin: Client;
  /** A database with the schema of this version, of which others are copies. */
  template: string;
  stop(): Promise<void>;
}

let running: Promise<Server> | undefined;

/** The suite's server, or one that lives as long as this process. */
function server(): Promise<Server> {
  running ??= open();
  return running;
}

let url = process.env.KIOSK_TEST_POSTGRES;

async function open(): Promise<Server> {
  let stop = async () => {};
  if (!url) ({ url, stop } = await startPostgres());
  const admin = new Client({ connectionString: url });
  await admin.connect();
  return { admin, template: await makeTemplate(admin), stop };
}

// When all tests of the file are over.
after(async () => {
  const { admin, stop } = (await running) ?? {};
  await admin?.end();
  await stop?.();
});

function at(name: string): string {
  const address = new URL(url ?? "");
  address.pathname = `/${name}`;
  return address.href;
}

/** Made by whichever process comes first, and named by what is in it. */
async function makeTemplate(admin: Client): Promise<string> {
  const schema = createHash("sha256")
    .update(JSON.stringify([baseline, migrations]))
    .digest("hex")
    .slice(0, 16);
  const name = `kiosk_template_${schema}`;
  await admin.query("SELECT pg_advisory_lock(1)");
  try {
    const { rowCount } = await admin.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) {
      await admin.query(`CREATE DATABASE ${name}_unfinished`);
      const database = openDatabase(at(`${name}_unfinished`));
      await database.selectFrom("setting").selectAll().execute();
      await database.destroy();
      await admin.query(`ALTER DATABASE ${name}_unfinished RENAME TO ${name}`);
    }
    return name;
  } finally {
    await admin.query("SELECT pg_advisory_unlock(1)");
  }
}
