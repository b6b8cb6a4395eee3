# Espaces insécables : U+00A0 devant les deux-points et dans les guillemets, U+202F (fine) devant ; ? !

# Accueil et aide
description = { $publication }, votre kiosque : cherchez dans les archives, lisez ici les articles en entier et recevez un résumé à l’heure de votre choix. Appuyez sur « Démarrer ».
description-short = { $publication }, votre kiosque : chercher, lire, s’abonner.
welcome-title = { $publication } vous souhaite la bienvenue
welcome-search = 🔎 Écrivez quelques mots : je trouve les articles.
welcome-read = 📰 Lisez-les ici même, de la première à la dernière ligne.
welcome-subscribe = ⏰ Abonnez-vous et recevez un résumé chaque jour, à l’heure de votre choix.
help-title = Ce que { $publication } peut faire pour vous
help-search = Tout ce que vous écrivez d’autre, je le cherche dans les archives.

# Boutons sous de nombreux messages
button-latest = Derniers articles
button-tags = Thèmes
button-subscribe = S’abonner
button-unfollow = Se désabonner de tout
button-back = ‹ Retour
source = Lire à la source ↗
read-on = Lire la suite
article-withdrawn = Cet article a été retiré.
button-related = À lire aussi
button-share = Partager
button-save = Garder
button-saved = Gardé ✓

# Commandes, telles que le menu les montre
command-start = Commencer ici
command-help = Ce que je sais faire
command-latest = Les derniers articles
command-tags = Tous les thèmes
command-tag = Les articles d’un thème
command-digest = Un résumé du jour, de la semaine ou du mois
command-search = Chercher dans les archives
command-subscribe = Choisir ce qui vient, et quand
command-unsubscribe = Se désabonner de tout
command-settings = Heure du résumé, fuseau horaire, langue
command-privacy = Ce qui est conservé sur vous
command-mydata = Tout ce qui est conservé, en un fichier
command-forgetme = Effacer tout ce qui vous concerne
command-post = Écrire et publier un article
command-queue = Brouillons et publications prévues
command-edit = Corriger un article publié
command-recall = Retirer un article publié
command-history = Les versions d’un article
command-broadcast = Envoyer une annonce aux abonnés
command-feeds = Les flux d’où viennent les articles
command-stats = La rédaction en chiffres
command-audit = Qui a fait quoi
command-editors = Qui écrit et publie
command-cancel = Abandonner ce qui est en cours

# Listes
latest-title = Derniers articles
latest-empty = Rien n’a encore été publié. Revenez bientôt.
tags-title =
    { $count ->
        [0] Il n’y a pas encore de thèmes.
        [one] Un thème
        [many] { $count } de thèmes
       *[other] { $count } thèmes
    }
tag-title = Articles sur le thème « { $tag } »
tag-count =
    { $count ->
        [0] Aucun article
        [one] Un article
        [many] { $count } d’articles
       *[other] { $count } articles
    }
tag-which = Quel thème ? Écrivez-le après la commande, par exemple /tag { $example }, ou choisissez-en un ici :
tag-unknown = Il n’y a pas de thème « { $tag } ». Les voici tous :

# Recherche
search-which = Que cherchez-vous ? Un ou deux mots suffisent.
search-count =
    { $count ->
        [0] Aucun article trouvé
        [one] Un article trouvé
        [many] { $count } d’articles trouvés
       *[other] { $count } articles trouvés
    }
search-count-more = Plus de { $many } articles
search-corrected = Rien avec exactement ces mots. Affiché : « { $query } »
search-meant = Vouliez-vous dire « { $query } » ?
search-similar = similaires : { $similar }
search-none = Aucun résultat pour « { $query } ». Essayez avec moins de mots, ou d’autres, ou jetez un œil ici :

# Lecture
article-unknown = Cet article n’est plus ici, ou n’y a jamais été. Jetez un œil aux autres :
related-title = Dans le même esprit que { $title }
related-none = Je ne connais pas d’article semblable. Jetez un œil ici :
save-where = Gardé : épinglé dans ce chat. La barre du haut y ramène.
stale-button = Ce bouton vient d’un ancien message et ne fonctionne plus. Continuez ici :
stale-short = Ce bouton ne fonctionne plus.

# Résumés
digest-title = { $publication } : votre résumé
digest-today = { $publication } : aujourd’hui
digest-week = { $publication } : les 7 derniers jours
digest-month = { $publication } : les 30 derniers jours
digest-about = sur le thème « { $tag } »
digest-empty = Rien n’a été publié pendant cette période. Essayez-en une plus longue :
digest-untagged = Et aussi
digest-more =
    { $count ->
        [one] … et { $count } autre article. Voir /latest.
        [many] … et { $count } d’autres articles. Voir /latest.
       *[other] … et { $count } autres articles. Voir /latest.
    }
digest-footer = Changer l’heure : /settings · Se désabonner : /unsubscribe
digest-usage = Je comprends /digest, /digest week et /digest month ; un thème peut précéder la période : /digest { $example } week.
period-today = Aujourd’hui
period-week = 7 jours
period-month = 30 jours

# Abonnement
subscribe-title = Abonnements
subscribe-none = Rien n’est suivi pour l’instant. Choisissez tout, ou les thèmes qui vous plaisent.
subscribe-daily = Chaque jour à { $time } : { $what }
subscribe-weekly = Chaque semaine, le { $day } à { $time } : { $what }
subscribe-muted = Jamais : { $what }
subscribe-paused = En pause : rien ne vient avant le { $date }.
subscribe-zone = L’heure est celle de { $city }. Pour la changer : /settings
subscribe-instant = Dès parution : { $what }
subscribe-everything = tous les thèmes
follow-everything = Tout
cadence-daily = Par jour
cadence-weekly = Par semaine
cadence-instant = Dès parution
unsubscribed = C’est fait : vous ne recevrez plus rien de ma part. Vous pouvez toujours chercher et lire, et vous réabonner quand vous voudrez avec /subscribe.
not-subscribed = Vous n’aviez aucun abonnement, vous ne recevrez donc rien. Pour vous abonner : /subscribe.
admins-only = Seuls les administrateurs de cette discussion peuvent changer cela.
button-sources = Flux
button-topics = Un par un
button-mutes = Masquer
topics-choose = Choisissez-en un pour changer sa fréquence :
topic-how-often = À quelle fréquence ?
button-topic-never = Ne plus le recevoir
sources-choose = Flux que l’on peut suivre séparément :
mutes-choose = Choisissez les thèmes qui ne doivent jamais venir, quoi que vous suiviez :
pause-choose = Jusqu’à quand ne rien recevoir ? Choisissez, ou écrivez une date, par exemple 24 décembre.
pause-days =
    { $count ->
        [one] { $count } jour
        [many] { $count } de jours
       *[other] { $count } jours
    }
pause-wrong = Il me faut un jour à venir, par exemple 24 décembre.
button-alert = 🔔 M’avertir des nouveaux
alert-saved = Les nouveaux articles pour « { $query } » viendront dès leur parution. Pour changer ou arrêter : /subscribe
alert-too-many = Il y a déjà { $most } recherches enregistrées. Retirez-en d’abord une : /subscribe

# Réglages
settings-title = Réglages
settings-line = { $label } : { $value }
settings-time = Heure du résumé
settings-zone = Fuseau horaire
settings-language = Langue
settings-form = Articles
settings-zone-now = { $city } (il est { $now })
settings-format = Résumé
settings-quiet = Heures calmes
settings-articles = Langues lues
settings-sound = Son
settings-chats = Canaux et groupes
sound-on = activé
sound-off = coupé
button-sound-on = Activer le son
button-sound-off = Couper le son
choose-time = À quelle heure voulez-vous le résumé ? Choisissez l’heure, ou écrivez-la, par exemple 7:30.
choose-minute = À quelle minute ? On peut en écrire une autre, par exemple 7:43.
choose-zone = Où êtes-vous ? Choisissez une ville, ou écrivez la vôtre ou votre pays.
choose-zone-found = Lequel est-ce ?
button-location = 📍 Utiliser ma position
button-share-location = 📍 Envoyer ma position
location-how = Appuyez sur le bouton en bas. Votre position m’indique votre fuseau horaire et n’est pas conservée.
choose-language = Dans quelle langue dois-je vous parler ?
choose-form = Comment voulez-vous recevoir les articles ? « Page par page » marche partout ; « D’un seul tenant » demande un Telegram à jour.
choose-format = Que doit contenir un résumé ?
choose-quiet = Quand faut-il du calme ? Ce qui devait venir aussitôt vient après. Choisissez, ou écrivez deux heures, par exemple 22:30-6:45.
choose-articles = En quelles langues lisez-vous les articles ?
articles-all = toutes
quiet-none = Aucune
quiet-wrong = Il me faut deux heures, par exemple 22:30-6:45.
form-classic = Page par page
form-rich = D’un seul tenant (applis récentes)
format-titles = Titres
format-summaries = Titres et extraits
format-full = Jusqu’à trois articles entiers
time-wrong = Il me faut une heure, par exemple 7:30 ou 19:00.
zone-unknown = Je ne connais pas « { $zone } ». Écrivez une grande ville de votre fuseau horaire, par exemple Bruxelles, votre pays, ou un fuseau comme Europe/Paris.
saved = C’est enregistré.
chats-how = Je peux aussi écrire dans votre canal ou votre groupe. Ses administrateurs choisissent ce qui y vient.
chats-yours = Voici les canaux de la publication. Choisissez-en un pour changer ce qui y vient :
button-add-chat = Ajouter un canal ou un groupe
chats-choose = Choisissez avec un bouton en bas. Seules les discussions que vous administrez sont proposées.
button-choose-channel = Un canal
button-choose-group = Un groupe
chat-not-there = Je ne suis pas dans cette discussion. Ajoutez-moi d’abord.
chat-no-posting = Je ne peux pas publier dans ce canal. Donnez-moi le droit de publier et choisissez-le de nouveau.
chat-added = Que doit-il venir dans { $chat } ?

# Écrire un article (rédaction)
editors-only = Seule la rédaction peut publier ici. Si vous avez une information pour nous, écrivez-lui.
post-private = Écrivez vos articles en discussion privée avec moi, s’il vous plaît.
post-title-question = Un nouvel article. Quel est son titre ? (/cancel pour abandonner à tout moment.)
post-title-wrong = Il me faut le titre en une ligne de texte, de { $max } caractères au plus.
post-text-question = Le texte, maintenant. La mise en forme et les liens sont conservés.
post-text-wrong = Il me faut le texte de l’article dans un message.
post-text-more = C’était un long texte. S’il a une suite, envoyez-la maintenant.
post-tags-question = Des thèmes, séparés par des virgules ? Par exemple : Ville, Cuisine.
post-tags-wrong = Il me faut les thèmes en texte, séparés par des virgules. Ou passez cette étape.
post-picture-question = Une image ? Envoyez-la comme photo.
post-picture-wrong = Il me faut une photo. Ou passez cette étape.
post-picture-large = Je n’ai pas pu récupérer cette image auprès de Telegram. Essayez-en une plus petite, ou passez cette étape.
post-preview = Voici ce que verront les lecteurs :
post-confirm = Publier cet article ?
post-confirm-wrong = Choisissez l’un des boutons, s’il vous plaît.
post-cancelled = C’est abandonné. Rien n’a été publié.
post-published =
    { $count ->
        [0] C’est publié. L’article est dans les archives et la recherche le trouve déjà ; aucun canal ni abonné ne le reçoit dès maintenant.
        [one] C’est publié. L’article est dans les archives et part vers une discussion.
        [many] C’est publié. L’article est dans les archives et part vers { $count } de discussions.
       *[other] C’est publié. L’article est dans les archives et part vers { $count } discussions.
    }
post-busy = Vous êtes déjà en train d’écrire. Terminez, ou abandonnez avec /cancel.
button-skip = Passer
button-done = C’est tout
button-publish = Publier
button-breaking = ⚡ Flash
button-cancel = Abandonner
button-read = Lire
nothing-to-cancel = Il n’y a rien à abandonner. Je vous écoute.
post-untitled = Sans titre
post-empty = Il n’y a encore rien. Quel est le titre ?
post-picture-more = L’album a-t-il une suite ? Envoyez-la, ou continuez.
post-lead-question = Écrivez une ou deux phrases qui précèdent le texte.
post-lead-wrong = Il me faut le chapô en texte, de { $max } caractères au plus.
post-slug-question = Écrivez le nom qu’il aura dans les liens : lettres latines, chiffres et traits d’union.
post-slug-wrong = Il me faut des lettres latines, des chiffres et des traits d’union, et pas seulement des chiffres.
post-slug-taken = Un autre article porte ce nom. Écrivez-en un autre.
post-language-question = En quelle langue est-il ? Choisissez-la, ou écrivez son code, par exemple « fr ».
post-language-wrong = Je ne connais pas cette langue. Écrivez son code, par exemple « fr ».
post-tags-chosen = Pour l’instant : { $tags }
tag-nearly = « { $tag } » serait nouveau. Il y a : { $tags }. Lequel voulez-vous ?
post-schedule-question = Quand doit-il paraître ? Choisissez, ou écrivez-le : « demain 8h », « dans 2 heures », une date. Nous sommes le { $now } ({ $zone }).
post-schedule-wrong = Je ne comprends pas ce moment. Essayez « demain 8h », « dans 2 heures » ou une date.
post-schedule-past = Ce moment est passé. Choisissez-en un à venir.
post-confirm-correction = Envoyer cette correction ?
post-confirm-scheduled = Prévu : { $time } ({ $zone })
post-checks-none = ✓ Je ne vois rien à reprendre.
post-breaking = ⚡ Flash : il part avant tout le reste.
post-kept = C’est gardé. Vous le trouvez dans /queue.
post-corrected = C’est corrigé. Les lecteurs le voient désormais ainsi.
post-left = C’est abandonné. Rien n’a été modifié.
post-left-draft = C’est laissé. Rien n’a été publié ; votre texte est un brouillon dans /queue.
post-gone = Cet article n’est plus là, ou ne peut pas être modifié.
post-edited = C’est repris : { $field }
post-conflict = Quelqu’un d’autre a modifié cet article entre-temps. Votre version est gardée dans l’historique. Avec laquelle continuez-vous ?
article-unreadable = Je ne peux pas le lire. { $reason }
article-no-rich = Ce serveur n’accepte pas les articles d’un seul tenant.
article-offer = En faire un article ?
fact-title = Titre
fact-text = Texte
fact-lead = Chapô
fact-tags = Thèmes
fact-picture = Image
fact-language = Langue
fact-slug = Nom dans les liens
button-title = Titre
button-text = Texte
button-lead = Chapô
button-picture = Image
button-language = Langue
button-slug = Nom dans les liens
button-proposed = Prendre ceci
button-mine = La mienne
button-theirs = L’autre
button-new-tag = Le nouveau
button-schedule = Programmer
button-keep = Garder
button-correct = Envoyer la correction
button-correct-marked = Envoyer avec la mention « corrigé »
button-recall = Retirer
button-history = Historique
button-make-article = En faire un article
button-queue = File d’attente
button-edit = Modifier
button-move = Déplacer
button-stop = Arrêter
button-undo = Annuler
button-restore = Rétablir
button-discard-surely = Oui, écarter
button-view-reader-classic = Lecteur, pages
button-view-channel-classic = Canal, pages
button-view-reader-rich = Lecteur, entier
button-view-channel-rich = Canal, entier
check-no-text = Il n’y a pas de texte.
check-no-lead = Pas de chapô : les listes montreront des phrases du texte.
check-long-title = Le titre compte { $length } caractères ; une notification en montre environ { $most }.
check-small-picture = L’image est petite ({ $width } × { $height }) et sera floue.
check-broken-link = Ce lien ne mène nulle part : { $url }
check-similar = Très proche de « { $title } » ({ $date })
check-new-tags = Personne ne suit encore ces thèmes : { $tags }
check-direction = Vérifiez le sens d’écriture : { $where }
publish-soon = Part dans { $wait }.
published-articles = Articles publiés : { $articles }
publish-articles = Articles : { $articles }
queue-title = File d’attente : { $count }
queue-empty = Rien n’attend. /post commence un article.
queue-draft = Brouillon
queue-scheduled = { $time } ({ $zone }), dans { $wait }
queue-stopped = C’est arrêté : rien n’est parti.
queue-too-late = Trop tard : il est déjà paru, ou n’est plus là. /recall retire ce qui est paru.
queue-discard-question = Écarter « { $title } » pour de bon ?
article-not-found = Je ne trouve pas cet article.
article-which = Lequel ? Répondez à un article avec la commande, écrivez son numéro après elle, ou choisissez :
article-ours = C’est un article à nous.
article-corrected = corrigé : { $time }
article-recalled = La rédaction a retiré cet article.
recall-why = Pourquoi est-il retiré ? Qui l’ouvrira plus tard lira la raison. Écrivez-la, ou passez.
recall-no-reason = Sans raison.
recall-reason = Raison : { $reason }
recall-sure = Le retirer pour tous les lecteurs ?
recall-done = C’est retiré. Les lecteurs ne le trouvent plus.
recall-left = Il reste publié.
recall-gone = Cet article n’est pas publié, ou ne l’est plus.
history-none = La rédaction ne l’a pas encore modifié.
history-source = { $time }, tel qu’il est venu
history-editor = { $time }, par { $editor }
history-same = Pas un mot n’a changé.
history-formatting = La mise en forme a changé.

# Flux (rédaction)
feeds-title = Flux : { $count }
feeds-how = Ajoutez-en un avec /feeds, son adresse (ou celle de son site) et des thèmes : /feeds https://example.org Ville, Cuisine. Avec « draft » avant l’adresse, ses articles vous attendent.
feeds-private = Occupez-vous des flux en discussion privée avec moi, s’il vous plaît.
feed-refused = Je ne peux pas accepter cela comme flux. { $reason }
feed-added = Ajouté. Ce qu’il contient maintenant est dans les archives et n’est envoyé à personne ; ce qui viendra ensuite est nouveau.
feed-added-draft = Ajouté. Ce qu’il contient vous attend, et ce qui viendra aussi.
feed-known = Ce flux est déjà là.
feed-active = consulté régulièrement
feed-paused = en pause
feed-ended = terminé
feed-failing = en échec depuis le { $since }
feed-publishes = Les nouveaux articles sont publiés aussitôt.
feed-asks = Les nouveaux articles attendent que vous les publiiez.
feed-tags = Thèmes : { $tags }
feed-last = Dernier succès : { $time }
feed-never = Pas encore consulté.
feed-next = Prochaine consultation : { $time }
feed-error = Dernier problème : { $reason }
feed-remove-question = Retirer « { $feed } » ? Les articles publiés restent ; ce qui vous attend est supprimé.
feed-removed = Le flux « { $feed } » est retiré. Les articles publiés restent.
feed-failing-notice = Le flux « { $feed } » est en échec depuis le { $since }. Les essais s’espacent de plus en plus.
feed-ended-notice = Le flux « { $feed } » n’existe plus et ne sera plus consulté.
feed-recovered-notice = Le flux « { $feed } » fonctionne de nouveau.
drafts-title = { $feed } · vous attendent : { $count }
drafts-none = Rien de « { $feed } » ne vous attend.
drafts-stale = Quelqu’un a déjà tranché.
button-poll = Consulter
button-pause = Mettre en pause
button-resume = Reprendre
dispatch-article = Envoi : { $title }
dispatch-correction = Correction : { $title }
dispatch-recall = Retrait : { $title }
dispatch-active = En route
dispatch-paused = En pause
dispatch-cancelled = Annulé : plus rien n’est envoyé
dispatch-finished = Terminé
dispatch-sent = Envoyés : { $sent } sur { $total }
dispatch-failed = Échecs : { $failed }
dispatch-skipped = Laissés de côté : { $skipped }
dispatch-speed = { $speed } par seconde, encore { $time }
dispatch-estimate = Cela prendra environ { $time }.
dispatch-gone = C’est déjà terminé.
button-stop-sending = Tout arrêter
estimate-chats = Destinataires : environ { $chats }. Durée : environ { $time }.
estimate-stars = Coût : jusqu’à { $stars } étoiles.
button-publish-at-once = Publier aussitôt
button-ask-first = Demander d’abord
button-waiting = En attente : { $count }
button-remove = Retirer
button-remove-surely = Oui, le retirer
button-discard = Écarter
button-publish-all = Tout publier
button-discard-all = Tout écarter

# Vie privée
privacy-title = Ce qui est conservé sur vous
privacy-kept = Dès que vous vous abonnez ou changez un réglage, je conserve : le numéro que Telegram donne à cette discussion ; ce que vous suivez, quand, dans quelle langue et sous quelle forme ; les recherches que vous m’avez demandé de répéter ; et les messages que j’ai envoyés, pour qu’aucun ne vienne deux fois.
privacy-not-kept = Je ne conserve ni votre nom, ni ce que vous écrivez et cherchez, ni ce que vous lisez, ni où vous êtes.
privacy-ways = /mydata montre tout, en un fichier. /forgetme l’efface aussitôt.
mydata-here = Voici tout ce qui est conservé sur cette discussion.
mydata-nothing = Rien n’est conservé sur cette discussion.
forget-question = Effacer tout ce qui concerne cette discussion : abonnements, réglages, recherches enregistrées et ce qui attend d’être envoyé ? C’est définitif.
button-forget-surely = Oui, tout effacer
button-forget-not = Non, garder
forget-not = Rien n’a été effacé.
forgotten = C’est effacé. Plus rien n’est conservé sur cette discussion.
forgotten-editor = Votre rôle reste, et ce que vous en avez fait aussi : c’est le journal de la rédaction.

# Villes des fuseaux horaires
city-los-angeles = Los Angeles
city-chicago = Chicago
city-new-york = New York
city-sao-paulo = São Paulo
city-london = Londres
city-berlin = Berlin
city-cairo = Le Caire
city-istanbul = Istanbul
city-moscow = Moscou
city-nairobi = Nairobi
city-tehran = Téhéran
city-dubai = Dubaï
city-kabul = Kaboul
city-karachi = Karachi
city-kolkata = Calcutta
city-shanghai = Shanghai
city-tokyo = Tokyo
city-sydney = Sydney
city-paris = Paris
city-vienna = Vienne
city-zurich = Zurich
city-madrid = Madrid
city-rome = Rome
city-baghdad = Bagdad
city-riyadh = Riyad
city-beirut = Beyrouth
city-damascus = Damas
city-casablanca = Casablanca
city-algiers = Alger
city-tunis = Tunis
city-mexico-city = Mexico
city-bogota = Bogota
city-buenos-aires = Buenos Aires

# Rédaction
owners-only = Seul un propriétaire décide qui écrit ici.
desk-private = Cela se fait dans une discussion privée avec moi.
role-owner = propriétaire
role-editor = rédacteur
role-author = auteur
role-rights-owner = Les propriétaires font tout ce que font les rédacteurs, et décident qui en est.
role-rights-editor = Les rédacteurs publient, décident des brouillons des auteurs et s’occupent des flux.
role-rights-author = Les auteurs écrivent des brouillons avec /post. Un rédacteur les publie.
role-now-owner = Vous êtes maintenant propriétaire de { $publication }.
role-now-editor = Vous êtes maintenant rédacteur de { $publication }.
role-now-author = Vous êtes maintenant auteur de { $publication }.
role-lost = Vous n’écrivez plus pour { $publication }. Vous pouvez toujours lire, chercher et vous abonner.
editors-title = Rédaction : { $count }
editors-how = Un numéro ouvre la personne. Une invitation est un lien que vous transmettez ; il vaut pour une personne et un jour.
editor-configured = Propriétaire d’après la configuration (OWNER_IDS) : cela ne se change pas dans une discussion.
editor-last-owner = Rien n’a changé : c’est le dernier propriétaire.
editor-remove-question = Retirer { $name } ? Cela vaut aussitôt, même au milieu d’un article.
editor-joined = { $name } a accepté votre invitation : { $role }.
invitations-title = Invitations ouvertes
invitation-open = { $role }, jusqu’au { $until }
invitation-owner = Une invitation pour un propriétaire
invitation-editor = Une invitation pour un rédacteur
invitation-author = Une invitation pour un auteur
invitation-how = N’envoyez ce lien qu’à la personne voulue. Le premier qui l’ouvre est admis. Il vaut jusqu’au { $until }.
invitation-revoked = Annulée : le lien ne fait plus rien.
invitation-gone = Cette invitation a été utilisée ou annulée, ou elle a expiré.
invitation-invalid = Cette invitation a déjà été utilisée ou annulée, ou elle a expiré. Demandez-en une autre.
invitation-private = Ouvrez l’invitation dans une discussion privée avec moi.
button-editors = Rédaction
button-invite-owner = + Propriétaire
button-invite-editor = + Rédacteur
button-invite-author = + Auteur
button-make-owner = → Propriétaire
button-make-editor = → Rédacteur
button-make-author = → Auteur
button-revoke = Annuler
button-approve = Approuver
button-reject = Refuser
button-csv = En fichier CSV

# Brouillons qui attendent un rédacteur
post-waiting = L’article attend l’accord d’un rédacteur. Vous l’apprendrez ici.
approval-waits = Un brouillon de { $name } attend un accord :
approval-changed = Ce brouillon a changé entre-temps. Rien n’est décidé ; le voici maintenant :
approval-rejected = Pas publié. Il reste un brouillon, et son auteur en est averti.
draft-approved = « { $title } » est publié.
draft-rejected = « { $title } » n’est pas publié. Il reste un brouillon.
draft-discarded = « { $title } » a été écarté. Rien n’a été publié.
correction-held = « { $title } » dit maintenant autre chose à sa source. La correction de la rédaction est maintenue ; ce que dit la source est dans l’historique de l’article.

# Annonces
announcement-withdrawn = Cette annonce a été retirée.
broadcast-question = Une annonce à vos abonnés. Envoyez ce qu’elle doit dire : un texte, une photo, un album, un fichier ; ou transférez un message. (/cancel pour abandonner à tout moment.)
broadcast-text-wrong = Il me faut un texte ou une photo.
broadcast-to-question = À qui l’envoyer ? Choisissez, plusieurs langues si vous voulez.
broadcast-tag-question = Aux abonnés de quel thème ? Choisissez-le, ou écrivez-le.
broadcast-tag-wrong = Ce thème n’existe pas. Choisissez-en un, ou écrivez-le comme dans les articles.
broadcast-everyone = tous les abonnés
broadcast-tagged = abonnés de { $tag }
broadcast-preview = Voici ce qu’ils recevront :
broadcast-confirm = Envoyer cette annonce ?
broadcast-asked = Personnes dont l’accord est demandé : { $editors }. Dès le premier accord, elle part après le délai d’annulation.
broadcast-alone = Une annonce demande l’accord d’une autre personne, et il n’y a pas d’autre rédacteur. Un propriétaire en invite un avec /editors.
broadcast-incomplete = Il n’y a encore rien à envoyer.
broadcast-conflict = Quelqu’un d’autre a modifié cette annonce entre-temps. La sienne reste comme elle est ; la vôtre est désormais à part.
broadcast-gone = Cette annonce n’est plus là, ou ne peut pas être modifiée.
broadcast-kept = C’est gardé. Vous la trouvez dans /broadcast.
broadcast-left = C’est laissé. Rien n’a été envoyé ; votre texte est gardé dans /broadcast.
broadcast-discarded = C’est abandonné. Rien n’a été envoyé.
broadcast-sent = Votre annonce est en route. Discussions : { $chats }
broadcast-held = Votre annonce n’est pas partie : une personne dont l’accord compte n’est plus à la rédaction. Elle redevient un brouillon.
broadcast-too-late = Trop tard : elle est déjà partie, ou n’est plus là.
broadcast-recall-question = Retirer cette annonce partout où elle est arrivée ? Ce qui a plus de deux jours ne peut pas être supprimé, et dira qu’elle a été retirée.
broadcast-recalled = C’est retiré. Elle est supprimée partout où c’est possible.
broadcast-title = Annonces : { $total }
broadcast-empty = Il n’y a pas encore d’annonce. /broadcast en commence une.
broadcast-pictures = Photos
broadcast-state-draft = Brouillon
broadcast-state-waiting = Attend un accord
broadcast-state-scheduled = Sur le point de partir
broadcast-state-sent = Envoyée
broadcast-state-recalled = Retirée
consent-asks = { $name } veut envoyer cette annonce. Il faut l’accord d’un second rédacteur.
consent-given = { $name } a donné son accord pour votre annonce.
consent-refused = { $name } a refusé votre annonce. Elle redevient un brouillon.
consent-refused-here = C’est refusé. Elle redevient un brouillon, et la personne qui voulait l’envoyer en est avertie.
consent-own = C’est à quelqu’un d’autre de donner son accord pour votre annonce.
consent-changed = Cette annonce a été modifiée depuis. On vous redemandera votre accord au moment de l’envoyer.
button-everyone = Tout le monde · { $chats }
button-by-tag = Abonnés d’un thème
button-audience = À qui
button-send = Envoyer
button-test = Me l’envoyer
button-no-picture = Sans photo
button-ask-consent = Demander un accord
button-consent = Donner mon accord
button-announcements = Précédentes
button-make-announcement = En faire une annonce
fact-audience = À
dispatch-announcement = Annonce : { $title }
dispatch-announcement-recall = Retrait d’une annonce : { $title }

# Journal
audit-title = Qui a fait quoi
audit-empty = Rien n’a encore été fait.
audit-submit = a remis un brouillon
audit-approve = a approuvé et publié
audit-reject = a refusé un brouillon
audit-publish = a publié
audit-schedule = a programmé
audit-unschedule = a annulé la programmation
audit-edit = a corrigé
audit-restore = a rétabli une version antérieure
audit-recall = a retiré
audit-discard = a écarté
audit-broadcast = a envoyé une annonce
audit-broadcast-write = a écrit une annonce
audit-broadcast-change = a modifié une annonce qui attendait un accord
audit-broadcast-ask = a demandé un accord pour une annonce
audit-broadcast-consent = a donné son accord à une annonce
audit-broadcast-refuse = a refusé une annonce
audit-broadcast-stop = a arrêté une annonce
audit-broadcast-discard = a écarté une annonce
audit-broadcast-recall = a retiré une annonce
audit-pause = a suspendu l’envoi
audit-resume = a repris l’envoi
audit-cancel = a annulé l’envoi
audit-invite = a invité
audit-revoke = a annulé une invitation
audit-join = a accepté une invitation
audit-role = a changé un rôle
audit-remove = a retiré un rédacteur
audit-feed-add = a ajouté un flux
audit-feed-change = a modifié un flux
audit-feed-remove = a retiré un flux
audit-channel-change = a modifié un canal

# Chiffres
stats-subscribers = Abonnés
stats-changes = Arrivées et départs
stats-deliveries = Envois
stats-articles = Articles les plus ouverts
stats-tags = Thèmes les plus ouverts
stats-hours = Heures de lecture
stats-searches = Recherches sans résultat
stats-range = { $from } – { $until }
stats-now = Maintenant
stats-joined = Arrivées
stats-left = Départs
stats-blocked = Blocages
stats-sent = Remis
stats-failed = Échoués
stats-empty = Rien n’a été compté durant cette période.
stats-hours-how = Articles ouverts selon l’heure du jour ({ $zone }).
stats-searches-how = Seulement des mots cherchés par au moins cinq discussions le même jour.
chart-subscribers = Abonnés
chart-changes = Allées et venues
chart-deliveries = Envois
chart-articles = Articles
chart-tags = Thèmes
chart-hours = Heures
chart-searches = Introuvable
chart-days-week = 7 jours
chart-days-month = 30 jours
chart-days-quarter = 90 jours
button-dark = Sombre
button-light = Clair

# Quand quelque chose ne va pas
too-much = C’est trop d’un coup. Je ne lis pas ce qui arrive maintenant ; réessayez dans un instant, s’il vous plaît.
something-wrong = Quelque chose n’a pas marché, et c’est notre faute, pas la vôtre. Réessayez dans un instant, s’il vous plaît. Si cela se reproduit, donnez-nous ce code : { $code }.
text-only = Je comprends les mots et les commandes. Écrivez ce que vous cherchez, ou commencez ici :
command-unknown = Je ne connais pas cette commande. Voici ce que je sais faire :

# What needs a person: to the owners
trouble-sender = Rien n’a été distribué depuis le { $since }, alors que des messages attendent. Aucun n’est perdu. Vérifiez la connexion à Telegram et le journal ; « { $command } » examine tout, et un redémarrage aide souvent.
trouble-sender-healed = Les messages sont de nouveau distribués.
trouble-disk = Il reste peu de place sur le disque de la base de données. Faites-en bientôt : une fois le disque plein, plus rien ne peut être enregistré, et les sauvegardes échouent avant.
trouble-disk-healed = Il y a de nouveau assez de place sur le disque.
trouble-backup = Il n’y a pas de sauvegarde récente : la dernière a échoué ou date de plus de deux jours. Le journal dit pourquoi, à « { $job } ». Faites-en ensuite une : « { $command } ».
trouble-backup-healed = Il y a de nouveau une sauvegarde récente.
trouble-database = La base de données n’accepte plus d’écriture depuis le { $since }. Les lecteurs reçoivent des excuses au lieu de réponses. Vérifiez la place sur le disque et les droits du fichier ; « { $command } » dit ce qu’il trouve.
trouble-database-healed = La base de données fonctionne de nouveau.
trouble-search = L’index de recherche ne suit plus les articles depuis quelques minutes : les nouveaux ne sont pas trouvés. Le journal dit pourquoi ; « { $command } » le refait.
trouble-search-healed = L’index de recherche a de nouveau tous les articles.
trouble-redis = Redis ne répond plus depuis un moment. Lecteurs et rédacteurs reçoivent des excuses au lieu de réponses ; rien n’est perdu. Vérifiez si son serveur fonctionne ; « { $command } » dit ce qu’il trouve.
trouble-redis-healed = Redis répond de nouveau.
