import { continueTrace, endSpans, fail, isSampled, messagingAttributes, SpanKind, tracer, traceparentOf, type Span } from '@engawa/telemetry';
import type { KafkaMessage } from 'kafkajs';
import type { Received } from './on.js';
import type { Place } from './read-message.js';

/**
 * The spans of one stretch: one for the batch, linked to its sampled messages, and one for each of these in the
 * message's own trace, which the facts it leads to carry on. A stretch without a sampled message makes nothing. Spans of
 * a try that is rolled back are never ended and so never seen.
 */
export class StretchTrace {
  private readonly startedAt = Date.now();
  private batch?: Span;
  private spans?: Map<Received, Span>;

  constructor(
    private readonly service: string,
    private readonly place: Place,
    private readonly messages: number,
  ) {}

  /** Puts the traceparent of its own span into each sampled item. */
  begin(messageOf: ReadonlyMap<Received, KafkaMessage>): void {
    this.batch = this.spans = undefined;
    for (const [item, message] of messageOf) if (isSampled(item.traceparent)) this.beginItem(item, message);
    if (this.spans) this.beginBatch();
  }

  deadLetter(item: Received, reason: string): void {
    const span = this.spans?.get(item);
    if (span) fail(span, { code: reason });
  }

  /** Ends them; with an error when the only message of the stretch failed for its own reason. */
  end(error?: unknown): void {
    if (!this.spans) return;
    endSpans(this.spans.values(), error);
    this.batch?.end();
  }

  /** The span of the one message, for what is logged about it. */
  only(): Span | undefined {
    return this.spans?.values().next().value;
  }

  private beginItem(item: Received, message: KafkaMessage): void {
    const attributes = {
      ...this.attributes(),
      'messaging.kafka.offset': Number(message.offset),
      // A fact's id is ours; what a publisher takes for an id may name somebody.
      ...(this.place.topic.endsWith('.events') ? { 'messaging.message.id': item.id } : {}),
      'engawa.event.type': item.type,
    };
    const waitingSince = Number(message.timestamp);
    const options = { kind: SpanKind.CONSUMER, startTime: this.startedAt, waitingSince, attributes };
    const span = continueTrace(item.traceparent!, `process ${this.place.topic}`, options);
    if (!span) return;
    (this.spans ??= new Map()).set(item, span);
    item.traceparent = traceparentOf(span) ?? item.traceparent;
  }

  private beginBatch(): void {
    const links = [...this.spans!.values()].map((span) => ({ context: span.spanContext() }));
    const attributes = { ...this.attributes(), 'messaging.batch.message_count': this.messages };
    const options = { kind: SpanKind.CONSUMER, root: true, startTime: this.startedAt, attributes, links };
    this.batch = tracer.startSpan(`process ${this.place.topic}`, options);
  }

  private attributes() {
    return {
      ...messagingAttributes('process', this.place.topic),
      'messaging.destination.partition.id': String(this.place.partition),
      'messaging.consumer.group.name': `engawa.${this.service}`,
    };
  }
}
