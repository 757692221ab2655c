import { randomUUID } from 'node:crypto';
import { startExpiring } from '@engawa/testkit';
import { OnCustomerDataExpired } from './consumers/on-customer-data-expired.js';
import { migrations } from './db/migrations/index.js';

let alone: Awaited<ReturnType<typeof startExpiring>>;
beforeAll(async () => {
  alone = await startExpiring('messaging', OnCustomerDataExpired, migrations);
});
afterAll(() => alone.stop());

it('of a message whose lifetime is over it stays that it was sent, but not what it called them, nor the letter', async () => {
  const [old, young] = [randomUUID(), randomUUID()];
  for (const id of [old, young]) {
    await alone.rows(
      `INSERT INTO deliveries (id, origin, template, variables, channels, status, due_at, wait_until, channel, subject, occurred_at)
       SELECT $1, $2, id, '{"number": "O-1"}', '{letter}', 'sent', '2015-01-01', '2015-01-01', 'letter', '森田さまへ', '2015-01-01' FROM templates LIMIT 1`,
      [id, alone.origin],
    );
    await alone.rows(`INSERT INTO letters (delivery, name, address, subject, body, listed_at) VALUES ($1, '森田 彩', '{}', '森田さまへ', '…', '2015-01-01')`, [id]);
  }
  await alone.stated(old, 'engawa.message.sent', { subject: '森田さまへ' });
  expect(await alone.expired()).toMatchObject({ facts: 1, deliveries: 1, letters: 1 });
  expect(await alone.rows('SELECT status, subject, variables FROM deliveries WHERE id = $1', [old])).toEqual([{ status: 'sent', subject: null, variables: {} }]);
  expect(await alone.rows('SELECT delivery FROM letters')).toEqual([{ delivery: young }]);
  // A later fact about the same finds nothing more to empty.
  await alone.stated(old, 'engawa.message.held', {});
  expect(await alone.expired()).toMatchObject({ facts: 1, deliveries: 0, letters: 0 });
});
