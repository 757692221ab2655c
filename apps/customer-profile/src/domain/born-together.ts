import { bySurvival, MAX_ORIGINS, type Standing } from './grouping.js';

/**
 * Origins that are a customer of their own from their beginning, each with the id of that customer: those that a fact names, where nobody
 * had any of them, no other fact names one of them, and each is of another kind, so that no limit parts them. `minted` are all that
 * nobody had, `named` what each fact names; of those that were minted for no identifier no fact names others.
 */
export function bornTogether(minted: (Standing & { kind?: string })[], named: string[][]): Map<string, string> {
  const standing = new Map(minted.map((each) => [each.id, each]));
  const times = new Map<string, number>();
  for (const origin of named.flat()) times.set(origin, (times.get(origin) ?? 0) + 1);
  const customers = new Map<string, string>();
  for (const origins of named) {
    const born = origins.flatMap((origin) => (times.get(origin) === 1 ? (standing.get(origin) ?? []) : []));
    const kinds = new Set(born.map(({ kind }) => kind));
    if (born.length < origins.length || kinds.size < born.length || (kinds.has(undefined) && born.length > 1) || born.length > MAX_ORIGINS) continue;
    const { id } = born.sort(bySurvival)[0]!;
    for (const each of born) customers.set(each.id, id);
  }
  return customers;
}
