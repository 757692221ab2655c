import { contractOf, CustomerRegrouped, services, type EventContract, type Service } from '@engawa/contracts';
import { keptFacts, type KeptFact } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import { FactsOf, type AskFacts, type ProjectionTable, type RebuildSteps } from '@engawa/rebuild';
import { ENTRY_ARRAYS, ENTRY_COLUMNS, entryColumns } from '../db/entry-columns.js';
import type { EnteringFact } from '../domain/entering-fact.js';
import { entryOf } from '../domain/entry.js';

const OWN: Service = 'customer-profile';
const others = services.filter((service) => service !== OWN);

/** The timeline. Origins, keys and the grouping are truth, as is the revision under which an entry was once seen. */
export const entryTables: ProjectionTable[] = [
  {
    name: 'entries',
    key: ['id'],
    columns: ['origin', 'type', 'version', 'occurred_at', 'recorded_at', 'department', 'channel', 'about', 'data'],
    kept: ['revision'],
    customer: '(SELECT customer_id FROM origins WHERE origins.origin = row.origin)',
  },
  {
    name: 'customers',
    key: ['id'],
    columns: ['entry_count', 'last_entry_at'],
    customer: 'row.id',
    // One that ended in another keeps the figures of its end.
    where: 'merged_into IS NULL',
  },
];

/** Makes the timeline again from the facts of all services, of which each is asked for its own. */
export function rebuildEntries(factsOf: AskFacts): RebuildSteps {
  return {
    fill: async (session) => {
      await session.query(`
        ALTER TABLE pg_temp.entries ALTER COLUMN revision DROP NOT NULL, ALTER COLUMN origin DROP NOT NULL;
        CREATE TEMP TABLE keys (id uuid PRIMARY KEY, owner text NOT NULL, key text NOT NULL, change uuid)`);
      for await (const page of ownFacts(session).pages()) await enterShadow(session, page);
      for (const service of others) for await (const page of factsOf(service).pages()) await enterShadow(session, page);
    },
    catchUp: async (session) => {
      const own = await idsOf(session, `SELECT id FROM facts WHERE NOT EXISTS (SELECT FROM pg_temp.keys WHERE keys.id = facts.id)`);
      for await (const page of ownFacts(session).byId(own)) await enterShadow(session, page);
      const missing = await idsOf(session, HANDLED_AND_MISSING);
      for (const service of others) for await (const page of factsOf(service).byId(missing)) await enterShadow(session, page);
      await session.query(ASSIGN);
      await session.query(COUNT);
    },
    beforeExchange: async (session) => {
      await session.query(GIVE_REVISIONS);
      await session.query(TELL_STREAMS);
      await session.query(COUNT_ORIGINS);
    },
  };
}

const ownFacts = (session: Tx) => new FactsOf((query) => keptFacts(session, query));

/** What follows from the facts alone; facts about nobody are not for the timeline. */
async function enterShadow(session: Tx, facts: KeptFact[]): Promise<void> {
  const about = facts.filter(({ data }) => data.customer);
  const entries = about.map(({ id, type, data, occurredAt, recordedAt }) => {
    const contract = contractOf(type) as EventContract;
    const times = { occurredAt: new Date(occurredAt), recordedAt: new Date(recordedAt) };
    return { contract, ...entryOf({ id, contract, data: data as EnteringFact['data'], ...times }) };
  });
  const isRegrouping = ({ type }: KeptFact) => type === CustomerRegrouped.type;
  await session.query(
    `WITH fact AS (
       SELECT * FROM unnest(${ENTRY_ARRAYS}, $10::uuid[], $11::text[], $12::text[], $13::uuid[])
         AS fact (${ENTRY_COLUMNS}, origin, owner, key, change)),
     keyed AS (INSERT INTO pg_temp.keys SELECT id, owner, key, change FROM fact ON CONFLICT DO NOTHING RETURNING id)
     INSERT INTO pg_temp.entries (${ENTRY_COLUMNS}, origin) SELECT ${ENTRY_COLUMNS}, origin FROM fact JOIN keyed USING (id)`,
    [
      ...entryColumns(entries),
      // A regrouping is stated on each origin's own key.
      about.map((fact) => (isRegrouping(fact) ? fact.key : null)),
      entries.map((entry) => entry.contract.owner),
      about.map((fact) => fact.key),
      about.map((fact) => (isRegrouping(fact) ? fact.data.change : null)),
    ],
  );
}

/** What was entered, or seen here, while the shadow was filled. */
const HANDLED_AND_MISSING = `
  SELECT id FROM seen_facts WHERE NOT EXISTS (SELECT FROM pg_temp.keys WHERE keys.id = seen_facts.id)
  UNION SELECT id FROM public.entries WHERE NOT EXISTS (SELECT FROM pg_temp.keys WHERE keys.id = entries.id)`;

/**
 * A fact that has not arrived here yet, or became a dead letter, is not to be on the timeline; ids are kept for 30 days,
 * and no fact is under way for so long. A regrouping is stated once per origin and is one entry for the reader.
 */
const ASSIGN = `
  DELETE FROM pg_temp.entries AS entry USING pg_temp.keys
   WHERE keys.id = entry.id AND keys.owner <> '${OWN}' AND entry.recorded_at > clock_timestamp() - interval '30 days'
     AND NOT EXISTS (SELECT FROM seen_facts WHERE seen_facts.id = entry.id);
  DELETE FROM pg_temp.entries AS entry USING pg_temp.keys
   WHERE keys.id = entry.id
     AND EXISTS (SELECT FROM pg_temp.keys AS first WHERE first.change = keys.change AND first.id < keys.id);
  UPDATE pg_temp.entries AS entry SET origin = key_origins.origin FROM pg_temp.keys, key_origins
   WHERE keys.id = entry.id AND entry.origin IS NULL AND key_origins.owner = keys.owner AND key_origins.key = keys.key;
  DELETE FROM pg_temp.entries WHERE origin IS NULL OR origin IN (SELECT origin FROM erased_origins);
  UPDATE pg_temp.entries AS entry SET revision = live.revision FROM public.entries AS live WHERE live.id = entry.id;
  ANALYZE pg_temp.entries`;

/** Whose entries have all had their lifetime, but whose name is known, stays where they were in lists. */
const COUNT = `
  INSERT INTO pg_temp.customers (id, known, first_seen_at, entry_count, last_entry_at)
  SELECT customer.id, known, first_seen_at, count(entry.id), coalesce(max(entry.occurred_at), CASE WHEN known THEN customer.last_entry_at END)
    FROM public.customers AS customer
    LEFT JOIN origins ON origins.customer_id = customer.id
    LEFT JOIN pg_temp.entries AS entry ON entry.origin = origins.origin
   WHERE merged_into IS NULL GROUP BY customer.id`;

/** Entries that were missing come above all that were seen before. */
const GIVE_REVISIONS = `
  WITH missing AS (
    SELECT entry.id, differences.customer, row_number() OVER (PARTITION BY differences.customer ORDER BY occurred_at, entry.id) AS place
      FROM differences JOIN pg_temp.entries AS entry ON entry.id::text = differences.key
     WHERE "table" = 'entries' AND what = 'missing'),
  counted AS (
    UPDATE public.customers SET revision = customers.revision + batch.entries
      FROM (SELECT customer, count(*) AS entries FROM missing GROUP BY customer) AS batch
     WHERE customers.id = batch.customer
    RETURNING customers.id, customers.revision - batch.entries AS below)
  UPDATE pg_temp.entries AS entry SET revision = counted.below + missing.place
    FROM missing JOIN counted ON counted.id = missing.customer WHERE entry.id = missing.id`;

/** What each part of a customer has when it parts. */
const COUNT_ORIGINS = `
  UPDATE public.origins SET own_entries = counted.entries, latest_at = counted.last_at
    FROM (SELECT own.origin, count(entry.id) AS entries, max(entry.occurred_at) AS last_at
            FROM public.origins AS own LEFT JOIN pg_temp.entries AS entry USING (origin) GROUP BY own.origin) AS counted
   WHERE origins.origin = counted.origin AND (own_entries, latest_at) IS DISTINCT FROM (counted.entries::int, counted.last_at)`;

/** Whoever has a timeline open reads it anew. */
const TELL_STREAMS = `
  UPDATE public.customers SET epoch = epoch + 1
   WHERE id IN (
     SELECT customer FROM differences
     UNION SELECT customer_id FROM origins JOIN public.entries AS live USING (origin)
            JOIN differences ON differences.key = live.id::text WHERE "table" = 'entries')`;

async function idsOf(session: Tx, sql: string): Promise<string[]> {
  return (await session.query<{ id: string }[]>(sql)).map(({ id }) => id);
}
