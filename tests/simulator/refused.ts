import assert from "node:assert/strict";
import { GrammyError } from "grammy";

/** The call is refused with this code and exactly these words. */
export async function refused(call: Promise<unknown>, code: number, description: string): Promise<GrammyError> {
  const error = await call.then(
    (answer) => assert.fail(`not refused, but answered: ${JSON.stringify(answer)}`),
    (reason) => reason,
  );
  assert.ok(error instanceof GrammyError, String(error));
  assert.deepEqual([error.error_code, error.description], [code, description]);
  return error;
}
