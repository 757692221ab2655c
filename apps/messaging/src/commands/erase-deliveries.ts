import type { EraseRows } from '@engawa/erasure';
import { forgetOrigin } from '@engawa/known-origins';

/** What waits is not sent, letters leave the print list, and of what was sent nothing but its kind and time stays. */
export const eraseDeliveries: EraseRows = async (tx, { origin, customer }) => {
  const [, deliveries] = await tx.query<[unknown[], number]>(
    `UPDATE deliveries SET variables = '{}', subject = NULL,
            reason = CASE WHEN status IN ('pending', 'attempting') THEN 'erased' ELSE reason END,
            status = CASE WHEN status IN ('pending', 'attempting') THEN 'held' ELSE status END
      WHERE origin = $1`,
    [origin],
  );
  const [, letters] = await tx.query<[unknown[], number]>('DELETE FROM letters USING deliveries WHERE deliveries.id = delivery AND origin = $1', [origin]);
  await tx.query('DELETE FROM enrolments WHERE customer_id = $1', [customer]);
  await tx.query('DELETE FROM contact_stops WHERE origin = $1', [origin]);
  await forgetOrigin(tx, origin);
  return { deliveries, letters };
};
