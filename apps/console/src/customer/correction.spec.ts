import type { CustomerDetail } from '../api/api.js';
import type { Attribute } from '../api/attributes.js';
import { correctionOf, draftOf, yearlyDay } from './correction.js';

const customer = {
  name: { full: '森田 彩' },
  kana: null,
  birthday: '1988-07-21',
  address: { postalCode: '814-0001', line1: '百道浜2-3-4' },
  language: 'ja',
  company: null,
  cameFrom: 'sns',
  preferredChannel: null,
  internal: null,
  returnedPost: null,
  anniversaries: [{ name: '結婚記念日', on: '--06-01' }],
  attributes: { taste: 'bitter', cups: 2 },
} as unknown as CustomerDetail;
const declared = (id: string, type: Attribute['type']): Attribute => ({
  id,
  type,
  name: { ja: id, en: id },
  choices: [],
  retired: false,
});
const attributes = [declared('taste', 'choice'), declared('cups', 'number'), declared('letter', 'boolean')];
const correction = (changed: Partial<ReturnType<typeof draftOf>>) =>
  correctionOf(customer, { ...draftOf(customer), ...changed }, attributes);

describe('a correction', () => {
  it('of what stands there as it was says nothing', () => {
    expect(correction({})).toEqual({});
    expect(
      correction({
        name: ' 森田 彩 ',
        anniversaries: [
          { name: '結婚記念日', on: '6/1' },
          { name: '', on: ' ' },
        ],
      }),
    ).toEqual({});
  });

  it('says what is other, and null for what was emptied', () => {
    expect(
      correction({
        name: '',
        kana: 'モリタ アヤ',
        cameFrom: '',
        internal: 'staff',
        address: {},
        language: 'en',
      }),
    ).toEqual({
      name: null,
      kana: 'モリタ アヤ',
      cameFrom: null,
      internal: 'staff',
      address: null,
      language: 'en',
    });
  });

  it('says all anniversaries where one is other, and the attributes that are other, each in its type', () => {
    expect(
      correction({
        anniversaries: [],
        attributes: { taste: '', cups: '１，２００', letter: 'true' },
        returnedPost: '2026-10-03',
      }),
    ).toEqual({
      anniversaries: [],
      attributes: { taste: null, cups: 1200, letter: true },
      returnedPost: { on: '2026-10-03' },
    });
  });
});

it.each([
  ['6/1', '--06-01'],
  ['６月１日', '--06-01'],
  ['2014-06-01', '2014-06-01'],
  ['六月', undefined],
])('%s is the day %s of each year', (text, day) => {
  expect(yearlyDay(text)).toBe(day);
});
