# فرمان‌ها لاتین‌اند؛ جدا می‌شوند تا خط مایل در جمله‌ی راست‌به‌چپ سر جای خود بماند.
-command = {"\u2066"}/{ $name }{"\u2069"}

# خوشامد و راهنما
description = دکه‌ی { $publication }: در بایگانی جست‌وجو کنید، مقاله‌ها را همین‌جا کامل بخوانید و سر ساعت دلخواهتان خلاصه بگیرید. دکمه‌ی «شروع» را بزنید.
description-short = دکه‌ی { $publication }: جست‌وجو، خواندن، اشتراک.
welcome-title = به { $publication } خوش آمدید
welcome-search = 🔎 چند کلمه بنویسید تا مقاله‌ها را پیدا کنم.
welcome-read = 📰 همین‌جا بخوانید، از اول تا آخر.
welcome-subscribe = ⏰ مشترک شوید تا هر روز سر ساعت دلخواهتان خلاصه‌ی خبرها برسد.
help-title = { $publication } چه کارهایی برایتان می‌کند
help-search = هر چیز دیگری که بنویسید، در بایگانی دنبالش می‌گردم.

# دکمه‌های پای پیام‌ها
button-latest = تازه‌ترین‌ها
button-tags = موضوع‌ها
button-subscribe = اشتراک
button-unfollow = لغو همه‌ی اشتراک‌ها
button-back = بازگشت
source = خواندن در منبع ↗
read-on = ادامه‌ی مطلب
article-withdrawn = این مقاله پس گرفته شده است.
button-related = مقاله‌های مشابه
button-share = هم‌رسانی
button-save = ذخیره
button-saved = ذخیره شد ✓

# فرمان‌ها، آن‌طور که در منو دیده می‌شوند
command-start = از این‌جا شروع کنید
command-help = چه کارهایی بلدم
command-latest = تازه‌ترین مقاله‌ها
command-tags = همه‌ی موضوع‌ها
command-tag = مقاله‌های یک موضوع
command-digest = خلاصه‌ی امروز، هفته یا ماه
command-search = جست‌وجو در بایگانی
command-subscribe = انتخاب آنچه می‌آید و هر چند وقت
command-unsubscribe = لغو همه‌ی اشتراک‌ها
command-settings = ساعت خلاصه، منطقه‌ی زمانی، زبان
command-privacy = چه چیزی درباره‌ی شما نگه داشته می‌شود
command-mydata = هر چه نگه داشته می‌شود، در یک پرونده
command-forgetme = پاک کردن همه چیز درباره‌ی شما
command-post = نوشتن و انتشار مقاله
command-queue = پیش‌نویس‌ها و برنامه‌ی انتشار
command-edit = اصلاح مقاله‌ی منتشرشده
command-recall = پس گرفتن مقاله‌ی منتشرشده
command-history = نسخه‌های پیشین یک مقاله
command-broadcast = فرستادن اطلاعیه به مشترکان
command-feeds = خوراک‌هایی که از آن‌ها مقاله می‌آید
command-stats = تحریریه به روایت عددها
command-audit = چه کسی چه کرد
command-editors = چه کسی می‌نویسد و منتشر می‌کند
command-cancel = انصراف از کاری که در جریان است

# فهرست‌ها
latest-title = تازه‌ترین مقاله‌ها
latest-empty = هنوز چیزی منتشر نشده است. به‌زودی دوباره سر بزنید.
tags-title =
    { $count ->
        [0] هنوز موضوعی نیست.
        [one] یک موضوع
       *[other] { $count } موضوع
    }
tag-title = مقاله‌های «{ $tag }»
tag-count =
    { $count ->
        [0] هنوز مقاله‌ای نیست
        [one] یک مقاله
       *[other] { $count } مقاله
    }
tag-which = کدام موضوع؟ نامش را بعد از فرمان بنویسید، مثلاً {"\u2066"}/tag { $example }{"\u2069"}، یا از این‌جا انتخاب کنید:
tag-unknown = موضوعی به نام «{ $tag }» نداریم. موضوع‌ها این‌هاست:

# جست‌وجو
search-which = دنبال چه می‌گردید؟ یکی دو کلمه بنویسید.
search-count =
    { $count ->
        [0] مقاله‌ای پیدا نشد
        [one] یک مقاله پیدا شد
       *[other] { $count } مقاله پیدا شد
    }
search-count-more = بیش از { $many } مقاله
search-corrected = دقیقاً این واژه‌ها در هیچ مقاله‌ای نیست. نتیجه‌ها برای «{ $query }»
search-meant = منظورتان «{ $query }» بود؟
search-similar = مشابه: { $similar }
search-none = برای «{ $query }» چیزی پیدا نشد. کلمه‌های کمتر یا دیگری را امتحان کنید، یا نگاهی به این‌ها بیندازید:

# خواندن
article-unknown = این مقاله دیگر این‌جا نیست، یا هیچ‌وقت نبوده است. نگاهی به این‌ها بیندازید:
related-title = مقاله‌هایی مشابه { $title }
related-none = مقاله‌ی مشابهی پیدا نکردم. نگاهی به این‌ها بیندازید:
save-where = ذخیره شد: در همین گفت‌وگو سنجاق شده است و از نوار بالا باز می‌شود.
stale-button = این دکمه مال پیامی قدیمی است و دیگر کار نمی‌کند. از این‌جا ادامه دهید:
stale-short = این دکمه دیگر کار نمی‌کند.

# خلاصه‌ها
digest-title = { $publication }: خلاصه‌ی شما
digest-today = { $publication }: امروز
digest-week = { $publication }: ۷ روز گذشته
digest-month = { $publication }: ۳۰ روز گذشته
digest-about = درباره‌ی { $tag }
digest-empty = در این مدت چیزی منتشر نشده است. بازه‌ی بلندتری را امتحان کنید:
digest-untagged = و دیگر مقاله‌ها
digest-more =
    { $count ->
        [one] … و { $count } مقاله‌ی دیگر؛ همه در { -command(name: "latest") }
       *[other] … و { $count } مقاله‌ی دیگر؛ همه در { -command(name: "latest") }
    }
digest-footer = تغییر ساعت: { -command(name: "settings") } · لغو: { -command(name: "unsubscribe") }
digest-usage = این‌ها را می‌فهمم: { -command(name: "digest") }، { -command(name: "digest week") } و { -command(name: "digest month") }؛ پیش از زمان می‌توانید موضوع را هم بنویسید: {"\u2066"}/digest { $example } week{"\u2069"}
period-today = امروز
period-week = ۷ روز
period-month = ۳۰ روز

# اشتراک
subscribe-title = اشتراک‌ها
subscribe-none = هنوز اشتراکی نیست. همه‌ی مقاله‌ها را انتخاب کنید، یا موضوع‌هایی را که دوست دارید.
subscribe-daily = هر روز ساعت { $time }: { $what }
subscribe-weekly = هر هفته، { $day } ساعت { $time }: { $what }
subscribe-muted = هیچ‌وقت: { $what }
subscribe-paused = توقف: پیش از { $date } چیزی نمی‌آید.
subscribe-zone = ساعت‌ها به وقت { $city } است. برای تغییر ساعت: { -command(name: "settings") }
subscribe-instant = به محض انتشار: { $what }
subscribe-everything = همه‌ی مقاله‌ها
follow-everything = همه‌ی مقاله‌ها
cadence-daily = روزانه
cadence-weekly = هفتگی
cadence-instant = همان لحظه
unsubscribed = انجام شد: دیگر چیزی برایتان نمی‌فرستم. جست‌وجو و خواندن همچنان برقرار است، و هر وقت خواستید با { -command(name: "subscribe") } دوباره مشترک شوید.
not-subscribed = مشترک چیزی نبودید، پس چیزی هم نمی‌آید. با { -command(name: "subscribe") } می‌توانید مشترک شوید.
admins-only = این را فقط مدیران این گفت‌وگو می‌توانند تغییر دهند.
button-sources = خوراک‌ها
button-topics = یکی‌یکی
button-mutes = بی‌صدا کردن
topics-choose = یکی را انتخاب کنید تا بگویید هر چند وقت بیاید:
topic-how-often = هر چند وقت؟
button-topic-never = دیگر نیاید
sources-choose = خوراک‌هایی که جداگانه می‌شود مشترکشان شد:
mutes-choose = موضوع‌هایی را انتخاب کنید که هیچ‌وقت نباید بیایند:
pause-choose = تا کی چیزی نیاید؟ انتخاب کنید، یا تاریخی مثل ۲۴ دی بنویسید.
pause-days =
    { $count ->
        [one] { $count } روز
       *[other] { $count } روز
    }
pause-wrong = روزی را بنویسید که هنوز نرسیده، مثل ۲۴ دی.
button-alert = 🔔 تازه‌ها را خبر بده
alert-saved = مقاله‌های تازه برای «{ $query }» به محض انتشار می‌آیند. برای تغییر یا توقف: { -command(name: "subscribe") }
alert-too-many = تا حالا { $most } جست‌وجو ذخیره شده است. اول یکی را بردارید: { -command(name: "subscribe") }

# تنظیمات
settings-title = تنظیمات
settings-line = { $label }: { $value }
settings-time = ساعت خلاصه
settings-zone = منطقه‌ی زمانی
settings-language = زبان
settings-form = مقاله‌ها
settings-zone-now = { $city } (اکنون { $now })
settings-format = خلاصه
settings-quiet = ساعت‌های سکوت
settings-articles = زبان مقاله‌ها
settings-sound = صدا
settings-chats = کانال‌ها و گروه‌ها
sound-on = روشن
sound-off = خاموش
button-sound-on = صدا روشن شود
button-sound-off = صدا خاموش شود
choose-time = خلاصه چه ساعتی برسد؟ ساعت را انتخاب کنید، یا ساعتی مثل ۷:۳۰ بنویسید.
choose-minute = کدام دقیقه؟ دقیقه‌ی دیگری را هم می‌توانید بنویسید، مثل ۷:۴۳.
choose-zone = کجا هستید؟ شهری را انتخاب کنید، یا نام شهر یا کشور خودتان را بنویسید.
choose-zone-found = کدام یکی؟
button-location = 📍 از روی مکان من
button-share-location = 📍 فرستادن مکان من
location-how = دکمه‌ی پایین را بزنید. از روی مکانتان منطقه‌ی زمانی شما را پیدا می‌کنم و نگهش نمی‌دارم.
choose-language = به چه زبانی صحبت کنم؟
choose-form = مقاله‌ها چطور برسند؟ «صفحه به صفحه» همه‌جا کار می‌کند؛ «یک‌جا» تلگرام به‌روز می‌خواهد.
choose-format = در خلاصه چه باشد؟
choose-quiet = چه ساعت‌هایی سکوت باشد؟ آنچه باید همان لحظه می‌آمد، پس از آن می‌آید. انتخاب کنید، یا دو ساعت بنویسید، مثل ۲۲:۳۰ تا ۶:۴۵.
choose-articles = به چه زبان‌هایی مقاله می‌خوانید؟
articles-all = همه
quiet-none = ندارد
quiet-wrong = دو ساعت بنویسید، مثل ۲۲:۳۰ تا ۶:۴۵.
form-classic = صفحه به صفحه
form-rich = یک‌جا (برنامه‌های تازه)
format-titles = عنوان‌ها
format-summaries = عنوان‌ها و چکیده‌ها
format-full = تا سه مقاله‌ی کامل
time-wrong = ساعتی مثل ۷:۳۰ یا ۱۹:۰۰ بنویسید.
zone-unknown = «{ $zone }» را نمی‌شناسم. نام شهر بزرگی در منطقه‌ی زمانی خود را بنویسید، مثلاً تهران، یا نام کشورتان، یا نام منطقه را، مثل {"\u2066"}Europe/Paris{"\u2069"}.
saved = ذخیره شد.
chats-how = در کانال یا گروه شما هم می‌توانم بنویسم. اینکه آنجا چه بیاید، با مدیرانش است.
chats-yours = این‌ها کانال‌های نشریه‌اند. یکی را انتخاب کنید تا آنچه آنجا می‌آید عوض شود:
button-add-chat = افزودن کانال یا گروه
chats-choose = با دکمه‌های پایین انتخاب کنید. فقط گفت‌وگوهایی پیشنهاد می‌شوند که مدیرشان هستید.
button-choose-channel = یک کانال
button-choose-group = یک گروه
chat-not-there = در آن گفت‌وگو نیستم. اول مرا اضافه کنید.
chat-no-posting = اجازه‌ی انتشار در آن کانال را ندارم. حق انتشار پیام را به من بدهید و دوباره انتخابش کنید.
chat-added = در { $chat } چه بیاید؟

# نوشتن مقاله (تحریریه)
editors-only = این‌جا فقط تحریریه مقاله منتشر می‌کند. اگر خبری برای ما دارید، به تحریریه بنویسید.
post-private = لطفاً مقاله را در گفت‌وگوی خصوصی با من بنویسید.
post-title-question = مقاله‌ی تازه. عنوانش چیست؟ (با { -command(name: "cancel") } هر وقت خواستید انصراف دهید.)
post-title-wrong = عنوان باید یک خط متن باشد، حداکثر { $max } نویسه.
post-text-question = حالا متن را بفرستید. قالب‌بندی و پیوندها می‌مانند.
post-text-wrong = متن مقاله را به صورت پیام بفرستید.
post-text-more = متن بلندی بود. اگر ادامه دارد، همین حالا بفرستید.
post-tags-question = موضوع‌ها را با ویرگول از هم جدا کنید، مثلاً: شهر، خوراک
post-tags-wrong = موضوع‌ها را به صورت متن و با ویرگول بفرستید، یا از این مرحله بگذرید.
post-picture-question = تصویری هم دارد؟ به صورت عکس بفرستید.
post-picture-wrong = عکس بفرستید، یا از این مرحله بگذرید.
post-picture-large = نتوانستم این تصویر را از تلگرام بگیرم. کوچک‌ترش را بفرستید، یا از این مرحله بگذرید.
post-preview = خوانندگان آن را این‌طور می‌بینند:
post-confirm = منتشر شود؟
post-confirm-wrong = لطفاً یکی از دکمه‌ها را بزنید.
post-cancelled = انصراف دادید. چیزی منتشر نشد.
post-published =
    { $count ->
        [0] منتشر شد. در بایگانی هست و از همین حالا پیدا می‌شود؛ فعلاً کانال یا مشترکی نیست که فوری دریافتش کند.
        [one] منتشر شد. در بایگانی هست و به یک گفت‌وگو فرستاده می‌شود.
       *[other] منتشر شد. در بایگانی هست و به { $count } گفت‌وگو فرستاده می‌شود.
    }
post-busy = در حال نوشتن هستید. تمامش کنید، یا با { -command(name: "cancel") } انصراف دهید.
button-skip = رد شدن
button-done = همین بود
button-publish = انتشار
button-breaking = ⚡ فوری
button-cancel = انصراف
button-read = خواندن مقاله
nothing-to-cancel = کاری در جریان نیست. بفرمایید.
post-untitled = بی‌عنوان
post-empty = هنوز چیزی نیست. عنوانش چیست؟
post-picture-more = آلبوم ادامه دارد؟ بفرستید، یا ادامه دهید.
post-lead-question = یک یا دو جمله بنویسید که پیش از متن بیاید.
post-lead-wrong = لید را به صورت متن بفرستید، حداکثر { $max } نویسه.
post-slug-question = نام مقاله در پیوندها را بنویسید: حروف لاتین، رقم و خط تیره.
post-slug-wrong = حروف لاتین، رقم و خط تیره لازم است، و نه فقط رقم.
post-slug-taken = مقاله‌ی دیگری این نام را دارد. نام دیگری بنویسید.
post-language-question = به چه زبانی است؟ انتخاب کنید، یا کدش را بنویسید، مثلاً «{"\u2066"}fa{"\u2069"}».
post-language-wrong = این زبان را نمی‌شناسم. کدش را بنویسید، مثلاً «{"\u2066"}fa{"\u2069"}».
post-tags-chosen = تا این‌جا: { $tags }
tag-nearly = «{ $tag }» تازه است. این‌ها هست: { $tags }. منظورتان کدام است؟
post-schedule-question = کی منتشر شود؟ انتخاب کنید، یا بنویسید: «فردا ۸:۰۰»، «۲ ساعت دیگر»، یا یک تاریخ. اکنون { $now } است ({ $zone }).
post-schedule-wrong = این زمان را نفهمیدم. «فردا ۸:۰۰»، «۲ ساعت دیگر» یا یک تاریخ بنویسید.
post-schedule-past = این زمان گذشته است. زمانی در آینده انتخاب کنید.
post-confirm-correction = اصلاح فرستاده شود؟
post-confirm-scheduled = برنامه‌ریزی‌شده: { $time } ({ $zone })
post-checks-none = ✓ چیزی برای اصلاح نمی‌بینم.
post-breaking = ⚡ فوری: پیش از همه فرستاده می‌شود.
post-kept = نگه داشته شد. در { -command(name: "queue") } پیدایش می‌کنید.
post-corrected = اصلاح شد. از این پس خوانندگان آن را چنین می‌بینند.
post-left = انصراف دادید. چیزی تغییر نکرد.
post-left-draft = رها شد. چیزی منتشر نشد؛ نوشته‌تان پیش‌نویسی در { -command(name: "queue") } است.
post-gone = این مقاله دیگر نیست، یا نمی‌توان تغییرش داد.
post-edited = اعمال شد: { $field }
post-conflict = در این میان کس دیگری مقاله را تغییر داده است. نسخه‌ی شما در تاریخچه هست. با کدام ادامه می‌دهید؟
article-unreadable = نمی‌توانم این را بخوانم. { $reason }
article-no-rich = این سرور مقاله‌ی یک‌تکه نمی‌پذیرد.
article-offer = از این مقاله بسازم؟
fact-title = عنوان
fact-text = متن
fact-lead = لید
fact-tags = موضوع‌ها
fact-picture = تصویر
fact-language = زبان
fact-slug = نام در پیوند
button-title = عنوان
button-text = متن
button-lead = لید
button-picture = تصویر
button-language = زبان
button-slug = نام در پیوند
button-proposed = همین باشد
button-mine = نسخه‌ی من
button-theirs = نسخه‌ی دیگر
button-new-tag = همان تازه
button-schedule = زمان‌بندی
button-keep = نگه‌داشتن
button-correct = فرستادن اصلاح
button-correct-marked = فرستادن با نشان «اصلاح‌شده»
button-recall = پس گرفتن
button-history = تاریخچه
button-make-article = ساختن مقاله
button-queue = صف
button-edit = ویرایش
button-move = جابه‌جایی
button-stop = توقف
button-undo = برگرداندن
button-restore = بازگرداندن این
button-discard-surely = بله، دور بریز
button-view-reader-classic = خواننده، صفحه‌ای
button-view-channel-classic = کانال، صفحه‌ای
button-view-reader-rich = خواننده، یک‌تکه
button-view-channel-rich = کانال، یک‌تکه
check-no-text = متنی ندارد.
check-no-lead = لید ندارد: در فهرست‌ها جمله‌هایی از متن می‌آید.
check-long-title = عنوان { $length } نویسه دارد؛ اعلان حدود { $most } نویسه نشان می‌دهد.
check-small-picture = تصویر کوچک است ({ $width } × { $height }) و تار دیده می‌شود.
check-broken-link = این پیوند به جایی نمی‌رسد: { $url }
check-similar = بسیار شبیه «{ $title }» ({ $date })
check-new-tags = هنوز کسی این موضوع‌ها را دنبال نمی‌کند: { $tags }
check-direction = جهت نوشتار را ببینید: { $where }
publish-soon = تا { $wait } دیگر منتشر می‌شود.
published-articles = منتشر شد: { $articles }
publish-articles = مقاله‌ها: { $articles }
queue-title = صف: { $count }
queue-empty = چیزی منتظر نیست. مقاله‌ی تازه: { -command(name: "post") }
queue-draft = پیش‌نویس
queue-scheduled = { $time } ({ $zone })، { $wait } دیگر
queue-stopped = متوقف شد: چیزی بیرون نرفت.
queue-too-late = دیر شد: منتشر شده، یا دیگر نیست. پس گرفتن: { -command(name: "recall") }
queue-discard-question = «{ $title }» برای همیشه دور ریخته شود؟
article-not-found = چنین مقاله‌ای پیدا نمی‌کنم.
article-which = کدام؟ با فرمان به مقاله‌ای پاسخ دهید، شماره‌اش را پس از آن بنویسید، یا انتخاب کنید:
article-ours = این مقاله از خود ماست.
article-corrected = اصلاح‌شده: { $time }
article-recalled = تحریریه این مقاله را پس گرفته است.
recall-why = چرا پس گرفته می‌شود؟ هر که بعداً بازش کند دلیل را می‌خواند. بنویسید، یا رد شوید.
recall-no-reason = بی‌دلیل.
recall-reason = دلیل: { $reason }
recall-sure = از همه‌ی خوانندگان پس گرفته شود؟
recall-done = پس گرفته شد. خوانندگان دیگر پیدایش نمی‌کنند.
recall-left = منتشرشده می‌ماند.
recall-gone = این مقاله منتشر نشده، یا دیگر منتشر نیست.
history-none = تحریریه هنوز تغییرش نداده است.
history-source = { $time }، چنان‌که آمد
history-editor = { $time }، به دست { $editor }
history-same = حتی یک واژه هم فرق ندارد.
history-formatting = قالب‌بندی فرق دارد.

# خوراک‌ها (تحریریه)
feeds-title = خوراک‌ها: { $count }
feeds-how = برای افزودن، نشانی خوراک (یا وبگاهش) و موضوع‌ها را بنویسید: {"\u2066"}/feeds https://example.org{"\u2069"} شهر، خوراک. اگر پیش از نشانی {"\u2066"}draft{"\u2069"} بنویسید، مقاله‌هایش منتظر شما می‌مانند.
feeds-private = لطفاً خوراک‌ها را در گفت‌وگوی خصوصی با من تنظیم کنید.
feed-refused = این را نمی‌توانم به عنوان خوراک بپذیرم. { $reason }
feed-added = افزوده شد. آنچه اکنون در آن هست به بایگانی می‌رود و برای کسی فرستاده نمی‌شود؛ آنچه از این پس بیاید تازه است.
feed-added-draft = افزوده شد. آنچه در آن هست و آنچه بیاید منتظر شما می‌ماند.
feed-known = این خوراک از پیش این‌جا هست.
feed-active = مرتب بررسی می‌شود
feed-paused = متوقف
feed-ended = پایان‌یافته
feed-failing = ناموفق از { $since }
feed-publishes = مقاله‌های تازه بی‌درنگ منتشر می‌شوند.
feed-asks = مقاله‌های تازه منتظر می‌مانند تا منتشرشان کنید.
feed-tags = موضوع‌ها: { $tags }
feed-last = آخرین بار موفق: { $time }
feed-never = هنوز بررسی نشده است.
feed-next = بررسی بعدی: { $time }
feed-error = آخرین مشکل: { $reason }
feed-remove-question = «{ $feed }» حذف شود؟ مقاله‌های منتشرشده می‌مانند؛ آنچه منتظر شماست پاک می‌شود.
feed-removed = «{ $feed }» حذف شد. مقاله‌های منتشرشده می‌مانند.
feed-failing-notice = خوراک «{ $feed }» از { $since } در دسترس نیست. با فاصله‌های بیشتر دوباره امتحان می‌شود.
feed-ended-notice = خوراک «{ $feed }» دیگر وجود ندارد و بررسی نمی‌شود.
feed-recovered-notice = خوراک «{ $feed }» دوباره کار می‌کند.
drafts-title = { $feed } · منتظر شما: { $count }
drafts-none = از «{ $feed }» چیزی منتظر شما نیست.
drafts-stale = درباره‌ی این مقاله پیش‌تر تصمیم گرفته شده است.
button-poll = بررسی کن
button-pause = توقف
button-resume = ادامه
dispatch-article = ارسال: { $title }
dispatch-correction = تصحیح: { $title }
dispatch-recall = پس‌گرفتن: { $title }
dispatch-active = در حال ارسال
dispatch-paused = موقتاً متوقف
dispatch-cancelled = لغو شد: دیگر چیزی فرستاده نمی‌شود
dispatch-finished = تمام شد
dispatch-sent = فرستاده‌شده: { $sent } از { $total }
dispatch-failed = ناموفق: { $failed }
dispatch-skipped = ردشده: { $skipped }
dispatch-speed = { $speed } در ثانیه، { $time } مانده
dispatch-estimate = حدود { $time } طول می‌کشد.
dispatch-gone = این دیگر تمام شده است.
button-stop-sending = توقف کامل
estimate-chats = گیرندگان: حدود { $chats }. زمان: حدود { $time }.
estimate-stars = هزینه: حداکثر { $stars } ستاره.
button-publish-at-once = انتشار بی‌درنگ
button-ask-first = اول از من بپرس
button-waiting = منتظر: { $count }
button-remove = حذف
button-remove-surely = بله، حذف کن
button-discard = رد کردن
button-publish-all = انتشار همه
button-discard-all = رد کردن همه

# حریم خصوصی
privacy-title = چه چیزی درباره‌ی شما نگه داشته می‌شود
privacy-kept = وقتی مشترک می‌شوید یا تنظیمی را عوض می‌کنید، این‌ها را نگه می‌دارم: شماره‌ای که تلگرام برای این گفت‌وگو دارد؛ اینکه مشترک چه هستید، کی، به چه زبان و شکلی؛ جست‌وجوهایی که خواسته‌اید تکرارشان کنم؛ و اینکه کدام پیام‌ها را فرستاده‌ام، تا هیچ‌کدام دو بار نیاید.
privacy-not-kept = نام شما، آنچه می‌نویسید و جست‌وجو می‌کنید، آنچه می‌خوانید و جایی را که هستید نگه نمی‌دارم.
privacy-ways = { -command(name: "mydata") } همه را در یک پرونده نشان می‌دهد. { -command(name: "forgetme") } همان لحظه پاکشان می‌کند.
mydata-here = این همه‌ی چیزی است که درباره‌ی این گفت‌وگو نگه داشته می‌شود.
mydata-nothing = چیزی درباره‌ی این گفت‌وگو نگه داشته نمی‌شود.
forget-question = همه چیز درباره‌ی این گفت‌وگو پاک شود؟ اشتراک‌ها، تنظیمات، جست‌وجوهای ذخیره‌شده و آنچه منتظر ارسال است. این کار برگشت ندارد.
button-forget-surely = بله، همه پاک شود
button-forget-not = نه، بماند
forget-not = چیزی پاک نشد.
forgotten = پاک شد. دیگر چیزی درباره‌ی این گفت‌وگو نگه داشته نمی‌شود.
forgotten-editor = نقش شما و کارهایی که با آن کرده‌اید می‌ماند: این گزارش تحریریه است.

# شهرهای منطقه‌های زمانی
city-los-angeles = لس آنجلس
city-chicago = شیکاگو
city-new-york = نیویورک
city-sao-paulo = سائو پائولو
city-london = لندن
city-berlin = برلین
city-cairo = قاهره
city-istanbul = استانبول
city-moscow = مسکو
city-nairobi = نایروبی
city-tehran = تهران
city-dubai = دبی
city-kabul = کابل
city-karachi = کراچی
city-kolkata = کلکته
city-shanghai = شانگهای
city-tokyo = توکیو
city-sydney = سیدنی
city-paris = پاریس
city-vienna = وین
city-zurich = زوریخ
city-madrid = مادرید
city-rome = رم
city-baghdad = بغداد
city-riyadh = ریاض
city-beirut = بیروت
city-damascus = دمشق
city-casablanca = کازابلانکا
city-algiers = الجزیره
city-tunis = تونس
city-mexico-city = مکزیکوسیتی
city-bogota = بوگوتا
city-buenos-aires = بوئنوس آیرس

# تحریریه
owners-only = فقط مالک تصمیم می‌گیرد چه کسی اینجا بنویسد.
desk-private = این کار را در گفت‌وگوی خصوصی با من انجام دهید.
role-owner = مالک
role-editor = دبیر
role-author = نویسنده
role-rights-owner = مالک هر کاری را که دبیر می‌کند می‌تواند بکند و تصمیم می‌گیرد چه کسی در تحریریه باشد.
role-rights-editor = دبیر منتشر می‌کند، درباره‌ی پیش‌نویس نویسنده‌ها تصمیم می‌گیرد و به خوراک‌ها می‌رسد.
role-rights-author = نویسنده با ⁦/post⁩ پیش‌نویس می‌نویسد و دبیر آن را منتشر می‌کند.
role-now-owner = شما اکنون مالک { $publication } هستید.
role-now-editor = شما اکنون دبیر { $publication } هستید.
role-now-author = شما اکنون نویسنده‌ی { $publication } هستید.
role-lost = شما دیگر برای { $publication } نمی‌نویسید. هنوز می‌توانید بخوانید، جست‌وجو کنید و مشترک شوید.
editors-title = تحریریه: { $count }
editors-how = هر شماره یک نفر را باز می‌کند. دعوت پیوندی است که شما می‌فرستید؛ برای یک نفر و یک روز اعتبار دارد.
editor-configured = مالک طبق پیکربندی (⁦OWNER_IDS⁩): این را در گفت‌وگو نمی‌شود عوض کرد.
editor-last-owner = چیزی عوض نشد: این آخرین مالک است.
editor-remove-question = { $name } حذف شود؟ همان لحظه اثر می‌کند، حتی وسط نوشتن مقاله.
editor-joined = { $name } دعوت شما را پذیرفت: { $role }.
invitations-title = دعوت‌های باز
invitation-open = { $role }، تا { $until }
invitation-owner = دعوت برای مالک
invitation-editor = دعوت برای دبیر
invitation-author = دعوت برای نویسنده
invitation-how = این پیوند را فقط برای همان کسی بفرستید که می‌خواهید. نخستین کسی که بازش کند وارد می‌شود. تا { $until } اعتبار دارد.
invitation-revoked = پس گرفته شد: پیوند دیگر کاری نمی‌کند.
invitation-gone = این دعوت استفاده یا پس گرفته شده، یا مهلتش گذشته است.
invitation-invalid = این دعوت پیش‌تر استفاده یا پس گرفته شده، یا مهلتش گذشته است. دعوت تازه‌ای بخواهید.
invitation-private = دعوت را در گفت‌وگوی خصوصی با من باز کنید.
button-editors = تحریریه
button-invite-owner = دعوت مالک
button-invite-editor = دعوت دبیر
button-invite-author = دعوت نویسنده
button-make-owner = مالک شود
button-make-editor = دبیر شود
button-make-author = نویسنده شود
button-revoke = پس گرفتن
button-approve = تأیید
button-reject = رد
button-csv = پرونده‌ی ⁦CSV⁩

# پیش‌نویس‌هایی که منتظر دبیرند
post-waiting = منتظر تأیید یک دبیر است. نتیجه را همین‌جا می‌گویم.
approval-waits = پیش‌نویسی از { $name } منتظر تأیید است:
approval-changed = این پیش‌نویس در این میان عوض شده است. تصمیمی گرفته نشد؛ حالا این‌گونه است:
approval-rejected = منتشر نشد. پیش‌نویس می‌ماند و نویسنده باخبر می‌شود.
draft-approved = «{ $title }» منتشر شد.
draft-rejected = «{ $title }» منتشر نشد. پیش‌نویس می‌ماند.
draft-discarded = «{ $title }» کنار گذاشته شد. چیزی منتشر نشد.
correction-held = «{ $title }» در منبعش تغییر کرده است. تصحیح تحریریه می‌ماند؛ آنچه منبع می‌گوید در تاریخچه‌ی مقاله هست.

# اطلاعیه‌ها
announcement-withdrawn = این اطلاعیه پس گرفته شده است.
broadcast-question = اطلاعیه‌ای برای مشترکان. آنچه باید بگوید بفرستید: متن، عکس، آلبوم یا پرونده؛ یا پیامی را بازفرستید. (با { -command(name: "cancel") } هر وقت خواستید انصراف دهید.)
broadcast-text-wrong = متن یا عکس لازم است.
broadcast-to-question = به چه کسانی برسد؟ انتخاب کنید؛ چند زبان هم می‌شود.
broadcast-tag-question = مشترکان کدام موضوع؟ انتخابش کنید یا بنویسیدش.
broadcast-tag-wrong = چنین موضوعی نیست. یکی را انتخاب کنید، یا همان‌طور که در مقاله‌ها آمده بنویسید.
broadcast-everyone = همه‌ی مشترکان
broadcast-tagged = مشترکان { $tag }
broadcast-preview = این‌طور به دستشان می‌رسد:
broadcast-confirm = فرستاده شود؟
broadcast-asked = شمار کسانی که موافقتشان خواسته شد: { $editors }. با نخستین موافقت، پس از مهلت برگرداندن فرستاده می‌شود.
broadcast-alone = اطلاعیه موافقت کس دیگری را می‌خواهد و دبیر دیگری نیست. مالک با { -command(name: "editors") } دعوت می‌کند.
broadcast-incomplete = هنوز چیزی برای فرستادن نیست.
broadcast-conflict = در این میان کس دیگری این اطلاعیه را تغییر داده است. مال او همان‌طور می‌ماند؛ مال شما از این پس جداست.
broadcast-gone = این اطلاعیه دیگر نیست، یا نمی‌توان تغییرش داد.
broadcast-kept = نگه داشته شد. در { -command(name: "broadcast") } پیدایش می‌کنید.
broadcast-left = رها شد. چیزی فرستاده نشد؛ نوشته‌تان در { -command(name: "broadcast") } هست.
broadcast-discarded = کنار گذاشته شد. چیزی فرستاده نشد.
broadcast-sent = اطلاعیه‌ی شما در راه است. گفت‌وگوها: { $chats }
broadcast-held = اطلاعیه‌ی شما فرستاده نشد: کسی که موافقتش لازم است دیگر دبیر نیست. دوباره پیش‌نویس است.
broadcast-too-late = دیر شد: فرستاده شده، یا دیگر نیست.
broadcast-recall-question = این اطلاعیه از هر جا که رسیده پس گرفته شود؟ آنچه بیش از دو روز گذشته پاک نمی‌شود و در آن نوشته می‌شود که پس گرفته شده است.
broadcast-recalled = پس گرفته شد. هر جا ممکن باشد پاک می‌شود.
broadcast-title = اطلاعیه‌ها: { $total }
broadcast-empty = هنوز اطلاعیه‌ای نیست. اطلاعیه‌ی تازه: { -command(name: "broadcast") }
broadcast-pictures = عکس‌ها
broadcast-state-draft = پیش‌نویس
broadcast-state-waiting = منتظر موافقت
broadcast-state-scheduled = در آستانه‌ی ارسال
broadcast-state-sent = فرستاده شد
broadcast-state-recalled = پس گرفته شد
consent-asks = { $name } می‌خواهد این اطلاعیه را بفرستد. موافقت دبیر دومی لازم است.
consent-given = { $name } با اطلاعیه‌ی شما موافقت کرد.
consent-refused = { $name } اطلاعیه‌ی شما را رد کرد. دوباره پیش‌نویس است.
consent-refused-here = رد شد. دوباره پیش‌نویس است و کسی که می‌خواست بفرستد باخبر می‌شود.
consent-own = با اطلاعیه‌ی شما باید کس دیگری موافقت کند.
consent-changed = این اطلاعیه از آن پس تغییر کرده است. وقتی بخواهند بفرستندش دوباره از شما پرسیده می‌شود.
button-everyone = همه · { $chats }
button-by-tag = مشترکان یک موضوع
button-audience = به چه کسانی
button-send = ارسال
button-test = برای خودم بفرست
button-no-picture = بدون عکس
button-ask-consent = درخواست موافقت
button-consent = موافقت
button-announcements = پیشین‌ها
button-make-announcement = اطلاعیه شود
fact-audience = به
dispatch-announcement = اطلاعیه: { $title }
dispatch-announcement-recall = پس‌گرفتن اطلاعیه: { $title }

# گزارش کارها
audit-title = چه کسی چه کرد
audit-empty = هنوز کاری نشده است.
audit-submit = پیش‌نویس سپرد
audit-approve = تأیید و منتشر کرد
audit-reject = پیش‌نویس را رد کرد
audit-publish = منتشر کرد
audit-schedule = زمان‌بندی کرد
audit-unschedule = زمان‌بندی را برداشت
audit-edit = اصلاح کرد
audit-restore = نسخه‌ی پیشین را برگرداند
audit-recall = پس گرفت
audit-discard = کنار گذاشت
audit-broadcast = اطلاعیه فرستاد
audit-broadcast-write = اطلاعیه نوشت
audit-broadcast-change = اطلاعیه‌ی منتظر موافقت را تغییر داد
audit-broadcast-ask = برای اطلاعیه موافقت خواست
audit-broadcast-consent = با اطلاعیه موافقت کرد
audit-broadcast-refuse = اطلاعیه را رد کرد
audit-broadcast-stop = اطلاعیه را نگه داشت
audit-broadcast-discard = اطلاعیه را کنار گذاشت
audit-broadcast-recall = اطلاعیه را پس گرفت
audit-pause = ارسال را نگه داشت
audit-resume = ارسال را از سر گرفت
audit-cancel = ارسال را لغو کرد
audit-invite = دعوت کرد
audit-revoke = دعوتی را پس گرفت
audit-join = دعوت را پذیرفت
audit-role = نقشی را عوض کرد
audit-remove = از تحریریه حذف کرد
audit-feed-add = خوراک افزود
audit-feed-change = خوراک را تغییر داد
audit-feed-remove = خوراک را حذف کرد
audit-channel-change = کانال را تغییر داد

# عددها
stats-subscribers = مشترک‌ها
stats-changes = آمدن و رفتن
stats-deliveries = ارسال‌ها
stats-articles = پربازترین مقاله‌ها
stats-tags = پربازترین موضوع‌ها
stats-hours = ساعت‌های خواندن
stats-searches = جست‌وجوهای بی‌نتیجه
stats-range = { $from } تا { $until }
stats-now = اکنون
stats-joined = آمدند
stats-left = رفتند
stats-blocked = مسدود کردند
stats-sent = رسید
stats-failed = نرسید
stats-empty = در این مدت چیزی شمرده نشد.
stats-hours-how = مقاله‌های بازشده به ساعت روز ({ $zone }).
stats-searches-how = فقط واژه‌هایی که دست‌کم پنج گفت‌وگو در یک روز جست‌وجو کرده‌اند.
chart-subscribers = مشترک‌ها
chart-changes = آمدن و رفتن
chart-deliveries = ارسال‌ها
chart-articles = مقاله‌ها
chart-tags = موضوع‌ها
chart-hours = ساعت‌ها
chart-searches = پیدا نشده
chart-days-week = ۷ روز
chart-days-month = ۳۰ روز
chart-days-quarter = ۹۰ روز
button-dark = تیره
button-light = روشن

# وقتی چیزی درست نیست
too-much = یک‌باره خیلی زیاد بود. آنچه اکنون می‌رسد را نمی‌خوانم؛ لطفاً کمی بعد دوباره امتحان کنید.
something-wrong = این‌جا مشکلی پیش آمد؛ تقصیر از ماست، نه شما. لطفاً کمی بعد دوباره امتحان کنید. اگر دوباره پیش آمد، این کد را به ما بگویید: { $code }.
text-only = من نوشته‌ها و فرمان‌ها را می‌فهمم. بنویسید دنبال چه می‌گردید، یا از این‌جا شروع کنید:
command-unknown = این فرمان را نمی‌شناسم. این‌ها را بلدم:

# What needs a person: to the owners
trouble-sender = از { $since } چیزی فرستاده نشده، با این‌که پیام‌هایی در انتظارند. هیچ‌کدام از دست نرفته است. اتصال به تلگرام و گزارش برنامه را ببینید؛ «{ $command }» همه‌چیز را بررسی می‌کند و راه‌اندازی دوباره هم اغلب کمک می‌کند.
trouble-sender-healed = پیام‌ها دوباره فرستاده می‌شوند.
trouble-disk = روی دیسکِ پایگاه داده جای کمی مانده است. زودتر جا باز کنید: اگر پر شود دیگر چیزی ذخیره نمی‌شود و پشتیبان‌گیری پیش از آن از کار می‌افتد.
trouble-disk-healed = روی دیسک دوباره جای کافی هست.
trouble-backup = نسخهٔ پشتیبان تازه‌ای نیست: آخرین بار ناموفق بود یا بیش از دو روز از آن گذشته است. گزارش برنامه زیر «{ $job }» می‌گوید چرا. سپس یکی بسازید: «{ $command }».
trouble-backup-healed = دوباره نسخهٔ پشتیبان تازه‌ای هست.
trouble-database = از { $since } نمی‌توان در پایگاه داده نوشت. خوانندگان به‌جای پاسخ پوزش دریافت می‌کنند. جای دیسک و مجوزهای فایل را ببینید؛ «{ $command }» می‌گوید چه یافته است.
trouble-database-healed = پایگاه داده دوباره کار می‌کند.
trouble-search = نمایهٔ جست‌وجو چند دقیقه است که از مقاله‌ها عقب مانده: مقاله‌های تازه پیدا نمی‌شوند. گزارش برنامه می‌گوید چرا؛ «{ $command }» آن را از نو می‌سازد.
trouble-search-healed = نمایهٔ جست‌وجو دوباره همهٔ مقاله‌ها را دارد.
trouble-redis = مدتی است ⁦Redis⁩ در دسترس نیست. خوانندگان و ویراستاران به‌جای پاسخ پوزش دریافت می‌کنند؛ چیزی از دست نمی‌رود. ببینید سرور آن کار می‌کند یا نه؛ «{ $command }» می‌گوید چه یافته است.
trouble-redis-healed = ⁦Redis⁩ دوباره در دسترس است.
