import assert from "node:assert/strict";
import { it } from "node:test";
import { Keyv } from "keyv";
import { DatabaseKeyvAdapter } from "../../src/database/keyv-adapter.ts";
import { describeOnBoth } from "./databases.ts";

describeOnBoth("Keyv's storage", (open) => {
  it("keeps state by namespace, until it expires or is deleted", async () => {
    let now = 1000;
    const database = await open();
    const adapter = new DatabaseKeyvAdapter(database, { now: () => now, sleep: async () => {} });
    const keyv = (namespace: string) => new Keyv({ store: adapter, namespace, throwOnErrors: true });
    const [session, conversation] = [keyv("session"), keyv("conversation")];
    await session.set("7", { version: 1 }, 500);
    await conversation.set("7", { step: "title" });
    assert.deepEqual([await session.get("7"), await conversation.get("7")], [{ version: 1 }, { step: "title" }]);

    await session.set("7", { version: 2 }, 500);
    assert.deepEqual(await session.get("7"), { version: 2 }, "the last value holds");

    now += 500;
    assert.equal(await adapter.get("session:7"), undefined, "expired");
    assert.equal(await adapter.deleteExpired(), 1);
    assert.equal(await adapter.deleteExpired(), 0);

    assert.equal(await conversation.delete("7"), true);
    assert.equal(await conversation.delete("7"), false);
    await conversation.set("8", 1);
    await session.set("8", 2);
    await conversation.clear();
    assert.deepEqual([await conversation.get("8"), await session.get("8")], [undefined, 2]);
  });
});
