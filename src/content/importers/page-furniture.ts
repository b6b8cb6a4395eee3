/** Ways around a site and buttons, as whole lines: not boilerplate where they head a part of an article's own text. */
const AROUND: ReadonlySet<string> = new Set(
  [
    "skip to content|skip to main content|menu|main menu|navigation|search|search for|sign in|log in|login|register|subscribe|account|my account|save|saved|share full article|listen|listen to article|listen to this article|summary|key points|published|like|likes|notes|more|follow|get the app|watch live|live|advertisement|loading|close|print|gift article|reuse this content|comments",
    "zum inhalt springen|menü|suche|anmelden|abo|abonnieren|merken|zur merkliste hinzufügen|vorlesen|artikel anhören|bild vergrößern|drucken|feedback|sie sind hier:",
    "aller au contenu|recherche|rechercher|se connecter|s'abonner|s’abonner|ajouter à vos sélections|offrir l'article|offrir l’article|écouter l'article|écouter l’article|partager",
    "menú|buscar|iniciar sesión|suscríbete|guardar|copiar enlace|escuchar",
    "меню|поиск|войти|сохранить|слушать|подписаться",
    "menü|ara|giriş yap|kaydet|dinle|haberler",
    "منو|جستجو|ورود|عضویت|ذخیره|پخش زنده|گوش کنید|نسخه چاپی|چاپ|اندازه متن|لینک کوتاه|کپی لینک",
    "القائمة|بحث|تسجيل الدخول|حفظ|استمع|مباشر",
  ].flatMap((language) => language.split("|")),
);

/** Facts about the page that stand behind a label, and nothing for a reader. */
const LABELLED =
  /^(?:کد[‌\s]?(?:خبر|مطلب)|شناسه (?:خبر|مطلب)|سرویس|گروه خبری|دسته[‌\s]?بندی|تعداد بازدید|بازدید|لینک کوتاه|article id|story id|views?|category|categories|rubrik|ressort|kategorie|rubrique|kategori|رقم الخبر|القسم|рубрика)\s*[:：،,](?!\/\/).{0,60}$/iu;

const SOURCE = /^(?:источник|source|quelle|منبع|المصدر|kaynak|fuente)\s*[:：].{1,60}$/iu;

const READING_TIME =
  /^(?:(?:reading time|lesezeit|temps de lecture|tiempo de lectura|artikel zum hören|زمان مطالعه|وقت القراءة|время чтения)\s*[:•·-]?\s*)?(?:\d+|[۰-۹٠-٩]+)\s*(?:min(?:ute)?s?(?: (?:read|listen))?|min\.?(?: lesezeit)?|minutes? de lecture|мин(?:ут[аы]?)?\.?|dk\.?|dakika|دقیقه|دقائق)\.?$/iu;

/** Lines about pictures that a copied text has lost. */
const PICTURE_LINES: readonly RegExp[] = [
  /^(?:image|media|video|photo) (?:source|caption|credit)\s*[,:،].{0,250}$/i,
  /^(?:foto|fotos|photo|photos|photograph|photography|bild|bildquelle|crédit photo|фото|fotoğraf|عکس|عکاس|تصویر|منبع تصویر|منبع عکس|توضیح تصویر|زیرنویس عکس|مصدر الصورة|صورة)\s*[:،,：].{1,120}$/i,
  /^(?:getty images|reuters|afp|ap photo|picture alliance|shutterstock)(?:\s*[/|].{0,60})?$/i,
];

/** Whether a line at a page's top or foot is a part of its frame: a menu entry, a button, a code, a reading time. */
export function isFurniture(line: string): boolean {
  const text = line.trim();
  return (
    AROUND.has(text.toLowerCase()) ||
    // Counts of comments and likes.
    /^[\p{N}\p{P}\p{S}\s]+$/u.test(text) ||
    [LABELLED, READING_TIME].some((pattern) => pattern.test(text))
  );
}

/** Whether a line says where the text is from; at the foot that is a part of it. */
export function isSourceLine(line: string): boolean {
  return SOURCE.test(line.trim());
}

/** Whether a line anywhere in a page credits or describes a picture. */
export function isPictureLine(line: string): boolean {
  return PICTURE_LINES.some((pattern) => pattern.test(line.trim()));
}
