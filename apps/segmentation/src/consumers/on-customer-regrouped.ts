import { Controller } from '@nestjs/common';
import { CustomerRegrouped } from '@engawa/contracts';
import { causeOf, On, type Batch } from '@engawa/inbox';
import { applyRegroupings } from '@engawa/known-origins';
import type { Tx } from '@engawa/postgres';
import { Clock } from '@engawa/timers';
import { evaluateCustomers, type Trigger } from '../commands/evaluate-customers.js';

/**
 * Joined customers keep the segments either was in, and one that parts takes along those they were in together; then each is
 * looked at for itself, so that nobody enters anew what they were in.
 */
@Controller()
export class OnCustomerRegrouped {
  constructor(private readonly clock: Clock) {}

  @On(CustomerRegrouped)
  async regrouped({ tx, items }: Batch<typeof CustomerRegrouped>): Promise<void> {
    const moves = await applyRegroupings(tx, items.map((item) => item.data));
    if (moves.length === 0) return;
    await tx.query(
      `WITH move AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::boolean[]) AS move (source, target, is_joined)),
       ended AS (DELETE FROM memberships USING move WHERE customer_id = source AND is_joined)
       INSERT INTO memberships (customer_id, segment_id, since)
       SELECT target, segment_id, min(since) FROM move JOIN memberships ON customer_id = source GROUP BY target, segment_id ON CONFLICT DO NOTHING`,
      [moves.map(({ from }) => from), moves.map(({ to }) => to), moves.map(({ isJoined }) => isJoined)],
    );
    const partedFrom = await someOriginOf(tx, moves.filter(({ isJoined }) => !isJoined).map(({ from }) => from));
    const triggers = new Map<string, Trigger>();
    for (const { from, to } of moves) {
      const item = items.findLast(({ data }) => data.moved.some((place) => place.customer === to))!;
      const because = { fact: item.id, cause: { ...causeOf(item), receipt: undefined } };
      triggers.set(to, { origin: item.data.customer.origin!, ...because });
      const left = partedFrom.get(from);
      if (left !== undefined) triggers.set(from, { origin: left, ...because });
    }
    await evaluateCustomers(tx, triggers, this.clock.now());
  }
}

/** What is stated about a customer belongs to one of their origins. */
async function someOriginOf(tx: Tx, customers: string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ customer: string; origin: string }[]>(
    'SELECT DISTINCT ON (customer_id) customer_id AS customer, origin FROM known_origins WHERE customer_id = ANY($1) ORDER BY customer_id, origin',
    [customers],
  );
  return new Map(rows.map(({ customer, origin }) => [customer, origin]));
}
