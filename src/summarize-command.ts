import { once } from "node:events";
import { Command, InvalidArgumentError, Option } from "commander";
import { draftFromJsonLine, MAX_LINE_BYTES } from "./content/importers/jsonl.ts";
import { linesOf } from "./content/importers/lines.ts";
import { type SummaryOptions, summarise } from "./content/summary.ts";
import { messageOf } from "./core/errors.ts";

/** `kiosk summarize`: what digests say of an article, for any articles, so that it can be read and measured. */

/** What stands for a title while an article without one is read; no text has it as its title. */
const NO_TITLE = "…";

/** The answer to a line of input: `id` is as the line has it (or its `url`, which an import takes instead), null where it has neither. */
export type SummaryLine =
  | { id: string | number | null; summary: string }
  /** `line` counts from 1. */
  | { id?: string | number; line: number; error: string };

/**
 * The summaries of articles in JSON Lines, one by one and in their order; a line that is no article is answered with what is wrong, and
 * the rest goes on. Articles have the form that `kiosk import` takes, but need no title. Empty lines are passed over.
 * @param chunks UTF-8
 */
export async function* summaryLines(
  chunks: AsyncIterable<Uint8Array>,
  options: SummaryOptions,
): AsyncGenerator<SummaryLine> {
  for await (const { number, text } of linesOf(chunks, MAX_LINE_BYTES)) {
    if (text === undefined)
      yield { line: number, error: `The line is longer than ${MAX_LINE_BYTES / 1024 / 1024} MB.` };
    else if (text.trim() !== "") yield summaryLine(text, number, options);
  }
}

function summaryLine(text: string, line: number, options: SummaryOptions): SummaryLine {
  const fields = fieldsOf(text);
  const id = [fields?.id, fields?.url].find(isId);
  const isUntitled = fields !== undefined && (fields.title ?? "").toString().trim() === "";
  try {
    const draft = draftFromJsonLine(isUntitled ? JSON.stringify({ ...fields, title: NO_TITLE }) : text);
    return { id: id ?? null, summary: summarise(isUntitled ? { ...draft, title: "" } : draft, options) };
  } catch (error) {
    return { ...(id !== undefined && { id }), line, error: messageOf(error) };
  }
}

/** The object on a line; what is wrong with a line that has none, `draftFromJsonLine` says. */
function fieldsOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function isId(value: unknown): value is string | number {
  return typeof value === "number" || (typeof value === "string" && value !== "");
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("Write a whole number from 1.");
  return number;
}

async function answer(options: SummaryOptions): Promise<void> {
  for await (const line of summaryLines(process.stdin, options)) {
    if ("error" in line) process.exitCode = 1;
    // A reader that is slower than we are: millions of lines don't wait in memory.
    if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, "drain");
  }
}

export function summarizeCommand(): Command {
  return new Command("summarize")
    .description(
      "answer articles in JSON Lines with their summaries, a line each; exits with 1 if a line is no article",
    )
    .requiredOption("--stdin", "read the articles from standard input")
    .addOption(new Option("--sentences <count>", "the most sentences of a summary").argParser(count).default(2))
    .addOption(
      new Option("--max-length <count>", "the most characters of a summary (UTF-16 units)")
        .argParser(count)
        .default(Number.POSITIVE_INFINITY, "no limit"),
    )
    .action(({ sentences, maxLength }: Required<SummaryOptions>) => answer({ sentences, maxLength }));
}
