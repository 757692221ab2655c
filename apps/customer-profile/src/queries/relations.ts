import type { DataSource } from 'typeorm';
import { dayOf, stateOf, type HouseholdRole, type Relationship, type RelationState, type RepresentedScope, type Verification } from '../domain/relation.js';
import { customerSummaries, type CustomerSummary } from './customer-summary.js';

/** A customer as the page of another one names them. */
export interface Related {
  id: string;
  name: string | null;
  kana: string | null;
  /** They died, or live in a home now. */
  stopped: 'deceased' | 'care-home' | null;
}

export interface Household {
  id: string;
  /** Everybody, with the customer who was asked for, by when they joined. */
  members: { customer: Related; role: HouseholdRole; since: Date }[];
}

export interface OfCompany {
  id: string;
  company: { id: string; name: string };
  department: string | null;
  title: string | null;
  since: string | null;
  endedOn: string | null;
  state: RelationState;
}

/** One who speaks for another: `customer` is the other of the two. */
export interface Representation {
  id: string;
  customer: Related;
  relationship: Relationship;
  scope: RepresentedScope;
  from: string;
  until: string | null;
  verification: Verification;
  note: string | null;
  addedBy: string;
  endedAt: Date | null;
  state: RelationState;
}

export interface Relations {
  /** More than one where two were joined who lived in different ones, until somebody settles it. */
  households: Household[];
  companies: OfCompany[];
  /** Who speaks for them, and for whom they speak; what holds today first. */
  representatives: Representation[];
  represents: Representation[];
}

/** Enough for whatever is there; what ended long ago is left out first. */
const MOST = 400;
const STATES: RelationState[] = ['active', 'upcoming', 'over'];

/** Whom a customer belongs to. Who was erased is not among them, and nobody is their own. */
export async function relationsOf(db: DataSource, customer: string, now: Date): Promise<Relations> {
  const today = dayOf(now);
  const [members, companies, representations] = [await membersOf(db, customer), await companiesOf(db, customer), await representationsOf(db, customer)];
  const ids = new Set([customer, ...members.map((each) => each.customer), ...representations.map((each) => each.customer)]);
  const related = new Map((await customerSummaries(db, [...ids])).map((summary) => [summary.id, relatedOf(summary)]));
  const died = (id: string) => related.get(id)?.stopped === 'deceased';
  const seen = representations.flatMap(({ customer: other, isSpeaker, ...row }) => {
    if (!related.has(other)) return [];
    // Nobody speaks for who died, nor does who died (民法 111条).
    const state: RelationState = died(customer) || died(other) ? 'over' : stateOf(row, today);
    return [{ isSpeaker, representation: { ...row, customer: related.get(other)!, state } }];
  });
  const inOrder = (isSpeaker: boolean) =>
    seen.filter((each) => each.isSpeaker === isSpeaker).map((each) => each.representation).sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
  return {
    households: [...Map.groupBy(members, ({ household }) => household)].map(([id, rows]) => ({
      id,
      members: rows.flatMap(({ customer: member, role, since }) => (related.has(member) ? [{ customer: related.get(member)!, role, since }] : [])),
    })),
    companies: companies.map((row) => ({ ...row, state: stateOf({ from: row.since, until: row.endedOn, endedAt: null }, today) })),
    representatives: inOrder(true),
    represents: inOrder(false),
  };
}

function relatedOf({ id, name, kana, stopped }: CustomerSummary): Related {
  return { id, name: name?.full ?? null, kana, stopped: stopped?.reason ?? null };
}

/** One row for each member, also for one of whom two were made one: the head, else the first that says more than `other`. */
function membersOf(db: DataSource, customer: string): Promise<{ household: string; customer: string; role: HouseholdRole; since: Date }[]> {
  return db.query(
    `SELECT * FROM (
       SELECT DISTINCT ON (household, customer_id) household, customer_id AS customer, role, joined_at AS since
         FROM (SELECT DISTINCT household FROM origins JOIN household_members USING (origin) WHERE customer_id = $1) AS own
         JOIN household_members USING (household) JOIN origins USING (origin)
        ORDER BY household, customer_id, role <> 'head', role = 'other', joined_at, origin) AS member
      ORDER BY household, role <> 'head', since, customer`,
    [customer],
  );
}

function companiesOf(db: DataSource, customer: string): Promise<Omit<OfCompany, 'state'>[]> {
  return db.query(
    `SELECT contact_persons.id, jsonb_build_object('id', companies.id, 'name', companies.name) AS company, department, title, since::text, ended_on::text AS "endedOn"
       FROM origins JOIN contact_persons USING (origin) JOIN companies ON companies.id = company
      WHERE customer_id = $1 ORDER BY ended_on DESC NULLS FIRST, added_at, contact_persons.id LIMIT ${MOST}`,
    [customer],
  );
}

type Row = Omit<Representation, 'customer' | 'state'> & { customer: string; isSpeaker: boolean };

function representationsOf(db: DataSource, customer: string): Promise<Row[]> {
  return db.query(
    `WITH own AS (SELECT origin AS mine FROM origins WHERE customer_id = $1),
     two AS (
       SELECT representatives.*, representative AS other, true AS speaks FROM own JOIN representatives ON representatives.origin = mine
       UNION ALL SELECT representatives.*, origin, false FROM own JOIN representatives ON representative = mine)
     SELECT two.id, customer_id AS customer, speaks AS "isSpeaker", relationship, scope, from_on::text AS from, until_on::text AS until, verification, note,
            added_by_name AS "addedBy", ended_at AS "endedAt"
       FROM two JOIN origins ON origins.origin = other WHERE customer_id <> $1
      ORDER BY ended_at DESC NULLS FIRST, added_at DESC, two.id LIMIT ${MOST}`,
    [customer],
  );
}
