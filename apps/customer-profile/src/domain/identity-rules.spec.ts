import type { Identifier } from '@engawa/contracts';
import { IdentityRules, isReadable, type IdentityRule } from './identity-rules.js';

const kinds = ['member', 'line', 'mail', 'phone', 'card', 'external', 'anonymous'] as const;
const rules = (changes: { [Kind in Identifier['kind']]?: Partial<IdentityRule> } = {}) =>
  new IdentityRules(kinds.map((id, priority) => ({ id, priority, most: null, joins: true, blocked: [], weak: [], ...changes[id] })));
const values = (kind: Identifier['kind'], all: readonly string[]) => ({ identifiers: all.map((value) => ({ kind, value })) });
const joining = (kind: Identifier['kind'], all: readonly string[], by = rules()) => by.sort(values(kind, all)).joining.map(({ value }) => value);
const weak = (kind: Identifier['kind'], all: readonly string[], by: IdentityRules) => by.sort(values(kind, all)).weak.map(({ value }) => value);

describe('the identifiers that join', () => {
  const mail = { kind: 'mail', value: 'a@example.jp' } as const;

  it('stand in the order of their priority', () => {
    const of: Record<string, string> = { phone: '09000001234', mail: 'a@example.jp' };
    const identifiers = [...kinds].reverse().map((kind) => ({ kind, value: of[kind] ?? 'x' }));
    expect(rules().sort({ identifiers }).joining.map((each) => each.kind)).toEqual(kinds);
    expect(rules({ phone: { priority: -1 } }).sort({ identifiers }).joining[0]!.kind).toBe('phone');
  });

  it('are verified unless the sender says otherwise', () => {
    expect(rules().sort({ identifiers: [mail, { ...mail, verified: true }] }).joining).toHaveLength(2);
    expect(rules().sort({ identifiers: [{ ...mail, verified: false }] })).toEqual({ joining: [], weak: [] });
  });

  it.each([
    ['mail', ['なし', 'nomail', '@', 'a@b', '@example.jp', 'a@b@example.jp', 'a@example.', 'a @example.jp']],
    ['phone', ['0', '12', '110', '0900', '000-0000-0000', '0000000000', '９９９９９９９９９９', '+81 11-1111-1111', 'unknown']],
    ['member', [' ', '-', '---', '　', '**', 'ー']],
  ] as const)('are no placeholder for a %s', (kind, all) => {
    expect(rules().sort(values(kind, all))).toEqual({ joining: [], weak: [] });
  });

  it.each([
    ['mail', ['a..b.@docomo.ne.jp', '森@例え.jp', 'a+b@x.co']],
    ['phone', ['03-1234-5678', '0120-123-456', '+1 212 555 0100', '090-0000-0000']],
    ['member', ['0', 'x', '№7', '会員', '-7-']],
  ] as const)('are every %s that can be one', (kind, all) => {
    expect(joining(kind, all)).toHaveLength(all.length);
  });

  it('are none for who tells none', () => {
    expect(rules().sort({})).toEqual({ joining: [], weak: [] });
  });
});

describe('a rule', () => {
  it('blocks values that are nobody’s, whole or by a pattern, in capitals and in full width as well', () => {
    const by = rules({ mail: { blocked: ['info@*', 'a+b@example.jp'] }, member: { blocked: ['null', '-1', '*test*'] } });
    expect(joining('mail', ['INFO@tea.jp', 'ｉｎｆｏ@tea.jp', 'A+b@example.jp', 'aab@example.jp', 'my.info@tea.jp'], by)).toEqual(['aab@example.jp', 'my.info@tea.jp']);
    expect(joining('member', ['NULL', '－１', 'a-Test-1', 'nullable', '1'], by)).toEqual(['nullable', '1']);
    expect(weak('member', ['null'], by)).toEqual([]);
  });

  it('takes a value as people write it, and as it is kept', () => {
    const by = rules({ phone: { blocked: ['090-9999-8888'], weak: ['+81 80-0000-1111'] } });
    expect([joining('phone', ['09099998888', '080-0000-1111', '090-0000-1234'], by), weak('phone', ['080-0000-1111'], by)]).toEqual([['+819000001234'], ['+818000001111']]);
  });

  it.each(['080-5555-*', '０８０－５５５５－＊', '080ー5555ー*', '+81 80-5555-*', '+81 (0)80 5555 *', '0081-80-5555-*', '080 5555*', '*5555-12*', '+81805555*'])(
    'takes a number with a star as people write it: %s',
    (pattern) => {
      expect(isReadable(pattern, 'phone')).toBe(true);
      expect(weak('phone', ['080-5555-1234', '080-5556-1234'], rules({ phone: { weak: [pattern] } }))).toEqual(['+818055551234']);
      expect(joining('phone', ['080-5555-1234', '080-5556-1234'], rules({ phone: { blocked: [pattern] } }))).toEqual(['+818055561234']);
    },
  );

  it.each(['80-5555-*', '5555*', '0044-20-*', '+0*', '*x*', '内線*'])('does not read as a number: %s', (pattern) => {
    expect([isReadable(pattern, 'phone'), isReadable(pattern, 'member')]).toEqual([false, true]);
  });

  it('makes values weak that several people share, or a whole kind', () => {
    const by = rules({ phone: { weak: ['+8192*'] }, card: { joins: false } });
    expect([joining('phone', ['092-700-5678', '090-0000-1234'], by), weak('phone', ['092-700-5678', '090-0000-1234'], by)]).toEqual([['+819000001234'], ['+81927005678']]);
    expect([joining('card', ['7'], by), weak('card', ['7'], by)]).toEqual([[], ['7']]);
  });

  it('says how many a customer has at most', () => {
    expect([...rules({ member: { most: 1 } }).most]).toEqual([['member', 1]]);
  });
});
