/** What forgiving a query's mistakes needs to know of an archive. */
export interface Lexicon {
  /**
   * In how many articles each of the folded surface words stands; a word that none holds is absent. Cheap for each word
   * (some microseconds), so it is asked for in lists.
   */
  frequencies(words: readonly string[]): Map<string, number>;
  /** The most frequent words that begin with the folded `prefix`, the most frequent first. */
  beginningWith(prefix: string, limit: number): { word: string; frequency: number }[];
}
