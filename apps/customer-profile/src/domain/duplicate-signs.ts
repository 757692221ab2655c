import type { ProfileFields } from '@engawa/contracts';
import { foldName } from './name-folding.js';
import { placeOf, postalCodeOf } from './postal-address.js';

/** What makes two customers look like one. Nobody is joined by it: a person decides. */
export const duplicateSigns = ['name-birthday-postcode', 'phone-surname', 'name-address'] as const;
export type DuplicateSign = (typeof duplicateSigns)[number];

/** Who has the same key for a sign as somebody else may be the same person. */
export interface SignKey {
  sign: DuplicateSign;
  key: string;
}

/** Where no space says where the surname ends: most have two characters. */
const SURNAME_CHARACTERS = 2;

/** The keys of what is known of somebody; `phones` are those that several people may share, such as a landline. */
export function signKeysOf(profile: ProfileFields, phones: string[]): SignKey[] {
  const { name, kana, birthday, address = {} } = profile;
  const [code, place] = [postalCodeOf(address), placeOf(address)];
  const read = foldName(kana ?? name ?? '');
  const keys: SignKey[] = [];
  if (read && birthday && code) keys.push({ sign: 'name-birthday-postcode', key: `${read} ${birthday} ${code}` });
  if (name) for (const phone of phones) keys.push({ sign: 'phone-surname', key: `${phone} ${surnameOf(name)}` });
  if (name && place) keys.push({ sign: 'name-address', key: `${foldName(name)} ${place}` });
  return keys;
}

function surnameOf(name: string): string {
  const [surname, given] = name.normalize('NFKC').trim().split(/\s+/);
  return foldName(given === undefined ? [...surname!].slice(0, SURNAME_CHARACTERS).join('') : surname!);
}
