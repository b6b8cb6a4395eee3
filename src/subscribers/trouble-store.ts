import type { Clock } from "../core/clock.ts";
import { EditorId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";

/**
 * - `sender`: deliveries wait, and none comes to its end.
 * - `disk`: there is little room where the database lies.
 * - `backup`: there is no fresh backup.
 * - `database`: it could not be written.
 * - `search`: the index can't follow the articles.
 * - `redis`: what keeps the state of chats can't be reached.
 */
const TROUBLES = ["sender", "disk", "backup", "database", "search", "redis"] as const;
export type TroubleKind = (typeof TROUBLES)[number];

export interface TroubleNotice {
  kind: TroubleKind;
  ownerId: EditorId;
  /** `raised`: it has begun; `healed`: it is over. */
  state: "raised" | "healed";
  /** Since when (epoch ms). */
  since: number;
}

/** What comes back within this time has never gone: whoever was told isn't told again. */
const QUIET_MS = 10 * 60_000;

/**
 * What needs a person. Each case is told to each owner once, whatever restarts in between, and that it is over only to whom its
 * beginning was told. A notice is taken off once Telegram has answered; so after a kill one may come twice, and none is lost.
 */
export function troubleStore(database: Database, clock: Clock) {
  return {
    /** It is there. @param owners who is told, when it wasn't before */
    async raise(kind: TroubleKind, owners: readonly EditorId[]): Promise<void> {
      await transaction(database, async (trx) => {
        const { numInsertedOrUpdatedRows: isNew } = await trx
          .insertInto("trouble")
          .values({ kind, since: clock.now(), gone_at: null })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (isNew !== 1n) {
          await trx.updateTable("trouble").set({ gone_at: null }).where("kind", "=", kind).execute();
          return;
        }
        if (owners.length === 0) return;
        await trx
          .insertInto("trouble_notice")
          .values(owners.map((owner_id) => ({ kind, owner_id, state: "raised" as const, since: clock.now() })))
          .onConflict((conflict) =>
            conflict.columns(["kind", "owner_id"]).doUpdateSet({ state: "raised", since: clock.now() }),
          )
          .execute();
      });
    },

    /** It isn't there, for the time being. */
    async passed(kind: TroubleKind): Promise<void> {
      await database
        .updateTable("trouble")
        .set({ gone_at: clock.now() })
        .where("kind", "=", kind)
        .where("gone_at", "is", null)
        .execute();
    },

    /** Ends what has been gone for long enough, and has that told to whom it was told. */
    async settle(): Promise<void> {
      await transaction(database, async (trx) => {
        const over = await trx
          .deleteFrom("trouble")
          .where("gone_at", "<=", clock.now() - QUIET_MS)
          .returning("kind")
          .execute();
        if (over.length === 0) return;
        const kinds = over.map(({ kind }) => kind);
        await trx.deleteFrom("trouble_notice").where("kind", "in", kinds).where("state", "=", "raised").execute();
        await trx.updateTable("trouble_notice").set({ state: "healed" }).where("kind", "in", kinds).execute();
      });
    },

    /** Since when (epoch ms) a trouble is there; undefined: it isn't. */
    async since(kind: TroubleKind): Promise<number | undefined> {
      const row = await database.selectFrom("trouble").select("since").where("kind", "=", kind).executeTakeFirst();
      return row?.since;
    },

    /** What has to be told. */
    async notices(): Promise<TroubleNotice[]> {
      const rows = await database
        .selectFrom("trouble_notice")
        .selectAll()
        .where("state", "!=", "told")
        .orderBy("since")
        .execute();
      return rows.flatMap(({ kind, owner_id, state, since }) =>
        state === "told" ? [] : [{ kind, ownerId: EditorId.parse(owner_id), state, since }],
      );
    },

    /** Telegram has answered. */
    async told({ kind, ownerId, state }: TroubleNotice): Promise<void> {
      if (state === "healed") {
        await database
          .deleteFrom("trouble_notice")
          .where("kind", "=", kind)
          .where("owner_id", "=", ownerId)
          .where("state", "=", "healed")
          .execute();
        return;
      }
      await database
        .updateTable("trouble_notice")
        .set({ state: "told" })
        .where("kind", "=", kind)
        .where("owner_id", "=", ownerId)
        .where("state", "=", "raised")
        .execute();
    },
  };
}

export type TroubleStore = ReturnType<typeof troubleStore>;
