import type { ExpireRows } from '@engawa/erasure';
import { validate } from 'uuid';

/** That something was sent stays, so that nobody is sent it twice; how it called them, and the letter that was printed, goes. */
export const expireDeliveries: ExpireRows = async (tx, { keys }) => {
  // What others sent, and only told of, has ids of theirs.
  const ids = keys.filter((key) => validate(key));
  const [, deliveries] = await tx.query<[unknown[], number]>(`UPDATE deliveries SET variables = '{}', subject = NULL WHERE id = ANY($1) AND (variables <> '{}' OR subject IS NOT NULL)`, [ids]);
  const [, letters] = await tx.query<[unknown[], number]>('DELETE FROM letters WHERE delivery = ANY($1)', [ids]);
  return { deliveries, letters };
};
