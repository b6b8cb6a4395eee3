import { fold } from "./fold.ts";

/** Languages that are found by their names; others by their codes. */
const NAMED =
  "ar bg cs da de el en es fa fi fr he hi hu hy id it ja ko ku lt nb ne nl pl ps pt ro ru sr sv ta th tr uk ur vi zh".split(
    " ",
  );
/** What readers say and CLDR doesn't. */
const ALSO: Record<string, string> = { farsi: "fa", kurdî: "ku", mandarin: "zh", castellano: "es" };

const namesByReader = new Map<string, Map<string, string>>();

/**
 * The code of a language that is named by its code ("fa", "pt-BR": the primary subtag counts), or by its name in English, in itself or in the
 * reader's language.
 * @param reader language code of the interface
 * @returns undefined for what is no language
 */
export function languageCode(written: string, reader: string): string | undefined {
  const wanted = written.toLowerCase();
  const [, primary] = /^([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*$/.exec(wanted) ?? [];
  if (primary !== undefined && nameOf(primary, "en") !== undefined) return primary;
  let names = namesByReader.get(reader);
  if (!names) {
    names = new Map(Object.entries(ALSO).map(([name, code]) => [fold(name), code]));
    for (const code of NAMED) {
      for (const shown of ["en", code, reader]) {
        const name = nameOf(code, shown);
        if (name !== undefined) names.set(fold(name), code);
      }
    }
    namesByReader.set(reader, names);
  }
  return names.get(fold(written));
}

function nameOf(code: string, shown: string): string | undefined {
  return new Intl.DisplayNames([shown, "en"], { type: "language", fallback: "none" }).of(code);
}
