import { mail } from '@engawa/testkit';
import type { Relations } from '../src/queries/relations.js';
import { day, enter, orderPlaced } from './facts.js';
import { startRights } from './rights.js';

export type Person = { id: string; name: string };

/** People who belong together, and what a department says of that. */
export async function startRelations() {
  const rights = await startRights();
  const { service } = rights;
  let run = 0;
  /** Somebody with a name that nobody else has, and younger here than all before. */
  const person = async (name = '山本 節子'): Promise<Person> => {
    const address = mail(`relation-${++run}@example.jp`);
    const own = `${name}${run}`;
    await enter(service.db, orderPlaced(`R-${run}`, [address], day(run), { name: own, address: { line1: `今泉9-${run}` } }));
    return { id: (await service.customerOf(address.value))!, name: own };
  };
  const relationsOf = async ({ id }: { id: string }, authorization?: string) =>
    (await (authorization ? service.getAs<Relations>(`/api/customers/${id}/relations`, authorization) : service.get<Relations>(`/api/customers/${id}/relations`))).body;
  const livesWith = (one: Person, other: Person, role = 'spouse', ownRole = 'head') =>
    service.post<{ id: string }>(`/api/customers/${one.id}/household`, { customer: other.id, role, ownRole });
  const leaves = ({ id }: Person, household: string) => service.post(`/api/customers/${id}/household/${household}/leave`, {});
  const guardian = { relationship: 'legal-guardian', scope: 'all', from: '2026-04-01', verification: 'document' };
  const speaksFor = (speaker: Person, customer: Person, more: object = {}) =>
    service.post<{ id: string }>(`/api/customers/${customer.id}/representatives`, { ...guardian, customer: speaker.id, ...more });
  const ended = ({ id }: Person, representative: string) => service.post(`/api/customers/${id}/representatives/${representative}/end`, {});
  const company = async (name: string, more: object = {}) => (await service.post<{ id: string }>('/api/companies', { name, ...more })).body.id;
  const isThereFor = ({ id }: Person, of: string, more: object = {}) => service.post<{ id: string }>(`/api/companies/${of}/contact-persons`, { customer: id, ...more });
  /** What a page says of whom somebody belongs to, in short. */
  const told = async (of: Person) => {
    const { households, companies, representatives, represents } = await relationsOf(of);
    const names = (all: { customer: { name: string | null }; state: string }[]) => all.map(({ customer, state }) => `${customer.name} ${state}`).sort();
    return {
      households: households.map(({ members }) => members.map(({ customer, role }) => `${customer.name} ${role}`).sort()).sort(),
      companies: companies.map((each) => `${each.company.name} ${each.state}`).sort(),
      representatives: names(representatives),
      represents: names(represents),
    };
  };
  return { ...rights, person, relationsOf, livesWith, leaves, speaksFor, ended, company, isThereFor, told };
}
