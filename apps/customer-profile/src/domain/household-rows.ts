import { HOUSEHOLD_MAX, type HouseholdRole } from './relation.js';

/** That somebody lives somewhere, as it was said of one of their origins. */
export interface MemberRow {
  origin: string;
  customer: string;
  household: string;
  role: HouseholdRole;
  /** The household of a desk that this was before. */
  before?: string;
}

/** What a line of a file says. Without a role each origin stays what it is there, and comes in as `other`. */
export interface ToldMember extends Omit<MemberRow, 'role' | 'before'> {
  role: HouseholdRole | null;
}

/** Why a line cannot be followed. */
export type SeatProblem = 'lives-elsewhere' | 'household-full' | 'second-head';
export type Seating = 'changed' | 'same' | SeatProblem;
export const isRefused = (seating: Seating | undefined): seating is SeatProblem => !['changed', 'same', undefined].includes(seating);

/** Households as they are, and as lines change them one after the other, by the rules by which a desk does. */
export class HouseholdRows {
  private rows: MemberRow[];
  /** Customers whose household is another now, before a line was followed that says so. */
  private readonly moved = new Set<string>();

  /** Of each customer the rows of all households, the first first. */
  constructor(private readonly before: MemberRow[]) {
    this.rows = before.map((row) => ({ ...row }));
  }

  /** What lines come to that are told together; those that name no household come to nothing. */
  seat(told: (ToldMember | undefined)[]): (Seating | undefined)[] {
    this.takeOver(Map.groupBy(told.filter((each) => each !== undefined), ({ customer }) => customer));
    return told.map((each) => each && this.seatOne(each));
  }

  /**
   * A household that a desk began has no code by which a line could name it. Where all who live there are told into one and the same, it is that one
   * from now on, with what is said of each.
   */
  private takeOver(toldOf: Map<string, ToldMember[]>): void {
    for (const [desks, rows] of Map.groupBy(this.rows.filter(isOfDesk), ({ household }) => household)) {
      const members = [...new Set(rows.map(({ customer }) => customer))];
      const [household, ...others] = new Set(members.flatMap((each) => toldOf.get(each) ?? []).map((each) => each.household));
      if (members.length < 2 || !household || others.length > 0 || !members.every((each) => toldOf.has(each))) continue;
      const there = this.rows.filter((row) => row.household === household);
      const coming = rows.filter(({ origin }) => !there.some((row) => row.origin === origin)).map((row) => ({ ...row, household, before: desks }));
      const roleOf = (row: MemberRow) => (members.includes(row.customer) && toldOf.get(row.customer)!.findLast(({ role }) => role)?.role) || row.role;
      const home = [...there, ...coming].map((row) => ({ ...row, role: roleOf(row) }));
      const heads = new Set(home.flatMap(({ customer, role }) => (role === 'head' ? [customer] : [])));
      if (heads.size > 1 || new Set(home.map(({ customer }) => customer)).size > HOUSEHOLD_MAX) continue;
      this.rows = [...this.rows.filter((row) => ![desks, household].includes(row.household)), ...home];
      for (const each of members) this.moved.add(each);
    }
  }

  /** Takes somebody in, or says what they are there. What is said counts for all of their origins that are there. */
  private seatOne({ origin, customer, household, role }: ToldMember): Seating {
    const shared = this.sharedBy(customer);
    if (shared.length > 0 && !shared.includes(household)) return 'lives-elsewhere';
    this.leaveAlone(household, customer);
    const there = this.rows.filter((row) => row.household === household);
    const own = there.filter((row) => row.customer === customer);
    const told = own.find((row) => row.origin === origin);
    const isMoved = this.moved.delete(customer);
    if (told && (role ?? told.role) === told.role) return isMoved ? 'changed' : 'same';
    const others = there.filter((row) => row.customer !== customer);
    if (own.length === 0 && new Set(others.map((row) => row.customer)).size >= HOUSEHOLD_MAX) return 'household-full';
    // What another origin is there may be told of another person, who has it for themselves when they part.
    const is = role ?? 'other';
    if (is === 'head' && others.some((row) => row.role === 'head')) return 'second-head';
    if (own.length === 0) this.leave((row) => row.customer === customer);
    if (!told) this.rows.push({ origin, customer, household, role: is });
    if (role) for (const row of own) row.role = role;
    return 'changed';
  }

  /** What is no more. */
  gone(): MemberRow[] {
    const after = new Set(this.rows.map(nameOf));
    return this.before.filter((row) => !after.has(nameOf(row)));
  }

  /** What is new, or has another role. */
  written(): MemberRow[] {
    const roles = new Map(this.before.map((row) => [nameOf(row), row.role]));
    return this.rows.filter((row) => roles.get(nameOf(row)) !== row.role);
  }

  /** Households in which somebody is with others. */
  private sharedBy(customer: string): string[] {
    const own = new Set(this.rows.flatMap((row) => (row.customer === customer ? [row.household] : [])));
    return [...own].filter((household) => this.rows.some((row) => row.household === household && row.customer !== customer));
  }

  /** Whoever was left alone there, and lives with others elsewhere, has left before somebody else comes. */
  private leaveAlone(household: string, coming: string): void {
    const [alone, ...more] = new Set(this.rows.flatMap((row) => (row.household === household ? [row.customer] : [])));
    if (!alone || more.length > 0 || alone === coming || this.sharedBy(alone).length === 0) return;
    this.leave((row) => row.household === household);
  }

  /** Whoever was left alone has left. Of two who lived together and are one now both have theirs again when they part. */
  private leave(isLeft: (row: MemberRow) => boolean): void {
    this.rows = this.rows.filter((row) => !isLeft(row) || this.rows.some((other) => other.household === row.household && other.origin !== row.origin));
  }
}

/** It has an id of the time in which it began (RFC 9562, version 7), while that of a file's is made of its code. */
const isOfDesk = ({ household }: MemberRow) => household[14] === '7';
const nameOf = ({ origin, household }: MemberRow) => `${origin} ${household}`;
