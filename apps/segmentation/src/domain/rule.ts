/** Kinds of facts a rule can count, without the prefix `engawa.`. */
export const countable = ['order.placed', 'order.delivered', 'contact.opened', 'survey.answered', 'web.touched'] as const;
export type Countable = (typeof countable)[number];

export const operators = ['>=', '>', '=', '<', '<='] as const;

/** How many there were, or what they came to: order totals in the smallest unit, scores of answers. */
export interface Measure {
  measure: 'count' | 'sum';
  of: Countable;
  /** Only the last so many days count; all there ever were when absent. */
  withinDays?: number;
}

/** A count of 0 within days is an absence. */
export interface Comparison extends Measure {
  op: (typeof operators)[number];
  value: number;
}

export type Rule = Comparison | { all: Rule[] } | { any: Rule[] };

export const MAX_DEPTH = 5;
export const MAX_COMPARISONS = 30;

/** What a customer's facts come to, by the names of measures. */
export type Measured = ReadonlyMap<string, number>;

export const measureName = ({ measure, of, withinDays }: Measure) => `${measure}:${of}:${withinDays ?? ''}`;

/** All comparisons of a rule, wherever they stand in it. */
export function comparisonsOf(rule: Rule): Comparison[] {
  if ('all' in rule) return rule.all.flatMap(comparisonsOf);
  if ('any' in rule) return rule.any.flatMap(comparisonsOf);
  return [rule];
}

/** Whether the measures fulfil the rule. Nothing measured counts as 0; an empty `any` is never fulfilled. */
export function fulfils(rule: Rule, measured: Measured): boolean {
  if ('all' in rule) return rule.all.every((each) => fulfils(each, measured));
  if ('any' in rule) return rule.any.some((each) => fulfils(each, measured));
  return compare(measured.get(measureName(rule)) ?? 0, rule.op, rule.value);
}

function compare(measured: number, op: Comparison['op'], value: number): boolean {
  switch (op) {
    case '>=':
      return measured >= value;
    case '>':
      return measured > value;
    case '=':
      return measured === value;
    case '<':
      return measured < value;
    case '<=':
      return measured <= value;
  }
}

/** What is wrong with a rule that came from outside, at JSON pointers below `at`. */
export function ruleErrors(rule: unknown, at = '', depth = 1): { pointer: string; detail: string }[] {
  const wrong = (pointer: string, detail: string) => [{ pointer: at + pointer, detail }];
  if (rule === null || typeof rule !== 'object') return wrong('', 'must be a comparison, or { all: […] }, or { any: […] }');
  if (depth > MAX_DEPTH) return wrong('', `must not be nested deeper than ${MAX_DEPTH}`);
  for (const join of ['all', 'any'] as const) {
    if (!(join in rule)) continue;
    const unknown = unknownMembers(rule, [join], at);
    if (unknown.length > 0) return unknown;
    const parts = (rule as Record<string, unknown>)[join];
    if (!Array.isArray(parts) || parts.length === 0) return wrong(`/${join}`, 'must be a list of rules');
    const errors = parts.flatMap((part, place) => ruleErrors(part, `${at}/${join}/${place}`, depth + 1));
    if (errors.length > 0 || comparisonsOf(rule as Rule).length <= MAX_COMPARISONS) return errors;
    return wrong('', `must not have more than ${MAX_COMPARISONS} comparisons`);
  }
  return comparisonErrors(rule as Record<string, unknown>, at);
}

function comparisonErrors(rule: Record<string, unknown>, at: string): { pointer: string; detail: string }[] {
  const errors = unknownMembers(rule, ['measure', 'of', 'withinDays', 'op', 'value'], at);
  const { measure, of, withinDays, op, value } = rule;
  const oneOf = (field: string, given: unknown, allowed: readonly string[]) => {
    if (!allowed.includes(given as string)) errors.push({ pointer: `${at}/${field}`, detail: `must be one of ${allowed.join(', ')}` });
  };
  oneOf('measure', measure, ['count', 'sum']);
  oneOf('of', of, countable);
  oneOf('op', op, operators);
  if (typeof value !== 'number' || !Number.isFinite(value)) errors.push({ pointer: `${at}/value`, detail: 'must be a number' });
  const days = withinDays === undefined || (Number.isInteger(withinDays) && (withinDays as number) > 0 && (withinDays as number) <= 3650);
  if (!days) errors.push({ pointer: `${at}/withinDays`, detail: 'must be a whole number from 1 to 3650' });
  return errors;
}

/** Whoever writes a member that means nothing here means something by it, and would get another rule than they wrote. */
function unknownMembers(rule: object, known: string[], at: string): { pointer: string; detail: string }[] {
  const unknown = Object.keys(rule).filter((name) => !known.includes(name));
  return unknown.map((name) => ({ pointer: `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, detail: 'is no part of a rule' }));
}
