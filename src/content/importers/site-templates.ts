import { escapedHtml } from "./markdown.ts";

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** A tag is at most so long, in UTF-16 units; what never ends is text. */
const TAG =
  /\{\{[<%]-?\s*([\s\S]{0,2000}?)\s*-?\/?\s*[%>]\}\}|\{%-?\s*([\s\S]{0,2000}?)\s*-?%\}|\{\{-?\s*([^{}\n]{0,500}?)\s*-?\}\}/g;

/**
 * A site generator's text as its readers see it: Hugo's shortcodes and Liquid's tags become what they show, or go; attributes
 * in braces, admonition fences and MDX's code go as well. What stands in code is shown as it is.
 */
export function withoutTemplates(text: string, { isMdx = false } = {}): string {
  if (!isMdx && !/[{:[]/.test(text)) return text;
  const parts = partsOf(highlighted(text));
  return parts.map(({ text: part, isCode }) => (isCode ? part : prose(part, isMdx))).join("\n");
}

/** Blocks of code that are written as tags become fenced ones, before anything in them is taken for a tag. */
function highlighted(text: string): string {
  return text
    .replace(
      /\{%-?\s*highlight\s+([\w+#-]+)[^%]{0,100}%\}\n?([\s\S]{0,200000}?)\{%-?\s*endhighlight\s*-?%\}/g,
      (_, language: string, code: string) => fenced(language, code),
    )
    .replace(
      /\{\{<\s*highlight\s+"?([\w+#-]+)"?[^>]{0,200}>\}\}\n?([\s\S]{0,200000}?)\{\{<\s*\/\s*highlight\s*>\}\}/g,
      (_, language: string, code: string) => fenced(language, code),
    )
    .replace(/\{%-?\s*(?:end)?raw\s*-?%\}\n?/g, "");
}

function fenced(language: string, code: string): string {
  return `\n\`\`\`\`${language}\n${code.trimEnd()}\n\`\`\`\`\n`;
}

/** Runs of lines within fences and outside of them. */
function partsOf(text: string): { text: string; isCode: boolean }[] {
  const parts: { lines: string[]; isCode: boolean }[] = [];
  let fence: string | undefined;
  for (const line of text.split("\n")) {
    const marker = FENCE.exec(line)?.[1];
    const isFence =
      marker !== undefined &&
      (fence === undefined || (marker[0] === fence[0] && marker.length >= fence.length && line.trim() === marker));
    const isCode = fence !== undefined || isFence;
    const last = parts.at(-1);
    if (last && last.isCode === isCode && !(isFence && fence === undefined && last.isCode)) last.lines.push(line);
    else parts.push({ lines: [line], isCode });
    if (isFence) fence = fence === undefined ? marker : undefined;
  }
  return parts.map(({ lines, isCode }) => ({ text: lines.join("\n"), isCode }));
}

function prose(text: string, isMdx: boolean): string {
  const spans: string[] = [];
  // What stands between backticks on one line is shown as it is.
  const apart = text
    .replace(/[\ue003\ue004]/g, "")
    .replace(/(`{1,3})(?!`)[^`\n]{1,500}\1(?!`)/g, (code) => `\ue003${spans.push(code) - 1}\ue004`);
  const shown = withoutAttributes(
    apart
      .replace(/\{\{[<%]\/\*([\s\S]{0,500}?)\*\/[>%]\}\}/g, (_, inside: string) => `\`{{<${inside}>}}\``)
      .replace(/\{%-?\s*comment\s*-?%\}[\s\S]{0,20000}?\{%-?\s*endcomment\s*-?%\}/g, "")
      // A link to another page of the site leads nowhere in a message; its words stay.
      .replace(
        /\]\((?:\{\{[<%]\s*(?:rel)?ref\s[^{}\n]{0,300}[>%]\}\}|\{%-?\s*(?:post_url|link)\s[^{}\n]{0,300}%\})/g,
        "](#",
      )
      .replace(TAG, (_, hugo?: string, liquid?: string, output?: string) => shownBy(hugo ?? liquid ?? "", output)),
  );
  const plain = isMdx ? withoutMdx(shown) : shown;
  return plain.replace(/\ue003(\d+)\ue004/g, (_, at: string) => spans[Number(at)] ?? "");
}

function shownBy(tag: string, output: string | undefined): string {
  if (output !== undefined) {
    // "{{ site.baseurl }}/picture.png" and "{{ '/picture.png' | relative_url }}".
    const quoted = /^["']([^"']*)["']\s*(?:\||$)/.exec(output);
    return quoted?.[1] ?? "";
  }
  const [, slash = "", name = "", rest = ""] = /^(\/?)\s*([\w./-]+)\s*([\s\S]*)$/.exec(tag) ?? [];
  if (slash !== "") return "";
  const { named, listed } = argumentsOf(rest);
  const id = named.get("id") ?? listed[0] ?? "";
  switch (name.toLowerCase().replace(/^include$/, listed[0]?.replace(/\.html$/, "") ?? "include")) {
    case "figure":
    case "img":
    case "image":
    case "picture": {
      const isInclude = name === "include";
      const src =
        named.get("src") ??
        named.get("url") ??
        named.get("path") ??
        named.get("image_path") ??
        named.get("file") ??
        (isInclude ? "" : (listed[0] ?? ""));
      const alt = named.get("alt") ?? (isInclude ? "" : (listed[1] ?? ""));
      const about = [named.get("title"), named.get("caption")]
        .filter((one) => one !== undefined && one !== "")
        .join(" ");
      const credit = named.get("attr") ?? named.get("credit") ?? "";
      const image = src === "" ? "" : `<img src="${escapedHtml(src)}" alt="${escapedHtml(alt)}">`;
      const caption =
        about === "" && credit === ""
          ? ""
          : `<figcaption>${escapedHtml(about)}${credit === "" ? "" : `<span class="credit">${escapedHtml(credit)}</span>`}</figcaption>`;
      return image === "" && caption === "" ? "" : `\n\n<figure>${image}${caption}</figure>\n\n`;
    }
    case "youtube":
    case "youtubeplayer":
      return id === ""
        ? ""
        : `\n\n<iframe src="https://www.youtube.com/embed/${encodeURIComponent(id.replace(/^.*(?:v=|youtu\.be\/|embed\/)([\w-]+).*$/, "$1"))}"></iframe>\n\n`;
    case "vimeo":
      return id === ""
        ? ""
        : `\n\n<iframe src="https://player.vimeo.com/video/${encodeURIComponent(id)}"></iframe>\n\n`;
    case "x":
    case "tweet":
    case "twitter": {
      const address = id.startsWith("http")
        ? id
        : `https://twitter.com/${encodeURIComponent(named.get("user") ?? "i")}/status/${encodeURIComponent(id)}`;
      return id === "" ? "" : `\n\n<${address}>\n\n`;
    }
    case "instagram":
      return id === "" ? "" : `\n\n<https://www.instagram.com/p/${encodeURIComponent(id)}/>\n\n`;
    case "gist":
      return id === "" ? "" : `\n\n<https://gist.github.com/${[id, listed[1]].filter(Boolean).join("/")}>\n\n`;
    case "video":
    case "audio": {
      const src = named.get("src") ?? named.get("url") ?? id;
      return src === "" ? "" : `\n\n<${name.toLowerCase()} src="${escapedHtml(src)}"></${name.toLowerCase()}>\n\n`;
    }
    case "details":
    case "collapse":
    case "expand":
    case "quote":
    case "blockquote":
    case "notice":
    case "note":
    case "callout":
    case "admonition":
    case "alert":
    case "tab":
    case "button": {
      const title = named.get("title") ?? named.get("summary") ?? "";
      return title === "" ? "" : `\n\n**${title}**\n\n`;
    }
    default:
      return "";
  }
}

function argumentsOf(written: string): { named: Map<string, string>; listed: string[] } {
  const named = new Map<string, string>();
  const listed: string[] = [];
  for (const [, name, double, single, tick, bare] of written.matchAll(
    /(?:([\w-]+)\s*=\s*)?(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s"'=]+))/g,
  )) {
    const value = double ?? single ?? tick ?? bare ?? "";
    if (name === undefined) listed.push(value);
    else named.set(name.toLowerCase(), value);
  }
  return { named, listed };
}

/** `{: .note}`, `{#id}`, `{.class}` (kramdown, Goldmark), and the fences of admonitions (`:::note Title`). */
function withoutAttributes(text: string): string {
  return text
    .replace(/^[ \t]*\{:[^{}\n]{0,300}\}[ \t]*$/gm, "")
    .replace(/[ \t]*\{:[^{}\n]{0,300}\}/g, "")
    .replace(/^(#{1,6}[ \t].*?)[ \t]*\{[#.][^{}\n]{1,200}\}[ \t]*$/gm, "$1")
    .replace(/(\]\([^()\n]{0,500}\))\{[^{}\n]{1,200}\}/g, "$1")
    .replace(
      /^[ \t]*:{3,}[ \t]*(?:\{[^}\n]*\}|[\w-]*)?(?:[ \t]*\[([^\]\n]*)\])?([^\n]*)$/gm,
      (_, bracketed?: string, title?: string) => {
        const shown = (bracketed ?? title ?? "").replace(/\{[^}]*\}/g, "").trim();
        return shown === "" ? "" : `\n**${shown}**\n`;
      },
    )
    .replace(/^[-*]?[ \t]*\[(?:toc|TOC)\][ \t]*$/gm, "");
}

/** Modules and components are code; what stands in components is text. */
function withoutMdx(text: string): string {
  return text
    .replace(
      /^(?:import\s[^\n]*?from\s+["'][^"'\n]+["'];?|import\s+["'][^"'\n]+["'];?|export\s+(?:const|default|let|function)\s[^\n]*)$/gm,
      "",
    )
    .replace(/\{\/\*[\s\S]{0,5000}?\*\/\}/g, "")
    .replace(/<\/?[A-Z][\w.]*(?:\s[^<>]{0,1000})?\/?>/g, "")
    .replace(/\{["']([^"'{}\n]{0,200})["']\}/g, "$1");
}
