import type { AnnouncementAudience } from "../content/announcement.ts";
import type { Tag } from "../content/tag.ts";
import { type AnnouncementId, EditorId, type TagId } from "../core/ids.ts";
import type { Leaving } from "../delivery/broadcasting.ts";
import { announcementMessages } from "../render/announcement-messages.ts";
import { audienceText, broadcastOverview } from "../render/announcements.ts";
import type { Setting } from "../render/article.ts";
import type { Reach } from "../subscribers/announced.ts";
import { announcementOf, type BroadcastWork, broadcastWorkOn, saysNothing } from "./broadcast-work.ts";
import type { Services } from "./context.ts";
import type { DeskConversation } from "./desk-talk.ts";

/** How many tags are offered as buttons: the most used. */
const OFFERED_TAGS = 12;

/** What came of keeping what was written. */
export type Kept =
  | { kind: "kept"; id: AnnouncementId; revision: number }
  /** Nothing to keep; changed by somebody else; no longer to be changed; the person may not. */
  | { kind: "empty" | "conflict" | "gone" | "forbidden" };

export type BroadcastDesk = ReturnType<typeof broadcastDesk>;

/** What a conversation about an announcement does outside of itself, each once for each answer whatever is replayed. */
export function broadcastDesk(
  conversation: DeskConversation,
  services: Services,
  where: { chatId: number; setting: Setting; language: string },
) {
  const { chatId, setting, language } = where;
  const { locale } = setting;
  const by = EditorId.parse(chatId);

  async function load(id: AnnouncementId): Promise<{ work: BroadcastWork; from: number } | undefined> {
    const one = await conversation.external(async () => (await services.announcements.get(id)) ?? null);
    if (!one || (one.state !== "draft" && one.state !== "waiting")) return undefined;
    return { work: broadcastWorkOn(one.content, one.audience), from: one.revision };
  }

  /** @param as what it is stored as, or the name of the piece of work */
  function keep(work: BroadcastWork, as: { id: AnnouncementId; from: number } | string): Promise<Kept> {
    return conversation.external(async (): Promise<Kept> => {
      if (typeof as === "string" && saysNothing(work)) return { kind: "empty" };
      const draft = { content: announcementOf(work, language), audience: work.audience };
      const written = await services.broadcast.write(as, draft, by);
      if (!written) return { kind: "forbidden" };
      const { id, change } = written;
      return change.kind === "changed" ? { kind: "kept", id, revision: change.revision } : change;
    });
  }

  function reach(): Promise<Reach> {
    return conversation.external(() => services.reach.now());
  }

  function tags(): Promise<{ tag: Tag; chats: number }[]> {
    return conversation.external(async () => {
      const { tags } = await services.tags.list({ limit: OFFERED_TAGS, offset: 0 });
      const chats = await services.reach.ofTags(tags.map(({ id }) => id));
      return tags.map(({ id, slug, title }) => ({ tag: { id, slug, title }, chats: chats.get(id) ?? 0 }));
    });
  }

  function tagNamed(name: string): Promise<TagId | null> {
    return conversation.external(async () => (await services.tags.find(name))?.id ?? null);
  }

  /** Sends it to its editor, exactly as it is sent to others. */
  function show(work: BroadcastWork): Promise<void> {
    return conversation.external(async () => {
      for (const message of announcementMessages(announcementOf(work, language)))
        await services.send({ chatId }, message);
    });
  }

  /** Sends what stands below it, with every way on. @returns the message's id */
  function overview(work: BroadcastWork, audience: AnnouncementAudience): Promise<number | undefined> {
    return conversation.external(async () => {
      const tag = audience.kind === "tag" ? await services.tags.get(audience.tagId) : undefined;
      const view = {
        to: audienceText(audience, tag, locale),
        estimate: await services.reach.estimate(audience),
        needsTwo: services.broadcast.needsTwo,
        hasPictures: work.parts.pictures.length > 0 && work.parts.texts.length > 0,
      };
      return [await services.send({ chatId }, broadcastOverview(view, locale))].flat()[0];
    });
  }

  /** @returns what came of it, and what the clock says (epoch ms) */
  function send(id: AnnouncementId, revision: number): Promise<{ leaving: Leaving; now: number }> {
    return conversation.external(async () => {
      const leaving = await services.broadcast.send(id, revision, by);
      return { leaving, now: services.clock.now() };
    });
  }

  function discard(id: AnnouncementId): Promise<boolean> {
    return conversation.external(() => services.broadcast.discard(id, by));
  }

  return { load, keep, reach, tags, tagNamed, show, overview, send, discard };
}
