import type { Tx } from '@engawa/postgres';
import { measureName, type Measure, type Measured } from '../domain/rule.js';

export interface CustomerMeasures {
  measured: Measured;
  /** When the first of these measures changes by time alone, because something leaves its window. */
  changesAt?: Date;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * All measures of all customers in one query. A measure is a column, a window a filter of it. Each customer's facts are
 * looked up by themselves, so that the plan reads no others, whatever the statistics say.
 */
export async function measureCustomers(
  tx: Tx,
  customers: string[],
  measures: Measure[],
  now: Date,
): Promise<Map<string, CustomerMeasures>> {
  const distinct = [...new Map(measures.map((each) => [measureName(each), each])).values()];
  if (distinct.length === 0) return new Map();
  const parameters: unknown[] = [customers, [...new Set(distinct.map((each) => `engawa.${each.of}`))], now];
  const columns = distinct.flatMap((each, place) => columnsOf(each, place, parameters, now));
  const rows = await tx.query<({ customer_id: string } & Record<string, number | Date | null>)[]>(
    `SELECT customer.id AS customer_id, measures.*
       FROM unnest($1::uuid[]) AS customer (id) CROSS JOIN LATERAL (
         SELECT ${columns.join(', ')}
           FROM known_origins CROSS JOIN LATERAL (
             SELECT type, occurred_at, amount FROM observations
              WHERE observations.origin = known_origins.origin AND type = ANY($2) AND NOT voided
                AND occurred_at <= $3::timestamptz + interval '1 day' OFFSET 0) AS observation
          WHERE customer_id = customer.id) AS measures`,
    parameters,
  );
  return new Map(rows.map((row) => [row.customer_id, measuresOf(row, distinct)]));
}

function columnsOf(each: Measure, place: number, parameters: unknown[], now: Date): string[] {
  const type = `type = $${parameters.push(`engawa.${each.of}`)}`;
  const since = each.withinDays && new Date(now.getTime() - each.withinDays * DAY_MS);
  const filter = since ? `${type} AND occurred_at > $${parameters.push(since)}` : type;
  const aggregate = each.measure === 'count' ? 'count(*)' : 'sum(amount)';
  const column = `coalesce(${aggregate} FILTER (WHERE ${filter}), 0)::float8 AS m${place}`;
  return since ? [column, `min(occurred_at) FILTER (WHERE ${filter}) AS first${place}`] : [column];
}

function measuresOf(row: Record<string, unknown>, measures: Measure[]): CustomerMeasures {
  const measured = new Map<string, number>();
  let changesAt: number | undefined;
  measures.forEach((each, place) => {
    measured.set(measureName(each), Number(row[`m${place}`]));
    const first = row[`first${place}`] as Date | null | undefined;
    if (!first) return;
    const leaves = first.getTime() + each.withinDays! * DAY_MS;
    changesAt = Math.min(changesAt ?? Infinity, leaves);
  });
  return { measured, changesAt: changesAt === undefined ? undefined : new Date(changesAt) };
}
