import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, it } from "node:test";
import { systemClock } from "../../src/core/clock.ts";
import { openDatabase } from "../../src/database/database.ts";
import { writeExport } from "../../src/export/write-export.ts";
import { handClock } from "../delivery/newsdesk.ts";
import { fillNewsroom } from "./rich-newsroom.ts";

const folder = mkdtempSync(join(tmpdir(), "kiosk-export-command-"));
after(() => rmSync(folder, { recursive: true }));

function kiosk(database: string, ...args: string[]): string {
  const cli = join(import.meta.dirname, "..", "..", "src", "cli.ts");
  const environment = { PATH: process.env.PATH, DATABASE_URL: `sqlite:${join(folder, database)}`, INIT_CWD: folder };
  return execFileSync(process.execPath, [cli, ...args], { cwd: folder, env: environment, encoding: "utf8" });
}

it("kiosk export writes a folder while others write, and kiosk import takes it back, searchable", async () => {
  const database = openDatabase(`sqlite:${join(folder, "old.db")}`);
  await fillNewsroom(database, handClock("2026-11-25T09:00:00Z"));
  const other = new DatabaseSync(join(folder, "old.db"));
  other.exec("BEGIN IMMEDIATE; INSERT INTO editor (id, role, created_at) VALUES (99, 'editor', 0)");
  await writeExport(database, systemClock, join(folder, "meanwhile"));
  other.exec("COMMIT");
  other.close();
  await database.destroy();
  const editors = readFileSync(join(folder, "meanwhile", "editor.jsonl"), "utf8");
  assert.ok(editors.includes('"id":20') && !editors.includes('"id":99'), "what was committed when it began");
  const said = kiosk("old.db", "export", "everything");
  assert.match(
    said,
    /^everything: 8 articles, 1 pictures, 7 chats with 8 subscriptions, 12 deliveries\.\nIt says who has subscribed/,
  );

  const back = kiosk("new.db", "import", "everything");
  assert.match(
    back,
    /^The store is what it was on 20\S+: 8 articles, .*\n\d+ deliveries that waited then are not sent/,
  );
  assert.match(kiosk("new.db", "search", "corrected"), /Bread, corrected/);
  const copy = openDatabase(`sqlite:${join(folder, "new.db")}`);
  const copied = await copy.selectFrom("editor").select("id").orderBy("id").execute();
  assert.deepEqual(
    copied.map(({ id }) => id),
    [20, 99],
  );
  await copy.destroy();

  assert.throws(() => kiosk("new.db", "import", "everything", "old.db"), /everything is an export .* taken back alone/);
});
