import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { needOf } from "../../src/render/refusals.ts";
import type { Outlet, OutletNeed } from "../../src/subscribers/outlet.ts";

const outlet = (type: "channel" | "supergroup") => ({ chat: { type } as Outlet["chat"] });

/** What the server says (tdlib/td 1.8.66, tdlib/telegram-bot-api 10.0, MTProto's errors), and what is missing in a channel and in a group. */
const REFUSALS: readonly [string, OutletNeed | undefined, OutletNeed | undefined][] = [
  ["Bad Request: need administrator rights in the channel chat", "post", "send"],
  ["Bad Request: not enough rights to send text messages to the chat", "post", "send"],
  ["Bad Request: not enough rights to send photos to the chat", "post", "send"],
  ["Bad Request: have no rights to send a message", "post", "send"],
  ["Bad Request: CHAT_ADMIN_REQUIRED", "post", "send"],
  ["Bad Request: CHAT_WRITE_FORBIDDEN", "post", "send"],
  ["Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN", "post", "send"],
  ["Bad Request: CHAT_RESTRICTED", "post", "send"],
  ["Bad Request: not enough rights to manage pinned messages in the chat", "edit", "pin"],
  ["Bad Request: not enough rights to pin a message", "edit", "pin"],
  ["Bad Request: TOPIC_CLOSED", "topics", "topics"],
  ["Bad Request: message thread not found", "topic", "topic"],
  ["Bad Request: TOPIC_DELETED", "topic", "topic"],
  ["Bad Request: chat not found", "there", "there"],
  ["Forbidden: bot was kicked from the channel chat", "there", "there"],
  ["Forbidden: bot is not a member of the supergroup chat", "there", "there"],
  ["Forbidden: the group chat was deleted", "there", "there"],
  ["Bad Request: message is too long", undefined, undefined],
  ["Too Many Requests: retry after 7", undefined, undefined],
];

describe("what Telegram refuses in a channel or group", () => {
  for (const [reason, inChannel, inGroup] of REFUSALS) {
    it(`is understood: ${reason}`, () => {
      assert.equal(needOf(reason, outlet("channel")), inChannel);
      assert.equal(needOf(reason, outlet("supergroup")), inGroup);
    });
  }
});
