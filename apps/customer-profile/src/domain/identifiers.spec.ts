import fc from 'fast-check';
import { e164, joiningIdentifiers, nameOf, normalise } from './identifiers.js';

describe('an identifier in its one form', () => {
  it.each([
    ['mail', ' Aya.Morita@Example.JP ', { kind: 'mail', namespace: '', value: 'aya.morita@example.jp' }],
    ['mail', 'ａｙａ＠example.jp', { kind: 'mail', namespace: '', value: 'aya@example.jp' }],
    ['phone', '090-0000-1234', { kind: 'phone', namespace: '', value: '+819000001234' }],
    ['phone', '０９０ー００００ー１２３４', { kind: 'phone', namespace: '', value: '+819000001234' }],
    ['phone', '+81 90 0000 1234', { kind: 'phone', namespace: '', value: '+819000001234' }],
    ['phone', '+1 (212) 555-0100', { kind: 'phone', namespace: '', value: '+12125550100' }],
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
    expect(e164('000-0000-0000')).toBe('00000000000');
  });
});

describe('the identifiers that join', () => {
  const mail = { kind: 'mail', value: 'a@example.jp' } as const;

  it('stand strongest first', () => {
    const kinds = ['anonymous', 'external', 'card', 'phone', 'mail', 'line', 'member'] as const;
    const values: Record<string, string> = { phone: '09000001234', mail: 'a@example.jp' };
    const identifiers = kinds.map((kind) => ({ kind, value: values[kind] ?? 'x' }));
    expect(joiningIdentifiers({ identifiers }).map((each) => each.kind)).toEqual([...kinds].reverse());
  });

  it('are verified unless the sender says otherwise', () => {
    expect(joiningIdentifiers({ identifiers: [mail] })).toHaveLength(1);
    expect(joiningIdentifiers({ identifiers: [{ ...mail, verified: true }] })).toHaveLength(1);
    expect(joiningIdentifiers({ identifiers: [{ ...mail, verified: false }] })).toEqual([]);
  });

  it.each([
    ['mail', ['なし', 'nomail', '@', 'a@b', '@example.jp', 'a@b@example.jp', 'a@example.', 'a @example.jp']],
    ['phone', ['0', '12', '110', '0900', '000-0000-0000', '0000000000', '９９９９９９９９９９', '+81 11-1111-1111', 'unknown']],
    ['member', [' ', '-', '---', '　', '**', 'ー']],
  ] as const)('are no placeholder for a %s', (kind, values) => {
    expect(joiningIdentifiers({ identifiers: values.map((value) => ({ kind, value })) })).toEqual([]);
  });

  it.each([
    ['mail', ['a..b.@docomo.ne.jp', '森@例え.jp', 'a+b@x.co']],
    ['phone', ['03-1234-5678', '0120-123-456', '+1 212 555 0100', '090-0000-0000']],
    ['member', ['0', 'x', '№7', '会員', '-7-']],
  ] as const)('are every %s that can be one', (kind, values) => {
    expect(joiningIdentifiers({ identifiers: values.map((value) => ({ kind, value })) })).toHaveLength(values.length);
  });

  it('are never empty', () => {
    expect(joiningIdentifiers({ identifiers: [{ kind: 'phone', value: 'unknown' }, { kind: 'member', value: ' ' }] })).toEqual([]);
    expect(joiningIdentifiers({})).toEqual([]);
  });

  it('are named so that no two of them share a name', () => {
    const names = [
      { kind: 'member', namespace: 'a', value: 'b' },
      { kind: 'member', namespace: '', value: 'ab' },
      { kind: 'member', namespace: 'ab', value: '' },
    ] as const;
    expect(new Set(names.map(nameOf)).size).toBe(3);
  });
});
