import { storableViolation, WebTouch } from './index.js';

const half = '🍵'.slice(0, 1);

describe('a text that can be stored', () => {
  it.each(['', 'あ', '🍵', '\n\t\u0001', '\ud83c\udf75'])('may be %j', (text) => {
    expect(storableViolation({ list: [text, 7, null, true], [text]: text })).toBeUndefined();
  });

  it.each([
    ['a\u0000', ''],
    [{ note: 'a\u0000b' }, '/note'],
    [{ list: ['a', { 'a/b~c': half }] }, '/list/1/a~1b~0c'],
    [{ in: { ['a\u0000']: 1 } }, '/in'],
  ])('is not in %j', (value, pointer) => {
    expect(storableViolation(value)).toMatchObject({ pointer });
  });

  it('is looked for in 64 objects in each other and no deeper', () => {
    const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;
    expect(storableViolation(nested(64))).toBeUndefined();
    expect(storableViolation(nested(65))).toMatchObject({ detail: expect.stringMatching(/64/) as string });
    expect(storableViolation(nested(100_000))).toBeDefined();
  });
});

describe('a report', () => {
  const touch = (more: object) => {
    const customer = { identifiers: [{ kind: 'anonymous', value: 'a' }] };
    return WebTouch.check({ touchId: 't', kind: 'page', name: 'Top', customer, ...more }).map((each) => each.pointer);
  };

  it('is refused where it has a text that cannot be stored, in members that are left open too', () => {
    expect(touch({ name: 'Top\u0000' })).toEqual(['/name']);
    expect(touch({ properties: { search: [half] } })).toEqual(['/properties/search/0']);
    expect(touch({ more: { note: '\u0000' } })).toEqual(['/more/note']);
    expect(touch({ properties: { search: '🍵' } })).toEqual([]);
  });

  it('is refused where it has an identifier of spaces or punctuation alone', () => {
    const ofCustomer = (value: string) =>
      touch({ customer: { identifiers: [{ kind: 'anonymous', value: 'a' }, { kind: 'mail', value }] } });
    for (const value of ['', ' ', '-', '　', '***', 'ー']) expect(ofCustomer(value)).toEqual(['/customer/identifiers/1/value']);
    for (const value of ['0', 'なし', 'ａ', '-1-', '№7']) expect(ofCustomer(value)).toEqual([]);
  });
});
