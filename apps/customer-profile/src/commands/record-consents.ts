import { ConsentChanged, type DataOf, type FactCustomer } from '@engawa/contracts';
import type { Reported } from '@engawa/inbox';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { readPurposes } from '../db/read-purposes.js';
import { isAskedBefore, isProven, kindOf, type ConsentChange } from '../domain/consent.js';
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
  /** Origin of the link behind which it was said. */
  behind?: string | undefined;
  /** It is said of the person and of no address: it stands with each of their origins, and holds for both when they part. */
  isWhole?: boolean | undefined;
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
    const unproven = data.changes.findIndex((change) => change.state === 'subscribed' && isAskedBefore(change.channel) && !isProven(change, data.form));
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

/**
 * What is said of an address belongs to the origin that has it, so that it goes with its person when a merge is undone and when they are
 * erased, whoever's page or desk said it; all else to whom the fact belongs, and what was said of letters behind a link to who had the link
 * as well: of two who turn out not to be one, neither is sent what was declined, and one alone what was agreed to.
 */
async function keep(tx: Tx, accepted: Accepted[]): Promise<void> {
  const whole = await originsOfWhole(tx, accepted);
  const rows = accepted.flatMap(({ data: { changes, behind, ...act }, cause }) =>
    changes.flatMap((change) => {
      const row = { ...act, ...change, occurredAt: cause.occurredAt, origin: undefined };
      if (act.isWhole) return whole.flatMap(({ key, origin }) => (key === act.act ? { ...row, origin } : []));
      const isLinks = change.channel === 'letter' && behind !== undefined && behind !== act.customer.origin;
      if (!isLinks) return [row];
      return change.state === 'subscribed' ? [{ ...row, origin: behind }] : [row, { ...row, origin: behind }];
    }),
  );
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO consents (id, act, origin, channel, address, purpose, state, how, wording_version, wording_text, form, by_name, from_address, occurred_at)
     SELECT new.id, act, coalesce(new.origin, holder.origin, key_origins.origin), channel, address, purpose, state, how, wording_version, wording_text, form, by_name, from_address, occurred_at
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
                   $12::text[], $13::timestamptz[], $14::text[], $15::uuid[])
         AS new (id, act, channel, address, purpose, state, how, wording_version, wording_text, form, by_name, from_address, occurred_at, kind, origin)
       JOIN key_origins ON key_origins.owner = 'customer-profile' AND key_origins.key = act::text
       JOIN origins AS own ON own.origin = key_origins.origin
       LEFT JOIN LATERAL (
         SELECT known.origin FROM (
             SELECT origin FROM identifiers WHERE value = address AND identifiers.kind = new.kind
             UNION ALL SELECT origin FROM weak_identifiers WHERE value = address AND weak_identifiers.kind = new.kind) AS known
           JOIN origins ON origins.origin = known.origin AND origins.customer_id = own.customer_id
          ORDER BY known.origin <> own.origin, known.origin LIMIT 1) AS holder ON true`,
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
      rows.map(({ channel }) => kindOf(channel) ?? null),
      rows.map(({ origin }) => origin ?? null),
    ],
  );
}

/** All origins of those of whom something is said as a whole. Whoever enters a fact locks its customer: these are theirs until COMMIT. */
async function originsOfWhole(tx: Tx, accepted: Accepted[]): Promise<{ key: string; origin: string }[]> {
  const acts = accepted.flatMap(({ data: { act, isWhole } }) => (isWhole ? [act] : []));
  if (acts.length === 0) return [];
  return tx.query<{ key: string; origin: string }[]>(
    `SELECT key, theirs.origin FROM key_origins JOIN origins AS own USING (origin) JOIN origins AS theirs USING (customer_id)
      WHERE owner = 'customer-profile' AND key = ANY($1) ORDER BY theirs.origin`,
    [acts],
  );
}
