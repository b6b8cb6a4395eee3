import { AppError } from "../../core/errors.ts";

/**
 * What `read` makes of a text; of one that is nested so deeply that the stack can't hold it, a refusal.
 * @throws AppError "invalid", and whatever `read` throws
 */
export function withinStack<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof RangeError && /call stack/.test(cause.message)) {
      throw new AppError("invalid", "It is nested too deeply.", { cause });
    }
    throw cause;
  }
}
