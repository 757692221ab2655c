import { OrderPlace } from '@engawa/contracts';
import { finishedSpans, startTracing, type FinishedSpan } from '@engawa/telemetry';
import { freshDatabase, type TestDatabase } from '@engawa/testkit';
import { randomBytes } from 'node:crypto';
import { applySettings, Effects1763700009000, intake, noteEffects, place, stretchOf } from '../test/effects.js';
import { applyStretch, type ApplySettings } from './apply-batch.js';
import { inboxMigrations } from './migration.js';

let database: TestDatabase;
let settings: ApplySettings;
/** The traceparents that handlers were given, in their order. */
let carried: (string | undefined)[] = [];

const newTrace = () => randomBytes(16).toString('hex');
const SENDER = 'b7ad6b7169203331';

/** Applies orders at the log's end, each with its trace; `ageMs` is how long ago they were put on Kafka. */
async function apply(orders: { orderId: string; trace?: string; flags?: string }[], ageMs = 0): Promise<void> {
  const messages = orders.map(({ orderId, trace, flags = '01' }) => {
    const { headers, ...rest } = place(orderId);
    return { ...rest, headers: trace ? { ...headers, traceparent: `00-${trace}-${SENDER}-${flags}` } : headers };
  });
  const stretch = stretchOf(messages);
  for (const message of stretch.messages) message.timestamp = String(Date.now() - ageMs);
  await applyStretch(settings, intake, stretch);
}

/** Spans that have ended since the last test. */
let seen = 0;
const ended = (): FinishedSpan[] => finishedSpans().slice(seen);

beforeAll(async () => {
  await startTracing({ service: 'test', instance: '1', development: true, otlpEndpoint: '', otlpHeaders: {}, rootRatio: 0 });
  database = await freshDatabase([...inboxMigrations, Effects1763700009000]);
  settings = applySettings(database.db);
  settings.handlers = new Map([
    [
      OrderPlace.type,
      async (batch) => {
        await noteEffects(batch);
        carried = batch.items.map((item) => item.traceparent);
      },
    ],
  ]);
});
beforeEach(async () => {
  seen = finishedSpans().length;
  await database.asAdministrator('TRUNCATE effects, receipts, seen_facts, dead_letters, inbox_positions');
});
afterAll(() => database.drop());

describe('a stretch', () => {
  it('with sampled messages has a span for each in its own trace, which handlers carry on, and one for the batch that links to them', async () => {
    const traces = [newTrace(), newTrace()];
    await apply([{ orderId: 'a', trace: traces[0] }, { orderId: 'b', trace: newTrace(), flags: '00' }, { orderId: 'c', trace: traces[1] }, { orderId: 'd' }]);
    const [one, other, batch, ...more] = ended();
    expect(more).toEqual([]);
    expect([one, other].map((span) => span!.traceId)).toEqual(traces);
    for (const span of [one!, other!]) {
      expect(span).toMatchObject({ name: `process ${intake.topic}`, kind: 'CONSUMER', parentSpanId: SENDER });
      expect(carried).toContain(`00-${span.traceId}-${span.spanId}-01`);
    }
    expect(batch).toMatchObject({ parentSpanId: undefined, attributes: { 'messaging.batch.message_count': 4 } });
    expect(batch!.links.map((link) => link.spanId)).toEqual([one!.spanId, other!.spanId]);
    expect(carried[1]).toMatch(/-00$/);
    expect(carried[3]).toBeUndefined();
  });

  it('without a sampled message has no span', async () => {
    await apply([{ orderId: 'a' }, { orderId: 'b', trace: newTrace(), flags: '00' }]);
    expect(ended()).toEqual([]);
  });

  it('whose message waited for over a minute begins a trace that links to the message', async () => {
    const trace = newTrace();
    await apply([{ orderId: 'a', trace }], 61_000);
    const [span] = ended();
    expect(span!.traceId).not.toBe(trace);
    expect(span!.links).toEqual([{ traceId: trace, spanId: SENDER, cause: true }]);
    expect(carried).toEqual([`00-${span!.traceId}-${span!.spanId}-01`]);
  });

  it('that is halved tells of each message once, and of the one at fault with its reason', async () => {
    const traces = [newTrace(), newTrace(), newTrace()];
    await apply(['a', 'poison', 'refused'].map((orderId, at) => ({ orderId, trace: traces[at] })));
    const outcomes = traces.map((trace) => ended().filter((span) => span.traceId === trace).map((span) => span.attributes['error.type']));
    expect(outcomes).toEqual([[undefined], ['TypeError'], ['unknown-order']]);
    expect(JSON.stringify(ended())).not.toContain('cannot be understood');
  });
});
