/** The bot beside which ours is measured (`bench/updates.ts`): grammY and its runner, one handler, one answer. */
import { run } from "@grammyjs/runner";
import { Bot } from "grammy";

const { BOT_TOKEN = "", TELEGRAM_API_ROOT, ANSWER = "" } = process.env;
const bot = new Bot(BOT_TOKEN, { client: { apiRoot: TELEGRAM_API_ROOT } });
bot.on("message:text", (ctx) => ctx.reply(ANSWER));
const runner = run(bot);
process.once("SIGTERM", () => void runner.stop());
