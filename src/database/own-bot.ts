import { type Database, transaction } from "./database.ts";

/** Notes that the database is now this bot's. @returns whose it was before; undefined for a new one */
export async function ownBot(database: Database, botId: number): Promise<number | undefined> {
  return transaction(database, async (trx) => {
    const row = await trx.selectFrom("setting").select("value").where("name", "=", "bot").executeTakeFirst();
    await trx
      .insertInto("setting")
      .values({ name: "bot", value: String(botId) })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: String(botId) }))
      .execute();
    return row && Number(row.value);
  });
}
