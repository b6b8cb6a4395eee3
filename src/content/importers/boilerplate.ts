/** No line of boilerplate is longer, in UTF-16 units; a longer one is somebody's sentence. */
const MAX_LINE = 220;

const YEAR = "(?:19|20|۲۰|۱۳|۱۴|٢٠)[\\d۰-۹٠-٩]{2}";

/** Whole lines that belong to the page and not to the article. Anchored at both ends, so that a sentence that mentions sharing or rights stays. */
const LINES: readonly RegExp[] = [
  // Whose it is.
  /^(?:©|\(c\)).*$/i,
  new RegExp(`^copyright\\b.{0,20}(?:©|\\(c\\)|${YEAR}).*$`, "i"),
  /^.{0,80}\ball rights (?:are )?reserved\b.{0,60}$/i,
  /^.{0,80}(?:alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tüm hakları saklıdır|все права защищены).{0,60}$/i,
  /^.{0,80}(?:(?:تمام|تمامی|کلیه|همه)[\sی‌]*حقوق.{0,60}(?:محفوظ|متعلق)|جميع الحقوق محفوظة|كل الحقوق محفوظة).{0,60}$/,
  /^(?:کپی[‌\s]?رایت|حق نشر|حقوق النشر|حقوق الطبع).{0,20}(?:©|[\d۰-۹٠-٩]{4}).{0,80}$/,
  // Passing it on.
  /^(?:please )?share(?: (?:this|the))?(?: (?:article|story|post|page|news))?(?: (?:on|via|with|to)\b.{0,60})?[:.!]*$/i,
  /^(?:print|email|e-mail|tweet|copy link)(?: (?:this|the) (?:article|story|page|post))?[.!]?$/i,
  /^(?:(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube|email|e-mail|copy link|print|تلگرام|توییتر|فیس‌بوک|فیسبوک|واتساپ|واتس‌اپ|اینستاگرام)(?:[\s,،|·•/]+|$))+$/i,
  /^(?:(?:diesen )?(?:artikel|beitrag) (?:teilen|drucken|empfehlen)|teilen(?: (?:auf|mit|via|per) .{0,60})?)[:.!]?$/i,
  /^(?:partagez?(?: (?:cet|l['’ ]?)\s?article)?(?: (?:sur|via|avec) .{0,60})?|imprimer(?: (?:cet|l['’ ]?)\s?article)?)\s?[:.!]?$/i,
  /^(?:compart(?:e|ir|a)(?: (?:este|el|esta) (?:artículo|noticia|nota))?(?: (?:en|por|con) .{0,60})?|imprimir)[:.!]?$/i,
  /^(?:поделиться(?: (?:статьей|статьёй|новостью|в .{0,60}))?|поделитесь.{0,60}|распечатать)[:.!]?$/i,
  /^(?:bu (?:haberi|yazıyı|makaleyi) paylaş(?:ın)?|(?:haberi )?paylaş(?:ın)?|yazdır)[:.!]?$/i,
  /^(?:این (?:مطلب|خبر|مقاله|صفحه|نوشته) را (?:به[‌\s]?اشتراک|با دیگران|هم[‌\s]?رسانی|با دوستان).{0,60}|(?:به )?اشتراک[‌\s]?گذاری.{0,30}|هم[‌\s]?رسانی(?: کنید)?|چاپ(?: (?:خبر|مطلب))?|ارسال به دوستان)[:.!]?$/,
  /^(?:شارك(?:وا)?(?: (?:هذا|هذه|المقال|الخبر).{0,40})?|مشاركة(?: (?:المقال|الخبر|عبر).{0,40})?|طباعة)[:.!]?$/,
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
  // Leading on.
  /^(?:read (?:more|also|next)|also read|see also|related(?: (?:articles|stories|news|posts|topics|content))?|more on this(?: story)?|you (?:may|might) also like|recommended(?: for you)?|continue reading)(?:\s*[:：»>→|–—-].{0,200}|\s*…|\s*\.{3})?$/i,
  /^(?:lesen sie auch|mehr zum thema|weiterlesen|das könnte sie auch interessieren|auch interessant)(?:\s*[:»>→–—-].{0,200})?$/i,
  /^(?:lire aussi|à lire aussi|lire la suite|voir aussi|sur le même sujet)(?:\s*[:»>→–—-].{0,200})?$/i,
  /^(?:lea también|lee también|leer más|ver también|te puede interesar|noticias relacionadas)(?:\s*[:»>→–—-].{0,200})?$/i,
  /^(?:читайте также|читать далее|смотрите также|по теме)(?:\s*[:»>→–—-].{0,200})?$/i,
  /^(?:ayrıca okuyun|devamını oku|ilgili haberler|bunlar da ilginizi çekebilir)(?:\s*[:»>→–—-].{0,200})?$/i,
  /^(?:بیشتر بخوانید|همچنین بخوانید|بیش[‌\s]?تر بخوانید|مطالب مرتبط|اخبار مرتبط|خبرهای مرتبط|ادامه مطلب|در همین زمینه)(?:\s*[:»>«→–—-].{0,200})?$/,
  /^(?:اقرأ أيضا?ً?|اقرأ المزيد|إقرأ أيضا?ً?|مواضيع ذات صلة|أخبار ذات صلة)(?:\s*[:»>«→–—-].{0,200})?$/,
  // What blog software adds to a feed.
  /^the post .{1,200} (?:appeared first on|first appeared on) .{1,100}$/i,
  // The foot of the page.
  /^(?:advertisement|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|реклама|reklam|تبلیغات?|آگهی|إعلان)$/i,
  /^(?:(?:terms(?: of (?:use|service))?|terms (?:&|and) conditions|privacy(?: policy| notice)?|cookie (?:policy|settings)|contact(?: us)?|about(?: us)?|imprint|impressum|datenschutz|kontakt|mentions légales|aviso legal|درباره ما|تماس با ما|حریم خصوصی)(?:\s*[|·•,/–-]\s*|\s+|$))+$/i,
  /^(?:(?:leave|post|write) a (?:comment|reply)|(?:view |no |\d+ )?comments?(?: \(\d+\))?|back to top|ثبت نظر|نظرات|ارسال نظر|بازگشت به بالا)$/i,
];

/** Lines after which a page lists other articles. */
const LEADS_ON =
  /^(?:read (?:more|also|next)|also read|see also|related(?: (?:articles|stories|news|posts|topics|content))?|more on this(?: story)?|you (?:may|might) also like|recommended(?: for you)?|most (?:read|viewed|popular)|latest news|mehr zum thema|lesen sie auch|das könnte sie auch interessieren|auch interessant|lire aussi|à lire aussi|sur le même sujet|noticias relacionadas|te puede interesar|lea también|читайте также|по теме|ilgili haberler|بیشتر بخوانید|همچنین بخوانید|مطالب مرتبط|اخبار مرتبط|خبرهای مرتبط|پربیننده‌ترین‌ها|اقرأ أيضا?ً?|مواضيع ذات صلة|أخبار ذات صلة)\s*[:：…]?$/i;

/** Whether a whole line is boilerplate: copyright, sharing, following, newsletter, "read more", in the languages Kiosk speaks. */
export function isBoilerplate(line: string): boolean {
  const text = line
    .replace(/\s+/g, " ")
    .replace(/^[\s»>→•*|-]+|[\s|]+$/g, "")
    .trim();
  return text !== "" && text.length <= MAX_LINE && LINES.some((pattern) => pattern.test(text));
}

/** Whether a line announces a list of other articles ("Related articles"). */
export function announcesOthers(line: string): boolean {
  return LEADS_ON.test(line.trim());
}
