import { notFound, Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { lockCustomers } from './lock-customers.js';
import { originsOf } from './origins-of.js';
import { refuseGone } from './refuse-gone.js';

/** So many are seen at a glance. */
export const PINS_MAX = 20;

/** Pins an entry of a customer; one that is pinned stays as it is. Throws 404, and 409 for a merged customer and for one pin too many. */
export async function pinEntry(tx: Tx, customer: string, entry: string, by: string, now: Date): Promise<void> {
  await refuseGone(tx, [customer]);
  await lockCustomers(tx, [customer]);
  const origins = await originsOf(tx, customer);
  const [own] = await tx.query<{ origin: string }[]>('SELECT origin FROM entries WHERE id = $1 AND origin = ANY($2)', [entry, origins]);
  if (!own) throw notFound('The entry');
  const pins = await tx.query<{ entry: string }[]>('SELECT entry FROM pins WHERE origin = ANY($1)', [origins]);
  if (pins.some((pin) => pin.entry === entry)) return;
  if (pins.length >= PINS_MAX) throw new Problem(409, 'too-many-pins', `There are ${PINS_MAX} pins of this customer at most. Take one away first.`);
  await tx.query('INSERT INTO pins (entry, origin, pinned_at, by_name) VALUES ($1, $2, $3, $4)', [entry, own.origin, now, by]);
}

/** One that is not pinned is fine. Throws 404, and 409 for a merged customer. */
export async function unpinEntry(tx: Tx, customer: string, entry: string): Promise<void> {
  await refuseGone(tx, [customer]);
  await tx.query('DELETE FROM pins WHERE entry = $1 AND origin IN (SELECT origin FROM origins WHERE customer_id = $2)', [entry, customer]);
}
