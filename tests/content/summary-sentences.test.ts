import assert from "node:assert/strict";
import { test } from "node:test";
import { sentencesOf } from "../../src/content/summary/sentences.ts";
import { fc } from "../fuzz.ts";

/** Texts with their sentences on lines of their own. */
const TEXTS: Record<string, string> = {
  en: `Mr. Smith met Dr. J. R. Ewing in the U.S.
The talks, e.g. on trade, took 3.5 hours.
"Why?" he asked.
“We waited.”
No. 5 won at 5 p.m. on Sunday.
He said no.
Then he left… and came back.
Apple Inc. shares rose!`,
  de: `Am 3. Oktober kam Prof. Dr. Weber, z. B. wegen der Wahl.
„Warum?“, fragte er.
„Ich weiß es nicht.“
Das 19. Jahrhundert ist vorbei.
Ludwig XIV. starb 1715.
Er war alt.`,
  fr: `M. Dupont et Mme. Curie arrivent.
« Pourquoi ? » demande-t-il.
Le prix est de 3.5 euros.
L'art. 5 s'applique.
Il part !`,
  es: `El Sr. Pérez llegó a EE. UU. ayer.
¿Por qué?
¡No lo sé!
La Dra. Gómez, pág. 5, lo dijo.`,
  ru: `В 2004 г. он приехал в г. Москву.
Он сказал: «Почему?» — и ушёл.
А. С. Пушкин жил на ул. Мойка.
Цена 3 руб. за штуку и т. д.
Это всё.`,
  tr: `Prof. Dr. Yılmaz 29. Ekim günü geldi.
19. yüzyıl bitti.
"Neden?" diye sordu.
Bilmiyorum.`,
  fa: `کشتی در سال ۱۳۹۹ ه.ش. به بندر رسید.
آیا او رفت؟
«کی برمی‌گردی؟» از او پرسیدند.
«نمی‌دانم.»
قیمت ۳.۵ تومان شد!
پایان…`,
  ar: `وصل د. أحمد إلى القاهرة.
لماذا؟
«لا أعرف.»
بلغ السعر 3.5 دولار!`,
};

for (const [language, text] of Object.entries(TEXTS)) {
  test(`sentences end where they end in ${language}`, () => {
    const lines = text.split("\n");
    assert.deepEqual([...sentencesOf(lines.join(" "), language)], lines);
  });
}

test("a quotation stays in its sentence, where its marks tell that it is closed soon", () => {
  const sentences = [
    "Ruth says: “It works for thirteen minutes. Then it stays in the cellar.”",
    "„Zwei Tage. Mehr nicht“, sagt sie.",
    "می‌گوید: «بعد سی سال می‌ماند. همین.»",
    "She said “no.",
    "He left.",
  ];
  assert.deepEqual([...sentencesOf(sentences.join(" "), "en")], sentences);
  const long = `He says: “It went on. ${"And on, ".repeat(50)}until ten.” He left.`;
  assert.equal([...sentencesOf(long, "en")][0], "He says: “It went on.");
});

test("scripts without spaces or with marks of their own have sentences too", () => {
  assert.deepEqual(
    [
      ...sentencesOf(
        "船は今朝九時に港を出ました。「二百人が乗っていました。」と言った。遅れた人はいませんでした！",
        "ja",
      ),
    ],
    ["船は今朝九時に港を出ました。", "「二百人が乗っていました。」と言った。", "遅れた人はいませんでした！"],
  );
  assert.deepEqual([...sentencesOf("नाव आज सुबह निकली। दो सौ लोग थे।", "hi")], ["नाव आज सुबह निकली।", "दो सौ लोग थे।"]);
});

test("in a text without capitals a full stop before a small letter ends a sentence", () => {
  assert.deepEqual(
    [
      ...sentencesOf(
        `mr smith, of the u.s. senate, left at 5 p.m. on sunday. "why?" he asked. prices rose 3.5%. it ended.`,
        "en",
      ),
    ],
    ["mr smith, of the u.s. senate, left at 5 p.m. on sunday.", `"why?" he asked.`, "prices rose 3.5%.", "it ended."],
  );
  assert.deepEqual(
    [...sentencesOf("The iPhone 3. generation sold out.", "en")],
    ["The iPhone 3. generation sold out."],
  );
});

test("of any text: the sentences together are the text", () => {
  const piece = fc.constantFrom(
    "A",
    "b",
    "ж",
    "د",
    "。",
    ".",
    "!",
    "؟",
    "…",
    "”",
    "»",
    '"',
    " ",
    " ",
    "3",
    "Mr",
    "usw",
  );
  const language = fc.constantFrom("ar", "de", "en", "es", "fa", "fr", "ru", "tr", "ja", "und");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), language, (pieces, code) => {
      const text = pieces.join("").replace(/\s+/g, " ").trim();
      const sentences = [...sentencesOf(text, code)];
      assert.equal(sentences.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
      assert.ok(sentences.every((sentence) => sentence !== "" && sentence === sentence.trim()));
    }),
  );
});
