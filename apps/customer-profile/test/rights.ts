import { mail, member, waitFor } from '@engawa/testkit';
import type { RightsCase } from '../src/queries/rights-cases.js';
import { contactOpened, day, enter, orderPlaced } from './facts.js';
import { startMerging } from './merging.js';

/** A service with a database of its own, people whose data it has, and somebody who answers what they ask for. */
export async function startRights() {
  const service = await startMerging();
  let run = 0;
  /** 中川健一, with a mail address, a member id, an order and a call. */
  const nakagawa = async () => {
    const [address, number] = [mail(`nakagawa-${++run}@example.jp`), member(`N-${run}`)];
    const profile = { name: `中川 健一${run}`, kana: `ナカガワ ${run}`, address: { line1: `今泉1-2-${run}` } };
    const order = orderPlaced(`K-${run}`, [address, number], day(1), profile);
    const call = contactOpened(`C-${run}`, { identifiers: [address] }, day(2));
    await enter(service.db, order, call);
    return { id: (await service.customerOf(address.value))!, address, number, facts: [order.id, call.id], order: `K-${run}`, profile, run };
  };
  const asked = (customer: string, kind: string, more: object = {}) =>
    service.post<{ id: string }>('/api/rights-cases', { customer, kind, requestedBy: 'person', channel: 'phone', verification: ['name', 'postalCode'], ...more });
  const opened = async (customer: string, kind = 'erasure') => (await asked(customer, kind)).body.id;
  const caseOf = async (id: string) => (await service.get<RightsCase>(`/api/rights-cases/${id}`)).body;
  const erase = async (id: string, own?: string, subject?: string) => service.post(`/api/rights-cases/${id}/erase`, { subject: subject ?? (await caseOf(id)).subject.version }, own);
  const toldOf = (id: string) => waitFor('all parts are told', async () => ((await caseOf(id)).erasure?.told ? (await caseOf(id)).erasure! : undefined));
  /** Erases somebody whole, and gives the case. */
  const erased = async (customer: string) => {
    const id = await opened(customer);
    expect((await erase(id)).status).toBe(204);
    await toldOf(id);
    return id;
  };
  return {
    service,
    nakagawa,
    asked,
    opened,
    caseOf,
    erase,
    toldOf,
    erased,
    answer: (id: string, state: string, text = '書面でお渡ししました') => service.post(`/api/rights-cases/${id}/answer`, { state, answer: text }),
    entriesOf: (facts: string[]) => service.rows('SELECT id FROM entries WHERE id = ANY($1)', [facts]),
    /** Everything that the database of the service holds, in one text. */
    everything: async () => {
      const tables = await service.rows<{ name: string }>(`SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public'`);
      const texts = await Promise.all(tables.map(({ name }) => service.rows<{ text: string }>(`SELECT coalesce(string_agg(each::text, E'\\n'), '') AS text FROM ${name} AS each`)));
      return texts.map(([row]) => row!.text).join('\n');
    },
  };
}
