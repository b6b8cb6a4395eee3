# Okura “siz” denir; düğmeler ve komutlar okurun söylediğidir, bu yüzden kısadır (“Abone ol”).
# Yayının adı ve saat hiçbir ek almaz: ek, adın son sesine göre değişirdi.

# Karşılama ve yardım
description = { $publication } kiosku: arşivde arayın, yazıların tamamını burada okuyun, seçtiğiniz saatte özet alın. “Başlat” düğmesine dokunun.
description-short = { $publication } kiosku: arayın, okuyun, abone olun.
welcome-title = Hoş geldiniz! Burası { $publication }
welcome-search = 🔎 Birkaç kelime yazın, yazıları bulayım.
welcome-read = 📰 İlk satırdan son satıra kadar burada okuyun.
welcome-subscribe = ⏰ Abone olun, her gün seçtiğiniz saatte bir özet gelsin.
help-title = { $publication } sizin için neler yapabilir
help-search = Bunların dışında ne yazarsanız arşivde ararım.

# Birçok mesajın altındaki düğmeler
button-latest = En yeniler
button-tags = Konular
button-subscribe = Abone ol
button-unfollow = Aboneliği bitir
button-back = ‹ Geri
source = Kaynağında oku ↗
read-on = Devamını oku
article-withdrawn = Bu makale geri çekildi.
button-related = Benzer yazılar
button-share = Paylaş
button-save = Kaydet
button-saved = Kaydedildi ✓

# Menüde göründükleri gibi komutlar
command-start = Buradan başla
command-help = Neler yapabilirim
command-latest = En yeni yazılar
command-tags = Tüm konular
command-tag = Bir konudaki yazılar
command-digest = Günün, haftanın ya da ayın özeti
command-search = Arşivde ara
command-subscribe = Ne geleceğini ve ne sıklıkta geleceğini seçin
command-unsubscribe = Aboneliği bitir
command-settings = Özet saati, saat dilimi, dil
command-privacy = Hakkınızda neler saklanıyor
command-mydata = Saklanan her şey, bir dosyada
command-forgetme = Hakkınızdaki her şeyi sil
command-post = Yazı yaz ve yayımla
command-queue = Taslaklar ve planlananlar
command-edit = Yayımlanmış bir yazıyı düzelt
command-recall = Yayımlanmış bir yazıyı geri çek
command-history = Bir yazının önceki hâlleri
command-broadcast = Abonelere duyuru gönder
command-feeds = Yazıların geldiği akışlar
command-stats = Sayılarla yazı işleri
command-audit = Kim ne yaptı
command-editors = Kim yazıyor ve yayımlıyor
command-cancel = Başlanan işten vazgeç

# Listeler
latest-title = En yeni yazılar
latest-empty = Henüz hiçbir şey yayımlanmadı. Yakında yine bekleriz.
tags-title =
    { $count ->
        [0] Henüz konu yok.
        [one] Bir konu
       *[other] { $count } konu
    }
tag-title = “{ $tag }” konulu yazılar
tag-count =
    { $count ->
        [one] Bir yazı
       *[other] { $count } yazı
    }
tag-which = Hangi konu? Komuttan sonra yazın, örneğin /tag { $example }, ya da buradan seçin:
tag-unknown = “{ $tag }” diye bir konu yok. Konuların hepsi burada:

# Arama
search-which = Ne arıyorsunuz? Bir iki kelime yazın.
search-count =
    { $count ->
        [one] Bir yazı bulundu
       *[other] { $count } yazı bulundu
    }
search-count-more = { $many } yazıdan fazla
search-corrected = Tam bu sözcükler yok. Gösterilen: “{ $query }”
search-meant = “{ $query }” mi demek istediniz?
search-similar = benzer: { $similar }
search-none = “{ $query }” için bir şey bulunamadı. Daha az ya da başka kelimelerle deneyin veya şunlara göz atın:

# Okuma
article-unknown = Bu yazı artık burada değil ya da hiç olmadı. Şunlara göz atın:
related-title = { $title } yazısına benzeyenler
related-none = Buna benzer bir yazı bulamadım. Şunlara göz atın:
save-where = Kaydedildi: bu sohbette sabitlendi. Üstteki çubuk sizi ona götürür.
stale-button = Bu düğme eski bir mesajdan kalma, artık çalışmıyor. Buradan devam edin:
stale-short = Bu düğme artık çalışmıyor.

# Özetler
digest-title = { $publication }: özetiniz
digest-today = { $publication }: bugün
digest-week = { $publication }: son 7 gün
digest-month = { $publication }: son 30 gün
digest-about = “{ $tag }” konusunda
digest-empty = Bu sürede hiçbir şey yayımlanmadı. Daha uzun bir süre deneyin:
digest-untagged = Diğer yazılar
digest-more =
    { $count ->
        [one] … ve bir yazı daha. Tümü: /latest
       *[other] … ve { $count } yazı daha. Tümü: /latest
    }
digest-footer = Saati değiştir: /settings · Aboneliği bitir: /unsubscribe
digest-usage = Şunları anlarım: /digest, /digest week ve /digest month; süreden önce bir konu da yazabilirsiniz: /digest { $example } week
period-today = Bugün
period-week = 7 gün
period-month = 30 gün

# Abonelik
subscribe-title = Abonelikler
subscribe-none = Henüz hiçbir şey takip edilmiyor. Hepsini ya da sevdiğiniz konuları seçin.
subscribe-daily = Her gün, saat { $time }: { $what }
subscribe-weekly = Her hafta, { $day }, saat { $time }: { $what }
subscribe-muted = Hiçbir zaman: { $what }
subscribe-paused = Duraklatıldı. Yeniden başlama tarihi: { $date }
subscribe-zone = Saatler şu şehrin saatidir: { $city }. Değiştirmek için: /settings
subscribe-instant = Anında: { $what }
subscribe-everything = tüm konular
follow-everything = Hepsi
cadence-daily = Günlük
cadence-weekly = Haftalık
cadence-instant = Anında
unsubscribed = Tamam, size artık bir şey göndermeyeceğim. Aramayı ve okumayı sürdürebilir, dilediğiniz zaman /subscribe ile yeniden abone olabilirsiniz.
not-subscribed = Zaten bir aboneliğiniz yoktu, bir şey de gelmeyecek. Abone olmak için: /subscribe
admins-only = Bunu yalnızca bu sohbetin yöneticileri değiştirebilir.
button-sources = Akışlar
button-topics = Tek tek
button-mutes = Konu sustur
topics-choose = Ne sıklıkta geleceğini değiştirmek için birini seçin:
topic-how-often = Ne sıklıkta?
button-topic-never = Artık gelmesin
sources-choose = Tek başına takip edilebilen akışlar:
mutes-choose = Hiçbir zaman gelmemesi gereken konuları seçin:
pause-choose = Ne zamana kadar hiçbir şey gelmesin? Seçin ya da 24 Aralık gibi bir tarih yazın.
pause-days =
    { $count ->
        [one] { $count } gün
       *[other] { $count } gün
    }
pause-wrong = Henüz gelmemiş bir gün yazın, örneğin 24 Aralık.
button-alert = 🔔 Yenilerini haber ver
alert-saved = “{ $query }” aramasına uyan yeni yazılar anında gelecek. Değiştirmek ya da bitirmek için: /subscribe
alert-too-many = Kayıtlı arama sayısı sınırda: { $most }. Önce birini bitirin: /subscribe

# Ayarlar
settings-title = Ayarlar
settings-line = { $label }: { $value }
settings-time = Özet saati
settings-zone = Saat dilimi
settings-language = Dil
settings-form = Yazılar
settings-zone-now = { $city } (şimdi { $now })
settings-format = Özet
settings-quiet = Sessiz saatler
settings-articles = Yazı dilleri
settings-sound = Ses
settings-chats = Kanallar ve gruplar
sound-on = açık
sound-off = kapalı
button-sound-on = Sesi aç
button-sound-off = Sesi kapat
choose-time = Özet saat kaçta gelsin? Saati seçin ya da 7:30 gibi bir saat yazın.
choose-minute = Hangi dakikada? Başka bir dakika da yazabilirsiniz, örneğin 7:43.
choose-zone = Neredesiniz? Bir şehir seçin ya da şehrinizi veya ülkenizi yazın.
choose-zone-found = Hangisi?
button-location = 📍 Konumumu kullan
button-share-location = 📍 Konumumu gönder
location-how = Aşağıdaki düğmeye dokunun. Konumunuz bana saat diliminizi söyler ve saklanmaz.
choose-language = Sizinle hangi dilde konuşayım?
choose-form = Yazılar nasıl gelsin? “Sayfa sayfa” her yerde çalışır; “Tek parça” güncel bir Telegram ister.
choose-format = Özette neler olsun?
choose-quiet = Ne zaman sessizlik olsun? Anında gelecek olanlar sonra gelir. Seçin ya da 22:30-6:45 gibi iki saat yazın.
choose-articles = Yazıları hangi dillerde okuyorsunuz?
articles-all = hepsi
quiet-none = Yok
quiet-wrong = 22:30-6:45 gibi iki saat yazın.
form-classic = Sayfa sayfa
form-rich = Tek parça (yeni sürümler)
format-titles = Başlıklar
format-summaries = Başlıklar ve özetler
format-full = En çok üç yazının tamamı
time-wrong = 7:30 ya da 19:00 gibi bir saat yazın.
zone-unknown = “{ $zone }” nedir, bilmiyorum. Saat diliminizdeki büyük bir şehri (örneğin Ankara), ülkenizi ya da Europe/Paris gibi bir saat dilimini yazın.
saved = Kaydedildi.
chats-how = Kanalınızda ya da grubunuzda da yazabilirim. Oraya ne geleceğini yöneticileri seçer.
chats-yours = Bunlar yayının kanalları. Ne geleceğini değiştirmek için birini seçin:
button-add-chat = Kanal ya da grup ekle
chats-choose = Aşağıdaki bir düğmeyle seçin. Yalnızca yöneticisi olduğunuz sohbetler sunulur.
button-choose-channel = Bir kanal
button-choose-group = Bir grup
chat-not-there = O sohbette değilim. Önce beni ekleyin.
chat-no-posting = O kanalda paylaşım yapamıyorum. Bana paylaşım yetkisi verip yeniden seçin.
chat-added = Şu sohbete ne gelsin: { $chat }?

# Yazı yazmak (yazı işleri)
editors-only = Burada yalnızca yazı işleri yayın yapabilir. Bize bir haberiniz varsa yazı işlerine iletin.
post-private = Yazıları lütfen benimle özel sohbette yazın.
post-title-question = Yeni bir yazı. Başlığı ne olsun? (/cancel ile istediğiniz an vazgeçebilirsiniz.)
post-title-wrong = Başlık tek satırlık bir metin olmalı, en fazla { $max } karakter.
post-text-question = Şimdi metin. Biçimlendirme ve bağlantılar korunur.
post-text-wrong = Yazının metnini mesaj olarak gönderin.
post-text-more = Uzun bir metindi. Devamı varsa şimdi gönderin.
post-tags-question = Konular neler? Virgülle ayırın, örneğin: Şehir, Yemek.
post-tags-wrong = Konuları metin olarak, virgülle ayırarak gönderin ya da bu adımı atlayın.
post-picture-question = Görsel olsun mu? Fotoğraf olarak gönderin.
post-picture-wrong = Bir fotoğraf gönderin ya da bu adımı atlayın.
post-picture-large = Bu görseli Telegram’dan alamadım. Daha küçüğünü deneyin ya da bu adımı atlayın.
post-preview = Okurlar yazıyı böyle görecek:
post-confirm = Yayımlansın mı?
post-confirm-wrong = Lütfen düğmelerden birini seçin.
post-cancelled = Vazgeçildi. Hiçbir şey yayımlanmadı.
post-published =
    { $count ->
        [0] Yayımlandı. Yazı arşivde ve şimdiden aranabiliyor; yazıları anında alan bir kanal ya da abone yok.
        [one] Yayımlandı. Yazı arşivde; bir sohbete gönderiliyor.
       *[other] Yayımlandı. Yazı arşivde; { $count } sohbete gönderiliyor.
    }
post-busy = Zaten bir şey yazıyorsunuz. Bitirin ya da /cancel ile vazgeçin.
button-skip = Atla
button-done = Hepsi bu
button-publish = Yayımla
button-breaking = ⚡ Son dakika
button-cancel = Vazgeç
button-read = Yazıyı oku
nothing-to-cancel = Vazgeçilecek bir şey yok. Sizi dinliyorum.
post-untitled = Başlıksız
post-empty = Henüz bir şey yok. Başlığı ne olsun?
post-picture-more = Albümün devamı var mı? Gönderin ya da sürdürün.
post-lead-question = Metinden önce duracak bir iki cümle yazın.
post-lead-wrong = Girişi metin olarak gönderin, en fazla { $max } karakter.
post-slug-question = Bağlantılardaki adını yazın: Latin harfleri, rakamlar ve kısa çizgiler.
post-slug-wrong = Latin harfleri, rakamlar ve kısa çizgiler gerekiyor; yalnız rakam olmaz.
post-slug-taken = Bu ad başka bir yazıda var. Başka bir ad yazın.
post-language-question = Hangi dilde? Seçin ya da kodunu yazın, örneğin “tr”.
post-language-wrong = Bu dili bilmiyorum. Kodunu yazın, örneğin “tr”.
post-tags-chosen = Şimdilik: { $tags }
tag-nearly = “{ $tag }” yeni olur. Var olan: { $tags }. Hangisini istiyorsunuz?
post-schedule-question = Ne zaman yayımlansın? Seçin ya da yazın: “yarın 8:00”, “2 saat sonra”, bir tarih. Şu an { $now } ({ $zone }).
post-schedule-wrong = Bu zamanı anlamadım. “yarın 8:00”, “2 saat sonra” ya da bir tarih deneyin.
post-schedule-past = Bu zaman geçti. Gelecekte bir zaman seçin.
post-confirm-correction = Düzeltme gönderilsin mi?
post-confirm-scheduled = Planlandı: { $time } ({ $zone })
post-checks-none = ✓ Düzeltilecek bir şey görmüyorum.
post-breaking = ⚡ Son dakika: her şeyden önce gider.
post-kept = Saklandı. /queue içinde bulursunuz.
post-corrected = Düzeltildi. Okurlar artık böyle görüyor.
post-left = Vazgeçildi. Hiçbir şey değişmedi.
post-left-draft = Bırakıldı. Hiçbir şey yayımlanmadı; yazdıklarınız /queue içinde taslak olarak duruyor.
post-gone = Bu yazı artık yok ya da değiştirilemez.
post-edited = Alındı: { $field }
post-conflict = Bu arada bu yazıyı başka biri değiştirdi. Sizinki geçmişte saklandı. Hangisiyle devam edilsin?
article-unreadable = Bunu okuyamıyorum. { $reason }
article-no-rich = Bu sunucu tek parça yazı kabul etmiyor.
article-offer = Bundan bir yazı olsun mu?
fact-title = Başlık
fact-text = Metin
fact-lead = Giriş
fact-tags = Konular
fact-picture = Görsel
fact-language = Dil
fact-slug = Bağlantıdaki adı
button-title = Başlık
button-text = Metin
button-lead = Giriş
button-picture = Görsel
button-language = Dil
button-slug = Bağlantıdaki adı
button-proposed = Bunu al
button-mine = Benimki
button-theirs = Diğeri
button-new-tag = Yenisi kalsın
button-schedule = Planla
button-keep = Sakla
button-correct = Düzeltmeyi gönder
button-correct-marked = “Düzeltildi” notuyla gönder
button-recall = Geri çek
button-history = Geçmiş
button-make-article = Yazı yap
button-queue = Kuyruk
button-edit = Düzenle
button-move = Taşı
button-stop = Durdur
button-undo = Geri al
button-restore = Geri getir
button-discard-surely = Evet, sil
button-view-reader-classic = Okur, sayfalı
button-view-channel-classic = Kanal, sayfalı
button-view-reader-rich = Okur, tek parça
button-view-channel-rich = Kanal, tek parça
check-no-text = Metin yok.
check-no-lead = Giriş yok: listelerde metinden cümleler görünecek.
check-long-title = Başlık { $length } karakter; bir bildirim yaklaşık { $most } karakter gösterir.
check-small-picture = Görsel küçük ({ $width } × { $height }), bulanık görünecek.
check-broken-link = Bu bağlantı hiçbir yere gitmiyor: { $url }
check-similar = “{ $title }” yazısına çok benziyor ({ $date })
check-new-tags = Bu konuları henüz kimse izlemiyor: { $tags }
check-direction = Yazı yönüne bakın: { $where }
publish-soon = { $wait } içinde yayımlanıyor.
published-articles = Yayımlandı: { $articles }
publish-articles = Yazılar: { $articles }
queue-title = Kuyruk: { $count }
queue-empty = Bekleyen yok. /post ile bir yazıya başlayın.
queue-draft = Taslak
queue-scheduled = { $time } ({ $zone }), { $wait } sonra
queue-stopped = Durduruldu: hiçbir şey çıkmadı.
queue-too-late = Geç kaldınız: çoktan çıktı ya da artık yok. /recall yayımlananı geri çeker.
queue-discard-question = “{ $title }” tümüyle silinsin mi?
article-not-found = Böyle bir yazı bulamıyorum.
article-which = Hangisi? Komutla bir yazıyı yanıtlayın, ardına numarasını yazın ya da seçin:
article-ours = Bu bizim bir yazımız.
article-corrected = düzeltildi: { $time }
article-recalled = Yazı işleri bu yazıyı geri çekti.
recall-why = Neden geri çekiliyor? Sonradan açan nedeni okur. Yazın ya da atlayın.
recall-no-reason = Neden belirtilmeden.
recall-reason = Neden: { $reason }
recall-sure = Bütün okurlardan geri çekilsin mi?
recall-done = Geri çekildi. Okurlar artık bulamaz.
recall-left = Yayında kalıyor.
recall-gone = Bu yazı yayında değil ya da artık değil.
history-none = Yazı işleri henüz değiştirmedi.
history-source = { $time }, geldiği gibi
history-editor = { $time }, değiştiren: { $editor }
history-same = Tek sözcük bile farklı değil.
history-formatting = Biçimlendirme farklı.

# Akışlar (yazı işleri)
feeds-title = Akışlar: { $count }
feeds-how = Eklemek için /feeds, akışın (ya da sitesinin) adresi ve konular: /feeds https://example.org Şehir, Yemek. Adresten önce “draft” yazarsanız yazıları sizi bekler.
feeds-private = Akışları lütfen benimle özel sohbette yönetin.
feed-refused = Bunu akış olarak alamıyorum. { $reason }
feed-added = Eklendi. Şu an içinde olanlar arşive girer ve kimseye gönderilmez; bundan sonra gelenler yenidir.
feed-added-draft = Eklendi. İçindekiler de gelecek olanlar da sizi bekler.
feed-known = Bu akış zaten var.
feed-active = düzenli olarak denetleniyor
feed-paused = duraklatıldı
feed-ended = sona erdi
feed-failing = { $since } tarihinden beri aksıyor
feed-publishes = Yeni yazılar hemen yayımlanır.
feed-asks = Yeni yazılar siz yayımlayana kadar bekler.
feed-tags = Konular: { $tags }
feed-last = Son başarılı denetleme: { $time }
feed-never = Henüz denetlenmedi.
feed-next = Sonraki denetleme: { $time }
feed-error = Son sorun: { $reason }
feed-remove-question = “{ $feed }” akışı kaldırılsın mı? Yayımlanan yazılar kalır; sizi bekleyenler silinir.
feed-removed = “{ $feed }” akışı kaldırıldı. Yayımlanan yazılar kaldı.
feed-failing-notice = “{ $feed }” akışı { $since } tarihinden beri aksıyor. Giderek daha seyrek denenecek.
feed-ended-notice = “{ $feed }” akışı artık yok; bir daha denetlenmeyecek.
feed-recovered-notice = “{ $feed }” akışı yeniden çalışıyor.
drafts-title = { $feed } · sizi bekleyen: { $count }
drafts-none = “{ $feed }” akışından sizi bekleyen yok.
drafts-stale = Bu konuda zaten karar verildi.
button-poll = Şimdi denetle
button-pause = Duraklat
button-resume = Sürdür
dispatch-article = Gönderim: { $title }
dispatch-correction = Düzeltme: { $title }
dispatch-recall = Geri çekme: { $title }
dispatch-active = Yolda
dispatch-paused = Duraklatıldı
dispatch-cancelled = İptal edildi: başka bir şey gönderilmiyor
dispatch-finished = Bitti
dispatch-sent = Gönderilen: { $sent } / { $total }
dispatch-failed = Başarısız: { $failed }
dispatch-skipped = Atlanan: { $skipped }
dispatch-speed = Saniyede { $speed }, kalan süre { $time }
dispatch-estimate = Yaklaşık { $time } sürer.
dispatch-gone = Bu zaten bitti.
button-stop-sending = Tamamen durdur
estimate-chats = Yaklaşık { $chats } sohbete gider ve yaklaşık { $time } sürer.
estimate-stars = En fazla { $stars } yıldıza mal olur.
button-publish-at-once = Hemen yayımla
button-ask-first = Önce bana sor
button-waiting = Bekleyen: { $count }
button-remove = Kaldır
button-remove-surely = Evet, kaldır
button-discard = Reddet
button-publish-all = Hepsini yayımla
button-discard-all = Hepsini reddet

# Gizlilik
privacy-title = Hakkınızda neler saklanıyor
privacy-kept = Abone olduğunuzda ya da bir ayarı değiştirdiğinizde şunları saklarım: bu sohbetin Telegram numarası; neyi, ne zaman, hangi dilde ve biçimde takip ettiğiniz; yinelememi istediğiniz aramalar; ve hiçbiri iki kez gelmesin diye gönderdiğim mesajlar.
privacy-not-kept = Adınızı, yazdıklarınızı ve aradıklarınızı, okuduklarınızı ve nerede olduğunuzu saklamam.
privacy-ways = /mydata hepsini bir dosyada gösterir. /forgetme hemen siler.
mydata-here = Bu sohbet hakkında saklanan her şey bu kadar.
mydata-nothing = Bu sohbet hakkında hiçbir şey saklanmıyor.
forget-question = Bu sohbet hakkındaki her şey silinsin mi: abonelikler, ayarlar, kayıtlı aramalar ve gönderilmeyi bekleyenler? Geri alınamaz.
button-forget-surely = Evet, hepsini sil
button-forget-not = Hayır, kalsın
forget-not = Hiçbir şey silinmedi.
forgotten = Silindi. Bu sohbet hakkında artık hiçbir şey saklanmıyor.
forgotten-editor = Rolünüz ve onunla yaptıklarınız kalır: bunlar yazı işlerinin kaydıdır.

# Saat dilimlerinin şehirleri
city-los-angeles = Los Angeles
city-chicago = Chicago
city-new-york = New York
city-sao-paulo = São Paulo
city-london = Londra
city-berlin = Berlin
city-cairo = Kahire
city-istanbul = İstanbul
city-moscow = Moskova
city-nairobi = Nairobi
city-tehran = Tahran
city-dubai = Dubai
city-kabul = Kâbil
city-karachi = Karaçi
city-kolkata = Kalküta
city-shanghai = Şanghay
city-tokyo = Tokyo
city-sydney = Sidney
city-paris = Paris
city-vienna = Viyana
city-zurich = Zürih
city-madrid = Madrid
city-rome = Roma
city-baghdad = Bağdat
city-riyadh = Riyad
city-beirut = Beyrut
city-damascus = Şam
city-casablanca = Kazablanka
city-algiers = Cezayir
city-tunis = Tunus
city-mexico-city = Meksiko
city-bogota = Bogotá
city-buenos-aires = Buenos Aires

# Editörler
owners-only = Burada kimin yazacağına yalnızca bir sahip karar verir.
desk-private = Bunu benimle özel bir sohbette yapın lütfen.
role-owner = sahip
role-editor = editör
role-author = yazar
role-rights-owner = Sahipler editörlerin yaptığı her şeyi yapar ve kimin editör olacağına karar verir.
role-rights-editor = Editörler yayımlar, yazarların taslaklarına karar verir ve akışlarla ilgilenir.
role-rights-author = Yazarlar /post ile taslak yazar. Onları bir editör yayımlar.
role-now-owner = Artık { $publication } sahiplerindensiniz.
role-now-editor = Artık { $publication } editörlerindensiniz.
role-now-author = Artık { $publication } yazarlarındansınız.
role-lost = Artık { $publication } için yazmıyorsunuz. Okumaya, aramaya ve abone olmaya devam edebilirsiniz.
editors-title = Editörler: { $count }
editors-how = Bir sayı o kişiyi açar. Davet, sizin ilettiğiniz bir bağlantıdır; bir kişi ve bir gün için geçerlidir.
editor-configured = Yapılandırmaya göre sahip (OWNER_IDS): bu bir sohbette değiştirilemez.
editor-last-owner = Hiçbir şey değişmedi: bu son sahip.
editor-remove-question = { $name } çıkarılsın mı? Bir yazının ortasında bile hemen geçerli olur.
editor-joined = { $name } davetinizi kabul etti: { $role }.
invitations-title = Açık davetler
invitation-open = { $role }, son: { $until }
invitation-owner = Bir sahip için davet
invitation-editor = Bir editör için davet
invitation-author = Bir yazar için davet
invitation-how = Bu bağlantıyı yalnızca istediğiniz kişiye gönderin. İlk açan katılır. Son: { $until }.
invitation-revoked = Geri alındı: bağlantı artık bir işe yaramıyor.
invitation-gone = Bu davet kullanıldı, geri alındı ya da süresi doldu.
invitation-invalid = Bu davet zaten kullanıldı, geri alındı ya da süresi doldu. Yenisini isteyin.
invitation-private = Daveti benimle özel bir sohbette açın.
button-editors = Editörler
button-invite-owner = Sahip davet et
button-invite-editor = Editör davet et
button-invite-author = Yazar davet et
button-make-owner = Sahip yap
button-make-editor = Editör yap
button-make-author = Yazar yap
button-revoke = Geri al
button-approve = Onayla
button-reject = Reddet
button-csv = CSV dosyası

# Editör bekleyen taslaklar
post-waiting = Bir editörün onayını bekliyor. Sonucu burada öğrenirsiniz.
approval-waits = { $name } imzalı bir taslak onay bekliyor:
approval-changed = Bu taslak bu arada değişti. Karar verilmedi; şimdiki hâli:
approval-rejected = Yayımlanmadı. Taslak olarak kalıyor, yazarına haber veriliyor.
draft-approved = “{ $title }” yayımlandı.
draft-rejected = “{ $title }” yayımlanmadı. Taslak olarak kalıyor.
draft-discarded = “{ $title }” elendi. Hiçbir şey yayımlanmadı.
correction-held = “{ $title }” kaynağında artık başka bir şey diyor. Yazı işlerinin düzeltmesi geçerli; kaynağın dediği yazının geçmişinde.

# Duyurular
announcement-withdrawn = Bu duyuru geri çekildi.
broadcast-question = Abonelerinize bir duyuru. Ne diyecekse gönderin: bir metin, fotoğraf, albüm, dosya; ya da bir mesajı iletin. (/cancel ile istediğiniz an vazgeçebilirsiniz.)
broadcast-text-wrong = Bir metin ya da fotoğraf gerekli.
broadcast-to-question = Kime gitsin? Seçin; birden çok dil de olabilir.
broadcast-tag-question = Hangi konunun aboneleri? Seçin ya da yazın.
broadcast-tag-wrong = Böyle bir konu yok. Birini seçin ya da yazılarda geçtiği gibi yazın.
broadcast-everyone = bütün aboneler
broadcast-tagged = { $tag } aboneleri
broadcast-preview = Onlara böyle ulaşacak:
broadcast-confirm = Gönderilsin mi?
broadcast-asked = Onayı istenen kişi sayısı: { $editors }. İlk onay gelince, geri alma süresi dolduktan sonra gönderilir.
broadcast-alone = Duyuru için başka birinin onayı gerekli, ama başka editör yok. Sahibi /editors ile birini davet edebilir.
broadcast-incomplete = Henüz gönderilecek bir şey yok.
broadcast-conflict = Bu arada bu duyuruyu başka biri değiştirdi. Onunki olduğu gibi kalıyor; sizinki bundan sonra ayrı bir duyuru.
broadcast-gone = Bu duyuru artık yok ya da değiştirilemez.
broadcast-kept = Saklandı. /broadcast içinde bulursunuz.
broadcast-left = Bırakıldı. Hiçbir şey gönderilmedi; yazdıklarınız /broadcast içinde duruyor.
broadcast-discarded = Vazgeçildi. Hiçbir şey gönderilmedi.
broadcast-sent = Duyurunuz yolda. Sohbet sayısı: { $chats }
broadcast-held = Duyurunuz çıkmadı: onayı gereken biri artık editör değil. Duyuru yeniden taslak oldu.
broadcast-too-late = Geç kaldınız: çoktan çıktı ya da artık yok.
broadcast-recall-question = Bu duyuru ulaştığı her yerden geri çekilsin mi? İki günden eski olanlar silinemez; orada geri çekildiği yazar.
broadcast-recalled = Geri çekildi. Mümkün olan her yerde siliniyor.
broadcast-title = Duyurular: { $total }
broadcast-empty = Henüz duyuru yok. /broadcast ile birine başlayın.
broadcast-pictures = Fotoğraflar
broadcast-state-draft = Taslak
broadcast-state-waiting = Onay bekliyor
broadcast-state-scheduled = Çıkmak üzere
broadcast-state-sent = Gönderildi
broadcast-state-recalled = Geri çekildi
consent-asks = { $name } bu duyuruyu göndermek istiyor. İkinci bir editörün onayı gerekli.
consent-given = { $name } duyurunuzu onayladı.
consent-refused = { $name } duyurunuzu reddetti. Yeniden taslak oldu.
consent-refused-here = Reddedildi. Yeniden taslak oldu, göndermek isteyene haber veriliyor.
consent-own = Duyurunuzu başka birinin onaylaması gerekir.
consent-changed = Bu duyuru o zamandan beri değişti. Gönderileceği zaman size yeniden sorulur.
button-everyone = Herkes · { $chats }
button-by-tag = Bir konunun aboneleri
button-audience = Kime
button-send = Gönder
button-test = Bana gönder
button-no-picture = Fotoğrafsız
button-ask-consent = Onay iste
button-consent = Onayla
button-announcements = Öncekiler
button-make-announcement = Duyuru yap
fact-audience = Kime
dispatch-announcement = Duyuru: { $title }
dispatch-announcement-recall = Duyurunun geri çekilmesi: { $title }

# Kayıt
audit-title = Kim ne yaptı
audit-empty = Henüz bir şey yapılmadı.
audit-submit = taslak verdi
audit-approve = onaylayıp yayımladı
audit-reject = taslağı reddetti
audit-publish = yayımladı
audit-schedule = planladı
audit-unschedule = planı geri aldı
audit-edit = düzeltti
audit-restore = önceki sürüme döndü
audit-recall = geri çekti
audit-discard = eledi
audit-broadcast = duyuru gönderdi
audit-broadcast-write = duyuru yazdı
audit-broadcast-change = onay bekleyen duyuruyu değiştirdi
audit-broadcast-ask = duyuru için onay istedi
audit-broadcast-consent = duyuruyu onayladı
audit-broadcast-refuse = duyuruyu reddetti
audit-broadcast-stop = duyuruyu durdurdu
audit-broadcast-discard = duyuruyu eledi
audit-broadcast-recall = duyuruyu geri çekti
audit-pause = gönderimi durdurdu
audit-resume = gönderimi sürdürdü
audit-cancel = gönderimi iptal etti
audit-invite = davet etti
audit-revoke = daveti geri aldı
audit-join = daveti kabul etti
audit-role = rol değiştirdi
audit-remove = bir editörü çıkardı
audit-feed-add = akış ekledi
audit-feed-change = akışı değiştirdi
audit-feed-remove = akışı kaldırdı
audit-channel-change = kanalı değiştirdi

# Sayılar
stats-subscribers = Aboneler
stats-changes = Gelenler ve gidenler
stats-deliveries = Gönderimler
stats-articles = En çok açılan yazılar
stats-tags = En çok açılan konular
stats-hours = Okuma saatleri
stats-searches = Sonuçsuz aramalar
stats-range = { $from } – { $until }
stats-now = Şimdi
stats-joined = Gelen
stats-left = Giden
stats-blocked = Engelleyen
stats-sent = İletilen
stats-failed = Başarısız
stats-empty = Bu sürede hiçbir şey sayılmadı.
stats-hours-how = Günün saatine göre açılan yazılar ({ $zone }).
stats-searches-how = Yalnızca bir günde en az beş sohbetin aradığı kelimeler.
chart-subscribers = Aboneler
chart-changes = Gelen, giden
chart-deliveries = Gönderimler
chart-articles = Yazılar
chart-tags = Konular
chart-hours = Saatler
chart-searches = Bulunamayan
chart-days-week = 7 gün
chart-days-month = 30 gün
chart-days-quarter = 90 gün
button-dark = Koyu
button-light = Açık

# Bir şey ters gittiğinde
too-much = Bir anda çok fazla geldi. Şimdi gelenleri okumuyorum; lütfen birazdan yeniden deneyin.
something-wrong = Burada bir sorun çıktı; suç sizde değil, bizde. Lütfen birazdan yeniden deneyin. Yine olursa bize şu kodu söyleyin: { $code }.
text-only = Kelimelerden ve komutlardan anlarım. Aradığınızı yazın ya da buradan başlayın:
command-unknown = Bu komutu bilmiyorum. Yapabildiklerim şunlar:

# What needs a person: to the owners
trouble-sender = { $since } tarihinden beri bekleyen iletiler olduğu hâlde hiçbir şey gönderilmedi. Hiçbiri kaybolmadı. Telegram bağlantısına ve günlüğe bakın; “{ $command }” her şeyi inceler, yeniden başlatmak da çoğu kez işe yarar.
trouble-sender-healed = İletiler yeniden gönderiliyor.
trouble-disk = Veritabanının bulunduğu diskte az yer kaldı. Yakında yer açın: disk dolunca hiçbir şey kaydedilemez, yedekler daha önce başarısız olur.
trouble-disk-healed = Diskte yeniden yeterince yer var.
trouble-backup = Taze yedek yok: sonuncusu başarısız oldu ya da iki günden eski. Nedenini günlük “{ $job }” satırında söyler. Ardından bir yedek alın: “{ $command }”.
trouble-backup-healed = Yeniden taze bir yedek var.
trouble-database = Veritabanına { $since } tarihinden beri yazılamıyor. Okurlar yanıt yerine bir özür alıyor. Diskteki yere ve dosyanın izinlerine bakın; “{ $command }” ne bulduğunu söyler.
trouble-database-healed = Veritabanı yeniden çalışıyor.
trouble-search = Arama dizini birkaç dakikadır yazıları izleyemiyor: yeni yazılar bulunmuyor. Nedenini günlük söyler; “{ $command }” dizini yeniden kurar.
trouble-search-healed = Arama dizininde yeniden bütün yazılar var.
trouble-redis = Redis’e bir süredir ulaşılamıyor. Okurlar ve editörler yanıt yerine bir özür alıyor; hiçbir şey kaybolmuyor. Sunucusunun çalışıp çalışmadığına bakın; “{ $command }” ne bulduğunu söyler.
trouble-redis-healed = Redis’e yeniden ulaşılıyor.
