import { z } from "zod";

/** The IANA name of a time zone that this machine's data knows, in its usual spelling whatever case it was written in. */
export const TimeZone = z.string().transform((name, context) => {
  // Temporal takes offsets and whole timestamps for a zone as well; those know no summer time.
  if (/^[A-Za-z]/.test(name)) {
    try {
      return Temporal.Now.zonedDateTimeISO(name).timeZoneId;
    } catch {
      // No zone: said below.
    }
  }
  context.addIssue("must be the IANA name of a time zone");
  return z.NEVER;
});

/** A local time of day, "HH:MM". */
export const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time of day, HH:MM from 00:00 to 23:59");
