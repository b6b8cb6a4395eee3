import { type PostgresServer, startPostgres, whyNoPostgres } from "./database/postgres-server.ts";

/** What `npm test` starts before the first test file and stops after the last: one PostgreSQL for all of them (`tests/database/databases.ts`). */

let server: PostgresServer | undefined;

export async function globalSetup(): Promise<void> {
  const reason = whyNoPostgres();
  if (reason && !process.env.CI) console.log(`The tests on PostgreSQL are skipped: ${reason}.`);
  if (reason || process.env.KIOSK_TEST_POSTGRES) return;
  server = await startPostgres();
  process.env.KIOSK_TEST_POSTGRES = server.url;
}

export async function globalTeardown(): Promise<void> {
  await server?.stop();
}
