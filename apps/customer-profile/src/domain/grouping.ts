/** A customer as grouping sees it. */
export interface GroupedCustomer {
  id: string;
  /** Has an identifier that is not anonymous. */
  known: boolean;
  /** When the earliest fact about it happened. */
  firstSeenAt: Date;
  originCount: number;
}

/** Two or more customers that turned out to be one. */
export interface Merge {
  survivor: string;
  ended: string[];
}

export interface Grouping {
  merges: Merge[];
  /** Joins that would have made a customer of too many origins; a person decides. */
  refused: string[][];
}

/** More origins than this are hardly one person; an automatic join beyond it waits for review. */
export const MAX_ORIGINS = 100;

/**
 * Joins customers as `links` ask, each link naming customers that one fact showed to be the same. Who survives does
 * not depend on the order of the links: known beats anonymous, older beats newer, then the smaller id wins.
 */
export function groupCustomers(customers: GroupedCustomer[], links: string[][]): Grouping {
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  const groupOf = new Map(customers.map((customer) => [customer.id, new Set([customer.id])]));
  const refused: string[][] = [];
  for (const link of links) {
    const groups = new Set(link.map((id) => groupOf.get(id)!));
    if (groups.size < 2) continue;
    const members = [...groups].flatMap((group) => [...group]);
    const origins = members.reduce((sum, id) => sum + byId.get(id)!.originCount, 0);
    if (origins > MAX_ORIGINS) {
      refused.push(members.sort());
      continue;
    }
    const joined = new Set(members);
    for (const id of members) groupOf.set(id, joined);
  }
  const groups = [...new Set(groupOf.values())].filter((group) => group.size > 1);
  return { merges: groups.map((group) => mergeOf([...group].map((id) => byId.get(id)!))), refused };
}

function mergeOf(group: GroupedCustomer[]): Merge {
  const [survivor, ...ended] = group.sort(bySurvival);
  return { survivor: survivor!.id, ended: ended.map((customer) => customer.id) };
}

function bySurvival(a: GroupedCustomer, b: GroupedCustomer): number {
  if (a.known !== b.known) return a.known ? -1 : 1;
  return a.firstSeenAt.getTime() - b.firstSeenAt.getTime() || (a.id < b.id ? -1 : 1);
}
