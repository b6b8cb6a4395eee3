import { type Database, transaction } from "./database.ts";

/** Whose the database is; undefined for a new one. */
export async function botOf(database: Database): Promise<number | undefined> {
  const row = await database.selectFrom("setting").select("value").where("name", "=", "bot").executeTakeFirst();
  return row && Number(row.value);
}

/** Notes that the database is now this bot's. @returns whose it was before; undefined for a new one */
export async function ownBot(database: Database, botId: number): Promise<number | undefined> {
  return transaction(database, async (trx) => {
    const previous = await botOf(trx);
    await trx
      .insertInto("setting")
      .values({ name: "bot", value: String(botId) })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: String(botId) }))
      .execute();
    return previous;
  });
}
