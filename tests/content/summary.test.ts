import assert from "node:assert/strict";
import { test } from "node:test";
import type { Block } from "../../src/content/document.ts";
import { summarise } from "../../src/content/summary.ts";
import { fc } from "../fuzz.ts";

const paragraph = (text: string): Block => ({ type: "paragraph", content: [{ type: "text", text }] });
const article = (blocks: (Block | string)[], rest: { title?: string; lead?: string; language?: string } = {}) => ({
  title: "The ferry returns",
  language: "en",
  document: {
    version: 1 as const,
    blocks: blocks.map((block) => (typeof block === "string" ? paragraph(block) : block)),
  },
  ...rest,
});

test("a real lead is the summary", () => {
  const lead = "After two winters the ferry crosses the lake again. Tickets cost 3.50 euros.";
  assert.equal(summarise(article(["The body says something else."], { lead })), lead);
});

test("a lead that repeats the title, or is a label, gives way to the first sentences", () => {
  const body = "The ferry left the harbour at nine o'clock sharp. Two hundred people were on board. Nobody was late.";
  const expected = "The ferry left the harbour at nine o'clock sharp. Two hundred people were on board.";
  for (const lead of ["“The Ferry returns!”", "Analysis", undefined]) {
    assert.equal(summarise(article([body], { lead })), expected);
  }
  assert.equal(summarise(article([body]), { sentences: 1 }), "The ferry left the harbour at nine o'clock sharp.");
});

test("headings, lists, bylines, dates and the title again are passed over", () => {
  const text = summarise(
    article([
      { type: "heading", level: 2, content: [{ type: "text", text: "What happened on the lake this morning." }] },
      "The ferry returns.",
      "By Jane Doe and John Smith",
      "12 March 2026, 10:00",
      { type: "list", ordered: false, items: [{ blocks: [paragraph("An item that is a whole sentence.")] }] },
      "Zurich, 12 March\nThe ferry left the harbour at nine.",
      "Yes. It was a bright and windy morning.",
    ]),
  );
  assert.equal(text, "The ferry left the harbour at nine. It was a bright and windy morning.");
});

test("sentences are found in the article's own language", () => {
  const persian = "کشتی امروز صبح بندر را ترک کرد. دویست نفر در آن بودند؟ هیچ‌کس دیر نکرد و همه شاد بودند.";
  assert.equal(
    summarise(article([persian], { language: "fa" })),
    "کشتی امروز صبح بندر را ترک کرد. دویست نفر در آن بودند؟",
  );
  const japanese = "船は今朝九時に港を出ました。二百人が乗っていました。遅れた人はいませんでした。";
  assert.equal(
    summarise(article([japanese], { language: "ja" })),
    "船は今朝九時に港を出ました。二百人が乗っていました。",
  );
});

test("a sentence that does not fit is left out for the next that does, and none is cut", () => {
  const long = `The ferry ${"sails and ".repeat(20)}rests.`;
  assert.equal(
    summarise(article([`It left the harbour early. ${long}`]), { maxLength: 60 }),
    "It left the harbour early.",
  );
  assert.equal(
    summarise(article([`${long} It left the harbour early.`]), { maxLength: 60 }),
    "It left the harbour early.",
  );
  assert.equal(summarise(article([long]), { maxLength: 60 }), "The ferry returns");
  assert.equal(summarise(article([long], { lead: "In pictures" }), { maxLength: 60 }), "In pictures");
  assert.equal(
    summarise(article(["It left the harbour early."], { lead: long }), { maxLength: 60 }),
    "It left the harbour early.",
  );
  assert.equal(summarise(article([long]), { maxLength: 10 }), "");
});

test("of a lead come the first sentences that fit", () => {
  const lead = "After two winters the ferry crosses the lake again. Tickets cost 3.50 euros. Dogs travel free.";
  assert.equal(summarise(article([], { lead }), { sentences: 3 }), lead);
  assert.equal(
    summarise(article([], { lead }), { maxLength: 60 }),
    "After two winters the ferry crosses the lake again.",
  );
});

test("the sentences that others support are taken, in the order of the article", () => {
  const body = [
    "Everybody remembers such mornings somehow.",
    "Nobody spoke for several long minutes.",
    "The council will build a new bridge over the river near the mill.",
    "Gulls were crying above wet roofs.",
    "The bridge over the river costs two millions, the council says.",
    "Critics of the council doubt that the river needs a bridge.",
    "Somebody laughed behind an umbrella.",
    "Work on the bridge begins in spring, when the river is low.",
  ];
  assert.equal(summarise(article(body)), `${body[2]} ${body[4]}`);
  assert.equal(summarise(article(body), { sentences: 1 }), body[2]);
});

test("nothing is said twice, and announcements and broken quotations come last", () => {
  assert.equal(
    summarise(
      article([
        "The bridge over the river is to be built by the council this spring:",
        "The council builds a bridge over the river this spring.",
        "This spring the council builds a bridge over the river!",
        "“The river needs a bridge, and the council builds it this spring.",
        "It costs two millions and a half.",
      ]),
    ),
    "The council builds a bridge over the river this spring. It costs two millions and a half.",
  );
});

test("a sentence that is too long for a list is taken only where there is no other, and a text without an end never", () => {
  const long = `The ferry ${"and the lake ".repeat(25)}are back.`;
  const any = { maxLength: Number.POSITIVE_INFINITY };
  assert.equal(summarise(article([long, "The ferry left the lake at nine."]), any), "The ferry left the lake at nine.");
  assert.equal(summarise(article([long]), any), long);
  assert.equal(summarise(article(["ferry ".repeat(500)]), any), "The ferry returns");
});

test("without text the label or the title stands in", () => {
  assert.equal(summarise(article([])), "The ferry returns");
  assert.equal(summarise(article([], { lead: "In pictures" })), "In pictures");
  assert.equal(
    summarise(article([{ type: "quote", blocks: [paragraph("We waited for this day.")] }])),
    "We waited for this day.",
  );
});

test("of any text: one line, never longer than asked for", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), fc.integer({ min: 1, max: 80 }), (text, maxLength) => {
      const summary = summarise(article([text, `${text}.`], { lead: text.slice(0, 50) }), { maxLength });
      assert.ok(summary.length <= maxLength);
      assert.doesNotMatch(summary, /\n/);
    }),
  );
});

/** A few sentences in each language of the interface. */
const SENTENCES: Record<string, string[]> = {
  ar: [
    "غادرت السفينة الميناء في الصباح.",
    "هل تأخر أحد عن السفينة؟",
    "كان على متنها مئتا راكب!",
    "تعود السفينة إلى الميناء مساء اليوم.",
  ],
  de: [
    "Am 3. Oktober verließ die Fähre den Hafen.",
    "Ist jemand zu spät zur Fähre gekommen?",
    "„Nein“, sagt Dr. Weber im Hafen.",
    "Die Fähre kehrt am Abend zurück!",
  ],
  en: [
    "The ferry left the harbour at 9 a.m. on Monday.",
    "Was anybody late for the ferry?",
    "“Nobody was,” says Mr. Smith at the harbour.",
    "The ferry returns in the evening!",
  ],
  es: [
    "El ferri salió del puerto por la mañana.",
    "¿Llegó alguien tarde al ferri?",
    "«Nadie», dice la Dra. Gómez en el puerto.",
    "¡El ferri vuelve por la noche!",
  ],
  fa: [
    "کشتی امروز صبح بندر را ترک کرد.",
    "آیا کسی به کشتی نرسید؟",
    "دویست نفر در کشتی بودند!",
    "کشتی شب به بندر بازمی‌گردد.",
  ],
  fr: [
    "Le ferry a quitté le port ce matin.",
    "Quelqu'un a-t-il manqué le ferry ?",
    "« Personne », dit M. Dupont au port.",
    "Le ferry revient au port ce soir !",
  ],
  ru: [
    "Утром 3 мая 2004 г. паром вышел из порта.",
    "Кто-нибудь опоздал на паром?",
    "«Никто», — сказал А. С. Петров в порту.",
    "Вечером паром вернётся в порт!",
  ],
  tr: [
    "Feribot 29. Ekim sabahı limandan ayrıldı.",
    "Feribota geç kalan biri oldu mu?",
    "“Kimse kalmadı,” diyor limanda Dr. Yılmaz.",
    "Feribot akşam limana geri dönüyor!",
  ],
};

test("in every language: whole sentences of the article in its order, the same each time, never longer than asked for", () => {
  const generated = fc.constantFrom(...Object.keys(SENTENCES)).chain((language) =>
    fc.record({
      language: fc.constant(language),
      paragraphs: fc.array(fc.shuffledSubarray(SENTENCES[language] ?? [], { minLength: 1 }), {
        minLength: 1,
        maxLength: 6,
      }),
      maxLength: fc.integer({ min: 1, max: 200 }),
      sentences: fc.integer({ min: 1, max: 4 }),
    }),
  );
  fc.assert(
    fc.property(generated, ({ language, paragraphs, maxLength, sentences }) => {
      const given = article(
        paragraphs.map((texts) => texts.join(" ")),
        { language, title: "A title" },
      );
      const summary = summarise(given, { maxLength, sentences });
      assert.equal(summarise(given, { maxLength, sentences }), summary);
      assert.ok(summary.length <= maxLength);
      if (summary === "" || summary === "A title") return;
      let rest = summary;
      let taken = 0;
      for (const sentence of paragraphs.flat()) {
        if (!rest.startsWith(sentence)) continue;
        rest = rest.slice(sentence.length).trimStart();
        taken++;
      }
      assert.equal(rest, "");
      assert.ok(taken <= sentences);
    }),
  );
});

test("hostile texts take no longer than long ones", () => {
  const million = 1_000_000;
  const texts = ["x".repeat(million), "word ".repeat(million / 5), ".".repeat(million), ". ".repeat(million / 2)];
  texts.push(
    "A b! ".repeat(million / 5),
    "a\n".repeat(million / 2),
    '.")”'.repeat(million / 4),
    "ab.".repeat(million / 3),
  );
  const start = performance.now();
  for (const text of texts) summarise(article([text]));
  summarise(article(Array.from({ length: million / 10 }, () => "a b")));
  assert.ok(performance.now() - start < 5000);
});
