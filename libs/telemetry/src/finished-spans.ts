import { SpanKind, type Attributes, type HrTime } from '@opentelemetry/api';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace';

/** A finished span as development shows it. */
export interface FinishedSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: string;
  service: string;
  instance: string;
  /** Milliseconds since 1970, with a fraction. */
  startedAt: number;
  durationMs: number;
  failed: boolean;
  attributes: Attributes;
  /** Spans of other traces; `cause` marks the one this trace goes on from after a long wait. */
  links: { traceId: string; spanId: string; cause: boolean }[];
}

const KEPT = 10_000;

/** The last spans that ended in this process. For development, where no other program collects them. */
export class FinishedSpans implements SpanProcessor {
  private readonly kept: ReadableSpan[] = [];
  private next = 0;

  onStart(): void {
    // Only what has ended is shown.
  }

  onEnd(span: ReadableSpan): void {
    this.kept[this.next] = span;
    this.next = (this.next + 1) % KEPT;
  }

  /** All that are kept, or those that belong to a trace or go on from it. */
  list(traceId?: string): FinishedSpan[] {
    const spans = traceId ? this.kept.filter((span) => belongs(span, traceId)) : this.kept;
    return spans.map(shown);
  }

  forceFlush(): Promise<void> {
    return Promise.resolve();
  }

  shutdown(): Promise<void> {
    return Promise.resolve();
  }
}

function belongs(span: ReadableSpan, traceId: string): boolean {
  return span.spanContext().traceId === traceId || span.links.some(({ context }) => context.traceId === traceId);
}

function shown(span: ReadableSpan): FinishedSpan {
  const { traceId, spanId } = span.spanContext();
  const { 'service.name': service, 'service.instance.id': instance } = span.resource.attributes;
  return {
    ...{ traceId, spanId, parentSpanId: span.parentSpanContext?.spanId, name: span.name, kind: SpanKind[span.kind] },
    ...{ service: String(service), instance: String(instance) },
    startedAt: msOf(span.startTime),
    durationMs: msOf(span.duration),
    failed: span.attributes['error.type'] !== undefined,
    attributes: span.attributes,
    links: span.links.map(({ context, attributes }) => ({
      traceId: context.traceId,
      spanId: context.spanId,
      cause: attributes?.['engawa.link'] === 'cause',
    })),
  };
}

const msOf = ([seconds, nanoseconds]: HrTime): number => seconds * 1000 + nanoseconds / 1e6;
