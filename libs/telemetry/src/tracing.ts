import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { AlwaysOnSampler, BatchSpanProcessor, TracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace';
import { FinishedSpans, type FinishedSpan } from './finished-spans.js';

export interface TracingSettings {
  service: string;
  /** Tells the processes of one service apart. */
  instance: string;
  /** Keeps the last spans in memory, where `/dev/spans` finds them. */
  development: boolean;
  /** Base URL of a collector that takes OTLP over HTTP; without one nothing is exported. */
  otlpEndpoint: string;
  otlpHeaders: Record<string, string>;
  /** Share of requests that begin a trace of their own; only the door begins any. */
  rootRatio: number;
}

let provider: TracerProvider | undefined;
let finished: FinishedSpans | undefined;
let rootRatio = 0;

/**
 * Turns tracing on for this process; a second call in one process, as tests make it, changes nothing. A span is only
 * begun where its trace is sampled, so what begins is always recorded.
 */
export async function startTracing(settings: TracingSettings): Promise<void> {
  if (provider) return;
  ({ rootRatio } = settings);
  const spanProcessors: SpanProcessor[] = [];
  if (settings.development) spanProcessors.push((finished = new FinishedSpans()));
  if (settings.otlpEndpoint) {
    const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
    const url = `${settings.otlpEndpoint.replace(/\/$/, '')}/v1/traces`;
    spanProcessors.push(new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url, headers: settings.otlpHeaders }) }));
  }
  const { service, instance } = settings;
  const resource = resourceFromAttributes({ 'service.name': service, 'service.namespace': 'engawa', 'service.instance.id': instance });
  provider = new TracerProvider({ resource, sampler: new AlwaysOnSampler(), spanProcessors });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
}

/** Hands over to the collector what has ended. */
export async function flushSpans(): Promise<void> {
  await provider?.forceFlush().catch(() => undefined);
}

/** Whether a request that brought no trace begins one. */
export const beginsTrace = (): boolean => rootRatio > 0 && Math.random() < rootRatio;

/** The spans this process keeps in development. */
export const finishedSpans = (traceId?: string): FinishedSpan[] => finished?.list(traceId) ?? [];
