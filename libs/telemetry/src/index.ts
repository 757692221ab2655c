export { SpanKind, type Span } from '@opentelemetry/api';
export type { FinishedSpan } from './finished-spans.js';
export { createLogger, type Logger } from './logger.js';
export { endSpans, fail, messagingAttributes, startSend, type Send } from './sends.js';
export { beginsTrace, finishedSpans, flushSpans, startTracing, type TracingSettings } from './tracing.js';
export {
  activeTraceparent,
  continueTrace,
  isSampled,
  spanContextOf,
  tracer,
  traceparentOf,
  validTraceparent,
  within,
} from './trace.js';
