/**
 * A refusal that the person who caused it can understand and mend. Anything else that is thrown is a bug or an outage
 * and travels to the single boundary (the update handler, the job runner or the command line).
 */
export type AppErrorCode =
  /** What was asked for does not exist, or no longer does. */
  | "not_found"
  /** What came from outside has not the form it must have. */
  | "invalid"
  /** The person may not do this. */
  | "forbidden"
  /** The configuration of the program, or the machine it runs on, has to be changed first. */
  | "configuration"
  /** Something outside (a server, a file) did not answer as it should; trying later may help. */
  | "unavailable";

export class AppError extends Error {
  readonly code: AppErrorCode;

  /** `message` names the operation, the offending value and the next step; it never holds a secret. */
  constructor(code: AppErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "AppError";
    this.code = code;
  }
}

/** The words of whatever was thrown, for a log line or a report; never a stack trace. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
