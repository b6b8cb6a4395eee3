import { detectLanguage } from "../language.ts";

/** How much of a file is looked at for a declaration of its encoding; browsers look at 1024 bytes (HTML, "prescan a byte stream"), pages declare it later. */
const DECLARATION_BYTES = 4096;
/** Enough to guess an undeclared encoding by. */
const GUESS_BYTES = 20_000;

/**
 * The text in bytes. What is valid UTF-8 is UTF-8, whatever it says of itself: nothing else is by chance. Otherwise the byte order
 * mark, the server's `charset`, the declaration in the text (XML, HTML) decide, and in the end a guess among the old Windows
 * encodings.
 * @param charset from the server's Content-Type
 */
export function decodeText(bytes: Uint8Array, charset?: string): string {
  const marked = byMark(bytes);
  if (marked !== undefined) return marked;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // The one encoding in use whose bytes are all valid UTF-8.
    const isEscaped = /^iso-2022-jp$/i.test(charset ?? declaredIn(bytes) ?? "") && text.includes("\u001b");
    return isEscaped ? new TextDecoder("iso-2022-jp").decode(bytes) : text;
  } catch {
    const named = [charset, declaredIn(bytes)].find((name) => name !== undefined && isLegacy(name));
    return new TextDecoder(named ?? guess(bytes)).decode(bytes);
  }
}

function byMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  // "<" in two bytes, without a mark: what XML says of UTF-16 (XML 1.0, appendix F).
  if (bytes[0] === 0x3c && bytes[1] === 0 && bytes[3] === 0) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0 && bytes[1] === 0x3c && bytes[2] === 0) return new TextDecoder("utf-16be").decode(bytes);
  return undefined;
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, DECLARATION_BYTES));
  return (/<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)/i.exec(head) ??
    /<meta[^>]*\bcharset\s*=\s*["']?([\w-]+)/i.exec(head))?.[1];
}

/** An encoding that Node knows, other than UTF-8, which these bytes are not. */
function isLegacy(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== "utf-8";
  } catch {
    return false;
  }
}

/** Text in Arabic or Cyrillic letters is mostly bytes above 127, text in Latin ones hardly. A damaged byte or two stay UTF-8. */
function guess(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, GUESS_BYTES);
  const high = sample.filter((byte) => byte > 127).length;
  const broken = new TextDecoder().decode(sample).match(/\ufffd/g)?.length ?? 0;
  if (broken * 20 < high) return "utf-8";
  const letters = sample.filter((byte) => byte > 127 || ((byte | 32) >= 97 && (byte | 32) <= 122)).length;
  if (high < letters * 0.4) return "windows-1252";
  const found = [
    { encoding: "windows-1256", languages: ["fa", "ar", "ur"] },
    { encoding: "windows-1251", languages: ["ru", "uk", "bg", "be", "sr"] },
  ].find(({ encoding, languages }) =>
    languages.includes(detectLanguage(new TextDecoder(encoding).decode(sample)) ?? ""),
  );
  return found?.encoding ?? "windows-1252";
}
