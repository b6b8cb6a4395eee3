import type { Api } from "grammy";
import { AppError } from "../core/errors.ts";
import type { Transport } from "./transport.ts";

const TIMEOUT_MS = 20_000;

/**
 * The bytes of a file that somebody sent (Bot API, `getFile`: at most 20 MB).
 * @throws GrammyError when Telegram doesn't give the file; AppError "unavailable" when it can't be fetched. Neither names the
 * address, which holds the token
 */
export async function downloadFile(
  api: Api,
  transport: Pick<Transport, "download">,
  server: { telegramApiRoot: string; botToken: string },
  fileId: string,
): Promise<Uint8Array> {
  const { file_path } = await api.getFile(fileId);
  const url = `${server.telegramApiRoot}/file/bot${server.botToken}/${file_path}`;
  const response = await transport.download(url, AbortSignal.timeout(TIMEOUT_MS)).catch(() => undefined);
  if (!response?.ok) throw new AppError("unavailable", "Telegram's file could not be fetched; try again in a moment.");
  return new Uint8Array(await response.arrayBuffer());
}
