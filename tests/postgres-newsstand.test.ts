import assert from "node:assert/strict";
import { it } from "node:test";
import { textOf } from "../src/simulator/hands.ts";
import { CHANNEL_ID } from "../src/simulator/world.ts";
import { describeOnPostgres } from "./database/databases.ts";
import { openNewsstand } from "./newsstand.ts";

const DAY = 86_400_000;

describeOnPostgres("a newsstand", (newUrl) => {
  it("goes its whole way: followed, published, delivered, in a digest, found, corrected, taken back", async () => {
    const stand = await openNewsstand({ databaseUrl: await newUrl() });
    const { editor, reader } = stand;
    try {
      reader.send("/subscribe");
      await reader.press(await reader.sees("Nothing is followed yet"), "Everything");
      await reader.sees("Daily at");
      editor.send("Ferry\n\nIt leaves at six.", { entities: [{ type: "bold", offset: 0, length: 5 }] });
      await editor.press(await editor.sees("Shall this become an article?"), "Make an article");
      await editor.press(await editor.sees("Publish it?"), "Publish");
      const published = await editor.sees("goes to one chat");
      const post = await editor.sees("It leaves at six.", { chat: CHANNEL_ID });

      const morning = Math.ceil((stand.now() - 9 * 3_600_000) / DAY) * DAY + 9 * 3_600_000;
      stand.pass(morning - stand.now() + 1000);
      assert.equal((await stand.app.minute()).digests, 1);
      assert.match(textOf(await reader.sees("your digest")), /• Ferry/);
      await stand.restart();
      assert.equal((await stand.app.minute()).digests, 0, "nobody gets it twice, after a restart either");

      reader.send("ferry");
      await reader.press(await reader.sees("One article found"), "1");
      await reader.sees("It leaves at six.");

      await editor.press(published, "Edit");
      await editor.press(await editor.sees("Send this correction?"), "Text");
      await editor.sees("Now the text");
      editor.send("It leaves at seven.");
      await editor.press(await editor.sees("Send this correction?"), "Send the correction");
      const edited = await editor.sees("It leaves at seven.", { chat: CHANNEL_ID });
      assert.equal(edited.message_id, post.message_id);

      editor.send("/recall", { replyTo: published.message_id });
      await editor.press(await editor.sees("Why is it taken back?"), "Skip");
      await editor.press(await editor.sees("Without a reason"), "Take it back");
      await editor.sees("Taken back.");
      while (editor.messages(CHANNEL_ID).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
      reader.send("ferry");
      await reader.sees("Nothing found");
    } finally {
      await stand.close();
    }
  });
});
