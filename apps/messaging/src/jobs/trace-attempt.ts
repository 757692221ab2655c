import { continueTrace, isSampled, SpanKind, traceparentOf, type Span } from '@engawa/telemetry';
import type { Channel, Delivery } from '../domain/delivery.js';

/** Begins the span of an attempt whose trace is kept; the fact that ends the delivery carries it on. No address is in it. */
export function traceAttempt(delivery: Delivery, channel: Channel): Span | undefined {
  if (!isSampled(delivery.traceparent)) return undefined;
  const span = continueTrace(delivery.traceparent, `deliver ${channel}`, {
    kind: SpanKind.CLIENT,
    waitingSince: Number(delivery.askedAt),
    attributes: { 'engawa.delivery.id': delivery.id, 'engawa.delivery.attempt': delivery.attempts + 1 },
  });
  if (span) delivery.traceparent = traceparentOf(span);
  return span;
}
