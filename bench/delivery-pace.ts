/**
 * How much of what a server allows is used, and how often it has to refuse: the sender at its usual pace for two minutes, against
 * a server that takes 30 messages in any second and answers one more with 429. One that allows less than it is believed to
 * shows how the pace is learned. The alternative is what the server allows.
 */
import { Api } from "grammy";
import { createTransport } from "../src/bot/transport.ts";
import { systemClock } from "../src/core/clock.ts";
import { createPacing } from "../src/delivery/pacing.ts";
import { publish } from "../src/delivery/publication.ts";
import { openBenchNewsroom, startStub, TOKEN } from "./delivery-newsroom.ts";

const WINDOW = 20;

export interface PaceBench {
  /** Of the messages that the server would have taken. */
  share: number;
  refusedPerMinute: number;
}

/** Runs the measurement (four minutes), prints it, and gives the figures. */
export async function benchDeliveryPace(seconds = 120): Promise<{ usual: PaceBench; less: PaceBench }> {
  console.log(`pace: ${seconds} s against a server that enforces a limit`);
  const usual = await measure(30, seconds);
  const less = await measure(20, seconds);
  return { usual, less };
}

export async function measure(allowed: number, seconds: number): Promise<PaceBench> {
  const stub = await startStub(allowed);
  const newsroom = await openBenchNewsroom(40 * seconds);
  const transport = createTransport(stub.url);
  try {
    await publish(newsroom.database, systemClock, await newsroom.draft());
    await newsroom.writeAudiences();
    const api = new Api(TOKEN, { apiRoot: stub.url, fetch: transport.fetch });
    const sender = newsroom.sender(api, createPacing(), WINDOW);
    sender.start();
    await systemClock.sleep(1000);
    const before = await stub.counts();
    const start = performance.now();
    await systemClock.sleep(seconds * 1000);
    const after = await stub.counts();
    const passed = (performance.now() - start) / 1000;
    await sender.stop();
    const share = (after.taken - before.taken) / (allowed * passed);
    const refusedPerMinute = (after.refused / passed) * 60;
    const told = `${(share * 100).toFixed(1)} % used, ${refusedPerMinute.toFixed(1)} refused a minute`;
    console.log(`  ${allowed}/s allowed, 30/s believed   ${told}`);
    return { share, refusedPerMinute };
  } finally {
    await transport.close();
    await newsroom.close();
    await stub.stop();
  }
}
