import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const ROOT = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

/** The tests that the page names: their file, and their name as it stands there. */
const named = [...read("docs/security.md").matchAll(/`(tests\/[\w/-]+\.test\.ts)`:\s+“([^”]+)”/g)].map(
  ([, file = "", name = ""]) => ({ file, name }),
);

test("every test that the page on security names is there", () => {
  assert.ok(named.length > 40, `${named.length} found`);
  const missing = named.filter(({ file, name }) => !read(file).includes(`(${JSON.stringify(name)}`));
  assert.deepEqual(missing, []);
});

test("every threat on the page has its test, and every test of attacks stands on the page", () => {
  const [, threats = ""] = /## Someone sends updates([\s\S]*)## What we depend on/.exec(read("docs/security.md")) ?? [];
  for (const threat of threats.split(/^- /m).slice(1)) {
    assert.match(threat, /`tests\/[\w/-]+\.test\.ts`:\s+“/, threat.slice(0, 80));
  }
  for (const file of readdirSync(join(ROOT, "tests/security"))) {
    if (file === "documented.test.ts") continue;
    for (const [, name] of read(`tests/security/${file}`).matchAll(/^ *(?:it|test)\("([^"]+)"/gm)) {
      assert.ok(
        named.some((one) => one.name === name),
        `${file}: ${name}`,
      );
    }
  }
});
