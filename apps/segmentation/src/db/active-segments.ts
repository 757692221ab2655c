import type { Tx } from '@engawa/postgres';
import type { Segment } from './segment.entity.js';

/** A rule that was changed acts on the next fact, so the rules are read with every batch: a small query. */
export async function readActiveSegments(tx: Tx): Promise<Segment[]> {
  return tx.query<Segment[]>('SELECT id, version, name, rule, active FROM segments WHERE active ORDER BY id');
}
