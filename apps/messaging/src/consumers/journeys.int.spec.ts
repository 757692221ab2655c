import { randomUUID } from 'node:crypto';
import type { CustomerRegrouped, DataOf, MessageDeliver, SegmentEntered } from '@engawa/contracts';
import type { AnyBatch, Received } from '@engawa/inbox';
import { inTransaction } from '@engawa/postgres';
import { freshDatabase, type TestDatabase } from '@engawa/testkit';
import { Clock } from '@engawa/timers';
import { migrations } from '../db/migrations/index.js';
import { MessageDeliverIntake } from '../intake/message-deliver.js';
import { OnCustomerRegrouped } from './on-customer-regrouped.js';
import { OnSegmentEntered } from './on-segment-entered.js';

const HOUR = 60 * 60 * 1000;
const clock = new Clock();
let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase(migrations);
});
beforeEach(() => database.asAdministrator('TRUNCATE deliveries, enrolments, known_origins CASCADE'));
afterAll(() => database.drop());

const ago = (ms: number) => new Date(clock.now().getTime() - ms);
function item<D>(data: D, more: Partial<Received> = {}): Received<D> {
  const occurredAt = ago(0);
  const from = { id: randomUUID(), source: '//engawa/test', type: 't', version: 1, key: 'k', publisher: 'engawa' };
  return { ...from, data, occurredAt, recordedAt: occurredAt, backfill: false, ...more } as Received<D>;
}
/** Handles a batch as the consumer does; gives back the codes of what was rejected. */
async function handle<D>(handler: (batch: AnyBatch<D>) => Promise<void>, ...items: Received<D>[]): Promise<string[]> {
  const rejected: string[] = [];
  await inTransaction(database.db, (tx) => handler({ tx, items, reject: (_, code) => rejected.push(code) }));
  return rejected;
}
const enteredItem = (origin: string, more: Partial<Received> = {}, customer = origin, segment = 'first-purchase') =>
  item<DataOf<typeof SegmentEntered>>(
    { segment, name: { ja: 's', en: 's' }, customer: { origin } },
    { known: { origin, customer, groupVersion: 1 }, ...more },
  );
const enter = (...items: ReturnType<typeof enteredItem>[]) => handle((batch) => new OnSegmentEntered(clock).entered(batch), ...items);
const regroupedItem = (survivor: string, moved: Record<string, number>) => {
  const places = Object.entries(moved).map(([origin, version]) => ({ origin, customer: survivor, version }));
  const about = { change: randomUUID(), customer: { origin: places[0]!.origin }, survivor, ended: [] };
  return item<DataOf<typeof CustomerRegrouped>>({ ...about, moved: places });
};
const regroup = (...items: ReturnType<typeof regroupedItem>[]) => handle((batch) => new OnCustomerRegrouped().regrouped(batch), ...items);
const deliveries = () => database.db.query<Record<string, unknown>[]>('SELECT * FROM deliveries ORDER BY occurred_at');

describe('entering a segment', () => {
  it('starts its journey: a message by the journey’s template and channels', async () => {
    const origin = randomUUID();
    await enter(enteredItem(origin, { traceparent: 'trace' }));
    expect(await deliveries()).toMatchObject([
      { origin, journey: 'first-purchase-thanks', template: 'thank-you', channels: ['mail', 'letter'], status: 'pending', traceparent: 'trace' },
    ]);
  });

  it('starts a journey once in a customer’s life, whatever origin and batch it comes with', async () => {
    const [customer, other] = [randomUUID(), randomUUID()];
    await enter(enteredItem(customer), enteredItem(other, {}, customer));
    await enter(enteredItem(customer));
    expect(await deliveries()).toHaveLength(1);
  });

  it('starts a journey once when two partitions tell it at the same time', async () => {
    const customer = randomUUID();
    await Promise.all([customer, randomUUID(), randomUUID()].map((origin) => enter(enteredItem(origin, {}, customer))));
    expect(await deliveries()).toHaveLength(1);
  });

  it('starts nothing for history, for what is older than a day, and for a segment nobody waits for', async () => {
    await enter(
      enteredItem(randomUUID(), { backfill: true }),
      enteredItem(randomUUID(), { occurredAt: ago(24 * HOUR) }),
      enteredItem(randomUUID(), {}, undefined, 'loyal'),
    );
    expect(await deliveries()).toEqual([]);
    await enter(enteredItem(randomUUID(), { occurredAt: ago(23 * HOUR) }));
    expect(await deliveries()).toHaveLength(1);
  });
});

describe('customers that are joined', () => {
  it('are not thanked twice', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    await enter(enteredItem(b));
    await regroup(regroupedItem(a, { [b]: 2 }));
    await enter(enteredItem(a));
    expect(await deliveries()).toHaveLength(1);
  });

  it('are not thanked twice either when a later joining overtakes the earlier one', async () => {
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
    await enter(enteredItem(a));
    await regroup(regroupedItem(c, { [a]: 3, [b]: 2 }));
    await regroup(regroupedItem(b, { [a]: 2 }));
    await enter(enteredItem(c));
    expect(await deliveries()).toHaveLength(1);
  });
});

describe('a part that an earlier fact shows to be another’s', () => {
  const parted = async (thanked: 'own' | 'others') => {
    const [a, shared, b] = [randomUUID(), randomUUID(), randomUUID()];
    await enter(enteredItem(thanked === 'own' ? shared : a, {}, a), enteredItem(thanked === 'own' ? a : shared, {}, a));
    await regroup(regroupedItem(b, { [shared]: 2 }));
    await enter(enteredItem(b));
    return { a, shared, b, origins: (await deliveries()).map(({ origin }) => origin) };
  };

  it('takes along that it was thanked itself', async () => {
    const { shared, origins } = await parted('own');
    expect(origins).toEqual([shared]);
  });

  it('is thanked with whose it is when only the other was', async () => {
    const { a, b, origins } = await parted('others');
    expect(origins.sort()).toEqual([a, b].sort());
  });
});

describe('customers that are joined while both are about to be thanked', () => {
  const bothEnter = async () => {
    const [a, b] = [randomUUID(), randomUUID()] as const;
    await enter(enteredItem(a, { occurredAt: ago(2000) }), enteredItem(b, { occurredAt: ago(1000) }));
    return { a, b, join: () => regroup(regroupedItem(a, { [b]: 2 })) };
  };
  const set = (origin: string, columns: string) => database.db.query(`UPDATE deliveries SET ${columns} WHERE origin = $1`, [origin]);

  it('are thanked by the earlier message', async () => {
    const { a, join } = await bothEnter();
    await join();
    expect(await deliveries()).toMatchObject([{ origin: a, status: 'pending' }]);
  });

  it('are not thanked again when one of them has been, or may have been', async () => {
    for (const told of ["status = 'sent'", "status = 'attempting'", "status = 'held', reason = 'unknown'"]) {
      const { b, join } = await bothEnter();
      await set(b, told);
      await join();
      expect((await deliveries()).map((delivery) => delivery.origin)).toEqual([b]);
      await database.asAdministrator('TRUNCATE deliveries, enrolments, known_origins CASCADE');
    }
  });

  it('are thanked by the message that has tried already, and what the other tried is gone with it', async () => {
    const { a, b, join } = await bothEnter();
    await set(a, 'attempts = 1');
    await set(b, 'attempts = 2');
    await database.db.query(`INSERT INTO attempts (delivery, number, channel, outcome) SELECT id, attempts, 'mail', 'later' FROM deliveries`);
    await join();
    expect(await deliveries()).toMatchObject([{ origin: b }]);
    expect(await database.db.query('SELECT number FROM attempts')).toEqual([{ number: 2 }]);
  });

  it('are thanked still when the other could not be reached, and told of other journeys too', async () => {
    const { a, b, join } = await bothEnter();
    await set(b, "status = 'held', reason = 'no-address'");
    await join();
    expect((await deliveries()).map((delivery) => delivery.status)).toEqual(['pending', 'held']);
    await set(b, "status = 'pending', journey = 'birthday'");
    await regroup(regroupedItem(randomUUID(), { [a]: 3, [b]: 3 }));
    expect(await deliveries()).toHaveLength(2);
  });
});

describe('a request to deliver', () => {
  const asked = (change: Partial<DataOf<typeof MessageDeliver>> = {}, more: Partial<Received> = {}) => {
    const usual = { delivery: randomUUID(), template: 'csat-invitation', customer: { origin: randomUUID() }, variables: { url: 'u' } };
    return item<DataOf<typeof MessageDeliver>>({ ...usual, channels: ['mail'], survey: 'csat', ...change }, more);
  };
  const deliver = (...items: ReturnType<typeof asked>[]) => handle((batch) => new MessageDeliverIntake(clock).deliver(batch), ...items);

  it('is one message for one delivery id, however often it is asked', async () => {
    const one = asked();
    await deliver(one, one);
    await deliver(one);
    expect(await deliveries()).toMatchObject([{ id: one.data.delivery, variables: { url: 'u' }, channels: ['mail'], survey: 'csat' }]);
  });

  it('that names no origin is rejected, and the rest go on', async () => {
    expect(await deliver(asked({ customer: {} }), asked())).toEqual(['invalid']);
    expect(await deliveries()).toHaveLength(1);
  });

  it('of the past is not delivered', async () => {
    expect(await deliver(asked({}, { backfill: true }), asked({}, { occurredAt: ago(25 * HOUR) }))).toEqual([]);
    expect(await deliveries()).toEqual([]);
  });
});
