import { AsyncLocalStorage } from "node:async_hooks";
import { randomInt } from "node:crypto";

/**
 * Which request the program is working on, wherever it has got to: whatever is logged meanwhile carries its id, and so does the
 * apology that a reader gets, so that an operator finds the one by the other.
 */

const requests = new AsyncLocalStorage<string>();

/** Crockford's alphabet (https://www.crockford.com/base32.html): nothing in it is mistaken for something else when it is read out. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 32⁸ are a million million: no two of a log's. */
const LENGTH = 8;

/** Does `work` as a request of its own, with a new id such as "7Q2M9XA4". */
export function asRequest<T>(work: () => T): T {
  return requests.run(Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(""), work);
}

/** The id of the request that is being worked on; undefined outside of any. */
export function requestId(): string | undefined {
  return requests.getStore();
}
