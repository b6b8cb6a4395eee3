/** Of one word; what is less likely is left out. */
const MAX_SPELLINGS = 120;
/** A longer word would be cut off among its likeliest spellings. */
const MAX_LENGTH = 24;
/** The longest sound of the tables, in letters. */
const MAX_SOUND = 4;

/**
 * How sounds are written in another script: `from:to,to …`, the likeliest first; `0` is a sound that isn't written, `^` and `$` stand
 * for the beginning and the end of a word. What readers type without thinking, not one standard: for Russian what BGN/PCGN, GOST 7.79
 * and passports (ICAO Doc 9303) have in common and where they differ, for Persian "Finglish" (near BGN/PCGN 1958).
 */
const LATIN_TO_CYRILLIC = sounds(
  "shch:щ tch:ч sch:щ,ш sh:ш,щ ch:ч zh:ж kh:х ts:ц tz:ц ya:я ia:я,иа ja:я yu:ю iu:ю ju:ю yo:е io:ио,е jo:е ye:е,ье je:е yi:ы,и",
  "iy$:ий,ый ij$:ий yy$:ый yj$:ый y$:ий,ый,ы,и,й i$:и,ий,ы oy$:ой,ый ey$:ей ^e:э,е x:кс,х ck:к ph:ф qu:кв '::ь,ъ",
  "a:а,я b:б c:ц,к,с d:д e:е,э f:ф g:г h:х,г i:и,й,ы,і j:й,ж,дж k:к l:л,ль m:м n:н,нь o:о p:п q:к r:р,рь s:с,сь t:т,ть u:у,ю",
  "v:в w:в y:ы,й,и z:з",
);
const CYRILLIC_TO_LATIN = sounds(
  "а:a б:b в:v,w г:g,h д:d е:e,ye ж:zh,j,g з:z,s и:i,y й:y,i,j к:k,c,ck л:l,ll м:m н:n,nn о:o п:p р:r с:s,ss,c т:t,th,tt у:u,oo,w",
  "ф:f,ph х:kh,h,ch ц:ts,c,z ч:ch,tch ш:sh,sch щ:shch,sch ъ:0 ы:y,i ь:0 э:e,a ю:yu,u,iu я:ya,ia,a і:i є:ye,ie ґ:g ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz",
  "дж:j,g кс:x,ks кв:qu,kv ий$:y,iy,ii ый$:y,yy ау:au,ow ай:ai,i,y ей:ey,ei,ay ия$:ia,iya,y",
);
const LATIN_TO_PERSIAN = sounds(
  "^a:ا,ع ^aa:ا ^e:ا,ع ^i:ای,ا ^o:ا,او,ع ^u:او,ی ^oo:او ^ou:او ^ee:ای ^y:ی a$:ا,ه e$:ه,ی eh$:ه,ح ei$:ی ie$:ی",
  "a:ا,0,ع aa:ا e:0,ی,ع i:ی,0 o:0,و u:و oo:و ou:و,0 ee:ی ai:ای,ی ay:ای,ی ei:ی ey:ی au:او,و ow:و,او iy:ی aw:او ia:یا iya:یا io:یو",
  "b:ب p:پ t:ت,ط s:س,ص,ث j:ج,ژ ch:چ h:ه,ح kh:خ d:د z:ز,ض,ظ,ذ r:ر zh:ژ sh:ش gh:ق,غ q:ق,غ f:ف k:ک g:گ,ج l:ل m:م n:ن v:و w:و y:ی x:خ,کس c:ک,س",
  "bb:ب dd:د ff:ف jj:ج kk:ک ll:ل mm:م nn:ن pp:پ rr:ر ss:س,ص tt:ت,ط zz:ز vv:و yy:ی ck:ک ph:ف th:ث,ت ':ع,0",
);
/** Behind each of these a short vowel may be said that isn't written. */
const PERSIAN_CONSONANTS =
  "ب:b پ:p ت:t ث:s ج:j چ:ch ح:h خ:kh د:d ذ:z ر:r ز:z ژ:zh س:s ش:sh ص:s ض:z ط:t ظ:z غ:gh ف:f ق:gh,q ک:k,c گ:g ل:l م:m ن:n ه:h";
const PERSIAN_TO_LATIN = sounds(
  PERSIAN_CONSONANTS.replace(/(?<=:)\S+/g, (latin) =>
    ["", "a", "e", "o"].flatMap((vowel) => latin.split(",").map((letter) => letter + vowel)).join(),
  ),
  PERSIAN_CONSONANTS.replaceAll(":", "$:"),
  "^ا:a,e,o ^ای:i,ei ^او:o,u,av ا:a ه$:eh,e,h ی$:i,y و$:u,o,v ع:a,0 ء:0 ی:i,y,ei و:o,u,v,ou,w",
);

const TRANSLITERATIONS: readonly { from: RegExp; table: Sounds }[] = [
  { from: /^[a-z']+$/, table: LATIN_TO_CYRILLIC },
  { from: /^[a-z']+$/, table: LATIN_TO_PERSIAN },
  { from: /^\p{Script=Cyrillic}+$/u, table: CYRILLIC_TO_LATIN },
  { from: /^\p{Script=Arabic}+$/u, table: PERSIAN_TO_LATIN },
];

/** What a sound may be written as, the likeliest first. */
type Sounds = ReadonlyMap<string, readonly string[]>;

/**
 * How a folded word may be spelt in other scripts, the likeliest first: "putin" → "путин", "tehran" → "تهران"; at most 120 for each
 * script. None for a word of several scripts.
 */
export function transliterationsOf(word: string): string[] {
  if (word.length > MAX_LENGTH) return [];
  return TRANSLITERATIONS.flatMap(({ from, table }) => (from.test(word) ? spelt(word, table) : []));
}

/**
 * The likeliest spellings: each sound costs more the farther behind in its list its letter is, and fewer, longer sounds are likelier.
 * Of each beginning only the best are kept (a beam search).
 */
function spelt(word: string, table: Sounds): string[] {
  const marked = `^${word}$`;
  const ends: Map<string, number>[] = [new Map(), new Map([["", 0]])];
  for (let end = 2; end < marked.length; end++) {
    const spellings = new Map<string, number>();
    for (let start = Math.max(1, end - MAX_SOUND); start < end; start++) {
      for (const [letters, cost] of lettersOf(marked, start, end, table)) {
        for (const [beginning, before] of ends[start] ?? []) {
          const [spelling, total] = [beginning + letters, before + cost];
          if (total < (spellings.get(spelling) ?? Infinity)) spellings.set(spelling, total);
        }
      }
    }
    ends.push(new Map([...spellings].sort((a, b) => a[1] - b[1]).slice(0, MAX_SPELLINGS)));
  }
  return [...(ends.at(-1)?.keys() ?? [])].filter((spelling) => spelling !== "");
}

/** What the sound between two offsets may be written as, with what it costs; at an edge of the word by the rules of edges first. */
function lettersOf(marked: string, start: number, end: number, table: Sounds): [letters: string, cost: number][] {
  const sound = marked.slice(start, end);
  const first = start === 1 ? table.get(`^${sound}`) : undefined;
  const last = end === marked.length - 1 ? table.get(`${sound}$`) : undefined;
  return (first ?? last ?? table.get(sound) ?? []).map((letters, rank) => [letters, rank + 1]);
}

function sounds(...lists: readonly string[]): Sounds {
  const table = new Map<string, string[]>();
  for (const entry of lists.join(" ").split(" ")) {
    const [sound = "", letters = ""] = entry.split(":");
    table.set(
      sound,
      letters.split(",").map((one) => (one === "0" ? "" : one)),
    );
  }
  return table;
}
