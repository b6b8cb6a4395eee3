/**
 * A table as comma-separated values (RFC 4180): a header, lines that end in CRLF, quoted where it is needed. It begins with a byte
 * order mark, without which spreadsheets take it for Latin-1. A text that a spreadsheet would read as a formula is made a plain one
 * (OWASP, "CSV Injection").
 */
export function csv(header: readonly string[], rows: readonly (readonly (string | number | undefined)[])[]): string {
  return `\ufeff${[header, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("")}`;
}

function field(value: string | number | undefined): string {
  if (typeof value !== "string") return value === undefined ? "" : String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
