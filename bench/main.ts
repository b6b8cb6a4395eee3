/**
 * `npm run bench`: every measurement, each beside its alternative in the same run. `npm run bench -- search` measures one, and
 * search up to a million articles (or `npm run bench -- search 20000 500000`).
 */
import { benchDelivery } from "./delivery.ts";
import { benchDeliveryAnswers } from "./delivery-answers.ts";
import { benchDeliveryAudience } from "./delivery-audience.ts";
import { benchDeliveryPace } from "./delivery-pace.ts";
import { benchImport } from "./import.ts";
import { benchPlanning } from "./planning.ts";
import { benchRendering } from "./rendering.ts";
import { benchSearch } from "./search.ts";
import { benchSoak } from "./soak.ts";
import { benchUpdates } from "./updates.ts";

const SMALL = [10_000];
const LARGE = [10_000, 100_000, 1_000_000];

const [only, ...sizes] = process.argv.slice(2);
const benches: Record<string, () => unknown> = {
  updates: () => benchUpdates(),
  search: () => benchSearch(sizes.length > 0 ? sizes.map(Number) : only ? LARGE : SMALL),
  import: () => benchImport(),
  rendering: () => benchRendering(),
  delivery: async () => {
    await benchDelivery();
    await benchDeliveryAudience(sizes.length > 0 ? sizes.map(Number) : LARGE);
    await benchDeliveryAnswers();
    await benchDeliveryPace();
  },
  soak: () => benchSoak(Number(sizes[0] ?? (only ? 5 : 1)), Number(sizes[1] ?? 200)),
  planning: () => benchPlanning(sizes.length > 0 ? sizes.map(Number) : only ? [10_000, 1_000_000] : [10_000, 100_000]),
};
if (only !== undefined && !(only in benches)) {
  console.error(`There is no bench "${only}". There are: ${Object.keys(benches).join(", ")}.`);
  process.exitCode = 2;
}
for (const [name, bench] of Object.entries(benches)) if (only === undefined || only === name) await bench();
