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
command-subscribe = Täglich eine Übersicht oder jeden Artikel sofort
command-unsubscribe = Alles abbestellen
command-settings = Uhrzeit, Zeitzone, Sprache
command-post = Einen Artikel schreiben und veröffentlichen
command-queue = Entwürfe und was geplant ist
command-edit = Einen veröffentlichten Artikel korrigieren
command-recall = Einen veröffentlichten Artikel zurückziehen
command-history = Frühere Fassungen eines Artikels
command-feeds = Feeds, aus denen Artikel kommen
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
subscribe-title = Ihr Abo
subscribe-none = Noch haben Sie nichts abonniert. Wählen Sie alles oder die Themen, die Sie interessieren.
subscribe-daily = Sie bekommen { $what } als Übersicht, täglich um { $time } Uhr ({ $zone }). Mit /settings ändern Sie die Uhrzeit.
subscribe-instant = Sie bekommen { $what } sofort: jeden Artikel, sobald er erscheint.
subscribe-everything = alles
follow-everything = Alles
cadence-daily = Täglich
cadence-instant = Sofort
unsubscribed = Erledigt: Ich schicke Ihnen nichts mehr zu. Suchen und lesen können Sie weiterhin, und mit /subscribe abonnieren Sie wieder, wann immer Sie möchten.
not-subscribed = Sie hatten nichts abonniert, es kommt also auch nichts. Mit /subscribe ändern Sie das.
admins-only = Das können nur die Administratoren dieses Chats ändern.

# Einstellungen
settings-title = Einstellungen
settings-line = { $label }: { $value }
settings-time = Uhrzeit der Übersicht
settings-zone = Zeitzone
settings-language = Sprache
settings-form = Artikel
settings-channels = Kanäle
choose-time = Wann soll die Übersicht kommen? Wählen Sie aus oder schreiben Sie eine Uhrzeit wie 7:30.
choose-zone = Wo sind Sie? Wählen Sie eine Stadt oder schreiben Sie den Namen einer anderen auf Englisch.
choose-language = Welche Sprache soll ich sprechen?
choose-form = Wie sollen Artikel ankommen? „Seite für Seite“ geht überall, „In einem Stück“ braucht ein aktuelles Telegram.
choose-channel-form = Wie sollen Artikel in Ihren Kanälen erscheinen? Ein Knopf ändert es:
channels-none = Ich darf noch in keinem Kanal posten. Machen Sie mich zum Administrator mit dem Recht dazu.
form-classic = Seite für Seite
form-rich = In einem Stück (neue Apps)
time-wrong = Ich brauche eine Uhrzeit wie 7:30 oder 19:00.
zone-unknown = Die Stadt „{ $zone }“ kenne ich nicht. Schreiben Sie eine Großstadt in Ihrer Zeitzone auf Englisch, zum Beispiel Vienna, oder eine Zone wie Europe/Paris.
saved = Gespeichert.

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
post-busy = Sie schreiben gerade einen Artikel. Schließen Sie ihn ab oder verwerfen Sie ihn mit /cancel.
button-skip = Überspringen
button-done = Das ist alles
button-publish = Publizieren
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
check-no-lead = Kein Vorspann: Listen zeigen Sätze aus dem Text.
check-long-title = Der Titel hat { $length } Zeichen; eine Mitteilung zeigt etwa { $most }.
check-small-picture = Das Bild ist klein ({ $width } × { $height }) und wird unscharf.
check-broken-link = Dieser Link führt ins Leere: { $url }
check-similar = Sehr ähnlich: „{ $title }“ ({ $date })
check-new-tags = Diesen Themen folgt noch niemand: { $tags }
check-direction = Prüfen Sie die Schreibrichtung: { $where }
publish-soon = Geht in { $wait } hinaus.
queue-title = Warteschlange: { $count }
queue-empty = Nichts wartet. Mit /post beginnen Sie einen Artikel.
queue-draft = Entwurf
queue-scheduled = { $time } ({ $zone }), in { $wait }
queue-stopped = Angehalten: Nichts ist hinausgegangen.
queue-too-late = Zu spät: Er ist schon erschienen oder nicht mehr da. Mit /recall ziehen Sie Erschienenes zurück.
queue-discard-question = „{ $title }“ endgültig verwerfen?
article-not-found = So einen Artikel finde ich nicht.
article-which = Welchen? Antworten Sie mit dem Befehl auf einen Artikel, schreiben Sie seine Nummer dahinter, oder wählen Sie:
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
drafts-title = { $feed } · warten auf Sie: { $count }
drafts-none = Von „{ $feed }“ wartet nichts auf Sie.
drafts-stale = Darüber hat schon jemand entschieden.
button-poll = Jetzt abfragen
button-pause = Anhalten
button-resume = Fortsetzen
button-publish-at-once = Sofort publizieren
button-ask-first = Erst mich fragen
button-waiting = Wartend: { $count }
button-remove = Entfernen
button-remove-surely = Ja, entfernen
button-discard = Verwerfen
button-publish-all = Alle publizieren
button-discard-all = Alle verwerfen

# Wenn etwas nicht klappt
something-wrong = Hier ist etwas schiefgegangen, und es liegt nicht an Ihnen. Bitte versuchen Sie es gleich noch einmal.
text-only = Ich verstehe Wörter und Befehle. Schreiben Sie, wonach Sie suchen, oder fangen Sie hier an:
command-unknown = Diesen Befehl kenne ich nicht. Das hier kann ich:
