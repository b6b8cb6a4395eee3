import type { EntityKind } from "./entity.ts";

/** What an address that markup gives to a text makes of it: a link, the mention of a person, or nothing (TDLib, `LinkManager`). */
export function linked(address: string): EntityKind | undefined {
  const user = Number(tgParameters(address, "user")?.get("id"));
  if (Number.isSafeInteger(user) && user > 0) return { type: "text_mention", user: { id: user } };
  const url = checkedLink(address);
  return url === undefined ? undefined : { type: "text_link", url };
}

/** The parameters of `tg://<host>?…`; undefined for another address. */
export function tgParameters(address: string, host: string): URLSearchParams | undefined {
  const [, found, query] = /^tg:(?:\/\/)?(\w+)\/?\?([^#]*)/i.exec(address) ?? [];
  return found?.toLowerCase() === host ? new URLSearchParams(query) : undefined;
}

/** An address as Telegram writes it, with a scheme and a path; undefined for what it takes for none. */
export function checkedLink(address: string): string | undefined {
  const own = /^(tg|ton|tonsite):(?:\/\/)?([\w.-]+)\/?(.*)$/is.exec(address);
  if (own) return `${own[1]?.toLowerCase()}://${own[2]?.toLowerCase()}${own[3]}`;
  const [, scheme = "http", rest] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(address) ?? [];
  const [, user = "", host = "", port = "", path = ""] =
    /^([^/?#]*@)?([\w.\-\u0080-\uffff]+|\[[\da-f:.]+\])(:\d{1,5})?([/?#].*)?$/is.exec(rest ?? "") ?? [];
  if (!/^https?$/i.test(scheme) || !(host.includes(".") || host.startsWith("["))) return undefined;
  const encoded = (path.startsWith("/") ? path : `/${path}`).replaceAll(/\s/g, (space) => encodeURIComponent(space));
  return `${scheme.toLowerCase()}://${user}${host.toLowerCase()}${port}${encoded}`;
}

/** The entity of `tg://emoji?id=…` or of the like number in HTML. */
export function customEmoji(id: string | null | undefined): EntityKind | undefined {
  return /^[1-9]\d{0,18}$/.test(id ?? "") ? { type: "custom_emoji", custom_emoji_id: id ?? "" } : undefined;
}

const DATE_FORMAT = /^(?:r|R|[wWdDtT]*)$/;

/** The entity of `tg://time?unix=…&format=…`, or "format" when only that is wrong (Bot API, "Date-time entity formatting"). */
export function dateTime(unix: string | null | undefined, format: string): EntityKind | "format" | undefined {
  if (!DATE_FORMAT.test(format)) return "format";
  if (!/^[1-9]\d{0,9}$/.test(unix ?? "")) return undefined;
  const either = (long: string, short: string) => (format.includes(long) ? long : format.includes(short) ? short : "");
  const date_time_format = /^r$/i.test(format)
    ? "r"
    : `${/w/i.test(format) ? "w" : ""}${either("D", "d")}${either("T", "t")}`;
  return { type: "date_time", unix_time: Number(unix), date_time_format };
}
