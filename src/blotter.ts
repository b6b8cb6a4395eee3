import { inspect } from "node:util";
import { webhookSecret } from "./bot/inbox.ts";

/** What leaves the program where others may read it, a log, a terminal or a journal, is written without secrets and without what a terminal obeys. */

/** Shorter ones stand in too many words; as part of an address they are blotted out all the same. */
const MIN_SECRET_LENGTH = 4;

/**
 * Takes secrets out of a text: bot tokens, the webhook's secret, the passwords in addresses (of a proxy, of a database), in every form in
 * which a library may have written them.
 * @param values what a configuration or an environment is made of
 */
export function createBlotter(values: Iterable<unknown>): (text: string) => string {
  const secrets = new Set([...values].flatMap((value) => (typeof value === "string" ? secretsIn(value.trim()) : [])));
  const forms = [...secrets].flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
  ]);
  const wanted = [...new Set(forms)]
    .filter(({ length }) => length >= MIN_SECRET_LENGTH)
    .sort((a, b) => b.length - a.length);
  return (text) => {
    let rest = text;
    for (const secret of wanted) if (rest.includes(secret)) rest = rest.replaceAll(secret, "[secret]");
    return rest.includes("@") ? rest.replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"'\\]+@/gi, "$1[secret]@") : rest;
  };
}

function secretsIn(value: string): string[] {
  const [, part] = /^\d+:([\w-]{3,})$/.exec(value) ?? [];
  if (part !== undefined) return [value, part, webhookSecret(value)];
  const { username = "", password = "" } = URL.parse(value) ?? {};
  if (password === "") return [];
  const [name, word] = [decoded(username), decoded(password)];
  return [password, word, Buffer.from(`${name}:${word}`).toString("base64")];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Text as a terminal may show it: what would move its cursor, change its title or turn the order of what follows (C0 but for line breaks
 * and tabs, C1, bidirectional embeddings, overrides and isolates) is written as JSON escapes it. In JSON it means the same.
 */
export function printable(text: string): string {
  return text.replace(
    /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * From now on this process writes no secret to a person's terminal or a service's journal, whoever writes it: a command, a library, the
 * stack of an error that nobody caught; and on standard output nothing that the terminal would obey.
 */
export function guardOutput(environment: Record<string, string | undefined>): void {
  const hide = createBlotter(Object.values(environment));
  const through = (stream: NodeJS.WriteStream, change: (text: string) => string) => {
    const write = stream.write.bind(stream) as (...given: unknown[]) => boolean;
    stream.write = (chunk: unknown, ...others: unknown[]) =>
      write(typeof chunk === "string" ? change(chunk) : chunk, ...others);
  };
  through(process.stdout, (text) => printable(hide(text)));
  // Progress bars move the cursor there.
  through(process.stderr, hide);
  process.on("uncaughtException", (error) => {
    console.error(printable(inspect(error)));
    process.exit(1);
  });
}
