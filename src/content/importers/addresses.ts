const LINK_PROTOCOLS: ReadonlySet<string> = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);

/** Parameters that say where a reader came from, and nothing about what is to be read. */
const TRACKING =
  /^(?:utm_\w+|itm_\w+|mtm_\w+|pk_(?:campaign|kwd|source|medium|content)|hsa_\w+|_hs(?:enc|mi)|__hs\w+|hsctatracking|(?:fb|g|d)clid|gclsrc|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok|vero_(?:id|conv)|oly_(?:anon|enc)_id|wickedid|_openstat|ref_src|ref_url|rb_clickid|s_cid|at_(?:medium|campaign|custom\d|link_\w+|ptr_name|bbc_team|format|campaign_type)|xtor|cmpid|smid|fb_(?:action_ids|action_types|source)|ns_(?:mchannel|source|campaign|linkname|fee)|guccounter|guce_referrer\w*|spm|scm)$/i;

/** Pages that only send on to where a parameter says. */
const FORWARDERS: readonly { page: RegExp; parameters: readonly string[] }[] = [
  { page: /^(?:www\.)?google\.[a-z.]+\/url$/, parameters: ["q", "url"] },
  { page: /^lm?\.(?:facebook|instagram)\.com\/(?:l\.php)?$/, parameters: ["u"] },
  { page: /^t\.umblr\.com\/redirect$/, parameters: ["z"] },
  { page: /^(?:www\.)?youtube\.com\/redirect$/, parameters: ["q"] },
];

/** An absolute http(s) address, or undefined where `address` is none, also not relative to `base`. */
export function webAddress(address: string | undefined, base?: string): string | undefined {
  const url = absolute(address, base);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/**
 * Where a link leads, or undefined where no reader may be sent: `javascript:`, `data:`, a place on the page itself, or a
 * relative address without a base. Without what only tracks the reader.
 */
export function linkAddress(address: string | undefined, base?: string): string | undefined {
  if (address?.trim().startsWith("#")) return undefined;
  const url = absolute(address, base);
  if (!url || !LINK_PROTOCOLS.has(url.protocol)) return undefined;
  return url.protocol.startsWith("http") ? withoutTracking(url.href) : url.href;
}

/** The same page without the parameters that only track, and without the page that would count the reader on the way. */
export function withoutTracking(address: string): string {
  const url = URL.parse(address);
  if (!url) return address;
  const name = `${url.hostname}${url.pathname}`;
  for (const { page, parameters } of FORWARDERS) {
    if (!page.test(name)) continue;
    const target = parameters.map((one) => webAddress(url.searchParams.get(one) ?? undefined)).find(Boolean);
    if (target !== undefined) return withoutTracking(target);
  }
  if (/^#(?:utm_|xtor=|at_medium|ref=|Echobox=)/i.test(url.hash)) url.hash = "";
  if (url.search === "") return url.href;
  // Written out, as `searchParams` would write the other parameters anew.
  const kept = url.search
    .slice(1)
    .split("&")
    .filter((part) => !TRACKING.test(part.split("=", 1)[0] ?? ""));
  if (kept.length !== url.search.split("&").length) url.search = kept.join("&");
  return url.href;
}

function absolute(address: string | undefined, base: string | undefined): URL | undefined {
  const text = address?.trim() ?? "";
  if (text === "") return undefined;
  // An absolute address needs no base, also not a wrong one.
  const url = URL.parse(text) ?? (base === undefined ? null : URL.parse(text, base));
  return url ?? (text.startsWith("//") ? URL.parse(`https:${text}`) : null) ?? undefined;
}
