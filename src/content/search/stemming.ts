import { stemmer as arabic } from "@orama/stemmers/arabic";
import { stemmer as armenian } from "@orama/stemmers/armenian";
import { stemmer as bulgarian } from "@orama/stemmers/bulgarian";
import { stemmer as danish } from "@orama/stemmers/danish";
import { stemmer as dutch } from "@orama/stemmers/dutch";
import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as finnish } from "@orama/stemmers/finnish";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as greek } from "@orama/stemmers/greek";
import { stemmer as hungarian } from "@orama/stemmers/hungarian";
import { stemmer as hindi } from "@orama/stemmers/indian";
import { stemmer as indonesian } from "@orama/stemmers/indonesian";
import { stemmer as irish } from "@orama/stemmers/irish";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as lithuanian } from "@orama/stemmers/lithuanian";
import { stemmer as nepali } from "@orama/stemmers/nepali";
import { stemmer as norwegian } from "@orama/stemmers/norwegian";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as romanian } from "@orama/stemmers/romanian";
import { stemmer as russian } from "@orama/stemmers/russian";
import { stemmer as serbian } from "@orama/stemmers/serbian";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { stemmer as swedish } from "@orama/stemmers/swedish";
import { stemmer as tamil } from "@orama/stemmers/tamil";
import { stemmer as ukrainian } from "@orama/stemmers/ukrainian";
import { persianStem } from "./persian-stemming.ts";
import { turkishStem } from "./turkish-stemming.ts";

/**
 * The stem of a folded word (`fold.ts`), by its language: Snowball's (https://snowballstem.org) where it has the language, a light one
 * for Persian, and the word itself for all others. Stemming what is folded loses a few endings that only accents tell, and lets
 * who types without accents find all the others.
 */
export function stem(word: string, language: string): string {
  return STEMMERS.get(language)?.(word) || word;
}

/**
 * Snowball's Arabic stemmer knows the letters that `fold.ts` makes Persian ones of. An "ه" at the end is most often a "ة" whose dots
 * were left out, and an "and" before the article is written with it.
 */
function arabicStem(word: string): string {
  const spelt = word
    .replaceAll("ی", "ي")
    .replaceAll("ک", "ك")
    .replace(/ه$/, "ة")
    .replace(/^[وف](?=ال.{3})/, "");
  return arabic(spelt).replace(/[يى]/g, "ی").replaceAll("ك", "ک").replaceAll("ة", "ه").replace(/[أإآ]/g, "ا");
}

/** Words whose ending is none (of the exceptions in Porter2, https://snowballstem.org/algorithms/english/stemmer.html). */
const ENGLISH_WHOLE: ReadonlySet<string> = new Set("news inning outing canning herring earring sky skies".split(" "));

/** Porter's stemmer, whose "-tion" and "-sion" this version takes the t and s of too: "election" is to be "elect". */
function englishStem(word: string): string {
  if (ENGLISH_WHOLE.has(word)) return word === "skies" ? "sky" : word;
  const stemmed = english(word);
  const root = /^(.+[st])ion/.exec(word)?.[1];
  return root?.slice(0, -1) === stemmed ? root : stemmed;
}

/** The endings of Spanish and Portuguese are told by their accents. */
function spanishStem(word: string): string {
  return spanish(word.replace(/cion$/, "ción"));
}

function portugueseStem(word: string): string {
  const stemmed = portuguese(word.replace(/cao$/, "ção").replace(/coes$/, "ções"));
  return stemmed.replaceAll("ç", "c").replaceAll("ã", "a").replaceAll("õ", "o");
}

/**
 * "Mueller" is "Müller", and folded "muller". After "a", "e" and "q" the u is one of its own ("neue", "Quelle"): Snowball's "german2"
 * draws the same line.
 */
function germanStem(word: string): string {
  return german(
    word
      .replace(/(?<![aeq])ue/g, "u")
      .replace(/(?<!a)ae/g, "a")
      .replace(/(?<!o)oe/g, "o"),
  );
}

const STEMMERS: ReadonlyMap<string, (word: string) => string> = new Map(
  Object.entries({
    ar: arabicStem,
    bg: bulgarian,
    da: danish,
    de: germanStem,
    el: greek,
    en: englishStem,
    es: spanishStem,
    fa: persianStem,
    fi: finnish,
    fr: french,
    ga: irish,
    hi: hindi,
    hu: hungarian,
    hy: armenian,
    id: indonesian,
    it: italian,
    lt: lithuanian,
    nb: norwegian,
    ne: nepali,
    nl: dutch,
    nn: norwegian,
    no: norwegian,
    pt: portugueseStem,
    ro: romanian,
    ru: russian,
    sr: serbian,
    sv: swedish,
    ta: tamil,
    tr: turkishStem,
    uk: ukrainian,
  }),
);
