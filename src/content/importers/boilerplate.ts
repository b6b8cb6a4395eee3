/** No line of boilerplate is longer, in UTF-16 units; a longer one is somebody's sentence. */
const MAX_LINE = 220;

const YEAR = "(?:19|20|۲۰|۱۳|۱۴|٢٠)[\\d۰-۹٠-٩]{2}";

/** Whose the page is. As all of these patterns anchored at both ends, so that a sentence that mentions rights or sharing stays. */
const RIGHTS: readonly RegExp[] = [
  /^(?:©|\(c\)).*$/i,
  new RegExp(`^copyright\\b.{0,20}(?:©|\\(c\\)|${YEAR}).*$`, "i"),
  /^.{0,80}\ball rights (?:are )?reserved\b.{0,60}$/i,
  /^.{0,80}(?:alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tüm hakları saklıdır|все права защищены).{0,60}$/i,
  /^.{0,80}(?:(?:تمام|تمامی|کلیه|همه)[\sی‌]*حقوق.{0,60}(?:محفوظ|متعلق)|جميع الحقوق محفوظة|كل الحقوق محفوظة).{0,60}$/,
  /^(?:تمام|تمامی|کلیه|همه)[ٔی‌]*\s*حقوق (?:مادی|معنوی|این|مطالب|وب|سایت|نشر|محفوظ).{0,120}(?:محفوظ|متعلق).{0,120}$/,
  /^(?:طراحی و (?:تولید|اجرا|پیاده[‌\s]?سازی)|طراحی سایت)\s*:.{1,80}$/,
  /^.{0,60}rechte am artikel können sie hier erwerben\.?$/i,
  /^(?:کپی[‌\s]?رایت|حق نشر|حقوق النشر|حقوق الطبع).{0,20}(?:©|[\d۰-۹٠-٩]{4}).{0,80}$/,
];

/** Passing it on. */
const SHARING: readonly RegExp[] = [
  /^(?:please )?share(?: (?:this|the|full))?(?: (?:article|story|post|page|news))?(?: (?:on|via|with|to)\b.{0,60})?[:.!]*$/i,
  /^(?:print|email|e-mail|tweet|copy link)(?: (?:this|the) (?:article|story|page|post))?[.!]?$/i,
  /^(?:(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube|email|e-mail|copy link|print|تلگرام|توییتر|فیس‌بوک|فیسبوک|واتساپ|واتس‌اپ|اینستاگرام)(?:[\s,،|·•/]+|$))+$/i,
  /^(?:(?:diesen )?(?:artikel|beitrag) (?:teilen|drucken|empfehlen)|teilen(?: (?:auf|mit|via|per) .{0,60})?)[:.!]?$/i,
  /^(?:partage[rz](?: (?:cet|l['’ ]?)\s?article)?(?: (?:sur|via|avec) .{0,60})?|imprimer(?: (?:cet|l['’ ]?)\s?article)?)\s?[:.!]?$/i,
  /^(?:compart(?:e|ir|a)(?: (?:este|el|esta) (?:artículo|noticia|nota))?(?: (?:en|por|con) .{0,60})?|imprimir)[:.!]?$/i,
  /^(?:поделиться(?: (?:статьей|статьёй|новостью|в .{0,60}))?|поделитесь.{0,60}|распечатать)[:.!]?$/i,
  /^(?:bu (?:haberi|yazıyı|makaleyi) paylaş(?:ın)?|(?:haberi )?paylaş(?:ın)?|yazdır)[:.!]?$/i,
  /^(?:این (?:مطلب|خبر|مقاله|صفحه|نوشته) را (?:به[‌\s]?اشتراک|با دیگران|هم[‌\s]?رسانی|با دوستان).{0,60}|(?:به )?اشتراک[‌\s]?گذاری.{0,30}|هم[‌\s]?رسانی(?: کنید)?|چاپ(?: (?:خبر|مطلب))?|ارسال به دوستان)[:.!]?$/,
  /^(?:شارك(?:وا)?(?: (?:هذا|هذه|المقال|الخبر).{0,40})?|مشاركة(?: (?:المقال|الخبر|عبر).{0,40})?|طباعة)[:.!]?$/,
  /^(?:(?:auf|via|per|bei) (?:facebook|twitter|x|whatsapp|telegram|e-?mail|linkedin|xing|bluesky|mastodon|reddit) teilen|link kopieren)$/i,
  /^(?:compartir en .{1,40}|copiar enlace|copier le lien|bağlantıyı kopyala|скопировать ссылку)$/i,
  /^(?:لینک(?: کوتاه)? کپی(?: شد)?|کپی لینک|نسخ الرابط)[.!]?$/,
];

/** Other whole lines that belong to the page and not to the article. */
const LINES: readonly RegExp[] = [
  // Following and subscribing.
  /^(?:please )?(?:follow|like|join|find) us (?:on|at|via)\b.{0,140}$/i,
  /^(?:follow|join) (?:our|the) .{0,40}(?:channel|page|account|group)s?\b.{0,80}$/i,
  /^(?:subscribe|sign up)(?: now| here| today)?(?: (?:to|for) (?:our|the|my)\b.{0,60}(?:newsletters?|channel|updates|podcast|mailing list|alerts|magazine)\b.{0,60})?[.!]?$/i,
  /^(?:folgen sie uns|folge uns|abonnieren sie (?:unseren|unsere)|jetzt (?:unseren )?newsletter abonnieren|newsletter abonnieren).{0,100}$/i,
  /^(?:suivez-nous|suivez nous|abonnez-vous à (?:notre|la) (?:newsletter|lettre)|inscrivez-vous à (?:notre|la) (?:newsletter|lettre)).{0,100}$/i,
  /^(?:síguenos|síganos|suscríbe(?:te|se) a (?:nuestro|nuestra|la)|suscríbase a (?:nuestro|nuestra|la)).{0,100}$/i,
  /^(?:подписывайтесь на|подпишитесь на|следите за нами|читайте нас в).{0,100}$/i,
  /^(?:bizi .{0,60}takip edin|.{0,40}bültenimize (?:abone|kayıt) olun|abone olun)[.!]?$/i,
  /^(?:ما را در .{0,80}دنبال کنید|.{0,30}(?:خبرنامه|کانال (?:تلگرام|ما)).{0,40}(?:عضو شوید|مشترک شوید|بپیوندید|دنبال کنید))[.!]?$/,
  /^(?:تابعونا|تابعنا|اشترك(?:وا)? في (?:نشرتنا|النشرة|قناتنا)).{0,100}$/,
  /^(?:want|get|love) .{1,60}\? (?:sign up|subscribe) (?:for|to) (?:our|the) .{0,40}(?:newsletters?|updates)[.!]?$/i,
  /^thanks for reading .{1,80}!(?: subscribe\b.{0,120})?$/i,
  /^il vous reste .{1,20}% de cet article à lire.{0,80}$/i,
  // Leading on.
  /^(?:read (?:more|also|next)|also read|see also|related(?: (?:articles|stories|news|posts|topics|content))?|more on this(?: story)?|you (?:may|might) also like|recommended(?: for you)?|continue reading)(?:\s*[:：»>→|–—-].{0,200}|\s*…|\s*\.{3})?$/i,
  /^(?:lesen sie auch|mehr zum thema|weiterlesen|das könnte sie auch interessieren|auch interessant)(?:\s*[:»>→–—-].{0,200})?$/i,
  /^(?:lire aussi|à lire aussi|lire la suite|voir aussi|sur le même sujet)(?:\s*[:»>→–—-].{0,200})?$/i,
  /^(?:lea también|lee también|leer más|ver también|te puede interesar|noticias relacionadas)(?:\s*[:»>→–—-].{0,200})?$/i,
  /^(?:читайте также|читать далее|смотрите также|по теме)(?:\s*[:»>→–—-].{0,200})?$/i,
  /^(?:ayrıca okuyun|devamını oku|ilgili haberler|bunlar da ilginizi çekebilir)(?:\s*[:»>→–—-].{0,200})?$/i,
  /^(?:بیشتر بخوانید|همچنین بخوانید|بیش[‌\s]?تر بخوانید|مطالب مرتبط|اخبار مرتبط|خبرهای مرتبط|ادامه مطلب|در همین زمینه)(?:\s*[:»>«→–—-].{0,200})?$/,
  /^(?:اقرأ أيضا?ً?|اقرأ المزيد|إقرأ أيضا?ً?|مواضيع ذات صلة|أخبار ذات صلة)(?:\s*[:»>«→–—-].{0,200})?$/,
  // What agencies and stations write below a text.
  /^reporting by .{1,200}; ?(?:writing|editing|additional reporting) by .{1,120}$/i,
  /^our standards:.{1,80}$/i,
  /^(?:acquire|purchase) licensing rights.{0,40}$/i,
  /^a version of this article appears in print\b.{1,160}$/i,
  /^(?:do you )?have a (?:news )?tip\b.{0,100}$/i,
  /^(?:dieses thema im programm|über dieses thema berichtete?n?)\b.{1,160}$/i,
  /^(?:انتهای پیام|پایان پیام)\s*[/.؛]?.{0,20}$/,
  // What blog software adds to a page and to a feed.
  /^(?:like this:|like loading\s?(?:\.{3}|…)|loading\s?(?:\.{3}|…)|post navigation|← .{1,80}|.{1,80} →|older posts?|newer posts?|previous post.{0,80}|next post.{0,80})$/i,
  /^the post .{1,200} (?:appeared first on|first appeared on) .{1,100}$/i,
  // The foot of the page.
  /^(?:(?:skip )?advertisement|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|реклама|reklam|تبلیغات?|آگهی|إعلان)$/i,
  /^(?:(?:terms(?: of (?:use|service))?|terms (?:&|and) conditions|privacy(?: policy| notice)?|cookie (?:policy|settings)|contact(?: us)?|about(?: us)?|imprint|impressum|datenschutz|agb|cgu|kontakt|mentions légales|aviso legal|collection notice|terms|privacy|درباره ما|تماس با ما|حریم خصوصی)(?:\s*[|·•∙,/–-]\s*|\s+|$))+$/i,
  /^(?:(?:leave|post|write) a (?:comment|reply)|(?:view |no |\d+ )?comments?(?: \(\d+\))?|\d+ (?:kommentare?|commentaires?|comentarios?|yorum)|back to top|zur startseite|zum seitenanfang|haut de page|ثبت نظر|نظرات|نظر شما|ارسال نظر|دیدگاه(?:‌ها)?|بازگشت به بالا)$/i,
];

/** Lines after which a page lists other articles. */
const LEADS_ON =
  /^(?:read (?:more|also|next)|also read|see also|related(?: (?:articles|stories|news|posts|topics|content))?|more on this(?: story)?|you (?:may|might) also like|recommended(?: for you)?|most (?:read|viewed|popular)|more in [a-z ]{2,30}|more from [a-z ]{2,40}|top stories|latest news|meistgelesen|les plus lus|lo más leído|más información|mehr zum thema|lesen sie auch|das könnte sie auch interessieren|auch interessant|lire aussi|à lire aussi|sur le même sujet|noticias relacionadas|te puede interesar|lea también|читайте также|по теме|ilgili haberler|بیشتر بخوانید|همچنین بخوانید|مطالب مرتبط|اخبار مرتبط|خبرهای مرتبط|پربیننده‌ترین‌ها|پربازدیدترین‌ها|حول هذه القصة|المزيد من|اقرأ أيضا?ً?|مواضيع ذات صلة|أخبار ذات صلة)\s*[:：…]?$/i;

/** Whether a whole line is boilerplate: copyright, sharing, following, newsletter, "read more", in the languages Kiosk speaks. */
export function isBoilerplate(line: string): boolean {
  return matches(line, LINES) || matches(line, SHARING) || matches(line, RIGHTS);
}

/** Whether a whole line offers to pass the page on. */
export function isSharingLine(line: string): boolean {
  return matches(line, SHARING);
}

/** Whether a whole line says whose the page is. */
export function isRightsLine(line: string): boolean {
  return matches(line, RIGHTS);
}

function matches(line: string, patterns: readonly RegExp[]): boolean {
  const text = line
    .replace(/\s+/g, " ")
    .replace(/^[\s»>→•*|-]+|[\s|]+$/g, "")
    .trim();
  if (text === "" || text.length > MAX_LINE) return false;
  // Persian is also written with Arabic letters.
  const forms = [text, text.replace(/[يى]/g, "ی").replaceAll("ك", "ک")];
  return patterns.some((pattern) => forms.some((form) => pattern.test(form)));
}

/** Whether a line announces a list of other articles ("Related articles"). */
export function announcesOthers(line: string): boolean {
  return LEADS_ON.test(line.trim());
}
