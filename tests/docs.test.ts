import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { draftFromJsonLine } from "../src/content/importers/jsonl.ts";
import { draftFromMarkdown } from "../src/content/importers/markdown-file.ts";
import { menuFor } from "../src/handlers/commands.ts";
import { loadLocales } from "../src/newsroom.ts";
import { environmentExample, settingsTable } from "../src/settings.ts";

const ROOT = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const pages = [
  "README.md",
  ...readdirSync(join(ROOT, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

/** The fenced snippets of a page in one language. */
function snippets(path: string, language: string): string[] {
  const fence = new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^\\1\`\`\``, "gm");
  return [...read(path).matchAll(fence)].map(([, indent = "", text = ""]) => text.replaceAll(`\n${indent}`, "\n"));
}

test(".env.example and the table of settings are what the program knows", () => {
  assert.equal(read(".env.example"), environmentExample());
  assert.ok(read("docs/configuration.md").includes(settingsTable()));
});

test("the README's commands are those of the menu, in its order and words", () => {
  const english = loadLocales("en").get("en");
  const rows = [...read("README.md").matchAll(/^\| `\/(\w+)` \| (.*?) \|$/gm)].map(([, command, words]) => ({
    command,
    description: words?.replace(/ \((?:editors|owners)\)$/, ""),
  }));
  assert.deepEqual(rows, menuFor(english, "owner"));
});

test("the README's terminal commands are there", () => {
  const scripts: Record<string, string> = JSON.parse(read("package.json")).scripts;
  const help = execFileSync(process.execPath, [join(ROOT, "src", "cli.ts"), "--help"], { encoding: "utf8" });
  const rows = [...read("README.md").matchAll(/^\| `npm (?:run )?(\w+)(?: -- ([\w-]+))?/gm)];
  assert.ok(rows.length >= 5);
  for (const [, script = "", command] of rows) {
    assert.ok(script in scripts, `npm run ${script}`);
    if (command) assert.match(help, new RegExp(`^  ${command} `, "m"));
  }
  const documented = rows.flatMap(([, , command]) => command ?? []);
  const known = [...help.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name).filter((name) => name !== "help");
  assert.deepEqual(documented.toSorted(), known.toSorted());
});

test("the examples of what can be imported are imported", () => {
  const [frontMatter = ""] = snippets("docs/importing.md", "yaml");
  const { title, lead, author, tags, language, url, publishedAt } = draftFromMarkdown({
    text: `${frontMatter}\nBy seven the rye is gone.`,
    name: "bread.md",
    ageFrom: 0,
  });
  assert.deepEqual(
    { title, lead, author, tags, language, url, publishedAt },
    {
      title: "The bread that is gone by seven",
      lead: "The ovens are lit at three.",
      author: "Ada Quill",
      tags: ["Town", "Food"],
      language: "en",
      url: "https://example.org/bread",
      publishedAt: Date.UTC(2026, 2, 14, 9, 30),
    },
  );
  for (const line of snippets("docs/importing.md", "json")) assert.equal(draftFromJsonLine(line).title, "Fresh bread");
});

test("every link from one page to another file leads somewhere", () => {
  for (const page of pages) {
    for (const [, target = ""] of read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      assert.ok(existsSync(join(ROOT, dirname(page), target)), `${page} links to ${target}`);
    }
  }
});

test("every file that the page on architecture names is there", () => {
  const named = [...read("docs/architecture.md").matchAll(/`([\w/.-]+\.(?:ts|md)|[\w/.-]+\/)`/g)].map(
    ([, path = ""]) => path,
  );
  assert.ok(named.length > 20);
  const missing = named.filter(
    (path) => ![path, `src/${path}`, `src/content/search/${path}`].some((one) => existsSync(join(ROOT, one))),
  );
  assert.deepEqual(missing, []);
});
