import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ENOUGH_CHATS, unmetSearches } from "../../src/numbers/unmet-searches.ts";
import { fc } from "../fuzz.ts";

const DAY = "2026-11-20";

/** Everything that a run of searches lets out, added up by words. */
function counted(searches: readonly { day?: string; chat: number; words: string }[]): Record<string, number> {
  const unmet = unmetSearches();
  const counts: Record<string, number> = {};
  for (const { day = DAY, chat, words } of searches) {
    const more = unmet.note(day, chat, words);
    if (more) counts[more.words] = (counts[more.words] ?? 0) + more.count;
  }
  return counts;
}

const by = (chats: readonly number[], words: string, day = DAY) => chats.map((chat) => ({ chat, words, day }));

describe("searches that found nothing", () => {
  it("are known from the fifth chat on, each chat once", () => {
    assert.equal(ENOUGH_CHATS, 5);
    assert.deepEqual(counted(by([1, 2, 3, 4], "night train")), {});
    assert.deepEqual(counted(by([1, 2, 3, 4, 4, 3, 2, 1, 1], "night train")), {});
    assert.deepEqual(counted(by([1, 2, 3, 4, 5], "night train")), { "night train": 5 });
    assert.deepEqual(counted(by([1, 2, 3, 4, 5, 5, 6, 1, 7], "night train")), { "night train": 7 });
  });

  it("are counted anew each day: a chat that comes back is not five", () => {
    const days = ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25"];
    assert.deepEqual(counted(days.flatMap((day) => by([1, 2], "night train", day))), {});
  });

  it("are the same words however they are typed, and nothing but words", () => {
    const typed = ["Night  TRAIN", " night-train? ", "“night train”", "NIGHT TRAIN!", "night train\n"];
    assert.deepEqual(counted(typed.map((words, chat) => ({ chat, words }))), { "night train": 5 });
    assert.deepEqual(counted(by([1, 2, 3, 4, 5], "قطار شب")), { "قطار شب": 5 });
    assert.deepEqual(counted(by([1, 2, 3, 4, 5], "?!")), {});
    assert.deepEqual(
      counted(by([1, 2, 3, 4, 5], "a whole sentence that somebody has pasted, which is nobody else's")),
      {},
    );
  });

  it("never let out what fewer than five different chats have used", () => {
    const search = fc.record({
      chat: fc.integer({ min: 1, max: 8 }),
      words: fc.constantFrom("a", "b", "c"),
      day: fc.constantFrom("2026-11-20", "2026-11-21"),
    });
    fc.assert(
      fc.property(fc.array(search, { maxLength: 60 }), (given) => {
        const searches = given.toSorted((one, other) => one.day.localeCompare(other.day));
        const counts = counted(searches);
        for (const words of ["a", "b", "c"]) {
          const chatsOf = (day: string) =>
            new Set(searches.filter((one) => one.words === words && one.day === day).map(({ chat }) => chat)).size;
          const enough = ["2026-11-20", "2026-11-21"].map(chatsOf).filter((chats) => chats >= ENOUGH_CHATS);
          assert.equal(
            counts[words] ?? 0,
            enough.reduce((sum, chats) => sum + chats, 0),
          );
        }
      }),
    );
  });

  it("draw another salt each day", () => {
    let drawn = 0;
    const unmet = unmetSearches(() => new Uint8Array([drawn++]));
    unmet.note("2026-11-20", 1, "a");
    unmet.note("2026-11-20", 2, "b");
    unmet.note("2026-11-21", 1, "a");
    assert.equal(drawn, 3);
  });
});
