import type { Tag } from "../content/tag.ts";
import type { TagId } from "../core/ids.ts";
import { pageOf } from "../render/keyboard.ts";
import { LIST_PAGE_SIZE } from "../render/list.ts";
import { bold, join } from "../render/styled-text.ts";
import { TAGS_PAGE_SIZE, tagsMessage } from "../render/tags.ts";
import type { KioskContext } from "./context.ts";
import { say, sayWithWaysOn, show, showList } from "./reply.ts";

/** `/tags`, and its pages. */
export async function tags(ctx: KioskContext, wanted: number): Promise<void> {
  const { total } = await ctx.services.tags.list({ limit: 0, offset: 0 });
  const { page, pages, offset } = pageOf(wanted, total, TAGS_PAGE_SIZE);
  const { tags: some } = await ctx.services.tags.list({ limit: TAGS_PAGE_SIZE, offset });
  await show(ctx, tagsMessage(some, total, page, pages, ctx.setting.locale));
}

/** `/tag <name>`; without a name, or with an unknown one, the tags to choose from. */
export async function tagCommand(ctx: KioskContext, name: string): Promise<void> {
  const tag = name === "" ? undefined : await findTag(ctx, name);
  if (tag) return showTag(ctx, tag, 1);
  const { locale } = ctx.setting;
  await say(
    ctx,
    name === "" ? locale.t("tag-which", { example: await exampleTag(ctx) }) : locale.t("tag-unknown", { tag: name }),
  );
  await tags(ctx, 1);
}

/** A tag's button, and the pages of its articles. */
export async function tagAction(ctx: KioskContext, id: TagId, page: number): Promise<void> {
  const tag = await ctx.services.tags.get(id);
  if (!tag) return sayWithWaysOn(ctx, ctx.setting.locale.t("stale-button"));
  await showTag(ctx, tag, page);
}

export async function showTag(ctx: KioskContext, tag: Tag, wanted: number): Promise<void> {
  const { articles } = ctx.services;
  const { locale } = ctx.setting;
  const { total } = await articles.list({ limit: 0, offset: 0 }, { tagId: tag.id });
  const { page, pages, offset } = pageOf(wanted, total, LIST_PAGE_SIZE);
  const { articles: found } = await articles.list({ limit: LIST_PAGE_SIZE, offset }, { tagId: tag.id });
  const list = {
    header: join([locale.styled("tag-title", { tag: bold(tag.title) }), locale.t("tag-count", { count: total })], "\n"),
    entries: found.map((article) => ({ article })),
    page,
    pages,
    turn: (to: number) => ({ kind: "tag" as const, tagId: tag.id, page: to }),
  };
  await showList(ctx, list);
}

export async function findTag(ctx: KioskContext, name: string): Promise<Tag | undefined> {
  return ctx.services.tags.find(name);
}

/** A tag that exists, for an example in a sentence. */
export async function exampleTag(ctx: KioskContext): Promise<string> {
  const { tags: some } = await ctx.services.tags.list({ limit: 1, offset: 0 });
  return some[0]?.title ?? "…";
}
