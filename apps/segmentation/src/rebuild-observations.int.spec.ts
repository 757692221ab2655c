import { randomUUID } from 'node:crypto';
import { WebTouched } from '@engawa/contracts';
import type { KeptFact } from '@engawa/outbox';
import { rebuild, type AskFacts } from '@engawa/rebuild';
import { freshDatabase, type TestDatabase } from '@engawa/testkit';
import { migrations } from './db/migrations/index.js';
import { observationTables, rebuildObservations } from './jobs/rebuild-observations.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase(migrations);
});
afterEach(() => database.drop());

const visited = (): KeptFact => {
  const [id, origin, at] = [randomUUID(), randomUUID(), '2020-01-01T00:00:00Z'];
  const data = { touch: id, kind: 'page', name: 'Top', customer: { origin } };
  return { id, type: WebTouched.type, version: 1, key: origin, occurredAt: at, recordedAt: at, data, known: { origin, customer: origin, groupVersion: 1 } } as unknown as KeptFact;
};

const nothing = { pages: async function* () {}, byId: async function* () {} };
const factsFrom = (known: unknown) => ((_owner: string, route?: string) => (route === 'known-facts' ? known : nothing)) as unknown as AskFacts;

it('keeps whose an origin is of which nothing counts any more, and tells where something does', async () => {
  const [gone, counted] = [randomUUID(), randomUUID()];
  await database.db.query('INSERT INTO known_origins (origin, customer_id, group_version) VALUES ($1, $1, 1), ($2, $2, 1)', [gone, counted]);
  await database.db.query(`INSERT INTO observations (subject, origin, type, occurred_at) VALUES ('lost', $1, 'engawa.web.touched', '2020-01-01')`, [counted]);
  const found = await rebuild(database.db, observationTables, rebuildObservations(factsFrom(nothing)), { onlyCompare: true, say: () => undefined });
  expect(found.map(({ table, key, what }) => ({ table, key, what }))).toEqual([
    { table: 'known_origins', key: counted, what: 'too many' },
    { table: 'observations', key: 'lost', what: 'too many' },
  ]);
});

it('does not bring back what went while the shadow was filled', async () => {
  const [kept, went] = [visited(), visited()];
  let known = [kept, went];
  const ask = {
    pages: async function* () {
      yield known;
      // What follows happens while the rest of the shadow is filled.
      known = [kept];
    },
    byId: async function* (ids: string[]) {
      yield known.filter(({ id }) => ids.includes(id));
    },
  };
  await rebuild(database.db, observationTables, rebuildObservations(factsFrom(ask)), { onlyCompare: false, say: () => undefined });
  // The shadow has the same names in this session.
  expect(await database.db.query('SELECT subject FROM public.observations')).toEqual([{ subject: kept.id }]);
  expect(await database.db.query('SELECT origin FROM public.known_origins')).toEqual([{ origin: kept.known!.origin }]);
});
