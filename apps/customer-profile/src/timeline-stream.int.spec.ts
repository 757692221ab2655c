import { inTransaction } from '@engawa/postgres';
import { bearer, freshDatabase, freshTopics, mail, phone, startTestService, waitFor, type TestDatabase } from '@engawa/testkit';
import { v7 as uuidv7 } from 'uuid';
import { enter, orderPlaced } from '../test/facts.js';
import { openStream, type Stream } from '../test/stream.js';
import { AppModule } from './app.module.js';
import { migrations } from './db/migrations/index.js';

type Service = Awaited<ReturnType<typeof startTestService>>;
let database: TestDatabase;
let instances: [Service, Service];
let authorization: string;
let streams: Stream[] = [];

beforeAll(async () => {
  await freshTopics();
  database = await freshDatabase(migrations);
  const start = () => startTestService({ name: 'customer-profile', module: AppModule, database });
  instances = [await start(), await start()];
});
// A token counts for a minute, and the whole of the tests may take longer.
beforeEach(async () => {
  authorization = await bearer('customer-profile');
});
afterEach(() => {
  for (const stream of streams) stream.close();
  streams = [];
});
afterAll(async () => {
  await Promise.all(instances.map((instance) => instance.stop()));
  await database.drop();
});

let numbers = 0;
const order = (...identifiers: Parameters<typeof orderPlaced>[1]) => enter(database.db, orderPlaced(`O-${++numbers}`, identifiers));
/** A customer with one entry. */
async function customer(address = `${uuidv7()}@example.jp`): Promise<{ id: string; buys: () => Promise<void> }> {
  await order(mail(address));
  const [row] = await database.db.query<{ customer_id: string }[]>('SELECT customer_id FROM identifiers JOIN origins USING (origin) WHERE value = $1', [address]);
  return { id: row!.customer_id, buys: () => order(mail(address)) };
}
async function watch(id: string, { instance = 0, since, lastEventId }: { instance?: number; since?: string; lastEventId?: string } = {}) {
  const query = since ? `?since=${since}` : '';
  const headers = { authorization, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) };
  const stream = await openStream(`${instances[instance]!.url}/api/customers/${id}/timeline/stream${query}`, headers);
  streams.push(stream);
  return stream;
}
const revisions = (stream: Stream) => stream.events.filter(({ event }) => event === 'entry').map(({ data }) => Number(data.revision));

describe('the stream of a timeline', () => {
  it('tells entries as they come, on every instance, whichever wrote them', async () => {
    const { id, buys } = await customer();
    const both = [await watch(id), await watch(id, { instance: 1 })];
    await buys();
    await buys();
    for (const stream of both) {
      const events = await stream.first(2);
      expect(events.map((event) => event.id)).toEqual([`${id}.0.2`, `${id}.0.3`]);
      expect(events[0]).toMatchObject({ event: 'entry', data: { type: 'order.placed', revision: 2, title: { ja: expect.any(String) as string } } });
    }
  });

  it('begins after the revision of the timeline that was read', async () => {
    const { id, buys } = await customer();
    await buys();
    await buys();
    const stream = await watch(id, { since: '0.1' });
    await stream.first(2);
    expect(revisions(stream)).toEqual([2, 3]);
  });

  it('resumes from Last-Event-ID on another instance without a gap, while entries arrive', async () => {
    const { id, buys } = await customer();
    const buying = (async () => {
      for (let turn = 0; turn < 40; turn++) await Promise.all([buys(), buys(), buys()]);
    })();
    const read: number[] = [];
    let lastEventId = `${id}.0.1`;
    for (let instance = 0; read.length < 120; instance = 1 - instance) {
      const stream = await watch(id, { instance, lastEventId });
      await stream.first(Math.min(11, 120 - read.length));
      stream.close();
      const got = stream.events.filter(({ event }) => event === 'entry');
      lastEventId = got.at(-1)!.id!;
      read.push(...revisions(stream));
    }
    await buying;
    expect(read).toEqual(Array.from({ length: 120 }, (_, place) => place + 2));
  });

  it('tells every entry of joined customers, though they were counted apart, and resumes between them without a gap', async () => {
    const [a, b] = [mail(`${uuidv7()}@example.jp`), mail(`${uuidv7()}@example.jp`)];
    const told = async (count: number, from: { since?: string; lastEventId?: string }) => {
      const stream = await watch(id, from);
      await stream.first(count);
      stream.close();
      return stream.events;
    };
    const fact = (...identifiers: (typeof a)[]) => orderPlaced(`O-${++numbers}`, identifiers);
    // More than one page of a stream on each side, so that a page ends between two entries of one revision.
    for (const who of [a, b]) await enter(database.db, ...Array.from({ length: 101 }, () => fact(who)));
    await order(a, b);
    const sql = 'SELECT customer_id AS id FROM origins JOIN identifiers USING (origin) WHERE value = $1';
    const [{ id }] = await database.db.query<[{ id: string }]>(sql, [a.value]);
    const all = await database.db.query<{ id: string }[]>(
      'SELECT entries.id FROM entries JOIN origins USING (origin) WHERE customer_id = $1',
      [id],
    );
    const events = await told(204, { since: '1.0' });
    expect(events.map(({ data }) => data.id).sort()).toEqual(all.map((entry) => entry.id).sort());

    const cut = events[150]!;
    expect(cut).toMatchObject({ id: undefined, data: { revision: 76 } });
    const again = await told(204 - 150, { lastEventId: events[149]!.id });
    expect(again.map(({ data }) => data.id).sort()).toEqual(events.slice(150).map(({ data }) => data.id).sort());
  });

  it('tells to load anew when customers are joined, and which is left', async () => {
    const [a, b] = [`${uuidv7()}@example.jp`, `090${String(Date.now()).slice(-8)}`];
    const survivor = await customer(a);
    await order(phone(b));
    const [row] = await database.db.query<{ customer_id: string }[]>(`SELECT customer_id FROM origins JOIN identifiers USING (origin) WHERE kind = 'phone' AND right(value, 8) = $1`, [b.slice(-8)]);
    const both = [await watch(survivor.id), await watch(row!.customer_id, { instance: 1 })];
    await order(mail(a), phone(b));
    const [{ id: left }] = await database.db.query<[{ id: string }]>('SELECT coalesce(merged_into, id) AS id FROM customers WHERE id = $1', [survivor.id]);
    for (const stream of both) {
      await stream.ended;
      expect(stream.events).toEqual([{ event: 'regrouped', id: undefined, data: { id: left } }]);
    }
  });

  it.each(['another customer’s', 'an older epoch’s', 'no', 'a future'])('tells to load anew who comes with %s Last-Event-ID', async (whose) => {
    const { id, buys } = await customer();
    if (whose === 'an older epoch’s') await inTransaction(database.db, (tx) => tx.query('UPDATE customers SET epoch = 1 WHERE id = $1', [id]));
    await buys();
    const ids: Record<string, string> = { 'another customer’s': `${uuidv7()}.0.1`, 'an older epoch’s': `${id}.0.1`, no: 'tea', 'a future': `${id}.0.99999` };
    const stream = await watch(id, { lastEventId: ids[whose] });
    await stream.ended;
    expect(stream.events).toMatchObject([{ event: 'regrouped', data: { id } }]);
  });

  it('is for those who may read customers', async () => {
    const { id } = await customer();
    const url = `${instances[0].url}/api/customers/${id}/timeline/stream`;
    expect((await fetch(url)).status).toBe(401);
    const other = await bearer('customer-profile', ['orders.read']);
    expect((await fetch(url, { headers: { authorization: other } })).status).toBe(403);
    expect((await fetch(url.replace(id, uuidv7()), { headers: { authorization } })).status).toBe(404);
  });

  it('ends when its instance stops, and does not hold it up', async () => {
    const { id } = await customer();
    const third = await startTestService({ name: 'customer-profile', module: AppModule, database });
    const stream = await openStream(`${third.url}/api/customers/${id}/timeline/stream`, { authorization });
    streams.push(stream);
    await third.stop();
    await waitFor('the end of the stream', () => stream.ended.then(() => true));
  });
});
