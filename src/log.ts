import { type Logger, pino } from "pino";
import { createBlotter } from "./blotter.ts";
import type { Config } from "./config.ts";
import { requestId } from "./core/request.ts";

/**
 * Structured logs, one JSON object a line, on standard error: standard output stays for what the program has to say to the person
 * who started it. Fields that could hold a secret or a person's words are never written, wherever they come from; what
 * is left is written without the secrets of the configuration. What is written while an update is handled has its request's id.
 */
export function createLog(config: Partial<Config> & Pick<Config, "logLevel">): Logger {
  const hide = createBlotter(Object.values(config));
  const errors = pino.destination({ dest: 2, sync: true });
  return pino(
    {
      level: config.logLevel,
      mixin: () => {
        const request = requestId();
        return request === undefined ? {} : { request };
      },
      redact: {
        paths: ["token", "*.token", "text", "*.text", "*.caption", "*.payload", "*.ctx", "*.config", "*.options"],
        censor: "[redacted]",
      },
      serializers: {
        err: (error: unknown) =>
          error instanceof Error
            ? { type: error.name, message: error.message, stack: error.stack ?? "" }
            : { message: String(error) },
      },
    },
    { write: (line) => void errors.write(hide(line)) },
  );
}
