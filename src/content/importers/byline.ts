const BYLINE =
  /^(?:(?:written |reported )?by|von|par|por|di|yazan|автор|текст|نویسنده|نوشته|گزارش|خبرنگار|بقلم|كتب|كتبت|author|interview|text|autor(?:in)?|auteur|haber)(?:\s*[:：،]\s*|\s+)(?<name>\p{L}[\p{L}\p{M}.'’\u200c-]*(?:,?\s+\p{L}[\p{L}\p{M}.'’\u200c-]*){0,7}?)(?:,\s\p{L}+|\s*[|(•·–].{0,60})?$/iu;

/** Words within names and between them that are written small. */
const SMALL: ReadonlySet<string> = new Set(
  "and und et y e и ve و de da di du del della der den des la le van von zu bin ibn al el".split(" "),
);

/** What somebody is, on the line below the name. */
const ROLE =
  /^(?:.{0,60}\s)?(?:correspondent|reporter|editor|writer|columnist|contributor|korrespondent(?:in)?|redakteur(?:in)?|reporterin|journaliste?|journalistin|envoyée? spéciale?|корреспондент|خبرنگار|روزنامه[‌\s]?نگار|مراسلة?)(?:,\s.{1,40})?$/iu;

/** Who wrote it, from a line that says nothing else: "By Ann Smith", "Von Ines Holt, Berlin", "نویسنده: …". */
export function bylineIn(line: string): string | undefined {
  const name = BYLINE.exec(line.trim())?.groups?.name;
  // Otherwise it is a sentence: "By the river".
  return name !== undefined && isWrittenAsName(name) ? name : undefined;
}

/** Whether a line may be somebody's name and nothing else, in a script that has capital letters. */
export function isNameAlone(line: string): boolean {
  return (
    /^\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+\p{L}[\p{L}\p{M}.'’-]*){1,3}$/u.test(line.trim()) && isWrittenAsName(line.trim())
  );
}

/** Whether a line at the end of a text is its author's name once more. */
export function isSignature(line: string, author: string): boolean {
  return (
    line.toLowerCase().startsWith(author.toLowerCase()) && line.length <= author.length + 50 && !/[.!?]$/.test(line)
  );
}

/** Whether a line below a name says what the writer is. */
export function isRole(line: string): boolean {
  return ROLE.test(line.trim().replace(/^شغل،\s*/, ""));
}

function isWrittenAsName(name: string): boolean {
  return name.split(/,?\s+/).every((word) => SMALL.has(word) || !/^\p{Ll}/u.test(word));
}
