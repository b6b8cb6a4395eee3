import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PERIODS } from "../../src/content/publication-period.ts";
import {
  AnnouncementId,
  ArticleId,
  ChatId,
  DispatchId,
  EditorId,
  FeedId,
  InvitationId,
  SearchId,
  TagId,
} from "../../src/core/ids.ts";
import {
  type Action,
  ANNOUNCEMENT_STEPS,
  APPROVAL_STEPS,
  CONSENT_STEPS,
  DISPATCH_STEPS,
  DRAFT_STEPS,
  EDITOR_STEPS,
  FEED_STEPS,
  POST_STEPS,
  POST_VIEWERS,
  QUEUED_STEPS,
  SETTINGS_SECTIONS,
  STATS_CHARTS,
  STATS_DAYS,
} from "../../src/render/action.ts";
import { aimAt, packAction, parseAction, parseAimed } from "../../src/render/callback-data.ts";
import { fc, runs } from "../fuzz.ts";

const id = fc.integer({ min: 1, max: 999_999_999_999_999 });
const articleId = id.map((number) => ArticleId.parse(number));
const tagId = id.map((number) => TagId.parse(number));
const feedId = id.map((number) => FeedId.parse(number));
const page = fc.integer({ min: 1, max: 1_000_000 });
const plain = { noNullPrototype: true };
const topic = fc.oneof(
  fc.constant({ kind: "all" as const }),
  fc.record({ kind: fc.constant("tag" as const), tagId }, plain),
  fc.record({ kind: fc.constant("feed" as const), feedId }, plain),
  fc.record({ kind: fc.constant("search" as const), searchId: id.map((number) => SearchId.parse(number)) }, plain),
);
const cadence = fc.constantFrom("instant" as const, "daily" as const, "weekly" as const);
const words = fc.oneof(
  fc.stringMatching(/^[\p{L}\p{M}\p{N}\u200c]{1,15}$/u),
  fc.constantFrom("قطار شب", "a".repeat(60), "ж".repeat(30)),
);
const twoDigits = (number: number) => String(number).padStart(2, "0");

/** One of each kind; the type makes sure that none is forgotten. */
const KINDS: { [Kind in Action["kind"]]: fc.Arbitrary<Action & { kind: Kind }> } = {
  read: fc.record({ kind: fc.constant("read"), articleId }),
  article_page: fc.record({ kind: fc.constant("article_page"), articleId, page, saved: fc.boolean() }),
  latest: fc.record({ kind: fc.constant("latest"), page }),
  save: fc.constant({ kind: "save" }),
  unsave: fc.constant({ kind: "unsave" }),
  related: fc.record({ kind: fc.constant("related"), articleId }),
  tags: fc.record({ kind: fc.constant("tags"), page }),
  tag: fc.record({ kind: fc.constant("tag"), tagId, page }),
  search: fc.record({ kind: fc.constant("search"), page }),
  search_tag: fc.record({ kind: fc.constant("search_tag"), tagId }),
  search_year: fc.record({ kind: fc.constant("search_year"), year: fc.integer({ min: 0, max: 9999 }) }),
  search_meant: fc.constant({ kind: "search_meant" }),
  search_wider: fc.constant({ kind: "search_wider" }),
  search_words: fc.record({ kind: fc.constant("search_words"), words }),
  words_alert: fc.record({ kind: fc.constant("words_alert"), words }),
  search_alert: fc.constant({ kind: "search_alert" }),
  digest: fc.record({
    kind: fc.constant("digest"),
    tagId: fc.option(tagId, { nil: undefined }),
    period: fc.constantFrom(...PERIODS),
  }),
  follow: fc.record({ kind: fc.constant("follow"), page }),
  follow_all: fc.record({ kind: fc.constant("follow_all"), page }),
  follow_tag: fc.record({ kind: fc.constant("follow_tag"), tagId, page }),
  cadence: fc.record({ kind: fc.constant("cadence"), cadence, page }),
  unfollow: fc.constant({ kind: "unfollow" }),
  topics: fc.record({ kind: fc.constant("topics"), page }),
  topic: fc.record({ kind: fc.constant("topic"), topic }),
  topic_cadence: fc.record({
    kind: fc.constant("topic_cadence"),
    topic,
    cadence: fc.oneof(cadence, fc.constant("never" as const)),
  }),
  sources: fc.record({ kind: fc.constant("sources"), page }),
  follow_feed: fc.record({ kind: fc.constant("follow_feed"), feedId, page }),
  mutes: fc.record({ kind: fc.constant("mutes"), page }),
  mute_tag: fc.record({ kind: fc.constant("mute_tag"), tagId, page }),
  pauses: fc.constant({ kind: "pauses" }),
  pause: fc.record({ kind: fc.constant("pause"), days: fc.integer({ min: 0, max: 366 }) }),
  forget: fc.record({ kind: fc.constant("forget"), surely: fc.boolean() }),
  settings: fc.record({ kind: fc.constant("settings"), section: fc.constantFrom(...SETTINGS_SECTIONS) }),
  set_time: fc.record({
    kind: fc.constant("set_time"),
    time: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => `${twoDigits(hour)}:${twoDigits(minute)}`),
  }),
  choose_minute: fc.record({ kind: fc.constant("choose_minute"), hour: fc.integer({ min: 0, max: 23 }) }),
  topic_weekday: fc.record({ kind: fc.constant("topic_weekday"), topic, weekday: fc.integer({ min: 1, max: 7 }) }),
  set_weekday: fc.record({ kind: fc.constant("set_weekday"), weekday: fc.integer({ min: 1, max: 7 }), page }),
  set_format: fc.record({
    kind: fc.constant("set_format"),
    format: fc.constantFrom("titles" as const, "summaries" as const, "full" as const),
  }),
  set_quiet: fc.record({
    kind: fc.constant("set_quiet"),
    quietHours: fc.constantFrom("22:00-07:00" as const, "00:00-23:59" as const, null),
  }),
  set_silent: fc.record({ kind: fc.constant("set_silent"), silent: fc.boolean() }),
  article_language: fc.record({ kind: fc.constant("article_language"), language: fc.constantFrom("en", "ckb") }),
  ask_location: fc.constant({ kind: "ask_location" }),
  add_chat: fc.constant({ kind: "add_chat" }),
  set_zone: fc.record({
    kind: fc.constant("set_zone"),
    timeZone: fc.constantFrom("UTC", "Etc/GMT+12", ...Intl.supportedValuesOf("timeZone")),
  }),
  set_language: fc.record({ kind: fc.constant("set_language"), language: fc.constantFrom("en", "fa", "ckb") }),
  set_form: fc.record({
    kind: fc.constant("set_form" as const),
    form: fc.constantFrom("classic" as const, "rich" as const),
  }),
  post: fc.record({ kind: fc.constant("post"), step: fc.constantFrom(...POST_STEPS) }),
  post_tag: fc.record({ kind: fc.constant("post_tag"), tagId }),
  post_time: fc.record({
    kind: fc.constant("post_time"),
    at: fc.integer({ min: 0, max: 4_000_000_000 }).map((minute) => minute * 60_000),
  }),
  post_language: fc.record({ kind: fc.constant("post_language"), language: fc.constantFrom("en", "fa", "ckb") }),
  post_view: fc.record({
    kind: fc.constant("post_view"),
    as: fc.constantFrom(...POST_VIEWERS),
    form: fc.constantFrom("classic" as const, "rich" as const),
  }),
  make_article: fc.constant({ kind: "make_article" }),
  make_announcement: fc.constant({ kind: "make_announcement" }),
  announcements: fc.record({ kind: fc.constant("announcements"), page }),
  announcement: fc.record({
    kind: fc.constant("announcement"),
    announcementId: id.map((number) => AnnouncementId.parse(number)),
    step: fc.constantFrom(...ANNOUNCEMENT_STEPS),
  }),
  consent: fc.record({
    kind: fc.constant("consent"),
    announcementId: id.map((number) => AnnouncementId.parse(number)),
    revision: id,
    step: fc.constantFrom(...CONSENT_STEPS),
  }),
  queue: fc.record({ kind: fc.constant("queue"), page }),
  queued: fc.record({ kind: fc.constant("queued"), articleId, step: fc.constantFrom(...QUEUED_STEPS) }),
  edit: fc.record({ kind: fc.constant("edit"), articleId }),
  recall: fc.record({ kind: fc.constant("recall"), articleId }),
  history: fc.record({ kind: fc.constant("history"), articleId, page }),
  revision: fc.record({ kind: fc.constant("revision"), articleId, revision: id }),
  restore: fc.record({ kind: fc.constant("restore"), articleId, revision: id }),
  feeds: fc.record({ kind: fc.constant("feeds"), page }),
  feed: fc.record({ kind: fc.constant("feed"), feedId, step: fc.constantFrom(...FEED_STEPS) }),
  drafts: fc.record({ kind: fc.constant("drafts"), feedId, page }),
  draft: fc.record({ kind: fc.constant("draft"), feedId, articleId, step: fc.constantFrom(...DRAFT_STEPS) }),
  all_drafts: fc.record({
    kind: fc.constant("all_drafts"),
    feedId,
    upTo: articleId,
    step: fc.constantFrom("publish", "discard"),
  }),
  undo_all: fc.record({ kind: fc.constant("undo_all"), at: fc.integer({ min: 0, max: 4_000_000_000_000 }) }),
  editors: fc.record({ kind: fc.constant("editors"), page }),
  editor: fc.record({
    kind: fc.constant("editor"),
    editorId: id.map((number) => EditorId.parse(number)),
    step: fc.constantFrom(...EDITOR_STEPS),
  }),
  invite: fc.record({ kind: fc.constant("invite"), role: fc.constantFrom("owner", "editor", "author") }),
  revoke: fc.record({ kind: fc.constant("revoke"), invitationId: id.map((number) => InvitationId.parse(number)) }),
  approval: fc.record({
    kind: fc.constant("approval"),
    articleId,
    revision: id,
    step: fc.constantFrom(...APPROVAL_STEPS),
  }),
  audit: fc.record({ kind: fc.constant("audit"), page }),
  audit_file: fc.constant({ kind: "audit_file" }),
  stats: fc.record({
    kind: fc.constant("stats"),
    chart: fc.constantFrom(...STATS_CHARTS),
    days: fc.constantFrom(...STATS_DAYS),
    scheme: fc.constantFrom("light", "dark"),
  }),
  stats_file: fc.record({ kind: fc.constant("stats_file"), days: fc.constantFrom(...STATS_DAYS) }),
  dispatch: fc.record({
    kind: fc.constant("dispatch"),
    dispatchId: id.map((number) => DispatchId.parse(number)),
    step: fc.constantFrom(...DISPATCH_STEPS),
  }),
  nothing: fc.constant({ kind: "nothing" }),
};

describe("callback data", () => {
  for (const [kind, action] of Object.entries(KINDS)) {
    it(`packs "${kind}" into 64 bytes and reads it back`, () => {
      fc.assert(
        fc.property(action, (one: Action) => {
          const data = packAction(one);
          assert.ok(Buffer.byteLength(data) <= 64, data);
          assert.deepEqual(parseAction(data), { ...one });
        }),
      );
    });
  }

  it("says for which channel or group a button is", () => {
    // The lowest id that a channel may have (https://core.telegram.org/api/bots/ids), and the longest choice there is for one.
    const chatId = ChatId.parse(-4_000_000_000_000);
    for (const timeZone of Intl.supportedValuesOf("timeZone")) {
      const data = aimAt(packAction({ kind: "set_zone", timeZone }), chatId);
      assert.ok(Buffer.byteLength(data) <= 64, data);
      assert.deepEqual(parseAimed(data), { action: { kind: "set_zone", timeZone }, target: chatId });
    }
    assert.deepEqual(parseAimed("1k"), { action: { kind: "save" }, target: undefined });
    for (const data of ["1k@", "1k@zz", "1k@-", "1k@-zzzzzzzzzzzz", "@-1", "1k@-1@-1"]) {
      assert.equal(parseAimed(data).action, undefined, data);
    }
  });

  it("takes whatever anybody sends", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.stringMatching(/^1[a-z]{0,2}(:[\w:/+-]{0,20})?$/)),
        (data) => {
          const action = parseAction(data);
          if (action) assert.deepEqual(parseAction(packAction(action)), action);
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  for (const data of [
    "",
    "1",
    "r:1",
    "2r:1",
    "1r",
    "1r:",
    "1r:0",
    "1r:-1",
    "1r:1.5",
    "1r:1e3",
    "1r:99999999999999999999",
    "1r:1:1",
    "1l:0",
    "1l:1000001",
    "1constructor:1",
    "1__proto__",
    "1mt:2460",
    "1mt:99",
    "1mq:2200",
    "1mq:2200:2200",
    "1mw:8:1",
    "1fo:x1",
    "1fo:t0",
    "1fk:a:hourly",
    "1fd:367",
    "1fz:",
    "1mz:Europe/Berlin; drop",
    "1ml:EN",
    "1x:own",
    "1z:subscribers:8:light",
    "1z:readers:7:light",
    "1ed:1003:king",
    "1sn:",
    "1sn:two  words",
    "1sn:-a",
    `1sn:${"ж".repeat(31)}`,
    "1d:1:year",
  ]) {
    it(`reads nothing from ${JSON.stringify(data)}`, () => {
      assert.equal(parseAction(data), undefined);
    });
  }
});
