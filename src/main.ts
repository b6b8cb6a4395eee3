import { parseArgs } from "node:util";
import { startApp } from "./app.ts";
import { guardOutput, printable } from "./blotter.ts";
import { type Config, parseConfig, readEnvironment } from "./config.ts";
import { systemClock } from "./core/clock.ts";
import { AppError, messageOf } from "./core/errors.ts";
import { onStopAsked } from "./core/stop-signals.ts";
import type { Trace } from "./core/trace.ts";
import { makeFilesPrivate } from "./database/private-files.ts";
import { importDemonstration, startDemonstration } from "./demonstration.ts";
import { createLog } from "./log.ts";

/** Reads the environment and `--role`, starts, stops on a signal; everything else is in `app.ts`. */

interface Running {
  stop(): Promise<void>;
  done: Promise<void>;
}

/** @throws AppError "configuration" for what isn't understood */
function readArguments(): { ROLE?: string } {
  try {
    const { role } = parseArgs({ options: { role: { type: "string" } } }).values;
    return role === undefined ? {} : { ROLE: role };
  } catch (error) {
    throw new AppError("configuration", `${messageOf(error)} The program takes --role=all, web or worker.`);
  }
}

async function startBot(config: Config & { botToken: string }, trace: Trace | undefined): Promise<Running> {
  const app = await startApp(config, { log: createLog(config), trace, web: true });
  console.log(`${config.publicationName} is open at https://t.me/${app.botInfo.username}`);
  return app;
}

async function startWithSimulator(given: Config): Promise<Running> {
  await importDemonstration(given, systemClock);
  const { simulator, config } = await startDemonstration(given);
  try {
    const app = await startApp(config, { log: createLog(config) });
    console.log(
      `No BOT_TOKEN is set, so this is the demonstration. Open ${simulator.url}/ and chat with ${config.publicationName}.`,
    );
    return {
      done: app.done,
      async stop() {
        await app.stop();
        await simulator.close();
      },
    };
  } catch (error) {
    await simulator.close();
    throw error;
  }
}

makeFilesPrivate();
try {
  const asked = Promise.withResolvers<void>();
  // From now on: who asks while it starts is heard, too.
  onStopAsked(asked.resolve);
  const environment = readEnvironment();
  guardOutput(environment);
  const config = parseConfig({ ...environment, ...readArguments() });
  const { botToken } = config;
  // Loaded only where somebody watches.
  const tracing = config.tracing && (await import("./tracing.ts")).startTracing(config.tracing);
  const running = await (botToken ? startBot({ ...config, botToken }, tracing) : startWithSimulator(config));
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= running.stop().finally(() => tracing?.stop());
  };
  void asked.promise.then(stop);
  try {
    await running.done;
  } catch (error) {
    stop();
    throw error;
  } finally {
    await stopping;
  }
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(printable(error.message));
  process.exitCode = 1;
}
