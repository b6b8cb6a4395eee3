/** A thread of the search: its module's state is the one index file that it has open. */
import Tinypool from "tinypool";
import { z } from "zod";
import { openIndexSession } from "./index-session.ts";

const { path } = z.object({ path: z.string() }).parse(Tinypool.workerData);

export const { search, related, snippets, revision, holds, apply, clear, close } = openIndexSession(path);
