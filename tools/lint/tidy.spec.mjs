import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { root } from '../runtime/install.mjs';
import { filesIn } from '../source-files.mjs';
import { rules } from './tidy.mjs';

const folders = ['apps', 'libs', 'tools', 'faults', 'bench', 'e2e', 'deploy'];
const files = folders
  .flatMap((folder) => filesIn(join(root, folder)).map((name) => `${folder}/${name}`))
  .filter((path) => /\.(ts|tsx|mjs|md)$/.test(path) && !/\/(node_modules|dist|generated)\//.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const breaches = (all) => rules.flatMap((rule) => rule(all));

it('the repository keeps its own rules', () => {
  expect(breaches(files)).toEqual([]);
});

describe('a breach of a rule is told:', () => {
  const lib = { path: 'libs/inbox/src/index.ts', text: '' };
  it.each([
    ['a folder of helpers', 'apps/survey/src/helpers/score.ts', '', 'a name that says nothing'],
    ['a file of types', 'libs/inbox/src/types.ts', '', 'a name that says nothing'],
    [
      'a setting read in a command',
      'apps/survey/src/commands/invite.ts',
      'process.env.HOST',
      'only reader of process.env',
    ],
    ['an index in a service', 'apps/survey/src/commands/index.ts', '', 'only a lib'],
    [
      'a lib that exports everything',
      'libs/inbox/src/index.ts',
      "export * from './on.js';",
      'exports by name',
    ],
    ['a lib without an index', 'libs/outbox/src/relay.ts', '', 'has no src/index.ts'],
    ['a consumer by another name', 'apps/survey/src/consumers/contacts.ts', '', 'a consumer is called'],
    ['a README of a service that nobody reads', 'apps/survey/README.md', '\n'.repeat(70), 'over 60 lines'],
  ])('%s', (_, path, text, told) => {
    const given = path === lib.path ? [] : [lib];
    expect(breaches([...given, { path, text }])).toEqual([expect.stringContaining(told)]);
  });

  it('libs that import each other', () => {
    const [a, b] = ['a', 'b'].map((name, at, names) => ({
      path: `libs/${name}/src/index.ts`,
      text: `import { x } from '@engawa/${names[1 - at]}';`,
    }));
    expect(breaches([a, b])).toEqual(['a → b → a: libs import what is below them']);
  });
});

describe('the linter refuses', () => {
  const linter = new ESLint({ cwd: root });
  const messages = async (file, code) => {
    const [{ messages: found }] = await linter.lintText(code, { filePath: join(root, file) });
    return found.map(({ message }) => message).join('\n');
  };
  const lines = (count) =>
    Array.from({ length: count }, (_, at) => `export const a${at} = ${at};`).join('\n');
  const body = (count) =>
    `export function long() {\n${Array.from({ length: count }, () => '  console.log(1);').join('\n')}\n}\n`;

  it.each([
    ['a file of over 300 lines', 'tools/where.mjs', lines(301), 'too many lines (301)'],
    ['a function of over 70 lines', 'tools/where.mjs', body(71), 'too many lines (73)'],
    [
      'a function of seven parameters',
      'tools/where.mjs',
      'export const f = (a, b, c, d, e, f, g) => [a, b, c, d, e, f, g];',
      'too many parameters (7)',
    ],
    [
      'a command that imports HTTP',
      'apps/survey/src/commands/invite.ts',
      "import { X } from '../http/x.js';\nexport const y = X;",
      'A command imports domain',
    ],
    [
      'an app that imports another',
      'apps/survey/src/commands/invite.ts',
      "import { X } from '@engawa/messaging';\nexport const y = X;",
      'An app is imported by nobody',
    ],
    [
      'an import that climbs twice',
      'apps/survey/src/commands/invite.ts',
      "import { X } from '../../x.js';\nexport const y = X;",
      'climbs at most once',
    ],
    [
      'a domain that does I/O',
      'apps/survey/src/domain/score.ts',
      "import { X } from '../db/x.js';\nexport const y = X;",
      'The domain has rules and no I/O',
    ],
    [
      'a contract that knows Nest',
      'libs/contracts/src/define.ts',
      "import { X } from '@nestjs/common';\nexport const y = X;",
      'no Nest',
    ],
    [
      'a page that reaches a lib of the services',
      'apps/console/src/main.tsx',
      "import { X } from '@engawa/inbox';\nexport const y = X;",
      'API client alone',
    ],
  ])('%s', async (_, file, code, told) => {
    expect(await messages(file, code)).toContain(told);
  });
});
