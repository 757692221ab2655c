import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { DataSource } from 'typeorm';
import { PERSON, STILL_HERE, type Person } from '../access/people.js';

export interface ListedPerson extends Person {
  version: number;
  /** Day in Japan. */
  endsOn: string | null;
  ended: boolean;
  signedInAt: Date;
}

/** Everybody who ever signed in or showed a token, those who signed in last first. */
export async function listPeople(db: DataSource, { limit, cursor }: { limit: number; cursor?: string }): Promise<Page<ListedPerson>> {
  const [signedInAt, id] = decodeCursor(cursor) ?? [null, null];
  const rows = await db.query<ListedPerson[]>(
    `SELECT ${PERSON}, version, ends_on::text AS "endsOn", NOT (${STILL_HERE}) AS ended, signed_in_at AS "signedInAt"
       FROM people WHERE $1::timestamptz IS NULL OR (signed_in_at, id) < ($1, $2::uuid) ORDER BY signed_in_at DESC, id DESC LIMIT $3`,
    [signedInAt, id, limit + 1],
  );
  return pageOf(rows, limit, (last) => [last.signedInAt, last.id]);
}
