import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { StyledText } from "../core/message.ts";
import { concat, type Part, plain } from "./styled-text.ts";

/**
 * The interface in one language: words by Fluent (projectfluent.org), numbers and dates by Intl in the reader's digits and calendar
 * (Persian: Persian digits, Solar Hijri; Arabic: see `createLocale`). A value that is put into a sentence of the other direction is isolated (Unicode FSI … PDI, UAX #9), so that
 * a Latin title in a Persian sentence, or the reverse, doesn't turn it around. Fluent's own isolation does so to every value, also
 * where it helps nobody and hinders who copies or searches the text.
 */
export interface Locale {
  /** Primary language subtag, "en". */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** The language's own name for itself, as it stands alone on a button: "Français". */
  readonly name: string;
  /** @throws Error for an unknown id: a test keeps every used id in every language */
  t(id: string, args?: Record<string, FluentVariable>): string;
  /** The same with formatted values. */
  styled(id: string, args: Record<string, FluentVariable | StyledText>): StyledText;
  number(value: number): string;
  /** A year, of whatever calendar. */
  year(value: number): string;
  /** The text as it may stand beside words of this language: isolated if it has letters of the other direction. */
  isolate(text: string): string;
  /**
   * @param instant epoch ms; @param timeZone IANA name
   * @param style "day" is a line of its own, and begins as lines do: "Vendredi 20 novembre"
   */
  date(instant: number, timeZone: string, style?: DateStyle): string;
  /** A duration in seconds as people say it, not more exactly than helps: "2 days, 3 hours", "2 hours, 5 minutes", "40 seconds". */
  duration(seconds: number): string;
  /** A time of day "HH:MM" in the reader's digits. */
  time(digestTime: string): string;
  /** @param weekday 1 (Monday) to 7 (Sunday) @param style "long": within a sentence; "short": on a button */
  weekday(weekday: number, style: "long" | "short"): string;
  /** The days of a week, 1 (Monday) to 7 (Sunday), from the one on which weeks begin where the language is at home. */
  readonly week: readonly number[];
  /** What people call a time zone (IANA name): a city, in this language where it is a well-known one. */
  city(timeZone: string): string;
  /** The name of a language (its code), as it stands alone. */
  languageName(language: string): string;
}

export interface Locales {
  /** The locale of a language code such as "fa" or "de-AT"; the default one for a language that isn't spoken here. */
  get(languageCode: string | undefined): Locale;
  /** Whether the interface speaks the language. */
  has(languageCode: string): boolean;
  readonly all: readonly Locale[];
}

const RTL = new Set(["ar", "fa", "he", "ur", "ps", "ckb", "ug", "yi"]);

/** Letters of the right-to-left scripts (Unicode blocks from Hebrew to Arabic Extended-A, presentation forms, and those in plane 1). */
const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const LTR_LETTER = /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])\p{L}/u;

/** "moment" is a date and a time with the weekday; "short" one of the next days, for a button; "axis" a
 * day of a chart. */
export type DateStyle = "date" | "dateTime" | "day" | "moment" | "short" | "axis";

const DATE_STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  date: { day: "numeric", month: "long", year: "numeric" },
  dateTime: { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  day: { weekday: "long", day: "numeric", month: "long" },
  axis: { day: "numeric", month: "short" },
  short: { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  moment: {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  },
};

/** Whether a text has letters of a right-to-left script. */
export function hasRightToLeft(text: string): boolean {
  return RTL_LETTER.test(text);
}

export function isRightToLeft(language: string): boolean {
  return RTL.has(language);
}

/**
 * @param sources Fluent source by language code
 * @param defaultLanguage must be among them
 * @throws Error for a source with a syntax error, or when the default language is missing
 */
export function createLocales(sources: Record<string, string>, defaultLanguage: string): Locales {
  const locales = new Map(
    Object.entries(sources).map(([language, source]) => [language, createLocale(language, source)]),
  );
  const fallback = locales.get(defaultLanguage);
  if (!fallback)
    throw new Error(`There is no interface in "${defaultLanguage}"; there is ${[...locales.keys()].join(", ")}`);
  const primary = (code: string) => code.toLowerCase().split(/[-_]/)[0] ?? "";
  return {
    get: (code) => (code === undefined ? fallback : (locales.get(primary(code)) ?? fallback)),
    has: (code) => locales.has(primary(code)),
    all: [...locales.values()],
  };
}

/**
 * Digits and calendars are those of the plain language code in CLDR. For "ar" that is 0–9, the Gregorian calendar and the month names
 * of Egypt and the Gulf (نوفمبر): so write the news sites that are read in every Arab country, Al Jazeera or BBC Arabic, and so do
 * the Maghreb's papers, which never use ٠–٩. A code with a country would be right there and strange elsewhere ("ar-SA" has ٠–٩,
 * "ar-SY" تشرين الثاني, "ar-MA" نونبر), and Telegram doesn't tell the country. A time may be written to us in either digits.
 */
function createLocale(language: string, source: string): Locale {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const problems = bundle.addResource(new FluentResource(source));
  if (problems.length > 0) throw new Error(`The ${language} interface: ${problems.join("; ")}`);
  const numbers = new Intl.NumberFormat(language);
  const years = new Intl.NumberFormat(language, { useGrouping: false });
  const twoDigits = new Intl.NumberFormat(language, { minimumIntegerDigits: 2 });
  const dates = new Map<string, Intl.DateTimeFormat>();
  const foreign = isRightToLeft(language) ? LTR_LETTER : RTL_LETTER;
  const runsOtherwise = (text: string) => foreign.test(text.replace(/\u2068[^\u2069]*\u2069/g, ""));
  const isolate = (text: string) => (runsOtherwise(text) ? `\u2068${text}\u2069` : text);

  function t(id: string, args: Record<string, FluentVariable> = {}): string {
    const values = Object.entries(args).map(([name, value]) => [
      name,
      typeof value === "string" ? isolate(value) : value,
    ]);
    return format(id, Object.fromEntries(values));
  }

  function format(id: string, args: Record<string, FluentVariable>): string {
    const message = bundle.getMessage(id);
    if (!message?.value) throw new Error(`The ${language} interface has no "${id}"`);
    const errors: Error[] = [];
    const text = bundle.formatPattern(message.value, args, errors);
    if (errors[0]) throw new Error(`The ${language} interface, "${id}": ${errors[0].message}`);
    return text;
  }

  const locale: Locale = {
    language,
    direction: isRightToLeft(language) ? "rtl" : "ltr",
    name: capitalised(new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language, language),
    t,
    styled(id, args) {
      // A formatted value is put in as a character of private use, and takes that one's place afterwards.
      const values: Record<string, FluentVariable> = {};
      const parts: StyledText[] = [];
      for (const [name, value] of Object.entries(args)) {
        if (isStyled(value)) {
          const place = String.fromCharCode(0xe000 + parts.length);
          values[name] = runsOtherwise(value.text) ? `\u2068${place}\u2069` : place;
          parts.push(value);
        } else {
          values[name] = typeof value === "string" ? isolate(value.replace(/[\ue000-\ue0ff]/g, "")) : value;
        }
      }
      const pieces = format(id, values).split(/([\ue000-\ue0ff])/);
      return concat(...pieces.map((piece): Part => parts[piece.charCodeAt(0) - 0xe000] ?? plain(piece)));
    },
    number: (value) => numbers.format(value),
    year: (value) => years.format(value),
    isolate,
    date(instant, timeZone, style = "date") {
      const key = `${timeZone} ${style}`;
      let format = dates.get(key);
      if (!format) {
        format = new Intl.DateTimeFormat(language, { ...DATE_STYLES[style], timeZone });
        dates.set(key, format);
      }
      const shown = withOrdinal(format.format(instant), language);
      return style === "day" ? capitalised(shown, language) : shown;
    },
    duration(seconds) {
      const whole = Math.max(1, Math.ceil(seconds));
      const minutes = Math.ceil(whole / 60);
      const hours = Math.ceil(minutes / 60);
      const parts: [number, string][] =
        whole < 100
          ? [[whole, "second"]]
          : minutes < 24 * 60
            ? [
                [Math.floor(minutes / 60), "hour"],
                [minutes % 60, "minute"],
              ]
            : [
                [Math.floor(hours / 24), "day"],
                [hours % 24, "hour"],
              ];
      const said = parts
        .filter(([value]) => value > 0)
        .map(([value, unit]) =>
          new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(value),
        );
      return new Intl.ListFormat(language, { type: "unit" }).format(said);
    },
    time: (digestTime) =>
      digestTime
        .split(":")
        .map((part) => twoDigits.format(Number(part)))
        .join(":"),
    weekday: (weekday, style) =>
      // 1 January 2024 was a Monday.
      new Intl.DateTimeFormat(language, { weekday: style, timeZone: "UTC" }).format(Date.UTC(2024, 0, weekday)),
    week: weekFrom(firstDayOf(language)),
    city(timeZone) {
      const city = cityOf(timeZone);
      const slug = city.toLowerCase().replaceAll(" ", "-");
      return bundle.hasMessage(`city-${slug}`) ? locale.t(`city-${slug}`) : city;
    },
    languageName: (code) =>
      capitalised(new Intl.DisplayNames(language, { type: "language" }).of(code) ?? code, language),
  };
  return locale;
}

/** ECMA-402, `Intl.Locale.prototype.getWeekInfo`; Monday where it isn't told. */
function firstDayOf(language: string): number {
  const locale = new Intl.Locale(language).maximize() as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  return locale.getWeekInfo?.().firstDay ?? 1;
}

function weekFrom(first: number): number[] {
  return Array.from({ length: 7 }, (_, index) => ((first - 1 + index) % 7) + 1);
}

/** A zone as its name has it: its city, without underscores. */
function cityOf(timeZone: string): string {
  return (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
}

/**
 * With a capital at the beginning, as a text that stands alone has it. French, Spanish and Russian write days and languages small
 * within a sentence, and that's how Intl gives them (CLDR's `contextTransforms`, which it doesn't apply, say the same).
 */
function capitalised(text: string, language: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(language));
}

/** French counts the first of a month, "1er mai", and no other day; CLDR's patterns can't. */
function withOrdinal(date: string, language: string): string {
  return language === "fr" ? date.replace(/(?<!\d)1 (?=\p{L})/u, "1er ") : date;
}

function isStyled(value: FluentVariable | StyledText): value is StyledText {
  return typeof value === "object" && "entities" in value;
}
