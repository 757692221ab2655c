import { dayText, timeText, toldOf } from './disclosed-values.js';

const order = {
  order: 'main:K-1', shop: 'main', number: 'K-1', revision: 1, currency: 'JPY', totalMinor: 4280, channel: 'web', paymentMethod: '後払い',
  items: [{ sku: 'A101', name: '青汁', quantity: 1, unitPriceMinor: 3780, taxRate: 8 }, { sku: 'B7', quantity: 2 }],
  subscription: { id: 'T-100', round: 3 },
};
const contact = {
  contact: '01a2283a-e0c3-732c-b69a-5ddd892d8a75', channel: 'phone', direction: 'in', order: 'main:K-1', quote: '届かない\n困る', feeling: 'anxious', agent: '藤本純',
  customerReason: { id: 'customer.other', ja: 'その他', en: 'Other' }, verification: { items: ['name', 'memberId'], representative: '長女' },
};
/** As rows of a name and what stands beside it. */
const rows = (type: string, data: Record<string, unknown>, language: 'ja' | 'en' = 'ja') => toldOf(type, data, language).map(({ label, values }) => [label, ...values]);

describe('what is disclosed', () => {
  it('of an order is its number, what was bought and for how much, and no id', () => {
    expect(rows('order.placed', order)).toEqual([
      ['ご注文番号', 'K-1'],
      ['品物', '青汁 × 1（1つ3,780円、税率8%）', 'B7 × 2'],
      ['合計', '4,280円'],
      ['経路', 'インターネット'],
      ['お支払い方法', '後払い'],
      ['定期便', 'T-100（3回目）'],
    ]);
    expect(rows('order.placed', order, 'en').slice(0, 5)).toEqual([
      ['Order number', 'K-1'],
      ['Items', '青汁 × 1 (¥3,780 each, tax 8%)', 'B7 × 2'],
      ['Total', '¥4,280'],
      ['Channel', 'Web'],
      ['Payment', '後払い'],
    ]);
  });

  it('of money in other currencies counts the digits that these have', () => {
    expect(rows('order.cancelled', { number: 'K-1', currency: 'USD', totalMinor: 1250 }, 'en')).toEqual([['Order number', 'K-1'], ['Total', 'US$12.50']]);
    expect(rows('contact.remedy-granted', { remedy: 'x', kind: 'coupon', amountMinor: 500, currency: 'JPY', grantedBy: '藤本純' })).toEqual([['金額', '500円'], ['決めた者', '藤本純'], ['種類', 'クーポン']]);
  });

  it('of a contact is what was said, and the words of codes in the language of the page alone', () => {
    expect(rows('contact.opened', contact)).toEqual([
      ['ご注文番号', 'K-1'],
      ['経路', 'お電話'],
      ['ご連絡の向き', 'お客様から当社へ'],
      ['ご用件', 'その他'],
      ['お客様の言葉', '届かない\n困る'],
      ['お気持ち', 'ご不安'],
      ['担当者', '藤本純'],
      ['ご本人の確認', 'お名前、会員番号', 'お話しになった方：長女'],
    ]);
    expect(rows('contact.opened', contact, 'en').find(([label]) => label === 'Why you contacted us')).toEqual(['Why you contacted us', 'Other']);
  });

  it('of an answer is its score and what was written', () => {
    expect(rows('survey.answered', { answer: 'A-1', survey: 'nps', kind: 'nps', score: 9, outOf: 10, comment: 'おいしい', choices: { reason: 'taste' } })).toEqual([
      ['種類', 'おすすめいただけるか'],
      ['点数', '9（10点満点）'],
      ['ご意見', 'おいしい'],
      ['お選びになったもの', '理由：taste'],
    ]);
    const asked = { choices: { reason: 'taste' }, chosen: [{ question: { ja: '気に入っていること', en: 'What you like' }, option: { ja: '味', en: 'Taste' } }] };
    expect(rows('survey.answered', asked)).toEqual([['お選びになったもの', '気に入っていること：味']]);
    expect(rows('survey.answered', asked, 'en')).toEqual([['What you chose', 'What you like: Taste']]);
  });

  it('of what somebody wishes to be told is the purpose, the channel and what they said', () => {
    const changes = [{ channel: 'letter', purpose: { id: 'news', ja: '旬の便り', en: 'Seasonal news' }, state: 'unsubscribed', wording: '3' }];
    expect(rows('consent.changed', { consent: '01a2283a-e0c3-732c-b69a-5ddd892d8a75', how: 'page', changes })).toEqual([['ご希望', '旬の便り（郵便）：お断り'], ['承った方法', 'ご案内の設定ページ']]);
  });

  it('of a field that nobody here knows stands under its own name, without ids', () => {
    expect(rows('later.kind', { colour: '赤', deep: { of: ['a', 'b'], at: '2026-11-29T16:54:36.000Z' }, it: '01a2283a-e0c3-732c-b69a-5ddd892d8a75', none: null, yes: true })).toEqual([
      ['colour', '赤'],
      ['deep', 'of：a、b', 'at：2026年11月30日 1:54'],
      ['yes', 'はい'],
    ]);
  });

  it('means by a code only what it means in that place: whoever cancels for an unknown reason wrote that', () => {
    expect(rows('order.cancelled', { number: 'K-1', reason: 'unknown' })).toContainEqual(['理由', 'unknown']);
    expect(rows('message.held', { message: 'm', subject: 'お礼', reason: 'unknown' })).toContainEqual(['理由', '送信の結果が分からない']);
  });

  it('is of data in another shape than today’s told all the same', () => {
    expect(rows('order.placed', { items: 'three', subscription: 'T-1', score: 'good', verification: true, changes: [null] })).toEqual([['品物', 'three'], ['定期便', 'T-1'], ['ご本人の確認', 'はい'], ['点数', 'good']]);
  });
});

it('days and times are those of Tokyo, also days that come again each year', () => {
  expect([timeText('2026-11-29T16:54:36.000Z', 'ja'), timeText('2026-11-29T16:54:36.000Z', 'en')]).toEqual(['2026年11月30日 1:54', '30 November 2026 at 01:54']);
  expect([dayText('1961-05-03', 'ja'), dayText('--02-29', 'ja'), dayText('--02-29', 'en'), dayText('yesterday', 'en')]).toEqual(['1961年5月3日', '2月29日', '29 February', 'yesterday']);
});
