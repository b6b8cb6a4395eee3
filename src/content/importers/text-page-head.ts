import { isBoilerplate } from "./boilerplate.ts";
import { beginsWith, nearlySame, wordsOf } from "./similar.ts";
import { writtenDate } from "./written-date.ts";

/** The head of a page is looked for in this many lines. */
const HEAD_LINES = 12;
/** A repetition is a lead only from this many words on. */
const LEAD_WORDS = 5;
/** A first paragraph that is longer is no lead, in UTF-16 units. */
const LONGEST_LEAD = 500;

const SECTIONS: ReadonlySet<string> = new Set(
  "news|world|world news|politics|business|economy|sport|sports|culture|science|technology|tech|health|opinion|analysis|video|iran|middle east|europe|africa|asia|latest news|breaking news|top stories|اخبار|خبر|سیاسی|سیاست|اقتصاد|اقتصادی|جهان|ایران|ورزش|ورزشی|فرهنگ|فرهنگی|جامعه|اجتماعی|فناوری|دانش|سلامت|گزارش|یادداشت|تحلیل|حوادث|politik|wirtschaft|kultur|wissen|wissenschaft|panorama|gesellschaft|meinung|international|politique|économie|société|monde|política|economía|deportes|cultura|mundo|sociedad|новости|политика|экономика|спорт|культура|мир|общество|siyaset|ekonomi|spor|kültür|dünya|gündem|أخبار|سياسة|اقتصاد|رياضة|ثقافة|العالم".split(
    "|",
  ),
);

const HOME =
  /^(?:home(?: ?page)?|front page|startseite|accueil|inicio|главная|ana ?sayfa|الرئيسية|خانه|صفحه (?:نخست|اصلی))(?:$|\s*[>»›/|«‹\\-])/i;
const BYLINE =
  /^(?:by|von|par|por|yazan|автор|نویسنده|نوشته|خبرنگار|بقلم|كتب|written by|author)(?:\s*[:：]\s*|\s+)(\p{L}[\p{L}\p{M}.'’\u200c-]*(?:[\s,]+(?:(?:and|und|et|y|и|ve|و)\s+)?\p{L}[\p{L}\p{M}.'’\u200c-]*){0,5})$/iu;
const READING_TIME =
  /^(?:\d+|[۰-۹]+)\s*(?:min(?:ute)?s?(?: read)?|Min\.(?: Lesezeit)?|minutes? de lecture|мин\.?|دقیقه)\.?$/i;
const DATE_LABEL =
  /published|updated|last|posted|on|at|gmt|utc|cet|cest|irst|est|edt|am|pm|uhr|um|stand|veröffentlicht|aktualisiert|publié|mis à jour|le|à|publicado|actualizado|el|опубликовано|обновлено|yayınlanma|güncelleme|tarih|تاریخ|انتشار|ساعت|به‌روزرسانی|بروزرسانی|آخرین|نشر|تحديث/giu;

export interface PageHead {
  title: string;
  lead?: string;
  author?: string;
  /** Epoch ms. */
  publishedAt?: number;
  /** The lines after the head, the lead's repetition still among them. */
  body: string[];
}

/** Tells the lines at the top of a copied page apart: section, title, lead, byline, date. Undefined for no lines at all. */
export function readHead(lines: readonly string[]): PageHead | undefined {
  const facts = { author: undefined as string | undefined, publishedAt: undefined as number | undefined };
  const kept = lines.filter((line, index) => index >= HEAD_LINES || !isMeta(line, facts));
  const leadAt = repeatedLead(kept);
  const titleAt = leadAt === undefined ? afterSections(kept) : leadAt - 1;
  const title = kept[titleAt];
  if (title === undefined) return undefined;
  const rest = kept.slice(titleAt + 1);
  const [first, ...body] = rest;
  const isLead =
    first !== undefined &&
    (leadAt !== undefined || (first.length <= LONGEST_LEAD && body.length > 1 && !/^[•▪‣*-]/.test(first)));
  return { title, ...facts, ...(isLead ? { lead: first, body } : { body: rest }) };
}

/** Lines at the top that say who, when and where on the site; `facts` learns from them. */
function isMeta(line: string, facts: { author?: string; publishedAt?: number }): boolean {
  if (HOME.test(line) || READING_TIME.test(line) || isBoilerplate(line)) return true;
  const byline = BYLINE.exec(line);
  if (byline) {
    facts.author ??= byline[1];
    return true;
  }
  const date = line.length <= 100 ? writtenDate(line) : undefined;
  if (date === undefined || !isOnlyDate(line)) return false;
  facts.publishedAt ??= date;
  return true;
}

/** A line with a date and little else: a weekday, a place, a name. */
function isOnlyDate(line: string): boolean {
  const words = wordsOf(line.replace(DATE_LABEL, " ")).filter((word) => !/\p{N}/u.test(word));
  return words.length <= 5 && !/[.!?؟]\s*$/.test(line);
}

/** The line that the body says again: the lead, if it isn't the title that is said twice. */
function repeatedLead(lines: readonly string[]): number | undefined {
  const words = lines.slice(0, HEAD_LINES).map(wordsOf);
  const repeats = words.flatMap((said, index) => {
    if (said.length < LEAD_WORDS) return [];
    const again = words.slice(index + 1).some((other) => nearlySame(said, other) || beginsWith(other, said));
    return again ? [index] : [];
  });
  const [first, second] = repeats;
  if (first === undefined) return undefined;
  if (second !== undefined && !nearlySame(words[first] ?? [], words[second] ?? []) && !endsSentence(lines[first]))
    return second;
  const isTitle = first === 0 || (first === 1 && isSection(lines[0]) && !endsSentence(lines[first]));
  return isTitle ? undefined : first;
}

function afterSections(lines: readonly string[]): number {
  let index = 0;
  while (index < 3 && index + 2 < lines.length && isSectionBefore(lines[index], lines[index + 1], index)) index++;
  return index;
}

function isSectionBefore(line: string | undefined, next: string | undefined, skipped: number): boolean {
  if (line === undefined || next === undefined) return false;
  if (SECTIONS.has(line.toLowerCase().trim())) return true;
  return (
    skipped === 0 &&
    isSection(line) &&
    wordsOf(next).length >= 4 &&
    next.length > line.length &&
    next.length <= 250 &&
    !endsSentence(next)
  );
}

/** A short line that is no sentence. */
function isSection(line = ""): boolean {
  return (
    SECTIONS.has(line.toLowerCase().trim()) || (wordsOf(line).length <= 3 && line.length <= 40 && !endsSentence(line))
  );
}

function endsSentence(line = ""): boolean {
  return /[.!؟?。…][\p{Pe}\p{Pf}"'”]*$/u.test(line.trim());
}
