import { webAddress } from "./addresses.ts";
import { embedAt, isPlayable } from "./html-embed.ts";
import { escapedHtml } from "./markdown.ts";

/** A file of the media library. */
export interface Attachment {
  url: string;
  alt?: string;
  caption?: string;
}

export interface WordpressText {
  /** Shortcodes name files by their number. */
  attachment?: (id: string) => Attachment | undefined;
  /** What a gallery without numbers shows: all files of the post. */
  attached?: () => Attachment[];
}

/** A shortcode's tag is at most so long, in UTF-16 units. */
const SHORTCODE = /\[(\[?)(\/?)([a-zA-Z][\w-]{0,60})((?:[\s=/][^\]]{0,2000})?)\](\]?)/g;
/** Plugins' names that mean nothing to a reader, also without attributes or an end. */
const KNOWN =
  /^(?:caption|wp_caption|gallery|embed|audio|video|playlist|youtube|vimeo|soundcloud|tweet|instagram|code|sourcecode|source|php|js|css|html|text|quote|pullquote|blockquote|spoiler|su_\w+|vc_\w+|et_pb_\w+|fusion_\w+|av_\w+|fl_\w+|ultimate_\w+|contact-form(?:-7)?|gravityform|ninja_form|wpforms|mc4wp_form|newsletter\w*|rev_slider\w*|smartslider3|layerslider|toc|table|tablepress|one_half\w*|one_third\w*|two_third\w*|column\w*|row|button|clear|divider|spacer|dropcap|highlight|tabs?|toggle|accordion\w*|ads?|adrotate|adsense|ad_\w+|related\w*|social\w*|share\w*|sharethis|addtoany|subscribe\w*|subscription_form|polldaddy|poll|ratings|jetpack\w*|googlemaps?|wpgmza|ngg\w*|nggallery|singlepic|download|purchase_link|members?_only|restrict\w*|wp-\w+|more|nextpage|footnote|ref|efn_note|mfn|latexpage|latex)$/;
const CODE_NAMES = /^(?:code|sourcecode|source|php|js|css|html)$/;

/**
 * The HTML of a post as WordPress stores it: classic text gets its paragraphs (`wpautop`), blocks lose their comments, shortcodes
 * become what they show or lose their brackets, an address alone on a line becomes the player it stands for.
 */
export function htmlFromWordpress(stored: string, files: WordpressText = {}): string {
  const kept: string[] = [];
  const keep = (html: string) => `\ue000${kept.push(html) - 1}\ue001`;
  const hasBlocks = /<!--\s+wp:/.test(stored);
  let text = stored.replace(/\r\n?/g, "\n").replace(/[\ue000-\ue002]/g, "");
  text = setAside(text, /<pre\b/gi, "</pre>", keep);
  text = setAside(text, /<code\b/gi, "</code>", keep);
  text = text.replace(/<!--(?:more|nextpage|noteaser)[\s\S]{0,200}?-->/g, "\n\n");
  text = codeShortcodes(text, keep);
  text = mediaShortcodes(text, files);
  text = withoutShortcodes(text);
  text = text.replace(
    /<div class="wp-block-embed__wrapper">\s*(https?:\/\/[^\s<]+)\s*<\/div>/g,
    (_, url: string) => playerOf(url.replaceAll("&amp;", "&")) ?? `<p><a href="${url}">${url}</a></p>`,
  );
  // An address on a line of its own.
  text = text.replace(/^[ \t]*(?:<p>)?[ \t]*(https?:\/\/[^\s<>"]+)[ \t]*(?:<\/p>)?[ \t]*$/gm, (line, url: string) => {
    const player = playerOf(url.replaceAll("&amp;", "&"));
    return player === undefined ? line : `\n\n${player}\n\n`;
  });
  const html = hasBlocks || isMadeOfParagraphs(text) ? text : withParagraphs(text);
  return html.replace(/\ue000(\d+)\ue001/g, (_, at: string) => kept[Number(at)] ?? "");
}

/** Every part from `start` to `end`, kept out of what follows. */
function setAside(text: string, start: RegExp, end: string, keep: (html: string) => string): string {
  const lower = text.toLowerCase();
  let result = "";
  let from = 0;
  for (const { index } of text.matchAll(start)) {
    if (index < from) continue;
    const close = lower.indexOf(end, index);
    if (close < 0) break;
    result += text.slice(from, index) + keep(text.slice(index, close + end.length));
    from = close + end.length;
  }
  return result + text.slice(from);
}

function codeShortcodes(text: string, keep: (html: string) => string): string {
  return text
    .replace(/\[(code|sourcecode|source|php|js|css)((?:\s[^\]]{0,300})?)\]/g, (tag) => `\ue002${tag}`)
    .split("\ue002")
    .map((part, index) => {
      if (index === 0) return part;
      const open = /^\[(\w+)([^\]]*)\]/.exec(part);
      const name = open?.[1] ?? "";
      const end = part.indexOf(`[/${name}]`);
      if (!open || end < 0) return part;
      const language =
        attributesOf(open[2] ?? "").get("language") ??
        attributesOf(open[2] ?? "").get("lang") ??
        (/^(?:php|js|css)$/.test(name) ? name : "");
      const code = part.slice(open[0].length, end).replace(/^\n/, "");
      // It is stored with its angle brackets written as entities, or not.
      const body = /&lt;|&gt;|&amp;/.test(code) ? code : escapedHtml(code);
      return `\n\n${keep(`<pre><code class="language-${escapedHtml(language)}">${body}</code></pre>`)}\n\n${part.slice(end + name.length + 3)}`;
    })
    .join("");
}

function attributesOf(written: string): Map<string, string> {
  const found = new Map<string, string>();
  const plain = written.replace(/[“”″]|&quot;|&#8220;|&#8221;|&#8243;/g, '"');
  for (const [, name = "", double, single, bare] of plain.matchAll(
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g,
  )) {
    found.set(name.toLowerCase(), double ?? single ?? bare ?? "");
  }
  return found;
}

function mediaShortcodes(text: string, files: WordpressText): string {
  return paired(
    text,
    /^(?:wp_)?caption$/,
    (attributes, inner) => {
      const media =
        /^\s*((?:<a\b[^>]*>\s*)?(?:<img\b[^>]*>|<iframe\b[\s\S]*?<\/iframe>)(?:\s*<\/a>)?)/i.exec(inner)?.[1] ?? "";
      const caption = inner.slice(inner.indexOf(media) + media.length).trim() || (attributes.get("caption") ?? "");
      return `\n\n<figure>${media}<figcaption>${caption}</figcaption></figure>\n\n`;
    },
    (name, attributes, inner) => {
      switch (name) {
        case "gallery":
          return galleryOf(attributes, files);
        case "embed":
        case "youtube":
        case "vimeo":
        case "soundcloud":
        case "tweet": {
          const address = inner?.trim() || attributes.get("url") || attributes.get("src") || "";
          const id = attributes.get("id");
          const url =
            webAddress(address.replaceAll("&amp;", "&")) ??
            (id !== undefined && name === "youtube"
              ? `https://www.youtube.com/watch?v=${encodeURIComponent(id)}`
              : id !== undefined && name === "vimeo"
                ? `https://vimeo.com/${encodeURIComponent(id)}`
                : undefined);
          if (url === undefined) return inner ?? "";
          return `\n\n${playerOf(url) ?? `<p><a href="${escapedHtml(url)}">${escapedHtml(url)}</a></p>`}\n\n`;
        }
        case "video":
        case "audio": {
          const url =
            ["src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav"]
              .map((key) => attributes.get(key))
              .find((one) => one !== undefined) ??
            inner?.trim() ??
            "";
          return url === "" ? "" : `\n\n<${name} src="${escapedHtml(url)}"></${name}>\n\n`;
        }
        default:
          return undefined;
      }
    },
  );
}

/** Replaces shortcodes: those named `pairedNames` with what stands up to their end, others by `single`, with what stands in them if they have an end. */
function paired(
  text: string,
  pairedNames: RegExp,
  whole: (attributes: Map<string, string>, inner: string) => string,
  single: (name: string, attributes: Map<string, string>, inner: string | undefined) => string | undefined,
): string {
  let result = "";
  let from = 0;
  // Where the next end of each name is, looked for once and not from every beginning.
  const ends = new Map<string, number>();
  const endOf = (name: string, after: number): number => {
    const known = ends.get(name);
    if (known !== undefined && (known < 0 || known >= after)) return known;
    const found = text.indexOf(`[/${name}]`, after);
    ends.set(name, found);
    return found;
  };
  for (const match of text.matchAll(SHORTCODE)) {
    const [written, escaped = "", slash = "", name = "", attributes = ""] = match;
    if (match.index < from || escaped !== "" || slash !== "") continue;
    if (!pairedNames.test(name) && !/^(?:gallery|embed|youtube|vimeo|soundcloud|tweet|video|audio)$/.test(name))
      continue;
    const afterTag = match.index + written.length;
    const end = endOf(name, afterTag);
    const isNear = end >= 0 && end - afterTag < 20_000 && !text.slice(afterTag, end).includes(`[${name}`);
    const inner = isNear ? text.slice(afterTag, end) : undefined;
    const shown = pairedNames.test(name)
      ? whole(attributesOf(attributes), inner ?? "")
      : single(name, attributesOf(attributes), inner);
    if (shown === undefined) continue;
    result += text.slice(from, match.index) + shown;
    from = inner === undefined ? afterTag : end + name.length + 3;
  }
  return result + text.slice(from);
}

function galleryOf(attributes: ReadonlyMap<string, string>, files: WordpressText): string {
  const ids = (attributes.get("ids") ?? attributes.get("include") ?? "").split(/[\s,]+/).filter((id) => id !== "");
  const found = ids.length > 0 ? ids.flatMap((id) => files.attachment?.(id) ?? []) : (files.attached?.() ?? []);
  if (found.length === 0) return "";
  const figures = found.map(
    ({ url, alt = "", caption = "" }) =>
      `<figure><img src="${escapedHtml(url)}" alt="${escapedHtml(alt)}">${caption === "" ? "" : `<figcaption>${caption}</figcaption>`}</figure>`,
  );
  return `\n\n<figure class="wp-block-gallery">${figures.join("")}</figure>\n\n`;
}

/** Shortcodes without their brackets; "[sic]" and "[1]" are text, and "[[tag]]" shows a tag. */
function withoutShortcodes(text: string): string {
  const closed = new Set([...text.matchAll(/\[\/([\w-]{1,60})\]/g)].map(([, name]) => name));
  return text.replace(
    SHORTCODE,
    (written, before: string, slash: string, name: string, attributes: string, after: string) => {
      if (before !== "" && after !== "") return written.slice(1, -1);
      const isOne = KNOWN.test(name) || closed.has(name) || slash !== "" || /[\w-]\s*=\s*["'“”&\w]/.test(attributes);
      // "[link text](address)" in a post that is written in Markdown.
      return isOne && !CODE_NAMES.test(name) ? before + after : written;
    },
  );
}

function playerOf(url: string): string | undefined {
  const address = webAddress(url);
  if (address === undefined || !isPlayable(address)) return undefined;
  const block = embedAt(address);
  return block.type === "embed" ? `<iframe src="${escapedHtml(block.url)}"></iframe>` : undefined;
}

function isMadeOfParagraphs(text: string): boolean {
  return /<p[\s>]/i.test(text) && !/\n[^\S\n]*\n\s*(?!<|\ue000|\s|\[)/.test(text.replace(/<\/p>\s*/gi, ""));
}

const BLOCK =
  "(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary|center|iframe|video|audio|script)";
const AROUND_BLOCK =
  /(<\/?(?:table|div|dl|ul|ol|blockquote|address|p|h[1-6]|hr|section|article|aside|header|footer|figure|details|center|iframe|video|audio|form)\b[^>]{0,2000}>)/gi;
const STARTS_WITH_BLOCK = new RegExp(`^</?${BLOCK}\\b|^\ue000\\d+\ue001$`, "i");

/** Empty lines end paragraphs, line breaks are kept: what WordPress does when it shows classic text. */
function withParagraphs(text: string): string {
  return text
    .replace(AROUND_BLOCK, (tag) =>
      /^<\/(?:iframe|video|audio|p|h[1-6])/i.test(tag)
        ? `${tag}\n\n`
        : /^<(?:iframe|video|audio|p|h[1-6])\b/i.test(tag)
          ? `\n\n${tag}`
          : `\n\n${tag}\n\n`,
    )
    .split(/\n[^\S\n]*\n\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => (STARTS_WITH_BLOCK.test(part) ? part : `<p>${part.replace(/\s*\n/g, "<br>")}</p>`))
    .join("\n");
}
