import { detectLanguage } from "../language.ts";

/** Where a language's text can only be in one of these scripts, a text in the other one is not in that language. */
const SCRIPTS = { Latn: /\p{Script=Latin}/gu, Arab: /\p{Script=Arabic}/gu, Cyrl: /\p{Script=Cyrillic}/gu } as const;

export interface Declared {
  /** What the item itself says; it knows. */
  own?: string;
  /** What the whole source says; believed unless the text is in another script (software that was never told says "en-US"). */
  whole?: string;
}

/** The language of an article as articles carry it: declared, or else detected, or else "und". */
export function articleLanguage(declared: Declared, text: string): string {
  const own = languageCode(declared.own);
  if (own !== undefined) return own;
  const whole = languageCode(declared.whole);
  if (whole !== undefined && fitsScript(whole, text)) return whole;
  return languageCode(detectLanguage(text)) ?? "und";
}

/** The primary subtag of a language tag ("fa-IR", "de_AT", "eng"), or undefined for what is none. */
export function languageCode(tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  try {
    const { language } = new Intl.Locale(tag.trim().replaceAll("_", "-"));
    return /^[a-z]{2,3}$/.test(language) && language !== "und" ? language : undefined;
  } catch {
    return undefined;
  }
}

function fitsScript(language: string, text: string): boolean {
  const sample = text.slice(0, 2000);
  const counts = Object.entries(SCRIPTS).map(([script, letters]) => ({
    script,
    count: sample.match(letters)?.length ?? 0,
  }));
  const most = counts.reduce((a, b) => (b.count > a.count ? b : a));
  const expected = new Intl.Locale(language).maximize().script;
  return most.count < 10 || expected === undefined || !(expected in SCRIPTS) || expected === most.script;
}
