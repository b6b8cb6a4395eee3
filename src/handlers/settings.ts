import { TimeZone } from "../core/local-time.ts";
import type { SETTINGS_SECTIONS } from "../render/action.ts";
import {
  articleLanguagesChooser,
  chatsMessage,
  formatChooser,
  formChooser,
  languageChooser,
  minuteChooser,
  quietChooser,
  settingsMessage,
  timeChooser,
  zoneChooser,
  zonesFound,
} from "../render/settings.ts";
import { type ChatPreferences, QuietHours } from "../subscribers/chat.ts";
import { may } from "../subscribers/editor.ts";
import { showEditorsMenu } from "./commands.ts";
import type { KioskContext } from "./context.ts";
import { findZones } from "./find-zone.ts";
import { reply, say } from "./reply.ts";
import { changeSubject, expectAnswer, expectNothing, mayChoose, showChoice } from "./subject.ts";
import { timeOf, timesOf } from "./written-time.ts";

/** `/settings` and its sections. Times and zones may also be written: the next message is the answer. */
export async function settings(ctx: KioskContext, section: (typeof SETTINGS_SECTIONS)[number]): Promise<void> {
  const { locale } = ctx.setting;
  const { preferences, title } = ctx.subject;
  if (title !== undefined && !(await mayChoose(ctx))) return;
  switch (section) {
    case "menu":
      await expectNothing(ctx);
      return showSettings(ctx);
    case "time":
      await expectAnswer(ctx, "time");
      return showChoice(ctx, timeChooser(preferences.digestTime, locale));
    case "zone":
      await expectAnswer(ctx, "zone");
      return showChoice(ctx, zoneChooser(preferences.timeZone, ctx.subject.type === "private", locale));
    case "language":
      return showChoice(ctx, languageChooser(preferences.language, locale, ctx.services.locales));
    case "form":
      return showChoice(ctx, formChooser(preferences.form, locale));
    case "format":
      return showChoice(ctx, formatChooser(preferences.digestFormat, locale));
    case "quiet":
      await expectAnswer(ctx, "quiet");
      return showChoice(ctx, quietChooser(preferences.quietHours, locale));
    case "articles": {
      const languages = await ctx.services.articles.languages();
      return showChoice(ctx, articleLanguagesChooser(languages, preferences.languages, locale));
    }
    case "chats":
      return showChats(ctx);
    default:
      section satisfies never;
  }
}

async function showSettings(ctx: KioskContext): Promise<void> {
  const { title, type } = ctx.subject;
  const own = type === "private" ? ("chats" as const) : undefined;
  const view = {
    preferences: ctx.subject.preferences,
    now: ctx.services.clock.now(),
    articleLanguages: await ctx.services.articles.languages(),
    onward: title === undefined ? own : ("subscriptions" as const),
  };
  await showChoice(ctx, settingsMessage(view, ctx.setting.locale));
}

/** The minutes of an hour that was chosen. */
export async function chooseMinute(ctx: KioskContext, hour: number): Promise<void> {
  await showChoice(ctx, minuteChooser(hour, ctx.subject.preferences.digestTime, ctx.setting.locale));
}

/** A zone's button; one that this machine's time zone data doesn't know can only be forged. */
export async function setZone(ctx: KioskContext, timeZone: string): Promise<void> {
  if (!TimeZone.safeParse(timeZone).success) return say(ctx, ctx.setting.locale.t("stale-short"));
  await save(ctx, { timeZone });
}

export async function setLanguage(ctx: KioskContext, language: string): Promise<void> {
  if (!ctx.services.locales.has(language)) return say(ctx, ctx.setting.locale.t("stale-short"));
  await save(ctx, { language });
  await showEditorsMenu(ctx);
}

/** Articles in a language are wanted, or no longer; of the last one there is no way but back to all. */
export async function toggleArticleLanguage(ctx: KioskContext, language: string): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const all = await ctx.services.articles.languages();
  if (!all.includes(language)) return say(ctx, ctx.setting.locale.t("stale-short"));
  const wanted = new Set(ctx.subject.preferences.languages ?? all);
  if (!wanted.delete(language)) wanted.add(language);
  const languages = wanted.size === 0 || all.every((one) => wanted.has(one)) ? null : [...wanted];
  await changeSubject(ctx, { languages });
  await settings(ctx, "articles");
}

/** A time that was written: "7:30", "19.00", "۷:۳۰", "7". */
export async function answerTime(ctx: KioskContext, text: string): Promise<void> {
  const digestTime = timeOf(text);
  if (digestTime !== undefined) return save(ctx, { digestTime });
  await expectAnswer(ctx, "time");
  await say(ctx, ctx.setting.locale.t("time-wrong"));
}

/** Two times that were written: "22:30-6:45". */
export async function answerQuiet(ctx: KioskContext, text: string): Promise<void> {
  const quietHours = QuietHours.safeParse(timesOf(text)?.join("-")).data;
  if (quietHours !== undefined) return save(ctx, { quietHours });
  await expectAnswer(ctx, "quiet");
  await say(ctx, ctx.setting.locale.t("quiet-wrong"));
}

/** A city, country or zone that was written. */
export async function answerZone(ctx: KioskContext, text: string): Promise<void> {
  const { locale } = ctx.setting;
  const [timeZone, ...others] = findZones(text, locale, ctx.services.locales, ctx.services.clock.now());
  if (timeZone !== undefined && others.length === 0) return save(ctx, { timeZone });
  await expectAnswer(ctx, "zone");
  if (timeZone === undefined) return say(ctx, locale.t("zone-unknown", { zone: text.slice(0, 60) }));
  await showChoice(ctx, zonesFound([timeZone, ...others], ctx.subject.preferences.timeZone, locale));
}

/** Saves what was chosen, and shows all choices as they are now. */
export async function save(ctx: KioskContext, preferences: Partial<ChatPreferences>): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  await changeSubject(ctx, preferences);
  await expectNothing(ctx);
  if (!ctx.callbackQuery) {
    const { locale } = ctx.setting;
    await reply(ctx, { kind: "text", text: locale.t("saved"), entities: [], deviceKeyboard: "remove" });
  }
  await showSettings(ctx);
}

/** The way to channels and groups. */
async function showChats(ctx: KioskContext): Promise<void> {
  if (ctx.chat?.type !== "private") return;
  await showChoice(ctx, chatsMessage(may(ctx.role, "publish"), ctx.setting.locale));
}
