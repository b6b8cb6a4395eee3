import { AppError } from "../core/errors.ts";
import { onStopAsked } from "../core/stop-signals.ts";
import { startSimulator } from "./simulator.ts";

const DEFAULT_PORT = 8081;

try {
  const port = Number(process.env.PORT || DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new AppError(
      "configuration",
      `PORT = "${process.env.PORT}" must be a port number, for example PORT=${DEFAULT_PORT}.`,
    );
  }
  const simulator = await startSimulator({ port });
  console.log(`Chat page: ${simulator.url}/`);
  console.log(`Bot API:   TELEGRAM_API_ROOT=${simulator.url}`);
  console.log(`Token:     BOT_TOKEN=${simulator.token}`);
  onStopAsked(() => void simulator.close());
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
