/** A line of so many words that ends no sentence is a headline; with fewer it may as well be a section or a name. */
export const HEADLINE_WORDS = 5;
/** A line of so many words is a paragraph, also without a full stop. */
const PARAGRAPH_WORDS = 20;
/** Headlines may ask and shout; so long a line that does is a paragraph. */
const QUESTION_WORDS = 12;

/** A line of a copied page with what is known of it. */
export interface PageLine {
  text: string;
  words: string[];
  /** Lines of the page's frame divide its head into groups: title and byline are in different ones. */
  group: number;
}

/** Whether a line is a paragraph of running text. */
export function isParagraph({ text, words }: Pick<PageLine, "text" | "words">): boolean {
  if (words.length >= PARAGRAPH_WORDS) return true;
  return (
    words.length >= (/[?!؟][\p{Pe}\p{Pf}"'”]*$/u.test(text) ? QUESTION_WORDS : HEADLINE_WORDS) && endsSentence(text)
  );
}

/** Whether a line ends as sentences do. */
export function endsSentence(line: string): boolean {
  return /[.!?؟。…۔][\p{Pe}\p{Pf}"'”]*$/u.test(line.trim());
}
