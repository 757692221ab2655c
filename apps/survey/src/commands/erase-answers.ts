import type { EraseRows } from '@engawa/erasure';
import { forgetOrigin } from '@engawa/known-origins';
import type { Tx } from '@engawa/postgres';

/** Takes the person and their words out of answers. Scores and choices stay for the counts. */
export async function emptyAnswers(tx: Tx, keys: string[]): Promise<number> {
  const [, answers] = await tx.query<[unknown[], number]>(`UPDATE answers SET customer = '{}', comment = NULL WHERE id = ANY($1) AND (customer <> '{}' OR comment IS NOT NULL)`, [keys]);
  return answers;
}

/** Besides what they answered ends the links that they were sent. */
export const eraseAnswers: EraseRows = async (tx, { origin, keys }) => {
  const answers = await emptyAnswers(tx, keys);
  const [, invitations] = await tx.query<[unknown[], number]>(
    'UPDATE invitations SET expires_at = least(expires_at, invited_at) WHERE origin = $1',
    [origin],
  );
  await tx.query('DELETE FROM contact_stops WHERE origin = $1', [origin]);
  await forgetOrigin(tx, origin);
  return { answers, invitations };
};
