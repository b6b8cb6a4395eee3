import { clockAt } from "../../src/core/clock.ts";
import { openDatabase } from "../../src/database/database.ts";
import { planDigests } from "../../src/delivery/digest-planner.ts";

/** Plans what is due at an instant, in a process of its own that a test can kill: `node plan-digests.ts <database> <epoch ms>`. */
const [url = "", at = ""] = process.argv.slice(2);
const database = openDatabase(url);
process.stdout.write("begins\n");
await planDigests(database, clockAt(Number(at)));
await database.destroy();
