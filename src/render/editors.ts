import type { Article } from "../content/article.ts";
import type { Button, OutgoingMessage, StyledText } from "../core/message.ts";
import type { Editor, Role } from "../subscribers/editor.ts";
import type { Invitation } from "../subscribers/editor-store.ts";
import type { Action } from "./action.ts";
import type { Setting } from "./article.ts";
import { button, inRows, pager } from "./keyboard.ts";
import type { Locale } from "./locale.ts";
import { shorten } from "./shorten.ts";
import { bold, concat, italic, join, plain } from "./styled-text.ts";

/** Editors on a page. */
export const EDITORS_PAGE_SIZE = 10;
/** Open invitations that are shown; what is older is found again when these are used, revoked or expired. */
const MAX_INVITATIONS = 10;
const NAME_LENGTH = 60;

type TextMessage = OutgoingMessage & { kind: "text" };

/** An editor with the name that Telegram knows: we keep none. */
export type NamedEditor = Editor & { name: string };

export interface EditorsView {
  editors: readonly NamedEditor[];
  total: number;
  page: number;
  pages: number;
  invitations: readonly Invitation[];
}

/** A page of the editors, each with a button that opens it; open invitations; and the ways to invite. */
export function editorsMessage(view: EditorsView, { locale, timeZone }: Setting): TextMessage {
  const { editors, total, page, pages } = view;
  const invitations = view.invitations.slice(0, MAX_INVITATIONS);
  const first = (page - 1) * EDITORS_PAGE_SIZE + 1;
  const entries = editors.map((editor, index) =>
    concat(`${locale.number(first + index)}. `, nameAndRole(editor, locale)),
  );
  const open = invitations.map((invitation, index) =>
    concat(`${locale.number(index + 1)}. `, plain(invitationLine(invitation, { locale, timeZone }))),
  );
  const numbers = editors.map((editor, index) => button(locale.number(first + index), step(editor, "show")));
  const revoke = invitations.map(({ id }, index) =>
    button(`${locale.t("button-revoke")} ${locale.number(index + 1)}`, { kind: "revoke", invitationId: id }),
  );
  const invite = (role: Role) => button(locale.t(`button-invite-${role}`), { kind: "invite", role });
  return {
    kind: "text",
    ...join(
      [
        bold(locale.t("editors-title", { count: total })),
        join(entries, "\n"),
        open.length > 0 ? join([bold(locale.t("invitations-title")), ...open], "\n") : "",
        italic(locale.t("editors-how")),
      ],
      "\n\n",
    ),
    keyboard: [
      ...inRows(numbers, 5),
      ...pager(locale, page, pages, (to) => ({ kind: "editors", page: to })),
      ...inRows(revoke, 2),
      [invite("author"), invite("editor")],
      [invite("owner")],
    ],
  };
}

/** One editor: the role, and what can be changed. */
export function editorMessage(editor: NamedEditor, { locale }: Setting, lead?: string): TextMessage {
  const others = (["author", "editor", "owner"] as const).filter((role) => role !== editor.role);
  const changes = editor.configured
    ? []
    : [
        others.map((role) => button(locale.t(`button-make-${role}`), step(editor, role))),
        [button(locale.t("button-remove"), step(editor, "remove"))],
      ];
  return {
    kind: "text",
    ...join(
      [
        lead ?? "",
        join([nameAndRole(editor, locale), locale.t(`role-rights-${editor.role}`)], "\n"),
        editor.configured ? italic(locale.t("editor-configured")) : "",
      ],
      "\n\n",
    ),
    keyboard: [...changes, [button(locale.t("button-back"), { kind: "editors", page: 1 })]],
  };
}

/** Asks before an editor is removed. */
export function removeEditorMessage(editor: NamedEditor, { locale }: Setting): TextMessage {
  return {
    kind: "text",
    ...plain(locale.t("editor-remove-question", { name: shorten(editor.name, NAME_LENGTH) })),
    keyboard: [
      [
        button(locale.t("button-remove-surely"), step(editor, "remove_surely")),
        button(locale.t("button-back"), step(editor, "show")),
      ],
    ],
  };
}

/** The link that makes one person an editor, to be sent on by hand. */
export function invitationMessage(invitation: Invitation, address: string, setting: Setting): TextMessage {
  const { locale, timeZone } = setting;
  const until = locale.date(invitation.expiresAt, timeZone, "dateTime");
  return {
    kind: "text",
    ...join([bold(locale.t(`invitation-${invitation.role}`)), address, locale.t("invitation-how", { until })], "\n\n"),
    keyboard: [
      [
        button(locale.t("button-revoke"), { kind: "revoke", invitationId: invitation.id }),
        button(locale.t("button-back"), { kind: "editors", page: 1 }),
      ],
    ],
  };
}

/** What somebody may do from now on: to who has accepted an invitation, or whose role was changed. */
export function roleMessage(
  role: Role | undefined,
  publication: string,
  { locale }: Pick<Setting, "locale">,
): TextMessage {
  const words =
    role === undefined
      ? [locale.t("role-lost", { publication })]
      : [locale.t(`role-now-${role}`, { publication }), locale.t(`role-rights-${role}`)];
  return { kind: "text", ...join(words, "\n\n") };
}

/** To who invited: somebody has come. */
export function joinedMessage(
  name: string,
  editor: Pick<Editor, "id" | "role">,
  { locale }: Pick<Setting, "locale">,
): TextMessage {
  return {
    kind: "text",
    ...plain(locale.t("editor-joined", { name: shorten(name, NAME_LENGTH), role: locale.t(`role-${editor.role}`) })),
    keyboard: [[button(locale.t("button-editors"), step(editor, "show"))]],
  };
}

/** An author's draft waits: what it is, and the ways to decide. `lead` says what happened meanwhile. */
export function approvalMessage(
  article: Pick<Article, "id" | "revision" | "title" | "lead">,
  { locale }: Pick<Setting, "locale">,
  lead: string,
): TextMessage {
  const act = (label: string, to: (Action & { kind: "approval" })["step"]) =>
    button(label, { kind: "approval", articleId: article.id, revision: article.revision, step: to });
  return {
    kind: "text",
    ...join([lead, bold(locale.isolate(article.title)), shorten(article.lead ?? "", 180)], "\n\n"),
    keyboard: [
      [act(locale.t("button-read"), "show")],
      [act(locale.t("button-approve"), "approve"), act(locale.t("button-reject"), "reject")],
    ],
  };
}

/** To an author: what became of a draft. */
export function decisionMessage(
  article: Pick<Article, "title">,
  decision: "approved" | "rejected" | "discarded",
  { locale }: Pick<Setting, "locale">,
  more: Button[] = [],
): TextMessage {
  return {
    kind: "text",
    ...plain(locale.t(`draft-${decision}`, { title: shorten(article.title, 120) })),
    keyboard: more.length > 0 ? [more] : undefined,
  };
}

/** A source says something else now of an article that an editor has corrected: what stands, and where the rest is. */
export function heldMessage(article: Pick<Article, "id" | "title">, { locale }: Pick<Setting, "locale">): TextMessage {
  const history = button(locale.t("button-history"), { kind: "history", articleId: article.id, page: 1 });
  return {
    kind: "text",
    ...plain(locale.t("correction-held", { title: shorten(article.title, 120) })),
    keyboard: [[history]],
  };
}

function nameAndRole(editor: NamedEditor, locale: Locale): StyledText {
  return concat(bold(locale.isolate(shorten(editor.name, NAME_LENGTH))), " · ", locale.t(`role-${editor.role}`));
}

function invitationLine({ role, expiresAt }: Invitation, { locale, timeZone }: Pick<Setting, "locale" | "timeZone">) {
  const until = locale.date(expiresAt, timeZone, "dateTime");
  return locale.t("invitation-open", { role: locale.t(`role-${role}`), until });
}

function step(editor: Pick<Editor, "id">, to: (Action & { kind: "editor" })["step"]): Action {
  return { kind: "editor", editorId: editor.id, step: to };
}
