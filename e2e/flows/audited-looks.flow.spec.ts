import { group, other, routes, samples, statusOf } from './route-samples.js';
import { call, eventually, tokenOf } from './system.js';
import { twoOfOne } from './pairs.js';

/** Routes whose samples show somebody by their id. */
const looks = routes.filter((route) => /^GET .*(customers\/\{id\}|consents|deliveries|orders)/.test(route) && !route.endsWith('/stream'));

describe('a look at somebody', () => {
  it.each(looks)('by %s stands in the audit', async (route) => {
    const sample = await samples[route]!();
    expect(group(await statusOf('GET', sample, tokenOf('administrator')))).toBe('2xx');
    const action = route.replace(/\{(\w+)\}/g, ':$1');
    const { id } = await other();
    const about = sample.address.includes(id) || route.includes('/orders/') ? `customer=${id}&` : '';
    await eventually('the entry', async () => {
      const { body } = await call<{ items: { action: string }[] }>('GET', `/api/audit?${about}action=${encodeURIComponent(action)}&limit=200`);
      return body.items.some((each) => each.action === action);
    });
  });

  it('by the list of probable duplicates does, too', async () => {
    const { web } = await twoOfOne();
    expect((await call('GET', '/api/duplicates?limit=200')).status).toBe(200);
    await eventually('the entry', async () => {
      const { body } = await call<{ items: unknown[] }>('GET', `/api/audit?customer=${web}&action=${encodeURIComponent('GET /api/duplicates')}`);
      return body.items.length > 0;
    });
  });
});
