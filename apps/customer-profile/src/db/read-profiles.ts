import type { Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';
import type { DatedFields, SourcePriorities } from '../domain/profile.js';
import { SOURCE_PRIORITIES } from './source-priorities.js';

/** What is known of each of a customer's origins, and whose word counts. */
export async function readProfiles(db: DataSource | Tx, customer: string): Promise<{ profiles: DatedFields[]; priorities: SourcePriorities }> {
  const [row] = await db.query<[{ profiles: DatedFields[]; priorities: SourcePriorities }]>(
    `SELECT (SELECT coalesce(jsonb_agg(fields), '[]') FROM origins JOIN profiles USING (origin) WHERE customer_id = $1) AS profiles, ${SOURCE_PRIORITIES} AS priorities`,
    [customer],
  );
  return row;
}
