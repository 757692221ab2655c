import fc from 'fast-check';
import { e164, nameOf, namesSomebody, normalise } from './identifiers.js';

describe('an identifier in its one form', () => {
  it.each([
    ['mail', ' Aya.Morita@Example.JP ', { kind: 'mail', namespace: '', value: 'aya.morita@example.jp' }],
    ['mail', 'ａｙａ＠example.jp', { kind: 'mail', namespace: '', value: 'aya@example.jp' }],
    ['phone', '090-0000-1234', { kind: 'phone', namespace: '', value: '+819000001234' }],
    ['phone', '０９０ー００００ー１２３４', { kind: 'phone', namespace: '', value: '+819000001234' }],
    ['phone', '+81 90 0000 1234', { kind: 'phone', namespace: '', value: '+819000001234' }],
    ['phone', '+1 (212) 555-0100', { kind: 'phone', namespace: '', value: '+12125550100' }],
    ['phone', '0081-90-0000-1234', { kind: 'phone', namespace: '', value: '+819000001234' }],
    ['phone', '9000001234.0', { kind: 'phone', namespace: '', value: '+819000001234' }],
    ['phone', '0927005678.00', { kind: 'phone', namespace: '', value: '+81927005678' }],
    ['phone', '927005678.0', { kind: 'phone', namespace: '', value: '+81927005678' }],
    ['phone', '090.0000.1234', { kind: 'phone', namespace: '', value: '+819000001234' }],
    ['phone', '092-700-5678 内線3', { kind: 'phone', namespace: '', value: '+81927005678' }],
    ['mail', '\u200faya@exam\u200bple.jp', { kind: 'mail', namespace: '', value: 'aya@example.jp' }],
    ['member', 'M-1', { kind: 'member', namespace: 'main', value: 'M-1' }],
    ['line', 'U1', { kind: 'line', namespace: '', value: 'U1' }],
  ] as const)('%s %s', (kind, value, expected) => {
    expect(normalise({ kind, value })).toEqual(expected);
  });

  it('keeps the namespace of numbers that somebody gives out, and none of mail and phone', () => {
    expect(normalise({ kind: 'member', namespace: 'shop', value: 'M-1' }).namespace).toBe('shop');
    expect(normalise({ kind: 'mail', namespace: 'shop', value: 'a@example.jp' }).namespace).toBe('');
  });

  it('has its form already when it is normalised again', () => {
    fc.assert(
      fc.property(fc.constantFrom('mail', 'member', 'line', 'card'), fc.string({ unit: 'binary' }), (kind, value) => {
        const once = normalise({ kind: kind as 'mail', value });
        expect(normalise(once)).toEqual(once);
      }),
    );
  });

  it('keeps the digits of what cannot be a number', () => {
    expect(e164('内線 12')).toBe('12');
    expect(e164('+12')).toBe('12');
    expect(e164('090-1234-567')).toBe('0901234567');
    expect(e164('090-1234-56789')).toBe('090123456789');
    expect(e164('+81 80 1234 567890')).toBe('81801234567890');
    expect(e164('9012345678.5')).toBe('90123456785');
    expect(e164('000-0000-0000')).toBe('00000000000');
  });
});

describe('an identifier of any kind', () => {
  const kinds = ['member', 'card', 'external', 'line', 'anonymous'] as const;
  const namedBy = (value: string) => kinds.filter((kind) => namesSomebody(normalise({ kind, value })));

  it.each([
    ...['00', '000000', '0000-0000-0000', '０００　０００', '0.00', '111111', '9999999', '9999-9999-9999', '1ー11111', '00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', '{ffffffff-ffff-ffff-ffff-ffffffffffff}'],
    ...['[object Object]', '[object Undefined]', '#N/A', '#REF!', '#value!', '#DIV/0!', '#NAME?', '1.23457E+12', '1E+10'],
  ])('is nobody’s when it fills a field: %s', (value) => {
    expect(namedBy(value)).toEqual([]);
  });

  it.each(['0', '1111', '77777', '1111112', '001', '00-1', '1e10', 'E+10', 'ffffff', '#12!a', '0000000a-0000-0000-0000-000000000000', 'N/A-7'])('may be somebody’s: %s', (value) => {
    expect(namedBy(value)).toEqual(kinds);
  });
});

it('is named so that no two identifiers share a name', () => {
  const names = [
    { kind: 'member', namespace: 'a', value: 'b' },
    { kind: 'member', namespace: '', value: 'ab' },
    { kind: 'member', namespace: 'ab', value: '' },
  ] as const;
  expect(new Set(names.map(nameOf)).size).toBe(3);
});
