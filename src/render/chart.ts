import { scaleBand, scaleLinear } from "d3-scale";
import { area, curveMonotoneX, line } from "d3-shape";
import { shorten } from "./shorten.ts";

/**
 * Charts as SVG, drawn to be read on a phone: Telegram shows a photo some 360 points wide, so what is 17 units high of the 560 is 11
 * points there. Scales and curves are D3's. In a right-to-left interface everything is mirrored, time as well: it runs as the eye does.
 */
export interface ChartSetting {
  scheme: Scheme;
  direction: "ltr" | "rtl";
  /** A number in the reader's digits. */
  number(value: number): string;
}

export const SCHEMES = ["light", "dark"] as const;
export type Scheme = (typeof SCHEMES)[number];

export interface TimeChart {
  kind: "line" | "columns";
  title: string;
  subtitle: string;
  /** One to three, of as many values each. `below`: drawn under the axis. */
  series: { label: string; values: readonly number[]; below?: boolean }[];
  /** What stands under some of the values, by their index. */
  ticks: { index: number; label: string }[];
}

export interface RankChart {
  kind: "ranking";
  title: string;
  subtitle: string;
  /** Greatest first. */
  entries: { label: string; value: number }[];
}

/** A chart for which there is nothing to show. */
export interface EmptyChart {
  kind: "empty";
  title: string;
  subtitle: string;
  /** Says so. */
  words: string;
}

export type Chart = TimeChart | RankChart | EmptyChart;

const WIDTH = 560;
const HEIGHT = 460;
const MARGIN = 26;
const TOP = 96;
const TICK_SIZE = 17;
const LABEL_SIZE = 18;
/** Half of the width of a character under the axis, about: no date hangs over its end. */
const TICK_HALF = 4.5;
const RANK_ROW = 52;
/** What fits in a line of `LABEL_SIZE`, in UTF-16 units. */
const LABEL_LENGTH = 46;

/** Surface, text and grid as in Telegram's own themes; series colours that differ in lightness too, for who sees no red and green. */
const PALETTES: Record<
  Scheme,
  { surface: string; text: string; quiet: string; grid: string; series: [string, string, string] }
> = {
  light: {
    surface: "#ffffff",
    text: "#17212b",
    quiet: "#5b6b79",
    grid: "#dfe5ea",
    series: ["#1f78d1", "#d98200", "#b3261e"],
  },
  dark: {
    surface: "#17212b",
    text: "#f4f7f9",
    quiet: "#a3b3c1",
    grid: "#2f3d4a",
    series: ["#64b5f6", "#ffb74d", "#ff8a80"],
  },
};

/** @returns an SVG document whose `width` and `height` are in units; to be drawn larger */
export function chartSvg(chart: Chart, setting: ChartSetting): string {
  const palette = PALETTES[setting.scheme];
  const height = chart.kind === "ranking" ? TOP + chart.entries.length * RANK_ROW + MARGIN : HEIGHT;
  return tag(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: WIDTH,
      height,
      "font-family": setting.direction === "rtl" ? "Vazirmatn, Noto Sans" : "Noto Sans, Vazirmatn",
    },
    tag("rect", { width: WIDTH, height, fill: palette.surface }),
    text(shorten(chart.title, 34), setting, { x: MARGIN, y: 46, size: 25, fill: palette.text, bold: true }),
    text(chart.subtitle, setting, { x: MARGIN, y: 76, size: LABEL_SIZE, fill: palette.quiet }),
    ...body(chart, setting),
  );
}

function body(chart: Chart, setting: ChartSetting): string[] {
  switch (chart.kind) {
    case "ranking":
      return ranking(chart, setting);
    case "empty":
      return [
        text(chart.words, setting, {
          x: WIDTH / 2,
          y: HEIGHT / 2 + 20,
          size: 20,
          fill: PALETTES[setting.scheme].quiet,
          anchor: "middle",
        }),
      ];
    default:
      return overTime(chart, setting);
  }
}

function ranking({ entries }: RankChart, setting: ChartSetting): string[] {
  const palette = PALETTES[setting.scheme];
  const [colour] = palette.series;
  const greatest = Math.max(...entries.map(({ value }) => value), 1);
  const room = WIDTH - 2 * MARGIN - 70;
  return entries.flatMap(({ label, value }, row) => {
    const top = TOP + row * RANK_ROW;
    const width = Math.max(4, (value / greatest) * room);
    const x = setting.direction === "rtl" ? WIDTH - MARGIN - width : MARGIN;
    return [
      text(`\u2068${shorten(label, LABEL_LENGTH)}\u2069`, setting, {
        x: MARGIN,
        y: top + 18,
        size: LABEL_SIZE,
        fill: palette.text,
      }),
      tag("rect", { x, y: top + 26, width, height: 14, rx: 4, fill: colour }),
      text(setting.number(value), setting, {
        x: MARGIN + width + 8,
        y: top + 39,
        size: TICK_SIZE,
        fill: palette.quiet,
        bold: true,
      }),
    ];
  });
}

function overTime(chart: TimeChart, setting: ChartSetting): string[] {
  const palette = PALETTES[setting.scheme];
  const { low, high } = extent(chart);
  const legend = chart.series.length > 1 ? 34 : 0;
  const [least = low, most = high] = scaleLinear([Math.max(0, low), high], [0, 1])
    .nice(4)
    .domain();
  // What hangs under zero takes only the room that it needs.
  const y = scaleLinear([Math.min(low, least), most], [HEIGHT - MARGIN - 30, TOP + legend + 8]);
  const steps = y.ticks(4).filter(Number.isInteger);
  const axis = Math.max(...steps.map((step) => setting.number(Math.abs(step)).length)) * 10 + 12;
  const count = chart.series[0]?.values.length ?? 0;
  const places = Array.from({ length: count }, (_, index) => index);
  const x = scaleBand(places, [MARGIN + axis, WIDTH - MARGIN]).paddingInner(0.25);
  const middle = (index: number) => mirrored((x(index) ?? 0) + x.bandwidth() / 2, setting);
  const grid = steps.flatMap((step) => [
    tag("line", {
      x1: mirrored(MARGIN + axis, setting),
      x2: mirrored(WIDTH - MARGIN, setting),
      y1: y(step),
      y2: y(step),
      stroke: step === 0 ? palette.quiet : palette.grid,
      "stroke-width": step === 0 ? 1.5 : 1,
    }),
    text(setting.number(Math.abs(step)), setting, {
      x: MARGIN + axis - 10,
      y: y(step) + 6,
      size: TICK_SIZE,
      fill: palette.quiet,
      anchor: "end",
    }),
  ]);
  const ticks = chart.ticks.map(({ index, label }) =>
    text(label, setting, {
      x: Math.min((x(index) ?? 0) + x.bandwidth() / 2, WIDTH - MARGIN - label.length * TICK_HALF),
      y: HEIGHT - MARGIN + 2,
      size: TICK_SIZE,
      fill: palette.quiet,
      anchor: "middle",
    }),
  );
  const marks = chart.kind === "line" ? lines(chart, middle, y, setting) : columns(chart, x, y, setting);
  return [...legendOf(chart, setting), ...grid, ...marks, ...ticks];
}

/** From the lowest to the highest that is drawn: columns stand on one another, and on zero. */
function extent({ kind, series }: TimeChart): { low: number; high: number } {
  const sums = (below: boolean) =>
    (series[0]?.values ?? []).map((_, index) =>
      series.filter((one) => (one.below ?? false) === below).reduce((sum, { values }) => sum + (values[index] ?? 0), 0),
    );
  if (kind === "columns") return { low: -Math.max(0, ...sums(true)), high: Math.max(1, ...sums(false)) };
  const values = series.flatMap((one) => one.values);
  const high = Math.max(1, ...values);
  const least = Math.min(...values);
  // Where little changes of much, the change is shown; the axis says that it doesn't begin at zero.
  return { low: least > high * 0.7 ? Math.max(0, least - (high - least) - 1) : 0, high };
}

function lines(
  { series }: TimeChart,
  middle: (index: number) => number,
  y: (value: number) => number,
  { scheme }: ChartSetting,
): string[] {
  return series.flatMap(({ values }, order) => {
    const colour = PALETTES[scheme].series[order % 3] ?? "";
    const data = [...values];
    const shape = line<number>((_, index) => middle(index), y).curve(curveMonotoneX);
    const ground = y(0) < HEIGHT ? Math.min(y(0), HEIGHT - MARGIN - 30) : HEIGHT - MARGIN - 30;
    const under = area<number>((_, index) => middle(index), ground, y).curve(curveMonotoneX);
    const last = data.at(-1);
    return [
      ...(series.length === 1 ? [tag("path", { d: under(data) ?? "", fill: colour, "fill-opacity": 0.16 })] : []),
      tag("path", {
        d: shape(data) ?? "",
        fill: "none",
        stroke: colour,
        "stroke-width": 3.5,
        "stroke-linecap": "round",
      }),
      ...(last === undefined ? [] : [tag("circle", { cx: middle(data.length - 1), cy: y(last), r: 6, fill: colour })]),
    ];
  });
}

function columns(
  { series }: TimeChart,
  x: { (index: number): number | undefined; bandwidth(): number },
  y: (value: number) => number,
  { scheme, direction }: ChartSetting,
): string[] {
  const width = x.bandwidth();
  return (series[0]?.values ?? []).flatMap((_, index) => {
    const left = x(index) ?? 0;
    const at = direction === "rtl" ? WIDTH - left - width : left;
    let above = 0;
    let below = 0;
    return series.flatMap((one, order) => {
      const value = one.values[index] ?? 0;
      if (value === 0) return [];
      const from = one.below ? below : above;
      const to = one.below ? below - value : above + value;
      if (one.below) below = to;
      else above = to;
      const [top, bottom] = [Math.min(y(from), y(to)), Math.max(y(from), y(to))];
      const fill = PALETTES[scheme].series[order % 3] ?? "";
      return [
        tag("rect", { x: at, y: top, width, height: Math.max(1.5, bottom - top), rx: Math.min(3, width / 4), fill }),
      ];
    });
  });
}

function legendOf({ series }: TimeChart, setting: ChartSetting): string[] {
  if (series.length === 1) return [];
  const palette = PALETTES[setting.scheme];
  const room = (WIDTH - 2 * MARGIN) / series.length;
  return series.flatMap(({ label }, order) => {
    const left = MARGIN + order * room;
    const dot = tag("circle", {
      cx: mirrored(left + 8, setting),
      cy: TOP + 12,
      r: 8,
      fill: palette.series[order % 3] ?? "",
    });
    return [dot, text(label, setting, { x: left + 24, y: TOP + 18, size: LABEL_SIZE, fill: palette.text })];
  });
}

interface TextPlace {
  /** Left to right; mirrored where the interface is. */
  x: number;
  y: number;
  size: number;
  fill: string;
  bold?: boolean;
  anchor?: "start" | "middle" | "end";
}

/** A line of text. Its direction is the interface's; what is isolated in it keeps its own (UAX #9, HL5). */
function text(words: string, setting: ChartSetting, place: TextPlace): string {
  const { anchor = "start" } = place;
  const rtl = setting.direction === "rtl";
  const mirrors = { start: "end", end: "start", middle: "middle" };
  return tag(
    "text",
    {
      x: mirrored(place.x, setting),
      y: place.y,
      "font-size": place.size,
      "font-weight": place.bold ? 700 : 400,
      fill: place.fill,
      "text-anchor": rtl ? mirrors[anchor] : anchor,
    },
    escaped(rtl ? `\u2067${words}\u2069` : words),
  );
}

function mirrored(x: number, { direction }: ChartSetting): number {
  return direction === "rtl" ? WIDTH - x : x;
}

function tag(name: string, attributes: Record<string, string | number>, ...content: string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(shortened(value))}"`);
  return `<${name}${written.join("")}>${content.join("")}</${name}>`;
}

function shortened(value: string | number): string {
  return typeof value === "number" ? String(Math.round(value * 100) / 100) : value;
}

/** As text of XML 1.0: without the characters that it doesn't allow. */
function escaped(words: string): string {
  const allowed = words.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
  return allowed.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
