import { PERIODS, type PeriodName, periodUntil } from "../content/publication-period.ts";
import { summarise } from "../content/summary.ts";
import type { Tag } from "../content/tag.ts";
import type { TagId } from "../core/ids.ts";
import { digestMessages } from "../render/digest.ts";
import { button } from "../render/keyboard.ts";
import { richDigest } from "../render/rich-digest.ts";
import { bold, concat, join } from "../render/styled-text.ts";
import type { KioskContext } from "./context.ts";
import { reply, replyInForm, say, sayWithWaysOn } from "./reply.ts";
import { exampleTag, findTag } from "./tags.ts";

/** The most articles that are summed up at once; a month of a busy newsroom is rather searched than read. */
const MAX_ARTICLES = 60;

/** `/digest [tag] [today|week|month]`: the period's articles with their summaries, at once. */
export async function digestCommand(ctx: KioskContext, argument: string): Promise<void> {
  const words = argument.split(/\s+/).filter((word) => word !== "");
  const last = words.at(-1)?.toLowerCase();
  const period = PERIODS.find((name) => name === last);
  const tagName = (period ? words.slice(0, -1) : words).join(" ");
  const tag = tagName === "" ? undefined : await findTag(ctx, tagName);
  if (tagName !== "" && !tag) {
    const { locale } = ctx.setting;
    await say(ctx, locale.t("digest-usage", { example: await exampleTag(ctx) }));
    return;
  }
  await digest(ctx, tag, period ?? "today");
}

/** The buttons for another period. */
export async function digestAction(ctx: KioskContext, tagId: TagId | undefined, period: PeriodName): Promise<void> {
  const tag = tagId === undefined ? undefined : await ctx.services.tags.get(tagId);
  if (tagId !== undefined && !tag) return sayWithWaysOn(ctx, ctx.setting.locale.t("stale-button"));
  await digest(ctx, tag, period);
}

async function digest(ctx: KioskContext, tag: Tag | undefined, name: PeriodName): Promise<void> {
  const { services, setting } = ctx;
  const { locale, timeZone } = setting;
  const period = periodUntil(services.clock.now(), timeZone, name);
  const { articles, total } = await services.articles.list(
    { limit: MAX_ARTICLES, offset: 0 },
    { tagId: tag?.id, period },
  );
  const title = locale.t(`digest-${name}`, { publication: services.publicationName });
  const header = join([bold(title), tag ? locale.styled("digest-about", { tag: bold(tag.title) }) : ""], "\n");
  const keyboard = [
    PERIODS.filter((other) => other !== name).map((other) =>
      button(locale.t(`period-${other}`), { kind: "digest", tagId: tag?.id, period: other }),
    ),
  ];
  if (articles.length === 0) {
    const text = concat(header, "\n\n", locale.t("digest-empty"));
    return reply(ctx, { kind: "text", ...text, keyboard });
  }
  const whole = await services.articles.published(articles.map(({ id }) => id));
  const entries = whole.map((article) => ({ article, summary: summarise(article) }));
  const options = { followed: tag ? [tag.id] : undefined, untold: total - articles.length, keyboard };
  await replyInForm(ctx, {
    rich: () => richDigest(header, entries, options, setting),
    classic: () => digestMessages(header, entries, options, setting),
  });
}
