import { createHash } from "node:crypto";
import { Article, type ArticleContent, type ArticleDraft, type ArticleState } from "../content/article.ts";
import type { Check } from "../content/checks.ts";
import type { Picture } from "../content/document.ts";
import { summarise } from "../content/summary.ts";
import { Tag, tagSlug } from "../content/tag.ts";
import { AppError } from "../core/errors.ts";
import { type ArticleId, ChatId, MediaId } from "../core/ids.ts";
import { RichRefused } from "../core/rich-message.ts";
import type { Action } from "../render/action.ts";
import type { Setting } from "../render/article.ts";
import { overviewMessage, previewMessages } from "../render/post.ts";
import { scheduledMessage, undoMessage } from "../render/queue.ts";
import { may } from "../subscribers/editor.ts";
import type { Services } from "./context.ts";
import type { DeskConversation } from "./desk-talk.ts";
import type { Piece } from "./post-piece.ts";
import { contentOf, isEmpty, type Work, workOn } from "./post-work.ts";

/** What came of keeping what was written. */
export type Saved =
  | { kind: "saved"; id: ArticleId; revision: number; state: ArticleState }
  | { kind: "empty" | "gone" | "slug_taken" }
  /** Somebody else has changed it; `revision` is theirs. */
  | { kind: "conflict"; revision: number; state: ArticleState };

/** How many tags are offered as buttons: the most used. */
const OFFERED_TAGS = 12;

export type PostDesk = ReturnType<typeof postDesk>;

/**
 * What a conversation about an article does outside of itself, each once for each answer whatever is replayed. Acts that lead out of the
 * house say who asked; whether they may is asked where they are done.
 */
export function postDesk(
  conversation: DeskConversation,
  services: Services,
  where: { chatId: number; sourceId: string; setting: Setting; language: string },
) {
  const { chatId, sourceId, setting, language } = where;
  const by = ChatId.parse(chatId);
  const { locale } = setting;
  const content = (work: Work): ArticleContent => contentOf(work, language, locale.t("post-untitled"));

  /** A stored article, to be gone on with; undefined where it can't be changed (any more). */
  async function load(id: ArticleId): Promise<Work | undefined> {
    const article = await conversation.external(async () => (await services.articles.get(id)) ?? null);
    return article && article.state !== "recalled" ? workOn(article) : undefined;
  }

  /** Keeps what was written; of what readers see, that is a correction. @param marked whether readers are to see that it was */
  async function save(work: Work, marked?: boolean): Promise<Saved> {
    const saved = await conversation.external(() => store(work, marked));
    if (saved.kind === "saved") Object.assign(work, { id: saved.id, from: saved.revision, state: saved.state });
    return saved;
  }

  async function store(work: Work, marked: boolean | undefined): Promise<Saved> {
    if (work.id === undefined && isEmpty(work)) return { kind: "empty" };
    const { articles, revisions, desk } = services;
    const id = work.id ?? (await revisions.create(sourceId, content(work), chatId));
    const from = work.id === undefined ? ((await articles.get(id))?.revision ?? 0) : work.from;
    const outcome = await desk.correct(id, content(work), { from, editorId: chatId, marked, restores: work.restores });
    if (outcome.kind === "slug_taken" || outcome.kind === "gone") return { kind: outcome.kind };
    const state = (await articles.get(id))?.state ?? "recalled";
    if (outcome.kind === "conflict") return { kind: "conflict", revision: outcome.revision, state };
    return { kind: "saved", id, revision: outcome.revision, state };
  }

  /** Keeps a picture that was sent; undefined where Telegram doesn't give it (it is larger than 20 MB). */
  async function keepPicture({
    fileId,
    isPhoto,
  }: Pick<Piece & { kind: "picture" }, "fileId" | "isPhoto">): Promise<Picture | undefined> {
    const id = await conversation.external(async () => {
      const bytes = await services.download(fileId).catch(() => undefined);
      if (!bytes) return null;
      const mediaId = MediaId.parse(createHash("sha256").update(bytes).digest("hex"));
      await services.media.put({ id: mediaId, mimeType: mimeTypeOf(bytes), bytes });
      if (isPhoto) await services.media.setFileId(mediaId, fileId);
      return mediaId;
    });
    return id === null ? undefined : { source: { kind: "media", id } };
  }

  /** What a page or a file says, or why it can't be read. */
  function read(from: { url: string } | { fileId: string; name: string }): Promise<ArticleDraft | { reason: string }> {
    return conversation.external(async () => {
      try {
        if ("url" in from) return await services.readPage(from.url);
        const { draft, media } = await services.readFile(from.fileId, from.name);
        for (const file of media) await services.media.put(file);
        return draft;
      } catch (error) {
        if (error instanceof AppError) return { reason: error.message };
        throw error;
      }
    });
  }

  function offeredTags(): Promise<Tag[]> {
    return conversation.external(async () => {
      const { tags } = await services.tags.list({ limit: OFFERED_TAGS, offset: 0 });
      return tags.map(({ id, slug, title }) => ({ id, slug, title }));
    });
  }

  function tag(id: Tag["id"]): Promise<Tag | null> {
    return conversation.external(async () => (await services.tags.get(id)) ?? null);
  }

  /** Tags of these that are new and nearly those that there are. */
  function doubtful(titles: readonly string[]): Promise<{ title: string; nearly: Tag[] }[]> {
    return conversation.external(async () => {
      const looked = await Promise.all(
        titles.map(async (title) => ({ title, nearly: await services.tags.nearly(title) })),
      );
      return looked.filter(({ nearly }) => nearly.length > 0);
    });
  }

  function isSlugTaken(slug: string, id: ArticleId | undefined): Promise<boolean> {
    return conversation.external(() => services.revisions.isSlugTaken(slug, id));
  }

  function now(): Promise<number> {
    return conversation.external(() => services.clock.now());
  }

  /** Sends the article as it will be sent. @returns false where the server takes no such messages */
  function preview(work: Work, { as, form }: Pick<Action & { kind: "post_view" }, "as" | "form">): Promise<boolean> {
    return conversation.external(async () => {
      const shown = as === "channel" ? await channelSetting() : { ...setting, saves: true };
      try {
        for (const message of previewMessages(await articleOf(work), as, form, shown)) {
          await services.send({ chatId }, message);
        }
        return true;
      } catch (error) {
        if (error instanceof RichRefused) return false;
        throw error;
      }
    });
  }

  /** How a channel shows things: the first that gets articles, or else as its editor sees them. */
  async function channelSetting(): Promise<Setting> {
    const [channel] = await services.chats.channels();
    if (!channel) return setting;
    return { ...setting, locale: services.locales.get(channel.language), timeZone: channel.timeZone };
  }

  /** Sends what might be mended and every way on. @returns the message's id */
  function overview(work: Work): Promise<number | undefined> {
    return conversation.external(async () => {
      const article = await articleOf(work);
      const checks: Check[] = await services.check(content(work), work.id);
      const waiting = work.id === undefined ? undefined : await services.schedule.get(work.id);
      const at = waiting?.state === "scheduled" ? waiting.at : undefined;
      const publishes = may(await services.editors.roleOf(chatId), "publish");
      const breaking = publishes ? waiting?.breaking : undefined;
      // What readers see already has gone where it goes.
      const estimate =
        work.id === undefined || work.state === "published" ? undefined : await services.expected(work.id);
      const message = overviewMessage({ article, state: work.state, checks, at, estimate, breaking }, setting);
      return [await services.send({ chatId }, message)].flat()[0];
    });
  }

  /** The article as it would be; what isn't stored like this is put together. */
  async function articleOf(work: Work): Promise<Article> {
    const said = content(work);
    const stored = work.id === undefined ? undefined : await services.articles.get(work.id);
    const tags = await Promise.all(said.tags.map(async (title) => (await services.tags.find(title)) ?? unknown(title)));
    const { correctedAt, publishedAt = services.clock.now(), revision = 1, source = "post" } = stored ?? {};
    return Article.parse({
      ...said,
      tags,
      id: work.id ?? Number.MAX_SAFE_INTEGER,
      state: work.state,
      revision,
      source,
      sourceId: stored?.sourceId ?? sourceId,
      publishedAt: work.state === "draft" ? services.clock.now() : publishedAt,
      correctedAt,
    });
  }

  /**
   * Has it go out, and says so with a way back.
   * @param at epoch ms; undefined: now, which leaves time to undo
   * @returns false where it was published, recalled or discarded meanwhile
   */
  function schedule(work: Work & { id: ArticleId }, at: number | undefined): Promise<boolean> {
    return conversation.external(async () => {
      const set = await services.desk.schedule(work.id, at ?? services.clock.now(), by);
      const present = services.clock.now();
      if (set === undefined) return false;
      if (typeof set === "string") {
        const text = locale.t(set === "waiting" ? "post-waiting" : "editors-only");
        await services.send({ chatId }, { kind: "text", text, entities: [] });
        return true;
      }
      const article = { id: work.id, title: content(work).title };
      const message =
        at === undefined
          ? undoMessage(article, set - present, setting)
          : scheduledMessage(article, set, present, setting);
      await services.send({ chatId }, message);
      return true;
    });
  }

  /** @returns false where it is out already, or the person may not */
  function toggleBreaking(id: ArticleId): Promise<boolean> {
    return conversation.external(async () => {
      const waiting = await services.schedule.get(id);
      return waiting !== undefined && services.desk.setBreaking(id, !waiting.breaking, by);
    });
  }

  function discard(id: ArticleId): Promise<boolean> {
    return conversation.external(() => services.desk.discard(id, by));
  }

  /** A lead of the text's own sentences. */
  function proposedLead(work: Work): string | undefined {
    const { lead: _, ...said } = content(work);
    const proposed = summarise(said);
    return proposed === "" || proposed === said.title ? undefined : proposed;
  }

  return {
    load,
    save,
    keepPicture,
    read,
    offeredTags,
    tag,
    doubtful,
    isSlugTaken,
    now,
    preview,
    overview,
    schedule,
    toggleBreaking,
    discard,
    proposedLead,
    content,
  };
}

/** A tag that comes to be with the article: its link in a preview leads to the list of tags. */
function unknown(title: string): Tag {
  return Tag.parse({ id: Number.MAX_SAFE_INTEGER, slug: tagSlug(title), title });
}

/** Telegram makes JPEG of photos; what is sent as a file is what it was. */
function mimeTypeOf(bytes: Uint8Array): string {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return "image/png";
  if (bytes[0] === 0x47 && bytes[1] === 0x49) return "image/gif";
  return bytes[0] === 0x52 && bytes[8] === 0x57 ? "image/webp" : "image/jpeg";
}
