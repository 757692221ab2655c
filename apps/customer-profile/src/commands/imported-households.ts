import { nameOf, type JoiningIdentifier } from '@engawa/identifiers';
import type { Tx } from '@engawa/postgres';
import { HouseholdRows, isRefused, type MemberRow, type Seating, type ToldMember } from '../domain/household-rows.js';
import type { SortedIdentifiers } from '../domain/identity-rules.js';
import type { HouseholdRole } from '../domain/relation.js';
import { expectedCustomers, type Place } from './expected-customers.js';
import { lockHouseholds } from './households.js';
import type { AddedBy } from './lock-related.js';

/** A line, and in which household its person lives. */
export interface HousedLine extends SortedIdentifiers {
  household?: { id: string; role: HouseholdRole | null };
}

/**
 * What each line that names a household comes to, as far as that is known before any is entered. Of lines that will be written none is refused
 * here: who is one with whom is known when they have been entered. Nothing is locked.
 */
export async function tryHouseholds(tx: Tx, lines: HousedLine[], write: boolean): Promise<(Seating | undefined)[]> {
  if (!lines.some(({ household }) => household)) return lines.map(() => undefined);
  const places = await placesOf(tx, lines.flatMap(({ joining }) => joining));
  const personOf = await expectedCustomers(tx, lines, places);
  const asPerson = <M extends ToldMember>(each: M): M => ({ ...each, customer: personOf(each.customer) });
  const members = await membersOf(tx, householdsOf(lines), customersOf(places));
  const households = new HouseholdRows(members.map(asPerson));
  const seatings = households.seat(lines.map((line) => toldBy(line, places)).map((told) => told && asPerson(told)));
  return seatings.map((seating) => (write && isRefused(seating) ? 'changed' : seating));
}

/**
 * Takes the people of lines into their households, or says what they are there, once the lines have been entered and their customers are locked.
 * Where one is refused, none is written.
 */
export async function enterHouseholds(tx: Tx, lines: HousedLine[], by: AddedBy): Promise<(Seating | undefined)[]> {
  const places = await placesOf(tx, lines.flatMap(({ joining: [first] }) => first ?? []));
  const [ids, customers] = [householdsOf(lines), customersOf(places)];
  // Of one in which nobody is there is no row to wait for: files that begin it wait for each other here.
  await tx.query(`SELECT pg_advisory_xact_lock(lock) FROM (SELECT DISTINCT hashtextextended('engawa.household ' || id, 0) AS lock FROM unnest($1::text[]) AS each (id) ORDER BY 1) AS locks`, [ids]);
  await lockHouseholds(tx, ids, customers);
  const households = new HouseholdRows(await membersOf(tx, ids, customers));
  const seatings = households.seat(lines.map((line) => toldBy(line, places)));
  if (!seatings.some(isRefused)) await write(tx, households, by);
  return seatings;
}

const householdsOf = (lines: HousedLine[]) => [...new Set(lines.flatMap(({ household }) => household?.id ?? []))];
const customersOf = (places: Map<string, Place>) => [...new Set([...places.values()].map(({ customer }) => customer))];

/** The row goes with the strongest identifier, as the line itself does. The name of one that nobody has stands for whoever will. */
function toldBy({ joining: [first], household }: HousedLine, places: Map<string, Place>): ToldMember | undefined {
  if (!first || !household) return undefined;
  const { origin, customer } = places.get(nameOf(first)) ?? { origin: nameOf(first), customer: nameOf(first) };
  return { origin, customer, household: household.id, role: household.role };
}

async function placesOf(tx: Tx, identifiers: JoiningIdentifier[]): Promise<Map<string, Place>> {
  const rows = await tx.query<(JoiningIdentifier & Place)[]>(
    `SELECT kind, namespace, value, origin, customer_id AS customer
       FROM identifiers JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (kind, namespace, value) USING (kind, namespace, value) JOIN origins USING (origin)`,
    [identifiers.map(({ kind }) => kind), identifiers.map(({ namespace }) => namespace), identifiers.map(({ value }) => value)],
  );
  return new Map(rows.map(({ origin, customer, ...identifier }) => [nameOf(identifier), { origin, customer }]));
}

/** All rows of these households, and of those in which these customers are. */
function membersOf(tx: Tx, households: string[], customers: string[]): Promise<MemberRow[]> {
  return tx.query<MemberRow[]>(
    `SELECT origin, customer_id AS customer, household, role FROM household_members JOIN origins USING (origin)
      WHERE household = ANY(ARRAY(SELECT unnest($1::uuid[]) UNION SELECT household FROM origins JOIN household_members USING (origin) WHERE customer_id = ANY($2)))
      ORDER BY household, joined_at, origin`,
    [households, customers],
  );
}

async function write(tx: Tx, households: HouseholdRows, by: AddedBy): Promise<void> {
  const [gone, written] = [households.gone(), households.written()];
  if (written.length > 0) {
    // Of who was there already by a desk it stays known since when, and by whom.
    await tx.query(
      `INSERT INTO household_members (origin, household, role, joined_at, added_by_name, written_at)
       SELECT origin, new.household, new.role, coalesce(joined_at, $5), coalesce(added_by_name, $6), coalesce(written_at, joined_at, clock_timestamp())
         FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[]) AS new (origin, household, role, before)
         LEFT JOIN LATERAL (SELECT joined_at, added_by_name, written_at FROM household_members AS old WHERE old.origin = new.origin AND old.household = before) AS old ON true
       ON CONFLICT (origin, household) DO UPDATE SET role = excluded.role`,
      [written.map(({ origin }) => origin), written.map(({ household }) => household), written.map(({ role }) => role), written.map(({ before }) => before ?? null), by.now, by.name],
    );
  }
  if (gone.length === 0) return;
  await tx.query('DELETE FROM household_members USING unnest($1::uuid[], $2::uuid[]) AS gone (origin, household) WHERE household_members.origin = gone.origin AND household_members.household = gone.household', [
    gone.map(({ origin }) => origin),
    gone.map(({ household }) => household),
  ]);
}
