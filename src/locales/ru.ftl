# Приветствие и справка
description = Киоск издания { $publication }: ищите в архиве, читайте статьи целиком прямо здесь и получайте дайджест в удобное вам время. Нажмите «Старт».
description-short = Киоск издания { $publication }: поиск, чтение, подписка.
welcome-title = Добро пожаловать! Это { $publication }
welcome-search = 🔎 Напишите пару слов — и я найду статьи.
welcome-read = 📰 Читайте прямо здесь, от первой строки до последней.
welcome-subscribe = ⏰ Подпишитесь — и дайджест будет приходить каждый день в удобное вам время.
help-title = { $publication }: что я умею
help-search = Всё остальное, что вы напишете, я поищу в архиве.

# Кнопки под многими сообщениями
button-latest = Свежее
button-tags = Темы
button-subscribe = Подписаться
button-unfollow = Отписаться от всего
button-back = ‹ Назад
source = Читать в источнике ↗
read-on = Читать дальше
article-withdrawn = Эта статья отозвана.
button-related = Похожие
button-share = Поделиться
button-save = Сохранить
button-saved = Сохранено ✓

# Команды, как их показывает меню
command-start = С чего начать
command-help = Что я умею
command-latest = Свежие статьи
command-tags = Все темы
command-tag = Статьи по теме
command-digest = Дайджест за день, неделю или месяц
command-search = Поиск по архиву
command-subscribe = Выбрать, что присылать и как часто
command-unsubscribe = Отписаться от всего
command-settings = Время дайджеста, часовой пояс, язык
command-privacy = Что о вас хранится
command-mydata = Всё, что хранится, одним файлом
command-forgetme = Стереть всё о вас
command-post = Написать и опубликовать статью
command-queue = Черновики и запланированное
command-edit = Исправить опубликованную статью
command-recall = Отозвать опубликованную статью
command-history = Прежние версии статьи
command-broadcast = Отправить объявление подписчикам
command-feeds = Ленты, из которых приходят статьи
command-stats = Редакция в цифрах
command-audit = Кто что сделал
command-editors = Кто пишет и публикует
command-cancel = Отменить начатое

# Списки
latest-title = Свежие статьи
latest-empty = Пока ничего не опубликовано. Загляните чуть позже.
tags-title =
    { $count ->
        [0] Тем пока нет.
        [one] { $count } тема
        [few] { $count } темы
        [many] { $count } тем
       *[other] { $count } темы
    }
tag-title = Статьи по теме «{ $tag }»
tag-count =
    { $count ->
        [one] { $count } статья
        [few] { $count } статьи
        [many] { $count } статей
       *[other] { $count } статьи
    }
tag-which = Какая тема вас интересует? Напишите её после команды, например /tag { $example }, или выберите здесь:
tag-unknown = Темы «{ $tag }» у нас нет. Вот все темы:

# Поиск
search-which = Что будем искать? Напишите одно-два слова.
search-count =
    { $count ->
        [one] Нашлась { $count } статья
        [few] Нашлось { $count } статьи
        [many] Нашлось { $count } статей
       *[other] Нашлось { $count } статьи
    }
search-count-more = Больше { $many } статей
search-corrected = Точно таких слов нигде нет. Показано: «{ $query }»
search-meant = Возможно, вы имели в виду «{ $query }»?
search-similar = похожих: { $similar }
search-none = По запросу «{ $query }» ничего не нашлось. Попробуйте сократить или изменить его — или загляните сюда:

# Чтение
article-unknown = Этой статьи здесь нет или уже нет. Загляните сюда:
related-title = Похожее на «{ $title }»
related-none = Похожих статей не нашлось. Загляните сюда:
save-where = Сохранено: закреплено в этом чате. К статье ведёт панель наверху.
stale-button = Эта кнопка из старого сообщения, она больше не работает. Продолжить можно отсюда:
stale-short = Эта кнопка больше не работает.

# Дайджесты
digest-title = { $publication }: ваш дайджест
digest-today = { $publication }: за сегодня
digest-week = { $publication }: за последние 7 дней
digest-month = { $publication }: за последние 30 дней
digest-about = по теме «{ $tag }»
digest-empty = За это время ничего не вышло. Попробуйте период подлиннее:
digest-untagged = А также
digest-more =
    { $count ->
        [one] … и ещё { $count } статья. Все — в /latest.
        [few] … и ещё { $count } статьи. Все — в /latest.
        [many] … и ещё { $count } статей. Все — в /latest.
       *[other] … и ещё { $count } статьи. Все — в /latest.
    }
digest-footer = Изменить время: /settings · Отписаться: /unsubscribe
digest-usage = Я понимаю /digest, /digest week и /digest month, а перед периодом можно назвать тему: /digest { $example } week.
period-today = Сегодня
period-week = 7 дней
period-month = 30 дней

# Подписка
subscribe-title = Подписки
subscribe-none = Подписок пока нет. Выберите всё или только интересные вам темы.
subscribe-daily = Каждый день в { $time }: { $what }
subscribe-weekly = Раз в неделю, { $day }, { $time }: { $what }
subscribe-muted = Никогда: { $what }
subscribe-paused = Пауза: до { $date } ничего не придёт.
subscribe-zone = Время — как в городе { $city }. Изменить: /settings
subscribe-instant = Сразу: { $what }
subscribe-everything = все темы
follow-everything = Всё
cadence-daily = Раз в день
cadence-weekly = Раз в неделю
cadence-instant = Сразу
unsubscribed = Готово: больше я вам ничего не пришлю. Искать и читать можно по-прежнему, а вернуть подписку — когда угодно: /subscribe.
not-subscribed = Подписки у вас и не было, так что ничего не придёт. Подписаться: /subscribe.
admins-only = Это могут менять только администраторы чата.
button-sources = Ленты
button-topics = По отдельности
button-mutes = Скрыть темы
topics-choose = Выберите, чтобы изменить, как часто это приходит:
topic-how-often = Как часто?
button-topic-never = Больше не присылать
sources-choose = Ленты, на которые можно подписаться отдельно:
mutes-choose = Выберите темы, которые не должны приходить никогда:
pause-choose = До какого дня ничего не присылать? Выберите или напишите дату, например 24 декабря.
pause-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    }
pause-wrong = Напишите день, который ещё не наступил, например 24 декабря.
button-alert = 🔔 Сообщать о новых
alert-saved = Новые статьи по запросу «{ $query }» будут приходить сразу. Изменить или отменить: /subscribe
alert-too-many = Сохранено уже { $most } запросов, больше нельзя. Сначала отмените какой-нибудь: /subscribe

# Настройки
settings-title = Настройки
settings-line = { $label }: { $value }
settings-time = Время дайджеста
settings-zone = Часовой пояс
settings-language = Язык
settings-form = Статьи
settings-zone-now = { $city } (сейчас { $now })
settings-format = Дайджест
settings-quiet = Тихие часы
settings-articles = Языки статей
settings-sound = Звук
settings-chats = Каналы и группы
sound-on = включён
sound-off = выключен
button-sound-on = Включить звук
button-sound-off = Выключить звук
choose-time = Когда присылать дайджест? Выберите час или напишите время, например 7:30.
choose-minute = В какую минуту? Можно написать и любую другую, например 7:43.
choose-zone = Где вы находитесь? Выберите город или напишите свой либо страну.
choose-zone-found = Какой именно?
button-location = 📍 По моей геопозиции
button-share-location = 📍 Отправить геопозицию
location-how = Нажмите кнопку внизу. По геопозиции я узнаю ваш часовой пояс и не сохраню её.
choose-language = На каком языке с вами говорить?
choose-form = Как присылать статьи? «Постранично» работает везде, а «Целиком» — только в новых версиях Telegram.
choose-format = Что должно быть в дайджесте?
choose-quiet = Когда не беспокоить? Что пришло бы сразу, придёт потом. Выберите или напишите два времени, например 22:30-6:45.
choose-articles = На каких языках вы читаете статьи?
articles-all = все
quiet-none = Нет
quiet-wrong = Напишите два времени, например 22:30-6:45.
form-classic = Постранично
form-rich = Целиком (новые версии)
format-titles = Заголовки
format-summaries = Заголовки и краткое содержание
format-full = До трёх статей целиком
time-wrong = Напишите время, например 7:30 или 19:00.
zone-unknown = «{ $zone }» я не знаю. Напишите крупный город в вашем часовом поясе, например Казань, страну или сам пояс, например Europe/Paris.
saved = Сохранено.
chats-how = Я могу писать и в вашем канале или группе. Что туда приходит, решают их администраторы.
chats-yours = Это каналы издания. Выберите, где изменить то, что приходит:
button-add-chat = Добавить канал или группу
chats-choose = Выберите кнопкой внизу. Предлагаются только чаты, в которых вы администратор.
button-choose-channel = Канал
button-choose-group = Группа
chat-not-there = Меня нет в этом чате. Сначала добавьте меня.
chat-no-posting = Я не могу публиковать в этом канале. Дайте мне право публикации и выберите канал снова.
chat-added = Что присылать в чат { $chat }?

# Статья (для редакции)
editors-only = Публиковать здесь может только редакция. Если у вас есть для нас новость, напишите в редакцию.
post-private = Пожалуйста, пишите статьи в личном чате со мной.
post-title-question = Новая статья. Какой у неё заголовок? (Отменить можно в любой момент: /cancel.)
post-title-wrong = Заголовок должен быть текстом в одну строку, не длиннее { $max } знаков.
post-text-question = Теперь текст. Форматирование и ссылки сохранятся.
post-text-wrong = Пришлите текст статьи сообщением.
post-text-more = Текст длинный. Если есть продолжение, пришлите его сейчас.
post-tags-question = Укажите темы через запятую. Например: Город, Еда.
post-tags-wrong = Пришлите темы текстом, через запятую, или пропустите этот шаг.
post-picture-question = Будет картинка? Пришлите её как фото.
post-picture-wrong = Пришлите фото или пропустите этот шаг.
post-picture-large = Не получилось скачать эту картинку из Telegram. Пришлите поменьше или пропустите этот шаг.
post-preview = Так статью увидят читатели:
post-confirm = Публикуем?
post-confirm-wrong = Пожалуйста, нажмите одну из кнопок.
post-cancelled = Отменено. Ничего не опубликовано.
post-published =
    { $count ->
        [0] Опубликовано. Статья в архиве, и её уже можно найти; каналов и подписчиков, которые получают статьи сразу, пока нет.
        [one] Опубликовано. Статья в архиве и уходит в { $count } чат.
        [few] Опубликовано. Статья в архиве и уходит в { $count } чата.
        [many] Опубликовано. Статья в архиве и уходит в { $count } чатов.
       *[other] Опубликовано. Статья в архиве и уходит в { $count } чата.
    }
post-busy = Вы уже что-то пишете. Закончите или отмените: /cancel.
button-skip = Пропустить
button-done = Это всё
button-publish = Опубликовать
button-breaking = ⚡ Срочно
button-cancel = Отменить
button-read = Читать
nothing-to-cancel = Отменять нечего. Слушаю вас.
post-untitled = Без заголовка
post-empty = Пока ничего нет. Какой будет заголовок?
post-picture-more = Есть ещё снимки? Пришлите их или продолжайте.
post-lead-question = Напишите одно-два предложения, которые встанут перед текстом.
post-lead-wrong = Пришлите вводку текстом, не длиннее { $max } знаков.
post-slug-question = Напишите имя для ссылок: латинские буквы, цифры и дефисы.
post-slug-wrong = Нужны латинские буквы, цифры и дефисы, и не одни цифры.
post-slug-taken = Такое имя уже есть у другой статьи. Напишите другое.
post-language-question = На каком он языке? Выберите или напишите код, например «ru».
post-language-wrong = Я не знаю такого языка. Напишите код, например «ru».
post-tags-chosen = Пока: { $tags }
tag-nearly = «{ $tag }» — новая тема. Уже есть: { $tags }. Какую вы имеете в виду?
post-schedule-question = Когда опубликовать? Выберите или напишите: «завтра 8:00», «через 2 часа», дату. Сейчас { $now } ({ $zone }).
post-schedule-wrong = Не понимаю это время. Попробуйте «завтра 8:00», «через 2 часа» или дату.
post-schedule-past = Это время прошло. Выберите будущее.
post-confirm-correction = Отправить исправление?
post-confirm-scheduled = Запланировано: { $time } ({ $zone })
post-checks-none = ✓ Замечаний нет.
post-breaking = ⚡ Срочно: уйдёт раньше всего остального.
post-kept = Сохранено. Статья ждёт в /queue.
post-corrected = Исправлено. Теперь читатели видят статью такой.
post-left = Отменено. Ничего не изменено.
post-left-draft = Отменено. Ничего не опубликовано; написанное лежит черновиком в /queue.
post-gone = Этой статьи больше нет, или её нельзя изменить.
post-edited = Учтено: { $field }
post-conflict = Тем временем статью изменил кто-то другой. Ваша версия сохранена в истории. С какой продолжить?
article-unreadable = Не могу это прочесть. { $reason }
article-no-rich = Этот сервер не принимает статьи одним сообщением.
article-offer = Сделать из этого статью?
fact-title = Заголовок
fact-text = Текст
fact-lead = Вводка
fact-tags = Темы
fact-picture = Картинка
fact-language = Язык
fact-slug = Имя в ссылках
button-title = Заголовок
button-text = Текст
button-lead = Вводка
button-picture = Картинка
button-language = Язык
button-slug = Имя в ссылках
button-proposed = Взять это
button-mine = Моя
button-theirs = Другая
button-new-tag = Новая тема
button-schedule = Запланировать
button-keep = Сохранить
button-correct = Отправить исправление
button-correct-marked = Отправить с пометкой «исправлено»
button-recall = Отозвать
button-history = История
button-make-article = Сделать статью
button-queue = Очередь
button-edit = Изменить
button-move = Перенести
button-stop = Остановить
button-undo = Отменить
button-restore = Восстановить
button-discard-surely = Да, удалить
button-view-reader-classic = Читатель, стр.
button-view-channel-classic = Канал, стр.
button-view-reader-rich = Читатель, целиком
button-view-channel-rich = Канал, целиком
check-no-text = Нет текста.
check-no-lead = Нет вводки: в списках будут предложения из текста.
check-long-title = Длина заголовка: { $length }; уведомление показывает около { $most } знаков.
check-small-picture = Картинка мала ({ $width } × { $height }) и будет нечёткой.
check-broken-link = Эта ссылка никуда не ведёт: { $url }
check-similar = Очень похоже на «{ $title }» ({ $date })
check-new-tags = За этими темами ещё никто не следит: { $tags }
check-direction = Проверьте направление письма: { $where }
publish-soon = Выйдет через { $wait }.
published-articles = Опубликовано: { $articles }
publish-articles = Статей: { $articles }
queue-title = Очередь: { $count }
queue-empty = Ничего не ждёт. Начать статью: /post.
queue-draft = Черновик
queue-scheduled = { $time } ({ $zone }), через { $wait }
queue-stopped = Остановлено: ничего не вышло.
queue-too-late = Поздно: статья уже вышла, или её больше нет. Отозвать вышедшее: /recall.
queue-discard-question = Удалить «{ $title }» навсегда?
article-not-found = Такой статьи не нахожу.
article-which = Какую? Ответьте командой на статью, напишите после неё номер или выберите:
article-ours = Это наша статья.
article-corrected = исправлено: { $time }
article-recalled = Редакция отозвала эту статью.
recall-why = Почему статью отзывают? Причину прочтёт тот, кто откроет её позже. Напишите или пропустите.
recall-no-reason = Без указания причины.
recall-reason = Причина: { $reason }
recall-sure = Отозвать её у всех читателей?
recall-done = Отозвано. Читатели её больше не найдут.
recall-left = Статья остаётся опубликованной.
recall-gone = Эта статья не опубликована или уже отозвана.
history-none = Редакция её ещё не меняла.
history-source = { $time }, как пришла
history-editor = { $time }, правка: { $editor }
history-same = Ни одно слово не изменилось.
history-formatting = Изменилось оформление.

# Ленты (редакция)
feeds-title = Ленты: { $count }
feeds-how = Чтобы добавить ленту, напишите /feeds, её адрес (или адрес сайта) и темы: /feeds https://example.org Город, Еда. Со словом «draft» перед адресом её статьи будут ждать вас.
feeds-private = Пожалуйста, управляйте лентами в личном чате со мной.
feed-refused = Не могу принять это как ленту. { $reason }
feed-added = Добавлено. То, что в ленте есть сейчас, попадает в архив и никому не отправляется; всё, что придёт дальше, — новое.
feed-added-draft = Добавлено. То, что в ней есть, и то, что придёт, будет ждать вас.
feed-known = Эта лента уже есть.
feed-active = проверяется регулярно
feed-paused = приостановлена
feed-ended = завершена
feed-failing = недоступна с { $since }
feed-publishes = Новые статьи публикуются сразу.
feed-asks = Новые статьи ждут, пока вы их опубликуете.
feed-tags = Темы: { $tags }
feed-last = Последняя удачная проверка: { $time }
feed-never = Ещё не проверялась.
feed-next = Следующая проверка: { $time }
feed-error = Последняя ошибка: { $reason }
feed-remove-question = Удалить «{ $feed }»? Опубликованные статьи останутся; то, что ждёт вас, исчезнет.
feed-removed = Лента «{ $feed }» удалена. Опубликованные статьи остались.
feed-failing-notice = Лента «{ $feed }» недоступна с { $since }. Попытки повторяются всё реже.
feed-ended-notice = Ленты «{ $feed }» больше нет, проверять её я перестаю.
feed-recovered-notice = Лента «{ $feed }» снова работает.
drafts-title = { $feed } · ждут вашего решения: { $count }
drafts-none = Из ленты «{ $feed }» вас ничего не ждёт.
drafts-stale = По этой статье решение уже принято.
button-poll = Проверить сейчас
button-pause = Приостановить
button-resume = Возобновить
dispatch-article = Рассылка: { $title }
dispatch-correction = Исправление: { $title }
dispatch-recall = Отзыв: { $title }
dispatch-active = Отправляется
dispatch-paused = Приостановлена
dispatch-cancelled = Отменена: больше ничего не отправляется
dispatch-finished = Готово
dispatch-sent = Отправлено: { $sent } из { $total }
dispatch-failed = Не удалось: { $failed }
dispatch-skipped = Пропущено: { $skipped }
dispatch-speed = { $speed } в секунду, осталось { $time }
dispatch-estimate = Это займёт примерно { $time }.
dispatch-gone = Это уже закончилось.
button-stop-sending = Прекратить совсем
estimate-chats = Получателей: около { $chats }. Займёт примерно { $time }.
estimate-stars = Стоимость в звёздах: до { $stars }.
button-publish-at-once = Публиковать сразу
button-ask-first = Сначала спросить
button-waiting = Ждут: { $count }
button-remove = Удалить
button-remove-surely = Да, удалить
button-discard = Отклонить
button-publish-all = Опубликовать всё
button-discard-all = Отклонить всё

# О личных данных
privacy-title = Что о вас хранится
privacy-kept = Когда вы подписываетесь или меняете настройки, я храню: номер этого чата в Telegram; на что вы подписаны, когда это приходит, на каком языке и в каком виде; запросы, которые вы просили повторять; и какие сообщения отправлены, чтобы ни одно не пришло дважды.
privacy-not-kept = Я не храню ваше имя, то, что вы пишете и ищете, что читаете и где находитесь.
privacy-ways = /mydata показывает всё одним файлом. /forgetme сразу всё стирает.
mydata-here = Это всё, что хранится об этом чате.
mydata-nothing = Об этом чате ничего не хранится.
forget-question = Стереть всё об этом чате: подписки, настройки, сохранённые запросы и то, что ждёт отправки? Отменить это нельзя.
button-forget-surely = Да, стереть всё
button-forget-not = Нет, оставить
forget-not = Ничего не стёрто.
forgotten = Стёрто. Об этом чате больше ничего не хранится.
forgotten-editor = Ваша роль остаётся, как и то, что вы в ней сделали: это журнал редакции.

# Города часовых поясов
city-los-angeles = Лос-Анджелес
city-chicago = Чикаго
city-new-york = Нью-Йорк
city-sao-paulo = Сан-Паулу
city-london = Лондон
city-berlin = Берлин
city-cairo = Каир
city-istanbul = Стамбул
city-moscow = Москва
city-nairobi = Найроби
city-tehran = Тегеран
city-dubai = Дубай
city-kabul = Кабул
city-karachi = Карачи
city-kolkata = Калькутта
city-shanghai = Шанхай
city-tokyo = Токио
city-sydney = Сидней
city-paris = Париж
city-vienna = Вена
city-zurich = Цюрих
city-madrid = Мадрид
city-rome = Рим
city-baghdad = Багдад
city-riyadh = Эр-Рияд
city-beirut = Бейрут
city-damascus = Дамаск
city-casablanca = Касабланка
city-algiers = Алжир
city-tunis = Тунис
city-mexico-city = Мехико
city-bogota = Богота
city-buenos-aires = Буэнос-Айрес

# Редакция
owners-only = Кто здесь пишет, решает только владелец.
desk-private = Это делается в личном чате со мной.
role-owner = владелец
role-editor = редактор
role-author = автор
role-rights-owner = Владельцы могут всё, что могут редакторы, и решают, кто входит в редакцию.
role-rights-editor = Редакторы публикуют, решают судьбу черновиков авторов и следят за лентами.
role-rights-author = Авторы пишут черновики командой /post. Публикует их редактор.
role-now-owner = Теперь вы владелец { $publication }.
role-now-editor = Теперь вы редактор { $publication }.
role-now-author = Теперь вы автор { $publication }.
role-lost = Вы больше не пишете для { $publication }. Читать, искать и подписываться можно по-прежнему.
editors-title = Редакция: { $count }
editors-how = Номер открывает человека. Приглашение — это ссылка, которую вы передаёте; она действует для одного человека и один день.
editor-configured = Владелец по настройкам (OWNER_IDS): в чате это не изменить.
editor-last-owner = Ничего не изменилось: это последний владелец.
editor-remove-question = Убрать { $name }? Это действует сразу, даже посреди статьи.
editor-joined = { $name } принимает ваше приглашение: { $role }.
invitations-title = Открытые приглашения
invitation-open = { $role }, до { $until }
invitation-owner = Приглашение для владельца
invitation-editor = Приглашение для редактора
invitation-author = Приглашение для автора
invitation-how = Отправьте эту ссылку только тому, кого зовёте. Войдёт тот, кто откроет её первым. Она действует до { $until }.
invitation-revoked = Отозвано: ссылка больше ничего не делает.
invitation-gone = Это приглашение использовано, отозвано или истекло.
invitation-invalid = Это приглашение уже использовано, отозвано или истекло. Попросите новое.
invitation-private = Откройте приглашение в личном чате со мной.
button-editors = Редакция
button-invite-owner = + Владелец
button-invite-editor = + Редактор
button-invite-author = + Автор
button-make-owner = → Владелец
button-make-editor = → Редактор
button-make-author = → Автор
button-revoke = Отозвать
button-approve = Одобрить
button-reject = Отклонить
button-csv = Файлом CSV

# Черновики, которые ждут редактора
post-waiting = Статья ждёт одобрения редактора. Я сообщу здесь.
approval-waits = Черновик ждёт одобрения, автор — { $name }:
approval-changed = Черновик за это время изменился. Ничего не решено; вот каков он теперь:
approval-rejected = Не опубликовано. Черновик остаётся, автор узнает об этом.
draft-approved = «{ $title }» — опубликовано.
draft-rejected = «{ $title }» — не опубликовано. Черновик остаётся.
draft-discarded = «{ $title }» — отброшено. Ничего не опубликовано.
correction-held = «{ $title }»: источник теперь пишет другое. Исправление редакции остаётся в силе; версия источника — в истории статьи.

# Объявления
announcement-withdrawn = Это объявление отозвано.
broadcast-question = Объявление для подписчиков. Пришлите, что в нём сказать: текст, фото, альбом, файл; или перешлите сообщение. (Отменить можно в любой момент: /cancel.)
broadcast-text-wrong = Нужен текст или фото.
broadcast-to-question = Кому отправить? Выберите; языков может быть несколько.
broadcast-tag-question = Подписчикам какой темы? Выберите или напишите её.
broadcast-tag-wrong = Такой темы нет. Выберите тему или напишите её так, как она стоит у статей.
broadcast-everyone = все подписчики
broadcast-tagged = подписчики темы { $tag }
broadcast-preview = Вот так оно придёт:
broadcast-confirm = Отправляем?
broadcast-asked = Запрошено согласие, редакторов: { $editors }. Как только кто-то согласится, объявление уйдёт, когда истечёт время на отмену.
broadcast-alone = На объявление нужно согласие другого редактора, а других пока нет. Владелец может пригласить: /editors.
broadcast-incomplete = Отправлять пока нечего.
broadcast-conflict = Тем временем объявление изменил кто-то другой. Та версия остаётся как есть, ваша теперь — отдельное объявление.
broadcast-gone = Этого объявления больше нет, или его нельзя изменить.
broadcast-kept = Сохранено. Объявление ждёт в /broadcast.
broadcast-left = Отменено. Ничего не отправлено; написанное лежит в /broadcast.
broadcast-discarded = Отброшено. Ничего не отправлено.
broadcast-sent = Ваше объявление отправляется. Чатов: { $chats }
broadcast-held = Ваше объявление не ушло: тот, чьё слово для этого нужно, больше не редактор. Это снова черновик.
broadcast-too-late = Поздно: объявление уже ушло, или его больше нет.
broadcast-recall-question = Отозвать это объявление всюду, куда оно пришло? То, что старше двух дней, удалить нельзя: там будет сказано, что оно отозвано.
broadcast-recalled = Отозвано. Где можно, объявление удаляется.
broadcast-title = Объявлений: { $total }
broadcast-empty = Объявлений пока нет. Начать: /broadcast.
broadcast-pictures = Фотографии
broadcast-state-draft = Черновик
broadcast-state-waiting = Ждёт согласия
broadcast-state-scheduled = Вот-вот уйдёт
broadcast-state-sent = Отправлено
broadcast-state-recalled = Отозвано
consent-asks = { $name } хочет отправить это объявление. Нужно согласие второго редактора.
consent-given = Согласие на ваше объявление дано. Редактор — { $name }.
consent-refused = Ваше объявление отклонено. Редактор — { $name }. Это снова черновик.
consent-refused-here = Отклонено. Это снова черновик, автор узнает об этом.
consent-own = Согласие на ваше объявление должен дать кто-то другой.
consent-changed = С тех пор объявление изменили. Когда его захотят отправить, вас спросят снова.
button-everyone = Все · { $chats }
button-by-tag = Подписчики темы
button-audience = Кому
button-send = Отправить
button-test = Прислать мне
button-no-picture = Без фото
button-ask-consent = Попросить согласия
button-consent = Согласиться
button-announcements = Прежние
button-make-announcement = Сделать объявление
fact-audience = Кому
dispatch-announcement = Объявление: { $title }
dispatch-announcement-recall = Отзыв объявления: { $title }

# Журнал
audit-title = Кто что сделал
audit-empty = Пока ничего не сделано.
audit-submit = черновик сдан
audit-approve = одобрено и опубликовано
audit-reject = черновик отклонён
audit-publish = опубликовано
audit-schedule = запланировано
audit-unschedule = снято с плана
audit-edit = исправлено
audit-restore = возвращена прежняя версия
audit-recall = отозвано
audit-discard = отброшено
audit-broadcast = отправлено объявление
audit-broadcast-write = объявление написано
audit-broadcast-change = изменено объявление, ждавшее согласия
audit-broadcast-ask = запрошено согласие на объявление
audit-broadcast-consent = дано согласие на объявление
audit-broadcast-refuse = объявление отклонено
audit-broadcast-stop = объявление остановлено
audit-broadcast-discard = объявление отброшено
audit-broadcast-recall = объявление отозвано
audit-pause = рассылка приостановлена
audit-resume = рассылка продолжена
audit-cancel = рассылка отменена
audit-invite = приглашение создано
audit-revoke = приглашение отозвано
audit-join = приглашение принято
audit-role = роль изменена
audit-remove = исключение из редакции
audit-feed-add = лента добавлена
audit-feed-change = лента изменена
audit-feed-remove = лента удалена
audit-channel-change = канал изменён

# Цифры
stats-subscribers = Подписчики
stats-changes = Пришли и ушли
stats-deliveries = Доставка
stats-articles = Чаще всего открывали
stats-tags = Темы, которые открывали
stats-hours = Часы чтения
stats-searches = Поиск без результата
stats-range = { $from } – { $until }
stats-now = Сейчас
stats-joined = Пришли
stats-left = Ушли
stats-blocked = Блокировки
stats-sent = Доставлено
stats-failed = Не удалось
stats-empty = За это время ничего не сосчитано.
stats-hours-how = Открытия статей по часам дня ({ $zone }).
stats-searches-how = Только слова, которые за один день искали не менее чем в пяти чатах.
chart-subscribers = Подписчики
chart-changes = Пришли и ушли
chart-deliveries = Доставка
chart-articles = Статьи
chart-tags = Темы
chart-hours = Часы
chart-searches = Не найдено
chart-days-week = 7 дней
chart-days-month = 30 дней
chart-days-quarter = 90 дней
button-dark = Тёмная
button-light = Светлая

# Когда что-то не так
too-much = Слишком много сразу. То, что приходит сейчас, я не читаю; пожалуйста, попробуйте ещё раз чуть позже.
something-wrong = Что-то сломалось, и виноваты в этом мы, а не вы. Пожалуйста, попробуйте ещё раз чуть позже. Если это повторится, сообщите нам этот код: { $code }.
text-only = Я понимаю слова и команды. Напишите, что вы ищете, или начните отсюда:
command-unknown = Такой команды я не знаю. Вот что я умею:

# What needs a person: to the owners
trouble-sender = С { $since } ничего не доставлено, хотя сообщения ждут. Ни одно не потеряно. Проверьте соединение с Telegram и журнал; «{ $command }» проверит всё, и часто помогает перезапуск.
trouble-sender-healed = Сообщения снова доставляются.
trouble-disk = На диске с базой данных осталось мало места. Освободите его поскорее: когда диск заполнится, ничего нельзя будет сохранить, а резервные копии перестанут получаться раньше.
trouble-disk-healed = На диске снова достаточно места.
trouble-backup = Свежей резервной копии нет: последняя не удалась или старше двух дней. Почему, сказано в журнале у слова «{ $job }». Затем сделайте копию: «{ $command }».
trouble-backup-healed = Свежая резервная копия снова есть.
trouble-database = В базу данных нельзя записать с { $since }. Читатели получают извинение вместо ответов. Проверьте место на диске и права на файл; «{ $command }» скажет, что нашёл.
trouble-database-healed = База данных снова работает.
trouble-search = Поисковый указатель уже несколько минут не поспевает за статьями: новые не находятся. Почему, сказано в журнале; «{ $command }» построит его заново.
trouble-search-healed = В поисковом указателе снова все статьи.
trouble-redis = Redis уже некоторое время недоступен. Читатели и редакторы получают извинение вместо ответов; ничего не потеряно. Проверьте, работает ли его сервер; «{ $command }» скажет, что нашёл.
trouble-redis-healed = Redis снова доступен.
