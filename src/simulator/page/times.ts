/** Times and days as the person's browser writes them. All are given as Unix seconds, as in the Bot API. */

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "short" });
const shortDay = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const longDay = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" });

const MS_A_DAY = 86_400_000;

export function clockTime(seconds: number): string {
  return clock.format(seconds * 1000);
}

/** The day above its first message. */
export function dayHeading(seconds: number, now = Date.now()): string {
  const day = new Date(seconds * 1000).toDateString();
  if (day === new Date(now).toDateString()) return "Today";
  return day === new Date(now - MS_A_DAY).toDateString() ? "Yesterday" : longDay.format(seconds * 1000);
}

/** The time in the list of chats: as short as its distance allows. */
export function listTime(seconds: number, now = Date.now()): string {
  const ms = seconds * 1000;
  if (new Date(ms).toDateString() === new Date(now).toDateString()) return clock.format(ms);
  return now - ms < 6 * MS_A_DAY ? weekday.format(ms) : shortDay.format(ms);
}
