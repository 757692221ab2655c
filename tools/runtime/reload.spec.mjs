import { concerned } from './reload.mjs';

const names = ['gateway', 'survey', 'order-ingest', 'order-ingest-2'];

it.each([
  [
    'a service concerns all its instances',
    ['apps/order-ingest/src/domain/order.ts'],
    ['order-ingest', 'order-ingest-2'],
  ],
  ['a lib concerns every service', ['libs/inbox/src/on.ts'], names],
  ['the console concerns none', ['apps/console/src/main.tsx', 'libs/api-client/src/index.ts'], []],
])('a change of %s', (_, files, expected) => {
  expect(concerned(files, names)).toEqual(expected);
});
