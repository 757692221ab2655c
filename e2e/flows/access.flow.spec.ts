import { readFileSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
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
}));

/** Calls a route with ids of nothing and an empty body, so that it does nothing whoever calls. */
async function statusFor(route: string, token: string): Promise<number> {
  const [method, pattern] = route.split(' ') as [string, string];
  const address = pattern.replace(/:\w+/g, () => randomUUID());
  const body = ['POST', 'PUT'].includes(method) ? {} : undefined;
  const { status } = await call(method, address, { token, body });
  return status;
}

describe('the departments’ API', () => {
  it('has rows in the table for all of its services', () => {
    for (const noun of ['customers', 'orders', 'contacts', 'surveys', 'segments', 'journeys', 'publishers', 'dead-letters']) {
      expect(routes.some(({ route }) => route.includes(` /api/${noun}`))).toBe(true);
    }
  });

  it.each(routes)('$route is open to those with $needs and refuses the others', async ({ route, allowed }) => {
    const outcomes = await Promise.all(roles.map(async (role) => ({ role, status: await statusFor(route, tokenOf(role)) })));
    expect(outcomes.filter(({ status }) => status !== 403 && status !== 401).map(({ role }) => role)).toEqual(allowed);
    expect(outcomes.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await statusFor(route, 'nobody')).toBe(401);
  });
});
