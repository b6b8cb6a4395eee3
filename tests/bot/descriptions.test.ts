import assert from "node:assert/strict";
import { it } from "node:test";
import { Api } from "grammy";
import { openNewsstand } from "../newsstand.ts";

it("the bot says what it is in every language, and changes nothing that is said already", async () => {
  const stand = await openNewsstand();
  const { simulator } = stand;
  try {
    const api = new Api(simulator.token, { apiRoot: simulator.url });
    const described = async () => {
      const german = await api.getMyDescription({ language_code: "de" });
      return german.description.startsWith("Der Kiosk von The Test Kiosk");
    };
    while (!(await described())) await new Promise((resolve) => setTimeout(resolve, 10));
    await stand.restart();
    await stand.restart();
    const response = await fetch(`${simulator.url}/control/calls`);
    const { calls } = (await response.json()) as { calls: { method: string }[] };
    assert.equal(
      calls.filter(({ method }) => method === "setMyDescription").length,
      8,
      "English is what all others see",
    );
  } finally {
    await stand.close();
  }
});

it("the bot serves its readers on a server that takes neither menus nor descriptions", async () => {
  const stand = await openNewsstand();
  try {
    stand.simulator.forgetMethods("setMyCommands", "setMyDescription", "getMyDescription");
    await stand.restart();
    stand.reader.send("/latest");
    await stand.reader.sees("Nothing has been published yet");
    stand.editor.start();
    await stand.editor.sees("Welcome");
  } finally {
    await stand.close();
  }
});
