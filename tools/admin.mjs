import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readDevJson, usualDevJson } from './demo/publishing.mjs';
import { CannotStart, tellOf } from './runtime/cannot-start.mjs';

const usage = `npm run admin -- COMMAND
  publishers                             who may publish, and with which keys
  add-publisher ID [--kind browser] [--namespace N] [--backfill] [--type T]… [--source S]… [--origin O]… [--per-minute N]
  issue-key PUBLISHER [--expires DATE]   a new key, shown this once; a publisher has two valid ones at most
  revoke-key PUBLISHER KEY               by the key's id or its beginning; refused within 5 s from then on

  --gateway URL   the gateway (default: GATEWAY_URL, or the development system's)
  ENGAWA_TOKEN    token of an administrator (default: the development system's)`;

const options = {
  kind: { type: 'string', default: 'server' },
  namespace: { type: 'string' },
  backfill: { type: 'boolean' },
  type: { type: 'string', multiple: true },
  source: { type: 'string', multiple: true },
  origin: { type: 'string', multiple: true },
  'per-minute': { type: 'string' },
  expires: { type: 'string' },
  gateway: { type: 'string' },
  help: { type: 'boolean' },
};

const commands = {
  publishers: async (api) => {
    const { items } = await api('GET', '/api/publishers');
    for (const publisher of items) tellPublisher(publisher);
  },
  'add-publisher': async (api, [id], values) => {
    const body = {
      ...{ id, kind: values.kind, namespace: values.namespace, backfill: values.backfill },
      ...{ eventTypes: values.type, sources: values.source, allowedOrigins: values.origin },
      itemsPerMinute: values['per-minute'] && Number(values['per-minute']),
    };
    await api('POST', '/api/publishers', body);
    console.log(`${id} may publish once it has a key: npm run admin -- issue-key ${id}`);
  },
  'issue-key': async (api, [publisher], { expires }) => {
    const { key } = await api('POST', `${pathOf(publisher)}/keys`, { expiresAt: endOf(expires) });
    console.log(`${key}\nIt is shown this once and kept as a hash.`);
  },
  'revoke-key': async (api, [publisher, named]) => {
    const { items } = await api('GET', '/api/publishers');
    const keys = items.find(({ id }) => id === publisher)?.keys ?? [];
    const found = keys.filter(
      ({ id, prefix, revokedAt }) => id === named || (prefix === named && !revokedAt),
    );
    if (found.length !== 1)
      throw new CannotStart(`${publisher} has ${found.length} such keys: npm run admin -- publishers`);
    await api('DELETE', `${pathOf(publisher)}/keys/${found[0].id}`);
    console.log(`${named} of ${publisher} is refused from now on, within 5 s everywhere.`);
  },
};

const wanted = { publishers: 0, 'add-publisher': 1, 'issue-key': 1, 'revoke-key': 2 };

async function admin() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [command, ...names] = positionals;
  if (values.help || !commands[command] || names.length !== wanted[command]) {
    console.error(usage);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  await commands[command](apiOf(values), names, values);
}

/** A function that asks the gateway as an administrator, and tells a refusal with what is wrong. */
function apiOf({ gateway }) {
  const dev = existsSync(usualDevJson) ? readDevJson(usualDevJson) : undefined;
  const url = gateway ?? process.env.GATEWAY_URL ?? dev?.gateway;
  const token = process.env.ENGAWA_TOKEN ?? dev?.people.find(({ role }) => role === 'administrator').token;
  if (!url || !token)
    throw new CannotStart('No system runs here: say which by --gateway, and set ENGAWA_TOKEN.');
  return async (method, path, body) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    };
    const answer = await fetch(url + path, { method, headers, body: body && JSON.stringify(body) });
    if (answer.status === 204) return undefined;
    const said = await answer.json();
    if (answer.ok) return said;
    const errors = (said.errors ?? []).map(({ pointer, detail }) => `\n  ${pointer} ${detail}`).join('');
    throw new CannotStart(`${said.detail ?? said.title}${errors}`);
  };
}

/** A day means until its end in Japan; what is no date is for the gateway to refuse. */
function endOf(expires) {
  const moment = Date.parse(/^\d{4}-\d\d-\d\d$/.test(expires) ? `${expires}T24:00:00+09:00` : expires);
  return Number.isNaN(moment) ? expires : new Date(moment).toISOString();
}

const pathOf = (publisher) => `/api/publishers/${encodeURIComponent(publisher)}`;

function tellPublisher({ id, kind, namespace, backfill, eventTypes, sources, itemsPerMinute, keys }) {
  const limits = [
    backfill && 'history',
    eventTypes && `only ${eventTypes.join(', ')}`,
    sources && `only of ${sources.join(', ')}`,
    itemsPerMinute && `${itemsPerMinute} items a minute`,
  ].filter(Boolean);
  console.log(`${id}  ${kind}, ${[namespace, ...limits].join('; ')}`);
  for (const key of keys) {
    const state = key.revokedAt
      ? `revoked ${key.revokedAt}`
      : key.expiresAt
        ? `until ${key.expiresAt}`
        : 'valid';
    console.log(`  ${key.prefix.padEnd(12)} ${key.id}  ${state}, last used ${key.lastUsedAt ?? 'never'}`);
  }
}

try {
  await admin();
} catch (error) {
  console.error(tellOf(error));
  process.exitCode = 1;
}
