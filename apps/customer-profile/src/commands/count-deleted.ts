import type { Service } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';

/** A lifetime that has days, and what is from before its end. */
export interface EndedLifetime {
  id: string;
  version: number;
  days: number;
  end: Date;
  now: Date;
}

/** Deletes some of what a lifetime is over of, but nothing of these origins, and says how much work that was: 0 when nothing is left for now. */
export type Expire = (tx: Tx, lifetime: EndedLifetime, held: string[]) => Promise<number>;

/** The proof under which is counted what goes today (in Tokyo) under this lifetime. Gives its id. */
export async function openDeletion(tx: Tx, { id, version, days, end, now }: EndedLifetime): Promise<string> {
  const [row] = await tx.query<[{ id: string }]>(
    `INSERT INTO deletions (id, lifetime, lifetime_version, days, deleted_on, until, last_at)
     VALUES ($1, $2, $3, $4, ($6::timestamptz AT TIME ZONE 'Asia/Tokyo')::date, $5, $6)
     ON CONFLICT (lifetime, lifetime_version, deleted_on) DO UPDATE SET until = greatest(deletions.until, excluded.until), last_at = greatest(deletions.last_at, excluded.last_at)
     RETURNING id`,
    [uuidv7(), id, version, days, end, now],
  );
  return row.id;
}

/** Adds how many rows of each kind a service deleted or emptied. */
export async function countDeleted(tx: Tx, deletion: string, service: Service, rows: Record<string, number>): Promise<void> {
  const counted = Object.entries(rows).filter(([, count]) => count > 0).sort();
  await tx.query(
    `INSERT INTO deletion_counts (deletion, service, kind, count) SELECT $1, $2, kind, count FROM unnest($3::text[], $4::bigint[]) AS new (kind, count)
     ON CONFLICT (deletion, service, kind) DO UPDATE SET count = deletion_counts.count + excluded.count`,
    [deletion, service, counted.map(([kind]) => kind), counted.map(([, count]) => count)],
  );
}

/** A service has deleted what parts of a deletion name. Gives false for a deletion that there is not. */
export async function confirmDeletion(
  tx: Tx,
  { deletion, parts, service, rows }: { deletion: string; parts: string[]; service: Service; rows: Record<string, number> },
): Promise<boolean> {
  const found = await tx.query<unknown[]>('SELECT FROM deletions WHERE id = $1', [deletion]);
  if (found.length === 0) return false;
  await tx.query('SELECT FROM deletion_parts WHERE id = ANY($1) ORDER BY id FOR UPDATE', [parts]);
  await tx.query('UPDATE deletion_parts SET awaiting = array_remove(awaiting, $2) WHERE id = ANY($1)', [parts, service]);
  await tx.query(`DELETE FROM deletion_parts WHERE id = ANY($1) AND awaiting = '{}'`, [parts]);
  await countDeleted(tx, deletion, service, rows);
  return true;
}
