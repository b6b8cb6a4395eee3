/** A result that comes with a sentence: the `description` that Telegram adds to a few of its successful answers. */
export class Described<Result> {
  readonly result: Result;
  readonly description: string;

  constructor(result: Result, description: string) {
    this.result = result;
    this.description = description;
  }
}
