import type { Clock } from "../core/clock.ts";
import { type ArticleId, OutletId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import { articleAudience, type Following } from "./audience.ts";
import { type ArticleRouting, isReachable, type Routed } from "./outlet.ts";
import { outletStore } from "./outlet-store.ts";

/**
 * Where an article goes, and how, where its editors want it otherwise than the outlets' rules have it. It is kept with the draft, and says
 * nothing of other chats: what readers get, they choose themselves. Only what differs from the rules is kept, so a rule that is
 * changed, or a tag that is added, still counts for the rest.
 */
export type RoutingStore = ReturnType<typeof routingStore>;

export function routingStore(database: Database, clock: Clock) {
  async function of(articleId: ArticleId): Promise<ArticleRouting> {
    const row = await database
      .selectFrom("article_routing")
      .select(["silent", "pins"])
      .where("article_id", "=", articleId)
      .executeTakeFirst();
    const flag = (value: number | null | undefined) =>
      value === null || value === undefined ? undefined : value === 1;
    return { silent: flag(row?.silent), pins: flag(row?.pins) };
  }

  /** Every outlet, in their order, with whether the article would go there if it were published now. */
  async function routed(articleId: ArticleId, following: Following): Promise<Routed[]> {
    const outlets = await outletStore(database, clock, []).list();
    const rules = await articleAudience(database, following, clock.now(), { among: "outlets" });
    const byRule = new Map(rules.map(({ chatId, dueAt }) => [chatId, dueAt]));
    const rows = await database
      .selectFrom("article_outlet")
      .select(["outlet_id", "wanted"])
      .where("article_id", "=", articleId)
      .execute();
    const said = new Map(rows.map((row) => [OutletId.parse(row.outlet_id), row.wanted === 1]));
    const all = outlets.map((outlet): Routed => {
      const follows = byRule.has(outlet.chat.id);
      const wanted = (said.get(outlet.id) ?? follows) && isReachable(outlet);
      return { outlet, byRule: follows, wanted, dueAt: byRule.get(outlet.chat.id) ?? 0 };
    });
    // What is posted in a channel comes to its discussion group by itself: a rule doesn't post it there a second time.
    const discussed = discussionGroups(all);
    return all.map((one) => {
      const twice = one.outlet.place.threadId === undefined && discussed.has(one.outlet.place.chatId);
      return twice ? { ...one, byRule: false, wanted: one.wanted && said.get(one.outlet.id) === true } : one;
    });
  }

  /** The article goes to an outlet, or doesn't, whatever the rules say; undefined: as they say. */
  async function setWanted(articleId: ArticleId, outletId: OutletId, wanted: boolean | undefined): Promise<void> {
    await database
      .deleteFrom("article_outlet")
      .where("article_id", "=", articleId)
      .where("outlet_id", "=", outletId)
      .execute();
    if (wanted === undefined) return;
    await database
      .insertInto("article_outlet")
      .values({ article_id: articleId, outlet_id: outletId, wanted: wanted ? 1 : 0 })
      .execute();
  }

  async function set(articleId: ArticleId, { silent, pins }: ArticleRouting): Promise<void> {
    const flag = (value: boolean | undefined) => (value === undefined ? null : value ? 1 : 0);
    const row = { silent: flag(silent), pins: flag(pins) };
    await database
      .insertInto("article_routing")
      .values({ article_id: articleId, ...row })
      .onConflict((conflict) => conflict.column("article_id").doUpdateSet(row))
      .execute();
  }

  /** Everything as the rules have it again. */
  async function reset(articleId: ArticleId): Promise<void> {
    await database.deleteFrom("article_outlet").where("article_id", "=", articleId).execute();
    await database.deleteFrom("article_routing").where("article_id", "=", articleId).execute();
  }

  return { of, routed, setWanted, set, reset };
}

/** The discussion groups of the channels that get an article: whatever is posted there is forwarded to them by Telegram. */
export function discussionGroups(routed: readonly Routed[]): Set<number> {
  const channels = routed.filter(({ wanted, outlet }) => wanted && outlet.chat.type === "channel");
  return new Set(channels.flatMap(({ outlet }) => (outlet.linkedId === undefined ? [] : [outlet.linkedId])));
}
