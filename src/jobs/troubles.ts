import { messageOf } from "../core/errors.ts";
import { ChatId, type EditorId } from "../core/ids.ts";
import type { Log } from "../core/log.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { SendOutcome } from "../delivery/messenger.ts";
import type { Setting } from "../render/article.ts";
import { troubleMessage } from "../render/trouble.ts";
import type { TroubleKind, TroubleStore } from "../subscribers/trouble-store.ts";

export interface TroubleDeps {
  store: TroubleStore;
  /** Looks for each trouble but the database's: true: it is there; false: it isn't; undefined: that can't be told yet. */
  looks: Record<Exclude<TroubleKind, "database">, () => Promise<boolean | undefined>>;
  /** Who is told. */
  owners(): Promise<EditorId[]>;
  /** How things are shown to an owner. */
  settingOf(chatId: ChatId): Promise<Setting>;
  /** Sends one message once, by the database, and says what became of it. */
  send(chatId: ChatId, message: OutgoingMessage): Promise<SendOutcome>;
  /** The same without the database. */
  sendAnyhow(chatId: ChatId, message: OutgoingMessage): Promise<unknown>;
  /** Whether an error is that of a database which may work again. */
  isOutage(error: unknown): boolean;
  /** Whether this process tells of an outage of the database, which no other can be kept from telling too. */
  tellsOutage: boolean;
  now(): number;
  log: Log;
}

/** A database that can't be written for longer is told of: a lock or a slow disk passes. */
const OUTAGE_MS = 60_000;

/**
 * Looks for what needs a person, and tells the owners of it, in their language, with what to do. Of several processes each looks, for
 * some troubles are one's alone: what one raises isn't over because another doesn't see it. A database that can't be written can't keep
 * whom it was told either: this process tells it once, and notes it when it can.
 */
export function troubleWatch(deps: TroubleDeps) {
  const { store, looks, log } = deps;
  /** Who is told, and how, when the database can't be asked. */
  let known: { id: EditorId; setting: Setting }[] = [];
  let outage: { since: number; isTold: boolean } | undefined;

  async function look(): Promise<void> {
    const owners = await deps.owners();
    known = await Promise.all(owners.map(async (id) => ({ id, setting: await deps.settingOf(ChatId.parse(id)) })));
    for (const [kind, there] of Object.entries(looks) as [keyof typeof looks, () => Promise<boolean | undefined>][]) {
      const found = await there();
      if (found) await store.raise(kind, owners);
      else if (found === false) await store.passed(kind);
    }
    if (outage?.isTold) {
      await store.raise("database", owners);
      for (const notice of await store.notices()) if (notice.kind === "database") await store.told(notice);
    }
    await store.passed("database");
    outage = undefined;
  }

  async function tell(): Promise<void> {
    await store.settle();
    for (const notice of await store.notices()) {
      const chatId = ChatId.parse(notice.ownerId);
      const outcome = await deps.send(chatId, troubleMessage(notice, await deps.settingOf(chatId)));
      // Nothing went out: it is told with the next look.
      if (outcome.kind === "retry_after" || outcome.kind === "unavailable") return;
      await store.told(notice);
      if (notice.state === "raised") log.warn({ trouble: notice.kind }, "an owner was told of what needs a person");
    }
  }

  async function noteOutage(): Promise<void> {
    outage ??= { since: deps.now(), isTold: false };
    if (!deps.tellsOutage || outage.isTold || deps.now() - outage.since < OUTAGE_MS) return;
    outage.isTold = true;
    for (const { id, setting } of known) {
      const message = troubleMessage({ kind: "database", state: "raised", since: outage.since }, setting);
      await deps
        .sendAnyhow(ChatId.parse(id), message)
        .catch((error: unknown) => log.warn({ reason: messageOf(error) }, "an owner could not be told of the outage"));
    }
  }

  /** Does it unless the database can't be written: that is told. */
  async function unlessOut(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!deps.isOutage(error)) throw error;
      log.error({ err: error }, "the database can't be written");
      await noteOutage();
    }
  }

  return { look: () => unlessOut(look), tell: () => unlessOut(tell) };
}
