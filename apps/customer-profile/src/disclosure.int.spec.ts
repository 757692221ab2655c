import { randomUUID } from 'node:crypto';
import { ContactOpened, OrderPlaced, SurveyAnswered, type EventContract } from '@engawa/contracts';
import { bearer, mail, member } from '@engawa/testkit';
import supertest from 'supertest';
import { preferenceToken } from './domain/preference-token.js';
import { day, enter } from '../test/facts.js';
import { startRights } from '../test/rights.js';

let rights: Awaited<ReturnType<typeof startRights>>;
beforeAll(async () => {
  rights = await startRights();
});
afterAll(() => rights.service.stop());

let run = 0;
/** Somebody of whom much is known: an order, a call, an answer, what they wish to be told, with whom they live, and what was corrected. */
async function known() {
  const [address, number] = [mail(`hisae-${++run}@example.jp`), member(`H-${run}`)];
  const profile = { name: '大島 久恵', kana: 'オオシマ ヒサエ', birthday: '1961-05-03', language: 'ja' as const, address: { postalCode: '107-0033', prefecture: '東京都', line1: '港区1-2' } };
  const stated = (contract: EventContract, data: object, at: number) => {
    const whole = { ...data, customer: { identifiers: [address, number], profile } };
    return { id: randomUUID(), contract, key: contract.key(whole as never), data: whole, recordedAt: day(at), cause: { occurredAt: day(at), backfill: false } };
  };
  const items = [{ sku: 'A101', name: '青汁', quantity: 1, unitPriceMinor: 3780, taxRate: 8 }];
  const order = stated(OrderPlaced, { order: `main:O-${run}`, shop: 'main', number: `O-${run}`, revision: 1, currency: 'JPY', items, totalMinor: 4280, channel: 'web' }, 1);
  const call = stated(ContactOpened, { contact: `late-${run}`, channel: 'phone', direction: 'in', dealReason: { id: 'deal.late', ja: '遅延', en: 'Late' }, quote: '<b>届かない</b>\n困っています', feeling: 'anxious', agent: '藤本純' }, 2);
  const answer = stated(SurveyAnswered, { answer: `A-${run}`, survey: 'nps', kind: 'nps', title: { ja: 'ご感想', en: 'Your view' }, score: 9, outOf: 10, comment: 'おいしい' }, 3);
  await enter(rights.service.db, order, call, answer);
  const id = (await rights.service.customerOf(address.value))!;
  await rights.service.post(`/api/customers/${id}/consents`, { consents: [{ channel: 'letter', purpose: 'news', state: 'unsubscribed' }], form: 'はがき' });
  const other = await rights.nakagawa();
  const acts = [
    await rights.service.post(`/api/customers/${id}/household`, { customer: other.id, role: 'child' }),
    await rights.service.post(`/api/customers/${id}/representatives`, { customer: other.id, relationship: 'family', scope: 'orders', from: '2026-04-01', verification: 'document' }),
    await rights.service.post(`/api/customers/${id}/entries/${call.id}/corrections`, { text: '二日遅れです' }),
  ];
  expect(acts.map(({ status }) => status)).toEqual([201, 201, 204]);
  return { id, address };
}

const disclosed = async (customer: string, query: string) =>
  (await supertest(rights.service.url).get(`/api/rights-cases/${await rights.opened(customer, 'disclosure')}/disclosure?${query}`).set({ authorization: await bearer('customer-profile') })).text;
/** What stands on a page, a line for each element. */
const read = (html: string) => html.replace(/<style[\s\S]*?<\/style>/, '').replace(/<[^>]+>/g, '\n').replace(/\n+/g, '\n');

describe('the page to read', () => {
  it('tells each thing once with its name in the language of the page, and no code, id or field of ours', async () => {
    const { id, address } = await known();
    const html = await disclosed(id, 'format=html&lang=ja');
    const text = read(html);
    const rows = ['会員番号\nH-1', '〒107-0033 東京都港区1-2', 'お誕生日\n1961年5月3日', 'ご注文番号\nO-1', '青汁 × 1（1つ3,780円、税率8%）', '合計\n4,280円', 'お取引についてのご用件\n遅延', '点数\n9（10点満点）', '旬の便り', 'ご意向\nお断り', '代理の範囲\nご注文', '訂正\n二日遅れです'];
    for (const row of rows) expect([row, text.includes(row)]).toEqual([row, true]);
    expect(html).toContain('&#60;b&#62;届かない');
    const words = text.replaceAll(address.value, '').match(/[A-Za-z]{2,}[\w-]*/g) ?? [];
    expect(words.filter((word) => !['LINE', 'SMS', 'FAX', 'IP'].includes(word))).toEqual([]);
  });

  it('in English has no word of the other language but what was said in it', async () => {
    const { id } = await known();
    const html = await disclosed(id, 'format=html&lang=en');
    const text = read(html);
    for (const row of ['Total\n¥4,280', 'What it was about\nLate', 'What you said\nDeclined', '2 January 2026 at 09:00 · Care']) expect([row, text.includes(row)]).toEqual([row, true]);
    for (const word of ['受注', '窓口', '遅延', 'ご感想', '旬の便り']) expect([word, text.includes(word)]).toEqual([word, false]);
  });
});

it('a consent is disclosed with where and from which internet address it was said; what no fact tells is named', async () => {
  const { id } = await known();
  const [{ origin }] = (await rights.service.rows<{ origin: string }>('SELECT origin FROM origins WHERE customer_id = $1', [id])) as [{ origin: string }];
  const visitor = await bearer('customer-profile', [], { subject: 'public', name: 'public', from: '203.0.113.9' });
  const click = supertest(rights.service.url).post(`/p/${preferenceToken(rights.service.linkKey, origin)}/unsubscribe`).set({ authorization: visitor }).type('form');
  expect((await click.send({ 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
  for (const format of ['json', 'csv', 'html']) {
    const text = await disclosed(id, `format=${format}`);
    for (const part of ['203.0.113.9', 'はがき']) expect([format, part, text.includes(part)]).toEqual([format, part, true]);
  }
  const stop = (await rights.asked(id, 'stop-of-use')).body.id;
  expect((await rights.answer(stop, 'answered')).status).toBe(204);
  expect(await disclosed(id, 'format=html&lang=ja')).toContain('すべての連絡先');
  for (const [language, words] of [['ja', 'お詫びの対応'], ['en', 'Why a refund']]) {
    const page = await disclosed(id, `format=html&lang=${language}`);
    expect([page.includes(words!), page.includes('すべてです'), page.includes('everything we keep')]).toEqual([true, false, false]);
  }
});
