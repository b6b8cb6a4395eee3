const LINK_PROTOCOLS: ReadonlySet<string> = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);

/** An absolute http(s) address, or undefined where `address` is none, also not relative to `base`. */
export function webAddress(address: string | undefined, base?: string): string | undefined {
  const url = absolute(address, base);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/**
 * Where a link leads, or undefined where no reader may be sent: `javascript:`, `data:`, a place on the page itself, or a
 * relative address without a base.
 */
export function linkAddress(address: string | undefined, base?: string): string | undefined {
  if (address?.trim().startsWith("#")) return undefined;
  const url = absolute(address, base);
  return url && LINK_PROTOCOLS.has(url.protocol) ? url.href : undefined;
}

function absolute(address: string | undefined, base: string | undefined): URL | undefined {
  const text = address?.trim() ?? "";
  if (text === "") return undefined;
  // An absolute address needs no base, also not a wrong one.
  const url = URL.parse(text) ?? (base === undefined ? null : URL.parse(text, base));
  return url ?? (text.startsWith("//") ? URL.parse(`https:${text}`) : null) ?? undefined;
}
