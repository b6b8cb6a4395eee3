import { AsyncLocalStorage } from "node:async_hooks";
import { type Context, ROOT_CONTEXT, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import type { Config } from "./config.ts";
import type { Attributes, Trace } from "./core/trace.ts";

/**
 * Traces by OpenTelemetry, sent by OTLP over HTTP (https://opentelemetry.io/docs/specs/otlp/). Imported only where an endpoint is set:
 * what nobody watches loads none of it. Beside what `config.ts` knows, the exporter reads its own variables from the environment
 * (https://opentelemetry.io/docs/specs/otel/protocol/exporter/), such as OTEL_EXPORTER_OTLP_HEADERS.
 */

export interface Tracing extends Trace {
  /** Sends what has not been sent; a receiver that doesn't answer is given up after a moment. */
  stop(): Promise<void>;
}

/** A stop under way waits no longer for the receiver, in ms. */
const FLUSH_MS = 1000;

export function startTracing({ endpoint, serviceName, sampler, share }: NonNullable<Config["tracing"]>): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, "")}/v1/traces` });
  const provider = new TracerProvider({
    sampler: samplerOf(sampler, share),
    resource: defaultResource()
      .merge(detectResources({ detectors: [envDetector] }))
      .merge(resourceFromAttributes({ "service.name": serviceName })),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer("kiosk");
  const contexts = new AsyncLocalStorage<Context>();
  const here = () => contexts.getStore() ?? ROOT_CONTEXT;

  return {
    async span(name, attributes, work) {
      const span = tracer.startSpan(name, { attributes }, here());
      try {
        const note = (more: Attributes) => void span.setAttributes(more);
        return await contexts.run(trace.setSpan(here(), span), () => work(note));
      } catch (error) {
        // Its words may be somebody's.
        span.setAttribute("error.type", error instanceof Error ? error.name : typeof error);
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    past(name, attributes, seconds) {
      const end = Date.now();
      tracer.startSpan(name, { attributes, startTime: end - seconds * 1000 }, here()).end(end);
    },
    async stop() {
      await Promise.race([provider.shutdown(), new Promise((resolve) => setTimeout(resolve, FLUSH_MS).unref())]);
    },
  };
}

/** https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/, OTEL_TRACES_SAMPLER. */
function samplerOf(name: NonNullable<Config["tracing"]>["sampler"], share: number): Sampler {
  const [root, parent] = name.startsWith("parentbased_") ? [name.slice("parentbased_".length), true] : [name, false];
  const sampler =
    root === "always_off"
      ? new AlwaysOffSampler()
      : root === "traceidratio"
        ? new TraceIdRatioBasedSampler(share)
        : new AlwaysOnSampler();
  return parent ? new ParentBasedSampler({ root: sampler }) : sampler;
}
