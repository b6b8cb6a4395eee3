import type { ResponseParameters } from "grammy/types";

/** A refusal in Telegram's own words: `error_code` and `description` of the Bot API's answer. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: ResponseParameters | undefined;

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export const badRequest = (words: string): ApiError => new ApiError(400, `Bad Request: ${words}`);
export const forbidden = (words: string): ApiError => new ApiError(403, `Forbidden: ${words}`);
