/**
 * What the program does, told as spans (https://opentelemetry.io/docs/concepts/signals/traces/) to whoever watches it. No attribute holds
 * a token, a text, or who somebody is.
 */
export type Attributes = Record<string, string | number>;

export interface Trace {
  /** Does `work` as a span, within the one that is under way. `note` adds what is learned meanwhile. */
  span<T>(
    name: string,
    attributes: Attributes,
    work: (note: (attributes: Attributes) => void) => Promise<T>,
  ): Promise<T>;
  /** A span of something that has just ended and took `seconds`. */
  past(name: string, attributes: Attributes, seconds: number): void;
}

/** Nobody watches. */
export const noTrace: Trace = { span: (_name, _attributes, work) => work(() => {}), past: () => {} };
