import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, it } from "node:test";
import { blocksText } from "../../../src/content/document.ts";
import { decodeText } from "../../../src/content/importers/decode.ts";
import { draftFromTextPage } from "../../../src/content/importers/text-page.ts";
import { fc, runs } from "../../fuzz.ts";
import { assertGolden, FIXTURES, readableDraft } from "./golden.ts";

const page = (...lines: string[]) => draftFromTextPage(lines.join("\n"));
const bodyOf = (draft: { document: { blocks: Parameters<typeof blocksText>[0] } }) => blocksText(draft.document.blocks);

const TITLE = "Harbour cat receives a pension";
const LEAD = "The cat that has kept mice out of the harbour office for eleven years now has a line in the budget.";
const BODY = ["It says forty crowns a month, and nobody has objected so far.", "The cat was asleep when it was told."];

describe("a page as it is copied from a news site", () => {
  const folders = [FIXTURES, join(FIXTURES, "pages")];
  const pages = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".txt"))
      .map((name) => join(folder, name)),
  );
  for (const path of pages) {
    const name = basename(path, ".txt");
    it(`gives the article and not the page around it: ${name}`, () => {
      assertGolden(`pages/${name}`, readableDraft(draftFromTextPage(decodeText(readFileSync(path)))));
    });
  }

  for (const [language, section] of Object.entries({
    English: ["Politics"],
    "English, a path": ["Home > World > Middle East"],
    German: ["Startseite", "Wirtschaft"],
    Persian: ["سیاسی"],
    "no list of ours": ["Tide and Time"],
  })) {
    it(`passes over the section above the title (${language})`, () => {
      const draft = page(...section, TITLE, LEAD, LEAD, ...BODY);
      assert.equal(draft.title, TITLE);
      assert.equal(draft.lead, LEAD);
      assert.equal(bodyOf(draft), BODY.join("\n\n"));
    });
  }

  it("shows a lead once that the body says again word by word, slightly cut, or as its beginning", () => {
    const cut = LEAD.replace(/ in the budget\.$/, "...");
    for (const again of [[LEAD], [cut], [`${LEAD} ${BODY[0]}`, BODY[1] ?? ""]]) {
      const draft = page("News", TITLE, LEAD, ...again, ...(again.length === 1 ? BODY : []));
      assert.equal(draft.lead, LEAD);
      assert.equal(bodyOf(draft), BODY.join("\n\n"));
    }
  });

  it("takes the fuller form of a lead that the body goes on with, and loses no words", () => {
    const longer = LEAD.replace(/\.$/, ", the harbour master said on Friday.");
    const draft = page("News", TITLE, LEAD, longer, ...BODY);
    assert.equal(draft.lead, longer);
    assert.equal(bodyOf(draft), BODY.join("\n\n"));
  });

  it("takes no number that differs for a repetition", () => {
    const other = "In 2024 the harbour office counted 31 mice, and the cat was not thanked for any of them.";
    const draft = page("News", TITLE, other.replace("31", "13"), other, ...BODY);
    assert.match(bodyOf(draft), /31 mice/);
  });

  for (const [line, expected] of [
    ["Tags: , , ,", []],
    ["Tags:", []],
    ["TAGS: a, , b", ["a", "b"]],
    ["Tags: #cats, Harbour , #cats", ["cats", "Harbour"]],
    ["Topics: cats | harbour", ["cats", "harbour"]],
    ["Schlagwörter: Katzen, , Hafen", ["Katzen", "Hafen"]],
    ["Mots-clés : , chat", ["chat"]],
    ["Etiquetas: gato,", ["gato"]],
    ["Теги: , кот", ["кот"]],
    ["Etiketler: kedi, , liman", ["kedi", "liman"]],
    ["برچسب‌ها: ، ،", []],
    ["برچسب ها: گربه ، ، بندر", ["گربه", "بندر"]],
    ["الوسوم: ، قط", ["قط"]],
  ] as const) {
    it(`reads the line of tags "${line}"`, () => {
      const draft = page("News", TITLE, LEAD, LEAD, ...BODY, line, "© 2026 The Paper. All rights reserved.");
      assert.deepEqual(draft.tags, expected);
      assert.equal(bodyOf(draft), BODY.join("\n\n"));
    });
  }

  it("reads tags that stand below their heading, one on a line", () => {
    const draft = page(TITLE, LEAD, ...BODY, "Tags", "cats", "old harbour", "Share this article", "© 2026 The Paper");
    assert.deepEqual(draft.tags, ["cats", "old harbour"]);
    assert.equal(bodyOf(draft), BODY.join("\n\n"));
  });

  it("leaves a heading and short lines in the text that goes on below them", () => {
    const draft = page("News", TITLE, LEAD, LEAD, "Topics", "old rope", "new paint", ...BODY);
    assert.deepEqual(draft.tags, []);
    assert.equal(bodyOf(draft), ["Topics", "old rope", "new paint", ...BODY].join("\n\n"));
  });

  for (const line of [
    "© 2026 The Paper. All rights reserved.",
    "(c) The Paper",
    "Copyright 2026 The Paper",
    "All rights reserved",
    "Alle Rechte vorbehalten",
    "Tous droits réservés.",
    "Todos los derechos reservados",
    "Все права защищены",
    "Tüm hakları saklıdır",
    "تمامی حقوق این وب‌سایت محفوظ است",
    "كليه حقوق محفوظ است",
    "جميع الحقوق محفوظة",
    "Share this article",
    "Share on Facebook",
    "Facebook Twitter WhatsApp",
    "Auf WhatsApp teilen",
    "Partager sur Facebook",
    "Compartir en Facebook",
    "Поделиться",
    "Bu haberi paylaş",
    "این مطلب را به اشتراک بگذارید",
    "شارك المقال",
    "Follow us on Telegram",
    "Sign up for our newsletter",
    "ما را در تلگرام دنبال کنید",
    "انتهای پیام/",
    "Back to top",
    "Last updated: 3 June 2025, 10:30",
  ]) {
    it(`leaves off the page's foot: ${line}`, () => {
      assert.equal(bodyOf(page("News", TITLE, LEAD, LEAD, ...BODY, line)), BODY.join("\n\n"));
      assert.equal(
        bodyOf(page("News", TITLE, LEAD, LEAD, ...BODY, "Tags: cats", line, "Read more:", "A dog in Rome")),
        BODY.join("\n\n"),
      );
    });
  }

  for (const sentence of [
    "Copyright law, she added, does not cover the light.",
    "Share this article with someone who cares, the keeper joked, and follow us on our walk.",
    "All rights reserved for the cat, the sign on the door says, and it has been respected since.",
    "«همهٔ حقوق شهروندان برای استفاده از کتابخانه محفوظ است و کسی کنار گذاشته نمی‌شود، حتی اگر کارت نداشته باشد.»",
    "She was born on 3 June 2025.",
    "By the river, the cat has a second home.",
  ]) {
    it(`keeps a sentence that only sounds like one: ${sentence.slice(0, 40)}…`, () => {
      assert.equal(bodyOf(page("News", TITLE, LEAD, LEAD, sentence, ...BODY)), [sentence, ...BODY].join("\n\n"));
    });
  }

  for (const [line, author] of [
    ["By Ann Smith", "Ann Smith"],
    ["BY ANN SMITH | STAFF WRITER", "ANN SMITH"],
    ["By Ann Smith and Ben van der Berg", "Ann Smith and Ben van der Berg"],
    ["Von Ines Holt, Altenmoor", "Ines Holt"],
    ["Par Claire Monnier (Saint-Aubin, envoyée spéciale)", "Claire Monnier"],
    ["Автор: Ирина Белова", "Ирина Белова"],
    ["نویسنده: مریم دشتی", "مریم دشتی"],
    ["بقلم سمير الحلبي", "سمير الحلبي"],
  ] as const) {
    it(`reads who wrote it from "${line}"`, () => {
      const draft = page("News", TITLE, line, LEAD, LEAD, ...BODY);
      assert.equal(draft.author, author);
      assert.equal(draft.title, TITLE);
    });
  }

  for (const [line, date] of [
    ["3 June 2025", "2025-06-03T00:00"],
    ["Tuesday, 3 June 2025, 10:30 GMT", "2025-06-03T10:30"],
    ["June 3, 2025 4:05 PM EDT", "2025-06-03T20:05"],
    ["Published 3 June 2025 · Updated 2 hours ago", "2025-06-03T00:00"],
    ["06/25/2025", "2025-06-25T00:00"],
    ["03.06.2025, 17.38 Uhr", "2025-06-03T17:38"],
    ["Stand: 3. Juni 2025, 10:30 Uhr", "2025-06-03T10:30"],
    ["Publié le 1er juin 2025 à 06h00", "2025-06-01T06:00"],
    ["Madrid - 08 JUN 2025 - 05:30 CEST", "2025-06-08T03:30"],
    ["12:40 14.03.2026 (обновлено: 13:05 14.03.2026)", "2026-03-14T12:40"],
    ["3 июня 2025, 11:20", "2025-06-03T11:20"],
    ["11 Haziran 2025 09:15", "2025-06-11T09:15"],
    ["سه‌شنبه ۱۳ خرداد ۱۴۰۴ - ۱۰:۳۰", "2025-06-03T10:30"],
    ["۱۴۰۴/۰۳/۱۳", "2025-06-03T00:00"],
    ["السبت ٧ آذار/مارس ٢٠٢٦ - ١٠:١٥", "2026-03-07T10:15"],
  ] as const) {
    it(`reads when it was published from "${line}"`, () => {
      const draft = page("News", TITLE, line, LEAD, LEAD, ...BODY);
      assert.equal(new Date(draft.publishedAt ?? 0).toISOString().slice(0, 16), date);
      assert.equal(bodyOf(draft), BODY.join("\n\n"));
    });
  }

  it("makes lists of bullets, and none of the dashes that open speech", () => {
    const draft = page(TITLE, LEAD, "• one", "• two", "— Three, said the cat.", BODY[0] ?? "");
    assert.deepEqual(
      draft.document.blocks.map(({ type }) => type),
      ["list", "paragraph", "paragraph"],
    );
  });

  it("joins lines that were broken at a column, and no others", () => {
    const broken = page(
      "A title above text that was broken at a column",
      "",
      "The first sentence of this text is long enough to need a second",
      "line. It stops there.",
      "",
      "The second paragraph is one that does the same as the first one,",
      "which makes two of them.",
    );
    assert.deepEqual(bodyOf(broken).split("\n\n"), [
      "The first sentence of this text is long enough to need a second line. It stops there.",
      "The second paragraph is one that does the same as the first one, which makes two of them.",
    ]);
    const short = page("A title that is rather long for such a short text", "By Ann Smith", LEAD.slice(0, 60), ...BODY);
    assert.equal(short.title, "A title that is rather long for such a short text");
  });

  it("is found again by its address, or by its title", () => {
    assert.equal(page(TITLE, LEAD, ...BODY, "https://a.example/cat").sourceId, "https://a.example/cat");
    assert.equal(page(TITLE, LEAD, ...BODY).sourceId, page("News", TITLE, LEAD, "Something else was added.").sourceId);
  });

  it("loses no paragraph and keeps none of the page, whatever stands around the article", () => {
    const word = fc.string({ unit: fc.constantFrom(..."bcdfghjklmnprstvzaeiou"), minLength: 4, maxLength: 9 });
    const words = (min: number, max: number) =>
      fc.array(word, { minLength: min, maxLength: max }).map((list) => `Q${list.join(" ")}`);
    const sentence = words(8, 25).map((text) => `${text}.`);
    const any = (...lines: string[]) => fc.subarray(lines);
    const parts = fc.record({
      above: any("Skip to content", "Menu", "Home > World > Asia", "News"),
      title: words(5, 10),
      below: any("By Ann Smith", "3 June 2025, 10:30", "4 min read", "Share", "Image source, Getty Images"),
      lead: sentence,
      again: fc.boolean(),
      body: fc.array(sentence, { minLength: 2, maxLength: 6 }),
      tags: any("Tags: , , ,"),
      foot: any(
        "Share this article",
        "Facebook Twitter",
        "Related articles\nA dog in Rome",
        "© 2026 The Paper",
        "Back to top",
      ),
    });
    fc.assert(
      fc.property(parts, ({ above, title, below, lead, again, body, tags, foot }) => {
        const said = [title, lead, ...body].flatMap((text) => text.split(" "));
        fc.pre(new Set(said).size === said.length);
        const draft = page(...above, title, ...below, lead, ...(again ? [lead] : []), ...body, ...tags, ...foot);
        assert.equal(draft.title, title);
        assert.equal(draft.lead, lead);
        assert.equal(bodyOf(draft), body.join("\n\n"));
      }),
      { numRuns: runs(300) },
    );
  });

  it("keeps what little there is", () => {
    assert.equal(bodyOf(page(TITLE, "Only a sentence.")), "Only a sentence.");
    assert.throws(() => page(TITLE), { code: "invalid", message: /has a title but no text/ });
    assert.throws(() => page("", " \t"), { code: "invalid", message: /no title/ });
  });
});
