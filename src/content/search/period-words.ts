import { fold } from "./fold.ts";

export type Unit = "day" | "week" | "month" | "year";

/** How readers name a time in the languages of the interface: by the unit that it is, and how many of them back from now it began. */
const NAMES: readonly [unit: Unit, back: number, names: string][] = [
  ["day", 0, "today|امروز|اليوم|heute|hoy|aujourd'hui|сегодня|bugün"],
  ["day", 1, "yesterday|دیروز|أمس|البارحة|gestern|ayer|hier|вчера|dün"],
  ["day", 2, "پریروز|vorgestern|anteayer|avant-hier|позавчера|evvelsi gün"],
  ["week", 0, "this week|این هفته|هذا الأسبوع|diese woche|dieser woche|esta semana|cette semaine"],
  ["week", 0, "эта неделя|эту неделю|этой недели|этой неделе|bu hafta"],
  [
    "week",
    1,
    "last week|past week|هفته گذشته|هفته پیش|هفته قبل|الأسبوع الماضي|letzte woche|letzter woche|vergangene woche",
  ],
  ["week", 1, "semana pasada|la semana pasada|semaine dernière|la semaine dernière|geçen hafta"],
  ["week", 1, "прошлая неделя|прошлую неделю|прошлой недели|прошлой неделе"],
  ["month", 0, "this month|این ماه|هذا الشهر|dieser monat|diesen monat|este mes|ce mois|этот месяц|этого месяца|bu ay"],
  [
    "month",
    1,
    "last month|past month|ماه گذشته|ماه پیش|ماه قبل|الشهر الماضي|letzter monat|letzten monat|vergangenen monat",
  ],
  ["month", 1, "mes pasado|el mes pasado|mois dernier|le mois dernier|прошлый месяц|прошлого месяца|geçen ay"],
  [
    "year",
    0,
    "this year|امسال|هذا العام|هذه السنة|dieses jahr|este año|cette année|этот год|этого года|bu yıl|bu sene",
  ],
  [
    "year",
    1,
    "last year|past year|پارسال|سال گذشته|سال پیش|سال قبل|العام الماضي|السنة الماضية|letztes jahr|vergangenes jahr",
  ],
  [
    "year",
    1,
    "año pasado|el año pasado|année dernière|l'année dernière|l'an dernier|прошлый год|прошлого года|geçen yıl|geçen sene",
  ],
];

/** What stands after a number. */
const UNITS: Record<Unit, string> = {
  day: "d day days روز يوم أيام tag tage tagen día días jour jours день дня дней gün",
  week: "w week weeks هفته أسبوع أسابيع woche wochen semana semanas semaine semaines неделя недели недель неделю hafta",
  month: "m month months ماه شهر أشهر شهور monat monate monaten mes meses mois месяц месяца месяцев ay",
  year: "y year years سال سنة سنوات عام أعوام jahr jahre jahren año años an ans année années год года лет yıl sene",
};
/** What may stand around a number and its unit, and says no more than that it is past. */
const AGO =
  "ago last past پیش قبل گذشته منذ آخر vor seit letzte letzten hace últimos últimas il y a depuis назад önce son";

const UNIT_BY_NAME: ReadonlyMap<string, { unit: Unit; back: number }> = new Map(
  NAMES.flatMap(([unit, back, names]) => names.split("|").map((name) => [spelt(name), { unit, back }] as const)),
);
const UNIT_BY_WORD: ReadonlyMap<string, Unit> = new Map(
  (Object.keys(UNITS) as Unit[]).flatMap((unit) => UNITS[unit].split(" ").map((word) => [spelt(word), unit] as const)),
);
const AGO_WORDS: ReadonlySet<string> = new Set(AGO.split(" ").map(spelt));

/** "yesterday", "letzte Woche": the unit, and how many of it back from the present one; undefined for what is no such name. */
export function namedUnit(written: string): { unit: Unit; back: number } | undefined {
  return UNIT_BY_NAME.get(spelt(written));
}

/** "3 days", "vor 2 Wochen", "6m": a number of units ago; undefined for what says no such thing. */
export function unitsAgo(written: string): { unit: Unit; count: number } | undefined {
  const said = spelt(written)
    .split(" ")
    .filter((word) => !AGO_WORDS.has(word))
    .join(" ");
  const [, count, word = ""] = /^(\d{1,4}) ?(\p{L}+)$/u.exec(said) ?? [];
  const unit = UNIT_BY_WORD.get(word);
  return count !== undefined && unit ? { unit, count: Number(count) } : undefined;
}

/** One spelling: without case and accents, words apart by one space. */
function spelt(text: string): string {
  return fold(text)
    .replaceAll("’", "'")
    .replace(/[\s_\u200c]+|(?<=\p{L})-(?=\p{L})/gu, " ")
    .trim();
}
