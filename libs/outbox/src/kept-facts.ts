import type { Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';

/** A fact as its owner keeps it: what others rebuild their projections from. Times are ISO 8601 over HTTP. */
export interface KeptFact {
  id: string;
  type: string;
  version: number;
  key: string;
  occurredAt: Date | string;
  recordedAt: Date | string;
  data: Record<string, unknown>;
}

const COLUMNS = 'id, type, version, key, occurred_at AS "occurredAt", recorded_at AS "recordedAt", data';

/** The facts after an id, in the order of their ids. */
export function factsAfter(db: DataSource | Tx, after: string | undefined, limit: number): Promise<KeptFact[]> {
  return db.query<KeptFact[]>(`SELECT ${COLUMNS} FROM facts WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`, [after ?? null, limit]);
}

export function factsById(db: DataSource | Tx, ids: string[]): Promise<KeptFact[]> {
  return db.query<KeptFact[]>(`SELECT ${COLUMNS} FROM facts WHERE id = ANY($1)`, [ids]);
}
