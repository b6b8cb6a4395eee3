import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { articleChanges } from "./content/article-changes.ts";
import { articleStore } from "./content/article-store.ts";
import { mediaStore } from "./content/media-store.ts";
import { openSearchIndex } from "./content/search/search-index.ts";
import { tagStore } from "./content/tag-store.ts";
import { type Clock, systemClock } from "./core/clock.ts";
import { openDatabase, type QueryObserver } from "./database/database.ts";
import { isPostgresUrl, postgresName } from "./database/postgres.ts";
import { createLocales, type Locales } from "./render/locale.ts";

/** What needs no bot token: the stores and the index over them. */
export interface Newsroom {
  database: ReturnType<typeof openDatabase>;
  articles: ReturnType<typeof articleStore>;
  tags: ReturnType<typeof tagStore>;
  media: ReturnType<typeof mediaStore>;
  search: ReturnType<typeof openSearchIndex>;
  close(): Promise<void>;
}

/**
 * Opens the stores that a configuration names, and the search index.
 * @param options.threads whether search works on threads of its own
 * @param options.observe told how long each statement took
 */
export function openNewsroom(
  config: Pick<Config, "databaseUrl" | "searchFolder">,
  { clock = systemClock, threads = false, observe }: { clock?: Clock; threads?: boolean; observe?: QueryObserver } = {},
): Newsroom {
  const database = openDatabase(config.databaseUrl, observe);
  const search = openSearchIndex(searchFolder(config), articleChanges(database), { threads });
  return {
    database,
    articles: articleStore(database, clock),
    tags: tagStore(database),
    media: mediaStore(database),
    search,
    async close() {
      await search.close();
      await database.destroy();
    },
  };
}

/** Where the search index of a database lies: beside it, or where it is told to. */
export function searchFolder(config: Pick<Config, "databaseUrl" | "searchFolder">): string {
  if (config.searchFolder !== undefined) return config.searchFolder;
  if (isPostgresUrl(config.databaseUrl)) {
    const name = postgresName(config.databaseUrl).replace(/^postgres:\/\//, "");
    return join("data", `${name.replace(/[^\w.-]+/g, "-")}.search`);
  }
  const path = config.databaseUrl.replace(/^sqlite:/, "");
  return path === ":memory:" ? path : `${path.replace(/\.db$/, "")}.search`;
}

/** The interface's languages: every Fluent file in `locales/`. */
export function loadLocales(defaultLanguage: string): Locales {
  const folder = join(import.meta.dirname, "locales");
  const files = readdirSync(folder).filter((name) => name.endsWith(".ftl"));
  const sources = Object.fromEntries(
    files.map((name) => [name.replace(/\.ftl$/, ""), readFileSync(join(folder, name), "utf8")]),
  );
  return createLocales(sources, defaultLanguage);
}
