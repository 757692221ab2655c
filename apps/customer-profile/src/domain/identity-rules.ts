import type { FactCustomer, Identifier } from '@engawa/contracts';
import type { Most } from './grouping.js';
import { namesSomebody, normalise, type JoiningIdentifier } from '@engawa/identifiers';

/** What an administrator says of one kind of identifier. In patterns `*` stands for anything. */
export interface IdentityRule {
  id: Identifier['kind'];
  /** Where a fact has several, the one with the smallest says first whose the fact is. */
  priority: number;
  /** How many of it one customer has at most by itself, in each shop where a shop gives them out; null: any number. */
  most: number | null;
  /** False: it is weak whatever its value. */
  joins: boolean;
  /** Of values that are nobody's. */
  blocked: string[];
  /** Of values that several people share: they list who may be meant, and join nobody. */
  weak: string[];
}

interface Compiled extends IdentityRule {
  isBlocked: (value: string) => boolean;
  isWeak: (value: string) => boolean;
}

/** What a fact's identifiers are good for. */
export interface SortedIdentifiers {
  /** By which it finds its customer, strongest first. */
  joining: JoiningIdentifier[];
  /** By which somebody may be meant. */
  weak: JoiningIdentifier[];
}

/** All rules together. */
export class IdentityRules {
  readonly most: Most;
  private readonly ruleOf: Map<string, Compiled>;
  /** A fact passes several hands that ask for the same. */
  private readonly sorted = new WeakMap<FactCustomer, SortedIdentifiers>();

  constructor(rules: IdentityRule[]) {
    this.ruleOf = new Map(rules.map((rule) => [rule.id, { ...rule, isBlocked: matcher(rule.blocked, rule.id), isWeak: matcher(rule.weak, rule.id) }]));
    this.most = new Map(rules.flatMap(({ id, most }) => (most === null ? [] : [[id, most]])));
  }

  /**
   * Unverified identifiers find nobody: whoever says them may be mistaken, or somebody else. Nor do placeholders, such as a mail
   * of "none": all who have none share them.
   */
  sort(customer: FactCustomer): SortedIdentifiers {
    return this.sorted.get(customer) ?? this.sorted.set(customer, this.sortAnew(customer)).get(customer)!;
  }

  /** Whether a value is more than what stands where there is none. */
  mayBeSomebodys(identifier: Identifier): boolean {
    const [one, rule] = [normalise(identifier), this.ruleOf.get(identifier.kind)];
    return rule !== undefined && namesSomebody(one) && !rule.isBlocked(one.value) && !rule.isBlocked(identifier.value.normalize('NFKC').trim());
  }

  private sortAnew({ identifiers = [] }: FactCustomer): SortedIdentifiers {
    const sorted: SortedIdentifiers = { joining: [], weak: [] };
    for (const each of identifiers) {
      if (each.verified === false) continue;
      if (!this.mayBeSomebodys(each)) continue;
      const [identifier, rule] = [normalise(each), this.ruleOf.get(each.kind)!];
      (rule.joins && !rule.isWeak(identifier.value) ? sorted.joining : sorted.weak).push(identifier);
    }
    sorted.joining.sort((one, other) => this.ruleOf.get(one.kind)!.priority - this.ruleOf.get(other.kind)!.priority);
    return sorted;
  }
}

/** Whether a value is one of the patterns as a whole, in capitals or not, be it written as people write it. */
function matcher(patterns: string[], kind: Identifier['kind']): (value: string) => boolean {
  if (patterns.length === 0) return () => false;
  const all = patterns.map((each) => each.normalize('NFKC').trim());
  const [plain, wild] = [all.filter((each) => !each.includes('*')), all.filter((each) => each.includes('*'))];
  const values = new Set(plain.flatMap((each) => [each, normalise({ kind, value: each }).value]).map((each) => each.toLowerCase()));
  const shapes = wild.map((each) => shapeOf((kind === 'phone' && phonePattern(each)) || each));
  return (value) => values.has(value.toLowerCase()) || shapes.some((shape) => shape.test(value));
}

const shapeOf = (pattern: string) => new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 'iu');

/** Whether a pattern of such a kind can be somebody's value at all. Of words that are no number no phone number is one, and they may stand there. */
export const isReadable = (pattern: string, kind: Identifier['kind']) => kind !== 'phone' || !/[*＊﹡]/.test(pattern) || phonePattern(pattern.normalize('NFKC')) !== undefined;

/** `080-5555-*` as numbers are kept: `+81805555*`. Undefined where it is no part of a number, or nobody knows of which country. */
function phonePattern(written: string): string | undefined {
  const digits = written.replace(/[\s()./\u2010-\u2015\u2212\u30fc-]/g, '').replace(/^(?:00(?=81)|010)/, '+');
  if (!/^(?:0(?!0)|\+(?!0)|\*)[\d*]*$/.test(digits)) return undefined;
  return digits.replace(/^0|^\+810/, '+81');
}
