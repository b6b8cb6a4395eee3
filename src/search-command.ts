import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { Command, InvalidArgumentError } from "commander";
import type { Config } from "./config.ts";
import type { SearchResults } from "./content/search/search-results.ts";
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

interface Answer extends Pick<SearchResults, "more" | "corrected" | "didYouMean"> {
  line: SearchLine;
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
    .option("--language <code>", "the language of who asks, for words and dates that could be of several", languageCode)
    .action(async (words: string[], options: Options) => {
      if (words.length === 0 && !options.stdin) {
        throw new AppError("invalid", 'What is searched for? For example: kiosk search "night train", or --stdin.');
      }
      const config = readConfig();
      const newsroom = openNewsroom(config);
      try {
        await newsroom.search.catchUp();
        const ask = (query: string) => find(newsroom, config, query, options);
        if (options.stdin) await answerLines(process.stdin, ask);
        else {
          const answer = await ask(words.join(" "));
          console.log(options.json ? JSON.stringify(answer.line) : readable(answer));
        }
      } finally {
        await newsroom.close();
      }
    });
}

async function answerLines(input: Readable, ask: (query: string) => Promise<Answer>): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    process.stdout.write(`${JSON.stringify((await ask(line)).line)}\n`);
  }
}

async function find(
  { search, articles }: Newsroom,
  config: Config,
  query: string,
  { limit, language = config.defaultLanguage }: Options,
): Promise<Answer> {
  const now = Temporal.Instant.fromEpochMilliseconds(systemClock.now());
  const context = { now, timeZone: config.timeZone, language };
  const { total, more, corrected, didYouMean, hits } = await search.search(query, { limit, offset: 0, context });
  const published = new Map((await articles.published(hits.map(({ id }) => id))).map((one) => [one.id, one]));
  const shown = hits.flatMap(({ id, score, snippet }) => {
    const article = published.get(id);
    return article ? [{ id: article.sourceId, title: article.title, score, snippet: snippet.text }] : [];
  });
  return { line: { query, total, hits: shown }, more, corrected, didYouMean };
}

function readable({ line: { total, hits }, more, corrected, didYouMean }: Answer): string {
  const shown = hits.map(({ id, title, snippet }, at) => `${at + 1}. ${title}  [${id}]\n   ${snippet}`);
  return [
    ...(corrected === undefined ? [] : [`Nothing has exactly these words. Shown: ${corrected}`]),
    `${more ? "More than " : ""}${total} found`,
    ...shown,
    ...(didYouMean === undefined ? [] : [`Did you mean: ${didYouMean}`]),
  ].join("\n");
}

function languageCode(text: string): string {
  if (!/^[a-z]{2,3}$/.test(text)) throw new InvalidArgumentError('Write a language code such as "fa".');
  return text;
}

function wholeLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new InvalidArgumentError(`Write a whole number from 1 to ${MAX_LIMIT}.`);
  }
  return limit;
}
