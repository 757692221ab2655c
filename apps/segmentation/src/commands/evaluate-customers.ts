import { SegmentEntered, SegmentLeft } from '@engawa/contracts';
import { fact, stateFacts, type Cause, type NewFact } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import { schedule, unschedule } from '@engawa/timers';
import type { Segment } from '../db/segment.entity.js';
import { comparisonsOf, fulfils, type Measured } from '../domain/rule.js';
import { measureCustomers } from '../db/measure-customers.js';
import { readActiveSegments } from '../db/active-segments.js';

/** Why a customer is looked at: the newest fact about them, a regrouping, or time. */
export interface Trigger {
  /** Facts of the change belong to this origin of the customer's. */
  origin: string;
  cause: Cause;
  /** Id of the fact; absent when time did it. */
  fact?: string;
}

export const REEVALUATE = 'reevaluate-customer';
/** Id of a customer's timer. */
export const reevaluationOf = (customer: string) => `${REEVALUATE}:${customer}`;

/**
 * Decides, under the customers' locks, which segments they are in now, states what changed, and sets a timer for the
 * moment at which time alone will change something.
 */
export async function evaluateCustomers(tx: Tx, triggers: Map<string, Trigger>, now: Date): Promise<void> {
  const customers = [...triggers.keys()].sort();
  if (customers.length === 0) return;
  await lockCustomers(tx, customers);
  const segments = await readActiveSegments(tx);
  const measures = segments.flatMap((segment) => comparisonsOf(segment.rule));
  const measuredOf = await measureCustomers(tx, customers, measures, now);
  const members = await readMemberships(tx, customers);

  const entered: Change[] = [];
  const left: Change[] = [];
  for (const customer of customers) {
    const measured: Measured = measuredOf.get(customer)?.measured ?? new Map<string, number>();
    for (const segment of segments) {
      const is = fulfils(segment.rule, measured);
      const was = members.has(`${customer} ${segment.id}`);
      if (is && !was) entered.push({ customer, segment, trigger: triggers.get(customer)! });
      if (!is && was) left.push({ customer, segment, trigger: triggers.get(customer)! });
    }
  }
  await saveChanges(tx, entered, left);
  await stateFacts(tx, 'segmentation', [...left.map((change) => factOf(SegmentLeft, change)), ...entered.map((change) => factOf(SegmentEntered, change))]);
  await setTimers(tx, triggers, (customer) => measuredOf.get(customer)?.changesAt);
}

interface Change {
  customer: string;
  segment: Segment;
  trigger: Trigger;
}

function factOf(contract: typeof SegmentEntered | typeof SegmentLeft, { segment, trigger }: Change): NewFact {
  const data = { segment: segment.id, name: segment.name, customer: { origin: trigger.origin }, cause: trigger.fact };
  return fact(contract, data, trigger.cause);
}

/** A customer's row is made at its first look and locks all that is decided about it. */
async function lockCustomers(tx: Tx, customers: string[]): Promise<void> {
  await tx.query('INSERT INTO known_customers (id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING', [customers]);
  await tx.query('SELECT id FROM known_customers WHERE id = ANY($1) ORDER BY id FOR UPDATE', [customers]);
}

async function readMemberships(tx: Tx, customers: string[]): Promise<Set<string>> {
  const rows = await tx.query<{ customer_id: string; segment_id: string }[]>(
    'SELECT customer_id, segment_id FROM memberships WHERE customer_id = ANY($1)',
    [customers],
  );
  return new Set(rows.map((row) => `${row.customer_id} ${row.segment_id}`));
}

async function saveChanges(tx: Tx, entered: Change[], left: Change[]): Promise<void> {
  const columns = (changes: Change[]) => [changes.map((each) => each.customer), changes.map((each) => each.segment.id)];
  if (left.length > 0) {
    await tx.query(
      `DELETE FROM memberships USING unnest($1::uuid[], $2::text[]) AS old (customer_id, segment_id)
        WHERE memberships.customer_id = old.customer_id AND memberships.segment_id = old.segment_id`,
      columns(left),
    );
  }
  if (entered.length > 0) {
    await tx.query(
      `INSERT INTO memberships (customer_id, segment_id, since) SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[])
       ON CONFLICT DO NOTHING`,
      [...columns(entered), entered.map((each) => each.trigger.cause.occurredAt)],
    );
  }
}

async function setTimers(tx: Tx, triggers: Map<string, Trigger>, dueAtOf: (customer: string) => Date | undefined): Promise<void> {
  const customers = [...triggers.keys()].sort();
  await schedule(
    tx,
    customers.flatMap((customer) => {
      const dueAt = dueAtOf(customer);
      const { traceparent } = triggers.get(customer)!.cause;
      return dueAt ? [{ id: reevaluationOf(customer), kind: REEVALUATE, dueAt, data: { customer }, traceparent }] : [];
    }),
  );
  await unschedule(tx, customers.filter((customer) => !dueAtOf(customer)).map(reevaluationOf));
}
