import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { test } from "node:test";

/**
 * Who may import whom (`docs/architecture.md`). "types" allows `import type` only. A room may always import itself; files
 * right in `src/` put rooms together and have lines of their own, but for `app.ts`, which knows every room.
 */
const ALLOWED: Record<string, Record<string, "all" | "types">> = {
  "main.ts": {
    database: "all",
    "app.ts": "all",
    "config.ts": "all",
    "demonstration.ts": "all",
    "blotter.ts": "all",
    "log.ts": "all",
    "tracing.ts": "all",
    core: "all",
  },
  "cli.ts": {
    "app.ts": "all",
    "config.ts": "all",
    "blotter.ts": "all",
    "log.ts": "all",
    "newsroom.ts": "all",
    "show.ts": "all",
    "backup-commands.ts": "all",
    "copy-database-command.ts": "all",
    "dispatches-command.ts": "all",
    "doctor-command.ts": "all",
    "export-command.ts": "all",
    "feeds-command.ts": "all",
    "reindex-command.ts": "all",
    "search-command.ts": "all",
    "summarize-command.ts": "all",
    content: "all",
    database: "all",
    jobs: "all",
    core: "all",
  },
  "arrival.ts": {
    "newsroom.ts": "types",
    "config.ts": "types",
    bot: "all",
    render: "types",
    handlers: "types",
    numbers: "all",
    subscribers: "all",
    database: "all",
    core: "all",
  },
  "announcing.ts": { content: "all", delivery: "all", handlers: "types", subscribers: "all", core: "all" },
  "feed-desk.ts": {
    "newsroom.ts": "types",
    "config.ts": "types",
    database: "types",
    content: "all",
    delivery: "types",
    jobs: "all",
    render: "types",
    subscribers: "types",
    core: "all",
  },
  "backup-commands.ts": { "config.ts": "types", database: "all", delivery: "all", core: "all" },
  "copy-database-command.ts": { "config.ts": "types", content: "types", database: "all", core: "all" },
  "dispatches-command.ts": { "newsroom.ts": "all", "config.ts": "types", delivery: "all", core: "all" },
  "doctor-command.ts": {
    "newsroom.ts": "all",
    "config.ts": "types",
    bot: "all",
    subscribers: "all",
    database: "all",
    core: "all",
  },
  "export-command.ts": { "newsroom.ts": "all", "config.ts": "types", database: "all", export: "all", core: "all" },
  "editorial-desk.ts": {
    content: "all",
    database: "types",
    delivery: "all",
    handlers: "types",
    subscribers: "all",
    core: "all",
  },
  "front-door.ts": {
    "newsroom.ts": "types",
    "config.ts": "types",
    bot: "all",
    web: "all",
    database: "all",
    core: "all",
  },
  "feeds-command.ts": { "newsroom.ts": "all", "config.ts": "types", content: "all", core: "all" },
  "reindex-command.ts": { "newsroom.ts": "all", "config.ts": "types", content: "all", database: "all", core: "all" },
  "search-command.ts": { "newsroom.ts": "all", "config.ts": "types", content: "all", core: "all" },
  "summarize-command.ts": { content: "all", core: "all" },
  "show.ts": { "newsroom.ts": "all", "config.ts": "types", content: "all", render: "all", core: "all" },
  "demonstration.ts": {
    "arrival.ts": "all",
    "newsroom.ts": "all",
    "config.ts": "types",
    content: "all",
    simulator: "all",
    core: "types",
  },
  "newsroom.ts": { "config.ts": "types", content: "all", database: "all", render: "all", core: "all" },
  "config.ts": { "settings.ts": "all", core: "all" },
  "settings.ts": { core: "all" },
  "lookout.ts": {
    "newsroom.ts": "types",
    "config.ts": "types",
    database: "all",
    delivery: "all",
    jobs: "all",
    render: "types",
    subscribers: "all",
    core: "types",
  },
  "timetable.ts": { "newsroom.ts": "types", "config.ts": "types", database: "all", jobs: "all", core: "types" },
  "tracing.ts": { "config.ts": "types", core: "types" },
  "blotter.ts": { bot: "all" },
  "log.ts": { "blotter.ts": "all", "config.ts": "types", core: "all" },
  core: {},
  database: { core: "all" },
  content: { database: "all", core: "all" },
  subscribers: { content: "types", database: "all", core: "all" },
  delivery: { subscribers: "all", content: "all", database: "all", core: "all" },
  export: { content: "all", delivery: "all", database: "all", core: "all" },
  numbers: { database: "all", core: "all" },
  pictures: {},
  render: { content: "all", subscribers: "types", numbers: "types", core: "all" },
  handlers: { numbers: "types", content: "all", subscribers: "all", delivery: "types", render: "all", core: "all" },
  bot: {
    handlers: "all",
    render: "all",
    delivery: "types",
    content: "types",
    subscribers: "types",
    database: "all",
    core: "all",
  },
  jobs: { content: "all", subscribers: "all", delivery: "all", render: "all", database: "all", core: "all" },
  web: { core: "all" },
  simulator: { core: "all" },
};

/** Packages that only some rooms may know. */
const PACKAGES: Record<string, readonly string[]> = {
  grammy: ["app.ts", "doctor-command.ts", "bot", "handlers"],
  kysely: ["doctor-command.ts", "database", "content", "subscribers", "delivery", "export", "numbers"],
  "@resvg/resvg-js": ["pictures"],
  "d3-scale": ["render"],
  "d3-shape": ["render"],
  "@fluent/bundle": ["render"],
  "node-cron": ["jobs"],
  hono: ["simulator", "web"],
  "prom-client": ["web"],
  "node:sqlite": ["database", "content"],
  "@keyv/redis": ["database"],
  keyv: ["database"],
};

/** Modules of `content/` that the renderers may use: they are data and pure functions. */
const PURE_CONTENT = ["content/announcement.ts", "content/document.ts", "content/publication-period.ts"];

interface Import {
  file: string;
  to: string;
  isType: boolean;
}

const SRC = join(import.meta.dirname, "..", "src");
const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
const imports: Import[] = files.flatMap((file) =>
  [...readFileSync(join(SRC, file), "utf8").matchAll(/^(?:import|export)( type)?\s[^;]*?from "([^"]+)";/gms)].map(
    ([, type, to = ""]) => ({ file: slashes(file), isType: type !== undefined, to: resolved(file, to) }),
  ),
);

function slashes(path: string): string {
  return path.split(sep).join("/");
}

/** A file's path within `src/`, or a package's name. */
function resolved(file: string, to: string): string {
  return to.startsWith(".") ? slashes(relative(SRC, join(SRC, dirname(file), to))) : to;
}

function room(path: string): string {
  return path.split("/")[0] ?? path;
}

test("rooms import only those that they may", () => {
  assert.ok(imports.length > 300, "the imports were found");
  const wrong = imports.filter(({ file, to, isType }) => {
    const [from, target] = [room(file), room(to)];
    if (from === "app.ts" || from === target || !(target in ALLOWED || target === "app.ts")) return false;
    const allowed = ALLOWED[from]?.[target];
    return allowed === undefined || (allowed === "types" && !isType);
  });
  assert.deepEqual(wrong.map(edge), []);
});

test("packages stay in their rooms", () => {
  const wrong = imports.filter(({ file, to, isType }) => {
    const rooms = PACKAGES[to];
    return rooms !== undefined && !rooms.includes(room(file)) && !isType;
  });
  assert.deepEqual(wrong.map(edge), []);
});

test("what traces is loaded where traces are wanted, not before", () => {
  const wrong = imports.filter(
    ({ file, to, isType }) =>
      !isType && (to === "tracing.ts" || (to.startsWith("@opentelemetry/") && file !== "tracing.ts")),
  );
  assert.deepEqual(wrong.map(edge), []);
});

test("renderers do no I/O", () => {
  const wrong = imports.filter(
    ({ file, to, isType }) =>
      room(file) === "render" &&
      !isType &&
      (to.startsWith("node:") || (to.startsWith("content/") && !PURE_CONTENT.includes(to))),
  );
  assert.deepEqual(wrong.map(edge), []);
});

test("every room is in the table", () => {
  const rooms = new Set(files.map((file) => room(slashes(file))));
  assert.deepEqual([...rooms].filter((name) => !(name in ALLOWED) && name !== "app.ts").sort(), []);
});

function edge({ file, to }: Import): string {
  return `${file} imports ${to}`;
}
