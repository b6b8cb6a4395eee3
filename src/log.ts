import { type Logger, pino } from "pino";
import type { Config } from "./config.ts";
import { requestId } from "./core/request.ts";

/**
 * Structured logs, one JSON object a line, on standard error: standard output stays for what the program has to say to the person
 * who started it. Fields that could hold a secret or a person's words are never written, wherever they come from;
 * a token inside an error's text is blotted out. What is written while an update is handled has its request's id.
 */
export function createLog(config: Pick<Config, "logLevel" | "botToken">): Logger {
  const hide = (text: string) => (config.botToken ? text.replaceAll(config.botToken, "[token]") : text);
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
            ? { type: error.name, message: hide(error.message), stack: hide(error.stack ?? "") }
            : { message: hide(String(error)) },
      },
      hooks: {
        logMethod(args, method) {
          method.apply(this, args.map((arg) => (typeof arg === "string" ? hide(arg) : arg)) as typeof args);
        },
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
