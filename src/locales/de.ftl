# Greeting and help
welcome-title = Willkommen bei { $publication }
welcome-search = 🔎 Schreib ein paar Wörter, und ich finde die Artikel dazu.
welcome-read = 📰 Lies sie hier, von der ersten bis zur letzten Zeile.
welcome-subscribe = ⏰ Abonniere, und jeden Tag kommt eine Übersicht zu deiner Stunde.
help-title = Was { $publication } für dich tun kann
help-search = Alles andere, was du schreibst, wird im Archiv gesucht.

# Buttons on many messages
button-latest = Neueste
button-tags = Themen
button-subscribe = Abonnieren
button-unfollow = Alles abbestellen
button-back = ‹ Zurück
source = An der Quelle lesen ↗
read-on = Weiterlesen

# Commands, as the menu shows them
command-start = Hier anfangen
command-help = Was ich kann
command-latest = Die neuesten Artikel
command-tags = Alle Themen
command-tag = Artikel zu einem Thema
command-digest = Übersicht über heute, die Woche oder den Monat
command-search = Das Archiv durchsuchen
command-subscribe = Tägliche Übersicht oder jeden Artikel sofort
command-unsubscribe = Alles abbestellen
command-settings = Uhrzeit, Zeitzone, Sprache
command-post = Einen Artikel schreiben und veröffentlichen
command-cancel = Abbrechen, was gerade läuft

# Lists
latest-title = Neueste Artikel
latest-empty = Noch ist nichts erschienen. Schau bald wieder vorbei.
tags-title =
    { $count ->
        [0] Noch gibt es keine Themen.
        [one] Ein Thema
       *[other] { $count } Themen
    }
tag-title = Artikel zu { $tag }
tag-count =
    { $count ->
        [one] Ein Artikel
       *[other] { $count } Artikel
    }
tag-which = Welches Thema? Schreib es hinter den Befehl, zum Beispiel /tag { $example }, oder wähle hier:
tag-unknown = Ein Thema „{ $tag }“ gibt es nicht. Das sind alle:

# Search
search-which = Wonach suchst du? Schreib ein oder zwei Wörter.
search-count =
    { $count ->
        [one] Ein Artikel gefunden
       *[other] { $count } Artikel gefunden
    }
search-none = Nichts gefunden zu „{ $query }“. Versuch es mit weniger oder anderen Wörtern, oder sieh dich um:

# Reading
article-unknown = Diesen Artikel gibt es hier nicht oder nicht mehr. Sieh dich um:
stale-button = Dieser Knopf gehört zu einer älteren Nachricht und geht nicht mehr. Hier geht es weiter:
stale-short = Dieser Knopf geht nicht mehr.

# Digests
digest-title = { $publication }: deine Übersicht
digest-today = { $publication }: heute
digest-week = { $publication }: die letzten 7 Tage
digest-month = { $publication }: die letzten 30 Tage
digest-about = zu { $tag }
digest-empty = In dieser Zeit ist nichts erschienen. Versuch es mit einer längeren:
digest-untagged = Außerdem
digest-more =
    { $count ->
        [one] … und einer mehr. Siehe /latest.
       *[other] … und { $count } mehr. Siehe /latest.
    }
digest-footer = Uhrzeit ändern: /settings · Abbestellen: /unsubscribe
digest-usage = Ich verstehe /digest, /digest week, /digest month und davor ein Thema: /digest { $example } week.
period-today = Heute
period-week = 7 Tage
period-month = 30 Tage

# Subscribing
subscribe-title = Dein Abo
subscribe-none = Du hast noch nichts abonniert. Wähle alles, oder die Themen, die du magst.
subscribe-daily = Du bekommst { $what } jeden Tag um { $time } Uhr ({ $zone }) als Übersicht. Die Uhrzeit änderst du mit /settings.
subscribe-instant = Du bekommst { $what } sofort, jeden Artikel, sobald er erscheint.
follow-everything = Alles
cadence-daily = Tägliche Übersicht
cadence-instant = Sofort
unsubscribed = Erledigt: Von mir kommt nichts mehr. Suchen und lesen kannst du weiterhin, und mit /subscribe wieder abonnieren, wann du magst.
not-subscribed = Du hattest nichts abonniert, also kommt auch nichts. Mit /subscribe änderst du das.
admins-only = Das können nur die Administratoren dieses Chats ändern.

# Settings
settings-title = Einstellungen
settings-time = Uhrzeit der Übersicht
settings-zone = Zeitzone
settings-language = Sprache
choose-time = Wann soll die Übersicht kommen? Wähle, oder schreib eine Uhrzeit wie 7:30.
choose-zone = Wo bist du? Wähle eine Stadt, oder schreib den englischen Namen einer anderen.
choose-language = Welche Sprache soll ich sprechen?
time-wrong = Ich brauche eine Uhrzeit wie 7:30 oder 19:00.
zone-unknown = Die Stadt „{ $zone }“ kenne ich nicht. Schreib eine große Stadt in deiner Zeitzone, zum Beispiel Berlin, oder eine Zone wie Europe/Paris.
saved = Gespeichert.

# Writing an article (editors)
editors-only = Veröffentlichen kann hier nur die Redaktion. Wenn du Neuigkeiten für uns hast, schreib ihr.
post-private = Schreib Artikel bitte in einem privaten Chat mit mir.
post-title-question = Ein neuer Artikel. Wie heißt er? (/cancel bricht jederzeit ab.)
post-title-wrong = Ich brauche den Titel als eine Zeile Text mit höchstens { $max } Zeichen.
post-text-question = Nun der Text. Formatierung und Links bleiben erhalten.
post-text-wrong = Ich brauche den Text des Artikels als Nachricht.
post-tags-question = Themen, durch Kommas getrennt? Zum Beispiel: Stadt, Essen.
post-tags-wrong = Ich brauche die Themen als Text, durch Kommas getrennt, oder überspring sie.
post-picture-question = Ein Bild? Schick es als Foto.
post-picture-wrong = Ich brauche ein Foto, oder überspring es.
post-picture-large = Dieses Bild konnte ich nicht von Telegram holen. Versuch ein kleineres, oder überspring es.
post-preview = So sehen es die Leserinnen und Leser:
post-confirm = Veröffentlichen?
post-confirm-wrong = Wähle einen der Knöpfe: veröffentlichen, von vorn oder verwerfen.
post-cancelled = Verworfen. Nichts wurde veröffentlicht.
post-published =
    { $count ->
        [0] Veröffentlicht. Der Artikel steht im Archiv und ist sofort zu finden; kein Kanal und kein Sofort-Abo bekommt ihn.
        [one] Veröffentlicht. Der Artikel steht im Archiv und geht an einen Chat.
       *[other] Veröffentlicht. Der Artikel steht im Archiv und geht an { $count } Chats.
    }
post-busy = Du schreibst gerade einen Artikel. Stell ihn fertig, oder verwirf ihn mit /cancel.
button-skip = Überspringen
button-publish = Veröffentlichen
button-restart = Von vorn
button-cancel = Verwerfen
button-read = Lesen
nothing-to-cancel = Es gibt nichts abzubrechen. Ich höre zu.

# When something is wrong
something-wrong = Hier ist etwas schiefgegangen, und es liegt nicht an dir. Bitte versuch es gleich noch einmal.
text-only = Ich verstehe Wörter und Befehle. Schreib, wonach du suchst, oder fang hier an:
command-unknown = Diesen Befehl kenne ich nicht. Das kann ich:
