import { CustomerCorrected, type FactCustomer, type ProfileFields } from '@engawa/contracts';
import { Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { readAttributes } from '../db/read-attributes.js';
import { readProfiles } from '../db/read-profiles.js';
import { ATTRIBUTE, joinProfiles } from '../domain/profile.js';
import { enterOwnFacts } from './enter-own-facts.js';
import { refuseGone } from './refuse-gone.js';

/** What is right, and which fields have no value. Fields that are in neither stay as they are. */
export type Correction = Pick<FactCustomer, 'profile' | 'emptied'>;

/** Somebody of a department says what is right. Throws 404, 409 for one who was merged, and 400 for attributes that are none. */
export async function correctProfile(tx: Tx, customer: string, { profile, emptied }: Correction, now: Date): Promise<void> {
  await refuseGone(tx, [customer]);
  await refuseWrongAttributes(tx, { profile, emptied });
  const right = profile?.returnedPost && !profile.returnedPost.address ? { ...profile, returnedPost: await fromWhere(tx, customer, profile) } : profile;
  const data = { correction: uuidv7(), customer: { origin: customer, ...(right ? { profile: right } : {}), ...(emptied ? { emptied } : {}) } };
  await enterOwnFacts(tx, CustomerCorrected, [{ data, cause: { occurredAt: now, backfill: false } }], (told) => told);
}

const REASONS = { 'not-declared': 'is not declared', 'not-of-its-type': 'is not of its type' };

async function refuseWrongAttributes(tx: Tx, { profile, emptied = [] }: Correction): Promise<void> {
  const nulled = emptied.filter((field) => field.startsWith(ATTRIBUTE)).map((field) => field.slice(ATTRIBUTE.length));
  if (!profile?.attributes && nulled.length === 0) return;
  const attributes = await readAttributes(tx);
  const wrong = [...attributes.violations(profile?.attributes), ...nulled.filter((id) => !attributes.knows(id)).map((id) => ({ id, code: 'not-declared' as const }))];
  if (wrong.length === 0) return;
  const errors = wrong.map(({ id, code }) => ({ pointer: `/attributes/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`, detail: REASONS[code] }));
  throw new Problem(400, 'wrong-attribute', 'Only attributes that were declared can be said, in their type.', { errors });
}

/** Post came back from where they were thought to live. */
async function fromWhere(tx: Tx, customer: string, { returnedPost, address: corrected }: ProfileFields): Promise<ProfileFields['returnedPost']> {
  const row = await readProfiles(tx, customer);
  const address = corrected ?? joinProfiles(row.profiles, row.priorities).address;
  return { on: returnedPost!.on, ...(address ? { address } : {}) };
}
