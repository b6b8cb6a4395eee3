import type { FeedId, TagId } from "../core/ids.ts";
import { pageOf } from "../render/keyboard.ts";
import {
  FOLLOW_PAGE_SIZE,
  mutesMessage,
  pauseChooser,
  sourcesMessage,
  TOPICS_PAGE_SIZE,
  topicMessage,
  topicsMessage,
} from "../render/subscriptions.ts";
import { type Cadence, type Topic, topicKey } from "../subscribers/subscription.ts";
import type { KioskContext } from "./context.ts";
import { say, sayWithWaysOn } from "./reply.ts";
import {
  ensureSubject,
  expectAnswer,
  expectNothing,
  mayChoose,
  noteChange,
  reloadSubject,
  showChoice,
  subjectId,
} from "./subject.ts";
import { follow, followedTopics, pauseOf, showSubscriptions } from "./subscribing.ts";
import { dayToCome } from "./written-date.ts";

/** What `/subscribe` leads to: topics one by one, feeds, muted tags, a pause. */

export async function topics(ctx: KioskContext, wanted: number): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const all = await followedTopics(ctx);
  const { page, pages, offset } = pageOf(wanted, all.length, TOPICS_PAGE_SIZE);
  await showChoice(ctx, topicsMessage(all.slice(offset, offset + TOPICS_PAGE_SIZE), page, pages, ctx.setting.locale));
}

export async function topicAction(ctx: KioskContext, topic: Topic): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const one = (await followedTopics(ctx)).find((followed) => topicKey(followed.topic) === topicKey(topic));
  if (!one) return topics(ctx, 1);
  await showChoice(ctx, topicMessage(one, ctx.setting.locale));
}

export async function setTopicCadence(ctx: KioskContext, topic: Topic, cadence: Cadence | "never"): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const { subscriptions } = ctx.services;
  const id = subjectId(ctx);
  const followed = await followedTopics(ctx);
  // A forged or old button begins nothing.
  if (id !== undefined && followed.some((one) => topicKey(one.topic) === topicKey(topic))) {
    if (cadence === "never") {
      await subscriptions.unsubscribe(id, topic);
      await subscriptions.untilQuiet(id);
    } else await subscriptions.subscribe(id, topic, cadence);
    await noteChange(ctx);
  }
  // What comes weekly has a day to be chosen.
  await (cadence === "weekly" ? topicAction(ctx, topic) : topics(ctx, 1));
}

/** The day of one topic that comes weekly. */
export async function setTopicWeekday(ctx: KioskContext, topic: Topic, weekday: number): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const id = subjectId(ctx);
  if (id !== undefined) await ctx.services.subscriptions.setWeekday(id, topic, weekday);
  await topicAction(ctx, topic);
}

/** Feeds to follow. */
export async function sources(ctx: KioskContext, wanted: number): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const { feeds } = ctx.services;
  const { total } = await feeds.list({ limit: 0, offset: 0 });
  const { page, pages, offset } = pageOf(wanted, total, TOPICS_PAGE_SIZE);
  const { feeds: some } = await feeds.list({ limit: TOPICS_PAGE_SIZE, offset });
  const followed = (await followedTopics(ctx)).map(({ topic }) => topic);
  await showChoice(ctx, sourcesMessage(some, followed, page, pages, ctx.setting.locale));
}

export async function followFeed(ctx: KioskContext, feedId: FeedId, page: number): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  if (!(await ctx.services.feeds.get(feedId))) return sayWithWaysOn(ctx, ctx.setting.locale.t("stale-button"));
  await follow(ctx, { kind: "feed", feedId });
  await sources(ctx, page);
}

/** Tags to mute. */
export async function mutes(ctx: KioskContext, wanted: number): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const { tags, subscriptions } = ctx.services;
  const id = subjectId(ctx);
  const { total } = await tags.list({ limit: 0, offset: 0 });
  const { page, pages, offset } = pageOf(wanted, total, FOLLOW_PAGE_SIZE);
  const { tags: some } = await tags.list({ limit: FOLLOW_PAGE_SIZE, offset });
  const muted = id === undefined ? [] : await subscriptions.muted(id);
  await showChoice(ctx, mutesMessage(some, muted, page, pages, ctx.setting.locale));
}

export async function muteTag(ctx: KioskContext, tagId: TagId, page: number): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const { tags, subscriptions } = ctx.services;
  if (!(await tags.get(tagId))) return sayWithWaysOn(ctx, ctx.setting.locale.t("stale-button"));
  const { id } = await ensureSubject(ctx);
  if ((await subscriptions.muted(id)).includes(tagId)) await subscriptions.unmute(id, tagId);
  else await subscriptions.mute(id, tagId);
  await mutes(ctx, page);
}

/** For how long nothing shall come: by a button, or a date that is written. */
export async function pauses(ctx: KioskContext): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  await expectAnswer(ctx, "pause");
  await showChoice(ctx, pauseChooser(pauseOf(ctx), ctx.subject.preferences.timeZone, ctx.setting.locale));
}

/** @param days from today; 0: no pause any more */
export async function pauseFor(ctx: KioskContext, days: number): Promise<void> {
  const { timeZone } = ctx.subject.preferences;
  const today = Temporal.Instant.fromEpochMilliseconds(ctx.services.clock.now()).toZonedDateTimeISO(timeZone);
  await pause(ctx, days === 0 ? null : today.toPlainDate().add({ days }).toZonedDateTime(timeZone).epochMilliseconds);
}

/** A date that was written: what is before it is the pause. */
export async function answerPause(ctx: KioskContext, text: string): Promise<void> {
  const { timeZone } = ctx.subject.preferences;
  const { locale } = ctx.setting;
  const now = Temporal.Instant.fromEpochMilliseconds(ctx.services.clock.now());
  const until = dayToCome(text, { now, timeZone, language: locale.language });
  if (until !== undefined) return pause(ctx, until);
  await expectAnswer(ctx, "pause");
  await say(ctx, locale.t("pause-wrong"));
}

async function pause(ctx: KioskContext, until: number | null): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  await expectNothing(ctx);
  const { id } = await ensureSubject(ctx);
  await ctx.services.chats.pause(id, until);
  await ctx.services.subscriptions.untilQuiet(id);
  await reloadSubject(ctx, id);
  await showSubscriptions(ctx, 1);
}
