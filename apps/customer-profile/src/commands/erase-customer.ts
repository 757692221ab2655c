import { Problem } from '@engawa/http';
import { hashIdentifier, hashKeyOf, type JoiningIdentifier } from '@engawa/identifiers';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { refuseOthers } from '../db/customer-version.js';
import { concealConsentsAt } from './conceal-consents.js';
import { lockCustomers } from './lock-customers.js';
import { originsOf } from './origins-of.js';
import { refuseGone } from './refuse-gone.js';
import { ERASURE_LOCK } from './without-erased.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Begins to erase a customer: from COMMIT on nobody sees them, nothing finds them, and what arrives of them is not entered. What is
 * kept of them goes in parts (jobs/erase-customers.ts), of which each service is told. Throws 404, 410, 409 for one who was merged,
 * 412 when they are not any more as they were `seen` (db/customer-version.ts), and 409 while a legal hold forbids it. Gives the
 * erasure's id.
 */
export async function eraseCustomer(
  tx: Tx,
  { customer, seen, rightsCase, goneDays, now }: { customer: string; seen: string; rightsCase: string; goneDays: number; now: Date },
): Promise<string> {
  await tx.query(`SELECT pg_advisory_xact_lock(${ERASURE_LOCK})`);
  await refuseGone(tx, [customer]);
  await lockCustomers(tx, [customer]);
  await refuseOthers(tx, [customer], [seen]);
  const origins = await originsOf(tx, customer);
  await refuseHeld(tx, origins, now);
  const erasure = uuidv7();
  await tx.query(
    'INSERT INTO erasures (id, rights_case, customer, erased_at, origins_left, gone_at, gone_days) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [erasure, rightsCase, customer, now, origins, new Date(now.getTime() + goneDays * DAY_MS), goneDays],
  );
  await tx.query('INSERT INTO erased_origins (origin, erasure) SELECT unnest($1::uuid[]), $2', [origins, erasure]);
  await suppress(tx, origins, now);
  // Without a last entry no list has them; streams of another epoch end.
  await tx.query('UPDATE customers SET erased_at = $2, last_entry_at = NULL, entry_count = 0, contested = false, epoch = epoch + 1 WHERE id = $1', [customer, now]);
  return erasure;
}

/** Throws 409 while one holds, with its last day where it has one. */
async function refuseHeld(tx: Tx, origins: string[], now: Date): Promise<void> {
  const [hold] = await tx.query<{ id: string; until: string | null }[]>(
    `SELECT id, until::text FROM legal_holds
      WHERE origin = ANY($1) AND ended_at IS NULL AND (until IS NULL OR until >= ($2::timestamptz AT TIME ZONE 'Asia/Tokyo')::date)
      ORDER BY until DESC NULLS FIRST LIMIT 1`,
    [origins, now],
  );
  if (!hold) return;
  const detail = hold.until ? `Until ${hold.until} what is known of them is to be kept.` : 'What is known of them is to be kept. End the hold first.';
  throw new Problem(409, 'legal-hold', detail, { extensions: { hold: hold.id, until: hold.until } });
}

/**
 * Identifiers go now, so that nothing finds an origin by them; what is left of each says who it was, and not what it was. Of what
 * several people share, such as a landline, only that which nobody else has who was not erased.
 */
async function suppress(tx: Tx, origins: string[], now: Date): Promise<void> {
  const [gone] = await tx.query<[(JoiningIdentifier & { origin: string })[], number]>(
    'DELETE FROM identifiers WHERE origin = ANY($1) RETURNING kind, namespace, value, origin',
    [origins],
  );
  const weak = await tx.query<(JoiningIdentifier & { origin: string })[]>(
    `SELECT kind, namespace, value, origin FROM weak_identifiers AS own WHERE origin = ANY($1) AND NOT EXISTS (
       SELECT FROM weak_identifiers AS others WHERE (others.kind, others.namespace, others.value) = (own.kind, own.namespace, own.value) AND others.origin <> ALL($1)
          AND NOT EXISTS (SELECT FROM erased_origins WHERE erased_origins.origin = others.origin))`,
    [origins],
  );
  const all = [...gone, ...weak];
  const key = hashKeyOf(tx.dataSource);
  await tx.query('INSERT INTO suppressed_identifiers (hash, origin, erased_at) SELECT hash, origin, $3 FROM unnest($1::bytea[], $2::uuid[]) AS gone (hash, origin)', [
    all.map((identifier) => hashIdentifier(key, identifier)),
    all.map(({ origin }) => origin),
    now,
  ]);
  await concealConsentsAt(tx, all);
}
