/** Remembers what was made for some keys, of very many the latest: for what is dear to make, cheap to keep and the same for many. */
export class Recent<Value> {
  readonly #values = new Map<string, Value>();
  readonly #limit: number;

  /** @param limit at least 1 */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What was made for the key, or what is made now. */
  get(key: string, make: () => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const value = make();
    if (this.#values.size >= this.#limit) this.#values.delete(this.#values.keys().next().value ?? "");
    this.#values.set(key, value);
    return value;
  }
}
