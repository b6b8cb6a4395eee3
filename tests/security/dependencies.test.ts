import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

interface Package {
  version?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  hasInstallScript?: boolean;
}

const ROOT = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

test("are exact, whole, from the registry, and run nothing when they are installed", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read("package.json"));
  const asked: [string, string][] = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  assert.deepEqual(
    asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
    [],
    "a range, or an address",
  );
  const lock: Record<string, Package> = JSON.parse(read("package-lock.json")).packages;
  const packages = Object.entries(lock).filter(([path]) => path !== "");
  assert.ok(packages.length > asked.length);
  const wrong = packages.filter(
    ([, { integrity = "", resolved = "https://registry.npmjs.org/", link }]) =>
      !integrity.startsWith("sha512-") || !resolved.startsWith("https://registry.npmjs.org/") || link,
  );
  assert.deepEqual(wrong, [], "not whole, or from elsewhere");
  const scripts = packages
    .filter(([, one]) => one.hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ""));
  const [, listed = ""] = /^Packages with install scripts: (.*)\.$/m.exec(read("docs/security.md")) ?? [];
  assert.equal(scripts.length === 0 ? "none" : scripts.toSorted().join(", "), listed);
});
