import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { documentFromText } from "../../src/content/document.ts";
import { revisionStore } from "../../src/content/revision-store.ts";
import { scheduleStore } from "../../src/content/schedule-store.ts";
import { systemClock } from "../../src/core/clock.ts";
import { ChatId } from "../../src/core/ids.ts";
import { openDatabase } from "../../src/database/database.ts";
import { CHANNEL_ID } from "../../src/simulator/world.ts";
import { openPlace, type Place } from "./program.ts";

interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: Record<string, unknown> }[];
}

/** A receiver of OTLP over HTTP (https://opentelemetry.io/docs/specs/otlp/#otlphttp), JSON as it came. */
async function openReceiver() {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    if (request.url === "/v1/traces") bodies.push(body);
    response.setHeader("content-type", "application/json").end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    bodies,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: (): Span[] =>
      bodies
        .flatMap((body) => JSON.parse(body).resourceSpans)
        .flatMap(({ scopeSpans }) => scopeSpans)
        .flatMap(({ spans }) => spans),
    close: () => server.close(),
  };
}

describe("traces", { timeout: 60_000 }, () => {
  let place: Place;
  let receiver: Awaited<ReturnType<typeof openReceiver>>;

  before(async () => {
    place = await openPlace();
    receiver = await openReceiver();
  });
  after(async () => {
    receiver.close();
    await place.close();
  });

  it("of updates, deliveries and jobs reach the receiver, without a secret, a word or a person in them", async () => {
    const database = openDatabase(place.databaseUrl);
    const content = { title: "An unmistakable headline", document: documentFromText("A telling body."), tags: [] };
    const editor = ChatId.parse(1003);
    const id = await revisionStore(database, systemClock).create("1", { ...content, language: "en" }, editor);
    await scheduleStore(database, systemClock).schedule(id, Date.now(), editor);
    await database.destroy();
    const program = place.run("main.ts", [], {
      ...place.environment,
      CHANNELS: String(CHANNEL_ID),
      OTEL_EXPORTER_OTLP_ENDPOINT: `${receiver.url}/`,
      OTEL_SERVICE_NAME: "kiosk-test",
    });
    await program.says("is open at");
    const reader = place.simulator.person("reader");
    reader.send("secretword");
    await reader.sees("Nothing found");
    // Spans go out every five seconds, and jobs run as often.
    while (!receiver.spans().some(({ name }) => name === "job counts")) await systemClock.sleep(100);
    reader.send("/help");
    await reader.sees("What Kiosk can do");
    program.process.kill("SIGTERM");
    assert.equal(await program.ended, 0, program.output());

    const spans = receiver.spans();
    const named = (name: string) => spans.filter((span) => span.name === name);
    const [update, last] = named("update message");
    assert.ok(update && last, "what is handled last is sent before the end, too");
    assert.match(String(update.attributes.find(({ key }) => key === "kiosk.request")?.value.stringValue), /^\w{8}$/);
    const within = (parent: Span) => spans.filter((span) => span.parentSpanId === parent.spanId);
    assert.ok(within(update).some(({ name }) => name === "Telegram sendMessage"));
    assert.ok(within(update).some(({ name }) => name === "database select"));
    const [delivery] = named("delivery");
    assert.ok(delivery && within(delivery).some(({ name }) => /^Telegram send/.test(name)));
    assert.equal(named("Telegram getUpdates").length, 0);
    assert.match(receiver.bodies.join(), /"kiosk-test"/);
    // Numbers of spans and times are not what is looked for.
    const said = spans.flatMap(({ name, attributes }) => [
      name,
      ...attributes.map(({ value }) => JSON.stringify(value)),
    ]);
    const secrets = new RegExp(`SIMULATOR-TOKEN|secretword|unmistakable|telling|Rita|\\b(1001|1003)\\b|${CHANNEL_ID}`);
    assert.deepEqual(
      said.filter((text) => secrets.test(text)),
      [],
    );
  });

  it("are not made where they are disabled", async () => {
    receiver.bodies.length = 0;
    const program = place.run("main.ts", [], {
      ...place.environment,
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_SDK_DISABLED: "true",
    });
    await program.says("is open at");
    program.process.kill("SIGTERM");
    assert.equal(await program.ended, 0);
    assert.deepEqual(receiver.bodies, []);
  });
});
