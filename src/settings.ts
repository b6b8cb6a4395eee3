import { readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { TimeOfDay, TimeZone } from "./core/local-time.ts";

/**
 * Every setting, once: what it means, what is right, what it is without one. `.env.example` and the table in `docs/configuration.md`
 * are made from this (`settingsReference`), and a test says when they part.
 */

interface Setting {
  /** One or two sentences for an operator. */
  description: string;
  /** A right value, for the example file and for the message about a wrong one. */
  example: string;
  /** What holds when the variable is empty or absent, in words or as a value. */
  fallback: string;
}

const listOf = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .transform((text) =>
      text
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== ""),
    )
    .pipe(z.array(item));

const userId = z
  .string()
  .regex(/^\d{1,15}$/, "every entry must be a Telegram user id, a whole number")
  .transform(Number);

const channelId = z
  .string()
  .regex(
    /^(-100\d{5,13}|@[A-Za-z]\w{3,31})$/,
    "every entry must be a channel id such as -1001234567890, or a public name such as @daily_kiosk",
  )
  .transform((text) => (text.startsWith("@") ? text : Number(text)));

/** An address holds a password with its special characters as "%" and two digits each (RFC 3986, 2.1). */
function hasReadablePassword(url: string): boolean {
  const parsed = URL.parse(url);
  return !/%(?![\da-f]{2})/i.test(`${parsed?.username} ${parsed?.password}`);
}

/** A whole number from 1 to `most`. */
const rate = (most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,3}$/, `must be a whole number from 1 to ${most}`)
    .transform(Number)
    .refine((number) => number <= most, `must be a whole number from 1 to ${most}`);

/** The interface's languages are the Fluent files that there are. */
const INTERFACE_LANGUAGES = readdirSync(join(import.meta.dirname, "locales"))
  .map((name) => name.replace(/\.ftl$/, ""))
  .toSorted();

/** What of a process's environment is ours, and what it may be; checked one by one. */
export const Environment = z.object({
  BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{3,}$/, "must be a bot token as @BotFather gives it: digits, a colon, letters and digits")
    .optional(),
  TELEGRAM_API_ROOT: z
    .url({ protocol: /^https?$/, error: "must be an http or https address" })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  HTTPS_PROXY: z.url({ protocol: /^https?$/, error: "must be the address of an http or https proxy" }).optional(),
  SOCKS_PROXY: z.url({ protocol: /^socks5$/, error: "must be the address of a socks5 proxy" }).optional(),
  FEEDS_PROXY: z
    .url({ protocol: /^(https?|socks5)$/, error: "must be the address of an http, https or socks5 proxy" })
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(
      /^(?:sqlite:.+|postgres(?:ql)?:\/\/.+)/,
      "must be sqlite: and the path of a file, or postgres:// and the address of a database",
    )
    .default("sqlite:data/kiosk.db"),
  KEYV_URL: z
    .url({ protocol: /^rediss?$/, hostname: /./, error: "must be the address of a Redis server" })
    .refine(hasReadablePassword, "must have two hexadecimal digits after each % of its name and password")
    .optional(),
  SEARCH_FOLDER: z.string().max(1000, "must be the path of a folder, of at most 1000 characters").optional(),
  OWNER_IDS: listOf(userId).optional(),
  CHANNELS: listOf(channelId).optional(),
  PUBLICATION_NAME: z.string().trim().min(1).max(64, "must have at most 64 characters").optional(),
  DEFAULT_LANGUAGE: z.enum(INTERFACE_LANGUAGES).default("en"),
  TIME_ZONE: TimeZone.default("UTC"),
  DIGEST_TIME: TimeOfDay.default("08:00"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a port number from 0 to 65535")
    .transform(Number)
    .refine((port) => port <= 65535, "must be a port number from 0 to 65535")
    .default(8080),
  HOST: z
    .string()
    .regex(/^[\w.:-]{1,255}$/, "must be an address or name of this machine")
    .default("127.0.0.1"),
  WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: "must be the public https address that Telegram sends updates to" })
    .optional(),
  ROLE: z.enum(["all", "web", "worker"]).default("all"),
  BACKUPS: z
    .string()
    .regex(/^\d{1,3}$/, "must be a number from 0 to 999")
    .transform(Number)
    .default(7),
  BACKUP_RECIPIENTS: listOf(
    z.string().regex(/^age1[a-z0-9]{30,}$/, "must be recipients of age: age1 and small letters and digits"),
  ).optional(),
  MESSAGES_PER_SECOND: rate(1000).default(30),
  CHAT_MESSAGES_PER_SECOND: rate(30).default(1),
  GROUP_MESSAGES_PER_MINUTE: rate(600).default(20),
  ALLOW_PAID_BROADCAST: z.enum(["yes", "no"]).default("no"),
  PAID_MESSAGES_PER_SECOND: rate(1000).default(500),
  PAID_STARS_PER_DAY: rate(9999).default(100),
  BROADCAST_NEEDS_TWO: z.enum(["yes", "no"]).default("no"),
  ALLOW_PRIVATE_ADDRESSES: z.enum(["yes", "no"]).default("no"),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: "must be the http or https address of an OTLP receiver" })
    .optional(),
  OTEL_SERVICE_NAME: z.string().trim().max(255, "must have at most 255 characters").default("kiosk"),
  OTEL_TRACES_SAMPLER: z
    .enum([
      "always_on",
      "always_off",
      "traceidratio",
      "parentbased_always_on",
      "parentbased_always_off",
      "parentbased_traceidratio",
    ])
    .default("parentbased_always_on"),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0?\.\d+|[01](\.0*)?)$/, "must be a share from 0 to 1")
    .transform(Number)
    .default(1),
  OTEL_SDK_DISABLED: z
    .string()
    .regex(/^(true|false)$/i, "must be true or false")
    .transform((text) => text.toLowerCase() === "true")
    .default(false),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).optional(),
});

/** What each setting means, in the order in which they are shown. */
export const settingsReference: Record<keyof z.input<typeof Environment>, Setting> = {
  BOT_TOKEN: {
    description:
      "The bot's token from @BotFather. Without one, Kiosk starts its simulator and a demonstration archive.",
    example: "123456789:AAExampleExampleExampleExampleExample",
    fallback: "the demonstration",
  },
  TELEGRAM_API_ROOT: {
    description: "Where the Bot API is: Telegram's own server, a self-hosted one, or the simulator.",
    example: "http://127.0.0.1:8081",
    fallback: "https://api.telegram.org",
  },
  HTTPS_PROXY: {
    description: "A proxy by which Telegram is reached, where it is blocked. Feeds have their own: FEEDS_PROXY.",
    example: "http://user:password@proxy.example.org:3128",
    fallback: "none",
  },
  SOCKS_PROXY: {
    description: "The same for a SOCKS5 proxy, where HTTPS_PROXY is not set.",
    example: "socks5://127.0.0.1:1080",
    fallback: "none",
  },
  FEEDS_PROXY: {
    description:
      "A proxy by which feeds and imports are fetched: http, https or socks5. Names are resolved here, and it is told addresses; it has to allow connections to ports 80 and 443.",
    example: "socks5://127.0.0.1:1080",
    fallback: "none: they are fetched directly",
  },
  DATABASE_URL: {
    description:
      "Where articles, subscribers and deliveries are kept: a SQLite file, or a PostgreSQL database (15 or later) such as postgres://kiosk:password@localhost/kiosk.",
    example: "sqlite:data/kiosk.db",
    fallback: "sqlite:data/kiosk.db",
  },
  KEYV_URL: {
    description:
      "A Redis server that keeps what chats are in the middle of: open questions, an editor's unfinished article.",
    example: "redis://:password@127.0.0.1:6379",
    fallback: "in the database",
  },
  SEARCH_FOLDER: {
    description: "Where the search index lies, which every process makes for itself from the articles.",
    example: "/var/lib/kiosk/search",
    fallback: "beside a SQLite file; for PostgreSQL in data/, by the name of the database",
  },
  OWNER_IDS: {
    description:
      "Telegram user ids of the owners, separated by commas. They invite everybody else who writes and publishes.",
    example: "123456789,987654321",
    fallback: "nobody",
  },
  CHANNELS: {
    description:
      "Channels that the newsroom posts to, where the bot is an administrator already. Others are added with /channels.",
    example: "-1001234567890",
    fallback: "none",
  },
  PUBLICATION_NAME: {
    description: "What readers call the publication.",
    example: "The Daily Kiosk",
    fallback: "Kiosk",
  },
  DEFAULT_LANGUAGE: {
    description: "The interface's language for readers whose own language Kiosk does not speak, and for channels.",
    example: "fa",
    fallback: "en",
  },
  TIME_ZONE: {
    description: "The IANA time zone of a new chat, until its reader chooses another.",
    example: "Europe/Berlin",
    fallback: "UTC",
  },
  DIGEST_TIME: {
    description: "When the daily digest of a new chat comes, in its own zone.",
    example: "07:30",
    fallback: "08:00",
  },
  PORT: {
    description:
      "The port of the program's web server: health, metrics and the webhook; in the demonstration, of the simulator's chat page.",
    example: "8080",
    fallback: "8080",
  },
  HOST: {
    description:
      "The address of this machine that the web server listens on. Only a proxy on this machine reaches the default; in a container it is 0.0.0.0.",
    example: "0.0.0.0",
    fallback: "127.0.0.1",
  },
  WEBHOOK_URL: {
    description:
      "The public address of the bot, which a proxy passes on to PORT with its path. Without one the bot asks Telegram for updates by itself.",
    example: "https://kiosk.example.org/telegram",
    fallback: "none: long polling",
  },
  ROLE: {
    description:
      "What this process does: web answers readers and editors (any number of them, behind a proxy at WEBHOOK_URL), worker sends and runs the jobs (any number; one works, others stand by), all does both. The same as --role. Web and worker need PostgreSQL.",
    example: "all",
    fallback: "all",
  },
  BACKUPS: {
    description:
      "How many nightly backups of a SQLite database are kept, in backups/ beside it. 0: none are made, because something else does, as for PostgreSQL.",
    example: "14",
    fallback: "7",
  },
  BACKUP_RECIPIENTS: {
    description:
      "Recipients of age (age-encryption.org) for whom alone backups can be opened, separated by commas; kiosk backup --new-identity makes one.",
    example: "age1dw6e707ut5dzgr985v0gxs3kft6tzrq9sttgqy4pssxrvsrs0v9sxrd97w",
    fallback: "backups are not encrypted",
  },
  MESSAGES_PER_SECOND: {
    description:
      "How many messages a second go to subscribers over all. Telegram allows about 30, and refuses what is too much; Kiosk slows down then.",
    example: "30",
    fallback: "30",
  },
  CHAT_MESSAGES_PER_SECOND: {
    description: "The same to one person.",
    example: "1",
    fallback: "1",
  },
  GROUP_MESSAGES_PER_MINUTE: {
    description: "How many messages a minute go to one group or channel.",
    example: "20",
    fallback: "20",
  },
  ALLOW_PAID_BROADCAST: {
    description:
      "yes: what would take longer than a minute is sent faster, for 0.1 Telegram Stars a message from the bot's balance. The bot has to be allowed to by @BotFather.",
    example: "no",
    fallback: "no",
  },
  PAID_MESSAGES_PER_SECOND: {
    description: "How many messages a second are paid for. Telegram allows 1000.",
    example: "500",
    fallback: "500",
  },
  PAID_STARS_PER_DAY: {
    description:
      "The most Telegram Stars that a day (UTC) may cost; when they are spent, Kiosk goes on at the usual pace.",
    example: "100",
    fallback: "100",
  },
  BROADCAST_NEEDS_TWO: {
    description: "Whether an announcement leaves only when a second editor, or the owner, has consented to it.",
    example: "yes",
    fallback: "no",
  },
  ALLOW_PRIVATE_ADDRESSES: {
    description:
      "yes: feeds and imports may also be fetched from this machine and its networks. Whoever may add feeds can then reach what is there.",
    example: "no",
    fallback: "no",
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    description:
      "Where traces go: a receiver of OpenTelemetry's protocol over HTTP. Its other variables, such as OTEL_EXPORTER_OTLP_HEADERS, hold too, in the process's environment.",
    example: "http://127.0.0.1:4318",
    fallback: "none: nothing is traced",
  },
  OTEL_SERVICE_NAME: {
    description: "What the program is called in traces.",
    example: "kiosk",
    fallback: "kiosk",
  },
  OTEL_TRACES_SAMPLER: {
    description:
      "Which traces are kept: always_on, always_off, traceidratio, or one of them after parentbased_. A broadcast has a trace for each delivery.",
    example: "traceidratio",
    fallback: "parentbased_always_on",
  },
  OTEL_TRACES_SAMPLER_ARG: {
    description: "The share of traces that traceidratio keeps, from 0 to 1.",
    example: "0.01",
    fallback: "1",
  },
  OTEL_SDK_DISABLED: {
    description: "true: nothing is traced, whatever else is set.",
    example: "true",
    fallback: "false",
  },
  LOG_LEVEL: {
    description: "How much is logged: trace, debug, info, warn, error, fatal or silent.",
    example: "info",
    fallback: "info (warn in the demonstration)",
  },
};

/** What is never shown: an address may hold a password. */
export const SECRET_SETTINGS: ReadonlySet<string> = new Set([
  "BOT_TOKEN",
  "BACKUP_RECIPIENTS",
  "DATABASE_URL",
  "KEYV_URL",
  "HTTPS_PROXY",
  "SOCKS_PROXY",
  "FEEDS_PROXY",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
]);

/** The text of `.env.example`: every setting, explained, commented out. */
export function environmentExample(): string {
  const parts = Object.entries(settingsReference).map(
    ([name, { description, example, fallback }]) =>
      `# ${description}\n# Without it: ${fallback}.\n# ${name}=${example}`,
  );
  return `# Kiosk's settings. Copy this file to .env, and take the # away before those that you set.\n\n${parts.join("\n\n")}\n`;
}

/** The settings as a Markdown table, for the documentation. */
export function settingsTable(): string {
  const rows = Object.entries(settingsReference).map(
    ([name, { description, example, fallback }]) => `| \`${name}\` | ${description} | ${fallback} | \`${example}\` |`,
  );
  return ["| Setting | What it is | Without it | Example |", "| --- | --- | --- | --- |", ...rows].join("\n");
}
