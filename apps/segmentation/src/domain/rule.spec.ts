import fc from 'fast-check';
import { comparisonsOf, countable, fulfils, measureName, operators, ruleErrors, type Comparison, type Rule } from './rule.js';

const comparison: fc.Arbitrary<Comparison> = fc.record(
  {
    measure: fc.constantFrom('count', 'sum'),
    of: fc.constantFrom(...countable),
    withinDays: fc.integer({ min: 1, max: 3650 }),
    op: fc.constantFrom(...operators),
    value: fc.integer({ min: 0, max: 3 }),
  },
  { requiredKeys: ['measure', 'of', 'op', 'value'] },
);
const rules = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    comparison,
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  ),
})).rule;
const count = (op: Comparison['op'], value: number): Comparison => ({ measure: 'count', of: 'order.placed', op, value });
const measured = (orders: number) => new Map([[measureName(count('=', 0)), orders]]);

describe('a rule', () => {
  it.each([
    ['>=', [false, true, true]],
    ['>', [false, false, true]],
    ['=', [false, true, false]],
    ['<', [true, false, false]],
    ['<=', [true, true, false]],
  ] as const)('compares by %s', (op, expected) => {
    expect([1, 2, 3].map((orders) => fulfils(count(op, 2), measured(orders)))).toEqual(expected);
  });

  it('counts nothing measured as 0, so an absence is fulfilled by nobody seen', () => {
    expect(fulfils(count('=', 0), new Map())).toBe(true);
    expect(fulfils(count('>=', 1), new Map())).toBe(false);
  });

  it('measures a window apart from all time', () => {
    const within = { ...count('>=', 1), withinDays: 30 };
    expect(fulfils(within, measured(5))).toBe(false);
    expect(fulfils(within, new Map([[measureName(within), 1]]))).toBe(true);
  });

  it('of alls and anys is what logic makes of their parts', () => {
    const values = fc.array(fc.nat(4), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(rules, values, (rule, numbers) => {
        const names = [...new Set(comparisonsOf(rule).map(measureName))];
        const all = new Map(names.map((name, place) => [name, numbers[place % numbers.length]!]));
        const logic = (each: Rule): boolean => {
          if ('all' in each) return !each.all.some((part) => !logic(part));
          if ('any' in each) return !each.any.every((part) => !logic(part));
          return fulfils(each, all);
        };
        expect(fulfils(rule, all)).toBe(logic(rule));
      }),
    );
  });
});

describe('a rule from outside', () => {
  it('is right when it is one of ours', () => {
    fc.assert(fc.property(rules.filter((rule) => comparisonsOf(rule).length <= 30), (rule) => expect(ruleErrors(rule)).toEqual([])));
  });

  it.each([
    [null, ''],
    ['count', ''],
    [{ all: [] }, '/all'],
    [{ any: 'x' }, '/any'],
    [{ ...count('=', 1), op: '<>' }, '/op'],
    [{ ...count('=', 1), of: 'payment.failed' }, '/of'],
    [{ ...count('=', 1), measure: 'average' }, '/measure'],
    [{ ...count('=', 1), value: '1' }, '/value'],
    [{ ...count('=', 1), value: Infinity }, '/value'],
    [{ ...count('=', 1), measure: 'sum', field: 'totalMinor' }, '/field'],
    [{ ...count('=', 1), 'a/b~c': 1 }, '/a~1b~0c'],
    [{ all: [count('=', 1)], any: [count('=', 1)] }, '/any'],
    [{ any: [{ all: [count('=', 1)], not: true }] }, '/any/0/not'],
    [{ ...count('=', 1), withinDays: 0 }, '/withinDays'],
    [{ ...count('=', 1), withinDays: 3651 }, '/withinDays'],
    [{ any: [count('=', 1), { all: [{ ...count('=', 1), withinDays: 1.5 }] }] }, '/any/1/all/0/withinDays'],
  ])('%j is refused at %p', (rule, pointer) => {
    expect(ruleErrors(rule).map((error) => error.pointer)).toEqual([pointer]);
    expect(ruleErrors(rule, '/rule')[0]!.pointer).toBe(`/rule${pointer}`);
  });

  it('is refused when it is nested deeper than five, or compares more than thirty things', () => {
    const nested = (depth: number): Rule => (depth === 1 ? count('=', 1) : { all: [nested(depth - 1)] });
    expect(ruleErrors(nested(5))).toEqual([]);
    expect(ruleErrors(nested(6))).toHaveLength(1);
    const wide = (comparisons: number) => ({ all: Array.from({ length: comparisons }, () => count('=', 1)) });
    expect(ruleErrors(wide(30))).toEqual([]);
    expect(ruleErrors(wide(31))).toHaveLength(1);
  });
});
