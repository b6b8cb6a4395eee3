/**
 * Deliveries a second: the sender with its ledger on a disk, without a limit, beside a bare loop of grammY's `api.sendMessage` with as many
 * requests at a time and the very text; on grammY's own transport (node-fetch) and on ours. The server is a process of its own
 * that does nothing. Enqueueing, pacing and answers meanwhile are measured in `delivery-*.ts`.
 */
import { Api } from "grammy";
import { createTransport } from "../src/bot/transport.ts";
import { systemClock } from "../src/core/clock.ts";
import { createPacing } from "../src/delivery/pacing.ts";
import { publish } from "../src/delivery/publication.ts";
import { loadLocales } from "../src/newsroom.ts";
import { articleMessages } from "../src/render/article.ts";
import { type BenchNewsroom, FIRST_READER, openBenchNewsroom, startStub, TOKEN } from "./delivery-newsroom.ts";

const READERS = 10_000;
const ROUNDS = 7;
/** Requests at a time. */
const WINDOW = 50;

interface Speed {
  perSecond: number;
  /** CPU of this process for each delivery, µs. */
  cpu: number;
  /** To the bare loop of the same round: the machine's other work meets both. */
  ratio: number;
}

export interface DeliveryBench {
  bare: Speed;
  bareOnOurs: Speed;
  ledger: Speed;
  ledgerOnOurs: Speed;
}

/** Runs the measurement (under a minute), prints it, and gives the figures. */
export async function benchDelivery(readers = READERS): Promise<DeliveryBench> {
  const stub = await startStub();
  const newsroom = await openBenchNewsroom(readers);
  const transport = createTransport(stub.url);
  const apis = {
    theirs: new Api(TOKEN, { apiRoot: stub.url }),
    ours: new Api(TOKEN, { apiRoot: stub.url, fetch: transport.fetch }),
  };
  try {
    const text = await textOf(newsroom);
    const ways: Record<keyof DeliveryBench, () => Promise<Omit<Speed, "ratio">>> = {
      bare: () => measure(readers, () => loop(apis.theirs, text, readers)),
      bareOnOurs: () => measure(readers, () => loop(apis.ours, text, readers)),
      ledger: () => throughLedger(newsroom, apis.theirs, readers),
      ledgerOnOurs: () => throughLedger(newsroom, apis.ours, readers),
    };
    const rounds: DeliveryBench[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const speeds = {} as DeliveryBench;
      for (const [way, run] of Object.entries(ways)) {
        const speed = await run();
        const ratio = speed.perSecond / (speeds.bare?.perSecond ?? speed.perSecond);
        speeds[way as keyof DeliveryBench] = { ...speed, ratio };
      }
      rounds.push(speeds);
    }
    const median = (way: keyof DeliveryBench): Speed => {
      const middle = (figure: keyof Speed) =>
        rounds.map((one) => one[way][figure]).toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0;
      return { perSecond: middle("perSecond"), cpu: middle("cpu"), ratio: middle("ratio") };
    };
    const result = {
      bare: median("bare"),
      bareOnOurs: median("bareOnOurs"),
      ledger: median("ledger"),
      ledgerOnOurs: median("ledgerOnOurs"),
    };
    print(result, readers);
    return result;
  } finally {
    await transport.close();
    await newsroom.close();
    await stub.stop();
  }
}

function print(result: DeliveryBench, readers: number): void {
  const line = (label: string, { perSecond, cpu, ratio }: Speed) =>
    console.log(
      `  ${label.padEnd(38)} ${Math.round(perSecond)}/s  ${Math.round(cpu)} µs of CPU  ratio ${ratio.toFixed(2)}`,
    );
  console.log(`delivery: ${readers} messages, ${WINDOW} requests at a time, median of ${ROUNDS} rounds`);
  line("bare grammY loop, its own transport", result.bare);
  line("bare grammY loop, our transport", result.bareOnOurs);
  line("ledger and sender, grammY's transport", result.ledger);
  line("ledger and sender, our transport", result.ledgerOnOurs);
}

async function measure(messages: number, work: () => Promise<unknown>): Promise<Omit<Speed, "ratio">> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (messages / (performance.now() - start)) * 1000, cpu: (user + system) / messages };
}

async function loop(api: Api, text: string, messages: number): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < messages) await api.sendMessage(FIRST_READER + next++, text);
  };
  await Promise.all(Array.from({ length: WINDOW }, work));
}

async function throughLedger(newsroom: BenchNewsroom, api: Api, readers: number): Promise<Omit<Speed, "ratio">> {
  await publish(newsroom.database, systemClock, await newsroom.draft());
  await newsroom.writeAudiences();
  const unlimited = { perSecond: Number.POSITIVE_INFINITY, chatGapMs: 0, groupGapMs: 0 };
  const sender = newsroom.sender(api, createPacing(unlimited), WINDOW);
  return measure(readers, async () => {
    const counts = await sender.drain();
    if (counts?.sent !== readers) throw new Error(`${counts?.sent} of ${readers} were sent`);
  });
}

/** What readers get. */
async function textOf(newsroom: BenchNewsroom): Promise<string> {
  const article = await newsroom.articles.get(await newsroom.draft());
  if (!article) throw new Error("the draft is gone");
  const setting = { locale: loadLocales("en").get("en"), timeZone: "UTC", deepLink: (payload: string) => payload };
  const [message] = articleMessages(article, setting);
  return message?.kind === "text" ? message.text : "";
}
