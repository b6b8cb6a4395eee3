import type { InputFile } from "grammy";
import type { InputRichBlock, InputRichMessage, RichBlock as ReceivedBlock } from "grammy/types";
import type { MediaStore } from "../content/media-store.ts";
import { plainText, type RichBlock, type RichPhoto } from "../core/rich-message.ts";
import { photoFile } from "./photo-file.ts";

/** Rich content as Telegram takes it, and which pictures go up with it for the first time. */
export interface RichContent {
  content: InputRichMessage;
  /** For each picture in reading order: its id in the media store, if its bytes are uploaded. */
  uploads: (string | undefined)[];
}

/** Makes Telegram's media of the pictures (Bot API, `InputRichMessage`). What is written is meant as it is: nothing in it becomes a link. */
export async function richContent(
  media: Pick<MediaStore, "get" | "fileIdOf">,
  blocks: readonly RichBlock[],
  rightToLeft: boolean,
): Promise<RichContent> {
  const files = await Promise.all(picturesIn(blocks).map(({ photo }) => photoFile(media, photo)));
  const queue = files.map(({ file }) => file);
  const content = {
    blocks: withFiles(blocks, queue),
    ...(rightToLeft && { is_rtl: true }),
    skip_entity_detection: true,
  };
  return { content, uploads: files.map(({ uploads }) => uploads) };
}

/** Notes the file ids that Telegram gave to what was uploaded. */
export async function keepFileIds(
  media: Pick<MediaStore, "setFileId">,
  uploads: readonly (string | undefined)[],
  received: readonly ReceivedBlock[],
): Promise<void> {
  const fileIds = receivedFileIds(received);
  for (const [index, id] of uploads.entries()) {
    const fileId = fileIds[index];
    if (id !== undefined && fileId !== undefined) await media.setFileId(id, fileId);
  }
}

/** The same content with the words of each picture in its place. */
export function withoutPictures(blocks: readonly RichBlock[]): RichBlock[] {
  return mapped(blocks, ({ caption }): RichBlock[] => {
    const said = [caption?.text, caption?.credit].flatMap((text) => (text === undefined ? [] : plainText(text)));
    return said.length === 0 ? [] : [{ type: "paragraph", text: { type: "italic", text: `🖼 ${said.join(" · ")}` } }];
  });
}

export function picturesIn(blocks: readonly RichBlock[]): RichPhoto[] {
  return blocks.flatMap((block): RichPhoto[] => {
    switch (block.type) {
      case "photo":
        return [block];
      case "list":
        return block.items.flatMap((item) => picturesIn(item.blocks));
      case "blockquote":
      case "details":
      case "collage":
        return picturesIn(block.blocks);
      default:
        return [];
    }
  });
}

function mapped(blocks: readonly RichBlock[], change: (photo: RichPhoto) => RichBlock[]): RichBlock[] {
  return blocks.flatMap((block): RichBlock[] => {
    switch (block.type) {
      case "photo":
        return change(block);
      case "collage":
        return block.blocks.flatMap(change);
      case "list":
        return [{ ...block, items: block.items.map((item) => ({ ...item, blocks: mapped(item.blocks, change) })) }];
      case "blockquote":
      case "details":
        return [{ ...block, blocks: mapped(block.blocks, change) }];
      default:
        return [block];
    }
  });
}

/** @param files in reading order; each picture takes the next */
function withFiles(blocks: readonly RichBlock[], files: (InputFile | string)[]): InputRichBlock[] {
  return blocks.map((block): InputRichBlock => {
    switch (block.type) {
      case "photo": {
        const { photo: _, ...rest } = block;
        return { ...rest, photo: { type: "photo", media: files.shift() ?? "" } };
      }
      case "list":
        return { ...block, items: block.items.map((item) => ({ ...item, blocks: withFiles(item.blocks, files) })) };
      case "blockquote":
      case "details":
      case "collage":
        return { ...block, blocks: withFiles(block.blocks, files) };
      default:
        return block;
    }
  });
}

function receivedFileIds(blocks: readonly ReceivedBlock[]): (string | undefined)[] {
  return blocks.flatMap((block): (string | undefined)[] => {
    switch (block.type) {
      case "photo":
        return [block.photo.at(-1)?.file_id];
      case "list":
        return block.items.flatMap((item) => receivedFileIds(item.blocks));
      case "blockquote":
      case "details":
      case "collage":
        return receivedFileIds(block.blocks);
      default:
        return [];
    }
  });
}
