import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '../runtime/cannot-start.mjs';
import { camel, checkedName } from './names.mjs';

export const usage =
  'npm run new:command SERVICE VERB-NOUNS             one write, such as order-ingest return-orders';

/** A command for many at once and its test on a real database. Resolves to `{ files, next }`. */
export function newCommand(root, [service, given]) {
  const name = checkedName(given ?? '', 'return-orders');
  const file = `apps/${service}/src/commands/${name}.ts`;
  const test = `apps/${service}/src/${name}.int.spec.ts`;
  if (existsSync(join(root, file))) throw new CannotStart(`${file} is there already.`);
  return {
    files: { [file]: command(camel(name)), [test]: spec(name, camel(name)) },
    next: [
      `write in ${file} what it does, for all of them in one statement, and which facts it states (stateFacts)`,
      `say in ${test} what has to hold`,
      `npm test -- integration ${name}`,
      'call it from an intake, a controller or a job',
    ],
  };
}

const command = (name) => `import type { Tx } from '@engawa/postgres';

/** TODO: what it does, and what it gives back, one for each. Many at once, in the caller's transaction. */
export async function ${name}(tx: Tx, ids: string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>('SELECT id FROM unnest($1::text[]) WITH ORDINALITY AS wanted (id, place) ORDER BY place', [ids]);
  return rows.map(({ id }) => id);
}
`;

const spec = (file, name) => `import { inTransaction } from '@engawa/postgres';
import { freshDatabase, type TestDatabase } from '@engawa/testkit';
import { ${name} } from './commands/${file}.js';
import { migrations } from './db/migrations/index.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase(migrations);
});
afterAll(() => database.drop());

describe('${name}', () => {
  it('answers for each of many, in the order given', async () => {
    const done = await inTransaction(database.db, (tx) => ${name}(tx, ['b', 'a']));
    expect(done).toEqual(['b', 'a']);
  });
});
`;
