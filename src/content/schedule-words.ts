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
/** Half of what follows; Russian has one word for half an hour. */
const HALF = "half halbe halben demi demie media yarım نیم نصف";
const HALF_AN_HOUR = "полчаса";
const ONE = "a an one ein eine einen einer un une uno una bir один одну یک";
/** Words around "2 hours" that say no more than that it is to come. */
const LATER = "in after within from now nach innerhalb en dentro de dans d'ici через sonra icinde دیگر بعد از خلال";

/** Days by name: how many of them from today. */
const DAYS: readonly [days: number, names: string][] = [
  [0, "today|heute|aujourd'hui|hoy|сегодня|bugün|امروز|اليوم"],
  [1, "tomorrow|morgen|demain|mañana|завтра|yarın|فردا|غدا|غدًا"],
  [2, "day after tomorrow|the day after tomorrow|übermorgen|après-demain|pasado mañana|послезавтра"],
  [2, "öbür gün|yarından sonra|پس فردا|پس‌فردا|بعد غد"],
];
/** Words beside a day or a time: "next Monday at 8 o'clock", "am 3. Mai um 8 Uhr". */
const BESIDE =
  "at on the next am um nächsten nächste nächster kommenden uhr o'clock oclock clock à a le prochain prochaine las el próximo в во следующий следующую saat gelecek günü bu de la ce esta this der ساعت در الساعة في عند يوم روز بعد آینده القادم";
const NOON = "noon midday mittag mittags midi mediodía полдень öğle ظهر الظهر";
/** Halves of the day: what is to be added to an hour before twelve. */
const AFTERNOON =
  "pm p.m. evening afternoon night abend abends abend soir tarde noche вечера вечером akşam م مساء عصر بعدازظهر شب";
const MORNING = "a.m. morning morgens früh matin утра утром sabah ص صباحا صبح";
/** A day and its evening in one word. */
const TONIGHT: Record<string, readonly string[]> = {
  tonight: ["today", "evening"],
  امشب: ["امروز", "شب"],
  الليلة: ["اليوم", "مساء"],
};

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
const TONIGHT_BY_WORD: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(TONIGHT).map(([word, words]) => [spelt(word), words.map(spelt)] as const),
);
const HALF_WORDS = wordsOf(HALF);
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
    .filter((word) => word !== "")
    .flatMap((word) => TONIGHT_BY_WORD.get(word) ?? [word]);
}

/** "in 2 h", "1h30", "half an hour", "через час", "بعد ساعتين", "90 min": the time from now in ms; undefined for what says no such thing. */
export function msFromNow(words: readonly string[]): number | undefined {
  const said = words.filter((word) => !LATER_WORDS.has(word)).join(" ");
  const dual = DUAL_BY_WORD.get(said);
  if (dual) return 2 * LENGTH_MS[dual];
  if (said === HALF_AN_HOUR) return LENGTH_MS.hours / 2;
  const [, hours, of = "", minutes, minuteWord = "min"] =
    /^(\d{1,3}) ?(\p{L}+)\.? ?(\d{1,2}) ?(\p{L}*)\.?$/u.exec(said) ?? [];
  if (hours !== undefined) {
    const isWhole = UNIT_BY_WORD.get(of) === "hours" && UNIT_BY_WORD.get(minuteWord || "min") === "minutes";
    return isWhole ? Number(hours) * LENGTH_MS.hours + Number(minutes) * LENGTH_MS.minutes : undefined;
  }
  const [, count, word = ""] = /^(?:(\d{1,4}(?:[.,]\d{1,2})?) ?|(?:\p{L}+[ -]){0,3})(\p{L}+)\.?$/u.exec(said) ?? [];
  const unit = UNIT_BY_WORD.get(word);
  if (!unit) return undefined;
  if (count !== undefined) return Math.round(Number(count.replace(",", ".")) * LENGTH_MS[unit]);
  // "in an hour", "через час"; a unit alone says nothing.
  const others = said.split(/[ -]/).slice(0, -1);
  const isHalf = others.some((one) => HALF_WORDS.has(one));
  if (!others.every((one) => ONE_WORDS.has(one) || HALF_WORDS.has(one)) || (others.length === 0 && words.length < 2))
    return undefined;
  return isHalf ? LENGTH_MS[unit] / 2 : LENGTH_MS[unit];
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
