import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { Command, InvalidArgumentError } from "commander";
import type { Config } from "./config.ts";
import { systemClock } from "./core/clock.ts";
import { AppError } from "./core/errors.ts";
import { type Newsroom, openNewsroom } from "./newsroom.ts";

/** `kiosk search`: what a reader would find, so that it can be read and measured. */

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 1000;

/** One query's answer; `id` is the one that the article's source gave it, as an import keeps it. */
export interface SearchLine {
  query: string;
  total: number;
  hits: { id: string; title: string; score: number; snippet: string }[];
}

interface Options {
  limit: number;
  json?: boolean;
  stdin?: boolean;
  language?: string;
}

export function searchCommand({ readConfig }: { readConfig(): Config }): Command {
  return new Command("search")
    .description("find articles as a reader would, or answer one query a line with one line of JSON (--stdin)")
    .argument("[words...]", "the query")
    .option("--limit <hits>", "the most hits", wholeLimit, DEFAULT_LIMIT)
    .option("--json", "write JSON")
    .option("--stdin", "read queries from the standard input")
    .option("--language <code>", "the language of who asks, for words and dates that could be of several")
    .action(async (words: string[], options: Options) => {
      if (words.length === 0 && !options.stdin) {
        throw new AppError("invalid", 'What is searched for? For example: kiosk search "night train", or --stdin.');
      }
      const config = readConfig();
      const newsroom = openNewsroom(config);
      try {
        await newsroom.search.catchUp();
        const ask = (query: string) => answer(newsroom, config, query, options);
        if (options.stdin) await answerLines(process.stdin, ask);
        else if (options.json) console.log(JSON.stringify(await ask(words.join(" "))));
        else console.log(readable(await ask(words.join(" "))));
      } finally {
        await newsroom.close();
      }
    });
}

async function answerLines(input: Readable, ask: (query: string) => Promise<SearchLine>): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    process.stdout.write(`${JSON.stringify(await ask(line))}\n`);
  }
}

async function answer(
  { search, articles }: Newsroom,
  config: Config,
  query: string,
  { limit, language = config.defaultLanguage }: Options,
): Promise<SearchLine> {
  const now = Temporal.Instant.fromEpochMilliseconds(systemClock.now());
  const context = { now, timeZone: config.timeZone, language };
  const { total, hits } = await search.search(query, { limit, offset: 0, context });
  const found = await Promise.all(
    hits.map(async ({ id, score, snippet }) => {
      const article = await articles.getPublished(id);
      return article && { id: article.sourceId, title: article.title, score, snippet: snippet.text };
    }),
  );
  return { query, total, hits: found.filter((hit) => hit !== undefined) };
}

function readable({ total, hits }: SearchLine): string {
  const shown = hits.map(({ id, title, snippet }, at) => `${at + 1}. ${title}  [${id}]\n   ${snippet}`);
  return [`${total} found`, ...shown].join("\n");
}

function wholeLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new InvalidArgumentError(`Write a whole number from 1 to ${MAX_LIMIT}.`);
  }
  return limit;
}
