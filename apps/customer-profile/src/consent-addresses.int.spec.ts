import { inTransaction, type Tx } from '@engawa/postgres';
import { bearer, mail, member, phone } from '@engawa/testkit';
import { day, enter, orderPlaced } from '../test/facts.js';
import { startMerging } from '../test/merging.js';
import { consentsOfCustomer } from './queries/consents.js';
import { contactPoints } from './queries/contact-points.js';

let service: Awaited<ReturnType<typeof startMerging>>;
beforeAll(async () => {
  service = await startMerging();
});
afterAll(() => service.stop());

interface Consents {
  addresses: { channel: string; address: string; origin: string; purposes: { purpose: string; state: string | null; permitted: boolean }[] }[];
}
let run = 0;
/** Somebody with three mail addresses and two landlines. */
async function someone() {
  const end = String(++run).padStart(4, '0');
  const [a, b, c] = [`a-${run}@example.jp`, `b-${run}@example.jp`, `c-${run}@example.jp`];
  await enter(service.db, orderPlaced(`T-${run}`, [mail(a), mail(b), mail(c), phone(`+8133001${end}`), phone(`+8194231${end}`)], day(1), { name: '二つ 宛先' }));
  const id = (await service.customerOf(a))!;
  const addressesOf = async (channel: string) => (await service.get<Consents>(`/api/customers/${id}/consents`)).body.addresses.filter((each) => each.channel === channel);
  return { id, a, b, addressesOf };
}
const told = (id: string, consents: object[]) => service.post(`/api/customers/${id}/consents`, { consents, form: '電話で承諾' });

describe('what somebody tells a department of one of two landlines', () => {
  const news = { channel: 'phone', purpose: 'news', state: 'unsubscribed' };
  const statesOf = async ({ addressesOf }: Awaited<ReturnType<typeof someone>>) =>
    (await addressesOf('phone')).map(({ purposes }) => purposes.find(({ purpose }) => purpose === 'news')!.state);

  it('is recorded of that one, in whichever form it is written', async () => {
    const customer = await someone();
    const [, second] = await customer.addressesOf('phone');
    expect((await told(customer.id, [{ ...news, address: second!.address.replace('+81', '0') }])).status).toBe(204);
    expect(await statesOf(customer)).toEqual([null, 'unsubscribed']);
    expect((await told(customer.id, [{ ...news, state: 'subscribed', address: second!.address, origin: second!.origin }])).status).toBe(204);
    expect(await statesOf(customer)).toEqual([null, 'subscribed']);
  });

  it('is recorded of that one by who sees it masked, and of none that only looks like a number', async () => {
    const customer = await someone();
    const masked = await bearer('customer-profile', ['customers.read', 'customers.write']);
    const path = `/api/customers/${customer.id}/consents`;
    const { body } = await service.getAs<Consents>(path, masked);
    const [first] = body.addresses.filter(({ channel }) => channel === 'phone');
    expect(first!.address).toContain('*');
    const say = (channel: string) => service.post(path, { consents: [{ ...news, channel, address: first!.address, origin: first!.origin }] }, masked);
    expect((await say('phone')).status).toBe(204);
    expect(await statesOf(customer)).toEqual(['unsubscribed', null]);
    expect(await say('fax')).toMatchObject({ status: 400, body: { type: 'urn:engawa:problem:no-address', pointer: '/consents/0/address' } });
  });
});

describe('what is said of a mail address that is masked like another one', () => {
  const news = { channel: 'mail', purpose: 'news', address: 'h***@example.jp' };

  it('is declined at both, and agreed to at neither until one is named', async () => {
    const [hanako, hiroshi] = [mail('hanako@example.jp'), mail('hiroshi@example.jp')];
    await enter(service.db, orderPlaced('ALIKE-1', [hanako, hiroshi], day(1)));
    const id = (await service.customerOf(hanako.value))!;
    const masked = await bearer('customer-profile', ['customers.read', 'customers.write']);
    const say = (said: object) => service.post(`/api/customers/${id}/consents`, { consents: [{ ...news, ...said }], form: '電話で承諾' }, masked);
    const states = async () => {
      const { addresses } = (await service.get<Consents>(`/api/customers/${id}/consents`)).body;
      const mails = addresses.filter(({ channel }) => channel === 'mail');
      return Object.fromEntries(mails.map(({ address, purposes }) => [address, purposes.find(({ purpose }) => purpose === 'news')!.state]));
    };
    expect(await say({ state: 'subscribed' })).toMatchObject({ status: 400, body: { type: 'urn:engawa:problem:alike-addresses', pointer: '/consents/0/address' } });
    expect(await states()).toEqual({ [hanako.value]: null, [hiroshi.value]: null });
    expect((await say({ state: 'unsubscribed' })).status).toBe(204);
    expect((await say({ state: 'subscribed', address: 'Hanako@example.jp' })).status).toBe(204);
    expect(await states()).toEqual({ [hanako.value]: 'subscribed', [hiroshi.value]: 'unsubscribed' });
  });

  it('is agreed to at the one whose origin is named', async () => {
    const [own, one, other] = [member('ALIKE-2'), mail('hana@example.jp'), mail('hiro@example.jp')];
    await enter(service.db, orderPlaced('ALIKE-2', [own, one], day(1)));
    await enter(service.db, orderPlaced('ALIKE-3', [own, other], day(2)));
    const id = (await service.customerOf(own.value))!;
    const mails = (await service.get<Consents>(`/api/customers/${id}/consents`)).body.addresses.filter(({ channel }) => channel === 'mail');
    expect(new Set(mails.map(({ origin }) => origin)).size).toBe(2);
    const { origin } = mails.find(({ address }) => address === other.value)!;
    const masked = await bearer('customer-profile', ['customers.read', 'customers.write']);
    const consents = [{ ...news, state: 'subscribed', origin }];
    expect((await service.post(`/api/customers/${id}/consents`, { consents, form: '電話で承諾' }, masked)).status).toBe(204);
    const [point] = await contactPoints(service.db, [id], String);
    expect(point!.mails.flatMap(({ address, consents: said }) => (said.news!.permitted ? [address] : []))).toEqual([other.value]);
  });
});

describe('a purpose that silence permits', () => {
  const survey = { channel: 'mail', purpose: 'survey' };
  /** By address, as the desk sees it and as messages ask for it. */
  async function permittedOf({ id, addressesOf }: Awaited<ReturnType<typeof someone>>) {
    const [point] = await contactPoints(service.db, [id], String);
    const asked = new Map(point!.mails.map(({ address, consents }) => [address, consents.survey!]));
    const seen = (await addressesOf('mail')).map(({ address, purposes }) => [address, purposes.find(({ purpose }) => purpose === 'survey')!] as const);
    expect(seen.map(([address, { state, permitted }]) => [address, { basis: 'objection', state, permitted }])).toEqual([...asked].sort());
    return Object.fromEntries(seen.map(([address, { permitted }]) => [address.charAt(0), permitted]));
  }

  it('is told at no address of the channel once it was declined at one, until somebody agrees to it', async () => {
    const customer = await someone();
    const { id, a, b } = customer;
    expect(await permittedOf(customer)).toEqual({ a: true, b: true, c: true });
    expect((await told(id, [{ ...survey, state: 'unsubscribed', address: b }])).status).toBe(204);
    expect(await permittedOf(customer)).toEqual({ a: false, b: false, c: false });
    expect((await told(id, [{ ...survey, state: 'subscribed', address: a }])).status).toBe(204);
    expect(await permittedOf(customer)).toEqual({ a: true, b: false, c: true });
    expect((await told(id, [{ ...survey, state: 'withdrawn', address: b }])).status).toBe(204);
    expect(await permittedOf(customer)).toEqual({ a: true, b: false, c: false });
  });
});

/** Rows of `consents` that the session of this transaction has read and not told of yet. */
const readBy = async (tx: Tx) =>
  (await tx.query<[{ read: number }]>(`SELECT (seq_tup_read + idx_tup_fetch)::int AS read FROM pg_stat_xact_user_tables WHERE relname = 'consents'`))[0].read;

it('what somebody wants to be told is looked up without what others said of letters', async () => {
  const { id } = await someone();
  await told(id, [{ channel: 'letter', purpose: 'news', state: 'unsubscribed' }]);
  await service.rows(
    `INSERT INTO consents (id, act, origin, channel, address, purpose, state, how, occurred_at)
     SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'letter', '', 'news', 'unsubscribed', 'page', now() FROM generate_series(1, 300)`,
  );
  const looked = await inTransaction(service.db, async (tx) => {
    await tx.query('SET LOCAL enable_seqscan = off');
    const before = await readBy(tx);
    const { addresses } = await consentsOfCustomer(tx, id);
    expect(addresses.find(({ channel }) => channel === 'letter')!.purposes.find(({ purpose }) => purpose === 'news')).toMatchObject({ state: 'unsubscribed', permitted: false });
    return (await readBy(tx)) - before;
  });
  expect(looked).toBeLessThan(100);
});
