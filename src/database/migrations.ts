/**
 * The schema's history: append only, each entry run once, in order; what is missing is run in one transaction. What has been released is
 * never edited; a change is a new entry, at the end of `inBoth`.
 */
export interface Migration {
  name: string;
  /** Of SQLite. */
  statements: readonly string[];
  /** Of PostgreSQL, which says BIGINT where SQLite says INTEGER, and TEXT COLLATE "C" for TEXT (`postgres-baseline.ts`). */
  postgres: readonly string[];
}

/** From the time before PostgreSQL, which begins with what they come to (`postgres-baseline.ts`). */
const embedded: readonly Omit<Migration, "postgres">[] = [
  {
    name: "0001 newsstand",
    statements: [
      `CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`,
      `INSERT INTO setting (name, value) VALUES ('revision', '0')`,
      `CREATE TABLE article (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        state TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'published', 'recalled')),
        revision INTEGER NOT NULL UNIQUE,
        released_revision INTEGER,
        released_at INTEGER,
        title TEXT NOT NULL,
        lead TEXT,
        document TEXT NOT NULL,
        author TEXT,
        language TEXT NOT NULL,
        url TEXT,
        picture TEXT,
        published_at INTEGER NOT NULL
      ) STRICT`,
      `CREATE INDEX article_latest ON article (state, published_at DESC, id DESC)`,
      `CREATE INDEX article_released ON article (released_revision) WHERE released_revision IS NOT NULL`,
      `CREATE TABLE article_source (
        source TEXT NOT NULL,
        source_id TEXT NOT NULL,
        article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        fingerprint TEXT NOT NULL,
        PRIMARY KEY (source, source_id)
      ) STRICT, WITHOUT ROWID`,
      `CREATE INDEX article_source_article ON article_source (article_id)`,
      `CREATE INDEX article_source_id ON article_source (source_id)`,
      `CREATE TABLE tag (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        slug TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL
      ) STRICT`,
      `CREATE TABLE article_tag (
        article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        PRIMARY KEY (article_id, tag_id)
      ) STRICT, WITHOUT ROWID`,
      `CREATE INDEX article_tag_tag ON article_tag (tag_id, article_id)`,
      `CREATE TABLE media (
        id TEXT PRIMARY KEY,
        mime_type TEXT NOT NULL,
        bytes BLOB NOT NULL,
        file_id TEXT
      ) STRICT`,
      `CREATE TABLE chat (
        id INTEGER PRIMARY KEY,
        type TEXT NOT NULL CHECK (type IN ('private', 'group', 'supergroup', 'channel')),
        state TEXT NOT NULL CHECK (state IN ('active', 'blocked', 'left', 'migrated')),
        may_post INTEGER NOT NULL DEFAULT 0,
        language TEXT NOT NULL,
        time_zone TEXT NOT NULL,
        digest_time TEXT NOT NULL,
        next_digest_at INTEGER,
        last_digest_date TEXT,
        digest_cursor INTEGER NOT NULL DEFAULT 0,
        created_at INTEGER NOT NULL
      ) STRICT`,
      `CREATE INDEX chat_digest_due ON chat (next_digest_at) WHERE next_digest_at IS NOT NULL`,
      `CREATE TABLE subscription (
        chat_id INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
        topic TEXT NOT NULL,
        cadence TEXT NOT NULL CHECK (cadence IN ('instant', 'daily')),
        PRIMARY KEY (chat_id, topic)
      ) STRICT, WITHOUT ROWID`,
      `CREATE INDEX subscription_topic ON subscription (topic, cadence)`,
      `CREATE TABLE dispatch (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL CHECK (kind IN ('article', 'digest')),
        key TEXT NOT NULL UNIQUE,
        article_id INTEGER REFERENCES article (id) ON DELETE SET NULL,
        created_at INTEGER NOT NULL
      ) STRICT`,
      `CREATE TABLE delivery (
        dispatch_id INTEGER NOT NULL REFERENCES dispatch (id) ON DELETE CASCADE,
        chat_id INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('pending', 'claimed', 'sent', 'failed', 'skipped')),
        priority INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        payload TEXT,
        attempts INTEGER NOT NULL DEFAULT 0,
        doubts INTEGER NOT NULL DEFAULT 0,
        claimed_by TEXT,
        sending INTEGER NOT NULL DEFAULT 0,
        message_ids TEXT NOT NULL DEFAULT '[]',
        error TEXT,
        updated_at INTEGER NOT NULL,
        PRIMARY KEY (dispatch_id, chat_id)
      ) STRICT, WITHOUT ROWID`,
      `CREATE INDEX dispatch_digest ON dispatch (created_at) WHERE kind = 'digest'`,
      `CREATE INDEX delivery_pending ON delivery (priority, due_at, dispatch_id) WHERE state = 'pending'`,
      `CREATE INDEX delivery_claimed ON delivery (claimed_by) WHERE state = 'claimed'`,
      `CREATE INDEX delivery_chat ON delivery (chat_id, state)`,
      `CREATE TABLE lease (name TEXT PRIMARY KEY, holder TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT`,
      `CREATE TABLE keyv (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires_at INTEGER) STRICT, WITHOUT ROWID`,
      `CREATE TABLE handled_update (update_id INTEGER PRIMARY KEY, handled_at INTEGER NOT NULL) STRICT`,
      `CREATE INDEX keyv_expiry ON keyv (expires_at) WHERE expires_at IS NOT NULL`,
    ],
  },
  {
    name: "0002 message forms",
    statements: [
      `ALTER TABLE chat ADD COLUMN form TEXT NOT NULL DEFAULT 'classic' CHECK (form IN ('classic', 'rich'))`,
      `ALTER TABLE delivery ADD COLUMN classic INTEGER NOT NULL DEFAULT 0`,
    ],
  },
  {
    name: "0003 same stories",
    statements: [
      `ALTER TABLE article ADD COLUMN address_key TEXT`,
      `CREATE INDEX article_address ON article (address_key) WHERE address_key IS NOT NULL`,
      `ALTER TABLE article_source ADD COLUMN is_main INTEGER NOT NULL DEFAULT 1`,
      `CREATE TABLE article_band (
        band INTEGER NOT NULL,
        key INTEGER NOT NULL,
        article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        PRIMARY KEY (band, key, article_id)
      ) STRICT, WITHOUT ROWID`,
      `CREATE INDEX article_band_article ON article_band (article_id)`,
    ],
  },
  {
    name: "0004 feeds",
    statements: [
      `CREATE TABLE feed (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source TEXT NOT NULL UNIQUE,
        url TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        tags TEXT NOT NULL,
        mode TEXT NOT NULL CHECK (mode IN ('publish', 'draft')),
        state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'ended')),
        etag TEXT,
        last_modified TEXT,
        ttl_minutes INTEGER,
        next_poll_at INTEGER NOT NULL,
        polls INTEGER NOT NULL DEFAULT 0,
        claimed_until INTEGER,
        last_success_at INTEGER,
        failures INTEGER NOT NULL DEFAULT 0,
        failing_since INTEGER,
        reported_at INTEGER,
        error TEXT,
        created_at INTEGER NOT NULL
      ) STRICT`,
      `CREATE INDEX feed_due ON feed (next_poll_at) WHERE state = 'active'`,
      `CREATE TABLE feed_notice (
        feed_id INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
        chat_id INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('drafts', 'failing', 'ended')),
        created_at INTEGER NOT NULL,
        PRIMARY KEY (feed_id, chat_id, kind)
      ) STRICT, WITHOUT ROWID`,
    ],
  },
  {
    name: "0005 subscriptions",
    statements: [
      // A group that became a supergroup leaves nothing behind.
      `DELETE FROM chat WHERE state = 'migrated'`,
      `ALTER TABLE chat ADD COLUMN group_id INTEGER`,
      `ALTER TABLE chat ADD COLUMN thread_id INTEGER`,
      `CREATE UNIQUE INDEX chat_topic ON chat (group_id, thread_id) WHERE group_id IS NOT NULL`,
      `ALTER TABLE chat ADD COLUMN weekday INTEGER NOT NULL DEFAULT 7 CHECK (weekday BETWEEN 1 AND 7)`,
      `ALTER TABLE chat ADD COLUMN paused_until INTEGER`,
      `ALTER TABLE chat ADD COLUMN quiet_hours TEXT`,
      `CREATE INDEX chat_quiet ON chat (time_zone, quiet_hours) WHERE quiet_hours IS NOT NULL`,
      `ALTER TABLE chat ADD COLUMN digest_format TEXT NOT NULL DEFAULT 'summaries'
        CHECK (digest_format IN ('titles', 'summaries', 'full'))`,
      `ALTER TABLE chat ADD COLUMN languages TEXT`,
      `ALTER TABLE chat ADD COLUMN silent INTEGER NOT NULL DEFAULT 0`,
      `CREATE TABLE subscription_of (
        chat_id INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
        topic TEXT NOT NULL,
        cadence TEXT NOT NULL CHECK (cadence IN ('instant', 'daily', 'weekly')),
        since INTEGER NOT NULL,
        cursor INTEGER NOT NULL,
        PRIMARY KEY (chat_id, topic)
      ) STRICT, WITHOUT ROWID`,
      `INSERT INTO subscription_of (chat_id, topic, cadence, since, cursor)
        SELECT chat_id, topic, cadence, digest_cursor, digest_cursor FROM subscription JOIN chat ON chat.id = chat_id`,
      // A channel got everything because the bot may post there; now because it follows everything.
      `INSERT OR IGNORE INTO subscription_of (chat_id, topic, cadence, since, cursor)
        SELECT id, 'all', 'instant', digest_cursor, digest_cursor FROM chat WHERE type = 'channel' AND may_post = 1`,
      `DROP TABLE subscription`,
      `ALTER TABLE subscription_of RENAME TO subscription`,
      `CREATE INDEX subscription_topic ON subscription (topic, cadence)`,
      // Nobody follows a feed that was removed.
      `CREATE TRIGGER feed_removed AFTER DELETE ON feed
        BEGIN DELETE FROM subscription WHERE topic = 'feed:' || OLD.id; END`,
      `ALTER TABLE chat ADD COLUMN weekly_cursor INTEGER NOT NULL DEFAULT 0`,
      // What a planned digest covers is told topic by topic.
      `UPDATE delivery SET payload = json_object('upTo', json_extract(payload, '$.upTo'), 'topics', json((
          SELECT json_group_object(topic, json_extract(delivery.payload, '$.after'))
          FROM subscription WHERE chat_id = delivery.chat_id AND cadence = 'daily')))
        WHERE payload IS NOT NULL AND state IN ('pending', 'claimed')`,
      `CREATE TABLE mute (
        chat_id INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
        tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
        PRIMARY KEY (chat_id, tag_id)
      ) STRICT, WITHOUT ROWID`,
      `CREATE INDEX mute_tag ON mute (tag_id)`,
      `CREATE INDEX article_language ON article (language) WHERE state = 'published'`,
      `CREATE TABLE saved_search (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        query TEXT NOT NULL,
        language TEXT NOT NULL,
        UNIQUE (query, language)
      ) STRICT`,
    ],
  },
  {
    name: "0006 dispatches",
    statements: [
      `ALTER TABLE dispatch ADD COLUMN action TEXT NOT NULL DEFAULT 'send' CHECK (action IN ('send', 'edit', 'withdraw'))`,
      `ALTER TABLE dispatch ADD COLUMN state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'cancelled'))`,
      `ALTER TABLE dispatch ADD COLUMN priority INTEGER NOT NULL DEFAULT 10`,
      `ALTER TABLE dispatch ADD COLUMN deadline_at INTEGER`,
      `ALTER TABLE dispatch ADD COLUMN audience TEXT`,
      `ALTER TABLE dispatch ADD COLUMN audience_below INTEGER`,
      `ALTER TABLE dispatch ADD COLUMN total INTEGER NOT NULL DEFAULT 0`,
      `ALTER TABLE dispatch ADD COLUMN sent INTEGER NOT NULL DEFAULT 0`,
      `ALTER TABLE dispatch ADD COLUMN failed INTEGER NOT NULL DEFAULT 0`,
      `ALTER TABLE dispatch ADD COLUMN skipped INTEGER NOT NULL DEFAULT 0`,
      `ALTER TABLE dispatch ADD COLUMN mark_at INTEGER`,
      `ALTER TABLE dispatch ADD COLUMN mark_settled INTEGER NOT NULL DEFAULT 0`,
      `ALTER TABLE dispatch ADD COLUMN earlier_at INTEGER`,
      `ALTER TABLE dispatch ADD COLUMN earlier_settled INTEGER NOT NULL DEFAULT 0`,
      `UPDATE dispatch SET priority = 20 WHERE kind = 'digest'`,
      `UPDATE dispatch SET (total, sent, failed, skipped) = (
        SELECT count(*), total(state = 'sent'), total(state = 'failed'), total(state = 'skipped')
        FROM delivery WHERE dispatch_id = dispatch.id)`,
      // Whoever ends a delivery (a reader who leaves, a group that moves, the sender), its dispatch counts it; what was sent is counted
      // by the ledger, many at a time.
      `CREATE TRIGGER delivery_settled AFTER UPDATE OF state ON delivery
        WHEN NEW.state <> OLD.state AND (NEW.state IN ('failed', 'skipped') OR OLD.state = 'skipped')
        BEGIN
          UPDATE dispatch SET
            failed = failed + (NEW.state = 'failed'),
            skipped = skipped + (NEW.state = 'skipped') - (OLD.state = 'skipped')
          WHERE id = NEW.dispatch_id;
        END`,
      // Who is forgotten takes along what waited for them.
      `CREATE TRIGGER delivery_forgotten AFTER DELETE ON delivery WHEN OLD.state IN ('pending', 'claimed')
        BEGIN
          UPDATE dispatch SET total = total - 1 WHERE id = OLD.dispatch_id;
        END`,
      `CREATE INDEX dispatch_open ON dispatch (priority, id) WHERE state = 'active' AND sent + failed + skipped < total`,
      `CREATE INDEX dispatch_unwritten ON dispatch (id) WHERE audience IS NOT NULL`,
      `CREATE INDEX dispatch_article ON dispatch (article_id) WHERE article_id IS NOT NULL`,
      `CREATE INDEX delivery_failed ON delivery (dispatch_id, error) WHERE state = 'failed'`,
      `DROP INDEX delivery_pending`,
      `CREATE INDEX delivery_pending ON delivery (dispatch_id, due_at) WHERE state = 'pending'`,
    ],
  },
  {
    name: "0007 progress messages",
    statements: [
      `CREATE TABLE dispatch_message (
        dispatch_id INTEGER NOT NULL REFERENCES dispatch (id) ON DELETE CASCADE,
        chat_id INTEGER NOT NULL,
        message_id INTEGER,
        shown TEXT NOT NULL,
        is_over INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (dispatch_id, chat_id)
      ) STRICT, WITHOUT ROWID`,
      `CREATE INDEX dispatch_message_open ON dispatch_message (dispatch_id) WHERE is_over = 0`,
    ],
  },
  {
    name: "0008 paid broadcasts",
    statements: [`CREATE TABLE paid_broadcast (day TEXT PRIMARY KEY, messages INTEGER NOT NULL) STRICT, WITHOUT ROWID`],
  },
  {
    name: "0009 webhook",
    statements: [
      `CREATE TABLE kept_update (
        update_id INTEGER PRIMARY KEY,
        body TEXT NOT NULL,
        received_at INTEGER NOT NULL
      ) STRICT`,
    ],
  },
  {
    name: "0010 editors",
    statements: [
      `CREATE TABLE editor (
        id INTEGER PRIMARY KEY,
        role TEXT NOT NULL CHECK (role IN ('owner', 'editor', 'author')),
        created_at INTEGER NOT NULL
      ) STRICT`,
      `CREATE TABLE invitation (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        token_hash TEXT NOT NULL UNIQUE,
        role TEXT NOT NULL CHECK (role IN ('owner', 'editor', 'author')),
        invited_by INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT`,
      `CREATE TABLE approval (
        article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
        author_id INTEGER NOT NULL,
        revision INTEGER NOT NULL
      ) STRICT`,
      `CREATE TABLE editor_notice (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        editor_id INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('approval', 'approved', 'rejected', 'role', 'joined')),
        article_id INTEGER REFERENCES article (id) ON DELETE CASCADE,
        person_id INTEGER,
        role TEXT
      ) STRICT`,
      // No texts, no names; an article, chat or feed that is gone keeps its number here.
      `CREATE TABLE editorial_act (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        editor_id INTEGER NOT NULL,
        act TEXT NOT NULL,
        article_id INTEGER,
        chat_id INTEGER,
        feed_id INTEGER,
        person_id INTEGER,
        role TEXT
      ) STRICT`,
    ],
  },
  {
    name: "0011 numbers",
    statements: [
      `CREATE TABLE daily_count (
        day TEXT NOT NULL,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (kind, day, key)
      ) STRICT, WITHOUT ROWID`,
      `CREATE INDEX dispatch_created ON dispatch (created_at)`,
      // A subscriber is an active chat that follows something. Whoever changes that (a command, a block, an erasure), the tally counts it
      // in the same transaction; so subscribers = joined - left - blocked since it began.
      `CREATE TABLE subscriber_tally (name TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
      `INSERT INTO subscriber_tally (name, count) VALUES ('joined', 0), ('left', 0), ('blocked', 0),
        ('subscribers', (SELECT count(*) FROM chat
          WHERE state = 'active' AND EXISTS (SELECT 1 FROM subscription WHERE chat_id = chat.id)))`,
      `CREATE TRIGGER subscriber_follows AFTER INSERT ON subscription
        WHEN (SELECT state FROM chat WHERE id = NEW.chat_id) = 'active'
          AND (SELECT count(*) FROM (SELECT 1 FROM subscription WHERE chat_id = NEW.chat_id LIMIT 2)) = 1
        BEGIN
          UPDATE subscriber_tally SET count = count + 1 WHERE name IN ('subscribers', 'joined');
        END`,
      `CREATE TRIGGER subscriber_unfollows AFTER DELETE ON subscription
        WHEN (SELECT state FROM chat WHERE id = OLD.chat_id) = 'active'
          AND NOT EXISTS (SELECT 1 FROM subscription WHERE chat_id = OLD.chat_id)
        BEGIN
          UPDATE subscriber_tally SET count = count + iif(name = 'left', 1, -1) WHERE name IN ('subscribers', 'left');
        END`,
      `CREATE TRIGGER subscriber_blocks AFTER UPDATE OF state ON chat
        WHEN OLD.state = 'active' AND NEW.state <> 'active'
          AND EXISTS (SELECT 1 FROM subscription WHERE chat_id = NEW.id)
        BEGIN
          UPDATE subscriber_tally SET count = count + iif(name = 'blocked', 1, -1) WHERE name IN ('subscribers', 'blocked');
        END`,
      `CREATE TRIGGER subscriber_returns AFTER UPDATE OF state ON chat
        WHEN OLD.state <> 'active' AND NEW.state = 'active'
          AND EXISTS (SELECT 1 FROM subscription WHERE chat_id = NEW.id)
        BEGIN
          UPDATE subscriber_tally SET count = count + 1 WHERE name IN ('subscribers', 'joined');
        END`,
      // Its subscriptions go after it, when nobody can tell any more whether it was active.
      `CREATE TRIGGER subscriber_forgotten BEFORE DELETE ON chat
        WHEN OLD.state = 'active' AND EXISTS (SELECT 1 FROM subscription WHERE chat_id = OLD.id)
        BEGIN
          UPDATE subscriber_tally SET count = count + iif(name = 'left', 1, -1) WHERE name IN ('subscribers', 'left');
        END`,
    ],
  },
  {
    name: "0012 editing",
    statements: [
      `CREATE TABLE article_revision (
        article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        at INTEGER NOT NULL,
        editor_id INTEGER,
        content TEXT NOT NULL,
        PRIMARY KEY (article_id, revision)
      ) STRICT, WITHOUT ROWID`,
      `ALTER TABLE article ADD COLUMN slug TEXT`,
      `CREATE UNIQUE INDEX article_slug ON article (slug) WHERE slug IS NOT NULL`,
      `ALTER TABLE article ADD COLUMN corrected_at INTEGER`,
      `ALTER TABLE article ADD COLUMN recall_reason TEXT`,
      `ALTER TABLE article ADD COLUMN scheduled_by INTEGER`,
      `CREATE INDEX article_scheduled_by ON article (id) WHERE scheduled_by IS NOT NULL`,
    ],
  },
];

const inBoth: readonly Migration[] = [
  {
    name: "0013 processes",
    statements: [
      `CREATE TABLE job_run (name TEXT PRIMARY KEY, due_at INTEGER NOT NULL) STRICT`,
      `ALTER TABLE kept_update ADD COLUMN turn TEXT NOT NULL DEFAULT ''`,
      `CREATE INDEX kept_update_turn ON kept_update (turn, update_id)`,
    ],
    postgres: [
      `CREATE TABLE job_run (name TEXT COLLATE "C" PRIMARY KEY, due_at BIGINT NOT NULL)`,
      `ALTER TABLE kept_update ADD COLUMN turn TEXT COLLATE "C" NOT NULL DEFAULT ''`,
      `CREATE INDEX kept_update_turn ON kept_update (turn, update_id)`,
    ],
  },
  {
    name: "0014 a day for each subscription",
    statements: [
      `ALTER TABLE subscription ADD COLUMN weekday INTEGER NOT NULL DEFAULT 7 CHECK (weekday BETWEEN 1 AND 7)`,
      `UPDATE subscription SET weekday = (SELECT weekday FROM chat WHERE chat.id = subscription.chat_id)
        WHERE cadence = 'weekly'`,
      // What a chat was told is known of each topic, but for those that it has left.
      `ALTER TABLE chat ADD COLUMN left_cursor INTEGER NOT NULL DEFAULT 0`,
      `UPDATE chat SET left_cursor = max(digest_cursor, weekly_cursor)
        WHERE NOT EXISTS (SELECT 1 FROM subscription WHERE chat_id = chat.id AND cadence <> 'instant')`,
      `ALTER TABLE chat DROP COLUMN digest_cursor`,
      `ALTER TABLE chat DROP COLUMN weekly_cursor`,
    ],
    postgres: [
      `ALTER TABLE subscription ADD COLUMN weekday BIGINT NOT NULL DEFAULT 7 CHECK (weekday BETWEEN 1 AND 7)`,
      `UPDATE subscription SET weekday = (SELECT weekday FROM chat WHERE chat.id = subscription.chat_id)
        WHERE cadence = 'weekly'`,
      `ALTER TABLE chat ADD COLUMN left_cursor BIGINT NOT NULL DEFAULT 0`,
      `UPDATE chat SET left_cursor = greatest(digest_cursor, weekly_cursor)
        WHERE NOT EXISTS (SELECT 1 FROM subscription WHERE chat_id = chat.id AND cadence <> 'instant')`,
      `ALTER TABLE chat DROP COLUMN digest_cursor`,
      `ALTER TABLE chat DROP COLUMN weekly_cursor`,
    ],
  },
  {
    name: "0015 troubles",
    statements: [
      `CREATE TABLE trouble (
        kind TEXT PRIMARY KEY,
        since INTEGER NOT NULL,
        gone_at INTEGER
      ) STRICT, WITHOUT ROWID`,
      `CREATE TABLE trouble_notice (
        kind TEXT NOT NULL,
        owner_id INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('raised', 'told', 'healed')),
        since INTEGER NOT NULL,
        PRIMARY KEY (kind, owner_id)
      ) STRICT, WITHOUT ROWID`,
      // With "recovered".
      `ALTER TABLE feed_notice RENAME TO feed_notice_before`,
      `CREATE TABLE feed_notice (
        feed_id INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
        chat_id INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('drafts', 'failing', 'ended', 'recovered')),
        created_at INTEGER NOT NULL,
        PRIMARY KEY (feed_id, chat_id, kind)
      ) STRICT, WITHOUT ROWID`,
      `INSERT INTO feed_notice SELECT feed_id, chat_id, kind, created_at FROM feed_notice_before`,
      `DROP TABLE feed_notice_before`,
    ],
    postgres: [
      `CREATE TABLE trouble (kind TEXT COLLATE "C" PRIMARY KEY, since BIGINT NOT NULL, gone_at BIGINT)`,
      `CREATE TABLE trouble_notice (
        kind TEXT COLLATE "C" NOT NULL,
        owner_id BIGINT NOT NULL,
        state TEXT COLLATE "C" NOT NULL CHECK (state IN ('raised', 'told', 'healed')),
        since BIGINT NOT NULL,
        PRIMARY KEY (kind, owner_id)
      )`,
      `ALTER TABLE feed_notice DROP CONSTRAINT feed_notice_kind_check`,
      `ALTER TABLE feed_notice ADD CONSTRAINT feed_notice_kind_check
        CHECK (kind IN ('drafts', 'failing', 'ended', 'recovered'))`,
    ],
  },
  {
    name: "0016 announcements",
    statements: [
      `CREATE TABLE announcement (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        work TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL CHECK (state IN ('draft', 'waiting', 'scheduled', 'sent', 'recalled')),
        revision INTEGER NOT NULL,
        content TEXT NOT NULL,
        audience TEXT,
        asked_by INTEGER,
        consent_by INTEGER,
        leaves_at INTEGER,
        untold INTEGER NOT NULL DEFAULT 0,
        created_at INTEGER NOT NULL
      ) STRICT`,
      `CREATE INDEX announcement_scheduled ON announcement (leaves_at) WHERE state = 'scheduled'`,
      `CREATE INDEX announcement_untold ON announcement (id) WHERE untold = 1`,
      `ALTER TABLE dispatch ADD COLUMN announcement_id INTEGER REFERENCES announcement (id)`,
      `CREATE INDEX dispatch_announcement ON dispatch (announcement_id) WHERE announcement_id IS NOT NULL`,
      // What a column may hold can't be changed, and whoever drops the table of dispatches drops their deliveries: the column is made anew.
      `DROP INDEX dispatch_digest`,
      `ALTER TABLE dispatch RENAME COLUMN kind TO kind_before`,
      `ALTER TABLE dispatch ADD COLUMN kind TEXT NOT NULL DEFAULT 'article' CHECK (kind IN ('article', 'digest', 'announcement'))`,
      `UPDATE dispatch SET kind = kind_before WHERE kind_before <> 'article'`,
      `ALTER TABLE dispatch DROP COLUMN kind_before`,
      `CREATE INDEX dispatch_digest ON dispatch (created_at) WHERE kind = 'digest'`,
      `ALTER TABLE editor_notice RENAME COLUMN kind TO kind_before`,
      `ALTER TABLE editor_notice ADD COLUMN kind TEXT NOT NULL DEFAULT 'role'
        CHECK (kind IN ('approval', 'approved', 'rejected', 'role', 'joined', 'consent', 'consented', 'refused', 'held',
          'discarded'))`,
      `UPDATE editor_notice SET kind = kind_before`,
      `ALTER TABLE editor_notice DROP COLUMN kind_before`,
      `ALTER TABLE editor_notice ADD COLUMN announcement_id INTEGER REFERENCES announcement (id) ON DELETE CASCADE`,
      `ALTER TABLE editor_notice ADD COLUMN title TEXT`,
      `ALTER TABLE editorial_act ADD COLUMN announcement_id INTEGER`,
      `ALTER TABLE article ADD COLUMN breaking INTEGER NOT NULL DEFAULT 0`,
    ],
    postgres: [
      `CREATE TABLE announcement (
        id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
        work TEXT COLLATE "C" NOT NULL UNIQUE,
        state TEXT COLLATE "C" NOT NULL CHECK (state IN ('draft', 'waiting', 'scheduled', 'sent', 'recalled')),
        revision BIGINT NOT NULL,
        content TEXT COLLATE "C" NOT NULL,
        audience TEXT COLLATE "C",
        asked_by BIGINT,
        consent_by BIGINT,
        leaves_at BIGINT,
        untold BIGINT NOT NULL DEFAULT 0,
        created_at BIGINT NOT NULL
      )`,
      `CREATE INDEX announcement_scheduled ON announcement (leaves_at) WHERE state = 'scheduled'`,
      `CREATE INDEX announcement_untold ON announcement (id) WHERE untold = 1`,
      `ALTER TABLE dispatch ADD COLUMN announcement_id BIGINT REFERENCES announcement (id)`,
      `CREATE INDEX dispatch_announcement ON dispatch (announcement_id) WHERE announcement_id IS NOT NULL`,
      `DROP INDEX dispatch_digest`,
      `ALTER TABLE dispatch RENAME COLUMN kind TO kind_before`,
      `ALTER TABLE dispatch ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT 'article'
        CHECK (kind IN ('article', 'digest', 'announcement'))`,
      `UPDATE dispatch SET kind = kind_before WHERE kind_before <> 'article'`,
      `ALTER TABLE dispatch DROP COLUMN kind_before`,
      `CREATE INDEX dispatch_digest ON dispatch (created_at) WHERE kind = 'digest'`,
      `ALTER TABLE editor_notice RENAME COLUMN kind TO kind_before`,
      `ALTER TABLE editor_notice ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT 'role'
        CHECK (kind IN ('approval', 'approved', 'rejected', 'role', 'joined', 'consent', 'consented', 'refused', 'held',
          'discarded'))`,
      `UPDATE editor_notice SET kind = kind_before`,
      `ALTER TABLE editor_notice DROP COLUMN kind_before`,
      `ALTER TABLE editor_notice ADD COLUMN announcement_id BIGINT REFERENCES announcement (id) ON DELETE CASCADE`,
      `ALTER TABLE editor_notice ADD COLUMN title TEXT COLLATE "C"`,
      `ALTER TABLE editorial_act ADD COLUMN announcement_id BIGINT`,
      `ALTER TABLE article ADD COLUMN breaking BIGINT NOT NULL DEFAULT 0`,
    ],
  },
];

export const migrations: readonly Migration[] = [
  ...embedded.map((migration) => ({ ...migration, postgres: [] })),
  ...inBoth,
];
