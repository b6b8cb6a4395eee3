import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createAllowances, USUAL_LIMITS } from "../../src/bot/flood.ts";
import { createPacing } from "../../src/delivery/pacing.ts";
import { type Hands, textOf } from "../../src/simulator/hands.ts";
import { GROUP_ID } from "../../src/simulator/world.ts";
import { openNewsstand } from "../newsstand.ts";

/** Answers that a slow machine may give beyond the burst: one for each second that the test takes. */
const SLACK = 15;

describe("a flood by one person", () => {
  it("is answered in part, and another's question in between; their searches are made one at a time", async () => {
    const stand = await openNewsstand({}, 0, { limits: USUAL_LIMITS });
    const { reader, secondReader, editor, simulator } = stand;
    try {
      await stand.publish({ title: "The lighthouse" });
      stand.simulator.world.chats.get(GROUP_ID)!.botStatus = "administrator";
      simulator.world.addCrowd(5_000_000, 1);
      const bystander = simulator.person(5_000_000);
      const { search } = stand.app.newsroom;
      const searchNow = search.search;
      let [searches, atOnce, most] = [0, 0, 0];
      search.search = async (...question) => {
        searches++;
        most = Math.max(most, ++atOnce);
        await new Promise((resolve) => setImmediate(resolve));
        return searchNow(...question).finally(() => atOnce--);
      };
      const answersTo = (person: Hands, chat: number) =>
        person.messages(chat).filter((message) => simulator.world.chats.get(chat)!.own.has(message.message_id));
      const from = simulator.person("reader").person;

      // A thousand in private, and beside them in a group and inline: more ways than there are threads.
      const queries = [];
      for (let n = 0; n < 1000; n++) {
        reader.send(`lighthouse ${n}`);
        if (n % 10 === 0) reader.send(`/search lighthouse ${n}`, { chat: GROUP_ID });
        if (n % 10 === 0) queries.push(simulator.people.inline(from.id, `light ${n}`, ""));
      }
      bystander.send("/help");
      await bystander.sees("can do");
      assert.ok(searches <= 2 * USUAL_LIMITS.person.burst + SLACK, `${searches} searches before another was answered`);

      // What comes after the flood is answered too, once its sender has waited.
      const tooMuch = (message: Parameters<typeof textOf>[0]) => textOf(message).includes("too much at once");
      stand.pass(30_000);
      reader.send("/help");
      await reader.sees("can do");
      const answers = answersTo(reader, from.id);
      assert.equal(answers.filter(tooMuch).length, 1, "told once");
      const shown = answersTo(reader, from.id).length + answersTo(reader, GROUP_ID).length;
      assert.ok(shown <= USUAL_LIMITS.person.burst + SLACK, `${shown} answers`);
      assert.equal(most, 1, "one search of a person at a time");

      // Nor does a group, whoever writes in it, get more than Telegram lets it.
      stand.pass(3_600_000);
      const before = answersTo(reader, GROUP_ID).length;
      for (let n = 0; n < 100; n++)
        for (const person of [reader, secondReader, editor]) person.send("/latest", { chat: GROUP_ID });
      for (const person of [reader, secondReader, editor]) person.send("words that are no command", { chat: GROUP_ID });
      bystander.send("/help");
      await bystander.sees("can do");
      stand.pass(60_000);
      editor.send("/help");
      await editor.sees("can do");
      const inGroup = answersTo(reader, GROUP_ID).length - before;
      assert.ok(inGroup >= 10 && inGroup <= USUAL_LIMITS.group.burst + SLACK, `${inGroup} answers in the group`);
    } finally {
      await stand.close();
    }
  });

  it("is remembered in bounded memory, and refused only for as long as it lasts", () => {
    let now = 0;
    const allowances = createAllowances({ burst: 3, perSecond: 1 }, { now: () => now }, 100);
    const take = () => allowances.take(1);
    assert.deepEqual([take(), take(), take(), take(), take()], ["answer", "answer", "answer", "tell", "pass over"]);
    now += 1000;
    assert.deepEqual([take(), take()], ["answer", "pass over"]);
    now += 60_000;
    assert.deepEqual([take(), take(), take(), take()], ["answer", "answer", "answer", "tell"]);
    now -= 3_600_000;
    assert.equal(take(), "pass over", "a clock that is set back gives nothing, and takes nothing");
    for (let person = 2; person < 10_000; person++) assert.equal(allowances.take(person), "answer");
    assert.equal(allowances.size(), 100);
  });

  it("of commands in a group of theirs keeps nobody else's messages back, though Telegram refuses the answers", async () => {
    let now = 0;
    const clock = {
      now: () => now,
      sleep: async (ms: number) => {
        now += ms;
      },
    };
    const pacing = createPacing({ perSecond: 10, chatGapMs: 0, groupGapMs: 0 }, clock);
    const { signal } = new AbortController();
    pacing.refused(-100_5, 40_000);
    await pacing.turn(7, signal);
    assert.ok(now < 1000, `a subscriber waited ${now} ms`);
    assert.deepEqual(pacing.resting(), { chats: [-100_5], firstFreeInMs: 40_000 - now });
    // What the sender itself is refused closes the gate for all, and so does an answer to a person.
    pacing.refused(7, 5000);
    await pacing.turn(8, signal);
    assert.ok(now >= 5000);
  });
});
