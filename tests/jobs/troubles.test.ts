import assert from "node:assert/strict";
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import { databaseFile } from "../../src/database/backup.ts";
import { textOf } from "../../src/simulator/hands.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("what needs a person", () => {
  let stand: Newsstand;
  let free = 1e12;

  before(async () => {
    stand = await openNewsstand({ backups: 7 }, 0, { room: async () => ({ free, used: 1e9 }) });
    // An owner who speaks German.
    stand.editor.send("/settings");
    await stand.editor.press(await stand.editor.sees("Settings"), "Language");
    await stand.editor.press(await stand.editor.sees("Which language"), "Deutsch");
    await stand.editor.sees("Einstellungen");
  });
  after(() => stand.close());

  const told = (words: string) => stand.editor.messages().filter((message) => textOf(message).includes(words)).length;
  /** Looks again after a while, also after a restart: nobody is told again. */
  async function staysQuiet(words: string) {
    assert.equal(told(words), 1);
    stand.pass(MINUTE);
    await stand.app.look();
    await stand.restart();
    await stand.app.look();
    assert.equal(told(words), 1);
  }
  /** Looks until it is certain that a trouble is over. */
  async function healed(words: string) {
    await stand.app.look();
    assert.equal(told(words), 0, "what comes and goes is no news");
    stand.pass(11 * MINUTE);
    await stand.app.look();
    await stand.editor.sees(words);
    stand.pass(11 * MINUTE);
    await stand.app.look();
    assert.equal(told(words), 1);
  }

  it("a full disk is told once, in the owner's language, and that there is room again", async () => {
    await stand.app.look();
    free = 1e9;
    await stand.app.look();
    await stand.editor.sees("kaum noch Platz");
    await staysQuiet("kaum noch Platz");
    free = 1e12;
    await stand.app.look();
    free = 1e9;
    stand.pass(MINUTE);
    await stand.app.look();
    assert.equal(told("kaum noch Platz"), 1, "it had hardly gone");
    free = 1e12;
    await healed("wieder genug Platz");
  });

  it("deliveries that wait while nobody sends are told, and what goes out again", async () => {
    const { reader, app } = stand;
    reader.send("/subscribe all");
    await reader.press(await reader.sees("Daily at"), "At once");
    await reader.sees("At once: everything");
    await stand.publish({ title: "Rye bread", publishedAt: stand.now() + HOUR });
    // Another process has the right to send, and doesn't.
    const name = `sender:${app.botInfo.id}`;
    const lease = { holder: "another", expires_at: stand.now() + DAY };
    await app.newsroom.database.updateTable("lease").set(lease).where("name", "=", name).execute();
    stand.pass(HOUR + 1);
    await app.minute();
    await app.look();
    stand.pass(16 * MINUTE);
    await app.look();
    await stand.editor.sees("nichts zugestellt");
    await staysQuiet("nichts zugestellt");
    await stand.app.newsroom.database.deleteFrom("lease").where("holder", "=", "another").execute();
    await reader.sees("Rye bread");
    const { database } = stand.app.newsroom;
    const unsent = () => database.selectFrom("delivery").select("chat_id").where("state", "!=", "sent").execute();
    while ((await unsent()).length > 0) await nextTurn();
    await healed("wieder zugestellt");
  });

  it("an index that can't follow is told", async () => {
    const { search } = stand.app.newsroom;
    const { catchUp } = search;
    search.catchUp = async () => {
      throw new Error("the disk is gone");
    };
    stand.pass(6 * MINUTE);
    await stand.app.look();
    await stand.editor.sees("Suchindex folgt den Artikeln seit");
    search.catchUp = catchUp;
    await healed("Suchindex hat wieder alle");
  });

  it("a backup that is missing is told, and a new one", async () => {
    const folder = join(dirname(databaseFile(stand.config.databaseUrl)), "backups");
    mkdirSync(folder, { recursive: true });
    const backUpAt = (at: number) => {
      const file = join(folder, `kiosk-2026112${readdirSync(folder).length}T024700Z.db`);
      writeFileSync(file, "");
      utimesSync(file, at / 1000, at / 1000);
    };
    backUpAt(stand.now() - 3 * DAY);
    await stand.app.look();
    await stand.editor.sees("keine frische Sicherung");
    await staysQuiet("keine frische Sicherung");
    backUpAt(stand.now());
    await healed("wieder eine frische Sicherung");
  });

  it("a database that can't be written is told without it, and what it is when it can", async () => {
    const { database } = stand.app.newsroom;
    await sql`PRAGMA query_only = ON`.execute(database);
    await stand.app.look();
    stand.pass(2 * MINUTE);
    await stand.app.look();
    await stand.editor.sees("kann seit dem");
    stand.pass(MINUTE);
    await stand.app.look();
    assert.equal(told("kann seit dem"), 1);
    await sql`PRAGMA query_only = OFF`.execute(database);
    await stand.app.look();
    await stand.restart();
    await healed("Datenbank funktioniert wieder");
    assert.equal(told("kann seit dem"), 1);
  });

  it("is told later where Telegram takes nothing", async () => {
    free = 1e9;
    stand.simulator.misbehave({ kind: "server_error", method: "sendMessage" });
    await stand.app.look();
    assert.equal(told("kaum noch Platz"), 1, "the one of before");
    await stand.app.look();
    await stand.editor.sees("kaum noch Platz");
    assert.equal(told("kaum noch Platz"), 2);
  });
});
