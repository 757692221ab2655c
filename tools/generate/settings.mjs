import { services } from '../../libs/contracts/dist/index.js';

const heading = `# Settings

Every process reads its settings from its environment at the start, and says at once what is missing or wrong. This page
is generated from each \`config.ts\`.
`;

/** Variables of the programs that run before and beside the services. */
const programs = [
  [
    'MIGRATION_DATABASE_URL_<SERVICE>',
    "`libs/postgres/dist/migrate.js`: URL of the service's database for its owner, for example of `ORDER_INGEST`; TLS by `DATABASE_TLS_CA`",
    'required',
  ],
  [
    'GATEWAY_URL, SERVICE_CREDENTIAL, SERVICE_URLS',
    '`apps/<service>/dist/rebuild.js` of customer-profile and segmentation: as for messaging and the gateway; `DATABASE_URL` is then that of the owner',
    'required',
  ],
  [
    'KAFKA_PARTITIONS',
    '`libs/kafka/dist/create-topics.js`: partitions of a new topic',
    '`12`, in development `3`',
  ],
  [
    'KAFKA_REPLICATION',
    '`libs/kafka/dist/create-topics.js`: replicas of a new topic; with three, two must have a message',
    '`3`, in development `1`',
  ],
  ['ENGAWA_HOME', '`npm start`, `npm run replay`: the folder of all data', '`.engawa`'],
  ['ENGAWA_PORTS', '`npm start`: `free` takes any free ports', 'the usual ones'],
  [
    'ENGAWA_DEV_JSON',
    '`npm run replay`, `npm test -- flows`: what the start of a running system wrote',
    '`dev.json` in `ENGAWA_HOME`',
  ],
];

/** `docs/settings.md`: a table for what all processes share, and one for each process. */
export async function files(root) {
  const processes = await Promise.all(
    ['gateway', ...services].map(async (name) => {
      const { settings } = await import(`${root}/apps/${name}/dist/config.js`);
      return { name, settings: Object.entries(settings) };
    }),
  );
  const inAll = ([name]) =>
    processes.every((one) => one.settings.some(([other]) => other === name)) && name !== 'PORT';
  const parts = [heading, '## All processes\n', table(processes[0].settings.filter(inAll))];
  for (const { name, settings } of processes) {
    parts.push(`## ${name}\n`, table(settings.filter((setting) => !inAll(setting))));
  }
  const rows = programs.map(([name, about, value]) => `| \`${name}\` | ${about} | ${value} |`);
  parts.push(
    '## Beside the services\n',
    ['| variable | what it is | default |', '|---|---|---|', ...rows, ''].join('\n'),
  );
  return new Map([['docs/settings.md', parts.join('\n')]]);
}

function table(settings) {
  const rows = settings.map(([name, setting]) => `| \`${name}\` | ${setting.about} | ${valueOf(setting)} |`);
  return ['| variable | what it is | default |', '|---|---|---|', ...rows, ''].join('\n');
}

function valueOf({ default: value, secret }) {
  const kind = secret ? ' (secret)' : '';
  if (value === undefined) return `required${kind}`;
  return (value === '' ? 'none' : `\`${value}\``) + kind;
}
