import { type Context, InputFile, InputMediaBuilder } from "grammy";
import type { ReportDays } from "../numbers/report.ts";
import { chartSvg } from "../render/chart.ts";
import {
  RANKING_LENGTH,
  type StatsChoice,
  type StatsData,
  statsCaption,
  statsChart,
  statsKeyboard,
  statsTable,
} from "../render/stats.ts";
import type { KioskContext } from "./context.ts";
import { mayDo } from "./editors.ts";

/** What a file holds at most. */
const MAX_ROWS = 100_000;

/** `/stats`: the newsroom's numbers as a picture, and its buttons, which put another in its place. For editors. */
export async function stats(ctx: KioskContext, choice: StatsChoice): Promise<void> {
  if (!(await mayDo(ctx, "publish"))) return;
  const { services, setting } = ctx;
  const { locale } = setting;
  await services.numbers.settle();
  const range = services.numbers.rangeOf(choice.days);
  const data = await dataFor(ctx, choice);
  const { direction, number } = locale;
  const svg = chartSvg(statsChart(data, range, locale), { scheme: choice.scheme, direction, number });
  const photo = new InputFile(await services.rasterise(svg), `${choice.chart}.png`);
  const { text: caption, entities: caption_entities } = statsCaption(data, range, locale);
  const reply_markup = { inline_keyboard: statsKeyboard(choice, locale) };
  if (isPhoto(ctx)) {
    await ctx.editMessageMedia(InputMediaBuilder.photo(photo, { caption, caption_entities }), { reply_markup });
  } else {
    await ctx.replyWithPhoto(photo, { caption, caption_entities, reply_markup });
  }
}

function isPhoto({ callbackQuery }: Context): boolean {
  return callbackQuery?.message !== undefined && "photo" in callbackQuery.message;
}

async function dataFor({ services }: KioskContext, { chart, days }: StatsChoice): Promise<StatsData> {
  const { numbers } = services;
  switch (chart) {
    case "subscribers":
      return { chart, subscribers: await numbers.subscribers(days) };
    case "changes": {
      const [joined, left, blocked] = await Promise.all([
        numbers.perDay("joined", days),
        numbers.perDay("left", days),
        numbers.perDay("blocked", days),
      ]);
      return { chart, joined, left, blocked };
    }
    case "deliveries": {
      const [sent, failed] = await Promise.all([numbers.perDay("sent", days), numbers.perDay("failed", days)]);
      return { chart, sent, failed };
    }
    case "hours":
      return { chart, hours: await numbers.hours(days), timeZone: numbers.timeZone };
    case "tags":
      return { chart, entries: await numbers.tags(days, RANKING_LENGTH) };
    case "searches":
      return { chart, entries: await numbers.searches(days, RANKING_LENGTH) };
    case "articles":
      return { chart, entries: await numbers.articles(days, RANKING_LENGTH) };
    default:
      return chart satisfies never;
  }
}

/** The counts of those days as a file. */
export async function statsFile(ctx: KioskContext, days: ReportDays): Promise<void> {
  if (!(await mayDo(ctx, "publish"))) return;
  const { numbers } = ctx.services;
  await numbers.settle();
  const counts = await numbers.all(days, MAX_ROWS);
  const bytes = Buffer.from(statsTable(counts));
  await ctx.services.sendFile(ctx.place, { name: "stats.csv", bytes, caption: "" });
}
