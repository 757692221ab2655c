import { changed, personOf } from './roles.js';
import { correction, declining, entryOf, group, note, other, reachedBy, reasons, routes, samples, statusOf, stop, told, type Sample } from './route-samples.js';
import { call, customerOf, eventually, orderOf, publish, tokenOf, unique } from './system.js';

/** Somebody whom a centre identified and whose contact it recorded, as the samples of the routes that it reaches. */
async function recordedByCentre(token: string): Promise<Record<string, Sample>> {
  const [run, mail] = [unique(), `${unique()}@example.jp`];
  const customer = { identifiers: [{ kind: 'mail', value: mail }], profile: { name: `山本 節子 ${run}` } };
  await publish('order.place', { ...orderOf(`O-${run}`, []), customer });
  const { id } = await eventually('the customer', () => customerOf(mail));
  await call('POST', '/api/customers/match', { token, body: { name: customer.profile.name, mail } });
  const recording = { address: '/api/contacts', body: { ...told, customer: { origin: id }, verification: { items: ['name', 'mail'] } } };
  const { body: contact } = await call<{ id: string }>('POST', recording.address, { token, body: recording.body });
  await eventually('the open record', async () => (await call('GET', `/api/customers/${id}`, { token })).status === 200);
  const [ofContact, ofCustomer] = [`/api/contacts/${contact.id}`, `/api/customers/${id}`];
  const entry = await entryOf(id);
  return {
    'POST /api/contacts': recording,
    'GET /api/contacts/{id}': { address: ofContact },
    'POST /api/contacts/{id}/remedies': { address: `${ofContact}/remedies`, body: { kind: 'coupon', amountMinor: 100 } },
    'POST /api/contacts/{id}/close': { address: `${ofContact}/close`, body: reasons },
    'GET /api/customers/{id}': { address: ofCustomer },
    'GET /api/customers/{id}/profile': { address: `${ofCustomer}/profile` },
    'POST /api/customers/{id}/profile': { address: `${ofCustomer}/profile`, body: correction },
    'GET /api/customers/{id}/consents': { address: `${ofCustomer}/consents` },
    'POST /api/customers/{id}/consents': { address: `${ofCustomer}/consents`, body: declining },
    'GET /api/consents': { address: `/api/consents?customer=${id}` },
    'POST /api/customers/{id}/stop-contact': { address: `${ofCustomer}/stop-contact`, body: stop },
    'GET /api/customers/{id}/timeline': { address: `${ofCustomer}/timeline` },
    'GET /api/customers/{id}/timeline/density': { address: `${ofCustomer}/timeline/density` },
    'POST /api/customers/{id}/notes': { address: `${ofCustomer}/notes`, body: note },
    'POST /api/customers/{id}/entries/{entry}/corrections': { address: `${entry}/corrections`, body: note },
    'GET /api/customers/{id}/relations': { address: `${ofCustomer}/relations` },
    'GET /api/customers/{id}/pins': { address: `${ofCustomer}/pins` },
    'PUT /api/customers/{id}/pins/{entry}': { address: entry.replace('/entries/', '/pins/') },
    'DELETE /api/customers/{id}/pins/{entry}': { address: entry.replace('/entries/', '/pins/') },
    'GET /api/customers/{id}/timeline/stream': { address: `${ofCustomer}/timeline/stream` },
    'GET /api/orders': { address: `/api/orders?customer=${id}` },
    'GET /api/orders/{id}': { address: `/api/orders/main:O-${run}` },
  };
}

/** Lets somebody of a centre work for another one that is new, with the roles' permissions, and gives the way back. */
async function atNewCentre(token: string, permissions: string[]) {
  const id = `c-${unique()}`;
  await call('POST', '/api/partners', { body: { id, name: { ja: '別の窓口', en: 'Another centre' } } });
  const { partner } = await personOf('partner-agent');
  const isAt = (centre: string) => async () => {
    const { body } = await call<{ partner: string; permissions: string[] }>('GET', '/api/me', { token });
    return body.partner === centre && permissions.every((each) => body.permissions.includes(each));
  };
  const back = await changed('partner-agent', { role: { permissions }, person: { partner: id } });
  await eventually('the other centre', isAt(id));
  return {
    toTheirOwn: async () => {
      const { id: person, version, endsOn } = await personOf('partner-agent');
      await call('PUT', `/api/people/${person}`, { body: { id: person, partner, endsOn }, headers: { 'if-match': `"${version}"` } });
      await eventually('their own centre again', isAt(partner!));
    },
    back,
  };
}

/** Whoever is asked has every permission there is, so that only whom it is about refuses them. */
describe('an id of somebody else', () => {
  const token = tokenOf('partner-agent');
  const answers = new Map<string, { sample: Sample; recorder: string }>();
  let back: () => Promise<void>;
  beforeAll(async () => {
    const { permissions } = (await call<{ permissions: string[] }>('GET', '/api/me')).body;
    const centre = await atNewCentre(token, permissions);
    back = centre.back;
    for (const [route, sample] of Object.entries(await recordedByCentre(token))) {
      answers.set(route, { sample, recorder: group(await statusOf(route.split(' ')[0]!, sample, token)) });
    }
    await centre.toTheirOwn();
  });
  afterAll(() => back());

  it.each(reachedBy('partner-agent'))('that another centre recorded is refused at %s, with which that centre succeeded', async (route) => {
    const { sample, recorder } = answers.get(route)!;
    expect([recorder, await statusOf(route.split(' ')[0]!, sample, token)]).toEqual(['2xx', 403]);
  });

  it('that another centre recorded is in no list', async () => {
    const { id } = (await call<{ id: string }>('GET', answers.get('GET /api/contacts/{id}')!.sample.address)).body;
    for (const list of ['contacts?limit=200', 'remedies?limit=200', `remedies?contact=${id}`]) {
      const { items } = (await call<{ items: { id: string; contact?: string }[] }>('GET', `/api/${list}`, { token })).body;
      expect([list, items.filter((each) => each.id === id || each.contact === id)]).toEqual([list, []]);
    }
  });

  it('stands in a body beside one of their own: an order of somebody whom they did not identify', async () => {
    const own = await recordedByCentre(token);
    const { order } = await other();
    const [recording, remedy] = [own['POST /api/contacts']!, own['POST /api/contacts/{id}/remedies']!];
    const named = (orderId: string) =>
      Promise.all([recording, remedy].map(({ address, body }) => statusOf('POST', { address, body: { ...(body as object), orderId } }, token)));
    expect(await named(own['GET /api/orders/{id}']!.address.split('/').at(-1)!)).toEqual([201, 201]);
    expect(await named(order)).toEqual([403, 403]);
  });

  // Texts, which agencies write, are nobody's.
  const somebodys = routes.filter((route) => route !== 'PUT /api/templates/{id}');
  it.each(somebodys)('is refused to people of partners at %s, with which the rightful person succeeds', async (route) => {
    const [method] = route.split(' ') as [string];
    const sample = await samples[route]!();
    expect(await statusOf(method, sample, token)).toBe(403);
    expect(group(await statusOf(method, sample, tokenOf('administrator')))).toBe('2xx');
  });
});
