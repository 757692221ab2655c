import { startExpiring } from '@engawa/testkit';
import { OnCustomerDataExpired } from './consumers/on-customer-data-expired.js';
import { migrations } from './db/migrations/index.js';

let alone: Awaited<ReturnType<typeof startExpiring>>;
beforeAll(async () => {
  alone = await startExpiring('segmentation', OnCustomerDataExpired, migrations);
});
afterAll(() => alone.stop());

const observed = (subject: string) => alone.rows(`INSERT INTO observations (subject, origin, type, occurred_at, amount) VALUES ($1, $2, 'engawa.order.placed', '2015-01-01', 980)`, [subject, alone.origin]);
const segmentsOf = async () => (await alone.rows<{ id: string }>('SELECT segment_id AS id FROM memberships WHERE customer_id = $1', [alone.origin])).map(({ id }) => id);

it('who was in a segment for what is not known any more leaves it, as history that nobody is sent anything for', async () => {
  await alone.rows('INSERT INTO known_origins (origin, customer_id, group_version) VALUES ($1, $1, 1)', [alone.origin]);
  await alone.rows('INSERT INTO known_customers (id) VALUES ($1)', [alone.origin]);
  await alone.rows(`INSERT INTO memberships (segment_id, customer_id, since) VALUES ('first-purchase', $1, '2015-01-01')`, [alone.origin]);
  await observed('main:O-1');
  await observed('main:O-2');
  expect(await alone.expired(['main:O-1'])).toMatchObject({ observations: 1 });
  expect(await segmentsOf()).toContain('first-purchase');
  expect(await alone.expired(['main:O-2'])).toMatchObject({ observations: 1 });
  expect(await segmentsOf()).toEqual([]);
  const [left] = await alone.rows<{ backfill: boolean }>(`SELECT backfill FROM facts WHERE type = 'engawa.segment.left'`);
  expect(left).toEqual({ backfill: true });
});

it('what counted by itself, as a visit does, goes by the id of its fact', async () => {
  await observed(alone.fact);
  expect(await alone.expired()).toMatchObject({ observations: 1 });
  expect(await alone.rows('SELECT FROM observations')).toEqual([]);
});
