import { z } from "zod";
import type { EditorId } from "../core/ids.ts";

/**
 * - `owner`: all that an editor may, and decides who is one.
 * - `editor`: publishes, decides on authors' drafts and on feeds.
 * - `author`: writes drafts; an editor publishes them.
 */
export const ROLES = ["owner", "editor", "author"] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export interface Editor {
  id: EditorId;
  role: Role;
  /** An owner whom the configuration names (`OWNER_IDS`): nobody can change that from a chat. */
  configured: boolean;
}

/** What a role allows. */
const RIGHTS = {
  /** To write drafts. */
  write: ROLES,
  /** To decide what readers get, and to see what happened. */
  publish: ["owner", "editor"],
  /** To decide who is an editor. */
  govern: ["owner"],
} as const satisfies Record<string, readonly Role[]>;
export type Right = keyof typeof RIGHTS;

/** Whether somebody with this role, or with none, has a right. */
export function may(role: Role | undefined, right: Right): boolean {
  const roles: readonly Role[] = RIGHTS[right];
  return role !== undefined && roles.includes(role);
}
