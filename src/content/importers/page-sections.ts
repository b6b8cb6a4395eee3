const SECTIONS: ReadonlySet<string> = new Set(
  [
    "news|world|world news|uk|us|local|local news|politics|business|economy|money|sport|sports|weather|culture|arts|books|music|film|style|life|travel|food|review|reviews|opinion|comment|analysis|interview|features|science|environment|technology|tech|health|education|video|live|iran|middle east|europe|africa|asia|americas|latest news|breaking news|top stories|editorial|headlines",
    "اخبار|خبر|سیاسی|سیاست|اقتصاد|اقتصادی|جهان|بین‌الملل|ایران|خاورمیانه|ورزش|ورزشی|فرهنگ|فرهنگی|هنر|فرهنگ و هنر|جامعه|اجتماعی|فناوری|علم و فناوری|دانش|سلامت|گزارش|گفت‌وگو|یادداشت|تحلیل|حوادث|استان‌ها|محیط زیست|ویدیو|عکس|تازه‌ترین اخبار",
    "nachrichten|inland|ausland|politik|wirtschaft|sport|kultur|wissen|wissenschaft|panorama|gesellschaft|meinung|regional|lokales|reise|feuilleton|leben|digital|gesundheit|international",
    "actualités|politique|économie|société|monde|culture|sciences|planète|opinions|débats|régions|santé|sport",
    "política|economía|deportes|cultura|mundo|sociedad|internacional|opinión|ciencia|españa|medio ambiente|noticias",
    "новости|политика|экономика|спорт|культура|мир|в мире|общество|россия|наука|технологии|истории|мнения|происшествия",
    "haber|haberler|siyaset|politika|ekonomi|spor|kültür|kültür sanat|dünya|gündem|yaşam|sağlık|teknoloji|türkiye",
    "أخبار|الأخبار|سياسة|اقتصاد|رياضة|ثقافة|العالم|عربي|دولي|علوم|تكنولوجيا|صحة|منوعات|مجتمع|آراء",
  ].flatMap((language) => language.split("|")),
);

const HOME =
  /^(?:home(?: ?page)?|front page|startseite|accueil|inicio|portada|главная|ana ?sayfa|الرئيسية|خانه|صفحه (?:نخست|اصلی))(?:$|\s*[>»›/|«‹\\-])/i;

/** Between the steps of a path: "World | Americas", "Home > Culture > Museums". */
const STEP = /\s+[>»›«‹|/\\→←•·]\s+/;

/** Whether a line only names a part of the site, alone or as a path. */
export function isSectionName(line: string): boolean {
  const text = line.trim();
  if (HOME.test(text) || SECTIONS.has(text.toLowerCase())) return true;
  const steps = text.split(STEP);
  return steps.length > 1 && steps.every((step) => step.split(/\s+/).length <= 3 && !/[.!?؟]$/.test(step));
}
