import { SpanKind, SpanStatusCode, type Attributes, type Span } from '@opentelemetry/api';
import { continueTrace, traceparentOf } from './trace.js';

/** Attributes of messaging spans by OpenTelemetry's conventions. Keys of messages are left out. */
export function messagingAttributes(operation: 'send' | 'process', topic: string): Attributes {
  return {
    'messaging.system': 'kafka',
    'messaging.operation.name': operation,
    'messaging.operation.type': operation,
    'messaging.destination.name': topic,
  };
}

/** Something on its way to Kafka whose trace is kept. */
export interface Send {
  span: Span;
  /** What the messages carry on. */
  traceparent: string;
}

/** Begins the span of a send: from the moment the messages were there to be sent to the brokers' acknowledgement. */
export function startSend(topic: string, traceparent: string, since: number | Date, messages = 1): Send | undefined {
  const waitingSince = Number(since);
  const attributes = messagingAttributes('send', topic);
  if (messages > 1) attributes['messaging.batch.message_count'] = messages;
  const span = continueTrace(traceparent, `send ${topic}`, { kind: SpanKind.PRODUCER, startTime: since, waitingSince, attributes });
  return span && { span, traceparent: traceparentOf(span) ?? traceparent };
}

/** Ends spans, all in the same way. Of an error only its class is told, since messages may quote values. */
export function endSpans(spans: Iterable<Span>, error?: unknown): void {
  for (const span of spans) {
    if (error !== undefined) fail(span, error);
    span.end();
  }
}

export function fail(span: Span, error: unknown): void {
  const { name, code } = error as { name?: string; code?: string | number };
  span.setAttribute('error.type', String(code ?? name ?? 'error'));
  span.setStatus({ code: SpanStatusCode.ERROR });
}
