import { randomUUID } from 'node:crypto';
import { call, customerOf, eventually, orderOf, publish, tokenOf, unique } from './system.js';

const agent = tokenOf('agent');

/** What was done with a customer's data, as the audit tells it. */
async function doneWith(customer: string): Promise<string[]> {
  const { body } = await call<{ items: { action: string }[] }>('GET', `/api/audit?customer=${customer}&limit=200`);
  return body.items.map(({ action }) => action);
}

describe('the audit of a customer', () => {
  it('has looks at a contact that names them by a phone number alone', async () => {
    const phone = { kind: 'phone', value: `090-0000-${String(parseInt(unique(), 16) % 10_000).padStart(4, '0')}` };
    const contact = { customer: { identifiers: [phone] }, channel: 'phone', direction: 'in', closed: false };
    const { body } = await call<{ id: string }>('POST', '/api/contacts', { body: contact, token: agent });
    expect((await call('GET', `/api/contacts/${body.id}`, { token: agent })).status).toBe(200);
    const { id } = await eventually('the caller', () => customerOf(phone.value));
    expect((await call('GET', '/api/contacts?limit=200', { token: agent })).status).toBe(200);
    await eventually('both looks', async () => {
      const done = await doneWith(id);
      return ['GET /api/contacts/:id', 'GET /api/contacts'].every((action) => done.includes(action));
    });
  });

  it('has what was done with them before they were joined with others', async () => {
    const name = unique();
    const [mail, member] = [{ kind: 'mail', value: `${name}@example.jp` }, { kind: 'member', value: `M-${name}` }];
    await publish('order.place', orderOf(`A-${name}`, [member]));
    const older = await eventually('the member', () => customerOf(member.value));
    await publish('order.place', orderOf(`B-${name}`, [mail]));
    const newer = await eventually('the buyer', () => customerOf(mail.value));
    expect((await call('GET', `/api/customers/${newer.id}`, { token: agent })).status).toBe(200);
    await publish('order.place', orderOf(`C-${name}`, [mail, member]));
    await eventually('one customer', async () => (await customerOf(mail.value))?.id === older.id);
    await eventually('the look at who was joined', async () => (await doneWith(older.id)).includes('GET /api/customers/:id'));
  });

  it('has looks under their id in capitals, too, and stays whole', async () => {
    const member = `M-${unique()}`;
    await publish('order.place', orderOf(`D-${unique()}`, [{ kind: 'member', value: member }]));
    const { id } = await eventually('the member', () => customerOf(member));
    expect((await call('GET', `/api/customers/${id.toUpperCase()}/timeline`, { token: agent })).status).toBe(200);
    const contact = { customer: { origin: id.toUpperCase() }, channel: 'phone', direction: 'in', closed: false };
    expect((await call('POST', '/api/contacts', { body: contact, token: agent })).status).toBe(201);
    await eventually('both', async () => {
      const done = await doneWith(id);
      return ['GET /api/customers/:id/timeline', 'POST /api/contacts'].every((action) => done.includes(action));
    });
    await eventually('the contact on their timeline', async () => {
      const { body } = await call<{ items: { type: string }[] }>('GET', `/api/customers/${id}/timeline`);
      return body.items.some(({ type }) => type === 'contact.opened');
    });
  });
});

describe('the audit of what is changed', () => {
  it('has all of it, however long: nobody hides what a key may do behind many pages', async () => {
    const id = `long-${unique()}`;
    const scoped = { id, kind: 'server', eventTypes: ['engawa.intake.order.cancel'] };
    await call('POST', '/api/publishers', { body: scoped });
    const allowedOrigins = [1, 2, 3, 4, 5].map((number) => `https://${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${number}.example.jp`);
    const widened = { body: { ...scoped, eventTypes: null, allowedOrigins }, headers: { 'if-match': '"1"' } };
    expect((await call('PUT', `/api/publishers/${id}`, widened)).status).toBe(200);
    const targets = await eventually('the change', async () => {
      const { body } = await call<{ items: { target: string | null }[] }>('GET', '/api/audit?action=PUT%20%2Fapi%2Fpublishers&limit=10');
      return body.items.some(({ target }) => target?.startsWith(id)) && body.items.map(({ target }) => target).join(' ');
    });
    for (const part of [...allowedOrigins, 'eventTypes:null']) expect(targets).toContain(part);
  });
});

describe('the audit of what is refused', () => {
  it('is found by whom it was about, in the path or in a question', async () => {
    const id = randomUUID();
    const agency = tokenOf('agency');
    for (const path of [`/api/customers/${id}`, `/api/customers/${id}/merges`, `/api/orders?customer=${id}`]) expect((await call('GET', path, { token: agency })).status).toBe(403);
    await eventually('all three', async () => {
      const done = await doneWith(id);
      return ['GET /api/customers/:id', 'GET /api/customers/:id/merges', 'GET /api/orders'].every((action) => done.includes(action));
    });
  });

  it('has a key that was used for what it is not for', async () => {
    const publisher = `scoped-${unique()}`;
    await call('POST', '/api/publishers', { body: { id: publisher, kind: 'server', eventTypes: ['engawa.intake.order.cancel'] } });
    const { body: issued } = await call<{ id: string; key: string }>('POST', `/api/publishers/${publisher}/keys`, { body: {} });
    for (const _ of ['once', 'again']) {
      expect((await call('POST', '/v1/identify', { token: issued.key, body: { userId: unique(), traits: {} } })).status).toBe(403);
    }
    const { body } = await call<{ items: { subject: string; target: string }[] }>('GET', '/api/audit?action=POST%20%2Fv1&outcome=refused&limit=200');
    const ofKey = body.items.filter(({ subject }) => subject === `publisher:${publisher}`);
    expect(ofKey).toMatchObject([{ target: `identify key:${issued.id} beyond-scope` }]);
  });
});
