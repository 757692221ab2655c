import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Who may import whom, as ESLint configurations. A rule names the files it is about and what they may not import;
 * the message tells a person where the import belongs instead.
 */
const inServices = [
  {
    folders: ['domain'],
    forbidden: ['commands', 'queries', 'db', 'http', 'intake', 'consumers', 'jobs', 'providers'],
    // Pure libraries may be used; what opens a file, a socket or a database, or decorates, may not.
    outside: ['@nestjs/', 'typeorm$', 'pg$', 'kafkajs$', 'nodemailer$', '@engawa/(?!contracts$|identifiers$|telemetry$)', 'node:(?!(crypto|stream|util)$)'],
    message: 'The domain has rules and no I/O: it imports nothing but the contracts, and rules of libs that have no I/O either.',
  },
  {
    folders: ['commands'],
    forbidden: ['queries', 'http', 'intake', 'consumers', 'jobs', 'providers'],
    message: 'A command imports domain, db, outbox and timers; whoever calls it brings the rest.',
  },
  {
    folders: ['queries'],
    forbidden: ['commands', 'http', 'intake', 'consumers', 'jobs', 'providers'],
    message: 'A query reads: it imports db alone.',
  },
  {
    folders: ['intake', 'consumers'],
    forbidden: ['http', 'jobs', 'providers'],
    message: 'Intakes and consumers import commands, queries, domain and db, and make no network call.',
  },
  {
    folders: ['http'],
    forbidden: ['intake', 'consumers', 'jobs'],
    message: 'A controller imports commands, queries, domain and db.',
  },
  {
    folders: ['db'],
    forbidden: ['commands', 'queries', 'http', 'intake', 'consumers', 'jobs', 'providers'],
    message: 'Rows and migrations import domain alone.',
  },
  {
    folders: ['jobs', 'providers'],
    forbidden: ['http', 'intake', 'consumers'],
    message: 'Nothing imports http, intake or consumers but the list in app.module.ts.',
  },
];

const climbing = { regex: '^(\\.\\./){2}', message: 'A relative import climbs at most once.' };
const apps = readdirSync(join(import.meta.dirname, '../../apps')).map((name) => `@engawa/${name}`);
const anApp = { group: apps, message: 'An app is imported by nobody.' };

function restricted(files, patterns, ignores = []) {
  return {
    files,
    ignores,
    rules: { 'no-restricted-imports': ['error', { patterns: [climbing, anApp, ...patterns] }] },
  };
}

export const boundaries = [
  restricted(['apps/*/src/**/*.{ts,tsx}', 'libs/*/src/**/*.ts'], []),
  restricted(
    ['libs/contracts/src/**/*.ts'],
    [
      {
        regex: '^(@engawa/|@nestjs/|typeorm|kafkajs)',
        message: 'The contracts import nothing of ours, no Nest, no TypeORM and no Kafka.',
      },
    ],
  ),
  restricted(
    ['apps/console/src/**/*.{ts,tsx}'],
    [
      { regex: '^node:', message: 'This runs in a browser.' },
      {
        regex: '^@engawa/(?!api-client$)',
        message: 'Browser code reaches the services by the API client alone.',
      },
    ],
    ['**/*.spec.ts'],
  ),
  ...inServices.flatMap(({ folders, forbidden, outside = [], message }) => {
    const files = folders.map((folder) => `apps/*/src/${folder}/**/*.ts`);
    const inside = { regex: `^\\.\\./(${forbidden.join('|')})/`, message };
    if (outside.length === 0) return [restricted(files, [inside])];
    const all = [inside, { regex: `^(${outside.join('|')})`, message, allowTypeImports: true }];
    return [restricted(files, all, ['**/*.spec.ts'])];
  }),
];
