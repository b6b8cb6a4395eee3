# Greeting and help
description = The newsstand of { $publication }: search the archive, read whole articles in the chat, and get a digest at the hour you choose. Press Start.
description-short = The newsstand of { $publication }: search, read, subscribe.
welcome-title = Welcome to { $publication }
welcome-search = 🔎 Write any words, and I'll find the articles.
welcome-read = 📰 Read them here, from the first line to the last.
welcome-subscribe = ⏰ Subscribe, and get a digest each day at the hour you choose.
help-title = What { $publication } can do for you
help-search = Anything else that you write is searched for in the archive.

# Buttons on many messages
button-latest = Latest
button-tags = Tags
button-subscribe = Subscribe
button-unfollow = Stop everything
button-back = ‹ Back
source = Read at the source ↗
read-on = Read on
article-withdrawn = This article has been withdrawn.
button-related = More like this
button-share = Share
button-save = Save
button-saved = Saved ✓

# Commands, as the menu shows them
command-start = Begin here
command-help = What I can do
command-latest = The latest articles
command-tags = All tags
command-tag = Articles with a tag
command-digest = A summary of today, the week or the month
command-search = Search the archive
command-subscribe = Choose what comes to you, and how often
command-unsubscribe = Stop everything
command-settings = Digest hour, time zone, language
command-privacy = What is kept about you
command-mydata = Everything that is kept, as a file
command-forgetme = Erase everything about you
command-post = Write and publish an article
command-queue = Drafts and what is scheduled
command-edit = Correct a published article
command-recall = Take a published article back
command-history = What an article has said
command-broadcast = Tell subscribers something beside articles
command-feeds = Feeds that bring articles
command-stats = The newsroom in numbers
command-audit = Who did what
command-editors = Who writes and publishes
command-cancel = Leave what you are doing

# Lists
latest-title = Latest articles
latest-empty = Nothing has been published yet. Come back soon.
tags-title =
    { $count ->
        [0] There are no tags yet.
        [one] One tag
       *[other] { $count } tags
    }
tag-title = Articles about { $tag }
tag-count =
    { $count ->
        [one] One article
       *[other] { $count } articles
    }
tag-which = Which tag? Write it after the command, for example /tag { $example }, or choose one here:
tag-unknown = There is no tag “{ $tag }”. These are all of them:

# Search
search-which = What are you looking for? Write a word or two.
search-count =
    { $count ->
        [one] One article found
       *[other] { $count } articles found
    }
search-count-more = More than { $many } articles
search-corrected = Nothing has exactly these words. Shown: “{ $query }”
search-meant = Did you mean “{ $query }”?
search-similar = and { $similar } similar
search-none = Nothing found for “{ $query }”. Try fewer or other words, or look around:

# Reading
article-unknown = This article is not here any more, or never was. Look around:
related-title = More like { $title }
related-none = I know no article like this one. Look around:
save-where = Saved: pinned in this chat. The bar at the top leads back to it.
stale-button = This button is from an older message and doesn't work any more. Go on from here:
stale-short = This button doesn't work any more.

# Digests
digest-title = { $publication }: your digest
digest-today = { $publication }: today
digest-week = { $publication }: the last 7 days
digest-month = { $publication }: the last 30 days
digest-about = about { $tag }
digest-empty = Nothing was published in that time. Try a longer period:
digest-untagged = More
digest-more =
    { $count ->
        [one] … and one more. See /latest.
       *[other] … and { $count } more. See /latest.
    }
digest-footer = Change the hour: /settings · Stop: /unsubscribe
digest-usage = I understand /digest, /digest week and /digest month; a tag can stand before the period: /digest { $example } week.
period-today = Today
period-week = 7 days
period-month = 30 days

# Subscribing
subscribe-title = Subscriptions
subscribe-none = Nothing is followed yet. Choose everything, or the tags that you like.
subscribe-daily = Daily at { $time }: { $what }
subscribe-weekly = Weekly, { $day } at { $time }: { $what }
subscribe-muted = Never: { $what }
subscribe-paused = Paused: nothing comes before { $date }.
subscribe-zone = Times are those of { $city }. To change the hour: /settings
subscribe-instant = At once: { $what }
subscribe-everything = everything
follow-everything = Everything
cadence-daily = Daily
cadence-weekly = Weekly
cadence-instant = At once
unsubscribed = Done: you get nothing more from me. You can still search and read, and /subscribe again whenever you like.
not-subscribed = You had not subscribed to anything, so nothing comes. /subscribe changes that.
admins-only = Only the administrators of this chat can change that.
button-sources = Feeds
button-topics = One by one
button-mutes = Mute tags
topics-choose = Choose one, to change how often it comes:
topic-how-often = How often?
button-topic-never = No more of this
sources-choose = Feeds that can be followed by themselves:
mutes-choose = Choose the tags that shall never come, whatever else is followed:
pause-choose = Until when shall nothing come? Choose, or write a date such as 24 December.
pause-days =
    { $count ->
        [one] One day
       *[other] { $count } days
    }
pause-wrong = I need a day that is still to come, such as 24 December.
button-alert = 🔔 Tell me of new ones
alert-saved = New articles for “{ $query }” will come at once. To change or stop that: /subscribe
alert-too-many = There are { $most } saved searches already. Stop one first: /subscribe

# Settings
settings-title = Settings
settings-line = { $label }: { $value }
settings-time = Digest hour
settings-zone = Time zone
settings-language = Language
settings-form = Articles
settings-zone-now = { $city } (now { $now })
settings-format = Digest
settings-quiet = Quiet hours
settings-articles = Article languages
settings-sound = Sound
settings-chats = Channels and groups
sound-on = on
sound-off = off
button-sound-on = Turn the sound on
button-sound-off = Turn the sound off
choose-time = When shall the digest come? Choose the hour, or write a time such as 7:30.
choose-minute = At which minute? Any other can be written, such as 7:43.
choose-zone = Where are you? Choose a city, or write the name of your own, or of your country.
choose-zone-found = Which one is it?
button-location = 📍 Use my location
button-share-location = 📍 Share my location
location-how = Press the button below. Your location tells me your time zone, and is not kept.
choose-language = Which language shall I speak?
choose-form = How shall articles come? Page by page works everywhere; in one piece needs an up-to-date Telegram.
choose-format = What shall a digest tell?
choose-quiet = When shall it be quiet? What would come at once comes afterwards. Choose, or write two times such as 22:30-6:45.
choose-articles = In which languages do you read articles?
articles-all = all
quiet-none = None
quiet-wrong = I need two times, such as 22:30-6:45.
form-classic = Page by page
form-rich = In one piece (new apps)
format-titles = Titles
format-summaries = Titles and summaries
format-full = Up to three articles in full
time-wrong = I need a time such as 7:30 or 19:00.
zone-unknown = I don't know “{ $zone }”. Write a large city in your time zone, for example Tehran, your country, or a zone such as Europe/Paris.
saved = Saved.
chats-how = I can write in your channel or group, too. Its administrators choose what comes there.
chats-yours = These are the channels of the publication. Choose one to change what comes there:
button-add-chat = Add a channel or group
chats-choose = Choose with a button below. Only chats of which you are an administrator are offered.
button-choose-channel = A channel
button-choose-group = A group
chat-not-there = I am not in that chat. Add me to it first.
chat-no-posting = I may not post in that channel. Give me the right to post messages, and choose it again.
chat-added = What shall come in { $chat }?

# Writing an article (editors)
editors-only = Only editors can publish here. If you have news for us, write to the newsroom.
post-private = Write articles in a private chat with me, please.
post-title-question = A new article. What is its title? (/cancel leaves at any point.)
post-title-wrong = I need the title as one line of text, at most { $max } characters.
post-text-question = Now the text. Formatting and links are kept.
post-text-wrong = I need the article's text as a message.
post-text-more = That was a long one. If there is more of it, send it now.
post-tags-question = Tags, separated by commas? For example: Town, Food.
post-tags-wrong = I need tags as text, separated by commas, or skip them.
post-picture-question = A picture? Send it as a photo.
post-picture-wrong = I need a photo, or skip it.
post-picture-large = I could not fetch this picture from Telegram. Try a smaller one, or skip it.
post-preview = This is how readers will see it:
post-confirm = Publish it?
post-confirm-wrong = Please choose one of the buttons.
post-cancelled = Discarded. Nothing was published.
post-published =
    { $count ->
        [0] Published. It is in the archive and can be searched for now; no channel or instant subscriber gets it.
        [one] Published. It is in the archive, and goes to one chat.
       *[other] Published. It is in the archive, and goes to { $count } chats.
    }
post-busy = You are writing something already. Finish it, or leave it with /cancel.
button-skip = Skip
button-done = That is all
button-publish = Publish
button-breaking = ⚡ Breaking
button-cancel = Leave it
button-read = Read it
nothing-to-cancel = There is nothing to leave. I'm listening.
post-untitled = Untitled
post-empty = There is nothing yet. What is its title?
post-picture-more = Is there more of the album? Send it, or go on.
post-lead-question = Write one or two sentences that stand before the text.
post-lead-wrong = I need the lead as text, at most { $max } characters.
post-slug-question = Write the name that it has in links: Latin letters, digits and hyphens.
post-slug-wrong = I need Latin letters, digits and hyphens, and not digits alone.
post-slug-taken = Another article has this name. Write another one.
post-language-question = Which language is it in? Choose it, or write its code, such as “en”.
post-language-wrong = I don’t know this language. Write its code, such as “en”.
post-tags-chosen = So far: { $tags }
tag-nearly = “{ $tag }” would be new. There is: { $tags }. Which one do you mean?
post-schedule-question = When shall it go out? Choose, or write it: “tomorrow 8:00”, “in 2 h”, a date. Now it is { $now } ({ $zone }).
post-schedule-wrong = I don’t understand this time. Try “tomorrow 8:00”, “in 2 h” or a date.
post-schedule-past = This time is over. Choose one that is to come.
post-confirm-correction = Send this correction?
post-confirm-scheduled = Scheduled: { $time } ({ $zone })
post-checks-none = ✓ I see nothing to mend.
post-breaking = ⚡ Breaking: it goes before everything else.
post-kept = Kept. You find it in /queue.
post-corrected = Corrected. Readers see it like this from now on.
post-left = Left. Nothing was changed.
post-left-draft = Left. Nothing was published; what you wrote is a draft in /queue.
post-gone = This article is not here any more, or can’t be changed.
post-edited = Taken up: { $field }
post-conflict = Somebody else has changed this article meanwhile. Yours is kept in its history. Which one do you go on with?
article-unreadable = I can’t read this. { $reason }
article-no-rich = This server takes no articles in one piece.
article-offer = Shall this become an article?
fact-title = Title
fact-text = Text
fact-lead = Lead
fact-tags = Tags
fact-picture = Picture
fact-language = Language
fact-slug = Name in links
button-title = Title
button-text = Text
button-lead = Lead
button-picture = Picture
button-language = Language
button-slug = Name in links
button-proposed = Take this
button-mine = Mine
button-theirs = The other
button-new-tag = Keep the new one
button-schedule = Schedule
button-keep = Keep for later
button-correct = Send the correction
button-correct-marked = Send it, marked as corrected
button-recall = Take it back
button-history = History
button-make-article = Make an article
button-queue = Queue
button-edit = Edit
button-move = Move
button-stop = Stop
button-undo = Undo
button-restore = Restore this
button-discard-surely = Yes, discard it
button-view-reader-classic = Reader, pages
button-view-channel-classic = Channel, pages
button-view-reader-rich = Reader, whole
button-view-channel-rich = Channel, whole
check-no-text = There is no text.
check-no-lead = No lead: lists will show sentences of the text.
check-long-title = The title has { $length } characters; a notification shows about { $most }.
check-small-picture = The picture is small ({ $width } × { $height }) and will be blurred.
check-broken-link = This link leads nowhere: { $url }
check-similar = Much like “{ $title }” ({ $date })
check-new-tags = Nobody follows these tags yet: { $tags }
check-direction = Look at the direction of writing: { $where }
publish-soon = Goes out in { $wait }.
published-articles = Published: { $articles }
publish-articles = Articles: { $articles }
queue-title = Queue: { $count }
queue-empty = Nothing waits. /post begins an article.
queue-draft = Draft
queue-scheduled = { $time } ({ $zone }), in { $wait }
queue-stopped = Stopped: nothing has left.
queue-too-late = Too late: it is out already, or not here any more. /recall takes back what is out.
queue-discard-question = Discard “{ $title }” for good?
article-not-found = I find no such article.
article-which = Which one? Reply to an article with the command, write its number after it, or choose:
article-ours = This is an article of ours.
article-corrected = corrected { $time }
article-recalled = The newsroom has taken this article back.
recall-why = Why is it taken back? Who opens it later reads the reason. Write it, or skip.
recall-no-reason = Without a reason.
recall-reason = Reason: { $reason }
recall-sure = Shall it be taken back from all readers?
recall-done = Taken back. Readers don’t find it any more.
recall-left = It stays published.
recall-gone = This article is not published, or not any more.
history-none = No editor has changed it yet.
history-source = { $time }, as it came
history-editor = { $time }, by { $editor }
history-same = Not a word is different.
history-formatting = The formatting is different.

# Feeds (editors)
feeds-title = Feeds: { $count }
feeds-how = Add one with /feeds, its address (or its website's) and tags: /feeds https://example.org Town, Food. With “draft” before the address, its articles wait for you.
feeds-private = Look after feeds in a private chat with me, please.
feed-refused = I can't take this as a feed. { $reason }
feed-added = Added. What it has now is in the archive and goes to nobody; what comes from now on is news.
feed-added-draft = Added. What it has waits for you, and so does what comes.
feed-known = This feed is here already.
feed-active = polled regularly
feed-paused = paused
feed-ended = ended
feed-failing = failing since { $since }
feed-publishes = New articles are published at once.
feed-asks = New articles wait until you publish them.
feed-tags = Tags: { $tags }
feed-last = Last success: { $time }
feed-never = Not polled yet.
feed-next = Next poll: { $time }
feed-error = Last problem: { $reason }
feed-remove-question = Remove “{ $feed }”? Its published articles stay; what waits for you goes.
feed-removed = “{ $feed }” is removed. Its published articles stay.
feed-failing-notice = The feed “{ $feed }” has failed since { $since }. It is tried again less and less often.
feed-ended-notice = The feed “{ $feed }” is no more, and is not polled again.
feed-recovered-notice = The feed “{ $feed }” works again.
drafts-title = { $feed } · waiting for you: { $count }
drafts-none = Nothing of “{ $feed }” waits for you.
drafts-stale = Somebody has decided on this already.
button-poll = Poll now
button-pause = Pause
button-resume = Resume
dispatch-article = Delivery: { $title }
dispatch-correction = Correction: { $title }
dispatch-recall = Recall: { $title }
dispatch-active = On its way
dispatch-paused = Paused
dispatch-cancelled = Cancelled: nothing more is sent
dispatch-finished = Done
dispatch-sent = Sent: { $sent } of { $total }
dispatch-failed = Failed: { $failed }
dispatch-skipped = Passed over: { $skipped }
dispatch-speed = { $speed } a second, { $time } to go
dispatch-estimate = It takes about { $time }.
dispatch-gone = That is over already.
button-stop-sending = Stop for good
estimate-chats = It goes to about { $chats } chats, and that takes about { $time }.
estimate-stars = It costs up to { $stars } Stars.
button-publish-at-once = Publish at once
button-ask-first = Ask me first
button-waiting = Waiting: { $count }
button-remove = Remove
button-remove-surely = Yes, remove it
button-discard = Discard
button-publish-all = Publish all
button-discard-all = Discard all

# Privacy
privacy-title = What is kept about you
privacy-kept = Once you subscribe or change a setting, I keep: the number that Telegram has for this chat; what you follow, when, and in which language and form; searches that you asked me to repeat; and which messages I sent, so that none comes twice.
privacy-not-kept = I don't keep your name, what you write and search for, what you read, or where you are.
privacy-ways = /mydata shows it all, as a file. /forgetme erases it at once.
mydata-here = This is all that is kept about this chat.
mydata-nothing = Nothing is kept about this chat.
forget-question = Erase everything about this chat: subscriptions, settings, saved searches, and what waits to be sent? That can't be undone.
button-forget-surely = Yes, erase everything
button-forget-not = No, keep it
forget-not = Nothing was erased.
forgotten = Erased. Nothing is kept about this chat any more.
forgotten-editor = Your role stays, and so does what you did with it: that is the newsroom’s record.

# Cities of time zones
city-los-angeles = Los Angeles
city-chicago = Chicago
city-new-york = New York
city-sao-paulo = São Paulo
city-london = London
city-berlin = Berlin
city-cairo = Cairo
city-istanbul = Istanbul
city-moscow = Moscow
city-nairobi = Nairobi
city-tehran = Tehran
city-dubai = Dubai
city-kabul = Kabul
city-karachi = Karachi
city-kolkata = Kolkata
city-shanghai = Shanghai
city-tokyo = Tokyo
city-sydney = Sydney
city-paris = Paris
city-vienna = Vienna
city-zurich = Zurich
city-madrid = Madrid
city-rome = Rome
city-baghdad = Baghdad
city-riyadh = Riyadh
city-beirut = Beirut
city-damascus = Damascus
city-casablanca = Casablanca
city-algiers = Algiers
city-tunis = Tunis
city-mexico-city = Mexico City
city-bogota = Bogotá
city-buenos-aires = Buenos Aires

# Editors
owners-only = Only an owner can decide who writes here.
desk-private = Look after this in a private chat with me, please.
role-owner = owner
role-editor = editor
role-author = author
role-rights-owner = Owners do all that editors do, and decide who is one.
role-rights-editor = Editors publish, decide on authors’ drafts, and look after feeds.
role-rights-author = Authors write drafts with /post. An editor publishes them.
role-now-owner = You are an owner of { $publication } now.
role-now-editor = You are an editor of { $publication } now.
role-now-author = You are an author of { $publication } now.
role-lost = You write for { $publication } no longer. You can still read, search and subscribe.
editors-title = Editors: { $count }
editors-how = A number opens an editor. An invitation is a link that you send on; it is good for one person and one day.
editor-configured = An owner by the configuration (OWNER_IDS): that can’t be changed in a chat.
editor-last-owner = Nothing was changed: this is the last owner.
editor-remove-question = Remove { $name }? It holds at once, also in the middle of an article.
editor-joined = { $name } has accepted your invitation: { $role }.
invitations-title = Open invitations
invitation-open = { $role }, until { $until }
invitation-owner = An invitation for an owner
invitation-editor = An invitation for an editor
invitation-author = An invitation for an author
invitation-how = Send this link to the person whom you want, and to nobody else. The first who opens it is in. It is good until { $until }.
invitation-revoked = Revoked: the link does nothing any more.
invitation-gone = This invitation was used, revoked or has expired.
invitation-invalid = This invitation was used already, was revoked or has expired. Ask for a new one.
invitation-private = Open the invitation in a private chat with me.
button-editors = Editors
button-invite-owner = Invite an owner
button-invite-editor = Invite editor
button-invite-author = Invite author
button-make-owner = Make owner
button-make-editor = Make editor
button-make-author = Make author
button-revoke = Revoke
button-approve = Approve
button-reject = Reject
button-csv = As a CSV file

# Drafts that wait for an editor
post-waiting = It waits for an editor’s approval. You hear of it here.
approval-waits = A draft by { $name } waits for approval:
approval-changed = This draft was changed since. Nothing was decided; this is how it is now:
approval-rejected = Not published. It stays a draft, and its author is told.
draft-approved = “{ $title }” is published.
draft-rejected = “{ $title }” is not published. It stays a draft.
draft-discarded = “{ $title }” was discarded. Nothing was published.
correction-held = “{ $title }” says something else at its source now. The newsroom’s correction stands; what the source says is in the article’s history.

# Announcements
announcement-withdrawn = This announcement has been withdrawn.
broadcast-question = An announcement to your subscribers. Send what it shall say: a text, a picture, an album, a file; or forward a message. (/cancel leaves at any point.)
broadcast-text-wrong = I need a text or a picture.
broadcast-to-question = To whom shall it go? Choose, also several languages.
broadcast-tag-question = Whose subscribers? Choose a tag, or write it.
broadcast-tag-wrong = There is no such tag. Choose one, or write it as it is written in articles.
broadcast-everyone = all subscribers
broadcast-tagged = subscribers of { $tag }
broadcast-preview = This is how it comes to them:
broadcast-confirm = Send it?
broadcast-asked = Others are asked for their consent: { $editors }. When the first consents, it leaves after the time to undo.
broadcast-alone = An announcement needs somebody else’s consent, and there is no other editor. An owner invites one with /editors.
broadcast-incomplete = There is nothing to send yet.
broadcast-conflict = Somebody else has changed this announcement meanwhile. Theirs stays as it is; yours is one of its own from here on.
broadcast-gone = This announcement is not here any more, or can’t be changed.
broadcast-kept = Kept. You find it below /broadcast.
broadcast-left = Left. Nothing was sent; what you wrote is kept below /broadcast.
broadcast-discarded = Discarded. Nothing was sent.
broadcast-sent = Your announcement is on its way. Chats: { $chats }
broadcast-held = Your announcement has not left: somebody whose word it needs is no editor any more. It is a draft again.
broadcast-too-late = Too late: it has left already, or is not here any more.
broadcast-recall-question = Take this announcement back, wherever it has arrived? What is older than two days can’t be deleted, and will say that it was withdrawn.
broadcast-recalled = Taken back. It is deleted wherever that is possible.
broadcast-title = Announcements: { $total }
broadcast-empty = There are no announcements yet. /broadcast begins one.
broadcast-pictures = Pictures
broadcast-state-draft = Draft
broadcast-state-waiting = Waits for consent
broadcast-state-scheduled = About to leave
broadcast-state-sent = Sent
broadcast-state-recalled = Taken back
consent-asks = { $name } wants to send this announcement. It needs the consent of a second editor.
consent-given = { $name } has consented to your announcement.
consent-refused = { $name } has rejected your announcement. It is a draft again.
consent-refused-here = Rejected. It is a draft again, and who wanted to send it is told.
consent-own = Somebody else has to consent to your announcement.
consent-changed = This announcement was changed since. You will be asked again when it is to be sent.
button-everyone = Everyone · { $chats }
button-by-tag = Subscribers of a tag
button-audience = To whom
button-send = Send
button-test = Send it to me
button-no-picture = Without picture
button-ask-consent = Ask for consent
button-consent = Consent
button-announcements = Earlier ones
button-make-announcement = Announce it
fact-audience = To
dispatch-announcement = Announcement: { $title }
dispatch-announcement-recall = Recall of an announcement: { $title }

# The audit log
audit-title = Who did what
audit-empty = Nothing has been done yet.
audit-submit = handed in a draft
audit-approve = approved and published
audit-reject = rejected a draft
audit-publish = published
audit-schedule = scheduled
audit-unschedule = took back a schedule
audit-edit = corrected
audit-restore = restored an earlier version
audit-recall = recalled
audit-discard = discarded
audit-broadcast = sent an announcement
audit-broadcast-write = wrote an announcement
audit-broadcast-change = changed an announcement that waited for consent
audit-broadcast-ask = asked for consent to an announcement
audit-broadcast-consent = consented to an announcement
audit-broadcast-refuse = rejected an announcement
audit-broadcast-stop = stopped an announcement
audit-broadcast-discard = discarded an announcement
audit-broadcast-recall = recalled an announcement
audit-pause = paused the sending
audit-resume = resumed the sending
audit-cancel = cancelled the sending
audit-invite = invited
audit-revoke = revoked an invitation
audit-join = accepted an invitation
audit-role = changed a role
audit-remove = removed an editor
audit-feed-add = added a feed
audit-feed-change = changed a feed
audit-feed-remove = removed a feed
audit-channel-change = changed a channel

# Numbers
stats-subscribers = Subscribers
stats-changes = Joined and left
stats-deliveries = Deliveries
stats-articles = Most opened articles
stats-tags = Most opened tags
stats-hours = Hours of reading
stats-searches = Searches that found nothing
stats-range = { $from } – { $until }
stats-now = Now
stats-joined = Joined
stats-left = Left
stats-blocked = Blocked
stats-sent = Delivered
stats-failed = Failed
stats-empty = Nothing was counted in this time.
stats-hours-how = Articles opened, by the hour of the day ({ $zone }).
stats-searches-how = Only words that at least five chats looked for on one day.
chart-subscribers = Subscribers
chart-changes = Joined and left
chart-deliveries = Deliveries
chart-articles = Articles
chart-tags = Tags
chart-hours = Hours
chart-searches = Not found
chart-days-week = 7 days
chart-days-month = 30 days
chart-days-quarter = 90 days
button-dark = Dark
button-light = Light

# When something is wrong
too-much = That was too much at once. I'm not reading what comes now; please try again in a moment.
something-wrong = Something went wrong here, and it is our fault, not yours. Please try again in a moment. If it happens again, tell us this code: { $code }.
text-only = I understand words and commands. Write what you are looking for, or begin here:
command-unknown = I don't know this command. This is what I can do:

# What needs a person: to the owners
trouble-sender = Nothing has been delivered since { $since }, though messages wait. None of them is lost. Look at the connection to Telegram and at the log; “{ $command }” examines everything, and a restart often helps.
trouble-sender-healed = Messages are delivered again.
trouble-disk = There is little room left on the disk with the database. Make room soon: when it is full, nothing can be stored any more, and backups fail before.
trouble-disk-healed = There is enough room on the disk again.
trouble-backup = There is no fresh backup: the last one failed or is older than two days. The log says why, at “{ $job }”. Then make one: “{ $command }”.
trouble-backup-healed = There is a fresh backup again.
trouble-database = The database has not been writable since { $since }. Readers get an apology instead of answers. Look at the room on the disk and at the rights of the file; “{ $command }” says what it finds.
trouble-database-healed = The database works again.
trouble-search = The search index has not followed the articles for some minutes: new articles are not found. The log says why; “{ $command }” makes it anew.
trouble-search-healed = The search index has all articles again.
trouble-redis = Redis has been away for a while. Readers and editors get an apology instead of answers; nothing is lost. Look whether its server runs; “{ $command }” says what it finds.
trouble-redis-healed = Redis is back.
