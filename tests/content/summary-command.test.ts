import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { type SummaryLine, summaryLines } from "../../src/summarize-command.ts";

const BODY = "The ferry left the harbour at nine. Two hundred people were on board.";

async function answers(lines: readonly unknown[], sentences = 2): Promise<SummaryLine[]> {
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  async function* chunks() {
    yield Buffer.from(text);
  }
  return Array.fromAsync(summaryLines(chunks(), { sentences, maxLength: Number.POSITIVE_INFINITY }));
}

test("each article is answered in its place, with its id as it was given", async () => {
  assert.deepEqual(
    await answers([
      { id: "a", title: "The ferry", body: BODY },
      { id: 7, title: "The ferry", lead: "It sails again after two winters.", body: BODY },
      { url: "https://example.org/ferry", title: "The ferry", body: BODY },
      "",
      { title: "The ferry", body: BODY },
    ]),
    [
      { id: "a", summary: BODY },
      { id: 7, summary: "It sails again after two winters." },
      { id: "https://example.org/ferry", summary: BODY },
      { id: null, summary: BODY },
    ],
  );
  assert.deepEqual(await answers([{ id: "a", title: "The ferry", body: BODY }], 1), [
    { id: "a", summary: "The ferry left the harbour at nine." },
  ]);
});

test("an article needs no title, and none is made up", async () => {
  for (const title of [undefined, null, " "]) {
    assert.deepEqual(await answers([{ id: "a", title, body: BODY }]), [{ id: "a", summary: BODY }]);
    assert.deepEqual(await answers([{ id: "a", title, body: "- bread" }]), [{ id: "a", summary: "" }]);
  }
});

test("a line that is no article is answered with what is wrong, and the rest goes on", async () => {
  const [noJson, noObject, noBody, noText, wrongTitle, article] = await answers([
    "{bad",
    "[1]",
    { id: "b", title: "The ferry" },
    { id: "c", title: "The ferry", body: "" },
    { id: "d", title: 5, body: BODY },
    { id: "e", body: BODY },
  ]);
  assert.ok(noJson && "error" in noJson && noJson.line === 1 && !("id" in noJson));
  assert.match(noJson.error, /no JSON/);
  assert.deepEqual(noObject, { line: 2, error: "The line is no JSON object." });
  assert.deepEqual(noBody, { id: "b", line: 3, error: '"body" is missing or not what it must be.' });
  assert.deepEqual(noText, { id: "c", line: 4, error: '"The ferry" has a title but no text.' });
  assert.deepEqual(wrongTitle, { id: "d", line: 5, error: '"title" is missing or not what it must be.' });
  assert.deepEqual(article, { id: "e", summary: BODY });
});

test("kiosk summarize reads standard input, and its exit code tells whether all were articles", () => {
  const run = (input: string, ...options: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, "..", "..", "src", "cli.ts"), "summarize", ...options], {
      input,
      encoding: "utf8",
    });
  const article = JSON.stringify({ id: "a", body: BODY });
  const good = run(`${article}\n`, "--stdin", "--sentences", "1");
  assert.equal(good.stdout, '{"id":"a","summary":"The ferry left the harbour at nine."}\n');
  assert.equal(good.status, 0);
  const mixed = run(`{}\n${article}`, "--stdin", "--max-length", "40");
  assert.deepEqual(mixed.stdout.split("\n").slice(1), [
    '{"id":"a","summary":"The ferry left the harbour at nine."}',
    "",
  ]);
  assert.equal(mixed.status, 1);
  assert.match(run("", "--stdin", "--sentences", "0").stderr, /whole number/);
  assert.match(run("").stderr, /--stdin/);
});
