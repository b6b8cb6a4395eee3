import { join } from "node:path";
import { keepDemonstrationOut } from "./arrival.ts";
import type { Config } from "./config.ts";
import { runImport } from "./content/import-report.ts";
import type { Clock } from "./core/clock.ts";
import { openNewsroom } from "./newsroom.ts";
import { type Simulator, startSimulator } from "./simulator/simulator.ts";
import { CHANNEL_ID } from "./simulator/world.ts";

/** The demonstration's editor at the chat page. */
const EDITOR_ID = 1003;
const DEMO = join(import.meta.dirname, "..", "demo");

/**
 * What `npm start` runs without a bot token: the simulator with its chat page, and a configuration that points the bot at it. The
 * bot can't tell the difference.
 */
export async function startDemonstration(
  config: Config,
): Promise<{ simulator: Simulator; config: Config & { botToken: string } }> {
  const simulator = await startSimulator({ port: config.port });
  return {
    simulator,
    config: {
      ...config,
      botToken: simulator.token,
      telegramApiRoot: simulator.url,
      ownerIds: config.ownerIds.length > 0 ? config.ownerIds : [EDITOR_ID],
      channels: config.channels.length > 0 ? config.channels : [CHANNEL_ID],
    },
  };
}

/**
 * Puts the demonstration archive into an empty store; a newsroom that has imported its own articles keeps to those. Its dates are relative to
 * this first start, so that there is always something of today.
 * @throws AppError "configuration" when the database is a newsroom's own
 */
export async function importDemonstration(config: Config, clock: Clock): Promise<void> {
  const newsroom = openNewsroom(config, { clock });
  try {
    await keepDemonstrationOut(newsroom.database);
    if ((await newsroom.articles.revision()) > 0) return;
    const quiet = { isTTY: false, write: () => {} };
    await runImport(
      [join(DEMO, "archive")],
      { ...newsroom, clock, source: "demonstration", ageFrom: clock.now(), pictureFolder: DEMO },
      quiet,
    );
  } finally {
    await newsroom.close();
  }
}
