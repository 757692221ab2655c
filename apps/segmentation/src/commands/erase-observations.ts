import type { EraseRows } from '@engawa/erasure';
import { forgetOrigin } from '@engawa/known-origins';
import { unschedule } from '@engawa/timers';
import { reevaluationOf } from './evaluate-customers.js';

/** Everything that rules count of them goes, and no time makes them enter a segment again. */
export const eraseObservations: EraseRows = async (tx, { origin, customer }) => {
  await tx.query('SELECT FROM known_customers WHERE id = $1 FOR UPDATE', [customer]);
  const [, observations] = await tx.query<[unknown[], number]>('DELETE FROM observations WHERE origin = $1', [origin]);
  const [, memberships] = await tx.query<[unknown[], number]>('DELETE FROM memberships WHERE customer_id = $1', [customer]);
  await unschedule(tx, [reevaluationOf(customer)]);
  await forgetOrigin(tx, origin);
  return { observations, memberships };
};
