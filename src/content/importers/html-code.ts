import type { Block } from "../document.ts";
import { cleanText } from "./clean-text.ts";
import { attribute, elementsIn, findAll, type HtmlElement, isElement, rawText } from "./html-nodes.ts";

/** What highlighters write into class names that is no language. */
const NO_LANGUAGE =
  /^(?:hljs|highlight\S*|code\S*|pre\S*|prettyprint\S*|linenums\S*|line-numbers|source\S*|wp-block-code|chroma|shiki\S*|language-|brush|none|nohighlight|plain|plaintext|text|undefined|\S*(?:theme|dark|light|scroll|wrap|font|bg-|copy)\S*)$/i;

/** Preformatted text, and in which language where that is said: on it, in it, or around it. */
export function codeBlock(element: HtmlElement): Block[] {
  const text = cleanText(rawText(element)).replace(/^\n+/, "").trimEnd();
  if (text.trim() === "") return [];
  const language = languageOf(element);
  return [{ type: "code", text, ...(language !== undefined && { language }) }];
}

function languageOf(element: HtmlElement): string | undefined {
  const inner = elementsIn(element).find((child) => child.tagName === "code");
  const around = [
    element.parentNode,
    element.parentNode && "parentNode" in element.parentNode && element.parentNode.parentNode,
  ];
  const outer = around.flatMap((node) => (node && "tagName" in node ? [node as HtmlElement] : []));
  const places = [...(inner ? [inner] : []), element, ...outer];
  for (const place of places) {
    const declared = attribute(place, "data-lang") ?? attribute(place, "data-language");
    if (declared !== undefined && /^[\w+#.-]{1,20}$/.test(declared)) return declared;
    const named = attribute(place, "class") ?? "";
    const found =
      /(?:^|\s)lang(?:uage)?-([\w+#.-]+)/.exec(named) ??
      /(?:^|\s)highlight-source-([\w+#.-]+)/.exec(named) ??
      /(?:^|[\s;])brush:\s*([\w+#.-]+)/.exec(named) ??
      /(?:^|\s)sourceCode\s+([\w+#.-]+)/.exec(named) ??
      /(?:^|\s)hljs\s+([\w+#.-]+)/.exec(named) ??
      /^([a-z][\w+#-]{0,15})\s+hljs\b/.exec(named) ??
      /^highlight\s+([\w+#.-]+)$/.exec(named);
    const language = found?.[1];
    if (language !== undefined && !NO_LANGUAGE.test(language)) return language;
  }
  return undefined;
}

/** Hexo and others lay code out as a table, with the lines' numbers in the first column. */
export function codeInTable(element: HtmlElement): Block[] | undefined {
  const codes = findAll(element, ["pre"]);
  const rows = findAll(element, ["tr"]);
  const [row] = rows;
  if (rows.length !== 1 || !row || codes.length === 0 || codes.length > 2) return undefined;
  const cells = elementsIn(row);
  if (cells.length !== codes.length || !cells.every((cell) => onlyCode(cell))) return undefined;
  const [first, second] = codes;
  const isNumbered = first !== undefined && second !== undefined && /^[\d\s]*$/.test(rawText(first));
  return isNumbered ? codeBlock(second) : codes.flatMap(codeBlock);
}

function onlyCode(cell: HtmlElement): boolean {
  return cell.childNodes.every((node) =>
    "value" in node ? node.value.trim() === "" : isElement(node) && (node.tagName === "pre" || onlyCode(node)),
  );
}
