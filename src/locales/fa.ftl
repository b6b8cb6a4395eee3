# Greeting and help
welcome-title = به { $publication } خوش آمدید
welcome-search = 🔎 هر چه بنویسید، در بایگانی دنبالش می‌گردم.
welcome-read = 📰 مقاله‌ها را همین‌جا، از اول تا آخر بخوانید.
welcome-subscribe = ⏰ مشترک شوید تا هر روز سر ساعت دلخواهتان خلاصه‌ها برسد.
help-title = کارهایی که { $publication } برایتان می‌کند
help-search = هر چیز دیگری که بنویسید، در بایگانی جست‌وجو می‌شود.

# Buttons on many messages
button-latest = تازه‌ها
button-tags = برچسب‌ها
button-subscribe = اشتراک
button-unfollow = لغو همه
button-back = ‹ بازگشت
source = خواندن در سایت اصلی ↗
read-on = ادامهٔ مطلب

# Commands, as the menu shows them
command-start = شروع
command-help = راهنما
command-latest = تازه‌ترین مقاله‌ها
command-tags = همهٔ برچسب‌ها
command-tag = مقاله‌های یک برچسب
command-digest = خلاصهٔ امروز، هفته یا ماه
command-search = جست‌وجو در بایگانی
command-subscribe = دریافت خلاصهٔ روزانه یا هر مقاله در لحظه
command-unsubscribe = لغو همهٔ اشتراک‌ها
command-settings = ساعت خلاصه، منطقهٔ زمانی، زبان
command-post = نوشتن و انتشار مقاله
command-cancel = رها کردن کار جاری

# Lists
latest-title = تازه‌ترین مقاله‌ها
latest-empty = هنوز چیزی منتشر نشده است. به‌زودی سر بزنید.
tags-title =
    { $count ->
        [0] هنوز برچسبی نیست.
       *[other] { $count } برچسب
    }
tag-title = مقاله‌های «{ $tag }»
tag-count = { $count } مقاله
tag-which = کدام برچسب؟ آن را بعد از فرمان بنویسید، مثلاً ‎/tag { $example }‎، یا از این‌جا انتخاب کنید:
tag-unknown = برچسبی به نام «{ $tag }» نداریم. همهٔ برچسب‌ها:

# Search
search-which = دنبال چه هستید؟ یکی دو کلمه بنویسید.
search-count = { $count } مقاله پیدا شد
search-none = برای «{ $query }» چیزی پیدا نشد. کلمه‌های کمتر یا دیگری را امتحان کنید، یا گشتی بزنید:

# Reading
article-unknown = این مقاله دیگر این‌جا نیست، یا هرگز نبوده. گشتی بزنید:
stale-button = این دکمه مال پیام قدیمی‌تری است و دیگر کار نمی‌کند. از این‌جا ادامه دهید:
stale-short = این دکمه دیگر کار نمی‌کند.

# Digests
digest-title = { $publication }: خلاصهٔ شما
digest-today = { $publication }: امروز
digest-week = { $publication }: ۷ روز گذشته
digest-month = { $publication }: ۳۰ روز گذشته
digest-about = دربارهٔ { $tag }
digest-empty = در این مدت چیزی منتشر نشده است. بازهٔ بلندتری را امتحان کنید:
digest-untagged = دیگر مطالب
digest-more = … و { $count } مقالهٔ دیگر. ‎/latest‎ را ببینید.
digest-footer = تغییر ساعت: ‎/settings‎ · لغو: ‎/unsubscribe‎
digest-usage = ‎/digest‎ و ‎/digest week‎ و ‎/digest month‎ را می‌فهمم، با یک برچسب پیش از بازه: ‎/digest { $example } week‎
period-today = امروز
period-week = ۷ روز
period-month = ۳۰ روز

# Subscribing
subscribe-title = اشتراک شما
subscribe-none = هنوز چیزی را دنبال نمی‌کنید. «همه چیز» یا برچسب‌های دلخواهتان را انتخاب کنید.
subscribe-daily = { $what } هر روز ساعت { $time } ({ $zone }) به شکل خلاصه برایتان می‌آید. ساعت را با ‎/settings‎ عوض کنید.
subscribe-instant = { $what } همان لحظهٔ انتشار، مقاله به مقاله برایتان می‌آید.
follow-everything = همه چیز
cadence-daily = خلاصهٔ روزانه
cadence-instant = در لحظه
unsubscribed = انجام شد: دیگر چیزی برایتان نمی‌فرستم. همچنان می‌توانید بگردید و بخوانید، و هر وقت خواستید دوباره ‎/subscribe‎ کنید.
not-subscribed = مشترک چیزی نبودید، پس چیزی نمی‌آید. با ‎/subscribe‎ مشترک شوید.
admins-only = فقط مدیران این گفت‌وگو می‌توانند این را تغییر دهند.

# Settings
settings-title = تنظیمات
settings-time = ساعت خلاصه
settings-zone = منطقهٔ زمانی
settings-language = زبان
choose-time = خلاصه چه ساعتی بیاید؟ انتخاب کنید، یا ساعتی مثل ۷:۳۰ بنویسید.
choose-zone = کجا هستید؟ شهری را انتخاب کنید، یا نام شهر دیگری را به انگلیسی بنویسید.
choose-language = به چه زبانی حرف بزنم؟
time-wrong = ساعتی مثل ۷:۳۰ یا ۱۹:۰۰ لازم دارم.
zone-unknown = شهر «{ $zone }» را نمی‌شناسم. نام شهر بزرگی را در منطقهٔ زمانی خود به انگلیسی بنویسید، مثلاً Tehran، یا منطقه‌ای مثل Europe/Paris.
saved = ذخیره شد.

# Writing an article (editors)
editors-only = این‌جا فقط دبیران منتشر می‌کنند. اگر خبری برای ما دارید، به تحریریه بنویسید.
post-private = لطفاً مقاله را در گفت‌وگوی خصوصی با من بنویسید.
post-title-question = یک مقالهٔ تازه. عنوانش چیست؟ (با ‎/cancel‎ هر جا خواستید رها کنید.)
post-title-wrong = عنوان باید یک خط متن باشد، حداکثر { $max } نویسه.
post-text-question = حالا متن. قالب‌بندی و پیوندها می‌مانند.
post-text-wrong = متن مقاله را به شکل پیام بفرستید.
post-tags-question = برچسب‌ها، با ویرگول از هم جدا؟ مثلاً: شهر، خوراک.
post-tags-wrong = برچسب‌ها را به شکل متن و با ویرگول بنویسید، یا از آن بگذرید.
post-picture-question = تصویری دارد؟ آن را به شکل عکس بفرستید.
post-picture-wrong = یک عکس لازم دارم، یا از آن بگذرید.
post-picture-large = این تصویر را نتوانستم از تلگرام بگیرم. کوچک‌ترش را امتحان کنید، یا از آن بگذرید.
post-preview = خوانندگان آن را این‌طور می‌بینند:
post-confirm = منتشر شود؟
post-confirm-wrong = یکی از دکمه‌ها را انتخاب کنید: انتشار، از نو، یا رها کردن.
post-cancelled = رها شد. چیزی منتشر نشد.
post-published =
    { $count ->
        [0] منتشر شد. در بایگانی است و همین حالا پیدا می‌شود؛ برای هیچ کانال یا مشترک لحظه‌ای نمی‌رود.
       *[other] منتشر شد. در بایگانی است و برای { $count } گفت‌وگو می‌رود.
    }
post-busy = در حال نوشتن مقاله‌ای هستید. تمامش کنید، یا با ‎/cancel‎ رهایش کنید.
button-skip = بگذریم
button-publish = انتشار
button-restart = از نو
button-cancel = رها کردن
button-read = خواندن
nothing-to-cancel = کاری برای رها کردن نیست. گوش می‌دهم.

# When something is wrong
something-wrong = این‌جا مشکلی پیش آمد و تقصیر شما نیست. لطفاً کمی بعد دوباره امتحان کنید.
text-only = من کلمه و فرمان می‌فهمم. بنویسید دنبال چه هستید، یا از این‌جا شروع کنید:
command-unknown = این فرمان را نمی‌شناسم. کارهایی که می‌کنم:
