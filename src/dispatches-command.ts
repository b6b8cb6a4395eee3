import { Command, InvalidArgumentError } from "commander";
import type { Config } from "./config.ts";
import { systemClock } from "./core/clock.ts";
import { AppError } from "./core/errors.ts";
import { ArticleId, DispatchId } from "./core/ids.ts";
import { recallArticle } from "./delivery/correction.ts";
import { type Dispatch, type DispatchStore, dispatchStore } from "./delivery/dispatch-store.ts";
import { type Newsroom, openNewsroom } from "./newsroom.ts";

/** `kiosk dispatches`: what is being sent, and how far it is; the running program sends. */

interface Deps {
  readConfig(): Config;
}

const SHOWN = 20;
const REASONS = 10;

function dispatchId(text: string): DispatchId {
  const { data } = DispatchId.safeParse(Number(text));
  if (data === undefined) throw new InvalidArgumentError("A dispatch is named by its number in the list.");
  return data;
}

function articleId(text: string): ArticleId {
  const { data } = ArticleId.safeParse(Number(text));
  if (data === undefined) throw new InvalidArgumentError("An article is named by its number, as kiosk show has it.");
  return data;
}

export function dispatchesCommand({ readConfig }: Deps): Command {
  const withNewsroom = async (work: (newsroom: Newsroom) => Promise<void>) => {
    const newsroom = openNewsroom(readConfig());
    try {
      await work(newsroom);
    } finally {
      await newsroom.close();
    }
  };
  const withDispatches = (work: (dispatches: DispatchStore) => Promise<void>) =>
    withNewsroom(({ database }) => work(dispatchStore(database, systemClock)));
  const command = new Command("dispatches").description("look at what is being sent to subscribers, and steer it");

  command
    .command("list")
    .description(`list the last ${SHOWN} dispatches with their progress`)
    .option("--open", "only those that are not over")
    .option("--json", "write JSON, a line for each")
    .action((options: { open?: boolean; json?: boolean }) =>
      withDispatches(async (dispatches) => {
        const found = await dispatches.list({ limit: SHOWN, open: options.open });
        for (const one of found) console.log(options.json ? JSON.stringify(one) : line(one));
        if (found.length === 0 && !options.json) console.log("There are none.");
      }),
    );

  command
    .command("show")
    .description("show one dispatch, with the reasons for what failed")
    .argument("<dispatch>", "its number in the list", dispatchId)
    .option("--json", "write JSON")
    .action((id: DispatchId, options: { json?: boolean }) =>
      withDispatches(async (dispatches) => {
        const found = await known(dispatches, id);
        const failures = await dispatches.failures(id, REASONS);
        console.log(options.json ? JSON.stringify({ ...found, failures }) : details(found, failures));
      }),
    );

  command
    .command("recall")
    .description("take back an article: readers can't find it any more, and what was sent of it is deleted or says so")
    .argument("<article>", "the article's number", articleId)
    .action((id: ArticleId) =>
      withNewsroom(async ({ database, search }) => {
        if (!(await recallArticle(database, systemClock, id))) {
          throw new AppError("not_found", `There is no published article ${id}.`);
        }
        await search.catchUp();
        const [newest] = await dispatchStore(database, systemClock).list({ limit: 1, open: true });
        console.log(newest?.articleId === id ? line(newest) : "Recalled. Nothing of it had been sent.");
      }),
    );

  const steps = [
    ["pause", "send nothing more of a dispatch until it is resumed", "is not active"],
    ["resume", "go on with a dispatch that was paused", "is not paused"],
    ["cancel", "send nothing more of a dispatch, ever; what has arrived stays", "is over already"],
  ] as const;
  for (const [step, description, refusal] of steps) {
    command
      .command(step)
      .description(description)
      .argument("<dispatch>", "its number in the list", dispatchId)
      .action((id: DispatchId) =>
        withDispatches(async (dispatches) => {
          await known(dispatches, id);
          if (!(await dispatches[step](id))) throw new AppError("invalid", `Dispatch ${id} ${refusal}.`);
          console.log(line(await known(dispatches, id)));
        }),
      );
  }
  return command;
}

async function known(dispatches: DispatchStore, id: DispatchId): Promise<Dispatch> {
  const found = await dispatches.get(id);
  if (!found)
    throw new AppError("not_found", `There is no dispatch ${id}. kiosk dispatches list shows those there are.`);
  return found;
}

function line({ id, kind, title, state, createdAt, complete, progress }: Dispatch): string {
  const { total, sent, failed, skipped, left, share } = progress;
  const name = title === undefined ? kind : `${kind} “${title}”`;
  const parts = [
    `${state} ${Math.floor(share * 100)} %`,
    `${sent} of ${total}${complete ? "" : " so far"} sent`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} passed over`] : []),
    ...(left > 0 && state !== "cancelled" ? [`${left} left`, ...speed(progress)] : []),
  ];
  return `${id}  ${new Date(createdAt).toISOString()}  ${name}\n    ${parts.join(" · ")}`;
}

function speed({ perSecond, secondsLeft }: Dispatch["progress"]): string[] {
  return [
    ...(perSecond === undefined ? [] : [`${perSecond.toFixed(1)}/s`]),
    ...(secondsLeft === undefined ? [] : [`${duration(secondsLeft)} to go`]),
  ];
}

/** Seconds in words: "2 h 5 min", "40 s". */
function duration(seconds: number): string {
  const {
    hours,
    minutes,
    seconds: rest,
  } = Temporal.Duration.from({ seconds: Math.ceil(seconds) }).round({
    largestUnit: "hour",
    smallestUnit: seconds < 100 ? "second" : "minute",
    roundingMode: "ceil",
  });
  return [
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(minutes > 0 ? [`${minutes} min`] : []),
    ...(rest > 0 || seconds === 0 ? [`${rest} s`] : []),
  ].join(" ");
}

function details(dispatch: Dispatch, failures: readonly { reason: string; count: number }[]): string {
  const { lane, deadlineAt } = dispatch;
  return [
    line(dispatch),
    `    lane: ${lane}${deadlineAt === undefined ? "" : `; worth sending until ${new Date(deadlineAt).toISOString()}`}`,
    ...failures.map(({ reason, count }) => `    failed ${count} times: ${reason}`),
  ].join("\n");
}
