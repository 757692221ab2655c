import type { AuditEntry } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import { chain, dayOf, EMPTY, type ChainedEntry } from '../domain/audit-chain.js';

/**
 * Puts entries behind the chains of their days, those that stand there already left out. The row of a day is locked, so one
 * writer at a time goes on with it, whichever instance that is.
 */
export async function chainAudit(tx: Tx, entries: (AuditEntry & { service: string })[]): Promise<void> {
  if (entries.length === 0) return;
  const days = [...new Set(entries.map(({ at }) => dayOf(at)))].sort();
  await tx.query('INSERT INTO audit_days (day) SELECT unnest($1::date[]) ON CONFLICT DO NOTHING', [days]);
  const heads = await tx.query<{ day: string; place: number; hash: Buffer | null }[]>(
    'SELECT day::text, entries AS place, hash FROM audit_days WHERE day = ANY($1::date[]) ORDER BY day FOR UPDATE',
    [days],
  );
  const there = await tx.query<{ entry: string }[]>('SELECT entry FROM audit_chain WHERE entry = ANY($1)', [entries.map(({ entry }) => entry)]);
  const seen = new Set(there.map(({ entry }) => entry));
  const fresh = entries.filter(({ entry }) => !seen.has(entry) && seen.add(entry));
  const chained = heads.flatMap(({ day, place, hash }) => chain({ place, hash: hash ?? EMPTY.hash }, fresh.filter(({ at }) => dayOf(at) === day)));
  await insert(tx, chained);
  await tx.query(
    `UPDATE audit_days SET entries = ended.place, hash = ended.hash
       FROM (SELECT DISTINCT ON (day) * FROM unnest($1::date[], $2::int[], $3::bytea[]) AS put (day, place, hash) ORDER BY day, place DESC) AS ended
      WHERE audit_days.day = ended.day`,
    [chained.map(({ day }) => day), chained.map(({ place }) => place), chained.map(({ hash }) => hash)],
  );
}

async function insert(tx: Tx, chained: ChainedEntry[]): Promise<void> {
  await tx.query(
    `INSERT INTO audit_chain (day, place, entry, at, service, subject, name, partner, purpose, from_address, action, target, customers, outcome, hash)
     SELECT day, place, entry, at, service, subject, name, partner, purpose, from_address, action, target,
            ARRAY(SELECT jsonb_array_elements_text(customers))::uuid[], outcome, hash
       FROM unnest($1::date[], $2::int[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                   $11::text[], $12::text[], $13::jsonb[], $14::text[], $15::bytea[])
         AS new (day, place, entry, at, service, subject, name, partner, purpose, from_address, action, target, customers, outcome, hash)`,
    [
      chained.map(({ day }) => day),
      chained.map(({ place }) => place),
      chained.map(({ entry }) => entry),
      chained.map(({ at }) => at),
      chained.map(({ service }) => service),
      chained.map(({ subject }) => subject),
      chained.map(({ name }) => name),
      chained.map(({ partner }) => partner ?? null),
      chained.map(({ purpose }) => purpose ?? null),
      chained.map(({ from }) => from ?? null),
      chained.map(({ action }) => action),
      chained.map(({ target }) => target ?? null),
      chained.map(({ customers }) => JSON.stringify(customers)),
      chained.map(({ outcome }) => outcome),
      chained.map(({ hash }) => hash),
    ],
  );
}
