import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PERIODS } from "../../src/content/publication-period.ts";
import { ArticleId, ChatId, FeedId, TagId } from "../../src/core/ids.ts";
import {
  type Action,
  DRAFT_STEPS,
  FEED_STEPS,
  POST_STEPS,
  POST_VIEWERS,
  packAction,
  parseAction,
  QUEUED_STEPS,
  SETTINGS_SECTIONS,
} from "../../src/render/callback-data.ts";
import { fc, runs } from "../fuzz.ts";

const id = fc.integer({ min: 1, max: 999_999_999_999_999 });
const articleId = id.map((number) => ArticleId.parse(number));
const tagId = id.map((number) => TagId.parse(number));
const feedId = id.map((number) => FeedId.parse(number));
const page = fc.integer({ min: 1, max: 1_000_000 });
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
  search_words: fc.record({
    kind: fc.constant("search_words"),
    words: fc.oneof(
      fc.stringMatching(/^[\p{L}\p{M}\p{N}\u200c]{1,15}$/u),
      fc.constantFrom("قطار شب", "a".repeat(60), "ж".repeat(30)),
    ),
  }),
  digest: fc.record({
    kind: fc.constant("digest"),
    tagId: fc.option(tagId, { nil: undefined }),
    period: fc.constantFrom(...PERIODS),
  }),
  follow: fc.record({ kind: fc.constant("follow"), page }),
  follow_all: fc.record({ kind: fc.constant("follow_all"), page }),
  follow_tag: fc.record({ kind: fc.constant("follow_tag"), tagId, page }),
  cadence: fc.record({ kind: fc.constant("cadence"), cadence: fc.constantFrom("instant", "daily"), page }),
  unfollow: fc.constant({ kind: "unfollow" }),
  settings: fc.record({ kind: fc.constant("settings"), section: fc.constantFrom(...SETTINGS_SECTIONS) }),
  set_time: fc.record({
    kind: fc.constant("set_time"),
    time: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => `${twoDigits(hour)}:${twoDigits(minute)}`),
  }),
  set_zone: fc.record({
    kind: fc.constant("set_zone"),
    timeZone: fc.constantFrom("UTC", "Etc/GMT+12", ...Intl.supportedValuesOf("timeZone")),
  }),
  set_language: fc.record({ kind: fc.constant("set_language"), language: fc.constantFrom("en", "fa", "ckb") }),
  channel_form: fc.record({
    kind: fc.constant("channel_form" as const),
    chatId: fc.integer({ min: -1_009_999_999_999, max: -1 }).map((id) => ChatId.parse(id)),
    form: fc.constantFrom("classic" as const, "rich" as const),
  }),
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
    "1mz:Europe/Berlin; drop",
    "1ml:EN",
    "1x:own",
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
