import { randomUUID } from 'node:crypto';
import { changed } from './roles.js';
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

  it('does not reach what another centre recorded, by any route that names it', async () => {
    const { id, mail, name } = await somebody();
    const centre = `c-${unique()}`;
    expect((await call('POST', '/api/partners', { body: { id: centre, name: { ja: '別の窓口', en: 'Another centre' } } })).status).toBe(201);
    const theirs = await changed('partner-agent', { person: { partner: centre } });
    const told = { channel: 'phone', direction: 'in', verification: { items: ['name', 'mail'] }, closed: false, customer: { origin: id } };
    await eventually('the other centre', async () => (await asAgent<{ partner: string }>('GET', '/api/me')).body.partner === centre);
    await asAgent('POST', '/api/customers/match', { name, mail });
    const { body: contact } = await asAgent<{ id: string; partner: string }>('POST', '/api/contacts', told);
    expect(contact.partner).toBe(centre);
    const routes = [['GET', `/api/contacts/${contact.id}`], ['POST', `/api/contacts/${contact.id}/remedies`, { kind: 'coupon', amountMinor: 100 }], ['GET', `/api/customers/${id}`], ['POST', `/api/contacts/${contact.id}/close`, reasons]] as const;
    await eventually('the open record', async () => (await asAgent('GET', `/api/customers/${id}`)).status === 200);
    for (const [method, path, body] of routes.slice(0, 3)) expect([path, Math.floor((await asAgent(method, path, body)).status / 100)]).toEqual([path, 2]);
    await theirs();
    await eventually('their own centre again', async () => (await asAgent('GET', `/api/contacts/${contact.id}`)).status === 403);
    for (const [method, path, body] of routes) expect([path, (await asAgent(method, path, body)).status]).toEqual([path, 403]);
    const { body: list } = await asAgent<{ items: { id: string }[] }>('GET', '/api/contacts?limit=200');
    expect(list.items.map((each) => each.id)).not.toContain(contact.id);
  });

  it('writes texts and sees no persons in an agency', async () => {
    const agency = tokenOf('agency');
    expect((await call('GET', '/api/templates', { token: agency })).status).toBe(200);
    for (const path of ['/api/customers', '/api/deliveries', '/api/segments', `/api/customers/${randomUUID()}`]) {
      expect([path, (await call('GET', path, { token: agency })).status]).toEqual([path, 403]);
    }
  });
});
