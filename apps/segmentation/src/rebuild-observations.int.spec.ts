import { randomUUID } from 'node:crypto';
import { WebTouched } from '@engawa/contracts';
import type { KeptFact } from '@engawa/outbox';
import { rebuild, type AskFacts } from '@engawa/rebuild';
import { freshDatabase, type TestDatabase } from '@engawa/testkit';
import { migrations } from './db/migrations/index.js';
import { observationTables, rebuildObservations } from './jobs/rebuild-observations.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase(migrations);
});
afterAll(() => database.drop());

const visited = (): KeptFact => {
  const [id, origin, at] = [randomUUID(), randomUUID(), '2020-01-01T00:00:00Z'];
  const data = { touch: id, kind: 'page', name: 'Top', customer: { origin } };
  return { id, type: WebTouched.type, version: 1, key: origin, occurredAt: at, recordedAt: at, data, known: { origin, customer: origin, groupVersion: 1 } } as unknown as KeptFact;
};

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
  const nothing = { pages: async function* () {}, byId: async function* () {} };
  const factsOf = ((_owner: string, route?: string) => (route === 'known-facts' ? ask : nothing)) as unknown as AskFacts;
  await rebuild(database.db, observationTables, rebuildObservations(factsOf), { onlyCompare: false, say: () => undefined });
  // The shadow has the same names in this session.
  expect(await database.db.query('SELECT subject FROM public.observations')).toEqual([{ subject: kept.id }]);
  expect(await database.db.query('SELECT origin FROM public.known_origins')).toEqual([{ origin: kept.known!.origin }]);
});
