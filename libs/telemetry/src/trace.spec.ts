import { SpanKind } from '@opentelemetry/api';
import { continueTrace, finishedSpans, isSampled, startSend, startTracing, traceparentOf, validTraceparent, within, activeTraceparent } from './index.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const header = (flags: string) => `00-${TRACE}-b7ad6b7169203331-${flags}`;
const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000;

beforeAll(() =>
  startTracing({ service: 'test', instance: '1', development: true, otlpEndpoint: '', otlpHeaders: {}, rootRatio: 0 }),
);

describe('a traceparent', () => {
  it.each([
    ['00', false],
    ['01', true],
    ['02', false],
    ['03', true],
    ['0a', false],
    ['0b', true],
  ])('with the flags %s is kept: %s', (flags, kept) => {
    expect(isSampled(header(flags))).toBe(kept);
  });

  it('that is missing, empty or no traceparent begins nothing', () => {
    expect([isSampled(undefined), isSampled('')]).toEqual([false, false]);
    expect(validTraceparent('1')).toBeUndefined();
    for (const wrong of ['1', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`, `${header('01')}1`]) {
      expect(continueTrace(wrong, 'x', { waitingSince: Date.now() })).toBeUndefined();
    }
  });
});

describe('a trace', () => {
  it('goes on below what caused it', () => {
    const { span, traceparent } = startSend('topic', header('01'), minutesAgo(0))!;
    span.end();
    expect(traceparent).toBe(traceparentOf(span));
    expect(finishedSpans(TRACE)).toMatchObject([{ traceId: TRACE, parentSpanId: 'b7ad6b7169203331', name: 'send topic', kind: 'PRODUCER' }]);
  });

  it('that waited for over a minute begins anew and links to its cause', () => {
    const span = continueTrace(header('01'), 'late', { kind: SpanKind.CONSUMER, waitingSince: minutesAgo(1.1) })!;
    span.end();
    expect(span.spanContext().traceId).not.toBe(TRACE);
    const late = finishedSpans(TRACE).find(({ name }) => name === 'late');
    expect(late).toMatchObject({ parentSpanId: undefined, links: [{ traceId: TRACE, spanId: 'b7ad6b7169203331', cause: true }] });
  });

  it('is passed on by what runs within it, and by nothing else', async () => {
    const span = continueTrace(header('01'), 'work', { waitingSince: Date.now() })!;
    const seen = await within(span, async () => {
      await Promise.resolve();
      return activeTraceparent();
    });
    expect(seen).toBe(traceparentOf(span));
    expect(activeTraceparent()).toBeUndefined();
  });
});
