import { wordsOf } from "./similar.ts";
import { zoneOffset } from "./time-zones.ts";
import { DATE_LANGUAGES, monthNumber, writtenDate } from "./written-date.ts";

/** A longer line is somebody's sentence, in UTF-16 units. */
const MAX_LINE = 120;
/** Beside a date there may be so many words that have nothing to do with it: a place, a name. */
const OTHER_WORDS = 3;

/** With one of these, a line is about when it was published, also if it only says "3 hours ago". */
const LABEL =
  /^(?:first |originally )?(?:published|updated|last (?:updated|modified)|posted|stand|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|опубликовано|обновлено|yayınlan|giriş tarihi|güncelleme|son güncelleme|تاریخ|انتشار|زمان انتشار|به[‌\s]?روز|بروز|آخرین|تاريخ|نشر|آخر تحديث|تحديث)/i;

const WORDS: ReadonlySet<string> = new Set(
  wordsOf(
    "first originally published updated last modified posted on at am pm uhr um stand veröffentlicht aktualisiert publié modifié mis à jour le el a las publicado actualizado опубликовано обновлено в yayınlanma yayınlandı giriş son güncelleme tarihi tarih saat تاریخ انتشار زمان ساعت به‌روزرسانی به‌روز شده بروزرسانی آخرین در تاريخ نشر آخر تحديث توقيت الساعة ago hours hour minutes mins days min minutes read lesezeit lecture vor stunden minuten il y heures hace horas назад часа پیش منذ",
  ),
);

let weekdays: Set<string> | undefined;

function weekdayNames(): Set<string> {
  weekdays ??= new Set(
    DATE_LANGUAGES.flatMap((language) =>
      (["short", "long"] as const).flatMap((weekday) => {
        const format = new Intl.DateTimeFormat(language, { weekday, timeZone: "UTC" });
        return Array.from({ length: 7 }, (_, day) => wordsOf(format.format(day * 86_400_000))).flat();
      }),
    ),
  );
  return weekdays;
}

/** Whether a line says when, and little else: "Tuesday, 3 June 2025, 10:30 GMT", "Stand: 05.03.2026 06:12 Uhr", "Updated 3 hours ago". */
export function isDateLine(line: string): boolean {
  if (line.length > MAX_LINE || /[!?؟]\s*$/.test(line)) return false;
  const others = wordsOf(line).filter((word) => !isDateWord(word)).length;
  if (writtenDate(line) !== undefined) return others <= (/[.۔]\s*$/.test(line) ? 0 : OTHER_WORDS);
  return LABEL.test(line.trim()) && others <= (/\p{N}:\p{N}/u.test(line) ? 1 : 0);
}

/** The date in a line that says that it is one of publication, wherever on the page it stands. */
export function labelledDate(line: string): number | undefined {
  return LABEL.test(line.trim()) && isDateLine(line) ? writtenDate(line) : undefined;
}

function isDateWord(word: string): boolean {
  return (
    /\p{N}/u.test(word) ||
    WORDS.has(word) ||
    weekdayNames().has(word) ||
    monthNumber(word) !== undefined ||
    zoneOffset(word) !== undefined
  );
}
