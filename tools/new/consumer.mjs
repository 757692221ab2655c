import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '../runtime/cannot-start.mjs';
import { filesIn } from '../source-files.mjs';
import { pascal, wordsOf } from './names.mjs';

export const usage =
  'npm run new:consumer SERVICE NOUN.VERBED           what a service does because of a fact';

/** A consumer of a fact, in the service's list, and its test by Kafka and a real database. Resolves to `{ files, next }`. */
export function newConsumer(root, [service, type]) {
  const { noun, verb } = wordsOf(type ?? '');
  const contract = pascal(`${noun}-${verb}`);
  const [file, module] = [`on-${noun}-${verb}`, `apps/${service}/src/app.module.ts`];
  if (!existsSync(join(root, `libs/contracts/src/${noun}/${noun}-${verb}.ts`))) {
    throw new CannotStart(
      `There is no fact ${type}: docs/events.md lists them, npm run new:event makes one.`,
    );
  }
  const text = (path) => readFileSync(join(root, path), 'utf8');
  const folder = `apps/${service}/src/consumers`;
  const other = filesIn(join(root, folder)).find((each) =>
    text(`${folder}/${each}`).includes(`@On(${contract})`),
  );
  if (other)
    throw new CannotStart(`${service} does something because of ${type} already: ${folder}/${other}.`);
  if (!text(`apps/${service}/src/db/migrations/index.ts`).includes('KnownOrigins')) {
    throw new CannotStart(
      `${service} has no known_origins: put the migration of libs/known-origins into its list first.`,
    );
  }
  return {
    files: {
      [`${folder}/${file}.ts`]: consumer(contract, pascal(file), verb),
      [`apps/${service}/src/${file}.int.spec.ts`]: spec({ service, contract, file }),
      [module]: registered(text(module), file),
    },
    next: [
      `write in ${folder}/${file}.ts what follows: a call of a command, and no network call`,
      `say in apps/${service}/src/${file}.int.spec.ts what has to hold`,
      `npm test -- integration ${file}`,
    ],
  };
}

function registered(module, file) {
  const name = pascal(file);
  return module
    .replace(/\n\n@Module/, `\nimport { ${name} } from './consumers/${file}.js';\n\n@Module`)
    .replace(/(controllers: \[[^\]]*?),?(\s*\])/, (_, list, end) => `${list}, ${name}${end}`);
}

const consumer = (contract, name, verb) => `import { Controller } from '@nestjs/common';
import { ${contract} } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { learnOrigins } from '@engawa/known-origins';

/** TODO: why this service listens. */
@Controller()
export class ${name} {
  @On(${contract})
  async ${verb.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}({ tx, items }: Batch<typeof ${contract}>): Promise<void> {
    await learnOrigins(tx, items);
  }
}
`;

const spec = ({ service, contract, file }) => `import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { ${contract} } from '@engawa/contracts';
import { factMessage, freshDatabase, freshTopics, publish, sampleOf, startTestService, waitFor, type TestDatabase } from '@engawa/testkit';
import { ${pascal(file)} } from './consumers/${file}.js';
import { migrations } from './db/migrations/index.js';

@Module({ controllers: [${pascal(file)}] })
class Alone {}

let database: TestDatabase;
let service: Awaited<ReturnType<typeof startTestService>>;
beforeAll(async () => {
  await freshTopics();
  database = await freshDatabase(migrations);
  service = await startTestService({ name: '${service}', module: Alone, database });
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

it('knows whose a fact is', async () => {
  const origin = randomUUID();
  const known = { origin, customer: randomUUID(), groupVersion: 1 };
  await publish([factMessage({ contract: ${contract}, data: sampleOf(${contract}), known })]);
  await waitFor('the origin', async () => {
    const rows = await database.db.query<object[]>('SELECT FROM known_origins WHERE origin = $1', [origin]);
    return rows.length === 1;
  });
});
`;
