import { services } from '../../libs/contracts/dist/index.js';

const heading = `# Settings

Every process reads its settings from its environment at the start, and says at once what is missing or wrong. This page
is generated from each \`config.ts\`.
`;

/** `docs/settings.md`: a table for what all processes share, and one for each process. */
export async function files(root) {
  const processes = await Promise.all(
    ['gateway', ...services].map(async (name) => {
      const { settings } = await import(`${root}/apps/${name}/dist/config.js`);
      return { name, settings: Object.entries(settings) };
    }),
  );
  const inAll = ([name]) => processes.every((one) => one.settings.some(([other]) => other === name)) && name !== 'PORT';
  const parts = [heading, '## All processes\n', table(processes[0].settings.filter(inAll))];
  for (const { name, settings } of processes) {
    parts.push(`## ${name}\n`, table(settings.filter((setting) => !inAll(setting))));
  }
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
