import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { call, customerOf, eventually, orderOf, publish, query, system, timelineOf, unique } from './system.js';

interface Deletion {
  lifetime: string;
  days: number;
  rows: { service: string; rows: Record<string, number> }[];
  unconfirmed: number;
}

const services = ['contact-center', 'customer-profile', 'messaging', 'order-ingest', 'segmentation', 'survey'];
const run = unique();
const member = { kind: 'member', value: `LT-${run}` };
const customer = { identifiers: [member] };
const words = { old: `瓶の蓋が開かない ${run}`, young: `瓶の蓋が開いた ${run}` };
let id = '';

/** In which tables of a service a text stands. */
async function tablesWith(service: string, text: string): Promise<string[]> {
  const tables = await query<{ name: string }>(service, `SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public'`);
  const found = await Promise.all(tables.map(async ({ name }) => ((await query(service, `SELECT FROM ${name} AS each WHERE strpos(each::text, $1) > 0 LIMIT 1`, [text])).length > 0 ? [`${service} ${name}`] : [])));
  return found.flat();
}
const everywhere = async (text: string) => (await Promise.all(services.map((service) => tablesWith(service, text)))).flat();
const typesOf = async () => (await timelineOf(id)).map(({ type }) => type);
const deletion = async () => (await call<{ items: Deletion[] }>('GET', '/api/deletions?lifetime=contacts')).body.items[0];
const contact = (contactId: string, quote: string, time: string) => publish('contact.record', { contactId, customer, channel: 'phone', direction: 'in', quote, note: quote, closed: true }, { time });

describe('what was said in a call twelve years ago', () => {
  it('stands in the contact center and on the timeline as long as no lifetime is in force', async () => {
    await publish('order.place', orderOf(`LT-${run}`, [member]));
    await contact(`LT-old-${run}`, words.old, '2013-05-01T10:00:00+09:00');
    await contact(`LT-new-${run}`, words.young, new Date().toISOString());
    ({ id } = await eventually('them', () => customerOf(member.value)));
    await eventually('their line', async () => (await typesOf()).filter((type) => type === 'contact.closed').length === 2);
    expect(await everywhere(words.old)).toEqual(expect.arrayContaining(['contact-center contacts', 'contact-center facts', 'customer-profile entries']));
  });

  it('goes everywhere once it is: what is younger, and what was ordered, stays', async () => {
    const { items } = (await call<{ items: { id: string; version: number }[] }>('GET', '/api/lifetimes')).body;
    const { version } = items.find((each) => each.id === 'contacts')!;
    expect((await call('PUT', '/api/lifetimes/contacts', { body: { id: 'contacts', days: 3653 }, headers: { 'if-match': `"${version}"` } })).status).toBe(200);
    await eventually('nothing of it is left', async () => (await everywhere(words.old)).length === 0);
    expect(await everywhere(words.young)).toContain('contact-center contacts');
    expect((await typesOf()).filter((type) => /^(contact|order)/.test(type)).sort()).toEqual(['contact.closed', 'contact.opened', 'order.placed']);
    const [row] = await query('contact-center', 'SELECT status, channel, customer, quote, note FROM contacts WHERE id = $1', [`LT-old-${run}`]);
    expect(row).toEqual({ status: 'closed', channel: 'phone', customer: {}, quote: null, note: null });
  });

  it('is proven to be gone by the numbers of each service, and nothing of whom', async () => {
    const proof = await eventually('all have confirmed', async () => {
      const found = await deletion();
      return found?.unconfirmed === 0 ? found : undefined;
    });
    const rowsOf = (service: string) => proof.rows.find((each) => each.service === service)?.rows;
    expect(proof).toMatchObject({ lifetime: 'contacts', days: 3653 });
    expect(rowsOf('contact-center')!.contacts).toBeGreaterThanOrEqual(1);
    expect(rowsOf('contact-center')!.facts).toBeGreaterThanOrEqual(2);
    expect(rowsOf('customer-profile')!.entries).toBeGreaterThanOrEqual(2);
    expect(rowsOf('segmentation')!.observations).toBeGreaterThanOrEqual(1);
    expect(JSON.stringify(proof)).not.toContain(id);
  });

  it('is not brought back by a rebuild of the timeline', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['tools/rebuild.mjs', 'customer-profile', '--compare']);
    expect(stdout.includes(id)).toBe(false);
  });
});

it('what personal data is used for is read by everybody, who needs no link and no account', async () => {
  const page = await (await fetch(`${system.gateway}/purposes?lang=en`)).text();
  expect(page).toContain('To deliver what you order');
  expect(await (await fetch(`${system.gateway}/purposes`, { headers: { 'accept-language': 'ja' } })).text()).toContain('個人情報の利用目的');
});
