import { MAX_LEAD_LENGTH, MAX_TITLE_LENGTH } from "../content/article.ts";
import { scheduleOffers } from "../content/schedule-time.ts";
import { proposedSlug } from "../content/slug.ts";
import { type Tag, tagSlug } from "../content/tag.ts";
import { ArticleId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { Setting } from "../render/article.ts";
import {
  languageQuestion,
  nearlyQuestion,
  proposalQuestion,
  question,
  scheduleQuestion,
  tagsQuestion,
} from "../render/post.ts";
import type { Services } from "./context.ts";
import type { DeskTalk } from "./desk-talk.ts";
import type { PostDesk } from "./post-desk.ts";
import { ASKED, type Field, isEmpty, newWork, type Work } from "./post-work.ts";

/** What is asked for at the moment. */
export type Step = Field | "schedule" | "overview" | "nearly" | "conflict" | "where";
type TextMessage = OutgoingMessage & { kind: "text" };

/** Where a conversation about an article is; its replay makes it anew. */
export interface PostState {
  work: Work;
  step: Step;
  /** There may be more of it: a long text, an album. */
  more: "text" | "picture" | undefined;
  /** The album whose pictures are coming. */
  group: string | undefined;
  /** New tags that are nearly those that there are. */
  doubts: { title: string; nearly: Tag[] }[];
  /** Tags that are buttons, in the order in which they were shown first; undefined: not asked for yet. */
  offered: Tag[] | undefined;
  /** Questions by their messages: a reply to one answers it. */
  asked: Map<number, Step>;
}

export function newState(): PostState {
  return {
    work: newWork(),
    step: "title",
    more: undefined,
    group: undefined,
    doubts: [],
    offered: undefined,
    asked: new Map(),
  };
}

/** What a conversation about an article works with. */
export interface PostParts {
  state: PostState;
  desk: PostDesk;
  talk: DeskTalk;
  services: Services;
  setting: Setting;
}

export function isAsked(step: Step): step is Field {
  return (ASKED as readonly string[]).includes(step);
}

export type PostFlow = ReturnType<typeof postFlow>;

/** What is asked, and what next: everything in a row, then the overview, from which each can be asked for again. */
export function postFlow({ state, desk, talk, services, setting }: PostParts) {
  const { locale, timeZone } = setting;
  const tell = (text: string) => talk.send({ kind: "text", text, entities: [] });

  /** What a step asks; some of it has to be looked up. */
  async function questionOf(one: Step): Promise<TextMessage> {
    const back = state.work.done.size > 0 ? (["back"] as const) : [];
    switch (one) {
      case "title":
        return question(locale.t("post-title-question"), locale, ...back, "skip");
      case "text":
        return state.more === "text"
          ? question(locale.t("post-text-more"), locale, "done")
          : question(locale.t("post-text-question"), locale, "back", "skip");
      case "picture":
        return state.more === "picture"
          ? question(locale.t("post-picture-more"), locale, "done")
          : question(locale.t("post-picture-question"), locale, "back", "skip");
      case "tags":
        return tagsMessage();
      case "nearly":
        return nearlyQuestion(state.doubts[0]?.title ?? "", state.doubts[0]?.nearly ?? [], locale);
      case "lead":
        return proposalQuestion(locale.t("post-lead-question"), desk.proposedLead(state.work), locale);
      case "slug":
        return proposalQuestion(locale.t("post-slug-question"), proposedSlug(desk.content(state.work).title), locale);
      case "language":
        return languageQuestion(locale, services.locales);
      case "schedule": {
        const now = await desk.now();
        const offers = scheduleOffers({ now: Temporal.Instant.fromEpochMilliseconds(now), timeZone });
        return scheduleQuestion(now, offers, setting);
      }
      case "where":
        // It is kept before it is asked for.
        return desk.whereItGoes(state.work.id ?? ArticleId.parse(Number.MAX_SAFE_INTEGER));
      case "conflict":
        return question(locale.t("post-conflict"), locale, "mine", "theirs");
      case "overview":
        return question(locale.t("post-confirm-wrong"), locale);
      default:
        return one satisfies never;
    }
  }

  async function tagsMessage(): Promise<TextMessage> {
    const chosen = state.work.tags.map(({ value }) => value);
    const slugs = new Set(chosen.map(tagSlug));
    state.offered ??= await desk.offeredTags();
    return tagsQuestion(state.offered, chosen, ({ slug }) => slugs.has(slug), locale);
  }

  /** Asks for a step; or says what was wrong with an answer, with the same ways on. */
  async function ask(one: Step, wrong?: string): Promise<void> {
    state.step = one;
    if (one === "overview" && wrong === undefined) return overview();
    const message = await questionOf(one);
    const [id] = await talk.send(wrong === undefined ? message : { ...message, text: wrong, entities: [] });
    if (id !== undefined) state.asked.set(id, one);
  }

  async function overview(): Promise<void> {
    await tell(locale.t("post-preview"));
    await desk.preview(state.work, { as: "reader", form: "classic" });
    const id = await desk.overview(state.work);
    if (id !== undefined) state.asked.set(id, "overview");
  }

  /** Keeps a draft at once, and asks what is next. */
  async function goOn(): Promise<void> {
    if (state.work.state === "draft" && !(await keep())) return;
    if (state.doubts.length > 0) return ask("nearly");
    const next = ASKED.find((field) => !state.work.done.has(field));
    if (next === undefined && isEmpty(state.work)) {
      state.work.done.clear();
      return ask("title", locale.t("post-empty"));
    }
    await ask(next ?? "overview");
  }

  /** @returns false where that could not be done; then it has been said, and what to do is asked */
  async function keep(marked?: boolean): Promise<boolean> {
    const saved = await desk.save(state.work, marked);
    if (saved.kind === "saved" || saved.kind === "empty") return true;
    if (saved.kind === "conflict") await ask("conflict");
    else if (saved.kind === "slug_taken") await ask("slug", locale.t("post-slug-taken"));
    else {
      // Thrown away by somebody else: what is written here becomes a draft of its own with the next answer.
      Object.assign(state.work, { id: undefined, from: 0, state: "draft" });
      await tell(locale.t("post-gone"));
    }
    return false;
  }

  /** To the question before; from what is not asked in a row, to the overview. */
  async function goBack(): Promise<void> {
    const before = isAsked(state.step) ? ASKED[ASKED.indexOf(state.step) - 1] : undefined;
    const isWhole = ASKED.every((field) => state.work.done.has(field));
    if (isWhole || before === undefined) return goOn();
    state.work.done.delete(before);
    await ask(before);
  }

  /** Says what an answer was taken for, where something else was asked. */
  async function noteTaken(field: Field): Promise<void> {
    if (state.step !== field && state.step !== "overview")
      await tell(locale.t("post-edited", { field: locale.t(`fact-${field}`) }));
  }

  async function askMore(of: "text" | "picture"): Promise<void> {
    state.more = of;
    if (state.work.state === "draft" && !(await keep())) return;
    await ask(of);
  }

  function wrongAnswer(to: Step): string {
    if (to === "overview" || to === "nearly" || to === "conflict" || to === "where")
      return locale.t("post-confirm-wrong");
    return locale.t(`post-${to}-wrong`, { max: to === "lead" ? MAX_LEAD_LENGTH : MAX_TITLE_LENGTH });
  }

  return { tell, tagsMessage, ask, overview, goOn, goBack, keep, noteTaken, askMore, wrongAnswer };
}
