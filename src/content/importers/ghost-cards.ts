import { escapedHtml, htmlOfMarkdown } from "./markdown.ts";

type Json = Record<string, unknown>;

const object = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
const array = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Lexical's bits of a text's format (`lexical/src/LexicalConstants.ts`), innermost first. */
const FORMATS: readonly [number, string][] = [
  [16, "code"],
  [1, "strong"],
  [2, "em"],
  [4, "s"],
  [8, "u"],
  [32, "sub"],
  [64, "sup"],
  [128, "mark"],
];

/** The HTML of a post as Ghost's editor stores it since version 5. Unknown cards give the texts that they hold. */
export function htmlFromLexical(json: string): string {
  return lexicalNode(object(object(JSON.parse(json)).root));
}

function lexicalNode(node: Json): string {
  const inner = () =>
    array(node.children)
      .map((child) => lexicalNode(object(child)))
      .join("");
  switch (node.type) {
    case "root":
      return inner();
    case "paragraph":
      return `<p>${inner()}</p>`;
    case "heading":
    case "extended-heading":
      return /^h[1-6]$/.test(text(node.tag))
        ? `<${text(node.tag)}>${inner()}</${text(node.tag)}>`
        : `<h2>${inner()}</h2>`;
    case "list":
      return node.listType === "number"
        ? `<ol start="${Number(node.start) || 1}">${inner()}</ol>`
        : `<ul>${inner()}</ul>`;
    case "listitem":
      return `<li>${typeof node.checked === "boolean" ? `<input type="checkbox"${node.checked ? " checked" : ""}>` : ""}${inner()}</li>`;
    case "quote":
    case "extended-quote":
      return `<blockquote>${inner()}</blockquote>`;
    case "aside":
      return `<blockquote class="pullquote">${inner()}</blockquote>`;
    case "linebreak":
      return "<br>";
    case "tab":
      return " ";
    case "link":
    case "autolink":
      return `<a href="${escapedHtml(text(node.url))}">${inner()}</a>`;
    case "text":
    case "extended-text":
      return FORMATS.reduce(
        (html, [bit, tag]) => ((Number(node.format) & bit) === 0 ? html : `<${tag}>${html}</${tag}>`),
        escapedHtml(text(node.text)),
      );
    case "table":
      return `<table>${inner()}</table>`;
    case "tablerow":
      return `<tr>${inner()}</tr>`;
    case "tablecell":
      return Number(node.headerState) > 0 ? `<th>${inner()}</th>` : `<td>${inner()}</td>`;
    default:
      return Array.isArray(node.children) && node.children.length > 0 ? inner() : card(text(node.type), node);
  }
}

/** What a card shows, for both of Ghost's editors. */
function card(name: string, data: Json): string {
  switch (name) {
    case "image":
      return figure(picture(data), text(data.caption));
    case "gallery": {
      const pictures = array(data.images)
        .map((one) => `<figure>${picture(object(one))}</figure>`)
        .join("");
      return `<figure class="gallery">${pictures}${caption(text(data.caption))}</figure>`;
    }
    case "code":
    case "codeblock":
      return `<figure><pre><code class="language-${escapedHtml(text(data.language))}">${escapedHtml(text(data.code))}</code></pre>${caption(text(data.caption))}</figure>`;
    case "hr":
    case "horizontalrule":
      return "<hr>";
    case "html":
      return text(data.html);
    case "markdown":
    case "card-markdown":
      return htmlOfMarkdown(text(data.markdown));
    case "embed":
      return embed(data);
    case "bookmark": {
      const about = object(data.metadata);
      const title = text(about.title) || text(data.title) || text(data.url);
      const description = text(about.description) || text(data.description);
      return `<p><a href="${escapedHtml(text(data.url))}">${escapedHtml(title)}</a>${description === "" ? "" : `<br>${escapedHtml(description)}`}</p>${caption(text(data.caption)) === "" ? "" : `<p>${text(data.caption)}</p>`}`;
    }
    case "callout":
      return `<blockquote><p>${escapedHtml(text(data.calloutEmoji))} ${text(data.calloutText)}</p></blockquote>`;
    case "toggle":
      return `<details><summary>${text(data.heading)}</summary>${text(data.content)}</details>`;
    case "button":
      return `<p><a href="${escapedHtml(text(data.buttonUrl))}">${escapedHtml(text(data.buttonText))}</a></p>`;
    case "video":
      return `<figure><video src="${escapedHtml(text(data.src))}" title="${escapedHtml(text(data.title))}"></video>${caption(text(data.caption))}</figure>`;
    case "audio":
      return `<audio src="${escapedHtml(text(data.src))}" title="${escapedHtml(text(data.title))}"></audio>`;
    case "file":
      return `<p><a href="${escapedHtml(text(data.src))}">${escapedHtml(text(data.fileTitle) || text(data.fileName))}</a> ${escapedHtml(text(data.fileCaption))}</p>`;
    case "header":
      return `<h2>${text(data.header) || text(data.heading)}</h2><p>${text(data.subheader) || text(data.subheading)}</p>`;
    case "product":
      return `<h4>${text(data.productTitle)}</h4>${text(data.productDescription)}`;
    // Forms, offers and what is only for a mail.
    case "signup":
    case "paywall":
    case "email":
    case "email-cta":
    case "call-to-action":
    case "transistor":
      return "";
    default:
      return Object.values(data)
        .filter((one) => typeof one === "string" && /\s/.test(one))
        .map((one) => `<p>${one}</p>`)
        .join("");
  }
}

function embed(data: Json): string {
  const url = text(data.url);
  const html = text(data.html);
  const shown =
    /<iframe/i.test(html) || url === ""
      ? html
      : `<p><a href="${escapedHtml(url)}">${escapedHtml(text(object(data.metadata).title) || url)}</a></p>`;
  return `<figure>${shown}${caption(text(data.caption))}</figure>`;
}

function picture(data: Json): string {
  return `<img src="${escapedHtml(text(data.src))}" alt="${escapedHtml(text(data.alt))}">`;
}

function figure(inner: string, note: string): string {
  return `<figure>${inner}${caption(note)}</figure>`;
}

function caption(html: string): string {
  return html === "" ? "" : `<figcaption>${html}</figcaption>`;
}

/** The HTML of a post as Ghost's editor stored it up to version 4: Mobiledoc 0.3. */
export function htmlFromMobiledoc(json: string): string {
  const document = object(JSON.parse(json));
  const markups = array(document.markups).map(array);
  const atoms = array(document.atoms).map(array);
  const cards = array(document.cards).map(array);
  return array(document.sections)
    .map(array)
    .map(([kind, first, second]) => {
      switch (kind) {
        case 1: {
          const tag = /^(?:p|h[1-6]|blockquote|aside)$/.test(text(first)) ? text(first) : "p";
          const inner = markers(array(second), markups, atoms);
          return tag === "aside" ? `<blockquote class="pullquote">${inner}</blockquote>` : `<${tag}>${inner}</${tag}>`;
        }
        case 2:
          return picture({ src: first });
        case 3: {
          const items = array(second).map((item) => `<li>${markers(array(item), markups, atoms)}</li>`);
          return first === "ol" ? `<ol>${items.join("")}</ol>` : `<ul>${items.join("")}</ul>`;
        }
        case 10: {
          const [name, data] = cards[Number(first)] ?? [];
          return card(text(name), object(data));
        }
        default:
          return "";
      }
    })
    .join("");
}

/** Markers open markups, hold a text, and close so many of them. */
function markers(list: unknown[], markups: unknown[][], atoms: unknown[][]): string {
  const open: string[] = [];
  let html = "";
  for (const marker of list.map(array)) {
    const [kind, opened, closed, content] = marker;
    for (const at of array(opened)) {
      const [tag, attributes] = markups[Number(at)] ?? [];
      if (!/^[a-z][a-z0-9]*$/.test(text(tag))) continue;
      const names = array(attributes).map(text);
      const href = names[names.indexOf("href") + 1] ?? "";
      html += tag === "a" ? `<a href="${escapedHtml(href)}">` : `<${text(tag)}>`;
      open.push(text(tag));
    }
    if (kind === 1) {
      const [name, shown] = atoms[Number(content)] ?? [];
      html += name === "soft-return" ? "<br>" : escapedHtml(text(shown));
    } else {
      html += escapedHtml(text(content));
    }
    for (let left = Number(closed) || 0; left > 0; left--) {
      const tag = open.pop();
      if (tag !== undefined) html += `</${tag}>`;
    }
  }
  return (
    html +
    open
      .reverse()
      .map((tag) => `</${tag}>`)
      .join("")
  );
}
