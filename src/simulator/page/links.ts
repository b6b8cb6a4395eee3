/** What to do with an address that somebody pressed. Pure. */
export type LinkTarget =
  | { kind: "start"; payload: string }
  | { kind: "bot" }
  | { kind: "chat"; username: string; messageId?: number }
  | { kind: "web"; address: string }
  /** Not a kind of address that is opened from a message (`javascript:` and the like). */
  | { kind: "refused" };

const TELEGRAM_HOSTS = new Set(["t.me", "telegram.me", "telegram.dog"]);

/**
 * Telegram's own links to the bot and to chats stay inside the page (https://core.telegram.org/api/links).
 * @param address as written in the message; without a scheme it is taken for https, as Telegram's clients do
 */
export function linkTarget(address: string, botUsername: string): LinkTarget {
  const written = address.trim();
  const url = URL.parse(
    /^[a-z][a-z0-9+.-]*:/i.test(written) && !/^[^/]*:\d/.test(written) ? written : `https://${written}`,
  );
  if (!url) return { kind: "refused" };
  if (url.protocol === "tg:") {
    const username = url.searchParams.get("domain");
    return username ? insideTelegram(username, url, botUsername) : { kind: "web", address: url.href };
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return { kind: "refused" };
  if (!TELEGRAM_HOSTS.has(url.hostname)) return { kind: "web", address: url.href };
  const [username, messageId] = url.pathname.split("/").filter(Boolean);
  if (!username) return { kind: "web", address: url.href };
  return insideTelegram(username, url, botUsername, messageId);
}

function insideTelegram(username: string, url: URL, botUsername: string, messageId?: string): LinkTarget {
  if (username.toLowerCase() !== botUsername.toLowerCase()) {
    return { kind: "chat", username, ...(messageId && /^\d+$/.test(messageId) && { messageId: Number(messageId) }) };
  }
  const payload = url.searchParams.get("start");
  return payload === null ? { kind: "bot" } : { kind: "start", payload };
}
