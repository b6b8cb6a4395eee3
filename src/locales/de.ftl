# Begrüßung und Hilfe
description = Der Kiosk von { $publication }: Suchen Sie im Archiv, lesen Sie ganze Artikel im Chat und bekommen Sie zur Uhrzeit Ihrer Wahl eine Übersicht. Tippen Sie auf „Starten“.
description-short = Der Kiosk von { $publication }: suchen, lesen, abonnieren.
welcome-title = Willkommen bei { $publication }
welcome-search = 🔎 Schreiben Sie ein paar Wörter, und ich finde die passenden Artikel.
welcome-read = 📰 Gelesen wird gleich hier, von der ersten bis zur letzten Zeile.
welcome-subscribe = ⏰ Im Abo kommt jeden Tag eine Übersicht, zur Uhrzeit Ihrer Wahl.
help-title = Was { $publication } für Sie tun kann
help-search = Nach allem anderen, was Sie schreiben, suche ich im Archiv.

# Knöpfe unter vielen Nachrichten
button-latest = Neueste
button-tags = Themen
button-subscribe = Abonnieren
button-unfollow = Alles abbestellen
button-back = ‹ Zurück
source = Zum Original ↗
read-on = Weiterlesen
article-withdrawn = Dieser Artikel wurde zurückgezogen.
button-related = Mehr dazu
button-share = Teilen
button-save = Merken
button-saved = Gemerkt ✓

# Befehle, wie das Menü sie zeigt
command-start = Hier geht’s los
command-help = Was ich kann
command-latest = Die neuesten Artikel
command-tags = Alle Themen
command-tag = Artikel zu einem Thema
command-digest = Übersicht für heute, die Woche oder den Monat
command-search = Im Archiv suchen
command-subscribe = Wählen, was kommt und wie oft
command-unsubscribe = Alles abbestellen
command-settings = Uhrzeit, Zeitzone, Sprache
command-privacy = Was über Sie gespeichert ist
command-mydata = Alles Gespeicherte als Datei
command-forgetme = Alles über Sie löschen
command-post = Einen Artikel schreiben und veröffentlichen
command-queue = Entwürfe und was geplant ist
command-edit = Einen veröffentlichten Artikel korrigieren
command-recall = Einen veröffentlichten Artikel zurückziehen
command-history = Frühere Fassungen eines Artikels
command-broadcast = Den Abonnenten etwas mitteilen
command-feeds = Feeds, aus denen Artikel kommen
command-stats = Die Redaktion in Zahlen
command-audit = Wer was getan hat
command-editors = Wer schreibt und veröffentlicht
command-cancel = Das Begonnene abbrechen

# Listen
latest-title = Neueste Artikel
latest-empty = Noch ist nichts erschienen. Schauen Sie bald wieder vorbei.
tags-title =
    { $count ->
        [0] Noch gibt es keine Themen.
        [one] Ein Thema
       *[other] { $count } Themen
    }
tag-title = Artikel zum Thema { $tag }
tag-count =
    { $count ->
        [one] Ein Artikel
       *[other] { $count } Artikel
    }
tag-which = Welches Thema? Schreiben Sie es hinter den Befehl, zum Beispiel /tag { $example }, oder wählen Sie hier eines aus:
tag-unknown = Ein Thema „{ $tag }“ gibt es nicht. Zur Auswahl stehen:

# Suche
search-which = Wonach suchen Sie? Ein oder zwei Wörter genügen.
search-count =
    { $count ->
        [one] Ein Artikel gefunden
       *[other] { $count } Artikel gefunden
    }
search-count-more = Mehr als { $many } Artikel
search-corrected = Genau diese Wörter kommen nicht vor. Gezeigt wird: „{ $query }“
search-meant = Meinten Sie „{ $query }“?
search-similar = ähnliche: { $similar }
search-none = Zu „{ $query }“ habe ich nichts gefunden. Versuchen Sie es mit weniger oder anderen Wörtern oder sehen Sie sich um:

# Lesen
article-unknown = Diesen Artikel gibt es hier nicht oder nicht mehr. Sehen Sie sich um:
related-title = Artikel ähnlich wie { $title }
related-none = Einen ähnlichen Artikel kenne ich nicht. Sehen Sie sich um:
save-where = Gemerkt: in diesem Chat angeheftet. Die Leiste oben führt dorthin zurück.
stale-button = Dieser Knopf gehört zu einer älteren Nachricht und funktioniert nicht mehr. Hier geht es weiter:
stale-short = Dieser Knopf funktioniert nicht mehr.

# Übersichten
digest-title = { $publication }: Ihre Übersicht
digest-today = { $publication }: heute
digest-week = { $publication }: die letzten 7 Tage
digest-month = { $publication }: die letzten 30 Tage
digest-about = zum Thema { $tag }
digest-empty = In dieser Zeit ist nichts erschienen. Versuchen Sie es mit einem längeren Zeitraum:
digest-untagged = Außerdem
digest-more =
    { $count ->
        [one] … und noch ein Artikel. Mehr unter /latest.
       *[other] … und { $count } weitere Artikel. Mehr unter /latest.
    }
digest-footer = Uhrzeit ändern: /settings · Abbestellen: /unsubscribe
digest-usage = Ich verstehe /digest, /digest week und /digest month, auch mit einem Thema vor dem Zeitraum: /digest { $example } week.
period-today = Heute
period-week = 7 Tage
period-month = 30 Tage

# Abonnieren
subscribe-title = Abos
subscribe-none = Noch ist nichts abonniert. Wählen Sie alles oder die Themen, die Sie interessieren.
subscribe-daily = Täglich um { $time } Uhr: { $what }
subscribe-weekly = Wöchentlich, { $day } um { $time } Uhr: { $what }
subscribe-muted = Nie: { $what }
subscribe-paused = Pause: Vor dem { $date } kommt nichts.
subscribe-zone = Es gelten die Uhren von { $city }. Uhrzeit ändern: /settings
subscribe-instant = Sofort: { $what }
subscribe-everything = alles
follow-everything = Alles
cadence-daily = Täglich
cadence-weekly = Wöchentlich
cadence-instant = Sofort
unsubscribed = Erledigt: Ich schicke Ihnen nichts mehr zu. Suchen und lesen können Sie weiterhin, und mit /subscribe abonnieren Sie wieder, wann immer Sie möchten.
not-subscribed = Sie hatten nichts abonniert, es kommt also auch nichts. Mit /subscribe ändern Sie das.
admins-only = Das können nur die Administratoren dieses Chats ändern.
button-sources = Feeds
button-topics = Einzeln einstellen
button-mutes = Ausblenden
topics-choose = Wählen Sie eines aus, um zu ändern, wie oft es kommt:
topic-how-often = Wie oft?
button-topic-never = Abbestellen
sources-choose = Diese Feeds lassen sich einzeln abonnieren:
mutes-choose = Wählen Sie Themen, die nie kommen sollen, was auch immer Sie sonst abonnieren:
pause-choose = Bis wann soll nichts kommen? Wählen Sie aus oder schreiben Sie ein Datum wie 24. Dezember.
pause-days =
    { $count ->
        [one] Ein Tag
       *[other] { $count } Tage
    }
pause-wrong = Ich brauche einen Tag, der noch kommt, zum Beispiel 24. Dezember.
button-alert = 🔔 Neue Treffer melden
alert-saved = Neue Artikel zu „{ $query }“ kommen ab jetzt sofort. Ändern oder abbestellen: /subscribe
alert-too-many = Es sind schon { $most } Suchen gespeichert. Bestellen Sie erst eine ab: /subscribe

# Einstellungen
settings-title = Einstellungen
settings-line = { $label }: { $value }
settings-time = Uhrzeit
settings-zone = Zeitzone
settings-language = Sprache
settings-form = Artikel
settings-zone-now = { $city } (jetzt { $now } Uhr)
settings-format = Übersicht
settings-quiet = Ruhezeit
settings-articles = Artikelsprachen
settings-sound = Ton
settings-chats = Kanäle und Gruppen
sound-on = an
sound-off = aus
button-sound-on = Ton einschalten
button-sound-off = Ton ausschalten
choose-time = Wann soll die Übersicht kommen? Wählen Sie die Stunde oder schreiben Sie eine Uhrzeit wie 7:30.
choose-minute = Um welche Minute? Jede andere können Sie schreiben, zum Beispiel 7:43.
choose-zone = Wo sind Sie? Wählen Sie eine Stadt oder schreiben Sie Ihre eigene oder Ihr Land.
choose-zone-found = Welche ist es?
button-location = 📍 Meinen Standort verwenden
button-share-location = 📍 Standort senden
location-how = Tippen Sie unten auf den Knopf. Ihr Standort verrät mir die Zeitzone und wird nicht gespeichert.
choose-language = Welche Sprache soll ich sprechen?
choose-form = Wie sollen Artikel ankommen? „Seite für Seite“ geht überall, „In einem Stück“ braucht ein aktuelles Telegram.
choose-format = Was soll die Übersicht enthalten?
choose-quiet = Wann soll Ruhe sein? Was sofort kommen sollte, kommt danach. Wählen Sie aus oder schreiben Sie zwei Uhrzeiten wie 22:30-6:45.
choose-articles = In welchen Sprachen lesen Sie Artikel?
articles-all = alle
quiet-none = Keine
quiet-wrong = Ich brauche zwei Uhrzeiten, zum Beispiel 22:30-6:45.
form-classic = Seite für Seite
form-rich = In einem Stück (neue Apps)
format-titles = Titel
format-summaries = Titel und Kurzfassungen
format-full = Bis zu drei ganze Artikel
time-wrong = Ich brauche eine Uhrzeit wie 7:30 oder 19:00.
zone-unknown = „{ $zone }“ kenne ich nicht. Schreiben Sie eine Großstadt in Ihrer Zeitzone, zum Beispiel Wien, Ihr Land oder eine Zone wie Europe/Paris.
saved = Gespeichert.
chats-how = Ich kann auch in Ihrem Kanal oder Ihrer Gruppe schreiben. Was dort kommt, bestimmen die Administratoren.
chats-yours = Das sind die Kanäle der Redaktion. Wählen Sie einen, um zu ändern, was dort kommt:
button-add-chat = Kanal oder Gruppe hinzufügen
chats-choose = Wählen Sie unten mit einem Knopf. Angeboten werden nur Chats, die Sie verwalten.
button-choose-channel = Einen Kanal
button-choose-group = Eine Gruppe
chat-not-there = In diesem Chat bin ich nicht. Fügen Sie mich erst hinzu.
chat-no-posting = In diesem Kanal darf ich nicht posten. Geben Sie mir das Recht dazu und wählen Sie ihn noch einmal.
chat-added = Was soll in { $chat } kommen?

# Einen Artikel schreiben (Redaktion)
editors-only = Veröffentlichen kann hier nur die Redaktion. Wenn Sie eine Nachricht für uns haben, schreiben Sie der Redaktion.
post-private = Artikel schreiben Sie bitte im privaten Chat mit mir.
post-title-question = Ein neuer Artikel. Wie lautet der Titel? (Mit /cancel brechen Sie jederzeit ab.)
post-title-wrong = Ich brauche den Titel als eine Zeile Text mit höchstens { $max } Zeichen.
post-text-question = Nun der Text. Formatierung und Links bleiben erhalten.
post-text-wrong = Ich brauche den Text des Artikels als Nachricht.
post-text-more = Das war ein langer Text. Wenn er weitergeht, schicken Sie jetzt den Rest.
post-tags-question = Welche Themen, durch Kommas getrennt? Zum Beispiel: Stadt, Essen.
post-tags-wrong = Ich brauche die Themen als Text, durch Kommas getrennt. Oder überspringen Sie diesen Schritt.
post-picture-question = Ein Bild dazu? Schicken Sie es als Foto.
post-picture-wrong = Ich brauche ein Foto. Oder überspringen Sie diesen Schritt.
post-picture-large = Dieses Bild konnte ich bei Telegram nicht abholen. Versuchen Sie ein kleineres oder überspringen Sie diesen Schritt.
post-preview = So sehen es die Leserinnen und Leser:
post-confirm = Soll ich ihn veröffentlichen?
post-confirm-wrong = Bitte wählen Sie einen der Knöpfe.
post-cancelled = Verworfen. Es wurde nichts veröffentlicht.
post-published =
    { $count ->
        [0] Veröffentlicht. Der Artikel steht im Archiv und ist schon zu finden; kein Kanal und kein Sofort-Abo bekommt ihn.
        [one] Veröffentlicht. Der Artikel steht im Archiv und geht an einen Chat.
       *[other] Veröffentlicht. Der Artikel steht im Archiv und geht an { $count } Chats.
    }
post-busy = Sie schreiben gerade schon etwas. Schließen Sie es ab oder verwerfen Sie es mit /cancel.
button-skip = Überspringen
button-done = Das ist alles
button-publish = Publizieren
button-breaking = ⚡ Eilmeldung
button-cancel = Verwerfen
button-read = Lesen
nothing-to-cancel = Es gibt nichts abzubrechen. Ich bin ganz Ohr.
post-untitled = Ohne Titel
post-empty = Noch steht nichts da. Wie lautet der Titel?
post-picture-more = Gehört noch etwas zum Album? Schicken Sie es, oder machen Sie weiter.
post-lead-question = Schreiben Sie ein oder zwei Sätze, die vor dem Text stehen.
post-lead-wrong = Ich brauche den Vorspann als Text mit höchstens { $max } Zeichen.
post-slug-question = Schreiben Sie den Namen, den er in Links hat: lateinische Buchstaben, Ziffern und Bindestriche.
post-slug-wrong = Ich brauche lateinische Buchstaben, Ziffern und Bindestriche, und nicht nur Ziffern.
post-slug-taken = Diesen Namen hat schon ein anderer Artikel. Schreiben Sie einen anderen.
post-language-question = In welcher Sprache ist er? Wählen Sie sie, oder schreiben Sie ihr Kürzel, etwa „de“.
post-language-wrong = Diese Sprache kenne ich nicht. Schreiben Sie ihr Kürzel, etwa „de“.
post-tags-chosen = Bisher: { $tags }
tag-nearly = „{ $tag }“ wäre neu. Es gibt: { $tags }. Was meinen Sie?
post-schedule-question = Wann soll er erscheinen? Wählen Sie, oder schreiben Sie es: „morgen 8:00“, „in 2 Stunden“, ein Datum. Jetzt ist es { $now } ({ $zone }).
post-schedule-wrong = Diese Zeit verstehe ich nicht. Versuchen Sie „morgen 8:00“, „in 2 Stunden“ oder ein Datum.
post-schedule-past = Diese Zeit ist vorbei. Wählen Sie eine, die noch kommt.
post-confirm-correction = Soll ich die Korrektur senden?
post-confirm-scheduled = Geplant: { $time } ({ $zone })
post-checks-none = ✓ Ich sehe nichts, was zu verbessern wäre.
post-breaking = ⚡ Eilmeldung: Sie geht vor allem anderen hinaus.
post-kept = Aufgehoben. Sie finden ihn unter /queue.
post-corrected = Korrigiert. So sehen ihn die Leserinnen und Leser ab jetzt.
post-left = Abgebrochen. Nichts wurde geändert.
post-left-draft = Abgebrochen. Es wurde nichts veröffentlicht; was Sie geschrieben haben, liegt als Entwurf unter /queue.
post-gone = Diesen Artikel gibt es nicht mehr, oder er lässt sich nicht ändern.
post-edited = Übernommen: { $field }
post-conflict = Inzwischen hat jemand anders diesen Artikel geändert. Ihre Fassung ist im Verlauf aufgehoben. Mit welcher machen Sie weiter?
article-unreadable = Das kann ich nicht lesen. { $reason }
article-no-rich = Dieser Server nimmt keine Artikel am Stück an.
article-offer = Soll daraus ein Artikel werden?
fact-title = Titel
fact-text = Text
fact-lead = Vorspann
fact-tags = Themen
fact-picture = Bild
fact-language = Sprache
fact-slug = Name in Links
button-title = Titel
button-text = Text
button-lead = Vorspann
button-picture = Bild
button-language = Sprache
button-slug = Name in Links
button-proposed = Das nehmen
button-mine = Meine
button-theirs = Die andere
button-new-tag = Das neue
button-schedule = Planen
button-keep = Aufheben
button-correct = Korrektur senden
button-correct-marked = Senden, als korrigiert markiert
button-recall = Zurückziehen
button-history = Verlauf
button-make-article = Artikel daraus machen
button-queue = Warteschlange
button-edit = Bearbeiten
button-move = Verschieben
button-stop = Anhalten
button-undo = Rückgängig
button-restore = Wiederherstellen
button-discard-surely = Ja, verwerfen
button-view-reader-classic = Leser, Seiten
button-view-channel-classic = Kanal, Seiten
button-view-reader-rich = Leser, am Stück
button-view-channel-rich = Kanal, am Stück
check-no-text = Es gibt keinen Text.
check-no-lead = Kein Vorspann: Listen zeigen Sätze aus dem Text.
check-long-title = Der Titel hat { $length } Zeichen; eine Mitteilung zeigt etwa { $most }.
check-small-picture = Das Bild ist klein ({ $width } × { $height }) und wird unscharf.
check-broken-link = Dieser Link führt ins Leere: { $url }
check-similar = Sehr ähnlich: „{ $title }“ ({ $date })
check-new-tags = Diesen Themen folgt noch niemand: { $tags }
check-direction = Prüfen Sie die Schreibrichtung: { $where }
publish-soon = Geht in { $wait } hinaus.
published-articles = Veröffentlicht: { $articles }
publish-articles = Artikel: { $articles }
queue-title = Warteschlange: { $count }
queue-empty = Nichts wartet. Mit /post beginnen Sie einen Artikel.
queue-draft = Entwurf
queue-scheduled = { $time } ({ $zone }), in { $wait }
queue-stopped = Angehalten: Nichts ist hinausgegangen.
queue-too-late = Zu spät: Er ist schon erschienen oder nicht mehr da. Mit /recall ziehen Sie Erschienenes zurück.
queue-discard-question = „{ $title }“ endgültig verwerfen?
article-not-found = So einen Artikel finde ich nicht.
article-which = Welchen? Antworten Sie mit dem Befehl auf einen Artikel, schreiben Sie seine Nummer dahinter, oder wählen Sie:
article-ours = Das ist einer unserer Artikel.
article-corrected = korrigiert { $time }
article-recalled = Die Redaktion hat diesen Artikel zurückgezogen.
recall-why = Warum wird er zurückgezogen? Wer ihn später öffnet, liest den Grund. Schreiben Sie ihn, oder überspringen Sie das.
recall-no-reason = Ohne Grund.
recall-reason = Grund: { $reason }
recall-sure = Soll er für alle zurückgezogen werden?
recall-done = Zurückgezogen. Niemand findet ihn mehr.
recall-left = Er bleibt veröffentlicht.
recall-gone = Dieser Artikel ist nicht veröffentlicht, oder nicht mehr.
history-none = Die Redaktion hat ihn noch nicht geändert.
history-source = { $time }, wie er kam
history-editor = { $time }, von { $editor }
history-same = Kein Wort ist anders.
history-formatting = Die Formatierung ist anders.

# Feeds (Redaktion)
feeds-title = Feeds: { $count }
feeds-how = Neue fügen Sie mit /feeds hinzu, gefolgt von der Adresse (oder der Website) und den Themen: /feeds https://example.org Stadt, Essen. Mit „draft“ vor der Adresse warten die Artikel auf Ihre Zustimmung.
feeds-private = Um Feeds kümmern Sie sich bitte im privaten Chat mit mir.
feed-refused = Das kann ich nicht als Feed annehmen. { $reason }
feed-added = Aufgenommen. Was jetzt darin steht, ist im Archiv und geht an niemanden; was von nun an kommt, ist neu.
feed-added-draft = Aufgenommen. Was darin steht, wartet auf Sie, und was kommt, auch.
feed-known = Diesen Feed gibt es hier schon.
feed-active = wird regelmäßig abgefragt
feed-paused = angehalten
feed-ended = beendet
feed-failing = gestört seit dem { $since }
feed-publishes = Neue Artikel werden sofort veröffentlicht.
feed-asks = Neue Artikel warten, bis Sie sie veröffentlichen.
feed-tags = Themen: { $tags }
feed-last = Zuletzt geglückt: { $time }
feed-never = Noch nicht abgefragt.
feed-next = Nächste Abfrage: { $time }
feed-error = Letzte Störung: { $reason }
feed-remove-question = „{ $feed }“ entfernen? Veröffentlichte Artikel bleiben; was auf Sie wartet, wird gelöscht.
feed-removed = Der Feed „{ $feed }“ ist entfernt. Veröffentlichte Artikel bleiben.
feed-failing-notice = Der Feed „{ $feed }“ ist seit dem { $since } gestört. Er wird in immer größeren Abständen versucht.
feed-ended-notice = Den Feed „{ $feed }“ gibt es nicht mehr; er wird nicht mehr abgefragt.
feed-recovered-notice = Der Feed „{ $feed }“ funktioniert wieder.
drafts-title = { $feed } · warten auf Sie: { $count }
drafts-none = Von „{ $feed }“ wartet nichts auf Sie.
drafts-stale = Darüber hat schon jemand entschieden.
button-poll = Jetzt abfragen
button-pause = Anhalten
button-resume = Fortsetzen
dispatch-article = Versand: { $title }
dispatch-correction = Korrektur: { $title }
dispatch-recall = Rückruf: { $title }
dispatch-active = Unterwegs
dispatch-paused = Angehalten
dispatch-cancelled = Abgebrochen: Es wird nichts mehr gesendet
dispatch-finished = Fertig
dispatch-sent = Gesendet: { $sent } von { $total }
dispatch-failed = Fehlgeschlagen: { $failed }
dispatch-skipped = Übergangen: { $skipped }
dispatch-speed = { $speed } pro Sekunde, noch { $time }
dispatch-estimate = Es dauert etwa { $time }.
dispatch-gone = Das ist schon zu Ende.
button-stop-sending = Ganz abbrechen
estimate-chats = Es geht an etwa { $chats } Chats und dauert etwa { $time }.
estimate-stars = Es kostet bis zu { $stars } Sterne.
button-publish-at-once = Sofort publizieren
button-ask-first = Erst mich fragen
button-waiting = Wartend: { $count }
button-remove = Entfernen
button-remove-surely = Ja, entfernen
button-discard = Verwerfen
button-publish-all = Alle publizieren
button-discard-all = Alle verwerfen

# Datenschutz
privacy-title = Was über Sie gespeichert ist
privacy-kept = Sobald Sie etwas abonnieren oder einstellen, speichere ich: die Nummer, die dieser Chat bei Telegram hat; was Sie abonniert haben, wann es kommt, in welcher Sprache und Form; Suchen, die ich für Sie wiederholen soll; und welche Nachrichten ich geschickt habe, damit keine doppelt kommt.
privacy-not-kept = Nicht gespeichert werden Ihr Name, was Sie schreiben und suchen, was Sie lesen und wo Sie sind.
privacy-ways = /mydata zeigt alles als Datei. /forgetme löscht es sofort.
mydata-here = Das ist alles, was über diesen Chat gespeichert ist.
mydata-nothing = Über diesen Chat ist nichts gespeichert.
forget-question = Alles über diesen Chat löschen: Abos, Einstellungen, gespeicherte Suchen und was noch kommen sollte? Das lässt sich nicht rückgängig machen.
button-forget-surely = Ja, alles löschen
button-forget-not = Nein, behalten
forget-not = Es wurde nichts gelöscht.
forgotten = Gelöscht. Über diesen Chat ist nichts mehr gespeichert.
forgotten-editor = Ihre Rolle bleibt, und was Sie damit getan haben: Das ist das Protokoll der Redaktion.

# Städte der Zeitzonen
city-los-angeles = Los Angeles
city-chicago = Chicago
city-new-york = New York
city-sao-paulo = São Paulo
city-london = London
city-berlin = Berlin
city-cairo = Kairo
city-istanbul = Istanbul
city-moscow = Moskau
city-nairobi = Nairobi
city-tehran = Teheran
city-dubai = Dubai
city-kabul = Kabul
city-karachi = Karatschi
city-kolkata = Kalkutta
city-shanghai = Schanghai
city-tokyo = Tokio
city-sydney = Sydney
city-paris = Paris
city-vienna = Wien
city-zurich = Zürich
city-madrid = Madrid
city-rome = Rom
city-baghdad = Bagdad
city-riyadh = Riad
city-beirut = Beirut
city-damascus = Damaskus
city-casablanca = Casablanca
city-algiers = Algier
city-tunis = Tunis
city-mexico-city = Mexiko-Stadt
city-bogota = Bogotá
city-buenos-aires = Buenos Aires

# Redaktion
owners-only = Wer hier schreibt, entscheidet nur die Leitung.
desk-private = Das geht nur in einem privaten Chat mit mir.
role-owner = Leitung
role-editor = Redaktion
role-author = Autor
role-rights-owner = Die Leitung darf alles, was die Redaktion darf, und entscheidet, wer dazugehört.
role-rights-editor = Die Redaktion veröffentlicht, entscheidet über Entwürfe der Autoren und betreut Feeds.
role-rights-author = Autoren schreiben Entwürfe mit /post. Die Redaktion veröffentlicht sie.
role-now-owner = Sie gehören jetzt zur Leitung von { $publication }.
role-now-editor = Sie gehören jetzt zur Redaktion von { $publication }.
role-now-author = Sie sind jetzt Autor bei { $publication }.
role-lost = Sie schreiben nicht mehr für { $publication }. Lesen, suchen und abonnieren können Sie weiterhin.
editors-title = Redaktion: { $count }
editors-how = Eine Zahl öffnet die Person. Eine Einladung ist ein Link, den Sie weitergeben; er gilt für eine Person und einen Tag.
editor-configured = Leitung laut Konfiguration (OWNER_IDS): Das lässt sich in keinem Chat ändern.
editor-last-owner = Nichts geändert: Das ist die letzte Person in der Leitung.
editor-remove-question = { $name } entfernen? Das gilt sofort, auch mitten in einem Artikel.
editor-joined = { $name } hat Ihre Einladung angenommen: { $role }.
invitations-title = Offene Einladungen
invitation-open = { $role }, bis { $until }
invitation-owner = Eine Einladung in die Leitung
invitation-editor = Eine Einladung in die Redaktion
invitation-author = Eine Einladung als Autor
invitation-how = Geben Sie diesen Link nur der Person, die Sie meinen. Wer ihn zuerst öffnet, gehört dazu. Er gilt bis { $until }.
invitation-revoked = Zurückgezogen: Der Link bewirkt nichts mehr.
invitation-gone = Diese Einladung wurde benutzt oder zurückgezogen, oder sie ist abgelaufen.
invitation-invalid = Diese Einladung wurde schon benutzt oder zurückgezogen, oder sie ist abgelaufen. Bitten Sie um eine neue.
invitation-private = Öffnen Sie die Einladung in einem privaten Chat mit mir.
button-editors = Redaktion
button-invite-owner = Leitung einladen
button-invite-editor = + Redaktion
button-invite-author = + Autor
button-make-owner = In die Leitung
button-make-editor = In die Redaktion
button-make-author = Zum Autor
button-revoke = Zurückziehen
button-approve = Freigeben
button-reject = Ablehnen
button-csv = Als CSV-Datei

# Entwürfe, die auf die Redaktion warten
post-waiting = Der Artikel wartet auf die Freigabe der Redaktion. Sie hören hier davon.
approval-waits = Ein Entwurf von { $name } wartet auf Freigabe:
approval-changed = Dieser Entwurf wurde inzwischen geändert. Nichts ist entschieden; so sieht er jetzt aus:
approval-rejected = Nicht veröffentlicht. Er bleibt ein Entwurf, und sein Autor erfährt es.
draft-approved = „{ $title }“ ist veröffentlicht.
draft-rejected = „{ $title }“ wird nicht veröffentlicht. Es bleibt ein Entwurf.
draft-discarded = „{ $title }“ wurde verworfen. Es wurde nichts veröffentlicht.
correction-held = „{ $title }“ lautet an der Quelle jetzt anders. Die Korrektur der Redaktion bleibt; was die Quelle sagt, steht im Verlauf des Artikels.

# Mitteilungen
announcement-withdrawn = Diese Mitteilung wurde zurückgezogen.
broadcast-question = Eine Mitteilung an Ihre Abonnenten. Schicken Sie, was darin stehen soll: einen Text, ein Bild, ein Album, eine Datei; oder leiten Sie eine Nachricht weiter. (Mit /cancel brechen Sie jederzeit ab.)
broadcast-text-wrong = Ich brauche einen Text oder ein Bild.
broadcast-to-question = An wen soll sie gehen? Wählen Sie, auch mehrere Sprachen.
broadcast-tag-question = An die Abonnenten welches Themas? Wählen Sie es oder schreiben Sie es.
broadcast-tag-wrong = Dieses Thema gibt es nicht. Wählen Sie eines oder schreiben Sie es so, wie es bei den Artikeln steht.
broadcast-everyone = alle Abonnenten
broadcast-tagged = Abonnenten von { $tag }
broadcast-preview = So kommt sie bei ihnen an:
broadcast-confirm = Soll ich sie senden?
broadcast-asked = So viele andere sind um Zustimmung gebeten: { $editors }. Stimmt jemand zu, geht sie hinaus, sobald die Zeit zum Widerrufen vorbei ist.
broadcast-alone = Einer Mitteilung muss jemand anders zustimmen, und es gibt sonst niemanden in der Redaktion. Mit /editors lädt die Leitung jemanden ein.
broadcast-incomplete = Es gibt noch nichts zu senden.
broadcast-conflict = Inzwischen hat jemand anders diese Mitteilung geändert. Die andere bleibt, wie sie ist; Ihre ist ab hier eine eigene.
broadcast-gone = Diese Mitteilung gibt es nicht mehr, oder sie lässt sich nicht ändern.
broadcast-kept = Aufgehoben. Sie finden sie unter /broadcast.
broadcast-left = Abgebrochen. Es wurde nichts gesendet; was Sie geschrieben haben, finden Sie unter /broadcast.
broadcast-discarded = Verworfen. Es wurde nichts gesendet.
broadcast-sent = Ihre Mitteilung ist unterwegs. Chats: { $chats }
broadcast-held = Ihre Mitteilung ist nicht hinausgegangen: Jemand, dessen Wort sie braucht, gehört nicht mehr zur Redaktion. Sie ist wieder ein Entwurf.
broadcast-too-late = Zu spät: Sie ist schon hinausgegangen oder nicht mehr da.
broadcast-recall-question = Diese Mitteilung überall zurückziehen, wo sie angekommen ist? Was älter als zwei Tage ist, lässt sich nicht löschen; dort steht dann, dass sie zurückgezogen wurde.
broadcast-recalled = Zurückgezogen. Wo es möglich ist, wird sie gelöscht.
broadcast-title = Mitteilungen: { $total }
broadcast-empty = Es gibt noch keine Mitteilungen. Mit /broadcast beginnen Sie eine.
broadcast-pictures = Bilder
broadcast-state-draft = Entwurf
broadcast-state-waiting = Wartet auf Zustimmung
broadcast-state-scheduled = Geht gleich hinaus
broadcast-state-sent = Gesendet
broadcast-state-recalled = Zurückgezogen
consent-asks = { $name } möchte diese Mitteilung senden. Dafür braucht es die Zustimmung einer zweiten Person aus der Redaktion.
consent-given = { $name } hat Ihrer Mitteilung zugestimmt.
consent-refused = { $name } hat Ihre Mitteilung abgelehnt. Sie ist wieder ein Entwurf.
consent-refused-here = Abgelehnt. Sie ist wieder ein Entwurf, und wer sie senden wollte, erfährt es.
consent-own = Ihrer Mitteilung muss jemand anders zustimmen.
consent-changed = Diese Mitteilung wurde inzwischen geändert. Soll sie gesendet werden, werden Sie wieder gefragt.
button-everyone = Alle · { $chats }
button-by-tag = Abonnenten eines Themas
button-audience = An wen
button-send = Senden
button-test = An mich senden
button-no-picture = Ohne Bild
button-ask-consent = Um Zustimmung bitten
button-consent = Zustimmen
button-announcements = Frühere
button-make-announcement = Als Mitteilung senden
fact-audience = An
dispatch-announcement = Mitteilung: { $title }
dispatch-announcement-recall = Rückruf einer Mitteilung: { $title }

# Protokoll
audit-title = Wer was getan hat
audit-empty = Noch ist nichts geschehen.
audit-submit = Entwurf eingereicht
audit-approve = freigegeben und veröffentlicht
audit-reject = Entwurf abgelehnt
audit-publish = veröffentlicht
audit-schedule = geplant
audit-unschedule = Planung zurückgenommen
audit-edit = berichtigt
audit-restore = frühere Fassung wiederhergestellt
audit-recall = zurückgerufen
audit-discard = verworfen
audit-broadcast = Ankündigung verschickt
audit-broadcast-write = Mitteilung geschrieben
audit-broadcast-change = Mitteilung geändert, die auf Zustimmung wartete
audit-broadcast-ask = um Zustimmung zu einer Mitteilung gebeten
audit-broadcast-consent = Mitteilung zugestimmt
audit-broadcast-refuse = Mitteilung abgelehnt
audit-broadcast-stop = Mitteilung angehalten
audit-broadcast-discard = Mitteilung verworfen
audit-broadcast-recall = Mitteilung zurückgerufen
audit-pause = Versand angehalten
audit-resume = Versand fortgesetzt
audit-cancel = Versand abgebrochen
audit-invite = eingeladen
audit-revoke = Einladung zurückgezogen
audit-join = Einladung angenommen
audit-role = Rolle geändert
audit-remove = aus der Redaktion entfernt
audit-feed-add = Feed hinzugefügt
audit-feed-change = Feed geändert
audit-feed-remove = Feed entfernt
audit-channel-change = Kanal geändert

# Zahlen
stats-subscribers = Abonnements
stats-changes = Zugänge und Abgänge
stats-deliveries = Zustellungen
stats-articles = Meistgeöffnete Artikel
stats-tags = Meistgeöffnete Themen
stats-hours = Lesestunden
stats-searches = Suchen ohne Ergebnis
stats-range = { $from } – { $until }
stats-now = Jetzt
stats-joined = Dazugekommen
stats-left = Gegangen
stats-blocked = Blockiert
stats-sent = Zugestellt
stats-failed = Gescheitert
stats-empty = In dieser Zeit wurde nichts gezählt.
stats-hours-how = Geöffnete Artikel nach Tagesstunde ({ $zone }).
stats-searches-how = Nur Wörter, nach denen an einem Tag mindestens fünf Chats gesucht haben.
chart-subscribers = Abonnements
chart-changes = Zu- und Abgänge
chart-deliveries = Zustellungen
chart-articles = Artikel
chart-tags = Themen
chart-hours = Lesestunden
chart-searches = Nicht gefunden
chart-days-week = 7 Tage
chart-days-month = 30 Tage
chart-days-quarter = 90 Tage
button-dark = Dunkel
button-light = Hell

# Wenn etwas nicht klappt
too-much = Das war zu viel auf einmal. Was jetzt kommt, lese ich nicht; bitte versuchen Sie es gleich noch einmal.
something-wrong = Hier ist etwas schiefgegangen, und es liegt nicht an Ihnen. Bitte versuchen Sie es gleich noch einmal. Wenn es wieder geschieht, nennen Sie uns diesen Code: { $code }.
text-only = Ich verstehe Wörter und Befehle. Schreiben Sie, wonach Sie suchen, oder fangen Sie hier an:
command-unknown = Diesen Befehl kenne ich nicht. Das hier kann ich:

# What needs a person: to the owners
trouble-sender = Seit dem { $since } wurde nichts zugestellt, obwohl Nachrichten warten. Keine davon ist verloren. Sehen Sie nach der Verbindung zu Telegram und in das Protokoll; „{ $command }“ untersucht alles, und oft hilft ein Neustart.
trouble-sender-healed = Nachrichten werden wieder zugestellt.
trouble-disk = Auf der Festplatte mit der Datenbank ist kaum noch Platz. Schaffen Sie bald welchen: Ist sie voll, kann nichts mehr gespeichert werden, und Sicherungen scheitern schon vorher.
trouble-disk-healed = Auf der Festplatte ist wieder genug Platz.
trouble-backup = Es gibt keine frische Sicherung: Die letzte ist gescheitert oder älter als zwei Tage. Das Protokoll sagt unter „{ $job }“, warum. Machen Sie danach eine: „{ $command }“.
trouble-backup-healed = Es gibt wieder eine frische Sicherung.
trouble-database = In die Datenbank kann seit dem { $since } nicht geschrieben werden. Leser bekommen statt Antworten eine Entschuldigung. Sehen Sie nach dem Platz auf der Festplatte und den Rechten der Datei; „{ $command }“ sagt, was es findet.
trouble-database-healed = Die Datenbank funktioniert wieder.
trouble-search = Der Suchindex folgt den Artikeln seit einigen Minuten nicht: Neue Artikel werden nicht gefunden. Das Protokoll sagt, warum; „{ $command }“ legt ihn neu an.
trouble-search-healed = Der Suchindex hat wieder alle Artikel.
trouble-redis = Redis ist seit einer Weile nicht erreichbar. Leser und Redakteure bekommen statt Antworten eine Entschuldigung; verloren geht nichts. Sehen Sie nach, ob der Server läuft; „{ $command }“ sagt, was es findet.
trouble-redis-healed = Redis ist wieder erreichbar.
