import type { Message } from "grammy/types";
import { photoSizes } from "../../src/simulator/files.ts";
import { pictureSize } from "../../src/simulator/picture-size.ts";
import type { Newsstand } from "../newsstand.ts";

/** What of a message is not a plain text: a picture of an album, a file, where it was forwarded from. */
export type Parts = Partial<Message>;

/** A message of the editor's as Telegram delivers it; the chat page can send only some kinds. */
export function sent({ simulator, editor }: Newsstand, parts: Parts): Message {
  const { world, people } = simulator;
  const place = people.place(editor.person.id);
  editor.person.started = true;
  const message = world.add(
    place,
    (message_id) =>
      ({
        message_id,
        from: world.userOf(editor.person),
        chat: place.chat,
        date: Math.floor(world.now() / 1000),
        ...parts,
      }) as Message,
  );
  world.push({ message: message as never });
  return message;
}

export function photo({ simulator }: Newsstand, bytes: Uint8Array): Parts {
  const size = pictureSize(bytes);
  if (!size) throw new Error("no picture");
  return { photo: photoSizes(simulator.world.keepFile({ bytes, name: "photo", ...size })) } as Parts;
}

export function file({ simulator }: Newsstand, name: string, text: string): Parts {
  const bytes = new TextEncoder().encode(text);
  const { file_id, file_unique_id } = simulator.world.keepFile({
    bytes,
    name,
    mimeType: "text/markdown",
    width: 0,
    height: 0,
  });
  return { document: { file_id, file_unique_id, file_name: name, mime_type: "text/markdown" } };
}

/** The buttons of a message, as one reads them. */
export function labels(message: Message): string[] {
  return message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
}
