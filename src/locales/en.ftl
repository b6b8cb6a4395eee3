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
command-subscribe = Get a daily digest, or each article at once
command-unsubscribe = Stop everything
command-settings = Digest hour, time zone, language
command-post = Write and publish an article
command-queue = Drafts and what is scheduled
command-edit = Correct a published article
command-recall = Take a published article back
command-history = What an article has said
command-feeds = Feeds that bring articles
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
subscribe-title = Your subscription
subscribe-none = You don't follow anything yet. Choose everything, or the tags that you like.
subscribe-daily = You get { $what } as a digest each day at { $time } ({ $zone }). Change the hour with /settings.
subscribe-instant = You get { $what } at once, each article as it is published.
subscribe-everything = everything
follow-everything = Everything
cadence-daily = Daily digest
cadence-instant = At once
unsubscribed = Done: you get nothing more from me. You can still search and read, and /subscribe again whenever you like.
not-subscribed = You had not subscribed to anything, so nothing comes. /subscribe changes that.
admins-only = Only the administrators of this chat can change that.

# Settings
settings-title = Settings
settings-line = { $label }: { $value }
settings-time = Digest hour
settings-zone = Time zone
settings-language = Language
settings-form = Articles
settings-channels = Channels
choose-time = When shall the digest come? Choose, or write a time such as 7:30.
choose-zone = Where are you? Choose a city, or write the name of another.
choose-language = Which language shall I speak?
choose-form = How shall articles come? Page by page works everywhere; in one piece needs an up-to-date Telegram.
choose-channel-form = How shall articles come in your channels? A button changes it:
channels-none = I may not post in any channel yet. Make me an administrator with the right to post.
form-classic = Page by page
form-rich = In one piece (new apps)
time-wrong = I need a time such as 7:30 or 19:00.
zone-unknown = I don't know the city “{ $zone }”. Write a large city in your time zone, for example Tehran, or a zone such as Europe/Paris.
saved = Saved.

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
post-busy = You are writing an article. Finish it, or leave it with /cancel.
button-skip = Skip
button-done = That is all
button-publish = Publish
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
check-no-lead = No lead: lists will show sentences of the text.
check-long-title = The title has { $length } characters; a notification shows about { $most }.
check-small-picture = The picture is small ({ $width } × { $height }) and will be blurred.
check-broken-link = This link leads nowhere: { $url }
check-similar = Much like “{ $title }” ({ $date })
check-new-tags = Nobody follows these tags yet: { $tags }
check-direction = Look at the direction of writing: { $where }
publish-soon = Goes out in { $wait }.
queue-title = Queue: { $count }
queue-empty = Nothing waits. /post begins an article.
queue-draft = Draft
queue-scheduled = { $time } ({ $zone }), in { $wait }
queue-stopped = Stopped: nothing has left.
queue-too-late = Too late: it is out already, or not here any more. /recall takes back what is out.
queue-discard-question = Discard “{ $title }” for good?
article-not-found = I find no such article.
article-which = Which one? Reply to an article with the command, write its number after it, or choose:
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
drafts-title = { $feed } · waiting for you: { $count }
drafts-none = Nothing of “{ $feed }” waits for you.
drafts-stale = Somebody has decided on this already.
button-poll = Poll now
button-pause = Pause
button-resume = Resume
button-publish-at-once = Publish at once
button-ask-first = Ask me first
button-waiting = Waiting: { $count }
button-remove = Remove
button-remove-surely = Yes, remove it
button-discard = Discard
button-publish-all = Publish all
button-discard-all = Discard all

# When something is wrong
something-wrong = Something went wrong here, and it is our fault, not yours. Please try again in a moment.
text-only = I understand words and commands. Write what you are looking for, or begin here:
command-unknown = I don't know this command. This is what I can do:
