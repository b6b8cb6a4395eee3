import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openSearchIndex, type SearchIndex } from "../../../src/content/search/search-index.ts";
import { fc, runs } from "../../fuzz.ts";
import { FakeStore } from "./generated-articles.ts";
import { projectedStore } from "./projected-store.ts";

const folder = mkdtempSync(join(tmpdir(), "kiosk-projection-"));
after(() => rmSync(folder, { recursive: true }));

const context = { now: Temporal.Instant.fromEpochMilliseconds(Date.UTC(2026, 5)), timeZone: "UTC", language: "en" };
const find = (index: SearchIndex, query: string) => index.search(query, { limit: 50, offset: 0, context });
const shown = async (index: SearchIndex, query: string) =>
  (await find(index, query)).hits.map(({ id, score }) => [id, score.toFixed(9)]);

const WORDS = {
  en: "harbour bridges storm river market council railway winter forest museum".split(" "),
  de: "Hafen Brücken Sturm Flüsse Märkte Stadtrat Eisenbahn Winter Wälder Museum".split(" "),
  ru: "гавань мосты буря реки рынок совет дорога зима леса музей".split(" "),
  fa: "بندر پل‌ها توفان رودخانه بازار شورا راه‌آهن زمستان جنگل موزه".split(" "),
  ar: "ميناء جسور عاصفة نهر سوق مجلس قطار شتاء غابة متحف".split(" "),
  tr: "liman köprüler fırtına ırmak pazar meclis demiryolu kış orman müze".split(" "),
};

test("every article is found by its own title, first, in every language; a recalled one never", async () => {
  const language = fc.constantFrom(...(Object.keys(WORDS) as (keyof typeof WORDS)[]));
  const article = language.chain((code) =>
    fc.record({
      title: fc
        .uniqueArray(fc.constantFrom(...WORDS[code]), { minLength: 2, maxLength: 5 })
        .map((words) => words.join(" ")),
      body: fc.array(fc.constantFrom(...WORDS[code]), { maxLength: 40 }).map((words) => words.join(" ")),
      language: fc.constant(code),
    }),
  );
  const different = fc.uniqueArray(article, { minLength: 1, maxLength: 25, selector: ({ title }) => title });
  await fc.assert(
    fc.asyncProperty(different, fc.nat(), async (articles, pick) => {
      const store = new FakeStore();
      for (const [position, written] of articles.entries()) store.write(position + 1, written);
      const index = openSearchIndex(":memory:", store);
      await index.catchUp();
      for (const [position, { title }] of articles.entries()) {
        assert.equal((await find(index, title)).hits[0]?.id, position + 1, title);
      }
      const gone = pick % articles.length;
      store.write(gone + 1, articles[gone]!, "recalled");
      await index.catchUp();
      const left = await find(index, articles[gone]!.title);
      assert.ok(left.hits.every((hit) => hit.id !== gone + 1));
      await index.close();
    }),
    { numRuns: runs(40) },
  );
});

test("killed at random moments, the index is in the end what a new one would be", async () => {
  const path = join(folder, "killed");
  let kills = 0;
  for (let done = false; !done; ) {
    const child = fork(join(import.meta.dirname, "projected-store.ts"), [path], { silent: true });
    const kill = setTimeout(() => child.kill("SIGKILL"), 150 + Math.random() * 700);
    const [code, signal] = await once(child, "close");
    clearTimeout(kill);
    done = signal === null;
    if (done) assert.equal(code, 0);
    else kills++;
    // A slow machine gets a run to the end.
    if (kills >= 12) {
      const last = fork(join(import.meta.dirname, "projected-store.ts"), [path], { silent: true });
      assert.deepEqual(await once(last, "close"), [0, null]);
      done = true;
    }
  }
  const store = projectedStore();
  const [killed, fresh] = [openSearchIndex(path, store), openSearchIndex(":memory:", store)];
  await Promise.all([killed.catchUp(), fresh.catchUp()]);
  for (const query of [
    "word1",
    "word7 word11",
    "word3 word5 word13",
    '"word2 word3"',
    "tag:topic-3 word4",
    "word17x",
  ]) {
    assert.deepEqual(await shown(killed, query), await shown(fresh, query), query);
    assert.equal((await find(killed, query)).total, (await find(fresh, query)).total);
  }
  await Promise.all([killed.close(), fresh.close()]);
});
