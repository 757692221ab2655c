import { CustomerRegrouped, type DataOf } from '@engawa/contracts';
import type { KeptFact } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import type { AskFacts, FactsOf, ProjectionTable, RebuildSteps } from '@engawa/rebuild';
import { observationOf } from '../domain/observation.js';

/**
 * What is counted, and whose it is. Who is in which segment was decided when a fact arrived or time was up, by the rules of
 * that moment, and was stated: that is no projection of today's rules.
 */
export const observationTables: ProjectionTable[] = [
  { name: 'known_origins', key: ['origin'], columns: ['customer_id', 'group_version'], customer: 'row.customer_id' },
  {
    name: 'observations',
    key: ['subject'],
    columns: ['origin', 'type', 'occurred_at', 'amount', 'voided'],
    customer: '(SELECT customer_id FROM known_origins WHERE known_origins.origin = row.origin)',
  },
];

/** Makes them again from the facts that this service has read, as customer-profile knows them. */
export function rebuildObservations(factsOf: AskFacts): RebuildSteps {
  const known = () => factsOf('customer-profile', 'known-facts');
  return {
    fill: async (session) => {
      await session.query(`
        ALTER TABLE pg_temp.observations ADD COLUMN fact uuid;
        CREATE TEMP TABLE read_facts (id uuid PRIMARY KEY);
        CREATE TEMP TABLE regroupings (id uuid, recorded_at timestamptz, origin uuid, customer uuid, version int)`);
      for await (const page of known().pages()) await observe(session, page);
      for await (const page of factsOf('customer-profile').pages()) await keepRegroupings(session, page);
    },
    catchUp: async (session) => {
      const missing = await session.query<{ id: string }[]>(
        'SELECT id FROM seen_facts WHERE NOT EXISTS (SELECT FROM pg_temp.read_facts WHERE read_facts.id = seen_facts.id)',
      );
      const ids = missing.map(({ id }) => id);
      for await (const page of known().byId(ids)) await observe(session, page);
      for await (const page of factsOf('customer-profile').byId(ids)) await keepRegroupings(session, page);
      await dropGone(session, known());
      await session.query(SETTLE);
    },
  };
}

/**
 * Takes the facts that this service has read; ids are kept for 30 days, and no fact is under way for so long. The later
 * fact about a subject wins, whichever page it came in.
 */
async function observe(session: Tx, page: KeptFact[]): Promise<void> {
  const read = new Set(await readOf(session, page));
  const facts = page.filter(({ id }) => read.has(id));
  await session.query('INSERT INTO pg_temp.read_facts SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING', [[...read]]);
  const origins = facts.filter((fact) => observationOf(fact) || fact.type === CustomerRegrouped.type).map(({ known }) => known!);
  await session.query(
    `INSERT INTO pg_temp.known_origins SELECT DISTINCT * FROM unnest($1::uuid[], $2::uuid[], $3::int[])
     ON CONFLICT (origin) DO UPDATE SET customer_id = excluded.customer_id, group_version = excluded.group_version`,
    [origins.map(({ origin }) => origin), origins.map(({ customer }) => customer), origins.map(({ groupVersion }) => groupVersion)],
  );
  const counted = facts.flatMap((fact) => {
    const observation = observationOf(fact);
    return observation ? [{ fact, ...observation }] : [];
  });
  const last = [...new Map(counted.map((each) => [each.subject, each])).values()];
  await session.query(
    `INSERT INTO pg_temp.observations (subject, origin, type, occurred_at, amount, voided, fact)
     SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::timestamptz[], $5::bigint[], $6::boolean[], $7::uuid[])
     ON CONFLICT (subject) DO UPDATE
        SET occurred_at = excluded.occurred_at, amount = excluded.amount, voided = excluded.voided, fact = excluded.fact
      WHERE observations.fact < excluded.fact`,
    [
      last.map((each) => each.subject),
      last.map((each) => each.fact.known!.origin),
      last.map((each) => each.type),
      last.map((each) => each.fact.occurredAt),
      last.map((each) => each.amount ?? null),
      last.map((each) => each.voided ?? false),
      last.map((each) => each.fact.id),
    ],
  );
}

async function readOf(session: Tx, page: KeptFact[]): Promise<string[]> {
  const old = page.filter(({ recordedAt }) => Date.now() - new Date(recordedAt).getTime() > THIRTY_DAYS_MS).map(({ id }) => id);
  const seen = await session.query<{ id: string }[]>('SELECT id FROM seen_facts WHERE id = ANY($1)', [page.map(({ id }) => id)]);
  return [...old, ...seen.map(({ id }) => id)];
}

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60 * 1000;

/** What had its lifetime, or whose person was erased, after its page was read: what this service has not is asked for once more. */
async function dropGone(session: Tx, known: FactsOf): Promise<void> {
  const missing = await session.query<{ fact: string }[]>(
    'SELECT fact FROM pg_temp.observations AS shadow WHERE NOT EXISTS (SELECT FROM public.observations AS live WHERE live.subject = shadow.subject)',
  );
  const gone = new Set(missing.map(({ fact }) => fact));
  for await (const page of known.byId([...gone])) for (const { id } of page) gone.delete(id);
  const dropped = await session.query<[{ origin: string }[], number]>('DELETE FROM pg_temp.observations WHERE fact = ANY($1) RETURNING origin', [[...gone]]);
  await session.query(
    `DELETE FROM pg_temp.known_origins AS shadow WHERE origin = ANY($1)
        AND NOT EXISTS (SELECT FROM pg_temp.observations WHERE observations.origin = shadow.origin)
        AND NOT EXISTS (SELECT FROM public.known_origins AS live WHERE live.origin = shadow.origin)`,
    [dropped[0].map(({ origin }) => origin)],
  );
}

async function keepRegroupings(session: Tx, page: KeptFact[]): Promise<void> {
  const moves = page
    .filter(({ type }) => type === CustomerRegrouped.type)
    .flatMap(({ id, recordedAt, data }) => {
      const { moved } = data as DataOf<typeof CustomerRegrouped>;
      return moved.map((place) => ({ id, recordedAt, ...place }));
    });
  await session.query(
    'INSERT INTO pg_temp.regroupings SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::uuid[], $5::int[])',
    [
      moves.map(({ id }) => id),
      moves.map(({ recordedAt }) => recordedAt),
      moves.map(({ origin }) => origin),
      moves.map(({ customer }) => customer),
      moves.map(({ version }) => version),
    ],
  );
}

/**
 * customer-profile tells whose an origin is now. Where that came by a regrouping that this service has not read, it is as
 * the last one that was read left it, or as it was: the regrouping is under way and is to find it so. Whose an origin is of which
 * nothing counts any more, since it has had its lifetime, no fact tells: it stays as it is, so that a regrouping finds in which segments they are.
 */
const SETTLE = `
  CREATE TEMP TABLE read_regroupings ON COMMIT DROP AS
    SELECT origin, customer, version FROM pg_temp.regroupings AS change
     WHERE recorded_at < clock_timestamp() - interval '30 days' OR EXISTS (SELECT FROM seen_facts WHERE seen_facts.id = change.id);
  DELETE FROM pg_temp.known_origins AS shadow
   WHERE EXISTS (SELECT FROM pg_temp.regroupings AS change WHERE change.origin = shadow.origin AND change.version = shadow.group_version)
     AND NOT EXISTS (SELECT FROM read_regroupings AS change WHERE change.origin = shadow.origin AND change.version = shadow.group_version)
     AND NOT EXISTS (
       SELECT FROM public.known_origins AS live
        WHERE (live.origin, live.customer_id, live.group_version) = (shadow.origin, shadow.customer_id, shadow.group_version));
  INSERT INTO pg_temp.known_origins
    SELECT DISTINCT ON (origin) origin, customer, version FROM read_regroupings ORDER BY origin, version DESC
    ON CONFLICT DO NOTHING;
  INSERT INTO pg_temp.known_origins
    SELECT * FROM public.known_origins AS live WHERE EXISTS (SELECT FROM pg_temp.regroupings AS change WHERE change.origin = live.origin)
    ON CONFLICT DO NOTHING;
  INSERT INTO pg_temp.known_origins
    SELECT * FROM public.known_origins AS live
     WHERE NOT EXISTS (SELECT FROM public.observations AS counted WHERE counted.origin = live.origin)
       AND NOT EXISTS (SELECT FROM pg_temp.observations AS counted WHERE counted.origin = live.origin)
    ON CONFLICT DO NOTHING;
  ANALYZE pg_temp.known_origins, pg_temp.observations`;
