/** `npm run bench`: every measurement, each beside its alternative in the same run. */
import { benchImport } from "./import.ts";
import { benchRendering } from "./rendering.ts";
import { benchSearch } from "./search.ts";
import { benchUpdates } from "./updates.ts";

await benchUpdates();
await benchSearch();
await benchImport();
benchRendering();
