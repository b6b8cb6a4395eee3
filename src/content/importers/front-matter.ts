import { parse as parseToml, TomlError } from "smol-toml";
import { isMap, isScalar, LineCounter, parseDocument, type Document as YamlDocument } from "yaml";
import { z } from "zod";
import { AppError, messageOf } from "../../core/errors.ts";
import { before, requireDate } from "./dates.ts";
import { withinStack } from "./nesting.ts";

/** The fields of a Markdown file's front matter, under whatever of their usual names they were written. */
export interface FrontMatter {
  id?: string;
  title?: string;
  lead?: string;
  author?: string;
  tags: string[];
  language?: string;
  url?: string;
  /** Epoch ms. */
  publishedAt?: number;
  /** True: `publishedAt` counts back from the moment of reading, and is another one each time. */
  datedByAge?: boolean;
  draft?: boolean;
  picture?: string;
  pictureAlt?: string;
  pictureCaption?: string;
}

const Scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
/** Hugo and others write lists of names, or of things that have a name. */
const Name = z.union([Scalar, z.looseObject({ name: Scalar }).transform(({ name }) => name)]);
const Names = z.union([
  z.array(Name.nullable()).transform((list) => list.filter((name) => name !== null)),
  Name.transform((name) => [name]),
]);
const Address = z.union([
  Scalar,
  z
    .looseObject({
      url: Scalar.optional(),
      src: Scalar.optional(),
      path: Scalar.optional(),
      image: Scalar.optional(),
      feature: Scalar.optional(),
    })
    .transform((one, context) => {
      const found = one.url ?? one.src ?? one.path ?? one.image ?? one.feature;
      if (found !== undefined) return found;
      context.addIssue("no address");
      return z.NEVER;
    }),
  z
    .array(Scalar)
    .min(1)
    .transform(([first]) => first ?? ""),
]);

/** Where front matter ends: the fence alone on a line, as Jekyll and Hugo write it. */
const FENCED = /^---[ \t]*\n(?:([\s\S]*?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/;
/** TOML, as Hugo and Zola write it. */
const PLUS_FENCED = /^\+\+\+[ \t]*\n(?:([\s\S]*?)\n)?\+\+\+[ \t]*(?:\n|$)/;
/** JSON, which Hugo takes as well: an object that begins and ends on lines of its own. */
const BRACED = /^\{[ \t]*\n[\s\S]*?\n\}[ \t]*(?:\n|$)/;

/**
 * Splits a Markdown file (line breaks already "\n") into its front matter and its body.
 * @param ageFrom epoch ms: what `age`, an ISO 8601 duration, counts back from
 * @throws FrontMatterError for YAML that can't be read and for a value that is none
 */
export function splitFrontMatter(text: string, ageFrom: number): { fields: FrontMatter; body: string } {
  const fenced = FENCED.exec(text);
  if (fenced) return { fields: readFields(keysOf(fenced[1] ?? ""), ageFrom), body: text.slice(fenced[0].length) };
  const plus = PLUS_FENCED.exec(text);
  if (plus) return { fields: readFields(tomlKeys(plus[1] ?? ""), ageFrom), body: text.slice(plus[0].length) };
  const braced = BRACED.exec(text);
  const json = braced && jsonKeys(braced[0]);
  if (braced && json) return { fields: readFields(json, ageFrom), body: text.slice(braced[0].length) };
  return { fields: { tags: [] }, body: text };
}

function tomlKeys(toml: string): Map<string, Entry> {
  try {
    return entriesOf(
      withinStack(() => parseToml(toml)),
      (name) => lineOfKey(toml, name),
    );
  } catch (cause) {
    if (cause instanceof TomlError) {
      throw new FrontMatterError(
        cause.line + 1,
        `The front matter is no TOML: ${cause.message.split("\n")[0]?.replace(/^Invalid TOML document: /, "")}.`,
        { cause },
      );
    }
    throw cause;
  }
}

/** Undefined for what isn't JSON: a text may begin with a brace. */
function jsonKeys(json: string): Map<string, Entry> | undefined {
  try {
    return entriesOf(JSON.parse(json) as Record<string, unknown>, () => 1);
  } catch {
    return undefined;
  }
}

function lineOfKey(toml: string, name: string): number {
  return (
    Math.max(
      0,
      toml.split("\n").findIndex((line) => line.trimStart().replace(/^["']/, "").startsWith(name)),
    ) + 2
  );
}

/** Zola keeps its taxonomies and what is the theme's in tables of their own; Hugo calls them `params`. */
function entriesOf(content: Record<string, unknown>, lineOf: (name: string) => number): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const table of [content.extra, content.params, content.taxonomies, content]) {
    if (typeof table !== "object" || table === null) continue;
    for (const [name, value] of Object.entries(table)) {
      if (value === content.extra && name === "extra") continue;
      found.set(keyName(name), { value: value instanceof Date ? String(value.toJSON()) : value, line: lineOf(name) });
    }
  }
  return found;
}

function keyName(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, "");
}

/** A mistake in front matter; `line` counts from 1 at the top of the file. */
export class FrontMatterError extends AppError {
  readonly line: number;

  constructor(line: number, message: string, options?: ErrorOptions) {
    super("invalid", message, options);
    this.line = line;
  }
}

interface Entry {
  value: unknown;
  line: number;
}

/** Keys without case, "_" and "-", so that "published_at" and "publishedAt" are one. */
function keysOf(yaml: string): Map<string, Entry> {
  const lineCounter = new LineCounter();
  // The core schema reads dates as the strings they are, so that this program decides what they mean.
  const document = withinStack(() => parseDocument(yaml, { schema: "core", lineCounter, logLevel: "error" }));
  // The fence is line 1 of the file.
  const lineAt = (offset: number | undefined) => lineCounter.linePos(offset ?? 0).line + 1;
  const [problem] = document.errors;
  if (problem) {
    const what = problem.message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "");
    throw new FrontMatterError(
      lineAt(problem.pos[0]),
      `The front matter is no YAML: ${what}. A value with ": " in it needs quotes.`,
    );
  }
  if (document.contents === null) return new Map();
  if (!isMap(document.contents))
    throw new FrontMatterError(2, "The front matter is not a list of keys and values (title: …).");
  const content = contentOf(document);
  const values = new Map(Object.entries(content));
  return new Map(
    document.contents.items.flatMap(({ key }) => {
      if (!isScalar(key)) return [];
      const name = String(key.value);
      return [[keyName(name), { value: values.get(name), line: lineAt(key.range?.[0]) }]];
    }),
  );
}

function contentOf(document: YamlDocument): object {
  try {
    return withinStack(() => document.toJS({ maxAliasCount: 100 }) as object);
  } catch (cause) {
    // An alias that leads nowhere, or to more than anybody wrote by hand.
    throw new FrontMatterError(2, `The front matter can't be read: ${messageOf(cause)}.`, { cause });
  }
}

function readFields(keys: ReadonlyMap<string, Entry>, ageFrom: number): FrontMatter {
  /** The first of these keys that has a value, read by `read`, which may refuse it. */
  const first = <T>(read: (value: unknown, name: string) => T, ...names: string[]): T | undefined => {
    for (const name of names) {
      const { value, line = 1 } = keys.get(name) ?? {};
      if (value === undefined || value === null || value === "") continue;
      try {
        return read(value, name);
      } catch (cause) {
        throw new FrontMatterError(line, messageOf(cause), { cause });
      }
    }
    return undefined;
  };
  const age = first((value) => before(ageFrom, String(value)), "age");
  // Jekyll's "published: false" is no date.
  const published = keys.get("published");
  const isUnpublished = /^(?:false|no)$/i.test(String(published?.value ?? ""));
  const saysWhether = isUnpublished || /^(?:true|yes)$/i.test(String(published?.value ?? ""));
  const dateNames = [
    "publishedat",
    ...(saysWhether ? [] : ["published"]),
    "date",
    "pubdate",
    "publishdate",
    "publicationdate",
    "datepublished",
    "publishedon",
    "created",
    "createdat",
  ];
  const date = first((value, name) => requireDate(String(value), name), ...dateNames);
  const layout = first(text, "layout");
  // Jekyll divides a text at its spaces.
  const split = (tag: string) => tag.split(layout !== undefined && !/[,،;؛]/.test(tag) ? /\s+/ : /[,،;؛]/);
  const listed = (...names_: string[]) =>
    names_.flatMap((name) => {
      const value = keys.get(name)?.value;
      return (first(names, name) ?? []).flatMap(typeof value === "string" ? split : (tag) => tag.split(/[,،;؛]/));
    });
  const tags = listed("tags", "tag", "categories", "category", "topics");
  return {
    id: first(text, "id"),
    title: first(text, "title"),
    lead: first(text, "lead", "summary", "description", "excerpt", "subtitle", "intro", "abstract", "standfirst"),
    author: first(names, "author", "authors", "byline")?.join(", "),
    tags: tags.length > 0 ? tags : listed("keywords"),
    language: first(text, "language", "lang", "locale"),
    url: first(text, "url", "canonical", "canonicalurl"),
    publishedAt: age ?? date,
    datedByAge: age !== undefined || undefined,
    draft: first(yes, "draft") || isUnpublished || undefined,
    picture: first(
      address,
      "picture",
      "image",
      "cover",
      "heroimage",
      "coverimage",
      "featuredimage",
      "featureimage",
      "thumbnail",
      "banner",
      "ogimage",
      "images",
    ),
    pictureAlt:
      first(text, "picturealt", "imagealt", "coveralt", "heroimagealt", "coverimagealt", "featuredimagealt") ??
      nested(keys, "alt"),
    pictureCaption: first(text, "picturecaption", "imagecaption", "covercaption") ?? nested(keys, "caption"),
  };
}

/** What a picture that is an object says of itself: `cover: {image, alt, caption}`. */
function nested(keys: ReadonlyMap<string, Entry>, name: string): string | undefined {
  for (const key of ["picture", "image", "cover", "heroimage", "coverimage", "featuredimage"]) {
    const value = keys.get(key)?.value;
    const found = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
    if (typeof found === "string") return found;
  }
  return undefined;
}

/** YAML 1.1, which older generators read, says yes in more words. */
const yes = (value: unknown, name: string) => /^(?:true|yes|on|1)$/i.test(text(value, name));
const text = (value: unknown, name: string) => parsed(Scalar, value, name, "a text");
const names = (value: unknown, name: string) => parsed(Names, value, name, "a text or a list of texts");
const address = (value: unknown, name: string) => parsed(Address, value, name, "the path or address of a picture");

function parsed<T>(schema: z.ZodType<T>, value: unknown, name: string, expected: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new AppError("invalid", `The front matter's "${name}" has to be ${expected}.`);
}
