import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Api, InputFile, InputMediaBuilder } from "grammy";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { refused } from "./refused.ts";

const RITA = 1001;
const PICTURE = readFileSync(join(import.meta.dirname, "../fixtures/picture.png"));

describe("what Telegram says to files", () => {
  let simulator: Simulator;
  let api: Api;
  let site: string;
  const web = createServer((request, response) => {
    const answers: Record<string, [number, Buffer | string]> = {
      "/picture.png": [200, PICTURE],
      "/page.html": [200, "<p>no picture</p>"],
      "/large.png": [200, Buffer.concat([PICTURE, Buffer.alloc(5 * 1024 * 1024)])],
    };
    const [status, body] = answers[request.url ?? ""] ?? [404, "none"];
    response.writeHead(status).end(body);
  });

  before(async () => {
    simulator = await startSimulator();
    api = new Api(simulator.token, { apiRoot: simulator.url });
    simulator.person("reader").start();
    await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
    site = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  });
  after(async () => {
    web.close();
    await simulator.close();
  });

  const picture = () => new InputFile(PICTURE, "picture.png");
  /** A PNG's header with these measures. */
  function pictureOf(width: number, height: number, bytes = PICTURE.length): InputFile {
    const header = Buffer.concat([PICTURE], bytes);
    header.writeUInt32BE(width, 16);
    header.writeUInt32BE(height, 20);
    return new InputFile(header, "drawn.png");
  }
  const bad = (call: Promise<unknown>, words: string) => refused(call, 400, `Bad Request: ${words}`);

  test("takes a photo, knows it by its id, and gives it back", async () => {
    const sent = await api.sendPhoto(RITA, picture(), { caption: "A picture" });
    assert.equal(sent.caption, "A picture");
    const again = await api.sendPhoto(RITA, sent.photo[0]!.file_id);
    assert.deepEqual(again.photo, sent.photo);
    const file = await api.getFile(sent.photo[0]!.file_id);
    const download = await fetch(`${simulator.url}/file/bot${simulator.token}/${file.file_path}`);
    assert.deepEqual(Buffer.from(await download.arrayBuffer()), PICTURE);
    await bad(api.getFile("nothing"), "wrong file_id or the file is temporarily unavailable");
  });

  test("takes a photo from a person, for the bot to fetch", async () => {
    simulator.person("editor").sendPhoto(PICTURE, { caption: "for the front page" });
    const [update] = await api.getUpdates({ offset: -1 });
    const file = await api.getFile(update?.message?.photo?.[0]?.file_id ?? "");
    assert.equal(file.file_size, PICTURE.length);
  });

  test("really fetches what is at an address", async () => {
    const sent = await api.sendPhoto(RITA, `${site}/picture.png`);
    assert.equal(sent.photo[0]?.file_size, PICTURE.length);
    await bad(api.sendPhoto(RITA, `${site}/missing.png`), "failed to get HTTP URL content");
    await bad(api.sendPhoto(RITA, "http://127.0.0.1:9/x.png"), "failed to get HTTP URL content");
    await bad(api.sendPhoto(RITA, `${site}/page.html`), "wrong type of the web page content");
    await bad(api.sendPhoto(RITA, `${site}/large.png`), "failed to get HTTP URL content");
    await bad(api.sendPhoto(RITA, "some words"), "wrong file identifier/HTTP URL specified");
  });

  test("measures photos", async () => {
    await bad(
      api.sendPhoto(RITA, new InputFile(Buffer.from("no picture, only words, and many of them"))),
      "IMAGE_PROCESS_FAILED",
    );
    await bad(api.sendPhoto(RITA, pictureOf(9000, 1001)), "PHOTO_INVALID_DIMENSIONS");
    await bad(api.sendPhoto(RITA, pictureOf(2100, 100)), "PHOTO_INVALID_DIMENSIONS");
    await api.sendPhoto(RITA, pictureOf(2000, 100));
    const size = 10 * 1024 * 1024 + 1;
    await bad(
      api.sendPhoto(RITA, pictureOf(100, 100, size)),
      `file of size ${size} bytes is too big for a photo; the maximum size is 10485760 bytes`,
    );
    await api.sendDocument(RITA, pictureOf(100, 100, size));
  });

  test("counts a caption in characters", async () => {
    await api.sendPhoto(RITA, picture(), { caption: "👋".repeat(1024) });
    await bad(api.sendPhoto(RITA, picture(), { caption: "x".repeat(1025) }), "message caption is too long");
  });

  test("sends albums of two to ten, each kind where it belongs", async () => {
    const photo = (caption?: string) => InputMediaBuilder.photo(picture(), { caption });
    const document = () => InputMediaBuilder.document(picture());
    const album = await api.sendMediaGroup(RITA, [photo("first"), photo("second")]);
    assert.deepEqual(
      album.map(({ caption }) => caption),
      ["first", "second"],
    );
    const [group, other] = album.map((message) => "media_group_id" in message && message.media_group_id);
    assert.ok(group);
    assert.equal(group, other);
    await bad(api.sendMediaGroup(RITA, []), "there are no messages to send");
    await bad(
      api.sendMediaGroup(
        RITA,
        Array.from({ length: 11 }, () => photo()),
      ),
      "too many messages to send as an album",
    );
    const mixed = [photo(), document()] as ReturnType<typeof photo>[];
    await bad(api.sendMediaGroup(RITA, mixed), "document can't be mixed with other media types");
    await bad(api.sendMediaGroup(RITA, [photo("x".repeat(1025)), photo()]), "message caption is too long");
    const before = simulator.person("reader").messages().length;
    await bad(
      api.sendMediaGroup(RITA, [photo(), InputMediaBuilder.photo("unknown")]),
      "wrong file identifier/HTTP URL specified",
    );
    assert.equal(simulator.person("reader").messages().length, before);
  });

  test("sends films, sound and documents", async () => {
    const file = () => new InputFile(Buffer.from("not looked into"), "file.bin");
    assert.equal((await api.sendVideo(RITA, file(), { width: 320 })).video.width, 320);
    assert.equal((await api.sendAudio(RITA, file(), { title: "News" })).audio.title, "News");
    assert.equal((await api.sendAnimation(RITA, file())).animation.file_name, "file.bin");
    const document = await api.sendDocument(RITA, file(), { caption: "read this" });
    assert.deepEqual([document.document.file_name, document.caption], ["file.bin", "read this"]);
  });

  test("sends voices, round films and stickers, each with its own fields", async () => {
    const file = () => new InputFile(Buffer.from("not looked into"), "file.ogg");
    const { voice, caption } = await api.sendVoice(RITA, file(), {
      duration: 7,
      caption: "<b>7</b>",
      parse_mode: "HTML",
    });
    assert.deepEqual([voice.duration, caption], [7, "7"]);
    assert.equal((await api.sendVideoNote(RITA, file(), { length: 240 })).video_note.length, 240);
    assert.equal((await api.sendSticker(RITA, picture())).sticker.type, "regular");
    const { file_path } = await api.getFile(voice.file_id);
    assert.match(file_path ?? "", /\.ogg$/);
    const hidden = await api.sendPhoto(RITA, picture(), {
      has_spoiler: true,
      show_caption_above_media: true,
      caption: "x",
    });
    assert.deepEqual([hidden.has_media_spoiler, hidden.show_caption_above_media], [true, true]);
  });

  test("edits captions and pictures", async () => {
    const sent = await api.sendPhoto(RITA, picture(), { caption: "old" });
    await bad(api.editMessageText(RITA, sent.message_id, "x"), "there is no text in the message to edit");
    const captioned = await api.editMessageCaption(RITA, sent.message_id, { caption: "new" });
    assert.ok(typeof captioned === "object" && captioned.caption === "new");
    const media = InputMediaBuilder.document(new InputFile(Buffer.from("words"), "words.txt"), { caption: "instead" });
    const changed = await api.editMessageMedia(RITA, sent.message_id, media);
    assert.ok(typeof changed === "object");
    assert.deepEqual(
      [changed.photo, changed.document?.file_name, changed.caption],
      [undefined, "words.txt", "instead"],
    );
    const same = InputMediaBuilder.document(changed.document!.file_id, { caption: "instead" });
    await refused(
      api.editMessageMedia(RITA, sent.message_id, same),
      400,
      "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  });

  test("refuses an empty file, a missing attachment, and a body that is too large", async () => {
    await bad(api.sendDocument(RITA, new InputFile(Buffer.alloc(0), "empty")), "file must be non-empty");
    await bad(api.sendDocument(RITA, "attach://nothing"), "there is no document in the request");
    const response = await fetch(`${simulator.url}/bot${simulator.token}/sendDocument`, {
      method: "POST",
      body: new Uint8Array(53 * 1024 * 1024),
    });
    assert.equal(response.status, 413);
  });
});
