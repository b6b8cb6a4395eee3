import { termsOf } from "../search/analysis.ts";
import { isStopWord } from "../search/stop-words.ts";

/** Marks that end a sentence in any script (Unicode's Sentence_Terminal, and the ellipsis), with the quotes and brackets that close after them. */
const END = /[\p{STerm}…]+[\p{Pe}\p{Pf}\p{Pi}"'”’]*/gu;
/** Chinese and Japanese put no space after their full stops. */
const FULL_WIDTH = /[。！？｡]/u;
/** After somebody's words the sentence may go on; where no capital tells, it is taken to. */
const QUOTED = /[\p{Pe}\p{Pf}\p{Pi}"”]$/u;
const QUOTED_QUESTION = /[^.…][\p{Pe}\p{Pf}\p{Pi}"'”’]+$/u;
const DIRECTED = /[«»“”„]/g;
const DIRECTED_ONCE = /[«»“”„]/;
const CLOSING: Record<string, RegExp> = { "«": /»/, "“": /”/, "„": /[“”]/ };
/** A sentence goes on to the end of a quotation in it, if it isn't longer then, in UTF-16 units. */
const MAX_QUOTING = 300;
/** What may stand between two sentences, and the word that begins the second. */
const NEXT = /^\s[\s\p{P}\p{S}]*([\p{L}\p{M}\p{N}]*)/u;
const WORD_BEFORE = /[\p{L}\p{M}\p{N}.]+$/u;
/** How far is looked around a full stop, in UTF-16 units; no abbreviation is longer. */
const AROUND = 24;

/**
 * Words with a full stop after which a sentence goes on, by language, lower case, without that full stop. Before "|" what stands
 * before a name (never an end), then what only counts before a number, then what ends a sentence where a new one clearly begins.
 */
const ABBREVIATIONS: Record<string, string> = {
  en: `mr mrs ms dr prof st sr rev hon gen col lt sgt capt cmdr adm gov sen rep messrs mt ft vs eds cf | no nos fig figs vol p pp art ch |
    jr inc ltd co corp bros est approx dept etc al jan feb mar apr jun jul aug sep sept oct nov dec`,
  de: `dr prof hr hrn fr frl st bzw ca vgl str evtl ggf inkl zzgl bspw sog geb gest hrsg allg ing dipl | nr art bd abs kap tel |
    usw etc jh mio mrd jan feb aug sept okt nov dez`,
  fr: "m mm mme mmes mlle mlles dr pr st ste bd av cf boul | no nos art fig p pp vol ch | etc env éd janv févr avr juil sept oct nov déc",
  es: "sr sra sres srta dr dra prof d dña ud uds vd avda av aprox gral dir | no nos núm pág págs art vol cap | etc ee uu pp",
  ru: "им ул пл пр просп акад проф доц гр тов св см ср напр т р | стр рис гл п ст табл | г гг в вв тыс млн млрд руб коп др пр обл",
  tr: "dr prof doç yrd sn av alb gen org bkz örn mah sok cad apt | no s cilt | vb vs yy",
  fa: "دکتر | ص ج ش | ق م",
  ar: "د أ م | ص ج ع | هـ",
};

/** Languages that write an ordinal as a number with a full stop ("3. Oktober", "19. yüzyıl"). */
const ORDINALS = /^(?:de|tr|da|nb|nn|no|fi|et|lv|cs|sk|hu|pl|sl|hr|sr|bs|is)$/;

interface Abbreviations {
  names: ReadonlySet<string>;
  numbered: ReadonlySet<string>;
  others: ReadonlySet<string>;
}

/**
 * The sentences of a text in one line, in order; together, with the space between them, they are the text. In doubt two stay one, so
 * that a sentence of a summary is never a part of one. A full stop ends none after an abbreviation, an initial or, in languages
 * that write them so, an ordinal; nor does any mark within a quotation or before a small letter, unless the text has no others (lower-cased collections).
 */
export function* sentencesOf(text: string, language: string): Generator<string> {
  const hasCapitals = /\p{Lu}/u.test(text);
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(END)) {
    const end = index + mark.length;
    const before = text.slice(Math.max(start, index - AROUND), index);
    if (!isEnd(before, mark, text.slice(end, end + AROUND), language, hasCapitals)) continue;
    if (isInQuotation(text, start, end)) continue;
    yield text.slice(start, end).trim();
    start = end;
  }
  const rest = text.slice(start).trim();
  if (rest !== "") yield rest;
}

function isEnd(before: string, mark: string, after: string, language: string, hasCapitals: boolean): boolean {
  if (FULL_WIDTH.test(mark)) return !QUOTED.test(mark);
  const next = NEXT.exec(after)?.[1];
  if (next === undefined) return false;
  if (hasCapitals && /^\p{Ll}/u.test(next)) return false;
  if (QUOTED_QUESTION.test(mark) && /^\s+[\p{Ll}\p{Lo}]/u.test(after)) return false;
  if (mark[0] !== "." || mark[1] === ".") return true;
  const word = WORD_BEFORE.exec(before)?.[0] ?? "";
  const { names, numbered, others } = abbreviations(language);
  const lower = word.toLowerCase();
  if (numbered.has(lower) && /^\p{N}/u.test(next)) return false;
  if (names.has(lower)) return false;
  const isInitials = /^\p{L}\p{M}*$|\p{L}\.\p{L}\p{M}*$/u.test(word);
  const isOrdinal = ORDINALS.test(language) && /^(?:\d{1,2}|[IVX]+)$/.test(word);
  if (isInitials || isOrdinal || others.has(lower)) return hasCapitals && beginsSentence(next, language);
  return true;
}

/** Whether a quotation was opened since `start`, and is closed soon after `end`. Marks that look the same on both sides don't tell. */
function isInQuotation(text: string, start: number, end: number): boolean {
  if (end - start > MAX_QUOTING) return false;
  let closing: RegExp | undefined;
  for (const [mark] of text.slice(start, end).matchAll(DIRECTED)) {
    closing = closing?.test(mark) ? undefined : (closing ?? CLOSING[mark]);
  }
  const next = DIRECTED_ONCE.exec(text.slice(end, start + MAX_QUOTING))?.[0];
  return next !== undefined && closing?.test(next) === true;
}

/** Whether a word has a capital only because a sentence begins: "The", "He" (Kiss and Strunk 2006, "frequent sentence starters"); "A" may be an initial. */
function beginsSentence(word: string, language: string): boolean {
  return /^\p{Lu}\p{L}/u.test(word) && termsOf(word, language).every((term) => isStopWord(term, language));
}

const known = new Map<string, Abbreviations>();

function abbreviations(language: string): Abbreviations {
  let found = known.get(language);
  if (!found) {
    const [names = "", numbered = "", others = ""] = (ABBREVIATIONS[language] ?? "").split("|");
    const words = (list: string) => new Set(list.split(/\s+/).filter((word) => word !== ""));
    found = { names: words(names), numbered: words(numbered), others: words(others) };
    known.set(language, found);
  }
  return found;
}
