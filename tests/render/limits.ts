import assert from "node:assert/strict";
import {
  type Button,
  type ClassicMessage,
  type Entity,
  type Keyboard,
  MAX_ALBUM,
  MAX_CALLBACK_DATA_BYTES,
  MAX_CAPTION_LENGTH,
  MAX_TEXT_LENGTH,
  type StyledText,
} from "../../src/core/message.ts";
import { MAX_ENTITIES } from "../../src/render/pages.ts";
import { clean } from "../../src/render/styled-text.ts";

/** Fails for a message that Telegram would refuse, or show otherwise than it was made. */
export function assertSendable(message: ClassicMessage): void {
  if (message.kind === "album") {
    assert.ok(message.photos.length >= 2 && message.photos.length <= MAX_ALBUM, "two to ten pictures");
    for (const photo of message.photos) {
      assert.ok(photo.text.length <= MAX_CAPTION_LENGTH);
      assertStyled(photo);
    }
    return;
  }
  const longest = message.kind === "photo" ? MAX_CAPTION_LENGTH : MAX_TEXT_LENGTH;
  assert.ok(message.text.length <= longest, `${message.text.length} characters, at most ${longest}`);
  assert.ok(message.text !== "", "an empty text");
  assert.equal(message.text, message.text.trim(), "Telegram drops white space at the ends");
  assert.ok(message.entities.length <= MAX_ENTITIES, `${message.entities.length} entities, at most ${MAX_ENTITIES}`);
  assertStyled(message);
  assertKeyboard(message.keyboard ?? []);
}

/** The invariants of `StyledText`, and Telegram's rules for nesting (Bot API, "Formatting options"). */
export function assertStyled({ text, entities }: StyledText): void {
  assert.equal(text, clean(text), "characters that Telegram drops");
  for (const [index, entity] of entities.entries()) {
    const end = entity.offset + entity.length;
    const shown = `${entity.type} ${entity.offset}–${end}`;
    assert.ok(entity.length > 0 && entity.offset >= 0 && end <= text.length, `${shown} lies outside of the text`);
    for (const place of [entity.offset, end]) {
      const cut = /[\ud800-\udbff]/.test(text.charAt(place - 1)) && /[\udc00-\udfff]/.test(text.charAt(place));
      assert.ok(!cut, `${shown} cuts a character`);
    }
    if (entity.type === "text_link") assert.ok(URL.canParse(entity.url), entity.url);
    for (const other of entities.slice(index + 1)) assertNested(entity, other, shown);
  }
}

function assertNested(outer: Entity, inner: Entity, shown: string): void {
  assert.ok(outer.offset <= inner.offset, `${shown}: entities are sorted by offset`);
  const end = outer.offset + outer.length;
  if (inner.offset >= end) return;
  assert.ok(inner.offset + inner.length <= end, `${shown} overlaps ${inner.type} ${inner.offset}`);
  const both = `${inner.type} in ${outer.type}`;
  assert.ok(outer.type !== "pre" && outer.type !== "code" && inner.type !== "pre", both);
  assert.ok(inner.type !== "code" || outer.type === "blockquote", both);
  assert.ok(outer.type !== inner.type, both);
}

function assertKeyboard(keyboard: Keyboard): void {
  assert.ok(keyboard.flat().length <= 100, "at most 100 buttons");
  for (const row of keyboard) {
    assert.ok(row.length > 0 && row.length <= 8, `${row.length} buttons in a row`);
    row.forEach(assertButton);
  }
}

function assertButton(button: Button): void {
  assert.notEqual(button.text.trim(), "", "a button without words");
  if ("callback_data" in button) {
    const bytes = Buffer.byteLength(button.callback_data);
    assert.ok(bytes > 0 && bytes <= MAX_CALLBACK_DATA_BYTES, `callback data of ${bytes} bytes`);
  }
  if ("url" in button) assert.ok(URL.canParse(button.url), button.url);
}
