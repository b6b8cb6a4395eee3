import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { dirname } from "node:path";
import { Command } from "commander";
import { Api } from "grammy";
import { sql } from "kysely";
import { createTransport, type Transport } from "./bot/transport.ts";
import type { Config } from "./config.ts";
import { type Clock, systemClock } from "./core/clock.ts";
import { AppError, messageOf } from "./core/errors.ts";
import { backupFolder, databaseFile, newestBackup } from "./database/backup.ts";
import { isLow, type Room, roomBeside } from "./database/disk.ts";
import { isPostgresUrl, postgresName } from "./database/postgres.ts";
import { isOpenToOthers, openToOthers } from "./database/private-files.ts";
import { askRedis } from "./database/redis-state.ts";
import { type Newsroom, openNewsroom, searchFolder } from "./newsroom.ts";
import { chatStore } from "./subscribers/chat-store.ts";

/** What one examination has found: `well` and what it is, or what is wrong and what to do. */
export interface Finding {
  well: boolean;
  words: string;
}

interface Patient {
  config: Config;
  newsroom: Newsroom;
  clock: Clock;
  room: (file: string) => Promise<Room>;
}

/** Without what can't be opened. */
type Visitor = Omit<Patient, "newsroom" | "room"> & Partial<Pick<Patient, "newsroom">>;

const GB = 1e9;
const DAY_MS = 86_400_000;
/** A clock that is off by more makes digests late, and TLS fails some time. */
const MAX_CLOCK_ERROR_MS = 30_000;
const TIMEOUT_MS = 15_000;
const OLDEST_POSTGRES = 15;
/** What Telegram says of an earlier failure of the webhook is over after this long. */
const RECENT_MS = 3_600_000;
/** A program that runs leaves no more updates waiting. */
const MANY_UPDATES = 100;

const well = (words: string): Finding => ({ well: true, words });
const wrong = (words: string): Finding => ({ well: false, words });

/** `kiosk doctor`: examines what the program stands on, and says in words what is wrong and what to do. */
export function doctorCommand({ readConfig }: { readConfig: () => Config }): Command {
  return new Command("doctor")
    .description(
      "examine configuration, database, Redis, index, disk, backups, token, webhook, owners, channels and clock, and say what to do",
    )
    .action(async () => {
      // A wrong configuration ends here, with the list of what is wrong.
      const config = readConfig();
      const findings = [well("The configuration is right."), ...(await examine(config, systemClock))];
      for (const finding of findings) console.log(`${finding.well ? "✓" : "✗"} ${finding.words}`);
      const count = findings.filter((finding) => !finding.well).length;
      console.log(count === 0 ? "Nothing is wrong." : `${count} ${count === 1 ? "thing is" : "things are"} wrong.`);
      if (count > 0) process.exitCode = 1;
    });
}

/** @param room how much room there is; asked of the disk by default */
export async function examine(config: Config, clock: Clock, room = roomBeside): Promise<Finding[]> {
  const outside = async (visitor: Visitor) => [...(await feedsProxy(config)), ...(await telegram(visitor))];
  const onServer = isPostgresUrl(config.databaseUrl);
  const newsroom = open(config, clock);
  if ("words" in newsroom) return [newsroom, ...(await outside({ config, clock }))];
  try {
    const patient = { config, newsroom, clock, room };
    const here = onServer
      ? [server, state, searchIndex, rights]
      : [database, state, searchIndex, disk, backups, rights];
    const findings = await Promise.all(here.map((look) => look(patient).catch((error) => wrong(messageOf(error)))));
    return [...findings, ...(await outside(patient))];
  } finally {
    await newsroom.close();
  }
}

function open(config: Config, clock: Clock): Newsroom | Finding {
  if (!isPostgresUrl(config.databaseUrl)) {
    const file = databaseFile(config.databaseUrl);
    if (!existsSync(file))
      return wrong(`There is no database ${file} yet. Check DATABASE_URL, or start the program: it makes one.`);
  }
  try {
    return openNewsroom(config, { clock });
  } catch (error) {
    const help =
      error instanceof AppError ? "" : " Restore a backup (kiosk restore), or make the index anew (kiosk reindex).";
    return wrong(`${messageOf(error)}${help}`);
  }
}

async function database({ newsroom }: Patient): Promise<Finding> {
  const { rows } = await sql<{ quick_check: string }>`PRAGMA quick_check(1)`.execute(newsroom.database);
  const [said] = rows;
  if (said?.quick_check !== "ok") {
    return wrong(
      `The database is damaged: ${said?.quick_check}. Stop the program and restore a backup (kiosk restore).`,
    );
  }
  return well(`The database is whole; its articles are at revision ${await newsroom.articles.revision()}.`);
}

async function state({ config }: Patient): Promise<Finding> {
  if (!config.keyvUrl) return well("What chats are in the middle of is kept in the database.");
  try {
    await askRedis(config.keyvUrl);
    return well("Redis answers.");
  } catch (error) {
    return wrong(
      `Redis doesn't answer: ${messageOf(error)}. Start it, or check KEYV_URL: without it nobody is answered.`,
    );
  }
}

/** PostgreSQL looks after its disk and its backups itself; what is asked here is that it answers, and is of an age that we know. */
async function server({ config, newsroom }: Patient): Promise<Finding> {
  const { rows } = await sql<{ version: string }>`SELECT current_setting('server_version') AS version`.execute(
    newsroom.database,
  );
  const version = rows[0]?.version ?? "";
  if (Number.parseInt(version, 10) < OLDEST_POSTGRES) {
    return wrong(`The database is PostgreSQL ${version}; Kiosk is tested with ${OLDEST_POSTGRES} and later.`);
  }
  const name = `${postgresName(config.databaseUrl)} (PostgreSQL ${version})`;
  return well(`The database ${name} answers; its articles are at revision ${await newsroom.articles.revision()}.`);
}

async function searchIndex({ newsroom }: Patient): Promise<Finding> {
  try {
    await newsroom.search.catchUp();
    return well("The search index has all articles.");
  } catch (error) {
    return wrong(`The search index can't follow the articles: ${messageOf(error)}. Make it anew: kiosk reindex.`);
  }
}

async function disk({ config, room }: Patient): Promise<Finding> {
  const found = await room(databaseFile(config.databaseUrl));
  const words = `${(found.free / GB).toFixed(1)} GB are free where the database of ${(found.used / GB).toFixed(2)} GB lies`;
  if (isLow(found)) return wrong(`${words}. Make room: backups and a new index need more.`);
  return well(`${words}.`);
}

async function backups({ config, clock }: Patient): Promise<Finding> {
  if (config.backups === 0) return well("BACKUPS is 0: something else backs the database up.");
  const newest = newestBackup(backupFolder(databaseFile(config.databaseUrl)));
  if (newest === undefined) return wrong("There is no backup yet. Make one with kiosk backup, or wait for the night.");
  const days = (clock.now() - newest.madeAt) / DAY_MS;
  if (days > 2)
    return wrong(`The newest backup is ${Math.floor(days)} days old. The program's log says why: look for "backup".`);
  return well(`The newest backup, ${newest.name}, is ${Math.floor(days * 24)} hours old.`);
}

/** Whether others on the machine can read who has subscribed, or the settings with their secrets. */
async function rights({ config }: Patient): Promise<Finding> {
  const index = searchFolder(config);
  const file = isPostgresUrl(config.databaseUrl) ? undefined : databaseFile(config.databaseUrl);
  const kept = file === undefined ? [] : [file, `${file}-wal`, `${file}-shm`, backupFolder(file)];
  const folder = dirname(file ?? index);
  const open = [
    // The folder that the program is started in is not only the data's.
    ...(folder !== "." && isOpenToOthers(folder) ? [folder] : []),
    ...openToOthers([...kept, index, ".env"]),
  ];
  if (open.length > 0) {
    return wrong(
      `Others on this machine can read ${open.join(", ")}. Take that from them: chmod -R go= ${open.join(" ")}`,
    );
  }
  return well("Only the program's own user can read what it keeps.");
}

/** Whether the proxy of feeds takes connections; Telegram's shows itself when Telegram is asked. */
async function feedsProxy({ feedsProxy: address }: Config): Promise<Finding[]> {
  if (address === undefined) return [];
  const { protocol, hostname, port } = new URL(address);
  const usual = { "https:": 443, "socks5:": 1080 }[protocol] ?? 80;
  const socket = connect(Number(port || usual), hostname.replace(/^\[|\]$/g, ""));
  try {
    await once(socket, "connect", { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return [well("The proxy of feeds takes connections.")];
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : messageOf(error);
    return [wrong(`The proxy of feeds can't be reached (${reason}). Check FEEDS_PROXY, and whether the proxy runs.`)];
  } finally {
    socket.destroy();
  }
}

/** What only Telegram knows. */
async function telegram(patient: Visitor): Promise<Finding[]> {
  const { botToken, telegramApiRoot, telegramProxy } = patient.config;
  if (!botToken) return [wrong("BOT_TOKEN is not set: only the demonstration runs. Ask @BotFather for a token.")];
  const transport = createTransport(telegramApiRoot, telegramProxy);
  const api = new Api(botToken, {
    apiRoot: telegramApiRoot,
    fetch: transport.fetch,
    timeoutSeconds: TIMEOUT_MS / 1000,
  });
  try {
    const { id, username } = await api.getMe();
    const looks = [
      well(`The token is that of @${username}.`),
      await webhook(patient, api),
      await clockOf(patient, transport),
      ...(await owners(patient, api, username)),
      ...(await channels(patient, api, id)),
    ];
    return looks;
  } catch (error) {
    return [
      wrong(
        `The Bot API at ${telegramApiRoot} doesn't answer for this bot: ${messageOf(error)}. Check BOT_TOKEN, TELEGRAM_API_ROOT, the proxy and the connection.`,
      ),
    ];
  } finally {
    await transport.close();
  }
}

async function webhook({ config, clock }: Visitor, api: Api): Promise<Finding> {
  const told = await api.getWebhookInfo();
  const { url = "", pending_update_count: pending, last_error_message: error, last_error_date: failedAt = 0 } = told;
  const waiting = pending > 0 ? ` ${pending} updates wait.` : "";
  if (url !== (config.webhookUrl ?? "")) {
    return config.webhookUrl
      ? wrong(
          `Telegram sends updates to ${url || "nowhere"}, not to WEBHOOK_URL. Start the program: it tells Telegram.${waiting}`,
        )
      : wrong(`A webhook is set, ${url}, and polling gets nothing. Start the program: it removes it.${waiting}`);
  }
  if (url !== "" && error && failedAt * 1000 > clock.now() - RECENT_MS)
    return wrong(`Telegram can't deliver updates: "${error}". Check the proxy before the program.${waiting}`);
  if (pending > MANY_UPDATES) {
    return wrong(`${pending} updates wait to be handled. Check whether the program runs, and its log.`);
  }
  return well(url === "" ? `Updates come by polling.${waiting}` : `Updates come to ${url}.${waiting}`);
}

async function clockOf({ config, clock }: Visitor, transport: Transport): Promise<Finding> {
  const { headers } = await transport.download(`${config.telegramApiRoot}/`, AbortSignal.timeout(TIMEOUT_MS));
  const there = Date.parse(headers.get("date") ?? "");
  const seconds = Math.round((clock.now() - there) / 1000);
  if (Number.isNaN(seconds)) return well("The clock could not be compared: the server doesn't tell its time.");
  if (Math.abs(seconds) * 1000 > MAX_CLOCK_ERROR_MS) {
    return wrong(
      `The clock is ${Math.abs(seconds)} s ${seconds > 0 ? "ahead" : "behind"}. Let NTP set it: digests come by it.`,
    );
  }
  return well("The clock is right.");
}

/** Whether there is somebody who can be told of what needs a person: a bot may not begin a chat. */
async function owners({ config }: Visitor, api: Api, username: string): Promise<Finding[]> {
  if (config.ownerIds.length === 0) {
    return [wrong("OWNER_IDS names nobody: no one can invite editors, or is told of what needs a person.")];
  }
  const unknown: number[] = [];
  for (const id of config.ownerIds) await api.getChat(id).catch(() => unknown.push(id));
  if (unknown.length === 0) return [well("The bot can write to the owners.")];
  return [
    wrong(
      `The bot can't write to the owner ${unknown.join(", ")}: press Start at https://t.me/${username}, or correct OWNER_IDS.`,
    ),
  ];
}

/** Whether the bot may post where it is told to, and where it has posted. */
async function channels({ config, newsroom, clock }: Visitor, api: Api, botId: number): Promise<Finding[]> {
  const known = newsroom ? (await chatStore(newsroom.database, clock).channels()).map((chat) => chat.id) : [];
  const findings: Finding[] = [];
  for (const channel of new Set<number | string>([...config.channels, ...known])) {
    try {
      const member = await api.getChatMember(channel, botId);
      const may = member.status === "administrator" && member.can_post_messages === true;
      findings.push(
        may
          ? well(`The bot may post in ${channel}.`)
          : wrong(`The bot may not post in ${channel}: make it an administrator with "Post messages" there.`),
      );
    } catch (error) {
      findings.push(
        wrong(`${channel} can't be reached: ${messageOf(error)}. Add the bot there, or take it out of CHANNELS.`),
      );
    }
  }
  return findings;
}
