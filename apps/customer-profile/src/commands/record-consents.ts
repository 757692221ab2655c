import { ConsentChanged, type DataOf, type FactCustomer } from '@engawa/contracts';
import type { Reported } from '@engawa/inbox';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { readPurposes } from '../db/read-purposes.js';
import { isAskedBefore, type ConsentChange } from '../domain/consent.js';
import { enterOwnFacts } from './enter-own-facts.js';

/** What somebody said at once about what they want to be told. */
export interface ConsentAct {
  customer: FactCustomer;
  how: DataOf<typeof ConsentChanged>['how'];
  changes: ConsentChange[];
  /** Where they said it: a page, a form on paper, a call. */
  form?: string | undefined;
  /** Who wrote it down. */
  by?: string | undefined;
  /** Internet address from which it was said. */
  from?: string | undefined;
}

type Accepted = Omit<Reported<ConsentAct & { act: string }>, 'reject'>;

/**
 * Writes into the ledger what people said, and states it. An act with a purpose that there is not is refused, and one that agrees
 * on a channel on which people are asked beforehand without saying how: there would be no proof of it.
 */
export async function recordConsents(tx: Tx, reports: Reported<ConsentAct>[]): Promise<void> {
  const purposes = new Map((await readPurposes(tx)).map((purpose) => [purpose.id, purpose]));
  const accepted: Accepted[] = [];
  for (const { data, cause, reject } of reports) {
    const unknown = data.changes.findIndex(({ purpose }) => !purposes.has(purpose));
    const unproven = data.changes.findIndex((change) => change.state === 'subscribed' && isAskedBefore(change.channel) && !change.wording?.text.trim() && !data.form);
    if (unknown >= 0) reject('unknown-purpose', `/consents/${unknown}/purpose is none of GET /api/consent-purposes`);
    else if (unproven >= 0) reject('no-proof', `/consents/${unproven} agrees without the words that were shown or the form on which it was said`);
    else accepted.push({ data: { ...data, act: uuidv7() }, cause });
  }
  await enterOwnFacts(tx, ConsentChanged, accepted, ({ act, customer, how, by, changes }) => {
    const stated = changes.map(({ channel, purpose, state, wording }) => ({ channel, purpose: { id: purpose, ...purposes.get(purpose)!.name }, state, wording: wording?.version }));
    return { consent: act, customer, how, by, changes: stated };
  });
  await keep(tx, accepted);
}

/** Whose an act is has been found out as for every fact. */
async function keep(tx: Tx, accepted: Accepted[]): Promise<void> {
  const rows = accepted.flatMap(({ data: { changes, ...act }, cause }) => changes.map((change) => ({ ...act, ...change, occurredAt: cause.occurredAt })));
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO consents (id, act, origin, channel, address, purpose, state, how, wording_version, wording_text, form, by_name, from_address, occurred_at)
     SELECT new.id, act, key_origins.origin, channel, address, purpose, state, how, wording_version, wording_text, form, by_name, from_address, occurred_at
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
                   $12::text[], $13::timestamptz[])
         AS new (id, act, channel, address, purpose, state, how, wording_version, wording_text, form, by_name, from_address, occurred_at)
       JOIN key_origins ON key_origins.owner = 'customer-profile' AND key_origins.key = act::text`,
    [
      rows.map(() => uuidv7()),
      rows.map(({ act }) => act),
      rows.map(({ channel }) => channel),
      rows.map(({ address }) => address),
      rows.map(({ purpose }) => purpose),
      rows.map(({ state }) => state),
      rows.map(({ how }) => how),
      rows.map(({ wording }) => wording?.version ?? null),
      rows.map(({ wording }) => wording?.text ?? null),
      rows.map(({ form }) => form ?? null),
      rows.map(({ by }) => by ?? null),
      rows.map(({ from }) => from ?? null),
      rows.map(({ occurredAt }) => occurredAt),
    ],
  );
}
