import { parseArgs } from 'node:util';
import { CannotStart } from './cannot-start.mjs';

const usage = `npm start -- [options]
  --no-demo                 do not play the demo on the first start
  --fresh                   delete all data first (not the credentials)
  --only <service>          start only the gateway and this service; may be repeated
  --instances <service>=N   start N processes of this service; may be repeated
  --reload                  after each save, build and restart what it concerns, as npm run dev does
  --unbundled               run the services from the files they are compiled to, as --reload does too`;

/**
 * What the command line asks for: `{ demo, fresh, only: [service], instances: { <service>: n }, reload, unbundled }`.
 * Prints the usage and exits for --help.
 */
export function readOptions(args, services) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        'no-demo': { type: 'boolean' },
        fresh: { type: 'boolean' },
        only: { type: 'string', multiple: true },
        instances: { type: 'string', multiple: true },
        reload: { type: 'boolean' },
        unbundled: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }));
  } catch (error) {
    throw new CannotStart(`${error.message} (npm start -- --help lists the options)`);
  }
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const known = (service) => {
    if (services.includes(service)) return service;
    throw new CannotStart(`There is no service ${service}: it is one of ${services.join(', ')}.`);
  };
  const only = (values.only ?? []).map(known);
  const instances = Object.fromEntries((values.instances ?? []).map((text) => readCount(text, known)));
  const left = Object.keys(instances).find((name) => only.length > 0 && !['gateway', ...only].includes(name));
  if (left) throw new CannotStart(`--instances ${left}: --only leaves this service out.`);
  return {
    demo: !values['no-demo'],
    fresh: values.fresh ?? false,
    only,
    instances,
    reload: values.reload ?? false,
    unbundled: values.unbundled ?? values.reload ?? false,
  };
}

function readCount(text, known) {
  const [service, count] = text.split('=');
  if (!/^[1-9]$/.test(count ?? ''))
    throw new CannotStart(`--instances ${text}: write for example order-ingest=2 (at most 9).`);
  return [known(service), Number(count)];
}
