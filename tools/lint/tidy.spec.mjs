import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  expect(files.length).toBeGreaterThan(400);
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

  it('a service that erases nobody, and deletes nothing at the end of its lifetime', () => {
    const main = { path: 'apps/loyalty/src/main.ts', text: 'await startService({ name })' };
    const told = ['on-customer-erased.ts', 'on-customer-data-expired.ts'];
    expect(breaches([lib, main])).toEqual(told.map((file) => expect.stringContaining(file)));
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
  const lines = (count) =>
    Array.from({ length: count }, (_, at) => `export const a${at} = ${at};`).join('\n');
  const long = (count) => `export function long() {\n${'  console.log(1);\n'.repeat(count)}}\n`;
  const imports = (from) => `import { X } from '${from}';\nexport const y = X;`;
  const sevenParameters = 'export const f = (a, b, c, d, e, f, g) => [a, b, c, d, e, f, g];';
  const command = 'apps/survey/src/commands/invite.ts';
  const cases = [
    ['a file of over 300 lines', 'tools/where.mjs', lines(301), 'too many lines (301)'],
    ['a function of over 70 lines', 'tools/where.mjs', long(71), 'too many lines (73)'],
    ['a function of seven parameters', 'tools/where.mjs', sevenParameters, 'too many parameters (7)'],
    ['a command that imports HTTP', command, imports('../http/x.js'), 'A command imports domain'],
    ['an app that imports another', command, imports('@engawa/messaging'), 'An app is imported by nobody'],
    ['an import that climbs twice', command, imports('../../x.js'), 'climbs at most once'],
    [
      'a domain that does I/O',
      'apps/segmentation/src/domain/rule.ts',
      imports('../db/x.js'),
      'rules and no I/O',
    ],
    [
      'a domain that opens files',
      'apps/segmentation/src/domain/rule.ts',
      imports('node:fs'),
      'rules and no I/O',
    ],
    [
      'a domain that knows a database',
      'apps/segmentation/src/domain/rule.ts',
      imports('@engawa/postgres'),
      'rules and no I/O',
    ],
    [
      'rows that know commands',
      'apps/segmentation/src/db/segment.entity.ts',
      imports('../commands/x.js'),
      'import domain alone',
    ],
    ['a contract that knows Nest', 'libs/contracts/src/define.ts', imports('@nestjs/common'), 'no Nest'],
    ['a page that imports a lib', 'apps/console/src/main.tsx', imports('@engawa/inbox'), 'API client alone'],
  ];
  let found;
  // In a process of its own, whose parser does not take a file's text from the disk, as it does where CI is set.
  beforeAll(() => {
    const program = `
            import { ESLint } from 'eslint';
      const linter = new ESLint();
      const found = [];
      for (const [file, code] of JSON.parse(process.argv[1])) {
        const [{ messages }] = await linter.lintText(code, { filePath: file });
        found.push(messages.map(({ message }) => message).join(' '));
      }
      console.log(JSON.stringify(found));`;
    const given = JSON.stringify(cases.map(([, file, code]) => [file, code]));
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', program, given], {
      cwd: root,
      env: { ...process.env, TSESTREE_SINGLE_RUN: 'false' },
    });
    found = JSON.parse(output.toString());
  });

  it.each(cases.map(([what, , , told], place) => [what, place, told]))('%s', (_, place, told) => {
    expect(found[place]).toContain(told);
  });
});
