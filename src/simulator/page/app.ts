import { Actions } from "./actions.ts";
import { ChatHeader } from "./chat-header.ts";
import { ChatList } from "./chat-list.ts";
import { Composer } from "./composer.ts";
import { control, type Person } from "./control.ts";
import { element, fill } from "./element.ts";
import { followLive } from "./live.ts";
import { MessageList } from "./message-list.ts";
import { Model, withoutCrowd } from "./model.ts";
import { PinnedBar } from "./pinned-bar.ts";
import { SimulatorPanel } from "./simulator-panel.ts";

/** Chats and the list beside each other, or one at a time (the same width as in style.css). */
const WIDE = matchMedia("(min-width: 720px)");

const root = document.getElementById("app")!;

/** The address says who looks at what (`#reader/1001`), so Back works and each person can have a tab of their own. */
function addressOf(person: Person, chatId: number | undefined): string {
  return chatId === undefined ? `#${person.key}` : `#${person.key}/${chatId}`;
}

function lookAtAddress(model: Model): void {
  const [key, chatId] = location.hash.slice(1).split("/");
  const person = model.state.persons.find((candidate) => candidate.key === key) ?? model.person;
  model.person = person;
  const wanted = model.chats.find(({ id }) => String(id) === chatId)?.id;
  model.look(person, wanted ?? (WIDE.matches ? person.id : undefined));
}

async function begin(): Promise<void> {
  const state = withoutCrowd(await control.state());
  const [first] = state.persons;
  if (!first) throw new Error("The simulator has no people in it.");
  const model = new Model(state, first);

  const go = (person: Person, chatId: number | undefined) => {
    location.hash = addressOf(person, chatId);
    lookAtAddress(model);
  };
  const messages = (): MessageList => list;
  const actions = new Actions(
    model,
    (chatId) => {
      go(model.person, chatId);
      composer.focus();
    },
    (messageId) => messages().scrollToMessage(messageId),
  );
  const composer = new Composer(model, actions);
  const list = new MessageList(model, actions);
  const header = new ChatHeader(model, actions);
  const pinned = new PinnedBar(model, actions);
  const panel = new SimulatorPanel();
  // Another person sees the same shared chat, or their own private one.
  const look = (person: Person) => {
    const { chat } = model;
    const isShared = chat && chat.type !== "private" && chat.member_ids.includes(person.id);
    go(person, isShared ? chat.id : model.chatId === undefined ? undefined : person.id);
  };
  const chats = new ChatList(model, actions, look, () => panel.toggle());
  actions.composer = composer;

  const main = element("main", { class: "main-pane" }, header.view, pinned.view, list.view, composer.view);
  acceptPhotos(main, composer);
  fill(root, chats.view, main, panel.view);

  const draw = () => {
    root.classList.toggle("in-chat", model.chatId !== undefined);
    chats.draw();
    header.draw();
    pinned.draw();
    composer.draw();
    list.draw();
    const unread = model.chats.reduce((sum, { id }) => sum + model.unread(id), 0);
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${model.person.first_name} · Kiosk simulator`;
  };
  model.listen(draw);
  addEventListener("hashchange", () => lookAtAddress(model));
  WIDE.addEventListener("change", () => lookAtAddress(model));
  lookAtAddress(model);
  draw();
  composer.focus();
  writeFromAnywhere(composer);
  followLive(model);
}

/** As in Telegram's clients, a letter that is meant for nothing else goes into the composer. */
function writeFromAnywhere(composer: Composer): void {
  addEventListener("keydown", (event) => {
    const isLetter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isIdle = event.target === document.body || (event.target instanceof Element && event.target.role === "log");
    if (isLetter && isIdle) composer.focus();
  });
}

function acceptPhotos(main: HTMLElement, composer: Composer): void {
  main.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    main.classList.add("dropping");
  });
  main.addEventListener("dragleave", (event) => {
    if (!(event.relatedTarget instanceof Node) || !main.contains(event.relatedTarget))
      main.classList.remove("dropping");
  });
  main.addEventListener("drop", (event) => {
    main.classList.remove("dropping");
    if (event.dataTransfer?.files.length) composer.addPhotos(event.dataTransfer.files, event);
  });
}

begin().catch((error: unknown) => {
  const words = error instanceof Error ? error.message : String(error);
  const again = element("button", { type: "button", class: "main", onclick: () => location.reload() }, "Try again");
  fill(root, element("div", { class: "failure", role: "alert" }, element("p", {}, words), again));
});
