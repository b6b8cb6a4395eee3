import assert from "node:assert/strict";
import { it } from "node:test";
import { DispatchId } from "../../src/core/ids.ts";
import { loadLocales } from "../../src/newsroom.ts";
import { parseAction } from "../../src/render/callback-data.ts";
import { dispatchMessage, estimateLines, type ShownDispatch } from "../../src/render/dispatch.ts";

const english = loadLocales("en").get("en");

it("what is large says before to how many it goes, for how long and at what cost, in every language", () => {
  const million = { recipients: 1_000_000, seconds: 33_334, stars: 100 };
  assert.deepEqual(estimateLines(million, english), [
    "It goes to about 1,000,000 chats, and that takes about 9 hours, 16 minutes.",
    "It costs up to 100 Stars.",
  ]);
  assert.deepEqual(estimateLines({ recipients: 900, seconds: 30, stars: 0 }, english), []);
  for (const locale of loadLocales("en").all) {
    const [line = ""] = estimateLines(million, locale);
    assert.ok(line.includes(locale.number(1_000_000)) && line.includes(locale.duration(33_334)), line);
  }
});

it("a dispatch says what it is, in every language", () => {
  const progress = { total: 1, sent: 1, failed: 0, skipped: 0, left: 0, perSecond: undefined, secondsLeft: undefined };
  for (const locale of loadLocales("en").all) {
    const headings = (["article", "correction", "recall", "announcement", "announcement_recall"] as const).map(
      (kind) => {
        const shown = { id: DispatchId.parse(1), kind, title: "Harbour", state: "finished" as const, progress };
        return dispatchMessage(shown, [], 30, { locale }).text.split("\n")[0] ?? "";
      },
    );
    assert.equal(new Set(headings).size, headings.length, headings.join());
    for (const heading of headings) assert.match(heading, /Harbour/);
  }
});

it("a dispatch shows its state, its speed, its failures, and the buttons that fit", () => {
  const dispatch: ShownDispatch = {
    id: DispatchId.parse(7),
    kind: "correction",
    title: "Harbour closed",
    state: "active",
    progress: { total: 9000, sent: 3000, failed: 2, skipped: 0, left: 5998, perSecond: 29.6, secondsLeft: 203 },
  };
  const failures = [{ reason: "Bad Request: chat not found", count: 2 }];
  const message = dispatchMessage(dispatch, failures, 30, { locale: english });
  assert.equal(
    message.text,
    [
      "Correction: Harbour closed",
      "On its way",
      "Sent: 3,000 of 9,000",
      "Failed: 2",
      "30 a second, 4 minutes to go",
      "2 × Bad Request: chat not found",
    ].join("\n"),
  );
  const steps = (state: ShownDispatch["state"]) =>
    dispatchMessage({ ...dispatch, state }, [], 30, { locale: english })
      .keyboard?.flat()
      .map((one) => "callback_data" in one && parseAction(one.callback_data))
      .map((action) => action && action.kind === "dispatch" && action.step);
  assert.deepEqual(steps("active"), ["pause", "cancel"]);
  assert.deepEqual(steps("paused"), ["resume", "cancel"]);
  assert.equal(steps("finished"), undefined);
});
