import { EditorId, type InvitationId } from "../core/ids.ts";
import type { Action } from "../render/action.ts";
import {
  EDITORS_PAGE_SIZE,
  editorMessage,
  editorsMessage,
  invitationMessage,
  removeEditorMessage,
  roleMessage,
} from "../render/editors.ts";
import { pageOf } from "../render/keyboard.ts";
import { may, type Right, type Role } from "../subscribers/editor.ts";
import type { EditorChange } from "../subscribers/editor-store.ts";
import { showMenu } from "./commands.ts";
import type { KioskContext } from "./context.ts";
import { reply, say, sayWithWaysOn, show } from "./reply.ts";

/** What a deep link's payload begins with that invites to be an editor; its token follows. */
export const INVITE = "invite_";

/** `/editors`, and its pages: who writes and publishes. For owners, in a private chat. */
export async function editors(ctx: KioskContext, page: number): Promise<void> {
  if (await mayDo(ctx, "govern")) await showEditors(ctx, page);
}

async function showEditors(ctx: KioskContext, wanted: number): Promise<void> {
  const { editors: store, nameOf } = ctx.services;
  const all = await store.list();
  const { page, pages, offset } = pageOf(wanted, all.length, EDITORS_PAGE_SIZE);
  const some = all.slice(offset, offset + EDITORS_PAGE_SIZE);
  const named = await Promise.all(some.map(async (editor) => ({ ...editor, name: await nameOf(editor.id) })));
  const invitations = await store.invitations();
  await show(ctx, editorsMessage({ editors: named, total: all.length, page, pages, invitations }, ctx.setting));
}

/** The buttons of one editor. */
export async function editorAction(ctx: KioskContext, { editorId, step }: Action & { kind: "editor" }): Promise<void> {
  if (!(await mayDo(ctx, "govern"))) return;
  const { editors: store } = ctx.services;
  const by = EditorId.parse(ctx.from?.id);
  switch (step) {
    case "show":
      return showEditor(ctx, editorId);
    case "remove": {
      const editor = await named(ctx, editorId);
      return editor ? show(ctx, removeEditorMessage(editor, ctx.setting)) : showEditors(ctx, 1);
    }
    case "remove_surely": {
      const change = await store.remove(editorId, by);
      if (change === "done") await ctx.services.leaveDesk(editorId);
      return showChanged(ctx, editorId, change, undefined);
    }
    default:
      return showChanged(ctx, editorId, await store.setRole(editorId, step, by), step);
  }
}

async function showChanged(
  ctx: KioskContext,
  id: EditorId,
  change: EditorChange,
  role: Role | undefined,
): Promise<void> {
  const { locale } = ctx.setting;
  switch (change) {
    case "done":
      await showMenuOf(ctx, id, role);
      ctx.services.tellEditors();
      return role === undefined ? showEditors(ctx, 1) : showEditor(ctx, id, locale.t("saved"));
    case "forbidden":
      return say(ctx, locale.t("owners-only"));
    case "configured":
      return showEditor(ctx, id);
    case "last_owner":
      return showEditor(ctx, id, locale.t("editor-last-owner"));
    case "unknown":
      return showEditors(ctx, 1);
    default:
      change satisfies never;
  }
}

/** Telegram's menu shows that person what the role allows. */
async function showMenuOf(ctx: KioskContext, id: EditorId, role: Role | undefined): Promise<void> {
  await showMenu(ctx.api, id, role, await ctx.services.localeOf(id));
}

async function showEditor(ctx: KioskContext, id: EditorId, lead?: string): Promise<void> {
  const editor = await named(ctx, id);
  if (editor) await show(ctx, editorMessage(editor, ctx.setting, lead));
  else await showEditors(ctx, 1);
}

async function named(ctx: KioskContext, id: EditorId) {
  const editor = (await ctx.services.editors.list()).find((one) => one.id === id);
  return editor && { ...editor, name: await ctx.services.nameOf(id) };
}

/** A link that makes whoever opens it first an editor. */
export async function invite(ctx: KioskContext, role: Role): Promise<void> {
  if (!(await mayDo(ctx, "govern"))) return;
  const invited = await ctx.services.editors.invite(role, EditorId.parse(ctx.from?.id));
  if (!invited) return say(ctx, ctx.setting.locale.t("owners-only"));
  const address = ctx.setting.deepLink(`${INVITE}${invited.token}`);
  await reply(ctx, invitationMessage(invited.invitation, address, ctx.setting));
}

export async function revokeAction(ctx: KioskContext, id: InvitationId): Promise<void> {
  if (!(await mayDo(ctx, "govern"))) return;
  const change = await ctx.services.editors.revoke(id, EditorId.parse(ctx.from?.id));
  await say(ctx, ctx.setting.locale.t(change === "done" ? "invitation-revoked" : "invitation-gone"));
  await showEditors(ctx, 1);
}

/** Who opened an invitation's link, in a private chat, becomes an editor. */
export async function acceptInvitation(ctx: KioskContext, token: string): Promise<void> {
  const { locale } = ctx.setting;
  if (ctx.chat?.type !== "private") return say(ctx, locale.t("invitation-private"));
  const id = EditorId.parse(ctx.from?.id);
  const acceptance = await ctx.services.editors.accept(token, id);
  if (acceptance.kind === "invalid") return sayWithWaysOn(ctx, locale.t("invitation-invalid"));
  ctx.role = acceptance.role;
  if (acceptance.kind === "joined") {
    // A conversation from an earlier time as an editor is not gone on with.
    await ctx.services.leaveDesk(id);
    ctx.services.tellEditors();
  }
  await showMenu(ctx.api, id, acceptance.role, locale);
  await reply(ctx, roleMessage(acceptance.role, ctx.services.publicationName, ctx.setting));
}

/** Whether the person may do this here; if not, that is said. What editors decide is decided in private chats. */
export async function mayDo(ctx: KioskContext, right: Right): Promise<boolean> {
  const { locale } = ctx.setting;
  if (!may(ctx.role, right)) {
    await say(ctx, locale.t(right === "govern" ? "owners-only" : "editors-only"));
    return false;
  }
  if (ctx.chat?.type === "private") return true;
  await say(ctx, locale.t("desk-private"));
  return false;
}
