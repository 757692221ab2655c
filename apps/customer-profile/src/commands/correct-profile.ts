import { CustomerCorrected, type ProfileFields } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { enterOwnFacts } from './enter-own-facts.js';
import { refuseGone } from './refuse-gone.js';

/** Somebody of a department says what is right. Fields that are absent stay as they are. Throws 404, and 409 for one who was merged. */
export async function correctProfile(tx: Tx, customer: string, profile: ProfileFields, now: Date): Promise<void> {
  await refuseGone(tx, [customer]);
  const data = { correction: uuidv7(), customer: { origin: customer, profile } };
  await enterOwnFacts(tx, CustomerCorrected, [{ data, cause: { occurredAt: now, backfill: false } }], (told) => told);
}
