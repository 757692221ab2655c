import {
  context,
  isSpanContextValid,
  ROOT_CONTEXT,
  trace,
  TraceFlags,
  type Span,
  type SpanContext,
  type SpanOptions,
} from '@opentelemetry/api';

/** Beyond this, what waited is a trace of its own that links to its cause: one open for hours is never put together. */
const LONG_WAIT_MS = 60_000;
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const NINE = 57;

export const tracer = trace.getTracer('engawa');

/** The header as it came when it is well formed (W3C Trace Context), else nothing. */
export function validTraceparent(header: unknown): string | undefined {
  return typeof header === 'string' && TRACEPARENT.test(header) ? header : undefined;
}

/**
 * Whether this trace is kept, by the last digit of the flags alone. It is asked for every event, most of which are not
 * sampled, so it makes nothing and does not check the rest; who goes on with a trace does.
 */
export function isSampled(traceparent: string | undefined): traceparent is string {
  if (!traceparent) return false;
  const digit = traceparent.charCodeAt(traceparent.length - 1);
  return (digit & 1) === (digit > NINE ? 0 : 1);
}

export function traceparentOf(span: Span): string | undefined {
  const { traceId, spanId, traceFlags } = span.spanContext();
  if (!isSpanContextValid(span.spanContext())) return undefined;
  return `00-${traceId}-${spanId}-${traceFlags & TraceFlags.SAMPLED ? '01' : '00'}`;
}

/** What is passed on from the request that is being answered; nothing where its trace is not kept. */
export function activeTraceparent(): string | undefined {
  const span = trace.getActiveSpan();
  return span && traceparentOf(span);
}

/** Runs `work` such that its log lines and requests belong to the span. */
export function within<T>(span: Span | undefined, work: () => T): T {
  return span ? context.with(trace.setSpan(context.active(), span), work) : work();
}

export interface Continuation extends SpanOptions {
  /** Since when it waited, in ms of real time; it began when it was done, unless `startTime` says otherwise. */
  waitingSince: number;
}

/**
 * Goes on with a sampled trace that came in a header or stood in a row. After a wait of over a minute it begins a trace
 * of its own that links to the cause. Undefined when the text is no traceparent.
 */
export function continueTrace(traceparent: string, name: string, options: Continuation): Span | undefined {
  const cause = spanContextOf(traceparent);
  if (!cause) return undefined;
  const { waitingSince, links = [], ...rest } = options;
  if (Date.now() - waitingSince <= LONG_WAIT_MS) {
    return tracer.startSpan(name, { ...rest, links }, trace.setSpanContext(ROOT_CONTEXT, cause));
  }
  return tracer.startSpan(name, { ...rest, root: true, links: [...links, { context: cause, attributes: { 'engawa.link': 'cause' } }] });
}

export function spanContextOf(traceparent: string): SpanContext | undefined {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent) ?? [];
  const found = traceId && spanId && { traceId, spanId, traceFlags: parseInt(flags!, 16) & TraceFlags.SAMPLED, isRemote: true };
  return found && isSpanContextValid(found) ? found : undefined;
}
