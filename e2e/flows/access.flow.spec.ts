import { readFileSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { spokenFor } from './route-samples.js';
import { call, tokenOf } from './system.js';

/** The table of docs/access.md, which is made of what the routes declare. */
const lines = readFileSync(path.resolve(import.meta.dirname, '../../docs/access.md'), 'utf8').split('\n');
const cellsOf = (line: string) => line.split('|').slice(1, -1).map((cell) => cell.trim());
const [header, , ...rows] = lines.filter((line) => line.startsWith('|')).map(cellsOf);
const roles = header!.slice(2);
const routes = rows.map(([route, needs, ...cells]) => ({
  route: route!.replaceAll('`', ''),
  needs: needs!,
  allowed: roles.filter((_, column) => cells[column] === '✓'),
  openRecordsOnly: roles.filter((_, column) => cells[column] === '○'),
}));

/** What a route's body must have before it asks whose record it is about. */
const bodies: Record<string, object> = {
  'POST /api/duplicates/decide': { duplicates: [randomUUID()], decision: 'later' },
  'POST /api/contacts/:id/remedies': { kind: 'coupon', amountMinor: 1 },
  'POST /api/customers/:id/merge': { with: randomUUID() },
  'POST /api/customers/:id/unmerge': { merge: randomUUID() },
  'POST /api/customers/:id/split': { origins: [randomUUID()] },
  'POST /api/customers/:id/consents': { consents: [{ channel: 'letter', purpose: 'news', state: 'unsubscribed' }] },
  'POST /api/customers/:id/notes': { text: 'メモ' },
  'POST /api/customers/:id/entries/:entry/corrections': { text: '訂正' },
  'POST /api/customers/:id/profile': { name: '森田 彩' },
  'POST /api/customers/:id/household': { customer: randomUUID(), role: 'child' },
  'POST /api/customers/:id/household/:household/role': { role: 'child' },
  'POST /api/customers/:id/representatives': { customer: randomUUID(), ...spokenFor },
  'POST /api/companies/:id/contact-persons': { customer: randomUUID() },
  'POST /api/customers/:id/stop-contact': { reason: 'deceased', toldBy: 'family' },
};

/** Calls a route with ids of nothing and as little of a body as it takes, so that it does nothing whoever calls. */
async function answerFor(route: string, token: string): Promise<{ status: number; problem?: string }> {
  const [method, pattern] = route.split(' ') as [string, string];
  const address = pattern.replace(/:\w+/g, () => randomUUID());
  const body = ['POST', 'PUT'].includes(method) ? (bodies[route] ?? {}) : undefined;
  const { status, body: said } = await call(method, address, { token, body });
  return { status, problem: (said as { type?: string } | undefined)?.type };
}

describe('the departments’ API', () => {
  it('has rows in the table for all of its services', () => {
    for (const noun of ['customers', 'orders', 'contacts', 'surveys', 'segments', 'journeys', 'publishers', 'dead-letters', 'roles', 'people', 'partners']) {
      expect(routes.some(({ route }) => route.includes(` /api/${noun}`))).toBe(true);
    }
  });

  it.each(routes)('$route is open to those with $needs and refuses the others', async ({ route, allowed, openRecordsOnly }) => {
    const outcomes = await Promise.all(roles.map(async (role) => ({ role, ...(await answerFor(route, tokenOf(role))) })));
    const rolesWhere = (is: (outcome: (typeof outcomes)[number]) => boolean) => outcomes.filter(is).map(({ role }) => role);
    expect(rolesWhere(({ status }) => status !== 403 && status !== 401)).toEqual(allowed);
    expect(rolesWhere(({ problem }) => problem === 'urn:engawa:problem:record-closed')).toEqual(openRecordsOnly);
    expect(rolesWhere(({ status }) => status >= 500)).toEqual([]);
    expect((await answerFor(route, 'nobody')).status).toBe(401);
  });
});
