import { TimeOfDay } from "../core/local-time.ts";

/** "HH:MM" of what a person writes for a time of day, in any digits; undefined when it is none. */
export function timeOf(text: string): string | undefined {
  const [, hour, minute = "00"] = /^(\d{1,2})(?:[:.٫٬]?(\d{2}))?$/.exec(latin(text).trim()) ?? [];
  return TimeOfDay.safeParse(`${hour?.padStart(2, "0")}:${minute}`).data;
}

/** The two times of what a person writes for a span of a day: "22:30-6:45", "۲۲ تا ۷", "10.30 – 12". */
export function timesOf(text: string): [string, string] | undefined {
  const times = latin(text)
    .split(/[^\d:.٫٬]+/)
    .filter((part) => part !== "")
    .map(timeOf);
  const [from, until] = times;
  return times.length === 2 && from !== undefined && until !== undefined ? [from, until] : undefined;
}

function latin(text: string): string {
  return text
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
}
