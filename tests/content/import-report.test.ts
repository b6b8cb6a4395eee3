import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, it } from "node:test";
import { runImport, summary } from "../../src/content/import-report.ts";
import type { Database } from "../../src/database/database.ts";
import { describeOnBoth } from "../database/databases.ts";

const FIXTURES = join(import.meta.dirname, "..", "fixtures", "import");

describeOnBoth("the report of an import", (open) => {
  let database: Database;
  let written: string;
  const clock = { now: () => Date.parse("2026-03-14T12:00:00Z"), sleep: async () => {} };
  const output = { write: (text: string) => (written += text) };

  beforeEach(async () => {
    database = await open();
    written = "";
  });
  afterEach(() => database.destroy());

  it("ends with how many of each, and with what was refused: file, line and reason", async () => {
    const path = join(FIXTURES, "archive.jsonl");
    const { ok } = await runImport([path], { database, clock }, output);
    assert.equal(ok, true);
    assert.equal(
      written,
      `Imported: 3 new, 0 changed, 0 unchanged, 4 refused.
  refused ${path}:3: The line is no JSON: Unterminated string.
  refused ${path}:4: "body" is missing or not what it must be.
  refused ${path}:6: "publishedAt" is "soon", which is no date; write it like 2026-03-14T09:30:00Z.
  refused ${path}:8: The line is no JSON object.
`,
    );
    written = "";
    await runImport([path], { database, clock }, output);
    assert.match(written, /^Imported: 0 new, 0 changed, 3 unchanged, 4 refused\.\n/);
  });

  it("says that it failed when a whole source gave nothing", async () => {
    const result = await runImport([join(FIXTURES, "none"), join(FIXTURES, "atom.xml")], { database, clock }, output);
    assert.equal(result.ok, false);
    assert.equal(result.new, 2);
    assert.match(written, /refused .*none: There is no such file or folder\.\n$/);
  });

  it("writes plain lines now and then without a terminal, with nothing that moves a cursor", async () => {
    const folder = mkdtempSync(join(tmpdir(), "kiosk-report-"));
    try {
      const path = join(folder, "many.jsonl");
      const lines = Array.from({ length: 2100 }, (_, id) => JSON.stringify({ id, title: `No. ${id}`, body: "Text." }));
      writeFileSync(path, lines.join("\n"));
      await runImport([path], { database, clock }, output);
      assert.equal(
        written,
        "Importing: 1,000 items done\nImporting: 2,000 items done\nImported: 2,100 new, 0 changed, 0 unchanged, 0 refused.\n",
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("draws no progress into its output on a terminal: the bar goes to the terminal itself", async () => {
    await runImport([join(FIXTURES, "atom.xml")], { database, clock }, { ...output, isTTY: true });
    assert.equal(written, "Imported: 2 new, 0 changed, 0 unchanged, 0 refused.\n");
  });

  it("shows the first twenty refusals and counts the others", () => {
    const refusals = Array.from({ length: 1234 }, (_, index) => ({ where: `a.jsonl:${index + 1}`, reason: "No." }));
    const text = summary({ new: 0, changed: 0, unchanged: 0, held: 2, refused: 1234, refusals, failedSources: [] });
    const lines = text.trimEnd().split("\n");
    assert.equal(lines.length, 22);
    assert.equal(
      lines.at(0),
      "Imported: 0 new, 0 changed, 0 unchanged, 2 kept as editors corrected them, 1,234 refused.",
    );
    assert.equal(lines.at(-1), "  … and 1,214 more.");
  });

  it("draws a bar on a terminal while it runs, and takes it off", {
    skip: !existsSync("/usr/bin/script") || process.platform !== "linux",
  }, async () => {
    // `script` gives the program a terminal of its own.
    const command = `${process.execPath} src/cli.ts import ${join(FIXTURES, "archive.jsonl")}`;
    const folder = mkdtempSync(join(tmpdir(), "kiosk-report-"));
    try {
      const child = spawn("script", ["-qec", command, "/dev/null"], {
        cwd: join(import.meta.dirname, "..", ".."),
        env: { ...process.env, DATABASE_URL: `sqlite:${join(folder, "kiosk.db")}`, TERM: "xterm" },
      });
      let shown = "";
      child.stdout.on("data", (part) => (shown += part));
      await new Promise((closed) => child.on("close", closed));
      assert.match(shown, /Importing [█░]+ \d+% \| \d items/);
      assert.match(shown, /Imported: 3 new/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
