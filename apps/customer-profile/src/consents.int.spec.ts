import { randomUUID } from 'node:crypto';
import { ConsentRecord, type DataOf } from '@engawa/contracts';
import { bearer, mail, member, messageOf, publish, waitFor } from '@engawa/testkit';
import supertest from 'supertest';
import { preferenceToken } from './domain/preference-token.js';
import { contactPoints } from './queries/contact-points.js';
import { day, enter, orderPlaced } from '../test/facts.js';
import { startMerging, type Merge } from '../test/merging.js';

let service: Awaited<ReturnType<typeof startMerging>>;
beforeAll(async () => {
  service = await startMerging();
});
afterAll(() => service.stop());

let run = 0;
/** 森田彩, with a mail address and a member id. */
async function morita() {
  const [address, number] = [mail(`aya-${++run}@example.jp`), member(`M-${run}`)];
  await enter(service.db, orderPlaced(`A-${run}`, [address, number], day(1), { name: '森田 彩', address: { line1: '天神1-1' } }));
  const [row] = await service.rows<{ origin: string }>('SELECT origin FROM identifiers WHERE value = $1', [address.value]);
  return { id: (await service.customerOf(address.value))!, address, number, token: preferenceToken(service.linkKey, row!.origin) };
}
interface Consents {
  addresses: { channel: string; address: string; origin: string; purposes: { purpose: string; state: string | null; permitted: boolean }[] }[];
}
interface Row {
  channel: string;
  address: string;
  purpose: string;
  state: string;
  how: string;
  wordingVersion: string | null;
  wordingText: string | null;
  form: string | null;
  by: string | null;
  from: string | null;
}
type Said = DataOf<typeof ConsentRecord>['consents'][number];
const news: Said = { channel: 'mail', purpose: 'news', state: 'subscribed' };
const wording = { version: '4', text: '旬の便り（月2回まで）をメールで受け取る' };
const told = (id: string, consents: object[], more: object = { form: '電話で承諾' }) => service.post(`/api/customers/${id}/consents`, { consents, ...more });
const ledgerOf = async (id: string) => (await service.get<{ items: Row[] }>(`/api/consents?customer=${id}`)).body.items;
const titlesOf = async (id: string) => (await service.get<{ items: { title: { ja: string } }[] }>(`/api/customers/${id}/timeline`)).body.items.map(({ title }) => title.ja);
/** What messages may tell an origin. */
async function mayTell(origin: string) {
  const [point] = await contactPoints(service.db, [origin], (of) => preferenceToken(service.linkKey, of));
  const { letters: letter } = point!;
  const byMail = point!.mails[0]!.consents;
  return { news: byMail.news!.permitted, survey: byMail.survey!.permitted, service: byMail.service!.permitted, letter: letter.news!.permitted };
}
type Reporting = DataOf<typeof ConsentRecord>['customer']['identifiers'][number];
const report = (identifier: Reporting, consents: Said[], { more = { wording } as object, ...envelope }: { more?: object; id?: string; time?: string } = {}) =>
  messageOf({ contract: ConsentRecord, data: { customer: { identifiers: [identifier] }, consents, ...more }, ...envelope });
/** Publishes a report that is refused, and says why. */
async function refused(identifier: Reporting, consents: Said[], more: object = { wording }): Promise<string> {
  const id = randomUUID();
  await publish([report(identifier, consents, { more, id })]);
  const [letter] = await waitFor('the dead letter', async () => {
    const found = await service.rows<{ reason: string }>('SELECT reason FROM dead_letters WHERE event_id = $1', [id]);
    return found.length > 0 ? found : undefined;
  });
  return letter!.reason;
}
/** As the gateway passes a visitor on. */
const visitor = async () => ({ authorization: await bearer('customer-profile', [], { subject: 'public', name: 'public', from: '203.0.113.9' }) });
const page = async (path: string) => supertest(service.url).get(`/p/${path}`).set(await visitor()).redirects(0);
const send = async (path: string, form: object) => supertest(service.url).post(`/p/${path}`).set(await visitor()).type('form').send(form);
const fresh = { news: false, survey: true, service: true, letter: true };

describe('somebody who was never asked', () => {
  it('gets by mail what belongs to their order and what they may object to, and no advertising', async () => {
    const { id } = await morita();
    expect(await mayTell(id)).toEqual(fresh);
    expect(await ledgerOf(id)).toEqual([]);
  });
});

describe('what a form reports', () => {
  it('counts, with the words that were shown, where and from which address, and stands on the timeline', async () => {
    const { id, address } = await morita();
    await publish([report(address, [news], { more: { wording, form: '冬の鍋特集', from: '203.0.113.7' } })]);
    await waitFor('the agreement', async () => (await mayTell(id)).news);
    const [row] = await ledgerOf(id);
    expect(row).toMatchObject({ ...news, how: 'report', wordingVersion: '4', wordingText: wording.text, form: '冬の鍋特集', from: '203.0.113.7' });
    expect(row).toMatchObject({ address: address.value });
    expect((await titlesOf(id))[0]).toBe('旬の便り（メール）：お受け取りになります');
  });

  it('counts for the address, whoever has it, and by the time at which it was said', async () => {
    const { id, address, number } = await morita();
    const saidAt = (at: Date, state: Said['state']) => report(number, [{ ...news, address: address.value, state }], { time: at.toISOString() });
    await publish([saidAt(day(3), 'unsubscribed'), saidAt(day(2), 'subscribed')]);
    await waitFor('both', async () => (await ledgerOf(id)).length === 2);
    expect((await mayTell(id)).news).toBe(false);
  });

  it('counts not later than it was published, and loses to what was declined at the same time', async () => {
    const { id, address } = await morita();
    const ahead = new Date(Date.now() + 9 * 60 * 60_000).toISOString();
    await publish([report(address, [news], { time: ahead })]);
    await waitFor('the agreement', async () => (await mayTell(id)).news);
    await told(id, [{ ...news, state: 'unsubscribed' }], {});
    expect((await mayTell(id)).news).toBe(false);
    const time = day(9).toISOString();
    const { id: twice, address: same } = await morita();
    await publish([report(same, [{ ...news, state: 'unsubscribed' }], { time }), report(same, [news], { time })]);
    await waitFor('both', async () => (await ledgerOf(twice)).length === 2);
    expect((await mayTell(twice)).news).toBe(false);
  });

  it.each([
    ['of a purpose that there is not', [{ ...news, purpose: 'tea' }], { wording }, 'unknown-purpose'],
    ['that agrees without proof', [news], {}, 'no-proof'],
    ['that agrees to no words', [news], { wording: { version: '4', text: '\u200b' }, form: '　' }, 'no-proof'],
    ['without an address', [{ ...news, channel: 'sms' as const }], { wording }, 'no-address'],
    ['to an address that is none', [{ ...news, address: 'none' }], { wording }, 'no-address'],
  ])('is refused: %s', async (_, consents, more, reason) => {
    const { id, address } = await morita();
    expect(await refused(address, consents as Said[], more)).toBe(reason);
    expect(await ledgerOf(id)).toEqual([]);
  });

  it('declines at each address that it names, where it says none of them', async () => {
    const [one, other] = [mail(`two-${++run}@example.jp`), mail(`two-${run}@example.com`)];
    await enter(service.db, orderPlaced(`T-${run}`, [one, other], day(1)));
    const id = (await service.customerOf(one.value))!;
    await told(id, [news]);
    const identifiers = [one, other];
    await publish([messageOf({ contract: ConsentRecord, data: { customer: { identifiers }, consents: [{ ...news, state: 'unsubscribed' }] } })]);
    await waitFor('both', async () => (await ledgerOf(id)).filter(({ how }) => how === 'report').length === 2);
    const { body } = await service.get<Consents>(`/api/customers/${id}/consents`);
    const mails = body.addresses.filter(({ channel }) => channel === 'mail');
    expect(mails.map(({ purposes }) => purposes.find(({ purpose }) => purpose === 'news')!.permitted)).toEqual([false, false]);
  });

  it('agrees to nothing for an address that somebody only says is theirs', async () => {
    const { id, address } = await morita();
    expect(await refused({ ...address, verified: false }, [news])).toBe('no-address');
    expect((await mayTell(id)).news).toBe(false);
  });
});

describe('what somebody tells a department', () => {
  it('is recorded with how they said it and by whom, at all their addresses or at one', async () => {
    const { id } = await morita();
    expect((await told(id, [news, { channel: 'letter', purpose: 'news', state: 'unsubscribed' }])).status).toBe(204);
    expect(await mayTell(id)).toEqual({ ...fresh, news: true, letter: false });
    expect(await ledgerOf(id)).toMatchObject([{ how: 'desk', by: '野口陽子', form: '電話で承諾' }, { how: 'desk' }]);
    const { body } = await service.get<Consents>(`/api/customers/${id}/consents`);
    const { origin } = body.addresses.find(({ channel }) => channel === 'mail')!;
    expect((await told(id, [{ ...news, state: 'withdrawn', origin }], {})).status).toBe(204);
    expect((await mayTell(id)).news).toBe(false);
    expect((await titlesOf(id)).slice(0, 2)).toEqual(['旬の便り（メール）：同意を取り消されました', 'ご連絡のご希望を変更（2件）']);
  });

  it('is recorded for a FAX number that they wrote on a card, which is theirs from then on', async () => {
    const { id } = await morita();
    expect((await told(id, [{ channel: 'fax', purpose: 'news', state: 'subscribed', address: '0942-00-0187' }], { form: '申込書' })).status).toBe(204);
    const { body } = await service.get<Consents>(`/api/customers/${id}/consents`);
    const fax = body.addresses.find(({ channel }) => channel === 'fax')!;
    expect([fax.address, fax.purposes.find(({ purpose }) => purpose === 'news')!.permitted]).toEqual(['+81942000187', true]);
    expect((await told(id, [{ channel: 'fax', purpose: 'news', state: 'unsubscribed', origin: fax.origin }], {})).status).toBe(204);
  });

  it('is recorded once for an Idempotency-Key, as everything that is told here', async () => {
    const { id } = await morita();
    const headers = { authorization: await bearer('customer-profile'), 'idempotency-key': randomUUID() };
    const tell = () => supertest(service.url).post(`/api/customers/${id}/consents`).set(headers).send({ consents: [news], form: '電話で承諾' });
    const answers = await Promise.all([tell(), tell()]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    expect(await ledgerOf(id)).toHaveLength(1);
    const stop = supertest(service.url).post(`/api/customers/${id}/stop-contact`).set({ ...headers, 'idempotency-key': randomUUID() });
    expect((await stop.send({ reason: 'deceased', toldBy: 'family' })).status).toBe(204);
  });

  it.each([
    ['to agree without saying how', [news], {}, 'no-proof', '/consents/0'],
    ['to agree on a form that is a blank', [news], { form: '　\u2800', wording: { version: '4', text: '\u200b\u{1d159}' } }, 'no-proof', '/consents/0'],
    ['a purpose that there is not', [{ ...news, purpose: 'tea' }], { form: 'x' }, 'unknown-purpose', '/consents/0/purpose'],
    ['an address that is not theirs', [{ ...news, origin: '0199f3c2-6b1e-7c40-9a53-2f8d10c40051' }], { form: 'x' }, 'no-address', '/consents/0/origin'],
    ['a channel they are not reached on', [{ ...news, channel: 'fax' }], { form: 'x' }, 'no-address', '/consents/0/channel'],
    ['what is no FAX number', [{ ...news, channel: 'fax', address: 'x' }], { form: 'x' }, 'no-address', '/consents/0/address'],
    ['an address that is nowhere theirs', [{ ...news, address: 'x@example.jp' }], { form: 'x' }, 'no-address', '/consents/0/address'],
  ])('is refused: %s', async (_, consents, more, type, pointer) => {
    const { id } = await morita();
    expect(await told(id, consents, more)).toMatchObject({ status: 400, body: { type: `urn:engawa:problem:${type}`, pointer } });
    expect(await ledgerOf(id)).toEqual([]);
  });

  it('shows addresses masked to who may not see them, and nothing of where somebody sat', async () => {
    const { id, address } = await morita();
    await told(id, [news]);
    const authorization = await bearer('customer-profile', ['customers.read']);
    for (const path of [`/api/customers/${id}/consents`, `/api/consents?customer=${id}`]) {
      const text = JSON.stringify((await service.getAs(path, authorization)).body);
      expect([text.includes(address.value), text.includes('a***@example.jp')]).toEqual([false, true]);
    }
    expect((await service.getAs('/api/consents/export', authorization)).status).toBe(403);
  });

  it('is exported as a proof with the words as they were shown', async () => {
    const { id, address } = await morita();
    await told(id, [news], { wording: { version: '5', text: '=旬の便り "月2回"' } });
    const csv = await supertest(service.url).get(`/api/consents/export?customer=${id}`).set({ authorization: await bearer('customer-profile') });
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text.split('\r\n')).toHaveLength(3);
    expect(csv.text).toContain(`"${address.value}","news","subscribed"`);
    expect(csv.text).toContain(`"5","'=旬の便り ""月2回"""`);
  });
});

describe('a customer of two who were one', () => {
  it('takes along what was said by post with the origin, and what was said of an address with it', async () => {
    const [one, other] = [await morita(), await morita()];
    await told(other.id, [news, { channel: 'letter', purpose: 'news', state: 'unsubscribed' }]);
    const { body } = await service.merge(one.id, other.id);
    expect((await mayTell(one.id)).letter).toBe(false);
    const ended = body.id === one.id ? other.id : one.id;
    for (const part of ['consents', 'profile', 'timeline']) {
      expect(await service.get(`/api/customers/${ended}/${part}`)).toMatchObject({ status: 307, body: { mergedInto: body.id } });
    }
    // What is said behind a link while they are one stays with who goes on.
    await send(ended === one.id ? one.token : other.token, { stop: 'all' });
    const [merge] = await service.mergesOf(body.id);
    const { stays } = (await service.get<Merge>(`/api/customers/${body.id}/merges/${merge!.id}`)).body;
    expect(stays.map(({ type }) => type)).toContain('consent.changed');
    await service.unmerge(body.id, merge!.id);
    expect([(await mayTell(body.id)).letter, (await mayTell(other.id)).news]).toEqual([false, false]);
  });

  it('are each told no more what one of them declined behind a link, and each has the proof of their own address', async () => {
    const [one, other] = [await morita(), await morita()];
    const { body } = await service.merge(one.id, other.id);
    const ended = body.id === one.id ? other : one;
    await send(ended.token, { stop: 'all' });
    const [merge] = await service.mergesOf(body.id);
    await service.unmerge(body.id, merge!.id);
    for (const { id, address } of [one, other]) {
      expect(await mayTell(id)).toEqual({ news: false, survey: false, service: true, letter: false });
      const said = (await ledgerOf(id)).filter(({ channel }) => channel === 'mail');
      expect(new Set(said.map((row) => row.address))).toEqual(new Set([address.value]));
    }
  });
});

describe('the page behind the link of a mail', () => {
  it('shows what is told where, masked, and changes nothing when it is read', async () => {
    const { id, address, token } = await morita();
    expect((await page(`${token}?lang=en`)).text).toContain('Seasonal news');
    expect((await page(`${token}/unsubscribe`)).headers.location).toBe(`/p/${token}`);
    const { status, text, headers } = await page(token);
    expect([status, text.includes('旬の便り'), text.includes('a***@example.jp'), text.includes(address.value)]).toEqual([200, true, true, false]);
    expect([headers['cache-control'], headers['referrer-policy']]).toEqual(['no-store', 'no-referrer']);
    expect(await ledgerOf(id)).toEqual([]);
  });

  it('takes a choice with the words that stood beside it', async () => {
    const { id, token } = await morita();
    const shown = [...(await page(token)).text.matchAll(/name="shown" value="([^"]+)"/g)].map(([, key]) => key!);
    const on = shown.map((each) => each.split('/').slice(0, 3).join('/')).filter((key) => !key.startsWith('survey/'));
    const { status, text } = await send(token, { shown, on });
    expect([status, text.includes('ご希望を承りました')]).toEqual([200, true]);
    expect(await mayTell(id)).toEqual({ ...fresh, news: true, survey: false });
    const row = (await ledgerOf(id)).find(({ purpose, channel }) => purpose === 'news' && channel === 'mail');
    expect(row).toMatchObject({ how: 'page', state: 'subscribed', from: '203.0.113.9', wordingVersion: '1', wordingText: expect.stringContaining('月に2回ほど') as string });
  });

  it('declines everything at once, and by a mail program’s click what its mail was about', async () => {
    const { id, token } = await morita();
    await told(id, [news]);
    const click = () => send(`${token}/unsubscribe?purpose=news`, { 'List-Unsubscribe': 'One-Click' });
    expect((await click()).status).toBe(200);
    expect(await mayTell(id)).toEqual(fresh);
    expect((await click()).status).toBe(200);
    const multipart = supertest(service.url).post(`/p/${token}/unsubscribe?purpose=news`).set(await visitor());
    expect((await multipart.field('List-Unsubscribe', 'One-Click')).status).toBe(200);
    // A program that clicks for ever says nothing more.
    expect((await ledgerOf(id)).map(({ how }) => how)).toEqual(['one-click', 'desk']);
    // What was declined long ago does not keep a click from counting: a report that comes late tells what was said between.
    await service.rows(`UPDATE consents SET occurred_at = occurred_at - interval '2 minutes' WHERE how = 'one-click'`);
    expect((await click()).status).toBe(200);
    expect((await ledgerOf(id)).map(({ how }) => how)).toEqual(['one-click', 'desk', 'one-click']);
    const elsewhere = supertest(service.url).post(`/api/customers/${id}/consents`).set({ authorization: await bearer('customer-profile') });
    expect((await elsewhere.field('consents', 'x')).status).toBe(415);
    await send(token, { stop: 'all' });
    expect(await mayTell(id)).toEqual({ news: false, survey: false, service: true, letter: false });
  });

  it('is nobody’s with another end, whatever is sent there', async () => {
    const { token } = await morita();
    const wrong = token.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'));
    expect((await page(wrong)).status).toBe(404);
    expect((await send(`${wrong}/unsubscribe`, {})).status).toBe(404);
    expect((await send(wrong, { stop: 'all' })).status).toBe(404);
  });
});
