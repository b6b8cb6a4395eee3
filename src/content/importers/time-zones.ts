const HOUR = 60;

/**
 * Minutes east of Greenwich of the abbreviations that news pages and mail write. "IST" is left out: it is three different ones.
 */
const OFFSETS: ReadonlyMap<string, number> = new Map([
  ...["z", "ut", "utc", "gmt", "wet"].map((name) => [name, 0] as const),
  ...["bst", "cet", "mez", "west"].map((name) => [name, HOUR] as const),
  ...["cest", "mesz", "eet"].map((name) => [name, 2 * HOUR] as const),
  ...["eest", "msk", "мск", "trt", "ast"].map((name) => [name, 3 * HOUR] as const),
  ["irst", 3.5 * HOUR],
  ...["est", "cdt"].map((name) => [name, -5 * HOUR] as const),
  ...["cst", "mdt"].map((name) => [name, -6 * HOUR] as const),
  ...["mst", "pdt"].map((name) => [name, -7 * HOUR] as const),
  ["edt", -4 * HOUR],
  ["pst", -8 * HOUR],
]);

/** The offset in minutes of a zone's abbreviation, whatever its case, or of "+03:30"; undefined for what is none. */
export function zoneOffset(name: string): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(name) ?? [];
  if (sign !== undefined) return (sign === "-" ? -1 : 1) * (Number(hours) * HOUR + Number(minutes));
  return OFFSETS.get(name.toLowerCase());
}
