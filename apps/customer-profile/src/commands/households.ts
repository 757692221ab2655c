import { notFound, Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { HOUSEHOLD_MAX, type HouseholdRole } from '../domain/relation.js';
import { lockBoth, lockRelated, type AddedBy } from './lock-related.js';

/** Who lives with a customer, and what each of the two is there. */
export interface LivesWith {
  customer: string;
  role: HouseholdRole;
  ownRole: HouseholdRole;
}

interface Member {
  customer: string;
  role: HouseholdRole;
}

/**
 * Two customers live together: whoever is in no household joins that of the other, and where neither is in one both begin one.
 * Gives the household. What one of them is there already stays; a household in which one was left alone is none. Throws 404, 410, and 409 for who was merged, for two who are in
 * households both, for one member or head too many.
 */
export async function joinHousehold(tx: Tx, customer: string, { customer: other, role, ownRole }: LivesWith, by: AddedBy): Promise<string> {
  const [own, theirs] = await lockBoth(tx, customer, other);
  await lockHouseholds(tx, [], [customer, other]);
  const [mine, others] = [await sharedHouseholds(tx, own), await sharedHouseholds(tx, theirs)];
  if (mine.some((each) => others.includes(each))) throw refused('same-household', 'They are in one household already.');
  if (mine.length > 0 && others.length > 0) throw refused('another-household', 'Both are in a household. Take one of them out of theirs first.');
  const [household, second] = [...mine, ...others];
  if (second) throw refused('two-households', 'They are in two households since they were merged. Take them out of one first.');
  const joining = [
    { customer, role: ownRole, joins: mine.length === 0 },
    { customer: other, role, joins: others.length === 0 },
  ].filter(({ joins }) => joins);
  const members = household ? await membersOf(tx, household) : [];
  if (members.length + joining.length > HOUSEHOLD_MAX) throw refused('too-many-members', `A household has ${HOUSEHOLD_MAX} members at most.`);
  if ([...members, ...joining].filter((each) => each.role === 'head').length > 1 && joining.some((each) => each.role === 'head')) throw secondHead();
  const id = household ?? uuidv7();
  await tx.query(
    `INSERT INTO household_members (origin, household, role, joined_at, added_by_name) SELECT origin, $1, role, $4, $5 FROM unnest($2::uuid[], $3::text[]) AS new (origin, role)`,
    [id, joining.map((each) => each.customer), joining.map((each) => each.role), by.now, by.name],
  );
  return id;
}

/** Says what a member is there. Throws 404, 410, and 409 for who was merged and for a second head. */
export async function changeHouseholdRole(tx: Tx, customer: string, household: string, role: HouseholdRole): Promise<void> {
  const own = await lockRelated(tx, customer);
  await lockHouseholds(tx, [household], []);
  const members = await membersOf(tx, household);
  if (!members.some((each) => each.customer === customer)) throw notFound('The household');
  if (role === 'head' && members.some((each) => each.role === 'head' && each.customer !== customer)) throw secondHead();
  await tx.query('UPDATE household_members SET role = $3 WHERE household = $1 AND origin = ANY($2)', [household, own, role]);
}

/** They do not live there any more. Throws 404, 410, and 409 for who was merged. */
export async function leaveHousehold(tx: Tx, customer: string, household: string): Promise<void> {
  const own = await lockRelated(tx, customer);
  await lockHouseholds(tx, [household], []);
  const [, left] = await tx.query<[unknown[], number]>('DELETE FROM household_members WHERE household = $1 AND origin = ANY($2)', [household, own]);
  if (left === 0) throw notFound('The household');
}

/** Those in which somebody else is. Of two who lived together and are one now both have theirs again when they part; who was left alone has left. */
async function sharedHouseholds(tx: Tx, origins: string[]): Promise<string[]> {
  await tx.query(
    `DELETE FROM household_members AS own WHERE origin = ANY($1)
        AND NOT EXISTS (SELECT FROM household_members AS other WHERE other.household = own.household AND other.origin <> own.origin)`,
    [origins],
  );
  const rows = await tx.query<{ household: string }[]>(
    `SELECT DISTINCT household FROM household_members AS own WHERE origin = ANY($1)
        AND EXISTS (SELECT FROM household_members AS other WHERE other.household = own.household AND other.origin <> ALL($1))`,
    [origins],
  );
  return rows.map(({ household }) => household);
}

/**
 * Whoever changes households waits for the rows of these, and of those in which these customers are, and reads them when they have them: all in
 * one order, behind the locks of customers.
 */
export async function lockHouseholds(tx: Tx, households: string[], customers: string[]): Promise<void> {
  await tx.query(
    `SELECT FROM household_members
      WHERE household = ANY(ARRAY(SELECT unnest($1::uuid[]) UNION SELECT household FROM origins JOIN household_members USING (origin) WHERE customer_id = ANY($2)))
      ORDER BY household, origin FOR UPDATE`,
    [households, customers],
  );
}

/** One for each customer who is in it, the head first of what they are. */
function membersOf(tx: Tx, household: string): Promise<Member[]> {
  return tx.query<Member[]>(
    `SELECT DISTINCT ON (customer_id) customer_id AS customer, role FROM household_members JOIN origins USING (origin) WHERE household = $1 ORDER BY customer_id, role <> 'head'`,
    [household],
  );
}

const refused = (code: string, detail: string) => new Problem(409, code, detail, { errors: [{ pointer: '/customer', detail: 'cannot be added' }] });
const secondHead = () => new Problem(409, 'has-head', 'Somebody else is the head of this household.', { errors: [{ pointer: '/role', detail: 'is somebody else' }] });
