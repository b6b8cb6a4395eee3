import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../core/clock.ts";
import { EditorId, InvitationId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import { auditStore } from "./audit-store.ts";
import { type Editor, may, Role } from "./editor.ts";
import { editorNoticeStore } from "./editor-notice-store.ts";

/** How long an invitation can be accepted. */
export const INVITATION_MS = 24 * 60 * 60 * 1000;
/** 192 bits: not to be guessed; 32 characters of a deep link's 64 (Bot API, "Deep linking"). */
const TOKEN_BYTES = 24;

export interface Invitation {
  id: InvitationId;
  role: Role;
  invitedBy: EditorId;
  /** Epoch ms. */
  expiresAt: number;
}

/**
 * What came of a change:
 * - `done`: it is as was wanted; it may have been before.
 * - `forbidden`: whoever wants it is no owner (any more).
 * - `configured`: the person is an owner by the configuration, which no chat can change.
 * - `last_owner`: without this one nobody could decide who is an editor.
 * - `unknown`: there is no such editor or invitation.
 */
export type EditorChange = "done" | "forbidden" | "configured" | "last_owner" | "unknown";

export type Acceptance = { kind: "joined"; role: Role } | { kind: "known"; role: Role } | { kind: "invalid" };

export type EditorStore = ReturnType<typeof editorStore>;

/**
 * Who may write and publish. Every change asks for the right of who wants it in its own transaction, and is recorded and told there
 * too: whoever was removed a moment ago changes nothing any more.
 * @param owners whom the configuration names: always owners, whatever the table says
 */
export function editorStore(database: Database, clock: Clock, owners: readonly number[]) {
  const within = (trx: Database) => editorStore(trx, clock, owners);

  async function roleOf(id: number): Promise<Role | undefined> {
    if (owners.includes(id)) return "owner";
    const row = await database.selectFrom("editor").select("role").where("id", "=", id).executeTakeFirst();
    return row?.role;
  }

  /** Owners first, then by how long they have been there. */
  async function list(): Promise<Editor[]> {
    const rows = await database.selectFrom("editor").select(["id", "role"]).orderBy("created_at").execute();
    const others = rows
      .filter(({ id }) => !owners.includes(id))
      .map(({ id, role }): Editor => ({ id: EditorId.parse(id), role, configured: false }));
    const configured = owners.map((id): Editor => ({ id: EditorId.parse(id), role: "owner", configured: true }));
    return [...configured, ...Role.options.flatMap((role) => others.filter((editor) => editor.role === role))];
  }

  /** Those who decide on what readers get. */
  async function publishers(): Promise<EditorId[]> {
    return (await list()).filter(({ role }) => may(role, "publish")).map(({ id }) => id);
  }

  async function setRole(id: EditorId, role: Role, by: EditorId): Promise<EditorChange> {
    return change(id, by, async (trx, known) => {
      if (known === role) return;
      await trx.updateTable("editor").set({ role }).where("id", "=", id).execute();
      await endRights(trx, id, role);
      await auditStore(trx, clock).record({ editorId: by, act: "role", personId: id, role });
      await editorNoticeStore(trx).add([id], { kind: "role", role });
    });
  }

  /** At once: what the person does from now on is what a reader does, and open invitations of theirs are void. */
  async function remove(id: EditorId, by: EditorId): Promise<EditorChange> {
    return change(id, by, async (trx) => {
      await trx.deleteFrom("editor").where("id", "=", id).execute();
      await endRights(trx, id, undefined);
      await auditStore(trx, clock).record({ editorId: by, act: "remove", personId: id });
      await editorNoticeStore(trx).add([id], { kind: "role", role: undefined });
    });
  }

  /** Takes back what went with rights that a role doesn't have: invitations that were made, and drafts that would still be told of. */
  async function endRights(trx: Database, id: EditorId, role: Role | undefined): Promise<void> {
    if (!may(role, "govern")) await trx.deleteFrom("invitation").where("invited_by", "=", id).execute();
    if (may(role, "publish")) return;
    await trx
      .deleteFrom("editor_notice")
      .where("editor_id", "=", id)
      .where("kind", "in", ["approval", "consent", "held"])
      .execute();
    await trx.deleteFrom("feed_notice").where("chat_id", "=", id).execute();
  }

  async function change(
    id: EditorId,
    by: EditorId,
    work: (trx: Database, known: Role) => Promise<void>,
  ): Promise<EditorChange> {
    return transaction(database, async (trx) => {
      const editors = within(trx);
      if (!may(await editors.roleOf(by), "govern")) return "forbidden";
      if (owners.includes(id)) return "configured";
      const known = await editors.roleOf(id);
      if (known === undefined) return "unknown";
      const governors = (await editors.list()).filter(({ role }) => may(role, "govern"));
      if (governors.length === 1 && governors[0]?.id === id) return "last_owner";
      await work(trx, known);
      return "done";
    });
  }

  /** @returns the token of a link that makes one person an editor within a day; undefined when `by` is no owner. It is kept nowhere. */
  async function invite(role: Role, by: EditorId): Promise<{ token: string; invitation: Invitation } | undefined> {
    return transaction(database, async (trx) => {
      if (!may(await within(trx).roleOf(by), "govern")) return undefined;
      const token = randomBytes(TOKEN_BYTES).toString("base64url");
      const expiresAt = clock.now() + INVITATION_MS;
      const { id } = await trx
        .insertInto("invitation")
        .values({ token_hash: hashOf(token), role, invited_by: by, expires_at: expiresAt })
        .returning("id")
        .executeTakeFirstOrThrow();
      await auditStore(trx, clock).record({ editorId: by, act: "invite", role });
      return { token, invitation: { id: InvitationId.parse(id), role, invitedBy: by, expiresAt } };
    });
  }

  /** Those that can still be accepted, the newest first. */
  async function invitations(): Promise<Invitation[]> {
    await database.deleteFrom("invitation").where("expires_at", "<=", clock.now()).execute();
    const rows = await database.selectFrom("invitation").selectAll().orderBy("id", "desc").execute();
    return rows.map((row) => ({
      id: InvitationId.parse(row.id),
      role: row.role,
      invitedBy: EditorId.parse(row.invited_by),
      expiresAt: row.expires_at,
    }));
  }

  async function revoke(id: InvitationId, by: EditorId): Promise<EditorChange> {
    return transaction(database, async (trx) => {
      if (!may(await within(trx).roleOf(by), "govern")) return "forbidden";
      const revoked = await trx.deleteFrom("invitation").where("id", "=", id).returning("role").executeTakeFirst();
      if (!revoked) return "unknown";
      await auditStore(trx, clock).record({ editorId: by, act: "revoke", role: revoked.role });
      return "done";
    });
  }

  /**
   * The person who opened an invitation's link becomes an editor. The invitation is taken by the statement that finds it, so it is good
   * for one; who is an editor already leaves it for somebody else.
   */
  async function accept(token: string, id: EditorId): Promise<Acceptance> {
    return transaction(database, async (trx) => {
      const editors = within(trx);
      const known = await editors.roleOf(id);
      if (known !== undefined) return { kind: "known", role: known };
      const invitation = await trx
        .deleteFrom("invitation")
        .where("token_hash", "=", hashOf(token))
        .where("expires_at", ">", clock.now())
        .returning(["role", "invited_by"])
        .executeTakeFirst();
      // Whom the configuration no longer names has invited nobody.
      if (!invitation || !may(await editors.roleOf(invitation.invited_by), "govern")) return { kind: "invalid" };
      const { role } = invitation;
      await trx.insertInto("editor").values({ id, role, created_at: clock.now() }).execute();
      await auditStore(trx, clock).record({ editorId: id, act: "join", personId: id, role });
      await editorNoticeStore(trx).add([EditorId.parse(invitation.invited_by)], { kind: "joined", personId: id, role });
      return { kind: "joined", role };
    });
  }

  /** Forgets every editor, and what they did: what the demonstration leaves behind. */
  async function forgetAll(): Promise<void> {
    await transaction(database, async (trx) => {
      for (const table of [
        "editor",
        "invitation",
        "approval",
        "editor_notice",
        "editorial_act",
        "announcement",
      ] as const) {
        await trx.deleteFrom(table).execute();
      }
    });
  }

  return { roleOf, list, publishers, setRole, remove, invite, invitations, revoke, accept, forgetAll };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
