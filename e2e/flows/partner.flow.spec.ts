import { randomUUID } from 'node:crypto';
import { call, customerOf, eventually, orderOf, publish, tokenOf, unique } from './system.js';

/** Somebody who ordered. */
async function somebody() {
  const run = unique();
  const mail = `${run}@example.jp`;
  const customer = { identifiers: [{ kind: 'mail', value: mail }], profile: { name: `山本 節子 ${run}`, address: { postalCode: '830-0017' } } };
  await publish('order.place', { ...orderOf(`O-${run}`, []), customer });
  const known = await eventually('the customer', () => customerOf(mail));
  return { id: known.id, mail, name: customer.profile.name, order: `main:O-${run}` };
}
const token = tokenOf('partner-agent');
const reasons = { customerReason: 'customer.taste', dealReason: 'deal.order' };
const asAgent = <T = { type: string }>(method: string, path: string, body?: object) => call<T>(method, path, { token, body });

describe('somebody of the outsourced centre', () => {
  it('serves a caller: two items, a contact, the record for its life and its wrap-up', async () => {
    const { id, mail, name, order } = await somebody();
    const other = await somebody();
    const pages = (customer: string) => [`/api/customers/${customer}`, `/api/customers/${customer}/timeline`, `/api/orders?customer=${customer}`];
    for (const path of [...pages(id), ...pages(other.id)]) expect([path, (await asAgent('GET', path)).status]).toEqual([path, 403]);

    const { body: found } = await asAgent<{ items: { id: string; name: string; mails: string[] }[] }>('POST', '/api/customers/match', { name, mail });
    expect(found.items).toEqual([expect.objectContaining({ id, name: '山***', mails: [`${mail[0]}***@example.jp`] })]);
    const told = { channel: 'phone', direction: 'in', verification: { items: ['name', 'mail'] }, closed: false };
    expect((await asAgent('POST', '/api/contacts', { ...told, customer: { origin: other.id } })).status).toBe(403);
    const { status, body: contact } = await asAgent<{ id: string; partner: string }>('POST', '/api/contacts', { ...told, customer: { origin: id } });
    expect([status, contact.partner]).toEqual([201, 'okinan']);

    await eventually('the open record', async () => (await asAgent('GET', `/api/customers/${id}`)).status === 200);
    for (const path of [...pages(id), `/api/orders/${order}`]) expect([path, (await asAgent('GET', path)).status]).toEqual([path, 200]);
    for (const path of [...pages(other.id), `/api/orders/${other.order}`, '/api/customers', '/api/segments', '/api/deliveries']) {
      expect([path, (await asAgent('GET', path)).status]).toEqual([path, 403]);
    }
    expect((await asAgent('POST', `/api/contacts/${contact.id}/close`, reasons)).status).toBe(200);
    expect((await asAgent('GET', `/api/customers/${id}`)).status).toBe(200);

    type Entry = { action: string; outcome: string; customers: string[]; partner: string; purpose: string; from: string };
    const report = await eventually('the report of the centre', async () => {
      const { body } = await call<{ items: Entry[] }>('GET', '/api/audit?partner=okinan&limit=200');
      return body.items.some(({ action }) => action === 'POST /api/contacts/:id/close') && body.items;
    });
    const has = (action: string, outcome: string, customer: string) =>
      report.some((each) => each.action === action && each.outcome === outcome && each.customers.includes(customer));
    expect(has('GET /api/customers/:id', 'done', id)).toBe(true);
    expect(has('POST /api/customers/match', 'done', id)).toBe(true);
    expect(report.some(({ action, outcome }) => action === 'GET /api/customers/:id' && outcome === 'refused')).toBe(true);
    expect(report[0]).toMatchObject({ partner: 'okinan', purpose: 'care', from: '127.0.0.1' });
  });

  it('writes texts and sees no persons in an agency', async () => {
    const agency = tokenOf('agency');
    expect((await call('GET', '/api/templates', { token: agency })).status).toBe(200);
    for (const path of ['/api/customers', '/api/deliveries', '/api/segments', `/api/customers/${randomUUID()}`]) {
      expect([path, (await call('GET', path, { token: agency })).status]).toEqual([path, 403]);
    }
  });
});
