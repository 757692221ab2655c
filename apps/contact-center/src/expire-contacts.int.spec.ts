import { randomUUID } from 'node:crypto';
import { inTransaction } from '@engawa/postgres';
import { startExpiring } from '@engawa/testkit';
import { decideRemedy } from './commands/decide-remedy.js';
import { OnCustomerDataExpired } from './consumers/on-customer-data-expired.js';
import { migrations } from './db/migrations/index.js';
import { findRemedy } from './db/remedies.js';

let alone: Awaited<ReturnType<typeof startExpiring>>;
beforeAll(async () => {
  alone = await startExpiring('contact-center', OnCustomerDataExpired, migrations);
});
afterEach(() => alone.rows('DELETE FROM facts'));
afterAll(() => alone.stop());

const customer = { identifiers: [{ kind: 'mail', value: 'old@example.jp' }] };
const contact = async (id: string, status: string, remedy?: string) => {
  await alone.rows(
    `INSERT INTO contacts (id, version, status, channel, direction, quote, note, customer, opened_at) VALUES ($1, 1, $2, 'phone', 'in', '寒かった', '折り返す', $3, '2015-01-01')`,
    [id, status, JSON.stringify(customer)],
  );
  if (remedy) {
    await alone.rows(
      `INSERT INTO remedies (id, contact, kind, amount_minor, reason, state, asked_by, asked_name, asked_at, due_at) VALUES ($1, $2, 'coupon', 500, '寒かった', $3, 'x', '野口陽子', '2015-01-01', '2015-01-01')`,
      [randomUUID(), id, remedy],
    );
  }
  await alone.stated(id, 'engawa.contact.opened', { contact: id });
};
const refuse = (contact: string) =>
  inTransaction(alone.db, async (tx) => {
    const [{ id }] = await tx.query<[{ id: string }]>(`SELECT id FROM remedies WHERE contact = $1 AND state = 'asked' LIMIT 1`, [contact]);
    const remedy = (await findRemedy(tx, id, { lock: true }))!;
    await decideRemedy(tx, remedy, { id: contact, customer } as never, { grant: false }, { subject: 'person:noguchi', name: '野口陽子' } as never, new Date());
  });
const customerOf = async (id: string) => (await alone.rows<{ customer: object }>('SELECT customer FROM contacts WHERE id = $1', [id]))[0]!.customer;

it('of a contact whose lifetime is over nothing of who called and what they said stays, and each row is counted once', async () => {
  await contact('C-1', 'closed', 'granted');
  expect(await alone.expired()).toMatchObject({ facts: 1, contacts: 1, remedies: 1 });
  expect(await alone.rows('SELECT customer, quote, contacts.note, reason FROM contacts JOIN remedies ON contact = contacts.id')).toMatchObject([{ customer: {}, quote: null, reason: null }]);
  await alone.stated('C-1', 'engawa.remedy.granted', { contact: 'C-1' });
  const again = await alone.expired();
  expect(again).toMatchObject({ facts: 1 });
  expect([again.contacts ?? 0, again.remedies ?? 0]).toEqual([0, 0]);
});

it.each([
  ['is open', 'C-2', 'open', undefined],
  ['has a remedy that nobody has decided on', 'C-3', 'closed', 'asked'],
])('a contact that %s stays as it is, since what follows has to find whose it is', async (_why, id, status, remedy) => {
  await contact(id, status, remedy);
  const answer = await alone.expired();
  expect([answer.contacts ?? 0, answer.remedies ?? 0]).toEqual([0, 0]);
  expect(await customerOf(id)).toEqual(customer);
});

it('a contact that waited for a decision is emptied with it when nothing is granted', async () => {
  await contact('C-4', 'closed', 'asked');
  await alone.expired();
  await refuse('C-4');
  expect(await alone.rows(`SELECT customer, quote, contacts.note, reason FROM contacts JOIN remedies ON contact = contacts.id WHERE contact = 'C-4'`)).toEqual([{ customer: {}, quote: null, note: null, reason: null }]);
});

it('a part that is told once more, since its answer was lost, is answered as it was, and another of the same deletion by itself', async () => {
  await contact('C-5', 'closed');
  const [part, other] = [randomUUID(), randomUUID()];
  const first = await alone.answered(part);
  expect(first.rows).toMatchObject({ facts: 1, contacts: 1 });
  expect(await alone.answered(part)).toEqual(first);
  expect((await alone.answered(other)).rows).toMatchObject({ facts: 0 });
});
