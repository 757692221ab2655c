import type { DataSource } from 'typeorm';
import { readProfiles } from '../db/read-profiles.js';
import { joinSaid, type Said } from '../domain/profile.js';

export interface ProfileHistory {
  /** What counts of each field, who said it, and when. */
  fields: Record<string, Said>;
  /** What was said that was new, by whom and when: the latest first, at most 100. */
  changes: { at: Date; source: string; fields: Record<string, unknown> }[];
}

export async function profileHistory(db: DataSource, customer: string): Promise<ProfileHistory> {
  const row = await readProfiles(db, customer);
  const changes = await db.query<ProfileHistory['changes']>(
    `SELECT said_at AS at, source, fields FROM origins JOIN profile_changes USING (origin)
      WHERE customer_id = $1 ORDER BY said_at DESC, fact DESC LIMIT 100`,
    [customer],
  );
  return { fields: joinSaid(row.profiles, row.priorities), changes };
}
