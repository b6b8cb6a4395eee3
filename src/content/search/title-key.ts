import { hash } from "node:crypto";
import { spelling } from "./analysis.ts";

/** The number (48 bits) that titles are filed under, the same for all spellings of one: what is called exactly as typed is found by it. */
export function titleKey(title: string): number {
  return Number.parseInt(hash("sha1", spelling(title)).slice(0, 12), 16);
}
