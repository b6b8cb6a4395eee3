import { eld } from "eld/extrasmall";

/** Enough to tell a language by; more only takes time. UTF-16 units. */
const SAMPLE_LENGTH = 2000;

/**
 * The language of a text, as an ISO 639-1 code; undefined when it can't be told with confidence (very short, mixed, or none).
 * By n-grams (the `eld` package); letters that Arabic doesn't have settle what is Persian.
 */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE_LENGTH).replace(/https?:\S+/g, " ");
  const result = eld.detect(sample);
  if (result.language === "ar" && /[پچژگ]/.test(sample) && !/[ٹڈڑےں]/.test(sample)) return "fa";
  return result.language !== "" && result.isReliable() ? result.language : undefined;
}
