import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Article } from "../../src/content/article.ts";
import type { Block } from "../../src/content/document.ts";
import { TagId } from "../../src/core/ids.ts";
import type { ClassicMessage } from "../../src/core/message.ts";
import { COMMANDS, menuFor } from "../../src/handlers/commands.ts";
import { articleMessages, articlePage, channelMessages } from "../../src/render/article.ts";
import { digestMessages } from "../../src/render/digest.ts";
import { listMessage, waysOn } from "../../src/render/list.ts";
import { nothingFound, searchHeader, searchKeyboard } from "../../src/render/search.ts";
import {
  articleLanguagesChooser,
  chatsMessage,
  headed,
  languageChooser,
  minuteChooser,
  settingsMessage,
  timeChooser,
  zoneChooser,
  zonesFound,
} from "../../src/render/settings.ts";
import { bold, italic, join } from "../../src/render/styled-text.ts";
import { subscriptionsMessage } from "../../src/render/subscriptions.ts";
import { tagsMessage } from "../../src/render/tags.ts";
import { helpMessage, welcomeMessage } from "../../src/render/welcome.ts";
import { USUAL } from "../../src/subscribers/chat.ts";
import { A_DATE, anArticle, aTag, inlines, paragraph } from "../factories.ts";
import { assertGolden } from "./golden.ts";
import { assertSendable } from "./limits.ts";
import { LANGUAGES, locales, settingOf } from "./settings.ts";

const PUBLICATION = "The Harbour Post";

/** The same story as three newsrooms would write it. */
const STORIES: Record<(typeof LANGUAGES)[number], Article> = {
  en: anArticle({
    id: 11,
    title: "The bread that is gone by seven",
    lead: "A bakery by the harbour bakes one kind of loaf, and the queue begins before the gulls do.",
    author: "Ana Sol",
    url: "https://example.org/bread",
    tags: ["Town", "Food"],
  }),
  fa: anArticle({
    id: 12,
    language: "fa",
    title: "نانی که تا ساعت هفت تمام می‌شود",
    lead: "نانوایی کنار بندر فقط یک جور نان می‌پزد و صفش پیش از مرغ‌های دریایی بیدار می‌شود.",
    author: "آنا سل",
    url: "https://example.org/nan",
    tags: ["شهر", "خوراک"],
    body: "نانوا ساعت شش در را باز می‌کند.\n\nساعت هفت دیگر چیزی نمانده است.",
  }),
  de: anArticle({
    id: 13,
    language: "de",
    title: "Das Brot, das um sieben weg ist",
    lead: "Eine Bäckerei am Hafen backt nur eine Sorte Brot, und die Schlange ist vor den Möwen da.",
    author: "Ana Sol",
    url: "https://example.org/brot",
    tags: ["Stadt", "Essen"],
    body: "Um sechs öffnet die Bäckerin.\n\nUm sieben ist der letzte Laib fort.",
  }),
};

const PARAGRAPHS: Record<(typeof LANGUAGES)[number], string> = {
  en: "The lighthouse keeper writes down every ship. Nobody asked him to. He has done so for forty years, and the books fill a room.",
  fa: "فانوس‌بان نام همه‌ی کشتی‌ها را می‌نویسد. هیچ‌کس از او نخواسته است. چهل سال است که می‌نویسد و دفترها یک اتاق را پر کرده‌اند.",
  de: "Der Leuchtturmwärter schreibt jedes Schiff auf. Niemand hat ihn darum gebeten. Seit vierzig Jahren tut er es, und die Bücher füllen ein Zimmer.",
};

function longStory(language: (typeof LANGUAGES)[number]): Article {
  const body = Array.from({ length: 40 }, (_, index) => `${index + 1}. ${PARAGRAPHS[language]}`).join("\n\n");
  return { ...STORIES[language], document: anArticle({ body }).document };
}

const PICTURE = {
  source: { kind: "media" as const, id: "a".repeat(64) },
  caption: inlines("The oven"),
  credit: "B. Aker",
};

function cells(header: boolean, ...texts: string[]) {
  return texts.map((text) => ({ content: inlines(text), header }));
}

const TABLE_AND_LISTS: Block[] = [
  { type: "heading", level: 2, content: inlines("When the ferry goes") },
  {
    type: "table",
    rows: [
      cells(true, "From", "First", "Last"),
      cells(false, "Harbour", "06:10", "22:40"),
      cells(false, "Island", "06:50", "23:20"),
    ],
  },
  paragraph("Before you board, ", { type: "bold", children: inlines("three things") }, ":"),
  {
    type: "list",
    ordered: true,
    items: [
      {
        blocks: [
          paragraph("Buy a ticket"),
          {
            type: "list",
            ordered: false,
            items: [{ blocks: [paragraph("at the kiosk,")] }, { blocks: [paragraph("or on board, for a coin more.")] }],
          },
        ],
      },
      { blocks: [paragraph("Stand on the left.")] },
      {
        blocks: [
          paragraph("Mind ", { type: "link", url: "https://example.org/gulls", children: inlines("the gulls") }, "."),
        ],
      },
    ],
  },
  { type: "quote", blocks: [paragraph("They take the bread, never the ticket.")], credit: inlines("The captain") },
];

const PREFERENCES = { language: "en", timeZone: "Asia/Tehran", digestTime: "07:30", ...USUAL };
const TAGS = ["Town", "Food", "خوراک", "Chess"].map((title, index) => ({
  ...aTag(title, index + 1),
  count: 1200 - index,
}));

for (const language of LANGUAGES) {
  const setting = settingOf(language);
  const { locale } = setting;
  const golden = (name: string, ...messages: ClassicMessage[]) => assertGolden(`${name}.${language}`, messages);

  describe(`messages in ${locale.name}`, () => {
    it("show a short article", () => golden("article", ...articleMessages(STORIES[language], setting)));

    it("show an article of another language, in its own direction", () =>
      golden("article-foreign", ...articleMessages(STORIES[language === "fa" ? "en" : "fa"], setting)));

    it("show a page of a long article with its picture", () => {
      const article = { ...longStory(language), picture: PICTURE };
      golden("article-pages", ...articleMessages(article, setting), articlePage(article, setting, 2));
    });

    it("show a long article in a channel, with the way to the rest", () =>
      golden("article-channel", ...channelMessages(longStory(language), setting)));

    it("show a list", () => {
      const entries = [{ article: STORIES[language] }, { article: STORIES.en }, { article: STORIES.fa }];
      const turn = (page: number) => ({ kind: "latest" as const, page });
      golden(
        "list",
        listMessage({ header: bold(locale.t("latest-title")), entries, page: 2, pages: 7, turn }, setting),
      );
    });

    it("show search results with the hits marked", () => {
      const text = "… bakes one kind of bread, and the bread is gone …";
      const marks = [...text.matchAll(/bread/g)].map(({ index }) => ({ offset: index, length: 5 }));
      golden(
        "search",
        listMessage(
          {
            header: searchHeader("bread", { total: 1, more: false }, locale),
            entries: [{ article: STORIES.en, excerpt: { text, marks } }],
            page: 1,
            pages: 1,
            turn: (page) => ({ kind: "search", page }),
          },
          setting,
        ),
      );
    });

    it("show many search results that were asked for otherwise, and how to narrow them down", () => {
      const found = { total: 800, more: true, corrected: "bread" };
      const filters = { didYouMean: "breads", tags: [aTag("Food", 3)], years: [{ value: 2026, count: 12 }] };
      golden(
        "search-many",
        listMessage(
          {
            header: searchHeader("braed tag:town", found, locale),
            entries: [
              { article: STORIES.en, similar: 2 },
              { article: STORIES[language], similar: 1 },
            ],
            page: 1,
            pages: 160,
            turn: (page) => ({ kind: "search", page }),
            more: searchKeyboard("braed tag:town", filters, locale),
          },
          setting,
        ),
      );
    });

    it("say that nothing was found, and what there is", () =>
      golden("search-none", nothingFound("braaad", ["bread", "نان"], setting)));

    it("show a digest, each article under a tag that is followed", () => {
      const header = join(
        [bold(locale.t("digest-title", { publication: PUBLICATION })), locale.date(A_DATE, setting.timeZone, "day")],
        "\n",
      );
      const entries = [
        { article: STORIES[language], summary: STORIES[language].lead ?? "" },
        {
          article: anArticle({ id: 21, title: "Chess in the park", tags: ["Chess"] }),
          summary: "The park has new tables.",
        },
        { article: anArticle({ id: 22, title: "A second loaf", tags: ["Chess", "Food"] }), summary: "It is round." },
        { article: anArticle({ id: 23, title: "Nothing in particular", tags: [] }), summary: "" },
      ];
      golden(
        "digest",
        ...digestMessages(header, entries, { followed: [2], footer: italic(locale.t("digest-footer")) }, setting),
      );
    });

    it("show the settings and what can be chosen", () =>
      golden(
        "settings",
        settingsMessage(
          { preferences: { ...PREFERENCES, language }, now: A_DATE, articleLanguages: ["en", "fa"], onward: "chats" },
          locale,
        ),
        timeChooser("08:00", locale),
        minuteChooser(8, "08:20", locale),
        zoneChooser("Asia/Tehran", true, locale),
        zonesFound(["Europe/Berlin", "Europe/Busingen"], "UTC", locale),
        languageChooser(language, locale, locales),
        articleLanguagesChooser(["en", "fa"], ["fa"], locale),
        headed(chatsMessage([], locale), "The Daily Kiosk"),
      ));

    it("show subscriptions: none, some tags daily, everything at once", () => {
      const view = {
        tags: TAGS,
        page: 1,
        pages: 3,
        feeds: false,
        mutedTitles: [],
        pausedUntil: null,
        settings: true,
        preferences: PREFERENCES,
      };
      const tag = (id: number, title: string) => ({
        topic: { kind: "tag" as const, tagId: TagId.parse(id) },
        cadence: "daily" as const,
        title,
      });
      const all = { topic: { kind: "all" as const }, title: locale.t("subscribe-everything") };
      golden(
        "subscriptions",
        subscriptionsMessage({ ...view, followed: [] }, locale),
        subscriptionsMessage({ ...view, followed: [tag(2, "Food"), tag(3, "خوراک")] }, locale),
        subscriptionsMessage(
          {
            ...view,
            followed: [
              { ...all, cadence: "weekly", weekday: 7 },
              { ...tag(3, "خوراک"), cadence: "weekly", weekday: 5 },
              { ...tag(2, "Food"), cadence: "instant" },
            ],
            mutedTitles: ["خوراک"],
            pausedUntil: A_DATE,
          },
          locale,
        ),
      );
    });

    it("show tags, the greeting and the help", () =>
      golden(
        "welcome",
        welcomeMessage(PUBLICATION, setting),
        helpMessage(PUBLICATION, menuFor(locale, "owner"), locale),
        tagsMessage(TAGS, 44, 2, 3, locale),
      ));

    it("say every plain sentence in a form that can be sent", () => {
      const args = {
        publication: PUBLICATION,
        tag: "شهر",
        query: "bread",
        example: "Town",
        max: 300,
        count: 21,
        zone: "Xyz",
        code: "7Q2M9XA4",
      };
      const sentences = [
        "latest-empty",
        "tag-which",
        "tag-unknown",
        "search-which",
        "search-none",
        "article-unknown",
        "stale-button",
        "digest-about",
        "digest-empty",
        "digest-more",
        "digest-usage",
        "unsubscribed",
        "not-subscribed",
        "admins-only",
        "time-wrong",
        "zone-unknown",
        "editors-only",
        "post-title-question",
        "post-title-wrong",
        "post-published",
        "something-wrong",
        "text-only",
        "command-unknown",
      ];
      golden(
        "sentences",
        ...sentences.map((id) => ({ kind: "text" as const, text: locale.t(id, args), entities: [] })),
      );
    });
  });
}

describe("an article", () => {
  const setting = settingOf("en");

  it("with a table and lists stays readable", () => {
    assertGolden(
      "table-and-lists",
      articleMessages(anArticle({ id: 14, title: "A ferry for beginners", body: TABLE_AND_LISTS }), setting),
    );
  });

  it("that is short is its picture's caption", () => {
    const messages = articleMessages({ ...STORIES.en, picture: PICTURE }, setting);
    assert.deepEqual(
      messages.map(({ kind }) => kind),
      ["photo"],
    );
    messages.forEach(assertSendable);
  });

  it("shows its first gallery as an album above the text, beside its picture, and says its captions once", () => {
    const picture = (alt: string, credit?: string) => ({ source: PICTURE.source, alt, credit });
    const gallery = { type: "gallery" as const, pictures: [picture("A hat", "Ada"), picture("A boat")] };
    const article = anArticle({
      body: [paragraph("Before."), gallery, paragraph("After.")],
      picture: picture("The pier"),
    });
    const [album, message, ...others] = articleMessages(article, setting);
    assert.deepEqual(others, []);
    assert.ok(album?.kind === "album" && message?.kind === "text");
    assert.deepEqual(
      album.photos.map(({ text }) => text),
      ["The pier", "A hat · Ada", "A boat"],
    );
    assert.match(message.text, /Before\.\n\nAfter\./);
    assertSendable(album);
    const many = { ...gallery, pictures: Array.from({ length: 12 }, () => picture("A hat")) };
    const [only, ...none] = articleMessages(anArticle({ body: [many] }), setting);
    assert.deepEqual(none, []);
    assert.equal(
      only?.kind === "text" && only.text.match(/A hat/g)?.length,
      12,
      "a gallery too large stays in the text",
    );
  });

  it("shows the nearest page for a page that isn't there", () => {
    const article = longStory("en");
    const last = articlePage(article, setting, 999);
    assert.deepEqual(last, articlePage(article, setting, 2));
    assert.deepEqual(articlePage(article, setting, -1), articlePage(article, setting, 1));
  });

  it("goes to a channel whole where a message can hold it", () => {
    const article = anArticle({ body: Array.from({ length: 30 }, () => PARAGRAPHS.en).join("\n\n") });
    const [first] = articleMessages(article, setting);
    assert.ok(first?.kind === "text" && first.keyboard?.length === 1, "a reader turns its pages");
    const [message] = channelMessages(article, setting);
    assert.ok(message?.kind === "text" && message.text.length > 3800);
    assert.deepEqual(message.keyboard, []);
    assertSendable(message);
  });
});

describe("the longest texts", () => {
  const setting = settingOf("en");
  const wide = (length: number) => "m".repeat(length);
  const longest = (id: number) =>
    anArticle({
      id,
      title: wide(300),
      lead: wide(2000),
      author: wide(200),
      tags: Array.from({ length: 20 }, (_, index) => `${wide(60)}${index}`),
      url: `https://example.org/${wide(500)}`,
    });

  it("fit as an article, alone and with a picture", () => {
    const article = { ...longest(1), picture: { ...PICTURE, credit: wide(2000) } };
    [...articleMessages(article, setting), ...channelMessages(article, setting)].forEach(assertSendable);
  });

  it("fit in a list with excerpts", () => {
    const excerpt = { text: wide(180), marks: [{ offset: 10, length: 100 }] };
    const entries = Array.from({ length: 5 }, (_, index) => ({ article: longest(index + 1), excerpt }));
    const header = searchHeader(wide(300), { total: 800, more: true, corrected: wide(300) }, setting.locale);
    assertSendable(
      listMessage({ header, entries, page: 1, pages: 2, turn: (page) => ({ kind: "search", page }) }, setting),
    );
  });

  it("fit in a digest, which says how many it doesn't show", () => {
    const entries = Array.from({ length: 100 }, (_, index) => ({ article: longest(index + 1), summary: wide(3000) }));
    const messages = digestMessages(bold("Digest"), entries, { footer: italic("The end") }, setting);
    messages.forEach(assertSendable);
    assert.equal(messages.length, 3);
    const shown = messages.flatMap(({ entities }) => entities.filter(({ type }) => type === "text_link")).length;
    assert.match(messages[2]?.text ?? "", new RegExp(`… and ${100 - shown} more\\. See /latest\\.\n\nThe end$`));
  });

  it("are all told in a digest that has no room for all of their summaries, and counted where not even for titles", () => {
    const entries = Array.from({ length: 90 }, (_, index) => ({
      article: anArticle({ id: index + 1, title: `Article ${index + 1} of the day`, tags: ["Town"] }),
      summary: "It says what happened, and why, and what comes of it next, in two sentences. ".repeat(3),
    }));
    const told = (messages: readonly { text: string }[]) => messages.map(({ text }) => text).join("\n");
    const messages = digestMessages(bold("Digest"), entries, { untold: 7 }, setting);
    messages.forEach(assertSendable);
    for (const { article } of entries) assert.ok(told(messages).includes(`• ${article.title}\n`), article.title);
    const summaries = told(messages).match(/It says what happened/g) ?? [];
    assert.ok(summaries.length > 3 * 15, `${summaries.length} sentences`);
    assert.match(told(messages), /… and 7 more\. See \/latest\.$/);
    assert.equal(digestMessages(bold("Digest"), entries.slice(0, 3), {}, setting).length, 1);
    const bare = { article: anArticle({ title: "Chess night" }), summary: "Chess night" };
    assert.equal(told(digestMessages(bold("Digest"), [bare], {}, setting)).match(/Chess night/g)?.length, 1);
  });

  it("fit in a digest of very many very short articles", () => {
    const entries = Array.from({ length: 300 }, (_, index) => ({
      article: anArticle({ id: index + 1, title: "Hm" }),
      summary: "",
    }));
    digestMessages(bold("Digest"), entries, {}, setting).forEach(assertSendable);
  });

  it("fit among subscriptions", () => {
    const tags = Array.from({ length: 12 }, (_, index) => ({ ...aTag(`${wide(60)}${index}`, index + 1), count: 1 }));
    const view = {
      followed: Array.from({ length: 500 }, (_, index) => ({
        topic: { kind: "tag" as const, tagId: TagId.parse(index + 1) },
        cadence: (["daily", "weekly", "instant"] as const)[index % 3] ?? "daily",
        weekday: (index % 7) + 1,
        title: wide(64),
      })),
      tags,
      feeds: true,
      mutedTitles: Array.from({ length: 500 }, () => wide(64)),
      pausedUntil: A_DATE,
      settings: true,
      page: 1,
      pages: 50,
      preferences: PREFERENCES,
    };
    assertSendable(subscriptionsMessage(view, setting.locale));
  });

  it("fit in the help with every command", () => {
    assertSendable(helpMessage(wide(100), menuFor(setting.locale, "owner"), setting.locale));
    assert.equal(menuFor(setting.locale, "owner").length, COMMANDS.length);
  });
});

describe("ways on", () => {
  it("lead to the latest articles and to the tags", () => {
    assert.deepEqual(waysOn(settingOf("en")), [
      [
        { text: "Latest", callback_data: "1l:1" },
        { text: "Tags", callback_data: "1t:1" },
      ],
    ]);
  });
});
