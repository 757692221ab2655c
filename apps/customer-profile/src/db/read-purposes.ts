import type { Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';
import type { Purpose } from '../domain/consent.js';

/** What people are told, what cannot be declined first. */
export function readPurposes(db: DataSource | Tx): Promise<Purpose[]> {
  return db.query<Purpose[]>(`SELECT id, version, name, wording, basis FROM consent_purposes ORDER BY basis <> 'contract', id`);
}
