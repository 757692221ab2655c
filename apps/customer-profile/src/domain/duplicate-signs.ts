import type { ProfileFields } from '@engawa/contracts';
import { foldName, foldText } from './name-folding.js';
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

/**
 * The keys of what is known of somebody; `phones` are those that several people may share, such as a landline. At one of these a surname is in
 * common, or the whole name, where no space, or no kanji, says which part of it is the surname.
 */
export function signKeysOf(profile: ProfileFields, phones: string[]): SignKey[] {
  const { birthday, address = {} } = profile;
  const [name, kana] = [foldName(profile.name ?? ''), foldName(profile.kana ?? '')];
  const [code, place] = [postalCodeOf(address), placeOf(address)];
  const keys: SignKey[] = [];
  if ((kana || name) && birthday && code) keys.push({ sign: 'name-birthday-postcode', key: `${kana || name} ${birthday} ${code}` });
  const atPhone = new Set([surnameOf(profile.name ?? ''), name, kana].filter(Boolean));
  for (const phone of phones) for (const own of atPhone) keys.push({ sign: 'phone-surname', key: `${phone} ${own}` });
  if (name && place) keys.push({ sign: 'name-address', key: `${name} ${place}` });
  return keys;
}

function surnameOf(name: string): string {
  const [surname, given] = foldText(name).trim().split(/\s+/);
  return given === undefined ? [...surname!].slice(0, SURNAME_CHARACTERS).join('') : surname!;
}
