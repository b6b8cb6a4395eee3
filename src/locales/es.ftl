# Saludo y ayuda
description = El quiosco de { $publication }: busca en el archivo, lee aquí los artículos completos y recibe un resumen a la hora que elijas. Pulsa «Iniciar».
description-short = El quiosco de { $publication }: buscar, leer, suscribirse.
welcome-title = Te damos la bienvenida a { $publication }
welcome-search = 🔎 Escribe unas palabras y encontraré los artículos.
welcome-read = 📰 Léelos aquí mismo, de la primera línea a la última.
welcome-subscribe = ⏰ Suscríbete y recibe un resumen cada día, a la hora que elijas.
help-title = Lo que { $publication } puede hacer por ti
help-search = Cualquier otra cosa que escribas la busco en el archivo.

# Botones de muchos mensajes
button-latest = Lo último
button-tags = Temas
button-subscribe = Suscribirme
button-unfollow = Cancelar la suscripción
button-back = ‹ Volver
source = Leer en la fuente ↗
read-on = Seguir leyendo
article-withdrawn = Este artículo se ha retirado.
button-related = Más como este
button-share = Compartir
button-save = Guardar
button-saved = Guardado ✓

# Comandos, como los muestra el menú
command-start = Empieza aquí
command-help = Lo que sé hacer
command-latest = Los últimos artículos
command-tags = Todos los temas
command-tag = Artículos sobre un tema
command-digest = Un resumen de hoy, de la semana o del mes
command-search = Buscar en el archivo
command-subscribe = Elegir qué te llega y cada cuánto
command-unsubscribe = Cancelar la suscripción
command-settings = Hora del resumen, zona horaria, idioma
command-privacy = Qué se guarda sobre ti
command-mydata = Todo lo guardado, en un archivo
command-forgetme = Borrar todo sobre ti
command-post = Escribir y publicar un artículo
command-queue = Borradores y lo programado
command-edit = Corregir un artículo publicado
command-recall = Retirar un artículo publicado
command-history = Versiones de un artículo
command-broadcast = Enviar un aviso a los suscriptores
command-feeds = Fuentes de las que llegan artículos
command-stats = La redacción en números
command-audit = Quién hizo qué
command-editors = Quién escribe y publica
command-cancel = Dejar lo que estás haciendo

# Listas
latest-title = Últimos artículos
latest-empty = Todavía no se ha publicado nada. Vuelve pronto.
tags-title =
    { $count ->
        [0] Todavía no hay temas.
        [one] Un tema
        [many] { $count } de temas
       *[other] { $count } temas
    }
tag-title = Artículos sobre «{ $tag }»
tag-count =
    { $count ->
        [one] Un artículo
        [many] { $count } de artículos
       *[other] { $count } artículos
    }
tag-which = ¿Qué tema? Escríbelo después del comando, por ejemplo /tag { $example }, o elige uno aquí:
tag-unknown = No hay ningún tema «{ $tag }». Estos son todos:

# Búsqueda
search-which = ¿Qué buscas? Escribe una o dos palabras.
search-count =
    { $count ->
        [one] Un artículo encontrado
        [many] { $count } de artículos encontrados
       *[other] { $count } artículos encontrados
    }
search-count-more = Más de { $many } artículos
search-corrected = Nada con exactamente esas palabras. Se muestra: «{ $query }»
search-meant = ¿Quisiste decir «{ $query }»?
search-similar = similares: { $similar }
search-none = No he encontrado nada sobre «{ $query }». Prueba con menos palabras o con otras, o echa un vistazo:

# Lectura
article-unknown = Este artículo ya no está aquí, o nunca estuvo. Echa un vistazo a otros:
related-title = Artículos parecidos a { $title }
related-none = No conozco ningún artículo parecido a este. Echa un vistazo:
save-where = Guardado: fijado en este chat. La barra de arriba lleva hasta él.
stale-button = Este botón es de un mensaje antiguo y ya no funciona. Sigue por aquí:
stale-short = Este botón ya no funciona.

# Resúmenes
digest-title = { $publication }: tu resumen
digest-today = { $publication }: hoy
digest-week = { $publication }: los últimos 7 días
digest-month = { $publication }: los últimos 30 días
digest-about = sobre «{ $tag }»
digest-empty = En ese tiempo no se publicó nada. Prueba con un periodo más largo:
digest-untagged = Y además
digest-more =
    { $count ->
        [one] … y uno más. Míralo en /latest.
        [many] … y { $count } de artículos más. Míralos en /latest.
       *[other] … y { $count } más. Míralos en /latest.
    }
digest-footer = Cambiar la hora: /settings · Cancelar: /unsubscribe
digest-usage = Entiendo /digest, /digest week y /digest month; antes del periodo puedes poner un tema: /digest { $example } week.
period-today = Hoy
period-week = 7 días
period-month = 30 días

# Suscripción
subscribe-title = Suscripciones
subscribe-none = Todavía no se sigue nada. Elige todo, o los temas que te gusten.
subscribe-daily = Cada día a las { $time }: { $what }
subscribe-weekly = Cada semana, el { $day } a las { $time }: { $what }
subscribe-muted = Nunca: { $what }
subscribe-paused = En pausa: no llega nada antes del { $date }.
subscribe-zone = La hora es la de { $city }. Para cambiarla: /settings
subscribe-instant = Al momento: { $what }
subscribe-everything = todos los temas
follow-everything = Todo
cadence-daily = Cada día
cadence-weekly = Semanal
cadence-instant = Al momento
unsubscribed = Hecho: no te enviaré nada más. Puedes seguir buscando y leyendo, y volver a suscribirte cuando quieras con /subscribe.
not-subscribed = No tenías ninguna suscripción, así que no te llegará nada. Para suscribirte: /subscribe.
admins-only = Solo los administradores de este chat pueden cambiar eso.
button-sources = Fuentes
button-topics = Uno por uno
button-mutes = Silenciar temas
topics-choose = Elige uno para cambiar cada cuánto llega:
topic-how-often = ¿Cada cuánto?
button-topic-never = Dejar de recibirlo
sources-choose = Fuentes que puedes seguir por separado:
mutes-choose = Elige los temas que no deben llegar nunca, sigas lo que sigas:
pause-choose = ¿Hasta cuándo no debe llegar nada? Elige, o escribe una fecha como 24 de diciembre.
pause-days =
    { $count ->
        [one] Un día
        [many] { $count } de días
       *[other] { $count } días
    }
pause-wrong = Necesito un día que aún no haya llegado, como 24 de diciembre.
button-alert = 🔔 Avísame de los nuevos
alert-saved = Los artículos nuevos sobre «{ $query }» te llegarán al momento. Para cambiarlo o dejarlo: /subscribe
alert-too-many = Ya hay { $most } búsquedas guardadas. Quita antes una: /subscribe

# Ajustes
settings-title = Ajustes
settings-line = { $label }: { $value }
settings-time = Hora del resumen
settings-zone = Zona horaria
settings-language = Idioma
settings-form = Artículos
settings-zone-now = { $city } (ahora { $now })
settings-format = Resumen
settings-quiet = Horas de silencio
settings-articles = Idiomas
settings-sound = Sonido
settings-chats = Canales y grupos
sound-on = activado
sound-off = desactivado
button-sound-on = Activar el sonido
button-sound-off = Quitar el sonido
choose-time = ¿A qué hora quieres el resumen? Elige la hora, o escribe otra, como 7:30.
choose-minute = ¿En qué minuto? Puedes escribir cualquier otro, como 7:43.
choose-zone = ¿Dónde estás? Elige una ciudad, o escribe la tuya o tu país.
choose-zone-found = ¿Cuál es?
button-location = 📍 Usar mi ubicación
button-share-location = 📍 Compartir mi ubicación
location-how = Pulsa el botón de abajo. Tu ubicación me dice tu zona horaria, y no se guarda.
choose-language = ¿En qué idioma quieres que te hable?
choose-form = ¿Cómo quieres recibir los artículos? «Página a página» funciona en todas partes; «De una pieza» necesita un Telegram actualizado.
choose-format = ¿Qué debe contar el resumen?
choose-quiet = ¿Cuándo debe haber silencio? Lo que iba a llegar al momento llega después. Elige, o escribe dos horas como 22:30-6:45.
choose-articles = ¿En qué idiomas lees artículos?
articles-all = todos
quiet-none = Ninguna
quiet-wrong = Necesito dos horas, como 22:30-6:45.
form-classic = Página a página
form-rich = De una pieza (apps recientes)
format-titles = Títulos
format-summaries = Títulos y resúmenes
format-full = Hasta tres artículos enteros
time-wrong = Necesito una hora como 7:30 o 19:00.
zone-unknown = No conozco «{ $zone }». Escribe una gran ciudad de tu zona horaria, por ejemplo Bogotá, tu país, o una zona como Europe/Madrid.
saved = Guardado.
chats-how = También puedo escribir en tu canal o tu grupo. Allí deciden sus administradores qué llega.
chats-yours = Estos son los canales de la publicación. Elige uno para cambiar lo que llega allí:
button-add-chat = Añadir un canal o grupo
chats-choose = Elige con un botón de abajo. Solo se ofrecen chats que administras.
button-choose-channel = Un canal
button-choose-group = Un grupo
chat-not-there = No estoy en ese chat. Añádeme primero.
chat-no-posting = No puedo publicar en ese canal. Dame permiso para publicar y elígelo otra vez.
chat-added = ¿Qué debe llegar a { $chat }?

# Escribir un artículo (redacción)
editors-only = Aquí solo publica la redacción. Si tienes una noticia para nosotros, escríbele.
post-private = Escribe los artículos en un chat privado conmigo, por favor.
post-title-question = Un artículo nuevo. ¿Qué título lleva? (Con /cancel lo dejas en cualquier momento.)
post-title-wrong = Necesito el título en una sola línea de texto, de { $max } caracteres como máximo.
post-text-question = Ahora, el texto. El formato y los enlaces se conservan.
post-text-wrong = Necesito el texto del artículo en un mensaje.
post-text-more = Era un texto largo. Si continúa, envía ahora el resto.
post-tags-question = ¿Temas, separados por comas? Por ejemplo: Ciudad, Comida.
post-tags-wrong = Necesito los temas como texto, separados por comas. O salta este paso.
post-picture-question = ¿Una imagen? Envíala como foto.
post-picture-wrong = Necesito una foto. O salta este paso.
post-picture-large = No he podido descargar esta imagen de Telegram. Prueba con una más pequeña, o salta este paso.
post-preview = Así lo verán los lectores:
post-confirm = ¿Lo publico?
post-confirm-wrong = Elige uno de los botones, por favor.
post-cancelled = Descartado. No se ha publicado nada.
post-published =
    { $count ->
        [0] Publicado. Está en el archivo y ya se puede encontrar; por ahora no lo recibe ningún canal ni suscriptor al momento.
        [one] Publicado. Está en el archivo y se envía a un chat.
        [many] Publicado. Está en el archivo y se envía a { $count } de chats.
       *[other] Publicado. Está en el archivo y se envía a { $count } chats.
    }
post-busy = Ya estás escribiendo algo. Termínalo, o descártalo con /cancel.
button-skip = Saltar
button-done = Eso es todo
button-publish = Publicar
button-breaking = ⚡ Última hora
button-cancel = Descartar
button-read = Leerlo
nothing-to-cancel = No hay nada que dejar. Te escucho.
post-untitled = Sin título
post-empty = Todavía no hay nada. ¿Qué título lleva?
post-picture-more = ¿Hay más fotos del álbum? Envíalas, o sigue.
post-lead-question = Escribe una o dos frases que vayan antes del texto.
post-lead-wrong = Necesito la entradilla como texto, de { $max } caracteres como máximo.
post-slug-question = Escribe el nombre que tendrá en los enlaces: letras latinas, cifras y guiones.
post-slug-wrong = Necesito letras latinas, cifras y guiones, y no solo cifras.
post-slug-taken = Otro artículo ya tiene este nombre. Escribe otro.
post-language-question = ¿En qué idioma está? Elígelo, o escribe su código, por ejemplo «es».
post-language-wrong = No conozco este idioma. Escribe su código, por ejemplo «es».
post-tags-chosen = Hasta ahora: { $tags }
tag-nearly = «{ $tag }» sería nuevo. Ya hay: { $tags }. ¿Cuál quieres?
post-schedule-question = ¿Cuándo sale? Elige, o escríbelo: «mañana 8:00», «en 2 horas», una fecha. Ahora es { $now } ({ $zone }).
post-schedule-wrong = No entiendo esta hora. Prueba con «mañana 8:00», «en 2 horas» o una fecha.
post-schedule-past = Esa hora ya pasó. Elige una que esté por venir.
post-confirm-correction = ¿Envío esta corrección?
post-confirm-scheduled = Programado: { $time } ({ $zone })
post-checks-none = ✓ No veo nada que arreglar.
post-breaking = ⚡ Última hora: sale antes que todo lo demás.
post-kept = Guardado. Lo encuentras en /queue.
post-corrected = Corregido. Así lo ven los lectores desde ahora.
post-left = Dejado. No se ha cambiado nada.
post-left-draft = Dejado. No se ha publicado nada; lo escrito queda como borrador en /queue.
post-gone = Este artículo ya no está, o no se puede cambiar.
post-edited = Recogido: { $field }
post-conflict = Mientras tanto otra persona ha cambiado este artículo. Tu versión queda en el historial. ¿Con cuál sigues?
article-unreadable = No puedo leerlo. { $reason }
article-no-rich = Este servidor no acepta artículos de una pieza.
article-offer = ¿Hago un artículo con esto?
fact-title = Título
fact-text = Texto
fact-lead = Entradilla
fact-tags = Temas
fact-picture = Imagen
fact-language = Idioma
fact-slug = Nombre en enlaces
button-title = Título
button-text = Texto
button-lead = Entradilla
button-picture = Imagen
button-language = Idioma
button-slug = Nombre en enlaces
button-proposed = Tomar este
button-mine = La mía
button-theirs = La otra
button-new-tag = El nuevo
button-schedule = Programar
button-keep = Guardar
button-correct = Enviar la corrección
button-correct-marked = Enviar, marcado como corregido
button-recall = Retirar
button-history = Historial
button-make-article = Hacer un artículo
button-queue = Cola
button-edit = Editar
button-move = Mover
button-stop = Detener
button-undo = Deshacer
button-restore = Restaurar
button-discard-surely = Sí, descartar
button-view-reader-classic = Lector, páginas
button-view-channel-classic = Canal, páginas
button-view-reader-rich = Lector, entero
button-view-channel-rich = Canal, entero
check-no-text = No hay texto.
check-no-lead = Sin entradilla: las listas mostrarán frases del texto.
check-long-title = El título tiene { $length } caracteres; una notificación muestra unos { $most }.
check-small-picture = La imagen es pequeña ({ $width } × { $height }) y se verá borrosa.
check-broken-link = Este enlace no lleva a ninguna parte: { $url }
check-similar = Muy parecido a «{ $title }» ({ $date })
check-new-tags = Nadie sigue aún estos temas: { $tags }
check-direction = Revisa el sentido de la escritura: { $where }
publish-soon = Sale en { $wait }.
published-articles = Publicados: { $articles }
publish-articles = Artículos: { $articles }
queue-title = Cola: { $count }
queue-empty = No hay nada en espera. /post empieza un artículo.
queue-draft = Borrador
queue-scheduled = { $time } ({ $zone }), en { $wait }
queue-stopped = Detenido: no ha salido nada.
queue-too-late = Demasiado tarde: ya ha salido, o ya no está. /recall retira lo publicado.
queue-discard-question = ¿Descartar «{ $title }» para siempre?
article-not-found = No encuentro ese artículo.
article-which = ¿Cuál? Responde a un artículo con el comando, escribe su número detrás, o elige:
article-ours = Este es un artículo nuestro.
article-corrected = corregido: { $time }
article-recalled = La redacción ha retirado este artículo.
recall-why = ¿Por qué se retira? Quien lo abra después leerá el motivo. Escríbelo, o sáltalo.
recall-no-reason = Sin motivo.
recall-reason = Motivo: { $reason }
recall-sure = ¿Se retira para todos los lectores?
recall-done = Retirado. Los lectores ya no lo encuentran.
recall-left = Sigue publicado.
recall-gone = Este artículo no está publicado, o ya no.
history-none = La redacción aún no lo ha cambiado.
history-source = { $time }, como llegó
history-editor = { $time }, por { $editor }
history-same = No cambia ni una palabra.
history-formatting = El formato es distinto.

# Fuentes (redacción)
feeds-title = Fuentes: { $count }
feeds-how = Añade una con /feeds, su dirección (o la de su web) y temas: /feeds https://example.org Ciudad, Comida. Con «draft» antes de la dirección, sus artículos te esperan.
feeds-private = Ocúpate de las fuentes en un chat privado conmigo, por favor.
feed-refused = No puedo aceptar esto como fuente. { $reason }
feed-added = Añadida. Lo que contiene ahora queda en el archivo y no se envía a nadie; lo que llegue a partir de ahora es nuevo.
feed-added-draft = Añadida. Lo que tiene te espera, y lo que llegue también.
feed-known = Esta fuente ya está aquí.
feed-active = se consulta con regularidad
feed-paused = en pausa
feed-ended = terminada
feed-failing = falla desde el { $since }
feed-publishes = Los artículos nuevos se publican al momento.
feed-asks = Los artículos nuevos esperan a que los publiques.
feed-tags = Temas: { $tags }
feed-last = Último éxito: { $time }
feed-never = Aún no se ha consultado.
feed-next = Próxima consulta: { $time }
feed-error = Último problema: { $reason }
feed-remove-question = ¿Quitar «{ $feed }»? Los artículos publicados se quedan; lo que te espera se borra.
feed-removed = La fuente «{ $feed }» se ha quitado. Los artículos publicados se quedan.
feed-failing-notice = La fuente «{ $feed }» falla desde el { $since }. Se vuelve a intentar cada vez con menos frecuencia.
feed-ended-notice = La fuente «{ $feed }» ya no existe y no se consultará más.
feed-recovered-notice = La fuente «{ $feed }» vuelve a funcionar.
drafts-title = { $feed } · te esperan: { $count }
drafts-none = No te espera nada de «{ $feed }».
drafts-stale = Alguien ya ha decidido sobre esto.
button-poll = Consultar ahora
button-pause = Pausar
button-resume = Reanudar
dispatch-article = Envío: { $title }
dispatch-correction = Corrección: { $title }
dispatch-recall = Retirada: { $title }
dispatch-active = En camino
dispatch-paused = En pausa
dispatch-cancelled = Cancelado: no se envía nada más
dispatch-finished = Terminado
dispatch-sent = Enviados: { $sent } de { $total }
dispatch-failed = Fallidos: { $failed }
dispatch-skipped = Omitidos: { $skipped }
dispatch-speed = { $speed } por segundo, faltan { $time }
dispatch-estimate = Tardará unos { $time }.
dispatch-gone = Eso ya ha terminado.
button-stop-sending = Detener del todo
estimate-chats = Llegará a unos { $chats } chats y tardará unos { $time }.
estimate-stars = Costará hasta { $stars } estrellas.
button-publish-at-once = Publicar ya
button-ask-first = Preguntarme antes
button-waiting = En espera: { $count }
button-remove = Quitar
button-remove-surely = Sí, quitarla
button-discard = Rechazar
button-publish-all = Publicar todo
button-discard-all = Rechazar todo

# Privacidad
privacy-title = Qué se guarda sobre ti
privacy-kept = En cuanto te suscribes o cambias un ajuste, guardo: el número que este chat tiene en Telegram; lo que sigues, cuándo llega, y en qué idioma y forma; las búsquedas que me pediste repetir; y qué mensajes envié, para que ninguno llegue dos veces.
privacy-not-kept = No guardo tu nombre, ni lo que escribes y buscas, ni lo que lees, ni dónde estás.
privacy-ways = /mydata lo muestra todo en un archivo. /forgetme lo borra al momento.
mydata-here = Esto es todo lo que se guarda sobre este chat.
mydata-nothing = No se guarda nada sobre este chat.
forget-question = ¿Borrar todo sobre este chat: suscripciones, ajustes, búsquedas guardadas y lo que espera a ser enviado? No se puede deshacer.
button-forget-surely = Sí, borrar todo
button-forget-not = No, conservarlo
forget-not = No se ha borrado nada.
forgotten = Borrado. Ya no se guarda nada sobre este chat.
forgotten-editor = Tu papel se conserva, y lo que hiciste con él también: es el registro de la redacción.

# Ciudades de las zonas horarias
city-los-angeles = Los Ángeles
city-chicago = Chicago
city-new-york = Nueva York
city-sao-paulo = São Paulo
city-london = Londres
city-berlin = Berlín
city-cairo = El Cairo
city-istanbul = Estambul
city-moscow = Moscú
city-nairobi = Nairobi
city-tehran = Teherán
city-dubai = Dubái
city-kabul = Kabul
city-karachi = Karachi
city-kolkata = Calcuta
city-shanghai = Shanghái
city-tokyo = Tokio
city-sydney = Sídney
city-paris = París
city-vienna = Viena
city-zurich = Zúrich
city-madrid = Madrid
city-rome = Roma
city-baghdad = Bagdad
city-riyadh = Riad
city-beirut = Beirut
city-damascus = Damasco
city-casablanca = Casablanca
city-algiers = Argel
city-tunis = Túnez
city-mexico-city = Ciudad de México
city-bogota = Bogotá
city-buenos-aires = Buenos Aires

# Redacción
owners-only = Solo un propietario decide quién escribe aquí.
desk-private = Haz esto en un chat privado conmigo, por favor.
role-owner = propietario
role-editor = editor
role-author = autor
role-rights-owner = Los propietarios hacen todo lo que hacen los editores y deciden quién lo es.
role-rights-editor = Los editores publican, deciden sobre los borradores de los autores y cuidan las fuentes.
role-rights-author = Los autores escriben borradores con /post. Los publica un editor.
role-now-owner = Ahora eres propietario de { $publication }.
role-now-editor = Ahora eres editor de { $publication }.
role-now-author = Ahora eres autor de { $publication }.
role-lost = Ya no escribes para { $publication }. Puedes seguir leyendo, buscando y suscribiéndote.
editors-title = Editores: { $count }
editors-how = Un número abre a esa persona. Una invitación es un enlace que tú envías; vale para una persona y un día.
editor-configured = Propietario según la configuración (OWNER_IDS): eso no se cambia en un chat.
editor-last-owner = No se cambió nada: es el último propietario.
editor-remove-question = ¿Quitar a { $name }? Vale al instante, también en mitad de un artículo.
editor-joined = { $name } aceptó tu invitación: { $role }.
invitations-title = Invitaciones abiertas
invitation-open = { $role }, hasta el { $until }
invitation-owner = Una invitación para un propietario
invitation-editor = Una invitación para un editor
invitation-author = Una invitación para un autor
invitation-how = Envía este enlace solo a la persona que quieres. Entra quien lo abra primero. Vale hasta el { $until }.
invitation-revoked = Anulada: el enlace ya no hace nada.
invitation-gone = Esta invitación se usó, se anuló o caducó.
invitation-invalid = Esta invitación ya se usó, se anuló o caducó. Pide una nueva.
invitation-private = Abre la invitación en un chat privado conmigo.
button-editors = Editores
button-invite-owner = + Propietario
button-invite-editor = + Editor
button-invite-author = + Autor
button-make-owner = Hacer propietario
button-make-editor = Hacer editor
button-make-author = Hacer autor
button-revoke = Anular
button-approve = Aprobar
button-reject = Rechazar
button-csv = Como archivo CSV

# Borradores que esperan a un editor
post-waiting = Espera la aprobación de un editor. Te avisaré aquí.
approval-waits = Un borrador de { $name } espera aprobación:
approval-changed = Este borrador cambió mientras tanto. No se decidió nada; así está ahora:
approval-rejected = No se publica. Sigue siendo un borrador, y su autor recibe aviso.
draft-approved = «{ $title }» está publicado.
draft-rejected = «{ $title }» no se publica. Sigue siendo un borrador.
draft-discarded = «{ $title }» se ha descartado. No se ha publicado nada.
correction-held = «{ $title }» dice ahora otra cosa en su fuente. La corrección de la redacción se mantiene; lo que dice la fuente está en el historial del artículo.

# Avisos
announcement-withdrawn = Este aviso se ha retirado.
broadcast-question = Un aviso para tus suscriptores. Envía lo que debe decir: un texto, una foto, un álbum, un archivo; o reenvía un mensaje. (Con /cancel lo dejas en cualquier momento.)
broadcast-text-wrong = Necesito un texto o una foto.
broadcast-to-question = ¿A quién va? Elige; pueden ser varios idiomas.
broadcast-tag-question = ¿Los suscriptores de qué tema? Elígelo o escríbelo.
broadcast-tag-wrong = No hay tal tema. Elige uno, o escríbelo como aparece en los artículos.
broadcast-everyone = todos los suscriptores
broadcast-tagged = suscriptores de { $tag }
broadcast-preview = Así les llegará:
broadcast-confirm = ¿Lo envío?
broadcast-asked = Personas a las que se pide consentimiento: { $editors }. Cuando una lo dé, saldrá pasado el tiempo para deshacer.
broadcast-alone = Un aviso necesita el consentimiento de otra persona, y no hay más editores. El propietario invita a uno con /editors.
broadcast-incomplete = Todavía no hay nada que enviar.
broadcast-conflict = Mientras tanto otra persona ha cambiado este aviso. El suyo queda como está; el tuyo es otro a partir de aquí.
broadcast-gone = Este aviso ya no está, o no se puede cambiar.
broadcast-kept = Guardado. Lo encuentras en /broadcast.
broadcast-left = Dejado. No se ha enviado nada; lo escrito queda en /broadcast.
broadcast-discarded = Descartado. No se ha enviado nada.
broadcast-sent = Tu aviso está en camino. Chats: { $chats }
broadcast-held = Tu aviso no ha salido: alguien cuya palabra necesita ya no es editor. Vuelve a ser un borrador.
broadcast-too-late = Demasiado tarde: ya ha salido, o ya no está.
broadcast-recall-question = ¿Retirar este aviso de donde haya llegado? Lo que tiene más de dos días no se puede borrar, y dirá que se ha retirado.
broadcast-recalled = Retirado. Se borra donde es posible.
broadcast-title = Avisos: { $total }
broadcast-empty = Aún no hay avisos. /broadcast empieza uno.
broadcast-pictures = Fotos
broadcast-state-draft = Borrador
broadcast-state-waiting = Espera consentimiento
broadcast-state-scheduled = A punto de salir
broadcast-state-sent = Enviado
broadcast-state-recalled = Retirado
consent-asks = { $name } quiere enviar este aviso. Hace falta el consentimiento de un segundo editor.
consent-given = { $name } ha dado su consentimiento a tu aviso.
consent-refused = { $name } ha rechazado tu aviso. Vuelve a ser un borrador.
consent-refused-here = Rechazado. Vuelve a ser un borrador, y quien quería enviarlo recibe aviso.
consent-own = Otra persona tiene que dar su consentimiento a tu aviso.
consent-changed = Este aviso ha cambiado desde entonces. Se te preguntará de nuevo cuando se quiera enviar.
button-everyone = Todos · { $chats }
button-by-tag = Suscriptores de un tema
button-audience = A quién
button-send = Enviar
button-test = Enviármelo a mí
button-no-picture = Sin foto
button-ask-consent = Pedir consentimiento
button-consent = Consentir
button-announcements = Anteriores
button-make-announcement = Enviar como aviso
fact-audience = Para
dispatch-announcement = Aviso: { $title }
dispatch-announcement-recall = Retirada de un aviso: { $title }

# Registro
audit-title = Quién hizo qué
audit-empty = Todavía no se ha hecho nada.
audit-submit = entregó un borrador
audit-approve = aprobó y publicó
audit-reject = rechazó un borrador
audit-publish = publicó
audit-schedule = programó
audit-unschedule = quitó la programación
audit-edit = corrigió
audit-restore = recuperó una versión anterior
audit-recall = retiró
audit-discard = descartó
audit-broadcast = envió un anuncio
audit-broadcast-write = escribió un aviso
audit-broadcast-change = cambió un aviso que esperaba consentimiento
audit-broadcast-ask = pidió consentimiento para un aviso
audit-broadcast-consent = consintió un aviso
audit-broadcast-refuse = rechazó un aviso
audit-broadcast-stop = detuvo un aviso
audit-broadcast-discard = descartó un aviso
audit-broadcast-recall = retiró un aviso
audit-pause = pausó el envío
audit-resume = reanudó el envío
audit-cancel = canceló el envío
audit-invite = invitó
audit-revoke = anuló una invitación
audit-join = aceptó una invitación
audit-role = cambió un papel
audit-remove = quitó a un editor
audit-feed-add = añadió una fuente
audit-feed-change = cambió una fuente
audit-feed-remove = quitó una fuente
audit-channel-change = cambió un canal

# Números
stats-subscribers = Suscriptores
stats-changes = Altas y bajas
stats-deliveries = Envíos
stats-articles = Artículos más abiertos
stats-tags = Temas más abiertos
stats-hours = Horas de lectura
stats-searches = Búsquedas sin resultado
stats-range = { $from } – { $until }
stats-now = Ahora
stats-joined = Altas
stats-left = Bajas
stats-blocked = Bloqueos
stats-sent = Entregados
stats-failed = Fallidos
stats-empty = En ese tiempo no se contó nada.
stats-hours-how = Artículos abiertos según la hora del día ({ $zone }).
stats-searches-how = Solo palabras que buscaron al menos cinco chats en un mismo día.
chart-subscribers = Suscriptores
chart-changes = Altas y bajas
chart-deliveries = Envíos
chart-articles = Artículos
chart-tags = Temas
chart-hours = Horas
chart-searches = No encontrado
chart-days-week = 7 días
chart-days-month = 30 días
chart-days-quarter = 90 días
button-dark = Oscuro
button-light = Claro

# Cuando algo va mal
too-much = Ha sido demasiado de una vez. No leo lo que llega ahora; inténtalo de nuevo en un momento, por favor.
something-wrong = Algo ha fallado aquí, y la culpa es nuestra, no tuya. Inténtalo de nuevo en un momento, por favor. Si vuelve a ocurrir, dinos este código: { $code }.
text-only = Entiendo palabras y comandos. Escribe lo que buscas, o empieza por aquí:
command-unknown = No conozco ese comando. Esto es lo que sé hacer:

# What needs a person: to the owners
trouble-sender = No se ha entregado nada desde el { $since }, aunque hay mensajes en espera. Ninguno se ha perdido. Revisa la conexión con Telegram y el registro; «{ $command }» lo examina todo, y reiniciar suele ayudar.
trouble-sender-healed = Los mensajes vuelven a entregarse.
trouble-disk = Queda poco espacio en el disco de la base de datos. Libera espacio pronto: cuando se llene no se podrá guardar nada, y las copias de seguridad fallan antes.
trouble-disk-healed = Vuelve a haber espacio suficiente en el disco.
trouble-backup = No hay una copia de seguridad reciente: la última falló o tiene más de dos días. El registro dice por qué, en «{ $job }». Después haz una: «{ $command }».
trouble-backup-healed = Vuelve a haber una copia de seguridad reciente.
trouble-database = No se puede escribir en la base de datos desde el { $since }. Los lectores reciben una disculpa en lugar de respuestas. Revisa el espacio del disco y los permisos del archivo; «{ $command }» dice qué encuentra.
trouble-database-healed = La base de datos vuelve a funcionar.
trouble-search = El índice de búsqueda no sigue los artículos desde hace unos minutos: los nuevos no se encuentran. El registro dice por qué; «{ $command }» lo rehace.
trouble-search-healed = El índice de búsqueda vuelve a tener todos los artículos.
trouble-redis = Redis no responde desde hace un rato. Lectores y editores reciben una disculpa en lugar de respuestas; no se pierde nada. Comprueba si su servidor funciona; «{ $command }» dice qué encuentra.
trouble-redis-healed = Redis vuelve a responder.
