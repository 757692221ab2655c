import type { KnownCustomer } from '@engawa/contracts';
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
  /** Whose it is, where customer-profile tells of it. */
  known?: KnownCustomer;
}

/** Those of the ids, or a page of all in the order of their ids, after one of them. */
export interface FactsQuery {
  ids?: string[];
  after?: string;
  limit?: number;
}

/** The most that is given, and may be asked for by ids, at once. */
export const FACTS_PAGE = 2000;

const COLUMNS = 'id, type, version, key, occurred_at AS "occurredAt", recorded_at AS "recordedAt", data';

export function keptFacts(db: DataSource | Tx, { ids, after, limit = FACTS_PAGE }: FactsQuery): Promise<KeptFact[]> {
  if (ids) return db.query<KeptFact[]>(`SELECT ${COLUMNS} FROM facts WHERE id = ANY($1)`, [ids]);
  return db.query<KeptFact[]>(`SELECT ${COLUMNS} FROM facts WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`, [after ?? null, limit]);
}
