import { termsOf } from "./analysis.ts";
import { PERSIAN_AFFIXES } from "./persian-stemming.ts";

const NORWEGIAN =
  "og i at det som en et på er av for den med til de om ikke var fra har han hun vi så men eller seg ved kan skal etter der";

/** Words that say nothing about what is looked for, by language. A query need not contain them to find, unless it has no others. */
const STOP_WORDS = new Map(
  Object.entries({
    en: `a an the of in on at to from by for with and or but nor is are am be been being was were has have had having do does did doing it its
    this that these those there here their theirs they them he him his she her hers we us our ours you your yours i me my mine as
    if than then so such not no what which who whom whose when where why how can could should would will shall may might must
    about into over after before between during through also very just any some all each both either neither other another
    same own only more most less least much many few too again further once under above below up down out off while until
    because against per via upon within without toward towards among whether however`,
    fa: `و در به از که این است را با برای آن یک بر تا هم نیز یا اما اگر هر بود شد شده می‌شود کرد کرده خود ما شما او وی دیگر پس پیش هستند بودند
    باشد چه چگونه روی کند کنند شود شوند های ها می نمی`,
    ar: "في من على إلى عن هذا هذه ذلك تلك التي الذي الذين ما لا هو هي هم كان كانت قد ثم أو و مع بين كل بعد قبل عند لم لن إن أن",
    de: `der die das den dem des ein eine einer eines einem einen und oder aber ist sind war waren wird werden im in an am auf zu zum zur von vom
    mit bei nach aus um für nicht auch als wie dass daß es er sie wir ihr ich sich so nur noch über unter vor durch wenn was
    wer wo hat haben sein seine ihre kein keine man`,
    fr: `le la les l un une des du de d et ou où est sont dans en au aux pour par avec sur sous ce cette ces cet qui que qu quoi dont ne pas plus se sa son
    ses leur leurs il elle ils elles on nous vous je tu mais comme été être a ont y`,
    es: `el la los las lo un una unos unas de del al y o u e en es son por para con sin su sus se que qué como cómo más pero no este esta estos estas ese esa
    a ha han fue ser entre sobre`,
    ru: `и в во не на я с со как а то все она он оно они мы вы ты так его её их но да к ко у же за бы по от о об из ему или что чтобы это этот эта для при
    до был была было были есть`,
    it: `il lo la i gli le l un uno una di del della dello dei degli delle d a al alla allo ai agli alle da dal dalla dai in nel nella nei con su sul sulla per tra
    fra e ed o ma se non che chi cui come più è sono era ha hanno si ci questo questa quello quella anche`,
    nl: `de het een en van in op te dat die is was zijn voor met aan er om ook als bij door uit maar niet naar over hij ze we ik je heeft worden wordt
    nog dit deze of`,
    pt: `o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para com sem e ou que se não mais como mas é são foi ser ao à aos às seu
    sua seus suas este esta isso entre sobre`,
    sv: "och i att det som en ett på är av för den med till de om inte var från har han hon vi så men eller sig vid kan ska efter där",
    da: "og i at det som en et på er af for den med til de om ikke var fra har han hun vi så men eller sig ved kan skal efter der",
    nb: NORWEGIAN,
    nn: NORWEGIAN,
    no: NORWEGIAN,
    uk: `і й та в у на не з із до що як за від по для це є про або але він вона вони ми ви я бути був була були його її їх при чи`,
    pl: "i w na z do nie się że to jest o a po jak od za ale co przez przy dla są był była było być jego jej ich ten ta te oraz lub czy",
    id: "yang dan di ke dari ini itu untuk dengan pada tidak adalah oleh dalam juga akan atau sebagai ada",
    hi: "का के की में है हैं से को और ने पर यह वह एक भी नहीं तो ही था थी थे हो इस उस कर लिए या",
    tr: "ve bir bu şu o için ile da de ki mi mı ne ya veya ama çok daha en gibi kadar olan olarak her hiç",
  }),
);

const byLanguage = new Map<string, ReadonlySet<string>>();

/** Whether a term of a language's analysis is one of its stop words, or a Persian affix that stands alone. */
export function isStopWord(term: string, language: string): boolean {
  let words = byLanguage.get(language);
  if (!words) {
    words = new Set([
      ...termsOf(STOP_WORDS.get(language) ?? "", language),
      ...(language === "fa" ? PERSIAN_AFFIXES : []),
    ]);
    byLanguage.set(language, words);
  }
  return words.has(term);
}
