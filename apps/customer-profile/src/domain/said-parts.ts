import type { DescribedCustomer, ProfileFields } from '@engawa/contracts';
import { completeAddress } from './postal-address.js';
import { isSame } from './profile.js';

/** Values of a profile's fields, by the names under which they are kept. */
export type Values = Record<string, unknown>;

/** What a field says part by part: in a file any part of an address and any anniversary may be blank, which empties nothing. */
function partsOf(value: unknown): Map<string, unknown> {
  if (Array.isArray(value)) return new Map([...Map.groupBy(value as Anniversaries, ({ name }) => name)].map(([name, all]) => [name, all.map(({ on }) => on)]));
  if (typeof value !== 'object' || value === null) return new Map([['', value]]);
  return new Map(Object.entries(value).flatMap(([part, own]) => [...partsOf(own)].map(([inner, each]) => [`${part} ${inner}`, each] as const)));
}
type Anniversaries = NonNullable<ProfileFields['anniversaries']>;

export const partsSaid = (field: string, value: unknown) => [...partsOf(value).keys()].map((part) => `${field} ${part}`);

/** Whether all that is said of a field is known of it. */
export const isTold = (known: unknown, said: unknown) => partsThatDiffer(known, said).length === 0;

function partsThatDiffer(known: unknown, said: unknown): string[] {
  const own = partsOf(known);
  return [...partsOf(said)].flatMap(([part, value]) => (own.has(part) && isSame(own.get(part), value) ? [] : [part]));
}

/** Parts of a field that would change. At another place an address is another one, whatever else stands there; and post comes back once. */
export function partsChanged(field: string, known: unknown, said: unknown): string[] {
  const [parts, own] = [partsThatDiffer(known, said), partsOf(known)];
  const decisive = field === 'address' ? parts.filter((part) => part === 'line1 ' || (PLACE.includes(part) && own.has(part))) : field === 'returnedPost' && parts.length > 0 ? ['on '] : [];
  return (decisive.length > 0 ? decisive : parts).map((part) => `${field} ${part}`);
}
/** As completeAddress tells one place from another. */
const PLACE = ['postalCode ', 'prefecture '];

/** Most anniversaries that a report has. */
const ANNIVERSARIES_MAX = 10;

/** A line's report with what is known where the line is blank: a report says of an address and of anniversaries all that there is. */
export function completedBy(customer: DescribedCustomer, known: Values): DescribedCustomer {
  const { profile } = customer;
  if (!profile?.address && !profile?.anniversaries) return customer;
  const { anniversaries, returnedPost } = profile;
  const address = profile.address && completeAddress(profile.address, known.address ?? {});
  const others = ((known.anniversaries ?? []) as Anniversaries).filter(({ name }) => !anniversaries?.some((each) => each.name === name));
  return {
    ...customer,
    profile: {
      ...profile,
      ...(address ? { address } : {}),
      ...(address && returnedPost?.address ? { returnedPost: { ...returnedPost, address } } : {}),
      ...(anniversaries ? { anniversaries: [...anniversaries, ...others].slice(0, ANNIVERSARIES_MAX) } : {}),
    },
  };
}
