import { ConsentRecord } from '@engawa/contracts';
import { normalise } from '@engawa/identifiers';
import { bearer, mail, member, messageOf, phone, publish, waitFor } from '@engawa/testkit';
import supertest from 'supertest';
import { day, enter, orderPlaced } from '../test/facts.js';
import type { Merge } from '../test/merging.js';
import { startRights } from '../test/rights.js';
import { preferenceToken } from './domain/preference-token.js';
import { contactPoints } from './queries/contact-points.js';

let rights: Awaited<ReturnType<typeof startRights>>;
beforeAll(async () => {
  rights = await startRights();
});
afterAll(() => rights.service.stop());

interface Consents {
  addresses: { channel: string; address: string; purposes: { purpose: string; permitted: boolean }[] }[];
}
const stopped = async (id: string) => expect(await rights.answer(await rights.opened(id, 'stop-of-use'), 'answered')).toMatchObject({ status: 204 });
const told = async (id: string, consents: object[]) => expect((await rights.service.post(`/api/customers/${id}/consents`, { consents, form: '電話で' })).status).toBe(204);
const news = { channel: 'mail', purpose: 'news', state: 'subscribed' };
const addressesOf = async (id: string) => (await rights.service.get<Consents>(`/api/customers/${id}/consents`)).body.addresses;
/** What somebody may be told that can be declined, and where: the desk sees it as messages ask for it. */
async function permittedOf(id: string): Promise<string[]> {
  const seen = (await addressesOf(id)).flatMap(({ channel, address, purposes }) =>
    purposes.flatMap(({ purpose, permitted }) => (permitted && purpose !== 'service' ? [`${channel} ${address} ${purpose}`] : [])),
  );
  const [point] = await contactPoints(rights.service.db, [id], String);
  const places = [...point!.mails.map(({ address, consents }) => [`mail ${address}`, consents] as const), ['letter ', point!.letters] as const];
  const asked = places.flatMap(([place, consents]) => Object.entries(consents).flatMap(([purpose, { permitted }]) => (permitted && purpose !== 'service' ? [`${place} ${purpose}`] : [])));
  expect(asked.sort()).toEqual(seen.filter((each) => /^(mail|letter)/.test(each)).sort());
  return seen;
}
const exported = async (query: string) =>
  (await supertest(rights.service.url).get(`/api/consents/export?${query}`).set({ authorization: await bearer('customer-profile') })).text.trim().split('\r\n').slice(1);

describe('that somebody asked to stop the use', () => {
  it('withdraws whatever they agreed to be told', async () => {
    const { id } = await rights.nakagawa();
    await told(id, [news]);
    expect(await permittedOf(id)).not.toEqual([]);
    await stopped(id);
    expect(await permittedOf(id)).toEqual([]);
  });

  it('holds at an address and on a channel that they come with later, until they agree to something there', async () => {
    const { id, address, run } = await rights.nakagawa();
    await stopped(id);
    const [other, mobile] = [mail(`later-${run}@example.jp`), phone(`0903333${String(run).padStart(4, '0')}`)];
    await enter(rights.service.db, orderPlaced(`LATER-${run}`, [address, other, mobile], new Date()));
    expect((await addressesOf(id)).map(({ channel }) => channel).sort()).toEqual(['letter', 'mail', 'mail', 'phone', 'sms']);
    expect(await permittedOf(id)).toEqual([]);
    await told(id, [{ ...news, address: other.value }]);
    expect(await permittedOf(id)).toEqual([`mail ${other.value} news`]);
  });

  it('is nobody else’s once they are erased, be it that others asked for the same', async () => {
    const [one, other] = [await rights.nakagawa(), await rights.nakagawa()];
    for (const { id } of [one, other]) await stopped(id);
    const ledger = async () => (await exported('channel=fax')).map((line) => line.split(',').slice(0, 2));
    const before = await ledger();
    await rights.erased(one.id);
    expect(await ledger()).toEqual(before);
  });

  it('stands in the proof of an address at which they had agreed, as the end of that, also once they are erased', async () => {
    const [{ id, address }, { id: other }] = [await rights.nakagawa(), await rights.nakagawa()];
    await told(id, [news]);
    for (const each of [id, other]) await stopped(each);
    const states = async () => (await exported(`address=${address.value}&channel=mail&purpose=news`)).map((line) => /(subscribed|withdrawn)/.exec(line)![0]);
    expect(await states()).toEqual(['withdrawn', 'subscribed']);
    await rights.erased(id);
    expect(await states()).toEqual(['withdrawn', 'subscribed']);
  });

  it('holds for both when those who were one part, and is one act in what is shown of it', async () => {
    const [one, other] = [await rights.nakagawa(), await rights.nakagawa()];
    for (const { id } of [one, other]) await told(id, [news]);
    await rights.service.merge(one.id, other.id);
    await stopped(one.id);
    const shownOf = async (customer: string) => {
      const disclosure = await supertest(rights.service.url).get(`/api/rights-cases/${await rights.opened(customer, 'disclosure')}/disclosure?format=json`).set({ authorization: await bearer('customer-profile') });
      return {
        ledger: (await rights.service.get<{ items: unknown[] }>(`/api/consents?customer=${customer}&limit=200`)).body.items.length,
        exported: (await exported(`customer=${customer}`)).length,
        disclosed: (disclosure.body as { consents: unknown[] }).consents.length,
        entries: (await rights.service.get<{ items: { type: string }[] }>(`/api/customers/${customer}/timeline`)).body.items.filter(({ type }) => type === 'consent.changed').length,
      };
    };
    // Two purposes on six channels, and what each agreed to before.
    expect(await shownOf(one.id)).toEqual({ ledger: 14, exported: 14, disclosed: 14, entries: 3 });
    const [merge] = await rights.service.mergesOf(one.id);
    expect((await rights.service.get<Merge>(`/api/customers/${one.id}/merges/${merge!.id}`)).body.stays.map(({ type }) => type)).toEqual(['consent.changed']);
    await rights.service.unmerge(one.id, merge!.id);
    for (const { id } of [one, other]) expect(await permittedOf(id)).toEqual([]);
    expect(await shownOf(one.id)).toEqual({ ledger: 13, exported: 13, disclosed: 13, entries: 2 });
    expect(await shownOf(other.id)).toEqual({ ledger: 13, exported: 13, disclosed: 13, entries: 1 });
  });

  it('holds for all parts of one who is split', async () => {
    const [taro, hana, shared] = [mail('stop-taro@example.jp'), mail('stop-hana@example.jp'), phone('090-7777-1234')];
    await enter(rights.service.db, orderPlaced('SP-1', [taro, shared], day(2)), orderPlaced('SP-2', [hana, shared], day(3)));
    const id = (await rights.service.customerOf(taro.value))!;
    await stopped(id);
    const { items } = (await rights.service.get<{ items: { origin: string; identifiers: { value: string }[] }[] }>(`/api/customers/${id}/origins`)).body;
    const { origin } = items.find(({ identifiers }) => identifiers.some(({ value }) => value === hana.value))!;
    const { body } = await rights.service.post<{ chosen: string; rest: string }>(`/api/customers/${id}/split`, { origins: [origin] });
    for (const part of [body.chosen, body.rest]) expect(await permittedOf(part)).toEqual([]);
  });

  it('is not outdone by what somebody else agrees to at the same number, but by what they agree to themselves until anybody declines', async () => {
    const [landline, run] = [phone('092-555-7777'), 'LL'];
    const people = [member(`${run}-1`), member(`${run}-2`), member(`${run}-3`)];
    await enter(rights.service.db, ...people.map((each, place) => orderPlaced(`${run}-${place}`, [each, landline], day(1))));
    const [one, other, third] = (await Promise.all(people.map(async ({ value }) => rights.service.customerOf(value)))) as [string, string, string];
    const calls = async (...ids: string[]) => Promise.all(ids.map(async (id) => (await permittedOf(id)).includes(`phone ${normalise(landline).value} news`)));
    const say = (id: string, state: string) => told(id, [{ channel: 'phone', purpose: 'news', state }]);
    await stopped(one);
    expect(await calls(one, other, third)).toEqual([false, true, true]);
    await say(other, 'subscribed');
    expect(await calls(one, other, third)).toEqual([false, true, true]);
    await say(one, 'subscribed');
    expect(await calls(one, other, third)).toEqual([true, true, true]);
    await say(other, 'unsubscribed');
    expect(await calls(one, other, third)).toEqual([false, false, false]);
    await say(one, 'unsubscribed');
    await say(other, 'subscribed');
    expect(await calls(one, other, third)).toEqual([false, true, true]);
  });

  it('is not outdone by what another reports of their mail address, nor by what is left of who was erased', async () => {
    const { id, address, run } = await rights.nakagawa();
    const [other, shared] = [member(`OTHER-${run}`), phone(`092-555-${String(run).padStart(4, '0')}`)];
    await enter(rights.service.db, orderPlaced(`OTHER-${run}`, [other, shared], day(3)), orderPlaced(`OWN-${run}`, [address, shared], day(3)));
    const another = (await rights.service.customerOf(other.value))!;
    await stopped(id);
    await told(another, [{ ...news, channel: 'phone' }]);
    const consents = [{ channel: 'mail' as const, purpose: 'news', state: 'subscribed' as const, address: address.value }];
    await publish([messageOf({ contract: ConsentRecord, data: { customer: { identifiers: [other] }, consents, form: '申込書' } })]);
    await waitFor('the report', async () => (await exported(`customer=${another}&channel=mail`))[0]);
    expect(await permittedOf(id)).toEqual([]);
    await rights.erased(another);
    expect(await permittedOf(id)).toEqual([]);
    await publish([messageOf({ contract: ConsentRecord, data: { customer: { identifiers: [address] }, consents, form: '申込書' } })]);
    await waitFor('their own', async () => (await permittedOf(id)).length > 0);
    expect(await permittedOf(id)).toEqual([`mail ${address.value} news`]);
  });

  it('holds for whom they turn out to be as well, whose agreements of before count again when they part', async () => {
    const [one, other] = [await rights.nakagawa(), await rights.nakagawa()];
    await told(other.id, [news]);
    await stopped(one.id);
    const before = await permittedOf(other.id);
    await rights.service.merge(one.id, other.id);
    expect(await permittedOf(one.id)).toEqual([]);
    const [merge] = await rights.service.mergesOf(one.id);
    await rights.service.unmerge(one.id, merge!.id);
    expect([await permittedOf(one.id), await permittedOf(other.id)]).toEqual([[], before]);
  });

  it('is not outdone by a report of what was said before, but by what they tick on the page behind their link', async () => {
    const { id, address } = await rights.nakagawa();
    const at = new Date(Date.now() - 60_000).toISOString();
    await stopped(id);
    const consents = [{ channel: 'mail' as const, purpose: 'news', state: 'subscribed' as const }];
    await publish([messageOf({ contract: ConsentRecord, data: { customer: { identifiers: [address] }, consents, form: '申込書' }, time: at })]);
    await waitFor('the report', async () => (await exported(`customer=${id}&channel=mail`)).some((line) => line.includes('申込書')));
    expect(await permittedOf(id)).toEqual([]);
    const page = `/p/${preferenceToken(rights.service.linkKey, id)}`;
    const authorization = await bearer('customer-profile', [], { subject: 'public', name: 'public' });
    const shown = [...(await supertest(rights.service.url).get(page).set({ authorization })).text.matchAll(/name="shown" value="([^"]+)"/g)].map(([, key]) => key!);
    expect(shown.filter((key) => key.endsWith('/on'))).toEqual([]);
    const on = shown.map((key) => key.split('/').slice(0, 3).join('/')).filter((key) => key.startsWith('news/mail/') || key.startsWith('news/letter/'));
    await supertest(rights.service.url).post(page).set({ authorization }).type('form').send({ shown, on });
    expect(await permittedOf(id)).toEqual([`mail ${address.value} news`, 'letter  news']);
    await stopped(id);
    expect(await permittedOf(id)).toEqual([]);
  });

  it('holds for what somebody is told first later', async () => {
    const { id } = await rights.nakagawa();
    await stopped(id);
    const words = { ja: '記念日のご案内', en: 'Anniversaries' };
    const created = await rights.service.post('/api/consent-purposes', { id: 'anniversaries', name: words, wording: words, basis: 'objection' });
    expect(created.status).toBe(201);
    expect(await permittedOf(id)).toEqual([]);
    expect((await permittedOf((await rights.nakagawa()).id)).filter((each) => each.endsWith('anniversaries'))).not.toEqual([]);
  });
});
