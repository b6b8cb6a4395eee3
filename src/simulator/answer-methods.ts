import { z } from "zod";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { readResults } from "./inline-results.ts";

/** Telegram gives a bot about this long before a press counts as unanswered. */
const ANSWERABLE_MS = 60_000;

export function answerCallbackQuery(call: Call): true {
  const id = call.string("callback_query_id") ?? "";
  const open = call.world.callbacks.get(id);
  if (!open || call.world.now() - open.at > ANSWERABLE_MS)
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
  const text = call.string("text");
  if (text !== undefined && [...text].length > 200) throw badRequest("MESSAGE_TOO_LONG");
  call.world.callbacks.delete(id);
  const answer = { text: text || undefined, show_alert: call.boolean("show_alert"), url: call.string("url") };
  open.answered(answer);
  call.world.tell({ type: "callback_answer", person_id: open.personId, callback_query_id: id, ...answer });
  return true;
}

export async function answerInlineQuery(call: Call): Promise<true> {
  const answered = call.world.inlineQueries.get(call.string("inline_query_id") ?? "");
  if (!answered) throw badRequest("query is too old and response timeout expired or query ID is invalid");
  const results = await readResults(call, call.structure("results", "inline query results"));
  const next_offset = call.string("next_offset") ?? "";
  if (Buffer.byteLength(next_offset) > 64) throw badRequest("NEXT_OFFSET_INVALID");
  const cache_time = call.number("cache_time") ?? 300;
  answered({ results, next_offset, cache_time, button: readButton(call) });
  return true;
}

/** What stands above the results: it opens a web app, or a chat with the bot (Bot API, `InlineQueryResultsButton`). */
const Button = z.union([
  z.object({ text: z.string().min(1), start_parameter: z.string() }),
  z.object({ text: z.string().min(1), web_app: z.object({ url: z.string() }) }),
]);

function readButton(call: Call): unknown {
  const given = call.structure("button", "inline query results button");
  if (given === undefined) return undefined;
  const button = Button.safeParse(given);
  if (!button.success) throw badRequest("can't parse inline query results button: Can't find field \"text\"");
  if ("start_parameter" in button.data && !/^[\w-]{1,64}$/.test(button.data.start_parameter)) {
    throw badRequest("START_PARAM_INVALID");
  }
  return button.data;
}
