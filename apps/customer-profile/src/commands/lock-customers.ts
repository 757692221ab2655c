import type { Tx } from '@engawa/postgres';
import type { Standing } from '../domain/grouping.js';

/** Where an origin stands: its customer, and the version of that. */
export interface OriginPlace {
  customer: string;
  version: number;
}

/** The grouping changed between reading and locking it; the work is done again with the new one. */
export class RegroupedMeanwhile extends Error {
  readonly code = '40001';
}

/** A customer whose row is locked. */
export interface LockedCustomer extends Standing {
  originCount: number;
  entryCount: number;
  lastEntryAt: Date | null;
  /** Above 0 once something of it was entered, be it that nothing is left. */
  revision: number;
  contested: boolean;
}

/** Where origins stand, with their customers. */
export interface LockedPlaces {
  places: Map<string, OriginPlace>;
  customers: Map<string, LockedCustomer>;
  /** Which of the origins join nobody, since their identifier is many people's. */
  shared: Set<string>;
}

/** A row of `customers` as a LockedCustomer. */
export const LOCKED_COLUMNS = `id, known, first_seen_at AS "firstSeenAt", origin_count AS "originCount", entry_count AS "entryCount", last_entry_at AS "lastEntryAt", revision, contested`;

/**
 * One statement reads the grouping and waits for the locks. Whoever moves an origin also ends or forgets its customer,
 * or gives it fewer origins: its row is read anew after the wait, and the places are read once more when any was contested.
 */
export async function lockCustomers(tx: Tx, origins: string[]): Promise<LockedPlaces> {
  if (origins.length === 0) return { places: new Map(), customers: new Map(), shared: new Set() };
  const rows = await tx.query<(LockedCustomer & { origin: string; version: number; shared: boolean; ended: boolean })[]>(
    `SELECT origin, group_version AS version, shared, ${LOCKED_COLUMNS}, merged_into IS NOT NULL OR erased_at IS NOT NULL AS ended
       FROM origins JOIN customers ON customers.id = origins.customer_id
      WHERE origin = ANY($1) ORDER BY id FOR UPDATE OF customers`,
    [origins],
  );
  if (rows.length < origins.length || rows.some((row) => row.ended)) throw new RegroupedMeanwhile('Customers were joined or erased meanwhile');
  // Only a contested customer parts from some of its origins and goes on.
  const doubted = rows.filter((row) => row.contested);
  if (doubted.length > 0) await refuseMoved(tx, new Map(doubted.map((row) => [row.origin, row.version])));
  return {
    places: new Map(rows.map((row) => [row.origin, { customer: row.id, version: row.version }])),
    customers: new Map(rows.map((row) => [row.id, row])),
    shared: new Set(rows.filter((row) => row.shared).map((row) => row.origin)),
  };
}

/** Reads with a snapshot of after the locks. */
async function refuseMoved(tx: Tx, versions: Map<string, number>): Promise<void> {
  const rows = await tx.query<{ origin: string; version: number }[]>(
    'SELECT origin, group_version AS version FROM origins WHERE origin = ANY($1)',
    [[...versions.keys()]],
  );
  if (rows.some(({ origin, version }) => versions.get(origin) !== version)) throw new RegroupedMeanwhile('Customers were parted meanwhile');
}
