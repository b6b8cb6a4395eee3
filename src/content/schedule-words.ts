import { fold } from "./search/fold.ts";

/** Units that are counted from now, as editors write them in the languages of the interface. */
type Unit = "minutes" | "hours" | "days" | "weeks";

const UNITS: Record<Unit, string> = {
  minutes:
    "m min mins minute minutes minuten minuto minutos мин минута минуту минуты минут dk dakika دقیقه دقيقة دقائق د",
  hours: "h hr hrs hour hours std stunde stunden heure heures hora horas ч час часа часов saat sa ساعت ساعة ساعات س",
  days: "d day days tag tage tagen jour jours dia dias день дня дней gun روز یوم ایام",
  weeks: "w week weeks woche wochen semaine semaines semana semanas неделю недели недель hafta هفته أسبوع أسابيع",
};
/** Arabic counts two in the word itself. */
const DUAL: Record<string, Unit> = { دقيقتين: "minutes", ساعتين: "hours", يومين: "days", أسبوعين: "weeks" };
const ONE = "a an one ein eine einen einer un une uno una bir один одну یک";
/** Words around "2 hours" that say no more than that it is to come. */
const LATER = "in after within from now nach innerhalb en dentro de dans d'ici через sonra icinde دیگر بعد از خلال";

/** Days by name: how many of them from today. */
const DAYS: readonly [days: number, names: string][] = [
  [0, "today|tonight|heute|aujourd'hui|hoy|сегодня|bugün|امروز|امشب|اليوم|الليلة"],
  [1, "tomorrow|morgen|demain|mañana|завтра|yarın|فردا|غدا|غدًا"],
  [2, "day after tomorrow|the day after tomorrow|übermorgen|après-demain|pasado mañana|послезавтра"],
  [2, "öbür gün|yarından sonra|پس فردا|پس‌فردا|بعد غد"],
];
/** Words beside a day or a time: "next Monday at 8 o'clock", "am 3. Mai um 8 Uhr". */
const BESIDE =
  "at on the next am um nächsten nächste nächster kommenden uhr o'clock oclock clock à a le prochain prochaine las el próximo в во следующий следующую saat gelecek ساعت در الساعة في عند يوم روز بعد آینده القادم";
const NOON = "noon midday mittag mittags midi mediodía полдень öğle ظهر الظهر";
/** Halves of the day: what is to be added to an hour before twelve. */
const AFTERNOON = "pm p.m. م مساء عصر بعدازظهر شب";
const MORNING = "am a.m. ص صباحا صبح";

const spelt = (text: string) =>
  fold(text)
    .replaceAll("’", "'")
    .replace(/[\u200c\s]+/g, " ")
    .trim();
const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(" ").map(spelt));

const UNIT_BY_WORD: ReadonlyMap<string, Unit> = new Map(
  (Object.keys(UNITS) as Unit[]).flatMap((unit) => [...wordsOf(UNITS[unit])].map((word) => [word, unit] as const)),
);
const DUAL_BY_WORD: ReadonlyMap<string, Unit> = new Map(
  Object.entries(DUAL).map(([word, unit]) => [spelt(word), unit] as const),
);
const DAY_BY_NAME: ReadonlyMap<string, number> = new Map(
  DAYS.flatMap(([days, names]) => names.split("|").map((name) => [spelt(name), days] as const)),
);
const ONE_WORDS = wordsOf(ONE);
const LATER_WORDS = wordsOf(LATER);
const BESIDE_WORDS = wordsOf(BESIDE);
const NOON_WORDS = wordsOf(NOON);
const AFTERNOON_WORDS = wordsOf(AFTERNOON);
const MORNING_WORDS = wordsOf(MORNING);

/** One spelling of what an editor wrote: digits Latin, without case and accents, words apart by one space. */
export function speltWords(written: string): string[] {
  return spelt(written.normalize("NFKC"))
    .replace(/[,،]+/g, " ")
    .split(" ")
    .filter((word) => word !== "");
}

/** "in 2 h", "через час", "بعد ساعتين", "90 min": the time from now in ms; undefined for what says no such thing. */
export function msFromNow(words: readonly string[]): number | undefined {
  const said = words.filter((word) => !LATER_WORDS.has(word)).join(" ");
  const dual = DUAL_BY_WORD.get(said);
  if (dual) return 2 * LENGTH_MS[dual];
  const [, count, word = ""] = /^(?:(\d{1,4}(?:[.,]\d{1,2})?) ?|(?:\p{L}+ )?)(\p{L}+)\.?$/u.exec(said) ?? [];
  const unit = UNIT_BY_WORD.get(word);
  if (!unit) return undefined;
  if (count !== undefined) return Math.round(Number(count.replace(",", ".")) * LENGTH_MS[unit]);
  // "in an hour", "через час"; a unit alone says nothing.
  const others = said.split(" ").slice(0, -1);
  const isOne = others.length > 0 ? ONE_WORDS.has(others.join(" ")) : words.length > 1;
  return isOne ? LENGTH_MS[unit] : undefined;
}

const LENGTH_MS: Record<Unit, number> = {
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 7 * 86_400_000,
};

/** "tomorrow", "übermorgen": how many days from today. */
export function namedDay(words: readonly string[]): number | undefined {
  return DAY_BY_NAME.get(words.join(" "));
}

export function isBeside(word: string): boolean {
  return BESIDE_WORDS.has(word);
}

/** What a word makes of the hours beside it. */
export function halfOfDay(word: string): "morning" | "afternoon" | "noon" | undefined {
  if (NOON_WORDS.has(word)) return "noon";
  if (AFTERNOON_WORDS.has(word)) return "afternoon";
  return MORNING_WORDS.has(word) ? "morning" : undefined;
}
