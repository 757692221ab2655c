import { consentChannels } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import { readPurposes } from '../db/read-purposes.js';
import { EVERYWHERE, kindOf } from '../domain/consent.js';
import { recordConsents } from './record-consents.js';

/**
 * Whoever asked that the use of what is known of them be stopped (個人情報保護法 35条) has withdrawn, on every channel, all that can be declined:
 * at whichever address they are known by, and at those that they come with later. Of two who part afterwards each has.
 */
export async function stopUse(tx: Tx, customer: string, { name, now }: { name: string; now: Date }): Promise<void> {
  const declinable = (await readPurposes(tx)).filter(({ basis }) => basis !== 'contract');
  const changes = consentChannels.flatMap((channel) => declinable.map(({ id }) => ({ channel, address: kindOf(channel) ? EVERYWHERE : '', purpose: id, state: 'withdrawn' as const })));
  const data = { customer: { origin: customer }, how: 'desk' as const, changes, form: 'rights-case', by: name.slice(0, 64), isWhole: true };
  await recordConsents(tx, [{ data, cause: { occurredAt: now, backfill: false }, reject: (code) => { throw new Error(code); } }]);
}
