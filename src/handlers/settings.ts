import { type ChatId, EditorId } from "../core/ids.ts";
import { TimeOfDay, TimeZone } from "../core/local-time.ts";
import type { SETTINGS_SECTIONS } from "../render/callback-data.ts";
import {
  channelsChooser,
  cityOf,
  formChooser,
  languageChooser,
  settingsMessage,
  timeChooser,
  zoneChooser,
} from "../render/subscriptions.ts";
import type { ChatPreferences, MessageForm } from "../subscribers/chat.ts";
import { may } from "../subscribers/editor.ts";
import { showEditorsMenu } from "./commands.ts";
import type { KioskContext } from "./context.ts";
import { say, show } from "./reply.ts";
import { chatIdOf, chatTypeOf, mayChoose } from "./subscribing.ts";

/** `/settings` and its sections. Choosing a time or a zone may also be done by writing: the next message is the answer. */
export async function settings(ctx: KioskContext, section: (typeof SETTINGS_SECTIONS)[number]): Promise<void> {
  const { locale } = ctx.setting;
  const { clock, locales, session } = ctx.services;
  const { preferences } = ctx;
  const writable = ctx.chat?.type === "private" ? ctx.chat.id : undefined;
  switch (section) {
    case "menu":
      if (writable !== undefined) await session.clear(writable);
      return show(ctx, settingsMessage(preferences, clock.now(), locale, isEditor(ctx)));
    case "time":
      if (writable !== undefined) await session.expect(writable, "time");
      return show(ctx, timeChooser(preferences.digestTime, locale));
    case "zone":
      if (writable !== undefined) await session.expect(writable, "zone");
      return show(ctx, zoneChooser(preferences.timeZone, locale));
    case "language":
      return show(ctx, languageChooser(locale, locales));
    case "form":
      return show(ctx, formChooser(preferences.form, locale));
    case "channels":
      return showChannels(ctx);
    default:
      section satisfies never;
  }
}

export async function setTime(ctx: KioskContext, digestTime: string): Promise<void> {
  await save(ctx, { digestTime });
}

/** A zone's button; one that this machine's time zone data doesn't know can only be forged. */
export async function setZone(ctx: KioskContext, timeZone: string): Promise<void> {
  if (!TimeZone.safeParse(timeZone).success) return say(ctx, ctx.setting.locale.t("stale-short"));
  await save(ctx, { timeZone });
}

export async function setLanguage(ctx: KioskContext, language: string): Promise<void> {
  if (!ctx.services.locales.has(language)) return say(ctx, ctx.setting.locale.t("stale-short"));
  ctx.setting = { ...ctx.setting, locale: ctx.services.locales.get(language) };
  await save(ctx, { language });
  await showEditorsMenu(ctx);
}

export async function setForm(ctx: KioskContext, form: MessageForm): Promise<void> {
  await save(ctx, { form });
}

/** An editor chooses how articles come in a channel; for others, and for what is no channel of ours, nothing happens. */
export async function setChannelForm(ctx: KioskContext, id: ChatId, form: MessageForm): Promise<void> {
  const { chats, audit } = ctx.services;
  if (isEditor(ctx) && (await chats.channels()).some((channel) => channel.id === id)) {
    await chats.change(id, { form });
    await audit.record({ editorId: EditorId.parse(ctx.from?.id), act: "channel_change", chatId: id });
  }
  await showChannels(ctx);
}

async function showChannels(ctx: KioskContext): Promise<void> {
  if (!isEditor(ctx)) return say(ctx, ctx.setting.locale.t("editors-only"));
  const channels = await ctx.services.chats.channels();
  const named = await Promise.all(
    channels.map(async ({ id, form }) => {
      // Names are Telegram's: we keep none.
      const chat = await ctx.api.getChat(id).catch(() => undefined);
      return { id, form, title: chat?.title ?? String(id) };
    }),
  );
  await show(ctx, channelsChooser(named, ctx.setting.locale));
}

/** In a private chat of an editor: nobody else sees or chooses for channels. */
function isEditor(ctx: KioskContext): boolean {
  return ctx.chat?.type === "private" && may(ctx.role, "publish");
}

/** A time that was written: "7:30", "19.00", "۷:۳۰", "7". */
export async function answerTime(ctx: KioskContext, text: string): Promise<void> {
  const digestTime = timeOf(text);
  if (digestTime !== undefined) return save(ctx, { digestTime });
  await ctx.services.session.expect(chatIdOf(ctx), "time");
  await say(ctx, ctx.setting.locale.t("time-wrong"));
}

/** A city or zone that was written. */
export async function answerZone(ctx: KioskContext, text: string): Promise<void> {
  const timeZone = zoneOf(text);
  if (timeZone !== undefined) return save(ctx, { timeZone });
  await ctx.services.session.expect(chatIdOf(ctx), "zone");
  await say(ctx, ctx.setting.locale.t("zone-unknown", { zone: text.slice(0, 60) }));
}

async function save(ctx: KioskContext, preferences: Partial<ChatPreferences>): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const { chats, session, clock } = ctx.services;
  const chatId = chatIdOf(ctx);
  const active = await chats.get(chatId);
  if (!active) await chats.ensure(chatId, chatTypeOf(ctx), ctx.preferences);
  await chats.change(chatId, preferences);
  await session.clear(chatId);
  ctx.preferences = { ...ctx.preferences, ...preferences };
  ctx.setting = { ...ctx.setting, timeZone: ctx.preferences.timeZone };
  if (!ctx.callbackQuery) await say(ctx, ctx.setting.locale.t("saved"));
  await show(ctx, settingsMessage(ctx.preferences, clock.now(), ctx.setting.locale, isEditor(ctx)));
}

/** "HH:MM" of what a person writes for a time of day, in any digits; undefined when it is none. */
export function timeOf(text: string): string | undefined {
  const latin = text
    .trim()
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
  const [, hour, minute = "00"] = /^(\d{1,2})(?:[:.٫٬]?(\d{2}))?$/.exec(latin) ?? [];
  return TimeOfDay.safeParse(`${hour?.padStart(2, "0")}:${minute}`).data;
}

/** The IANA zone of a city ("tehran", "New York") or a zone's own name, in any case; undefined when there is none. */
export function zoneOf(text: string): string | undefined {
  const wanted = fold(text);
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  return zones.find((zone) => fold(zone) === wanted) ?? zones.find((zone) => fold(cityOf(zone)) === wanted);
}

function fold(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");
}
