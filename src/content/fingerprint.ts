import { createHash } from "node:crypto";
import type { ArticleDraft } from "./article.ts";

/** SHA-256 of everything that a source says about the article: the same draft, the same fingerprint. */
export function fingerprintOf(draft: ArticleDraft): string {
  const { source: _, sourceId: __, ...said } = draft;
  return createHash("sha256")
    .update(JSON.stringify(said, (_key, value) => sortedKeys(value)))
    .digest("hex");
}

function sortedKeys(value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
