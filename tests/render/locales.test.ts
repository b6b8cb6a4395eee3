import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { FluentResource, type FluentVariable } from "@fluent/bundle";
import type { Article } from "../../src/content/article.ts";
import { documentFromText } from "../../src/content/document.ts";
import { EditorId, InvitationId, OutletId, SearchId, TagId } from "../../src/core/ids.ts";
import type { ClassicMessage } from "../../src/core/message.ts";
import { menuFor } from "../../src/handlers/commands.ts";
import { articleMessages, type Setting } from "../../src/render/article.ts";
import { auditMessage } from "../../src/render/audit.ts";
import { digestMessages } from "../../src/render/digest.ts";
import {
  approvalMessage,
  decisionMessage,
  editorMessage,
  editorsMessage,
  invitationMessage,
  joinedMessage,
  type NamedEditor,
  removeEditorMessage,
  roleMessage,
} from "../../src/render/editors.ts";
import { button } from "../../src/render/keyboard.ts";
import { listMessage } from "../../src/render/list.ts";
import { createLocales, type Locale } from "../../src/render/locale.ts";
import {
  outletMessage,
  outletRequest,
  outletsMessage,
  refusalMessage,
  removeOutletMessage,
  signatureQuestion,
} from "../../src/render/outlets.ts";
import { whereMessage } from "../../src/render/post-where.ts";
import { forgetQuestion, privacyMessage } from "../../src/render/privacy.ts";
import { searchHeader } from "../../src/render/search.ts";
import {
  chatRequest,
  chatsMessage,
  formatChooser,
  formChooser,
  languageChooser,
  locationRequest,
  minuteChooser,
  quietChooser,
  settingsMessage,
  timeChooser,
  zoneChooser,
} from "../../src/render/settings.ts";
import { type StatsData, statsCaption, statsKeyboard } from "../../src/render/stats.ts";
import { bold, concat, italic, join as lines, plain } from "../../src/render/styled-text.ts";
import {
  mutesMessage,
  pauseChooser,
  subscriptionsMessage,
  topicMessage,
  topicsMessage,
} from "../../src/render/subscriptions.ts";
import { tagsMessage } from "../../src/render/tags.ts";
import { helpMessage, welcomeMessage } from "../../src/render/welcome.ts";
import { Chat, USUAL } from "../../src/subscribers/chat.ts";
import type { Role } from "../../src/subscribers/editor.ts";
import { OUTLET_NEEDS, type Outlet } from "../../src/subscribers/outlet.ts";
import { A_DATE, anArticle, aTag } from "../factories.ts";
import { assertGolden, readableText } from "./golden.ts";

const SOURCES = join(import.meta.dirname, "../../src");
const LANGUAGES = readdirSync(join(SOURCES, "locales")).map((name) => name.replace(/\.ftl$/, ""));
const sourceOf = (language: string) => readFileSync(join(SOURCES, "locales", `${language}.ftl`), "utf8");
const locales = createLocales(Object.fromEntries(LANGUAGES.map((language) => [language, sourceOf(language)])), "en");

/** Counts in which the plural rules of all these languages show, with all up to 130. */
const COUNTS = [...Array.from({ length: 131 }, (_, count) => count), 1000, 1001, 1_000_000, 2_000_000];

/** How many characters fit on a button of a phone, by the buttons in its row. */
const BUTTON_LENGTHS = [0, 34, 18, 14, 8];
const ALONE_IN_THEIR_ROW = [
  "button-unfollow",
  "button-waiting",
  "button-sources",
  "button-topics",
  "button-topic-never",
  "button-alert",
  "button-location",
  "button-share-location",
  "button-sound-on",
  "button-sound-off",
  "button-add-chat",
  "button-choose-channel",
  "button-choose-group",
  "button-everyone",
  "button-by-tag",
  "button-ask-consent",
  "button-test",
  "button-make-announcement",
  "button-forget-surely",
  "button-forget-not",
  "button-correct",
  "button-correct-marked",
  "button-make-article",
  "button-outlets",
  "button-outlet",
  "button-outlet-settings",
  "button-pins-on",
  "button-pins-off",
  "button-outlet-classic",
  "button-outlet-rich",
  "button-check-rights",
  "button-outlet-remove-surely",
  "button-where",
  "button-rules",
];
/** Three in a row, and some with a number after the word. */
const THREE_IN_A_ROW = [
  "button-publish",
  "button-read",
  "button-discard",
  "button-title",
  "button-text",
  "button-lead",
];

/** What is known of a message without formatting it. */
interface Message {
  /** Names of the values that it takes, sorted. */
  values: string[];
  /** The variants of each choice by `$count`. */
  choices: string[][];
}

function messagesOf(language: string): Map<string, Message> {
  const { body } = new FluentResource(sourceOf(language));
  const messages = body.filter((entry) => !entry.id.startsWith("-"));
  return new Map(
    messages.map((entry) => {
      const nodes = nodesIn("value" in entry ? entry.value : null);
      const values = nodes.flatMap((node) => (node.type === "var" ? [String(node.name)] : []));
      const choices = nodes.filter(({ type, selector }) => type === "select" && isCount(selector));
      return [entry.id, { values: [...new Set(values)].sort(), choices: choices.map(variantsOf) }];
    }),
  );
}

type Node = { type?: unknown; name?: unknown; selector?: unknown; variants?: unknown };

function nodesIn(node: unknown): Node[] {
  if (typeof node !== "object" || node === null) return [];
  return [...("type" in node ? [node] : []), ...Object.values(node).flatMap(nodesIn)];
}

const isCount = (node: unknown) => nodesIn(node).some(({ type, name }) => type === "var" && name === "count");

function variantsOf({ variants }: Node): string[] {
  return (variants as { key: { value: unknown } }[]).map(({ key }) => String(key.value));
}

const english = messagesOf("en");

/** A message as a reader could get it, with values in a script that runs the other way where `foreign` says so. */
function said(locale: Locale, id: string, count = 21, foreign = true): string {
  const rightToLeft = (locale.direction === "rtl") !== foreign;
  const text = rightToLeft ? "بندر" : "Harbour";
  const numbers: Record<string, FluentVariable> = { count, max: 300 };
  const values = english.get(id)?.values ?? [];
  return locale.t(id, Object.fromEntries(values.map((name) => [name, numbers[name] ?? text])));
}

/** The text without its isolates (UAX #9) and what is in them; one that is not closed stays. */
function outsideIsolates(text: string): string {
  const outer = text.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/g, "");
  return outer === text ? text : outsideIsolates(outer);
}

/** The ids in the program's calls of `t` and `styled`, and the beginnings of those that are put together. */
function idsInProgram(): { ids: Set<string>; beginnings: Set<string> } {
  const calls = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) => Array.from(readFileSync(join(SOURCES, path), "utf8").matchAll(/\.(?:t|styled)\(([^(){}]*)/g)))
    .map(([, call = ""]) => call.replace(/[!=]==\s*"[^"]*"/g, ""));
  return {
    ids: new Set(calls.flatMap((call) => Array.from(call.matchAll(/"([\w-]+)"/g), ([, id = ""]) => id))),
    beginnings: new Set(calls.flatMap((call) => Array.from(call.matchAll(/`([\w-]+-)\$/g), ([, id = ""]) => id))),
  };
}

describe("the interface's languages", () => {
  const { ids, beginnings } = idsInProgram();

  it("are the eight that were promised, and Telegram's menu takes the code of each", () => {
    assert.deepEqual(LANGUAGES.toSorted(), ["ar", "de", "en", "es", "fa", "fr", "ru", "tr"]);
    for (const language of LANGUAGES) assert.match(language, /^[a-z]{2}$/, "setMyCommands takes ISO 639-1 codes");
  });

  it("have every message that the program says", () => {
    assert.ok(ids.size > 60 && beginnings.size > 3, "the program's messages were not found");
    const missing = [...ids].filter((id) => !english.has(id));
    const empty = [...beginnings].filter((beginning) => ![...english.keys()].some((id) => id.startsWith(beginning)));
    assert.deepEqual([...missing, ...empty], []);
  });

  it("have no message that the program never says", () => {
    const begun = (id: string) => [...beginnings].some((beginning) => id.startsWith(beginning));
    assert.deepEqual(
      [...english.keys()].filter((id) => !ids.has(id) && !begun(id)),
      [],
    );
  });
});

for (const locale of locales.all) {
  const { language } = locale;
  const messages = messagesOf(language);

  describe(`the interface in ${locale.name}`, () => {
    it("says what the English one says, with the same values", () => {
      const shape = (of: Map<string, Message>) => [...of].map(([id, { values }]) => `${id} ${values.join(" ")}`).sort();
      assert.deepEqual(shape(messages), shape(english));
    });

    it("has a form for each plural of the language wherever something is counted", () => {
      assert.deepEqual(Intl.PluralRules.supportedLocalesOf(language), [language]);
      const plurals = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const [id, { values, choices }] of messages) {
        // A number that ends the text after a colon ("Feeds: 5") counts nothing in words.
        if (!values.includes("count") || said(locale, id).endsWith(`: ${locale.number(21)}`)) continue;
        assert.ok(choices.length > 0, `${id} counts without a choice`);
        for (const variants of choices) {
          assert.deepEqual(
            plurals.filter((plural) => !variants.includes(plural) && !(plural === "zero" && variants.includes("0"))),
            [],
            `${id} has no form for these`,
          );
        }
      }
    });

    it("never says of two counts the same", () => {
      for (const [id, { values }] of messages) {
        if (!values.includes("count")) continue;
        const texts = Map.groupBy(COUNTS, (count) => said(locale, id, count));
        assert.deepEqual(
          [...texts].filter(([, counts]) => counts.length > 1),
          [],
          id,
        );
      }
    });

    it("has no digits but its readers'", () => {
      const digits = new Set(locale.number(1234567890).match(/\p{Nd}/gu));
      for (const id of messages.keys()) {
        const foreign = said(locale, id, 1234).match(/\p{Nd}/gu) ?? [];
        assert.deepEqual(
          foreign.filter((digit) => !digits.has(digit)),
          [],
          id,
        );
      }
    });

    it("isolates everything that runs the other way, commands too", () => {
      const otherWay =
        locale.direction === "rtl" ? /[/\p{sc=Latin}\p{sc=Cyrillic}\u2066-\u2069]/u : /[\p{sc=Arabic}\u2066-\u2069]/u;
      for (const id of messages.keys()) {
        for (const count of [0, 1, 2, 3, 11, 100]) {
          assert.doesNotMatch(outsideIsolates(said(locale, id, count)), otherWay, id);
        }
      }
    });

    it("has the quotation marks, apostrophes and spaces of its typography", () => {
      for (const id of messages.keys()) {
        const text = said(locale, id, 1234, false);
        assert.doesNotMatch(text, language === "en" ? /"/ : /["']/, id);
        assert.doesNotMatch(text, / {2}|^\s|\s$/, id);
        if (language === "fr")
          assert.doesNotMatch(text, /[^\u202f][;?!]|[^\u00a0\d]:(?!\/\/)|«[^\u00a0]|[^\u00a0]»/, id);
      }
    });

    it("keeps to Telegram's limits and to what fits on a phone", () => {
      for (const { description } of menuFor(locale, "owner")) assert.ok(description.length <= 60, description);
      const publication = "m".repeat(60);
      assert.ok(locale.t("description", { publication }).length <= 512, "Bot API, setMyDescription");
      assert.ok(locale.t("description-short", { publication }).length <= 120, "Bot API, setMyShortDescription");
      for (const id of messages.keys()) {
        if (!/^(button|cadence|period)-/.test(id) || ALONE_IN_THEIR_ROW.includes(id)) continue;
        assert.ok(said(locale, id).length <= (THREE_IN_A_ROW.includes(id) ? 12 : 18), `${id}: ${said(locale, id)}`);
      }
      for (const row of conversation(locale).flatMap((message) =>
        message.kind === "album" ? [] : (message.keyboard ?? []),
      )) {
        for (const { text } of row) assert.ok(text.length <= (BUTTON_LENGTHS[row.length] ?? 0), text);
      }
    });

    it("reads as its readers would write it: messages", () =>
      assertGolden(`interface.${language}`, conversation(locale)));

    it("reads as its readers would write it: words", () => {
      const counts = [0, 1, 2, 3, 11, 21, 100, 1_000_000];
      const forms = (id: string) => (messages.get(id)?.choices.length ? counts : [21]);
      const sections = Map.groupBy(english.keys(), (id) => id.split("-", 1)[0]);
      assertGolden(
        `words.${language}`,
        [...sections.values()].map((section) => {
          const texts = section.flatMap((id) => forms(id).map((count) => `${id}: ${said(locale, id, count)}`));
          return { kind: "text" as const, ...plain(texts.join("\n")) };
        }),
      );
    });
  });
}

/** What a newsroom of each language would have on its front page: a title, a lead and two tags. */
const STORIES: Record<string, [title: string, lead: string, tag: string, tag: string]> = {
  ar: [
    "خبز ينفد قبل السابعة",
    "في المخبز المجاور للميناء صنف واحد من الخبز، والصف يبدأ قبل النوارس.",
    "المدينة",
    "الطعام",
  ],
  de: [
    "Das Brot, das um sieben weg ist",
    "Am Hafen gibt es eine Sorte Brot, und die Schlange ist vor den Möwen da.",
    "Stadt",
    "Essen",
  ],
  en: [
    "The bread that is gone by seven",
    "One kind of loaf, and the queue begins before the gulls do.",
    "Town",
    "Food",
  ],
  es: [
    "El pan que se acaba a las siete",
    "Hay un solo tipo de pan, y la cola empieza antes que las gaviotas.",
    "Ciudad",
    "Comida",
  ],
  fa: [
    "نانی که تا ساعت هفت تمام می‌شود",
    "نانوایی کنار بندر فقط یک جور نان می‌پزد و صفش پیش از مرغ‌های دریایی بیدار می‌شود.",
    "شهر",
    "خوراک",
  ],
  fr: [
    "Le pain épuisé à sept heures",
    "Une seule sorte de pain, et la file commence avant les mouettes.",
    "Ville",
    "Cuisine",
  ],
  ru: ["Хлеб, которого нет уже в семь", "Здесь пекут один сорт хлеба, и очередь встаёт раньше чаек.", "Город", "Еда"],
  tr: ["Yedide tükenen ekmek", "Fırında tek çeşit ekmek çıkar, kuyruk martılardan önce başlar.", "Şehir", "Yemek"],
};

const ZONES: Record<string, string> = {
  ar: "Africa/Cairo",
  de: "Europe/Berlin",
  en: "Europe/London",
  es: "Europe/Madrid",
  fa: "Asia/Tehran",
  fr: "Europe/Paris",
  ru: "Europe/Moscow",
  tr: "Europe/Istanbul",
};

function storyIn(language: string, id: number) {
  const [title, lead, ...tags] = STORIES[language] ?? ["", "", ""];
  return anArticle({ id, language, title, lead, tags, author: "Ana Sol", url: "https://example.org/", body: lead });
}

/** What editors are shown of each other. */
function newsroom(own: Article, foreign: Article, setting: Setting): ClassicMessage[] {
  const person = (id: number, role: Role, name: string): NamedEditor => ({
    id: EditorId.parse(id),
    role,
    name,
    configured: id === 1,
  });
  const editors = [person(1, "owner", "Ana Sol"), person(2, "editor", "پری"), person(3, "author", "Ivo")];
  const invitation = (id: number, role: Role) => ({
    id: InvitationId.parse(id),
    role,
    invitedBy: EditorId.parse(1),
    expiresAt: A_DATE,
  });
  const invitations = [invitation(1, "author"), invitation(2, "owner")];
  const act = { id: 1, at: A_DATE, editorId: EditorId.parse(2) };
  return [
    editorsMessage({ editors, total: 3, page: 1, pages: 1, invitations }, setting),
    ...editors.map((editor) => editorMessage(editor, setting)),
    removeEditorMessage(person(3, "author", "Ivo"), setting),
    invitationMessage(invitation(1, "author"), setting.deepLink("invite_x"), setting),
    roleMessage("editor", "The Harbour Post", setting),
    joinedMessage("پری", person(2, "editor", ""), setting),
    approvalMessage(own, setting, setting.locale.t("approval-waits", { name: "پری" })),
    approvalMessage(foreign, setting, setting.locale.t("approval-changed")),
    decisionMessage(foreign, "approved", setting),
    auditMessage(
      [
        { act: { ...act, act: "publish", articleId: own.id }, editor: "Ana Sol", subject: own.title },
        { act: { ...act, act: "recall", articleId: foreign.id }, editor: "پری", subject: foreign.title },
        { act: { ...act, act: "role", role: "editor" }, editor: "Ivo", subject: "پری" },
      ],
      { page: 2, pages: 3 },
      setting,
    ),
  ];
}

/** What `/stats` says under its pictures. */
function numbers(own: Article, foreign: Article, locale: Locale): ClassicMessage[] {
  const series = { days: ["2026-11-19", "2026-11-20"], values: [1200, 1234] };
  const ranked = (...keys: string[]) => keys.map((key, index) => ({ key, count: 1200 - index }));
  const shown: StatsData[] = [
    { chart: "subscribers", subscribers: series },
    { chart: "changes", joined: series, left: series, blocked: series },
    { chart: "deliveries", sent: series, failed: series },
    { chart: "articles", entries: ranked(own.title, foreign.title) },
    { chart: "tags", entries: ranked(own.tags[0]?.title ?? "", foreign.tags[0]?.title ?? "") },
    { chart: "hours", hours: [], timeZone: "Asia/Tehran" },
    { chart: "searches", entries: ranked("night train", "قطار شب") },
  ];
  return shown.map((data) => ({
    kind: "text",
    ...statsCaption(data, { from: "2026-11-19", until: "2026-11-20" }, locale),
    keyboard: statsKeyboard({ chart: data.chart, days: 30, scheme: "light" }, locale),
  }));
}

/** What `/channels` says, where an article goes, and what Telegram refuses there. */
function whereWePost(own: Article, foreign: Article, locale: Locale): ClassicMessage[] {
  const outletOf = (id: number, title: string, change: Partial<Outlet>): Outlet => ({
    title,
    id: OutletId.parse(id),
    chat: Chat.parse({
      ...USUAL,
      ...{ id: -1000 - id, type: "channel", state: "active", mayPost: true, pausedUntil: null, nextDigestAt: null },
      ...{ language: locale.language, timeZone: "UTC", digestTime: "07:30" },
    }),
    place: { chatId: -1000 - id },
    isConfigured: false,
    linkedId: undefined,
    pins: false,
    preview: "off",
    signature: undefined,
    refusals: {},
    checkedAt: 0,
    ...change,
  });
  const title = foreign.tags[0]?.title ?? "";
  const usual = outletOf(1, own.title, {});
  const other = outletOf(2, title, {
    pins: true,
    preview: "above",
    signature: documentFromText("@daily_kiosk"),
    refusals: { pin: "Bad Request: not enough rights to manage pinned messages in the chat" },
  });
  const rules = locale.t("subscribe-instant", { what: locale.t("subscribe-everything") });
  const page = { total: 2, page: 1, pages: 1 };
  const looked = { rules, bot: "kiosk_bot", linked: own.title };
  const route = { byRule: true, wanted: true, dueAt: 0 };
  return [
    outletsMessage([], { total: 0, page: 1, pages: 1 }, locale),
    outletsMessage(
      [
        { outlet: usual, rules },
        { outlet: other, rules },
      ],
      page,
      locale,
    ),
    outletMessage({ ...looked, outlet: usual, missing: [] }, { locale }),
    outletMessage({ ...looked, outlet: other, missing: OUTLET_NEEDS }, { locale }),
    removeOutletMessage(usual, locale),
    signatureQuestion(usual.id, 200, locale),
    refusalMessage(usual, "Bad Request: need administrator rights in the channel chat", "kiosk_bot", locale),
    refusalMessage(usual, "Bad Request: strange", "kiosk_bot", locale),
    outletRequest(locale),
    whereMessage({ routed: [], silent: undefined, pins: undefined }, locale),
    whereMessage(
      {
        routed: [
          { ...route, outlet: usual },
          { ...route, outlet: other, wanted: false },
        ],
        silent: true,
        pins: false,
      },
      locale,
    ),
  ];
}

/** The messages in which a language's words meet values, an article of its own and one that runs the other way. */
function conversation(locale: Locale): ClassicMessage[] {
  const { language } = locale;
  const timeZone = ZONES[language] ?? "UTC";
  const setting = {
    locale,
    timeZone,
    deepLink: (payload: string) => `https://t.me/kiosk_bot?start=${payload}`,
    saves: true,
  };
  const publication = "The Harbour Post";
  const own = storyIn(language, 1);
  const foreign = storyIn(locale.direction === "rtl" ? "en" : "fa", 2);
  const preferences = { language, timeZone, digestTime: "07:30", ...USUAL };
  const tags = [...own.tags, aTag(foreign.tags[0]?.title ?? "", 3)].map((tag) => ({ ...tag, count: 1200 }));
  const view = {
    tags,
    page: 1,
    pages: 1,
    feeds: true,
    mutedTitles: [],
    pausedUntil: null,
    settings: false,
    preferences,
  };
  const tag = { topic: { kind: "tag" as const, tagId: TagId.parse(2) }, title: own.tags[1]?.title ?? "" };
  const search = { topic: { kind: "search" as const, searchId: SearchId.parse(1) }, title: `🔎 ${own.title}` };
  const everything = { topic: { kind: "all" as const }, title: locale.t("subscribe-everything") };
  const followed = [
    { ...everything, cadence: "weekly" as const, weekday: 5 },
    { ...tag, cadence: "daily" as const },
    { ...search, cadence: "instant" as const },
  ];
  const header = lines([bold(locale.t("digest-title", { publication })), locale.date(A_DATE, timeZone, "day")], "\n");
  const entries = [own, foreign, anArticle({ id: 3, title: "Bread", tags: [] })];
  const list = { page: 1, pages: 1, turn: (page: number) => ({ kind: "search" as const, page }) };
  const step = (name: "publish" | "schedule" | "keep") =>
    button(locale.t(`button-${name}`), { kind: "post", step: name });
  const period = (name: "week" | "month") =>
    button(locale.t(`period-${name}`), { kind: "digest", tagId: undefined, period: name });
  return [
    welcomeMessage(publication, setting),
    helpMessage(publication, menuFor(locale, "owner"), locale),
    tagsMessage(tags, 3, 1, 1, locale),
    settingsMessage({ preferences, now: A_DATE, articleLanguages: ["en", "fa"], onward: "chats" }, locale),
    timeChooser("07:30", locale),
    minuteChooser(7, "07:30", locale),
    zoneChooser(timeZone, true, locale),
    locationRequest(locale),
    languageChooser(language, locale, locales),
    formChooser("classic", locale),
    formatChooser("summaries", locale),
    quietChooser("22:00-07:00", locale),
    chatsMessage(false, locale),
    chatRequest(locale),
    subscriptionsMessage({ ...view, followed: [] }, locale),
    subscriptionsMessage({ ...view, followed }, locale),
    subscriptionsMessage(
      {
        ...view,
        followed: [{ ...everything, cadence: "instant" }],
        mutedTitles: tags.slice(1).map(({ title }) => title),
        pausedUntil: A_DATE,
      },
      locale,
    ),
    topicsMessage(followed, 1, 2, locale),
    topicMessage({ ...tag, cadence: "weekly", weekday: 5 }, locale),
    mutesMessage(tags, [2], 1, 1, locale),
    pauseChooser(null, timeZone, locale),
    pauseChooser(A_DATE, timeZone, locale),
    privacyMessage(locale),
    forgetQuestion(locale),
    ...articleMessages(own, setting),
    ...articleMessages(foreign, setting),
    listMessage(
      { ...list, header: locale.styled("related-title", { title: bold(foreign.title) }), entries: [] },
      setting,
    ),
    listMessage(
      {
        ...list,
        header: searchHeader(foreign.title, { total: 2, more: false }, locale),
        entries: entries.slice(0, 2).map((article) => ({ article })),
      },
      setting,
    ),
    ...digestMessages(
      header,
      entries.map((article) => ({ article, summary: article.lead ?? "" })),
      { footer: italic(locale.t("digest-footer")) },
      setting,
    ),
    {
      kind: "text",
      ...concat(
        bold(locale.t("digest-today", { publication })),
        "\n",
        locale.styled("digest-about", { tag: bold(foreign.tags[0]?.title ?? "") }),
        "\n\n",
        locale.t("digest-empty"),
      ),
      keyboard: [[period("week"), period("month")]],
    },
    ...newsroom(own, foreign, setting),
    ...numbers(own, foreign, locale),
    ...whereWePost(own, foreign, locale),
    {
      kind: "text",
      ...plain(locale.t("post-confirm")),
      keyboard: [[step("publish"), step("schedule"), step("keep")]],
    },
  ];
}

describe("a locale", () => {
  it("is found by a language code, and is the default one for a language that isn't spoken here", () => {
    assert.deepEqual(
      ["fa", "de-AT", "DE", "en-GB", "tlh", undefined].map((code) => locales.get(code).language),
      ["fa", "de", "de", "en", "en", "en"],
    );
    assert.equal(locales.has("de-CH"), true);
    assert.equal(locales.has("it"), false);
  });

  it("names its language as that language does on its own: with a capital, where it has them", () => {
    assert.deepEqual(locales.all.map(({ name, direction }) => `${name} ${direction}`).sort(), [
      "Deutsch ltr",
      "English ltr",
      "Español ltr",
      "Français ltr",
      "Türkçe ltr",
      "Русский ltr",
      "العربية rtl",
      "فارسی rtl",
    ]);
  });

  it("writes numbers, dates and times with its readers' digits and calendar", () => {
    const instant = Date.UTC(2026, 10, 20, 20, 45);
    const shown = (language: string, timeZone: string) => {
      const locale = locales.get(language);
      return [
        locale.number(1234),
        locale.time("07:05"),
        locale.date(instant, timeZone),
        locale.date(instant, timeZone, "day"),
        locale.date(instant, timeZone, "dateTime"),
      ];
    };
    assert.deepEqual(shown("en", "UTC"), [
      "1,234",
      "07:05",
      "November 20, 2026",
      "Friday, November 20",
      "November 20, 2026 at 20:45",
    ]);
    assert.deepEqual(shown("de", "Europe/Berlin"), [
      "1.234",
      "07:05",
      "20. November 2026",
      "Freitag, 20. November",
      "20. November 2026 um 21:45",
    ]);
    assert.deepEqual(shown("fr", "Europe/Paris"), [
      "1\u202f234",
      "07:05",
      "20 novembre 2026",
      "Vendredi 20 novembre",
      "20 novembre 2026 à 21:45",
    ]);
    assert.deepEqual(shown("es", "Europe/Madrid"), [
      "1234",
      "07:05",
      "20 de noviembre de 2026",
      "Viernes, 20 de noviembre",
      "20 de noviembre de 2026 a las 21:45",
    ]);
    assert.deepEqual(shown("ru", "Europe/Moscow"), [
      "1\u00a0234",
      "07:05",
      "20 ноября 2026 г.",
      "Пятница, 20 ноября",
      "20 ноября 2026 г. в 23:45",
    ]);
    assert.deepEqual(shown("tr", "Europe/Istanbul"), [
      "1.234",
      "07:05",
      "20 Kasım 2026",
      "20 Kasım Cuma",
      "20 Kasım 2026 23:45",
    ]);
    assert.deepEqual(shown("ar", "Africa/Cairo"), [
      "1,234",
      "07:05",
      "20 نوفمبر 2026",
      "الجمعة، 20 نوفمبر",
      "20 نوفمبر 2026 في 22:45",
    ]);
    assert.deepEqual(shown("fa", "Asia/Tehran"), [
      "۱٬۲۳۴",
      "۰۷:۰۵",
      "۳۰ آبان ۱۴۰۵",
      "شنبه ۳۰ آبان",
      "۳۰ آبان ۱۴۰۵ ساعت ۰۰:۱۵",
    ]);
  });

  it("counts the first of a month as French does, and no other day", () => {
    const shown = (day: number) => locales.get("fr").date(Date.UTC(2026, 4, day), "UTC");
    assert.deepEqual([1, 11, 21].map(shown), ["1er mai 2026", "11 mai 2026", "21 mai 2026"]);
  });

  it("isolates a value that runs the other way, and no other", () => {
    assert.equal(locales.get("fa").t("digest-today", { publication: "The Kiosk" }), "\u2068The Kiosk\u2069: امروز");
    assert.equal(locales.get("fa").t("digest-today", { publication: "کیوسک" }), "کیوسک: امروز");
    assert.equal(locales.get("en").t("digest-today", { publication: "کیوسک" }), "\u2068کیوسک\u2069: today");
    assert.equal(locales.get("en").t("digest-today", { publication: "The Kiosk" }), "The Kiosk: today");
  });

  it("keeps the formatting of a value, and reads no other character as one", () => {
    const said = (language: string, tag: string) =>
      readableText(locales.get(language).styled("tag-title", { tag: bold(tag) }));
    assert.equal(said("en", "Town\ue000"), "Articles about [bold]Town\ue000[/bold]");
    assert.equal(said("fa", "Town"), "مقاله‌های «⟨FSI⟩[bold]Town[/bold]⟨PDI⟩»");
  });

  it("throws for a message that isn't there, and for one without its values", () => {
    assert.throws(() => locales.get("en").t("no-such-thing"), /no "no-such-thing"/);
    assert.throws(() => locales.get("en").t("welcome-title"), /welcome-title/);
  });

  it("needs the default language and readable sources", () => {
    assert.throws(() => createLocales({ en: "a = b" }, "fa"), /no interface in "fa"; there is en/);
  });
});
