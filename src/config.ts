import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import type { z } from "zod";
import { AppError } from "./core/errors.ts";
import { Environment, SECRET_SETTINGS, settingsReference } from "./settings.ts";

/** What a process does: answer updates, send and run the jobs, or both. */
export type Role = "all" | "web" | "worker";

type TracesSampler = z.infer<typeof Environment>["OTEL_TRACES_SAMPLER"];

export interface Config {
  /** Absent: the demonstration, on the simulator. Never to be printed. */
  botToken: string | undefined;
  telegramApiRoot: string;
  /** How the Bot API is reached; absent: directly. It may hold a password. */
  telegramProxy: string | undefined;
  /** How feeds and imports are fetched; absent: directly. It may hold a password. */
  feedsProxy: string | undefined;
  /** It may hold a password. */
  databaseUrl: string;
  /** Redis for session and conversation state; absent: the database. It may hold a password. */
  keyvUrl: string | undefined;
  /** Absent: see `searchFolder` in `newsroom.ts`. */
  searchFolder: string | undefined;
  ownerIds: number[];
  /** Ids, or public names with "@". */
  channels: (number | string)[];
  publicationName: string;
  defaultLanguage: string;
  timeZone: string;
  /** "HH:MM". */
  digestTime: string;
  port: number;
  /** Where the web server listens. */
  host: string;
  /** Absent: long polling. */
  webhookUrl: string | undefined;
  role: Role;
  /** How many nightly backups are kept; 0: none are made. */
  backups: number;
  /** Who can open them; none: whoever can read the file. */
  backupRecipients: string[];
  /** How fast messages may go to subscribers. */
  pace: { perSecond: number; chatPerSecond: number; groupPerMinute: number };
  /** What may be paid for; undefined: nothing. */
  paidBroadcast: { perSecond: number; starsPerDay: number } | undefined;
  /** Whether announcements need the consent of a second editor. */
  broadcastNeedsTwo: boolean;
  /** True: sources may be fetched from addresses that are not of the public internet. */
  allowPrivateAddresses: boolean;
  /** Undefined: nothing is traced. */
  tracing: { endpoint: string; serviceName: string; sampler: TracesSampler; share: number } | undefined;
  logLevel: "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";
}

/** A server on this machine is not reached by a proxy somewhere else. */
function proxyFor(apiRoot: string | undefined, proxy: string | undefined): string | undefined {
  const host = apiRoot === undefined ? "" : new URL(apiRoot).hostname;
  return /^(localhost|127\.[\d.]+|\[::1\])$/.test(host) ? undefined : proxy;
}

/**
 * The configuration that an environment gives; empty variables count as absent.
 * @throws AppError "configuration" with one line for each wrong setting: what is wrong, with which value (but for secrets), and
 * an example of what is right
 */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const names = Object.keys(settingsReference);
  const given = Object.fromEntries(
    names.map((name) => [name, environment[name]?.trim()]).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = Environment.safeParse(given);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => describe(issue, given));
  if (given.TELEGRAM_API_ROOT && !given.BOT_TOKEN) {
    wrong.push(
      "BOT_TOKEN is missing, though TELEGRAM_API_ROOT is set: a bot can't talk to a server without its token.",
    );
  }
  if (given.WEBHOOK_URL?.startsWith("http:") && !given.TELEGRAM_API_ROOT) {
    wrong.push("WEBHOOK_URL begins with http:, but Telegram sends updates to https addresses only.");
  }
  if (given.ROLE === "web" && !given.WEBHOOK_URL) {
    wrong.push("WEBHOOK_URL is missing: Telegram has to know where a process with the role web is to be reached.");
  }
  if ((given.ROLE === "web" || given.ROLE === "worker") && (given.DATABASE_URL ?? "sqlite:").startsWith("sqlite:")) {
    wrong.push(
      `DATABASE_URL has to name a PostgreSQL database (postgres://…) for the role ${given.ROLE}: several processes can't share another.`,
    );
  }
  if (!parsed.success || wrong.length > 0) {
    throw new AppError(
      "configuration",
      ["The configuration (environment or .env) has to be corrected:", ...wrong.map((line) => `  - ${line}`)].join(
        "\n",
      ),
    );
  }
  const settings = parsed.data;
  return {
    botToken: settings.BOT_TOKEN,
    telegramApiRoot: settings.TELEGRAM_API_ROOT ?? "https://api.telegram.org",
    telegramProxy: proxyFor(settings.TELEGRAM_API_ROOT, settings.HTTPS_PROXY ?? settings.SOCKS_PROXY),
    feedsProxy: settings.FEEDS_PROXY,
    databaseUrl: settings.DATABASE_URL,
    keyvUrl: settings.KEYV_URL,
    searchFolder: settings.SEARCH_FOLDER,
    ownerIds: settings.OWNER_IDS ?? [],
    channels: settings.CHANNELS ?? [],
    publicationName: settings.PUBLICATION_NAME ?? (settings.BOT_TOKEN ? "Kiosk" : "The Daily Kiosk"),
    defaultLanguage: settings.DEFAULT_LANGUAGE,
    timeZone: settings.TIME_ZONE,
    digestTime: settings.DIGEST_TIME,
    port: settings.PORT,
    host: settings.HOST,
    webhookUrl: settings.WEBHOOK_URL,
    role: settings.ROLE,
    backups: settings.BACKUPS,
    backupRecipients: settings.BACKUP_RECIPIENTS ?? [],
    pace: {
      perSecond: settings.MESSAGES_PER_SECOND,
      chatPerSecond: settings.CHAT_MESSAGES_PER_SECOND,
      groupPerMinute: settings.GROUP_MESSAGES_PER_MINUTE,
    },
    paidBroadcast:
      settings.ALLOW_PAID_BROADCAST === "yes"
        ? { perSecond: settings.PAID_MESSAGES_PER_SECOND, starsPerDay: settings.PAID_STARS_PER_DAY }
        : undefined,
    broadcastNeedsTwo: settings.BROADCAST_NEEDS_TWO === "yes",
    allowPrivateAddresses: settings.ALLOW_PRIVATE_ADDRESSES === "yes",
    tracing:
      settings.OTEL_EXPORTER_OTLP_ENDPOINT === undefined || settings.OTEL_SDK_DISABLED
        ? undefined
        : {
            endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
            serviceName: settings.OTEL_SERVICE_NAME,
            sampler: settings.OTEL_TRACES_SAMPLER,
            share: settings.OTEL_TRACES_SAMPLER_ARG,
          },
    logLevel: settings.LOG_LEVEL ?? (settings.BOT_TOKEN ? "info" : "warn"),
  };
}

function describe(issue: z.core.$ZodIssue, given: Record<string, unknown>): string {
  const name = String(issue.path[0]);
  const value = SECRET_SETTINGS.has(name) ? "(not shown)" : JSON.stringify(given[name]);
  const reason =
    issue.code === "invalid_value" ? `must be one of ${issue.values.map(String).join(", ")}` : issue.message;
  return `${name} = ${value}: ${reason}. For example: ${name}=${settingsReference[name as keyof typeof settingsReference].example}`;
}

/**
 * The process's environment over what `.env` in the working directory says.
 * @throws AppError "configuration" when there is a `.env` that can't be read
 */
export function readEnvironment(path = ".env"): Record<string, string | undefined> {
  try {
    return { ...parseEnv(readFileSync(path, "utf8")), ...process.env };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return process.env;
    throw new AppError("configuration", `The file ${path} can't be read. Check its permissions, or remove it.`, {
      cause: error,
    });
  }
}
