import type { InlineQueryResult } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { checkReplyMarkup } from "./reply-markup.ts";

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

const Results = z.array(
  z.looseObject({
    type: z.string(),
    id: z.string().refine((id) => Buffer.byteLength(id) >= 1 && Buffer.byteLength(id) <= 64),
  }),
);

export function answerInlineQuery(call: Call): true {
  const answered = call.world.inlineQueries.get(call.string("inline_query_id") ?? "");
  if (!answered) throw badRequest("query is too old and response timeout expired or query ID is invalid");
  const given = call.structure("results", "inline query results");
  if (given === undefined) throw badRequest('parameter "results" is required');
  const results = Results.safeParse(given);
  if (!results.success) throw badRequest("RESULT_ID_INVALID");
  if (results.data.length > 50) throw badRequest("RESULTS_TOO_MUCH");
  if (new Set(results.data.map(({ id }) => id)).size < results.data.length) throw badRequest("RESULT_ID_DUPLICATE");
  for (const result of results.data) checkReplyMarkup(result.reply_markup);
  const next_offset = call.string("next_offset") ?? "";
  if (Buffer.byteLength(next_offset) > 64) throw badRequest("NEXT_OFFSET_INVALID");
  answered({
    results: results.data as unknown as InlineQueryResult[],
    next_offset,
    cache_time: call.number("cache_time") ?? 300,
    button: call.structure("button", "inline query results button"),
  });
  return true;
}
