# الأوامر لاتينية، فتُعزل ليبقى الخط المائل في مكانه من الجملة. والأرقام كما يكتبها Intl للعربية: انظر locale.ts.
-command = {"\u2066"}/{ $name }{"\u2069"}

# الترحيب والمساعدة
description = كشك { $publication }: ابحث في الأرشيف، واقرأ المقالات كاملة هنا، وتلقَّ موجزًا في الساعة التي تختارها. اضغط «ابدأ».
description-short = كشك { $publication }: بحث وقراءة واشتراك.
welcome-title = مرحبًا بك في { $publication }
welcome-search = 🔎 اكتب بضع كلمات لأجد لك المقالات.
welcome-read = 📰 اقرأها هنا من أول سطر إلى آخر سطر.
welcome-subscribe = ⏰ اشترك ليصلك موجز كل يوم في الساعة التي تختارها.
help-title = ما تجده في { $publication }
help-search = وكل ما تكتبه غير ذلك أبحث عنه في الأرشيف.

# أزرار تحت كثير من الرسائل
button-latest = الأحدث
button-tags = المواضيع
button-subscribe = اشتراك
button-unfollow = إلغاء الاشتراك
button-back = رجوع
source = القراءة في المصدر ↗
read-on = تابع القراءة
article-withdrawn = سُحب هذا المقال.
button-related = مقالات مشابهة
button-share = مشاركة
button-save = حفظ
button-saved = محفوظ ✓

# الأوامر كما تظهر في القائمة
command-start = ابدأ من هنا
command-help = ما يمكنني فعله
command-latest = أحدث المقالات
command-tags = كل المواضيع
command-tag = مقالات عن موضوع
command-digest = موجز اليوم أو الأسبوع أو الشهر
command-search = البحث في الأرشيف
command-subscribe = اختيار ما يصلك ووتيرة وصوله
command-unsubscribe = إلغاء الاشتراك
command-settings = ساعة الموجز والمنطقة الزمنية واللغة
command-privacy = ما يُحفظ عنك
command-mydata = كل ما يُحفظ عنك في ملف
command-forgetme = محو كل شيء عنك
command-post = كتابة مقال ونشره
command-queue = المسودات وما جُدول للنشر
command-edit = تصحيح مقال منشور
command-recall = سحب مقال منشور
command-history = النسخ السابقة لمقال
command-broadcast = إرسال إعلان إلى المشتركين
command-feeds = الخلاصات التي تأتي منها المقالات
command-stats = التحرير بالأرقام
command-audit = من فعل ماذا
command-editors = من يكتب وينشر
command-cancel = إلغاء ما بدأته

# القوائم
latest-title = أحدث المقالات
latest-empty = لم يُنشر شيء بعد. عُد إلينا قريبًا.
tags-title =
    { $count ->
        [zero] لا مواضيع بعد.
        [one] موضوع واحد
        [two] موضوعان
        [few] { $count } مواضيع
        [many] { $count } موضوعًا
       *[other] { $count } موضوع
    }
tag-title = مقالات عن «{ $tag }»
tag-count =
    { $count ->
        [zero] لا مقالات بعد
        [one] مقال واحد
        [two] مقالان
        [few] { $count } مقالات
        [many] { $count } مقالًا
       *[other] { $count } مقال
    }
tag-which = أي موضوع؟ اكتبه بعد الأمر، مثل {"\u2066"}/tag { $example }{"\u2069"}، أو اختر من هنا:
tag-unknown = لا يوجد موضوع باسم «{ $tag }». هذه هي المواضيع كلها:

# البحث
search-which = عمّ تبحث؟ اكتب كلمة أو كلمتين.
search-count =
    { $count ->
        [zero] لم يُعثر على أي مقال
        [one] عُثر على مقال واحد
        [two] عُثر على مقالين
        [few] عُثر على { $count } مقالات
        [many] عُثر على { $count } مقالًا
       *[other] عُثر على { $count } مقال
    }
search-count-more = أكثر من { $many } مقال
search-corrected = لا مقال فيه هذه الكلمات بعينها. المعروض: «{ $query }»
search-meant = هل قصدت «{ $query }»؟
search-similar = مشابهة: { $similar }
search-none = لا نتائج عن «{ $query }». جرّب كلمات أقل أو كلمات أخرى، أو تصفّح:

# القراءة
article-unknown = هذا المقال لم يعد هنا، أو لم يكن هنا أصلًا. تصفّح غيره:
related-title = مقالات تشبه { $title }
related-none = لا أعرف مقالًا يشبه هذا المقال. تصفّح غيره:
save-where = حُفظ المقال: ثُبِّت في هذه المحادثة، والشريط في الأعلى يعيدك إليه.
stale-button = هذا الزر من رسالة قديمة ولم يعد يعمل. تابع من هنا:
stale-short = هذا الزر لم يعد يعمل.

# الموجز
digest-title = { $publication }: موجزك
digest-today = { $publication }: اليوم
digest-week = { $publication }: آخر 7 أيام
digest-month = { $publication }: آخر 30 يومًا
digest-about = عن «{ $tag }»
digest-empty = لم يُنشر شيء في هذه المدة. جرّب مدة أطول:
digest-untagged = مقالات أخرى
digest-more =
    { $count ->
        [zero] … ولا مقالات أخرى. الكل في { -command(name: "latest") }
        [one] … ومقال آخر. الكل في { -command(name: "latest") }
        [two] … ومقالان آخران. الكل في { -command(name: "latest") }
        [few] … و{ $count } مقالات أخرى. الكل في { -command(name: "latest") }
        [many] … و{ $count } مقالًا آخر. الكل في { -command(name: "latest") }
       *[other] … و{ $count } مقال آخر. الكل في { -command(name: "latest") }
    }
digest-footer = تغيير الساعة: { -command(name: "settings") } · إلغاء الاشتراك: { -command(name: "unsubscribe") }
digest-usage = أفهم هذه الصيغ: { -command(name: "digest") }، { -command(name: "digest week") }، { -command(name: "digest month") }؛ ويمكنك أن تكتب الموضوع قبل المدة: {"\u2066"}/digest { $example } week{"\u2069"}
period-today = اليوم
period-week = 7 أيام
period-month = 30 يومًا

# الاشتراك
subscribe-title = الاشتراكات
subscribe-none = لا اشتراك بعد. اختر كل شيء، أو المواضيع التي تحبها.
subscribe-daily = كل يوم في الساعة { $time }: { $what }
subscribe-weekly = كل أسبوع، { $day } في الساعة { $time }: { $what }
subscribe-muted = أبدًا: { $what }
subscribe-paused = توقف مؤقت: لا يصل شيء قبل { $date }.
subscribe-zone = الساعة بتوقيت { $city }. لتغييرها: { -command(name: "settings") }
subscribe-instant = فور النشر: { $what }
subscribe-everything = كل المواضيع
follow-everything = كل شيء
cadence-daily = يوميًا
cadence-weekly = أسبوعيًا
cadence-instant = فور النشر
unsubscribed = تمّ: لن أرسل إليك شيئًا بعد الآن. البحث والقراءة متاحان لك كما كانا، ويمكنك الاشتراك من جديد متى شئت: { -command(name: "subscribe") }
not-subscribed = لم يكن لديك أي اشتراك، فلن يصلك شيء. للاشتراك: { -command(name: "subscribe") }
admins-only = لا يمكن لغير مشرفي هذه المحادثة تغيير ذلك.
button-sources = الخلاصات
button-topics = كلٌّ على حدة
button-mutes = كتم مواضيع
topics-choose = اختر واحدًا لتغيير وتيرة وصوله:
topic-how-often = كم مرة يصل؟
button-topic-never = لا أريده بعد الآن
sources-choose = خلاصات يمكن متابعتها على حدة:
mutes-choose = اختر المواضيع التي يجب ألا تصل أبدًا مهما تابعت:
pause-choose = إلى متى لا يصل شيء؟ اختر، أو اكتب تاريخًا مثل 24 ديسمبر.
pause-days =
    { $count ->
        [zero] لا أيام
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }
pause-wrong = اكتب يومًا لم يأتِ بعد، مثل 24 ديسمبر.
button-alert = 🔔 أخبرني بالجديد
alert-saved = ستصلك المقالات الجديدة عن «{ $query }» فور نشرها. للتغيير أو الإيقاف: { -command(name: "subscribe") }
alert-too-many = عمليات البحث المحفوظة بلغت { $most }. ألغِ واحدة أولًا: { -command(name: "subscribe") }

# الإعدادات
settings-title = الإعدادات
settings-line = { $label }: { $value }
settings-time = ساعة الموجز
settings-zone = المنطقة الزمنية
settings-language = اللغة
settings-form = المقالات
settings-zone-now = { $city } (الآن { $now })
settings-format = الموجز
settings-quiet = ساعات الهدوء
settings-articles = لغات المقالات
settings-sound = الصوت
settings-chats = القنوات والمجموعات
sound-on = مفعّل
sound-off = صامت
button-sound-on = تفعيل الصوت
button-sound-off = كتم الصوت
choose-time = متى تريد أن يصلك الموجز؟ اختر الساعة، أو اكتب وقتًا مثل 7:30.
choose-minute = في أي دقيقة؟ يمكنك كتابة غيرها، مثل 7:43.
choose-zone = أين أنت؟ اختر مدينة، أو اكتب اسم مدينتك أو بلدك.
choose-zone-found = أيها تقصد؟
button-location = 📍 استخدم موقعي
button-share-location = 📍 إرسال موقعي
location-how = اضغط الزر في الأسفل. موقعك يدلّني على منطقتك الزمنية، ولا يُحفظ.
choose-language = بأي لغة تريد أن أحدّثك؟
choose-form = كيف تصلك المقالات؟ «صفحةً صفحة» تعمل في كل مكان، و«دفعة واحدة» تحتاج إلى نسخة حديثة من تيليجرام.
choose-format = ماذا يحوي الموجز؟
choose-quiet = متى تريد الهدوء؟ ما كان سيصل فورًا يصل بعدها. اختر، أو اكتب وقتين مثل 22:30-6:45.
choose-articles = بأي لغات تقرأ المقالات؟
articles-all = كلها
quiet-none = لا شيء
quiet-wrong = اكتب وقتين، مثل 22:30-6:45.
form-classic = صفحةً صفحة
form-rich = دفعة واحدة (النسخ الحديثة)
format-titles = العناوين
format-summaries = العناوين والملخصات
format-full = حتى ثلاثة مقالات كاملة
time-wrong = اكتب ساعة مثل 7:30 أو 19:00.
zone-unknown = لا أعرف «{ $zone }». اكتب اسم مدينة كبيرة في منطقتك الزمنية، مثل القاهرة، أو اسم بلدك، أو اسم منطقة مثل {"\u2066"}Europe/Paris{"\u2069"}.
saved = تم الحفظ.
chats-how = يمكنني الكتابة في قناتك أو مجموعتك أيضًا. ومشرفوها هم من يختار ما يصل إليها.
chats-yours = هذه قنوات النشرة. اختر واحدة لتغيير ما يصل إليها:
button-add-chat = إضافة قناة أو مجموعة
chats-choose = اختر بأحد الزرين في الأسفل. لا تُعرض إلا المحادثات التي أنت مشرف فيها.
button-choose-channel = قناة
button-choose-group = مجموعة
chat-not-there = لست في تلك المحادثة. أضفني إليها أولًا.
chat-no-posting = لا يحق لي النشر في تلك القناة. امنحني صلاحية النشر ثم اخترها من جديد.
chat-added = ماذا يصل إلى { $chat }؟

# كتابة مقال (هيئة التحرير)
editors-only = النشر هنا لهيئة التحرير وحدها. إن كان لديك خبر لنا، فراسل هيئة التحرير.
post-private = اكتب المقالات في محادثة خاصة معي من فضلك.
post-title-question = مقال جديد. ما عنوانه؟ (للإلغاء في أي وقت: { -command(name: "cancel") })
post-title-wrong = أرسل العنوان نصًّا في سطر واحد لا يزيد على { $max } حرف.
post-text-question = والآن النص. سيبقى التنسيق كما هو، والروابط أيضًا.
post-text-wrong = أرسل نص المقال في رسالة.
post-text-more = هذا نص طويل. إن كانت له بقية فأرسلها الآن.
post-tags-question = ما المواضيع؟ افصل بينها بفواصل، مثل: المدينة، الطعام
post-tags-wrong = أرسل المواضيع نصًّا وبينها فواصل، أو تجاوز هذه الخطوة.
post-picture-question = هل للمقال صورة؟ أرسلها صورةً لا ملفًّا.
post-picture-wrong = أرسل صورة، أو تجاوز هذه الخطوة.
post-picture-large = تعذّر جلب هذه الصورة من تيليجرام. جرّب صورة أصغر، أو تجاوز هذه الخطوة.
post-preview = هكذا سيراه القراء:
post-confirm = هل أنشره؟
post-confirm-wrong = اختر أحد الأزرار من فضلك.
post-cancelled = أُلغي. لم يُنشر شيء.
post-published =
    { $count ->
        [zero] نُشر. المقال في الأرشيف ويظهر في البحث من الآن؛ ولا توجد قناة ولا مشترك يصله فور نشره.
        [one] نُشر. المقال في الأرشيف، ويُرسل إلى محادثة واحدة.
        [two] نُشر. المقال في الأرشيف، ويُرسل إلى محادثتين.
        [few] نُشر. المقال في الأرشيف، ويُرسل إلى { $count } محادثات.
        [many] نُشر. المقال في الأرشيف، ويُرسل إلى { $count } محادثة.
       *[other] نُشر. المقال في الأرشيف، ويُرسل إلى { $count } محادثة.
    }
post-busy = أنت تكتب شيئًا الآن. أكمله، أو ألغه: { -command(name: "cancel") }
button-skip = تجاوز
button-done = هذا كل شيء
button-publish = نشر
button-breaking = ⚡ عاجل
button-cancel = إلغاء
button-read = قراءة المقال
nothing-to-cancel = ليس هناك ما يُلغى. تفضّل، أنا معك.
post-untitled = بلا عنوان
post-empty = لا شيء بعد. ما العنوان؟
post-picture-more = هل للألبوم بقية؟ أرسلها، أو تابع.
post-lead-question = اكتب جملة أو جملتين تسبقان النص.
post-lead-wrong = أرسل المقدمة نصًّا لا يزيد على { $max } حرف.
post-slug-question = اكتب اسمه في الروابط: حروف لاتينية وأرقام وشرطات.
post-slug-wrong = أحتاج إلى حروف لاتينية وأرقام وشرطات، لا أرقام وحدها.
post-slug-taken = لمقال آخر هذا الاسم. اكتب اسمًا غيره.
post-language-question = بأي لغة هو؟ اخترها، أو اكتب رمزها، مثل «{"\u2066"}ar{"\u2069"}».
post-language-wrong = لا أعرف هذه اللغة. اكتب رمزها، مثل «{"\u2066"}ar{"\u2069"}».
post-tags-chosen = حتى الآن: { $tags }
tag-nearly = «{ $tag }» موضوع جديد. الموجود: { $tags }. أيها تقصد؟
post-schedule-question = متى يُنشر؟ اختر، أو اكتب: «غدًا 8:00» أو «بعد ساعتين» أو تاريخًا. الآن { $now } ({ $zone }).
post-schedule-wrong = لم أفهم هذا الوقت. جرّب «غدًا 8:00» أو «بعد ساعتين» أو تاريخًا.
post-schedule-past = مضى هذا الوقت. اختر وقتًا آتيًا.
post-confirm-correction = هل أرسل هذا التصحيح؟
post-confirm-scheduled = مجدول: { $time } ({ $zone })
post-checks-none = ✓ لا أرى ما يحتاج إلى إصلاح.
post-breaking = ⚡ عاجل: يُرسل قبل كل شيء.
post-kept = حُفظ. تجده هنا: { -command(name: "queue") }
post-corrected = صُحّح. هكذا يراه القراء من الآن.
post-left = تُرك. لم يتغير شيء.
post-left-draft = تُرك. لم يُنشر شيء، وما كتبته مسودة هنا: { -command(name: "queue") }
post-gone = هذا المقال لم يعد هنا، أو لا يمكن تغييره.
post-edited = أُخذ التعديل: { $field }
post-conflict = غيّر شخص آخر هذا المقال في الأثناء. نسختك محفوظة في السجل. بأيهما تتابع؟
article-unreadable = لا أستطيع قراءة هذا. { $reason }
article-no-rich = هذا الخادم لا يقبل المقالات قطعة واحدة.
article-offer = هل أجعل من هذا مقالًا؟
fact-title = العنوان
fact-text = النص
fact-lead = المقدمة
fact-tags = المواضيع
fact-picture = الصورة
fact-language = اللغة
fact-slug = الاسم في الروابط
button-title = العنوان
button-text = النص
button-lead = المقدمة
button-picture = الصورة
button-language = اللغة
button-slug = الاسم في الروابط
button-proposed = خذ هذا
button-mine = نسختي
button-theirs = النسخة الأخرى
button-new-tag = الموضوع الجديد
button-schedule = جدولة
button-keep = حفظ
button-correct = إرسال التصحيح
button-correct-marked = إرسال مع عبارة «صُحّح»
button-recall = سحب
button-history = السجل
button-make-article = اجعله مقالًا
button-queue = قائمة الانتظار
button-edit = تعديل
button-move = تغيير الوقت
button-stop = إيقاف
button-undo = تراجع
button-restore = استعادة
button-discard-surely = نعم، احذفها
button-view-reader-classic = قارئ، صفحات
button-view-channel-classic = قناة، صفحات
button-view-reader-rich = قارئ، كاملًا
button-view-channel-rich = قناة، كاملًا
check-no-text = لا نص فيه.
check-no-lead = بلا مقدمة: ستظهر في القوائم جمل من النص.
check-long-title = طول العنوان { $length } حرف، والإشعار يُظهر نحو { $most }.
check-small-picture = الصورة صغيرة ({ $width } × { $height }) وستظهر غير واضحة.
check-broken-link = هذا الرابط لا يؤدي إلى شيء: { $url }
check-similar = شبيه جدًّا بـ«{ $title }» ({ $date })
check-new-tags = لا أحد يتابع هذه المواضيع بعد: { $tags }
check-direction = راجع اتجاه الكتابة: { $where }
publish-soon = يُنشر بعد { $wait }.
published-articles = المقالات المنشورة: { $articles }
publish-articles = المقالات: { $articles }
queue-title = قائمة الانتظار: { $count }
queue-empty = لا شيء في الانتظار. لبدء مقال: { -command(name: "post") }
queue-draft = مسودة
queue-scheduled = { $time } ({ $zone })، بعد { $wait }
queue-stopped = أُوقف: لم يخرج شيء.
queue-too-late = فات الأوان: نُشر المقال، أو لم يعد هنا. لسحب ما نُشر: { -command(name: "recall") }
queue-discard-question = هل أحذف «{ $title }» نهائيًّا؟
article-not-found = لا أجد هذا المقال.
article-which = أي مقال؟ رُدّ بالأمر على مقال، أو اكتب رقمه بعده، أو اختر:
article-ours = هذا مقال من مقالاتنا.
article-corrected = صُحّح: { $time }
article-recalled = سحبت هيئة التحرير هذا المقال.
recall-why = لماذا يُسحب؟ من يفتحه لاحقًا يقرأ السبب. اكتبه، أو تجاوز.
recall-no-reason = بلا ذكر سبب.
recall-reason = السبب: { $reason }
recall-sure = هل يُسحب من جميع القراء؟
recall-done = سُحب. لن يجده القراء بعد الآن.
recall-left = يبقى منشورًا.
recall-gone = هذا المقال غير منشور، أو لم يعد منشورًا.
history-none = لم تغيّره هيئة التحرير بعد.
history-source = { $time }، كما ورد
history-editor = { $time }، عدّله { $editor }
history-same = لم تتغير كلمة واحدة.
history-formatting = تغيّر التنسيق.

# الخلاصات (التحرير)
feeds-title = الخلاصات: { $count }
feeds-how = لإضافة خلاصة اكتب عنوانها (أو عنوان موقعها) ومواضيعها: {"\u2066"}/feeds https://example.org{"\u2069"} المدينة، الطعام. وإذا كتبت {"\u2066"}draft{"\u2069"} قبل العنوان انتظرت مقالاتها موافقتك.
feeds-private = أدر الخلاصات في محادثة خاصة معي من فضلك.
feed-refused = لا يمكنني قبول هذا كخلاصة. { $reason }
feed-added = أُضيفت. ما فيها الآن في الأرشيف ولا يُرسل إلى أحد؛ وما يأتي بعد الآن جديد.
feed-added-draft = أُضيفت. ما فيها وما يأتي ينتظر موافقتك.
feed-known = هذه الخلاصة موجودة من قبل.
feed-active = تُفحص بانتظام
feed-paused = متوقفة
feed-ended = منتهية
feed-failing = متعثرة منذ { $since }
feed-publishes = تُنشر المقالات الجديدة فورًا.
feed-asks = تنتظر المقالات الجديدة حتى تنشرها.
feed-tags = المواضيع: { $tags }
feed-last = آخر نجاح: { $time }
feed-never = لم تُفحص بعد.
feed-next = الفحص التالي: { $time }
feed-error = آخر مشكلة: { $reason }
feed-remove-question = هل أحذف الخلاصة «{ $feed }»؟ تبقى مقالاتها المنشورة، ويُحذف ما ينتظر موافقتك.
feed-removed = حُذفت الخلاصة «{ $feed }». تبقى مقالاتها المنشورة.
feed-failing-notice = الخلاصة «{ $feed }» متعثرة منذ { $since }. تُعاد المحاولة على فترات متباعدة.
feed-ended-notice = لم تعد الخلاصة «{ $feed }» موجودة، ولن تُفحص بعد الآن.
feed-recovered-notice = عادت الخلاصة «{ $feed }» إلى العمل.
drafts-title = { $feed } · بانتظارك: { $count }
drafts-none = لا شيء من «{ $feed }» بانتظار موافقتك.
drafts-stale = سبق اتخاذ القرار في هذا.
button-poll = افحص الآن
button-pause = إيقاف
button-resume = استئناف
dispatch-article = إرسال: { $title }
dispatch-correction = تصحيح: { $title }
dispatch-recall = سحب: { $title }
dispatch-active = قيد الإرسال
dispatch-paused = متوقف مؤقتًا
dispatch-cancelled = أُلغي: لن يُرسل شيء آخر
dispatch-finished = انتهى
dispatch-sent = أُرسل: { $sent } من { $total }
dispatch-failed = فشل: { $failed }
dispatch-skipped = تُجووز: { $skipped }
dispatch-speed = { $speed } في الثانية، بقي { $time }
dispatch-estimate = يستغرق نحو { $time }.
dispatch-gone = لقد انتهى ذلك بالفعل.
button-stop-sending = إيقاف نهائي
estimate-chats = عدد المستلمين: نحو { $chats }. المدة: نحو { $time }.
estimate-stars = التكلفة بالنجوم: حتى { $stars }.
button-publish-at-once = انشر فورًا
button-ask-first = اسألني أولًا
button-waiting = بانتظارك: { $count }
button-remove = حذف
button-remove-surely = نعم، احذفها
button-discard = رفض
button-publish-all = نشر الكل
button-discard-all = رفض الكل

# الخصوصية
privacy-title = ما يُحفظ عنك
privacy-kept = حين تشترك أو تغيّر إعدادًا أحفظ: رقم هذه المحادثة في تيليجرام، وما تتابعه ومتى وبأي لغة وشكل، وعمليات البحث التي طلبت تكرارها، والرسائل التي أرسلتها كي لا تصلك رسالة مرتين.
privacy-not-kept = لا أحفظ اسمك، ولا ما تكتبه وتبحث عنه، ولا ما تقرؤه، ولا مكانك.
privacy-ways = { -command(name: "mydata") } لعرض كل ذلك في ملف. { -command(name: "forgetme") } لمحوه فورًا.
mydata-here = هذا كل ما يُحفظ عن هذه المحادثة.
mydata-nothing = لا يُحفظ شيء عن هذه المحادثة.
forget-question = هل تريد محو كل شيء عن هذه المحادثة: الاشتراكات والإعدادات وعمليات البحث المحفوظة وما ينتظر الإرسال؟ لا رجعة في ذلك.
button-forget-surely = نعم، امحُ كل شيء
button-forget-not = لا، أبقِه
forget-not = لم يُمحَ شيء.
forgotten = تم المحو. لم يعد يُحفظ شيء عن هذه المحادثة.
forgotten-editor = يبقى دورك وما فعلته به: فذلك سجل هيئة التحرير.

# مدن المناطق الزمنية
city-los-angeles = لوس أنجلوس
city-chicago = شيكاغو
city-new-york = نيويورك
city-sao-paulo = ساو باولو
city-london = لندن
city-berlin = برلين
city-cairo = القاهرة
city-istanbul = إسطنبول
city-moscow = موسكو
city-nairobi = نيروبي
city-tehran = طهران
city-dubai = دبي
city-kabul = كابل
city-karachi = كراتشي
city-kolkata = كلكتا
city-shanghai = شانغهاي
city-tokyo = طوكيو
city-sydney = سيدني
city-paris = باريس
city-vienna = فيينا
city-zurich = زيورخ
city-madrid = مدريد
city-rome = روما
city-baghdad = بغداد
city-riyadh = الرياض
city-beirut = بيروت
city-damascus = دمشق
city-casablanca = الدار البيضاء
city-algiers = الجزائر
city-tunis = تونس
city-mexico-city = مكسيكو سيتي
city-bogota = بوغوتا
city-buenos-aires = بوينس آيرس

# التحرير
owners-only = المالك وحده يقرر من يكتب هنا.
desk-private = افعل هذا في محادثة خاصة معي من فضلك.
role-owner = مالك
role-editor = محرر
role-author = كاتب
role-rights-owner = يفعل المالك كل ما يفعله المحرر، ويقرر من ينضم إلى التحرير.
role-rights-editor = المحرر ينشر، ويبت في مسودات الكتّاب، ويعتني بالخلاصات.
role-rights-author = الكاتب يكتب المسودات بالأمر ⁦/post⁩، والمحرر ينشرها.
role-now-owner = أنت الآن مالك في { $publication }.
role-now-editor = أنت الآن محرر في { $publication }.
role-now-author = أنت الآن كاتب في { $publication }.
role-lost = لم تعد تكتب في { $publication }. يمكنك أن تقرأ وتبحث وتشترك كما كنت.
editors-title = التحرير: { $count }
editors-how = الرقم يفتح صاحبه. الدعوة رابط ترسله أنت، صالح لشخص واحد ويوم واحد.
editor-configured = مالك بحسب الإعدادات (⁦OWNER_IDS⁩): لا يتغير ذلك في محادثة.
editor-last-owner = لم يتغير شيء: هذا آخر مالك.
editor-remove-question = هل يُزال { $name }؟ يسري ذلك فورًا، حتى في منتصف مقال.
editor-joined = { $name } قَبِل دعوتك: { $role }.
invitations-title = دعوات مفتوحة
invitation-open = { $role }، حتى { $until }
invitation-owner = دعوة لمالك
invitation-editor = دعوة لمحرر
invitation-author = دعوة لكاتب
invitation-how = أرسل هذا الرابط إلى من تريده وحده. أول من يفتحه ينضم. يصلح حتى { $until }.
invitation-revoked = أُلغيت: لم يعد للرابط أثر.
invitation-gone = استُعملت هذه الدعوة أو أُلغيت أو انتهت مدتها.
invitation-invalid = استُعملت هذه الدعوة من قبل أو أُلغيت أو انتهت مدتها. اطلب دعوة جديدة.
invitation-private = افتح الدعوة في محادثة خاصة معي.
button-editors = التحرير
button-invite-owner = دعوة مالك
button-invite-editor = دعوة محرر
button-invite-author = دعوة كاتب
button-make-owner = اجعله مالكًا
button-make-editor = اجعله محررًا
button-make-author = اجعله كاتبًا
button-revoke = إلغاء الدعوة
button-approve = موافقة
button-reject = رفض
button-csv = ملف ⁦CSV⁩

# مسودات تنتظر محررًا
post-waiting = المقال ينتظر موافقة محرر. ستعرف النتيجة هنا.
approval-waits = مسودة من { $name } تنتظر الموافقة:
approval-changed = تغيرت هذه المسودة في الأثناء. لم يُتخذ قرار؛ هكذا هي الآن:
approval-rejected = لم يُنشر. يبقى مسودة، ويُخبَر كاتبه.
draft-approved = نُشر «{ $title }».
draft-rejected = لم يُنشر «{ $title }». يبقى مسودة.
draft-discarded = استُبعد «{ $title }». لم يُنشر شيء.
correction-held = «{ $title }» يقول مصدره الآن شيئًا آخر. يبقى تصحيح هيئة التحرير، وما يقوله المصدر في سجل المقال.

# إعلانات
announcement-withdrawn = سُحب هذا الإعلان.
broadcast-question = إعلان لمشتركيك. أرسل ما يقوله: نصًّا أو صورة أو ألبومًا أو ملفًا، أو أعد توجيه رسالة. (للإلغاء في أي وقت: { -command(name: "cancel") })
broadcast-text-wrong = أحتاج إلى نص أو صورة.
broadcast-to-question = إلى من يُرسل؟ اختر، ويمكن اختيار عدة لغات.
broadcast-tag-question = مشتركو أي موضوع؟ اختره أو اكتبه.
broadcast-tag-wrong = لا يوجد موضوع كهذا. اختر واحدًا، أو اكتبه كما يظهر في المقالات.
broadcast-everyone = كل المشتركين
broadcast-tagged = مشتركو { $tag }
broadcast-preview = هكذا يصل إليهم:
broadcast-confirm = هل أرسله؟
broadcast-asked = عدد من طُلبت موافقتهم: { $editors }. بعد أول موافقة يُرسل حين تنتهي مهلة التراجع.
broadcast-alone = يحتاج الإعلان إلى موافقة شخص آخر، وليس هناك محرر غيرك. يدعو المالك محررًا هنا: { -command(name: "editors") }
broadcast-incomplete = لا شيء يُرسل بعد.
broadcast-conflict = غيّر شخص آخر هذا الإعلان في الأثناء. يبقى إعلانه كما هو، وإعلانك مستقل من الآن.
broadcast-gone = هذا الإعلان لم يعد هنا، أو لا يمكن تغييره.
broadcast-kept = حُفظ. تجده هنا: { -command(name: "broadcast") }
broadcast-left = تُرك. لم يُرسل شيء، وما كتبته محفوظ هنا: { -command(name: "broadcast") }
broadcast-discarded = أُلغي. لم يُرسل شيء.
broadcast-sent = إعلانك في الطريق. عدد المحادثات: { $chats }
broadcast-held = لم يخرج إعلانك: من تلزم كلمته لم يعد محررًا. عاد مسودة.
broadcast-too-late = فات الأوان: خرج الإعلان، أو لم يعد هنا.
broadcast-recall-question = هل أسحب هذا الإعلان من كل مكان وصل إليه؟ ما مضى عليه أكثر من يومين لا يُحذف، بل يُكتب فيه أنه سُحب.
broadcast-recalled = سُحب. يُحذف حيث يمكن ذلك.
broadcast-title = الإعلانات: { $total }
broadcast-empty = لا إعلانات بعد. لبدء إعلان: { -command(name: "broadcast") }
broadcast-pictures = صور
broadcast-state-draft = مسودة
broadcast-state-waiting = ينتظر الموافقة
broadcast-state-scheduled = على وشك الخروج
broadcast-state-sent = أُرسل
broadcast-state-recalled = سُحب
consent-asks = يريد { $name } إرسال هذا الإعلان، وتلزم موافقة محرر ثانٍ.
consent-given = وافق { $name } على إعلانك.
consent-refused = رفض { $name } إعلانك. عاد مسودة.
consent-refused-here = رُفض. عاد مسودة، ويُخبَر من أراد إرساله.
consent-own = يجب أن يوافق شخص آخر على إعلانك.
consent-changed = تغيّر هذا الإعلان منذ ذلك الحين. ستُسأل مرة أخرى حين يُراد إرساله.
button-everyone = الجميع · { $chats }
button-by-tag = مشتركو موضوع
button-audience = إلى من
button-send = إرسال
button-test = أرسله إليّ
button-no-picture = بلا صورة
button-ask-consent = طلب الموافقة
button-consent = موافقة
button-announcements = السابقة
button-make-announcement = اجعله إعلانًا
fact-audience = إلى
dispatch-announcement = إعلان: { $title }
dispatch-announcement-recall = سحب إعلان: { $title }

# سجل الأعمال
audit-title = من فعل ماذا
audit-empty = لم يحدث شيء بعد.
audit-submit = قدّم مسودة
audit-approve = وافق ونشر
audit-reject = رفض مسودة
audit-publish = نشر
audit-schedule = حدّد موعدًا
audit-unschedule = ألغى الموعد
audit-edit = صحّح
audit-restore = أعاد نسخة سابقة
audit-recall = سحب
audit-discard = استبعد
audit-broadcast = أرسل إعلانًا
audit-broadcast-write = كتب إعلانًا
audit-broadcast-change = غيّر إعلانًا ينتظر الموافقة
audit-broadcast-ask = طلب الموافقة على إعلان
audit-broadcast-consent = وافق على إعلان
audit-broadcast-refuse = رفض إعلانًا
audit-broadcast-stop = أوقف إعلانًا
audit-broadcast-discard = استبعد إعلانًا
audit-broadcast-recall = سحب إعلانًا
audit-pause = أوقف الإرسال مؤقتًا
audit-resume = استأنف الإرسال
audit-cancel = ألغى الإرسال
audit-invite = دعا
audit-revoke = ألغى دعوة
audit-join = قَبِل دعوة
audit-role = غيّر دورًا
audit-remove = أزال محررًا
audit-feed-add = أضاف خلاصة
audit-feed-change = غيّر خلاصة
audit-feed-remove = أزال خلاصة
audit-channel-change = غيّر قناة

# أرقام
stats-subscribers = المشتركون
stats-changes = من انضم ومن غادر
stats-deliveries = الإرسال
stats-articles = أكثر المقالات فتحًا
stats-tags = أكثر المواضيع فتحًا
stats-hours = ساعات القراءة
stats-searches = عمليات بحث بلا نتيجة
stats-range = { $from } – { $until }
stats-now = الآن
stats-joined = انضموا
stats-left = غادروا
stats-blocked = حظروا
stats-sent = وصلت
stats-failed = لم تصل
stats-empty = لم يُحصَ شيء في هذه المدة.
stats-hours-how = المقالات المفتوحة بحسب ساعة اليوم ({ $zone }).
stats-searches-how = كلمات بحثت عنها خمس محادثات على الأقل في يوم واحد، لا غير.
chart-subscribers = المشتركون
chart-changes = انضم وغادر
chart-deliveries = الإرسال
chart-articles = المقالات
chart-tags = المواضيع
chart-hours = الساعات
chart-searches = لم يُعثر عليه
chart-days-week = 7 أيام
chart-days-month = 30 يومًا
chart-days-quarter = 90 يومًا
button-dark = داكن
button-light = فاتح

# حين يحدث خلل
too-much = هذا كثير دفعة واحدة. لا أقرأ ما يصل الآن؛ حاول مرة أخرى بعد قليل من فضلك.
something-wrong = حدث خلل هنا، والخطأ منا لا منك. حاول مرة أخرى بعد قليل من فضلك. وإن تكرر ذلك فأخبرنا بهذا الرمز: { $code }.
text-only = أفهم الكلمات والأوامر. اكتب ما تبحث عنه، أو ابدأ من هنا:
command-unknown = لا أعرف هذا الأمر. هذا ما يمكنني فعله:

# What needs a person: to the owners
trouble-sender = لم يُسلَّم شيء منذ { $since } مع أن رسائل تنتظر. لم يضع منها شيء. تفقد الاتصال بتيليجرام وسجل البرنامج؛ يفحص «{ $command }» كل شيء، وكثيرًا ما تنفع إعادة التشغيل.
trouble-sender-healed = عاد تسليم الرسائل.
trouble-disk = لم يبق سوى القليل من المساحة على قرص قاعدة البيانات. أفرغ مساحة قريبًا: إذا امتلأ فلن يُحفظ شيء، وتفشل النسخ الاحتياطية قبل ذلك.
trouble-disk-healed = توجد على القرص مساحة كافية من جديد.
trouble-backup = لا توجد نسخة احتياطية حديثة: فشلت الأخيرة أو مضى عليها أكثر من يومين. يذكر السجل السبب عند «{ $job }». ثم أنشئ نسخة: «{ $command }».
trouble-backup-healed = توجد نسخة احتياطية حديثة من جديد.
trouble-database = تتعذر الكتابة في قاعدة البيانات منذ { $since }. يتلقى القراء اعتذارًا بدل الإجابات. تفقد مساحة القرص وأذونات الملف؛ يذكر «{ $command }» ما يجده.
trouble-database-healed = عادت قاعدة البيانات إلى العمل.
trouble-search = لا يتابع فهرس البحث المقالات منذ دقائق: لا يُعثر على الجديد منها. يذكر السجل السبب؛ ويعيد «{ $command }» بناءه.
trouble-search-healed = يضم فهرس البحث جميع المقالات من جديد.
trouble-redis = خادم ⁦Redis⁩ لا يستجيب منذ بعض الوقت. يتلقى القراء والمحررون اعتذارًا بدل الإجابات، ولا يضيع شيء. تحقق من أنه يعمل؛ يذكر «{ $command }» ما يجده.
trouble-redis-healed = عاد خادم ⁦Redis⁩ إلى العمل.
