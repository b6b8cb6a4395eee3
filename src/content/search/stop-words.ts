import { indexTerms } from "./analysis.ts";
import { PERSIAN_AFFIXES } from "./stemming.ts";

/**
 * Words that say nothing about what is looked for. A query need not contain them to find, unless it has no others.
 * Short on purpose: a word that means something in another language of the list ("war", "die", "was") is not in it.
 */
const STOP_WORDS = `
a an the of in on at to from by for with and or but is are be been being were has have had do does did it its this that these
those there their they them he she his her we our you your i my as if than then so such not no what which who whom whose when
where why how can could should would will may might must about into over after before between during through also very just
و در به از که این است را با برای آن یک بر تا هم نیز یا اما اگر هر بود شد شده می‌شود کرد کرده خود ما شما او وی دیگر پس پیش هستند بودند باشد چه چگونه روی
في من على إلى عن هذا هذه ذلك التي الذي ما لا هو هي كان قد ثم أو
der das den dem des ein eine einer eines einem einen und oder aber ist sind im zu zum zur von vom mit auf für nicht auch als wie
le la les du un une et ou est dans pour par avec sur au aux ce cette qui que ne pas
el los las de y del al una uno es en por para con su sus lo
и в во не на я с со как то все он она так его но да ты к у же вы за бы по от меня о из ему
ve bir bu için ile da
`;

const stopWords: ReadonlySet<string> = new Set([...indexTerms(STOP_WORDS).trimEnd().split(" "), ...PERSIAN_AFFIXES]);

/** Whether a term is a stop word, or a Persian affix that stands alone. */
export function isStopWord(term: string): boolean {
  return stopWords.has(term);
}
