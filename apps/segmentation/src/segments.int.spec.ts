import { randomUUID } from 'node:crypto';
import { CustomerRegrouped, eventsTopic, OrderCancelled, OrderPlaced, type KnownCustomer } from '@engawa/contracts';
import {
  bearer,
  factMessage,
  freshDatabase,
  freshTopics,
  publish,
  startTestService,
  tapTopics,
  waitFor,
  type Message,
  type TestDatabase,
  type TopicTap,
} from '@engawa/testkit';
import supertest from 'supertest';
import { AppModule } from './app.module.js';
import { migrations } from './db/migrations/index.js';
import { Segment } from './db/segment.entity.js';

const DAY = 24 * 60 * 60 * 1000;
let database: TestDatabase;
let service: Awaited<ReturnType<typeof startTestService>>;
let tap: TopicTap;
let authorization: string;

beforeAll(async () => {
  await freshTopics();
  database = await freshDatabase(migrations);
  tap = await tapTopics([eventsTopic('segmentation')]);
  service = await startTestService({ name: 'segmentation', module: AppModule, entities: [Segment], database });
});
// A token counts for a minute, and the whole of the tests may take longer.
beforeEach(async () => {
  authorization = await bearer('segmentation');
});
afterAll(async () => {
  await service.stop();
  await tap.stop();
  await database.drop();
});

const as = (origin: string, customer = origin, groupVersion = 1): KnownCustomer => ({ origin, customer, groupVersion });
const daysAgo = (days: number) => new Date(Date.now() - days * DAY);
const about = (order: string) => ({ order: `main:${order}`, shop: 'main', number: order, currency: 'JPY', totalMinor: 980 });
const placed = (order: string, known: KnownCustomer, more: { occurredAt?: Date; backfill?: boolean; id?: string } = {}) =>
  factMessage({ contract: OrderPlaced, data: { ...about(order), revision: 1, items: [], channel: 'web' }, known, ...more });
const cancelled = (order: string, known: KnownCustomer) => factMessage({ contract: OrderCancelled, data: about(order), known });
/** The copy of a regrouping that comes on the key of `on`. */
const regrouped = (on: string, survivor: string, moved: Record<string, number>): Message => {
  const places = Object.entries(moved).map(([origin, version]) => ({ origin, customer: survivor, version }));
  const data = { change: randomUUID(), moved: places, survivor, ended: [] };
  return factMessage({ contract: CustomerRegrouped, data, known: as(on, survivor, moved[on]) });
};
/** What was stated about origins, in its order: `entered loyal` and the like. */
const statedOf = (...origins: string[]) =>
  tap.messages
    .filter(({ data }) => origins.includes((data as { customer: { origin: string } }).customer.origin))
    .map(({ type, data }) => `${type.split('.').at(-1)} ${(data as { segment: string }).segment}`);
const states = (origin: string, ...expected: string[]) =>
  waitFor(expected.join(), () => String(statedOf(origin)) === String(expected));
const segmentsOf = async (customer: string) => {
  const rows = await database.db.query<{ id: string }[]>('SELECT segment_id AS id FROM memberships WHERE customer_id = $1 ORDER BY 1', [customer]);
  return rows.map((row) => row.id);
};
/** A fact that comes after all that was published before on every partition. */
async function allIsRead(): Promise<void> {
  const ends = [0, 1, 2].map((partition) => ({ origin: randomUUID(), partition }));
  await publish(ends.map(({ origin, partition }) => ({ ...placed(`end-${origin}`, as(origin)), partition })));
  for (const { origin } of ends) await states(origin, 'entered first-purchase');
}

describe('a customer', () => {
  it('enters a segment with the fact that fulfils its rule', async () => {
    const [origin, id] = [randomUUID(), randomUUID()];
    const occurredAt = daysAgo(3);
    await publish([placed('E-1', as(origin), { id, occurredAt, backfill: true })]);
    await states(origin, 'entered first-purchase');
    const stated = tap.messages.at(-1)!;
    expect(stated).toMatchObject({ backfill: true, time: occurredAt.toISOString(), data: { cause: id, customer: { origin } } });
    expect(await segmentsOf(origin)).toEqual(['first-purchase']);
  });

  it('follows facts of different types of one batch in their order', async () => {
    const origin = randomUUID();
    await publish([placed('B-1', as(origin)), cancelled('B-1', as(origin)), placed('B-1', as(origin))]);
    await states(origin, 'entered first-purchase', 'left first-purchase', 'entered first-purchase');
  });

  it('is counted once though facts of two origins come on two partitions at once', async () => {
    const customers = Array.from({ length: 8 }, () => [randomUUID(), randomUUID()] as const);
    const orders = customers.flatMap(([a, b]) =>
      [a, b].flatMap((origin, partition) => [1, 2, 3].map((n) => ({ ...placed(`${origin}-${n}`, as(origin, a)), partition }))),
    );
    await publish(orders);
    await allIsRead();
    for (const [a, b] of customers) {
      await waitFor('loyal', () => statedOf(a, b).includes('entered loyal'));
      expect(statedOf(a, b).filter((each) => each === 'entered loyal')).toHaveLength(1);
    }
  });
});

describe('joined customers', () => {
  it('are looked at as one, and what changed is stated once', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    await publish([placed('M-1', as(a)), placed('M-2', as(b))]);
    await Promise.all([states(a, 'entered first-purchase'), states(b, 'entered first-purchase')]);
    await publish([regrouped(b, a, { [b]: 2 }), regrouped(b, a, { [b]: 2 })]);
    await states(b, 'entered first-purchase', 'left first-purchase');
    await allIsRead();
    expect(statedOf(a, b)).toHaveLength(3);
    expect([await segmentsOf(a), await segmentsOf(b)]).toEqual([[], []]);
  });

  it('that part again are each in the segments of what is their own, and enter none anew that they were in', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    await publish([placed('P-1', as(a))]);
    await states(a, 'entered first-purchase');
    await publish([regrouped(a, b, { [a]: 2 })]);
    await waitFor('the joining', async () => String(await segmentsOf(b)) === 'first-purchase');
    await publish([placed('P-2', as(b))]);
    await states(b, 'left first-purchase');
    await publish([regrouped(a, a, { [a]: 3 })]);
    await waitFor('both in it', async () => String([await segmentsOf(a), await segmentsOf(b)]) === 'first-purchase,first-purchase');
    await allIsRead();
    expect([statedOf(a), statedOf(b)]).toEqual([['entered first-purchase', 'entered first-purchase'], ['left first-purchase', 'entered first-purchase']]);
  });

  it('keep the segments either was in, also when a later joining overtakes the earlier one', async () => {
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
    await publish([placed('O-1', as(a))]);
    await states(a, 'entered first-purchase');
    const moved = { [a]: 3, [b]: 2 };
    await publish([regrouped(b, c, moved)]);
    await waitFor('the membership of the one that is left', async () => (await segmentsOf(c)).length === 1);
    await publish([regrouped(a, b, { [a]: 2 }), regrouped(a, c, moved)]);
    await allIsRead();
    expect(statedOf(a, b, c)).toEqual(['entered first-purchase']);
    expect([await segmentsOf(a), await segmentsOf(b), await segmentsOf(c)]).toEqual([[], [], ['first-purchase']]);
  });
});

describe('a segment', () => {
  const put = (id: string, version: number, body: object) =>
    supertest(service.url).put(`/api/segments/${id}`).set({ authorization, 'if-match': `"${version}"` }).send(body);
  const post = (body: object) => supertest(service.url).post('/api/segments').set({ authorization }).send(body);
  const name = { ja: '二回', en: 'Twice' };
  const rule = { measure: 'sum', of: 'order.placed', op: '>=', value: 1500 };

  it('acts on the next fact, as it is then', async () => {
    expect((await post({ id: 'spender', name, rule })).status).toBe(201);
    const origin = randomUUID();
    await publish([placed('S-1', as(origin)), placed('S-2', as(origin))]);
    await waitFor('spender', () => statedOf(origin).includes('entered spender'));
    expect((await put('spender', 1, { id: 'spender', name, rule: { ...rule, value: 5000 } })).status).toBe(200);
    await publish([placed('S-3', as(origin))]);
    await waitFor('no spender', () => statedOf(origin).at(-1) === 'left spender');
    const list = await supertest(service.url).get('/api/segments').set({ authorization });
    expect(list.body).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ id: 'spender', version: 2, memberCount: 0 })]) as object });
  });

  it('with a rule that is not right is refused at its places', async () => {
    const wrong = { all: [{ ...rule, op: '<>' }, { ...rule, of: 'tea' }] };
    const answer = await post({ id: 'wrong', name, rule: wrong });
    expect(answer.status).toBe(400);
    const { errors } = answer.body as { errors: { pointer: string }[] };
    expect(errors.map((error) => error.pointer)).toEqual(['/rule/all/0/op', '/rule/all/1/of']);
  });
});

describe('time alone', () => {
  const advance = (offsetMs: number) => supertest(service.url).put('/dev/clock').set({ authorization }).send({ offsetMs });

  it('makes a customer leave when an order leaves its window, at that moment', async () => {
    const [loyal, dormant] = [randomUUID(), randomUUID()];
    const six = [300, 200, 100, 50, 20].map((days, n) => placed(`T-${n}`, as(loyal), { occurredAt: daysAgo(days) }));
    const first = daysAgo(364.5);
    await publish([placed('T-first', as(loyal), { occurredAt: first }), ...six]);
    const last = daysAgo(179.5);
    await publish([placed('D-1', as(dormant), { occurredAt: last })]);
    await waitFor('both', () => statedOf(loyal).includes('entered loyal') && statedOf(dormant).length > 0);
    expect(statedOf(dormant)).toEqual(['entered first-purchase']);

    await advance(DAY);
    await waitFor('loyal no more', () => statedOf(loyal).at(-1) === 'left loyal');
    await waitFor('dormant', () => statedOf(dormant).at(-1) === 'entered dormant');
    const timeOf = (end: string) => tap.messages.findLast(({ type, data }) => `${type} ${(data as { segment: string }).segment}`.endsWith(end))!;
    expect(timeOf('left loyal')).toMatchObject({ time: new Date(first.getTime() + 365 * DAY).toISOString(), backfill: false });
    expect(timeOf('left loyal').data).not.toHaveProperty('cause');
    expect(timeOf('entered dormant').time).toBe(new Date(last.getTime() + 180 * DAY).toISOString());
  });
});
