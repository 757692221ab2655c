import { accessOf, changed, personOf, put, roleOf } from './roles.js';
import { call, customerOf, eventually, orderOf, publish, system, tokenOf, unique } from './system.js';

const store = tokenOf('store');
const statusOf = async (path: string, token = store) => (await call('GET', path, { token })).status;

/** A live timeline as somebody sees it, and whether it still runs. */
async function streamOf(token: string) {
  const mail = `${unique()}@example.jp`;
  await publish('order.place', orderOf(`O-${unique()}`, [{ kind: 'mail', value: mail }]));
  const { id } = await eventually('the customer', () => customerOf(mail));
  const answer = await fetch(`${system.gateway}/api/customers/${id}/timeline/stream`, { headers: { authorization: `Bearer ${token}` } });
  const stream = { open: answer.status === 200 };
  void new Response(answer.body).text().catch(() => undefined).then(() => (stream.open = false));
  return stream;
}

describe('who may not see personal data', () => {
  const without = async (role: string, permission: string) => {
    const { permissions } = await roleOf(role);
    return changed(role, { role: { permissions: permissions.filter((each) => each !== permission) } });
  };

  it('gets the print list without names, addresses and what is said to them', async () => {
    const [run, fulfilment] = [unique(), tokenOf('fulfilment')];
    const profile = { name: `髙橋 ${run}`, address: { postalCode: '830-0000', prefecture: '福岡県', line1: `久留米市${run}` } };
    await publish('order.place', { ...orderOf(`O-${run}`, []), customer: { identifiers: [{ kind: 'member', value: `M-${run}` }], profile } });
    const letters = async () => JSON.stringify((await call('GET', '/api/letters?limit=200', { token: fulfilment })).body);
    await eventually('the letter', async () => (await letters()).includes(`久留米市${run}`));
    const restore = await without('fulfilment', 'personal.read');
    const masked = await eventually('the masked list', async () => {
      const list = await letters();
      return list.includes(run) ? undefined : list;
    });
    expect(masked).toContain('髙***');
    await restore();
  });

  it('gets no raw copy of what was not understood, whatever else they may', async () => {
    const id = `raw-${unique()}`;
    await publish('order.cancel', { orderId: unique() }, { id });
    type Letters = { items: { id: string; service: string; eventId: string }[] };
    const find = async () => (await call<Letters>('GET', '/api/dead-letters?limit=200')).body.items.find((each) => each.eventId === id);
    const letter = await eventually('the dead letter', find);
    const { permissions } = await roleOf('operator');
    const restore = await changed('operator', { role: { permissions: [...permissions, 'operations.bodies'] } });
    const asked = () => call<{ detail: string }>('GET', `/api/dead-letters/${letter.service}/${letter.id}`, { token: tokenOf('operator') });
    const refusal = await eventually('the refusal of the service', async () => {
      const { status, body } = await asked();
      return status === 403 && body.detail.includes('personal.read') ? body : undefined;
    });
    expect(refusal.detail).toContain('texts.read');
    await restore();
  });
});

describe('an administrator', () => {
  it('takes a permission from a role, which counts for tokens in use and ends the streams of its people', async () => {
    const stream = await streamOf(store);
    expect([stream.open, await statusOf('/api/customers')]).toEqual([true, 200]);
    const { permissions } = await roleOf('store');
    const restore = await changed('store', { role: { permissions: permissions.filter((each) => each !== 'customers.read') } });
    await eventually('the refusal', async () => (await statusOf('/api/customers')) === 403);
    await eventually('the end of the stream', () => Promise.resolve(!stream.open));
    expect(await statusOf('/api/orders?customer=0199f3c2-6b1e-7c40-9a53-2f8d10c4000e')).toBe(200);
    await restore();
    await eventually('access as before', async () => (await statusOf('/api/customers')) === 200);
  });

  it('ends somebody’s access on a day, which counts for tokens in use', async () => {
    const restore = await changed('store', { person: { endsOn: '2026-01-31' } });
    await eventually('the refusal', async () => (await statusOf('/api/me')) === 401);
    expect(await personOf('store')).toMatchObject({ endsOn: '2026-01-31', ended: true });
    await restore();
    await eventually('access as before', async () => (await statusOf('/api/me')) === 200);
  });

  it('says that somebody works for a partner, who then reaches nobody’s record', async () => {
    expect(await statusOf('/api/customers')).toBe(200);
    const restore = await changed('store', { person: { partner: 'okinan' } });
    await eventually('the refusal', async () => (await statusOf('/api/customers')) === 403);
    await restore();
    await eventually('access as before', async () => (await statusOf('/api/customers')) === 200);
  });

  it('cannot take anything from administrators', async () => {
    const { status, body } = await put('roles', await roleOf('administrator'), { permissions: [] });
    expect([status, body.type]).toEqual([403, 'urn:engawa:problem:fixed-role']);
  });

  it('cannot change their own access, so that somebody can always mend the rest', async () => {
    const { status, body } = await put('people', accessOf(await personOf('administrator')), { endsOn: '2026-01-31' });
    expect([status, body.type]).toEqual([403, 'urn:engawa:problem:own-access']);
  });

  it.each([
    ['a permission that does not exist', { permissions: ['everything'] }, 400],
    ['a role without a purpose', { purpose: '' }, 400],
    ['a field nobody may set', { defaults: [] }, 400],
    ['a version read before another change', { version: 0 }, 412],
  ])('is refused %s', async (_, change, status) => {
    expect((await put('roles', await roleOf('analyst'), change)).status).toBe(status);
  });

  it.each([
    ['an unknown partner', { partner: 'nobody' }, 400],
    ['a day that is none', { endsOn: '2026-02-30' }, 400],
    ['a role, which the identity provider gives', { roles: ['administrator'] }, 400],
  ])('is refused %s of a person', async (_, change, status) => {
    expect((await put('people', accessOf(await personOf('analyst')), change)).status).toBe(status);
  });
});

describe('whoever may edit access', () => {
  it('gives no more than they have, and changes nobody who may do more', async () => {
    const { permissions } = await roleOf('store');
    const restore = await changed('store', { role: { permissions: [...permissions, 'access.read', 'access.write'] } });
    const beyond = { status: 403, body: { type: 'urn:engawa:problem:beyond-own-access' } };
    const analyst = await roleOf('analyst');
    await eventually('the right', async () => (await statusOf('/api/roles')) === 200);
    expect(await put('roles', analyst, { permissions: [...analyst.permissions, 'audit.read'] }, store)).toMatchObject(beyond);
    expect(await put('roles', analyst, { authority: { refund: 10_001 } }, store)).toMatchObject(beyond);
    const role = { id: `r-${unique()}`, name: { ja: '新', en: 'New' }, purpose: 'care', permissions: ['operations.bodies'] };
    expect(await call('POST', '/api/roles', { body: role, token: store })).toMatchObject(beyond);
    expect(await put('people', accessOf(await personOf('administrator')), { endsOn: '2026-01-31' }, store)).toMatchObject(beyond);
    const { version } = await roleOf('analyst');
    expect((await put('roles', { ...analyst, version }, { permissions: [...analyst.permissions, 'orders.read'] }, store)).status).toBe(200);
    await put('roles', analyst, { version: version + 1 });
    await restore();
  });

  it('raises no limit of a partner beyond their own, and opens no partner’s role to every customer', async () => {
    const { permissions } = await roleOf('store');
    const restore = await changed('store', { role: { permissions: [...permissions, 'access.read', 'access.write'] } });
    await eventually('the right', async () => (await statusOf('/api/roles')) === 200);
    const beyond = { status: 403, body: { type: 'urn:engawa:problem:beyond-own-access' } };
    const partner = { id: `p-${unique()}`, name: { ja: '窓口', en: 'Centre' }, authority: { refund: 1000 }, endsOn: '2026-01-31' };
    expect(await call('POST', '/api/partners', { body: { ...partner, authority: null }, token: store })).toMatchObject(beyond);
    expect((await call('POST', '/api/partners', { body: partner, token: store })).status).toBe(201);
    const raised = { ...partner, version: 1 };
    expect(await put('partners', raised, { authority: { refund: 100_000_000 } }, store)).toMatchObject(beyond);
    expect(await put('partners', raised, { authority: null }, store)).toMatchObject(beyond);
    expect((await put('partners', raised, { authority: { refund: 2000 } }, store)).status).toBe(200);
    expect(await put('roles', await roleOf('agency'), { forPartners: false }, store)).toMatchObject(beyond);
    await restore();
  });

  it('lets nobody promise more than they themselves may, be it by where they work or for how long', async () => {
    const [{ permissions }, agents] = [await roleOf('store'), await roleOf('partner-agent')];
    const restore = await changed('store', { role: { permissions: [...new Set([...permissions, ...agents.permissions, 'access.read', 'access.write', 'audit.read'])], authority: {} } });
    await eventually('the right, which others before did not have', async () => (await statusOf('/api/audit')) === 200);
    const beyond = { status: 403, body: { type: 'urn:engawa:problem:beyond-own-access' } };
    const partner = { id: `p-${unique()}`, name: { ja: '窓口', en: 'Centre' }, authority: { refund: 1000 } };
    expect((await call('POST', '/api/partners', { body: partner })).status).toBe(201);
    const limited = await changed('partner-agent', { person: { partner: partner.id } });
    for (const elsewhere of [null, 'okinan']) expect(await put('people', accessOf(await personOf('partner-agent')), { partner: elsewhere }, store)).toMatchObject(beyond);
    await limited();
    const ended = await changed('partner-agent', { person: { endsOn: '2026-01-31' } });
    expect(await put('people', accessOf(await personOf('partner-agent')), { endsOn: null }, store)).toMatchObject(beyond);
    await ended();
    await restore();
    await eventually('access as before', async () => (await statusOf('/api/audit')) === 403);
  });
});

describe('the audit', () => {
  it('says what became of a role', async () => {
    const { permissions } = await roleOf('analyst');
    const restore = await changed('analyst', { role: { permissions: [...permissions, 'orders.read'] } });
    const { body } = await call<{ items: { target: string }[] }>('GET', '/api/audit?action=PUT%20%2Fapi%2Froles&limit=1');
    expect(body.items).toMatchObject([{ target: 'analyst +orders.read' }]);
    await restore();
  });
});
