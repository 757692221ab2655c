import { isDeepStrictEqual } from 'node:util';
import type { FactCustomer, ProfileFields } from '@engawa/contracts';
import { foldName } from './name-folding.js';
import { placeOf } from './postal-address.js';
import { dateOf, isYearlyDay } from './written-dates.js';

/** A field's value, which source said so, when, and by which fact. Source and fact are absent of what was said before they were kept. */
export interface Said<T = unknown> {
  value: T;
  at: string;
  /** Since when it has been said, where it was said more than once. */
  since?: string;
  source?: string;
  fact?: string;
}
/** A value of null says that there is none. Attributes are fields of their own: `attributes.shoe-size`. */
export type DatedFields = { [F in Exclude<keyof ProfileFields, 'attributes'>]?: Said<NonNullable<ProfileFields[F]> | null> } & {
  [attribute: `attributes.${string}`]: Said;
};

/** Priorities by source: the smaller counts more. */
export type SourcePriorities = Record<string, number>;

/** Of a source that nobody ranked. */
const UNRANKED = 50;

/** The source of what a department corrects. */
export const DESK = 'desk';

/**
 * Above 0 when `one` counts more than `other`: the better source, of equal ones what was said later, and of what was said at one moment, as
 * the lines of a file are, what was stated later. A postal code alone counts less than any address with a street, since a cell was empty;
 * a department means what it says.
 */
export function compareSaid(one: Said, other: Said, priorities: SourcePriorities): number {
  const priority = ({ source }: Said) => priorities[source ?? ''] ?? UNRANKED;
  const [fact = '', otherFact = ''] = [one.fact, other.fact];
  return wholeness(one) - wholeness(other) || priority(other) - priority(one) || Date.parse(one.at) - Date.parse(other.at) || Number(fact > otherFact) - Number(fact < otherFact);
}

const PARTS: readonly string[] = ['postalCode', 'prefecture', 'line2'];
/** 0 of an address without its first line. */
const wholeness = ({ value, source }: Said) => (source !== DESK && isObject(value) && Object.keys(value).every((part) => PARTS.includes(part)) ? 0 : 1);

export const ATTRIBUTE = 'attributes.';

/** What is said of each field of a profile, by the names under which they are kept. A text in which nobody sees anything says nothing, nor does a day that is none. */
export function fieldsSaid({ profile = {}, emptied = [] }: Pick<FactCustomer, 'profile' | 'emptied'>): Record<string, unknown> {
  const { attributes = {}, ...fields } = profile;
  const own = Object.entries(attributes).map(([id, value]) => [ATTRIBUTE + id, value]);
  const told = withoutBlanks(inOrder(Object.fromEntries([...Object.entries(withDays(fields)), ...own])) as Fields);
  return { ...Object.fromEntries(emptied.map((field) => [field, null])), ...told };
}

type Fields = Record<string, unknown>;

/** Systems that must write a day write 0000-00-00. Where no day of a list is one it says nothing, unlike an empty list. */
function withDays({ birthday, returnedPost, anniversaries, ...rest }: ProfileFields): ProfileFields {
  const isDay = (day: string | undefined) => day !== undefined && dateOf(day) === day;
  const days = anniversaries?.filter(({ on }) => isYearlyDay(on));
  return {
    ...rest,
    ...(isDay(birthday) ? { birthday } : {}),
    ...(isDay(returnedPost?.on) ? { returnedPost } : {}),
    ...(days && (days.length > 0 || anniversaries?.length === 0) ? { anniversaries: days } : {}),
  } as ProfileFields;
}

/** Overrides and embeddings of direction: a name with one would turn the text around it on every page and in every mail. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

function inOrder(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(TURNING, '');
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, inOrder(each)]));
}

function withoutBlanks(fields: Fields): Fields {
  const said = Object.entries(fields).map(([field, value]) => [field, isObject(value) ? withoutBlanks(value) : value] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== undefined && !isBlank(value)));
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isBlank = (value: unknown) => (typeof value === 'string' ? foldName(value) === '' : isObject(value) && Object.keys(value).length === 0);

/**
 * Takes what a source says at `at` over what counts less; who says the same later says it of that time, too, so that nothing said in
 * between counts. Undefined when nothing of it counts more.
 */
export function withSaid(
  current: DatedFields,
  said: Record<string, unknown>,
  { at, source, fact }: { at: Date; source: string; fact: string },
  priorities: SourcePriorities,
): DatedFields | undefined {
  const more = Object.entries(said)
    .filter(([, value]) => value !== undefined)
    .flatMap(([field, value]): [string, Said][] => {
      const before = current[field as keyof DatedFields] as Said | undefined;
      const now = { value, at: at.toISOString(), source, fact };
      if (!before) return [[field, now]];
      if (compareSaid(now, before, priorities) <= 0) return [];
      const isStill = isSame(before.value, value) || (field === 'address' && isObject(before.value) && isObject(value) && isSamePlace(before.value, value));
      return [[field, isStill ? { ...now, since: before.since ?? before.at } : now]];
    });
  return more.length > 0 ? { ...current, ...Object.fromEntries(more) } : undefined;
}

/** An address comes back from the database with its fields in another order. */
export const isSame = isDeepStrictEqual;

/** One profile of several origins' profiles: of each field what counts most. */
export function joinProfiles(profiles: DatedFields[], priorities: SourcePriorities = {}): ProfileFields {
  const said = Object.entries(joinSaid(profiles, priorities)).flatMap(([field, { value }]) => (value === null ? [] : [[field, value] as const]));
  const [own, fields] = [said.filter(([field]) => field.startsWith(ATTRIBUTE)), said.filter(([field]) => !field.startsWith(ATTRIBUTE))];
  const attributes = own.length > 0 ? { attributes: Object.fromEntries(own.map(([field, value]) => [field.slice(ATTRIBUTE.length), value as string])) } : {};
  return withoutOldReturn({ ...Object.fromEntries(fields), ...attributes }, profiles, priorities);
}

/** Also where it is written in another way. */
const isSamePlace = (one: Address, other: Address) => isSame(one, other) || (placeOf(one) !== undefined && placeOf(one) === placeOf(other));
type Address = NonNullable<ProfileFields['address']>;

/**
 * Post that came back says nothing of where they live now, once that is somewhere else. Whoever said that it did and not from where
 * meant what was known then.
 */
function withoutOldReturn(profile: ProfileFields, profiles: DatedFields[], priorities: SourcePriorities): ProfileFields {
  const { returnedPost, ...rest } = profile;
  if (!returnedPost) return profile;
  if (returnedPost.address) return profile.address && isSamePlace(returnedPost.address, profile.address) ? profile : rest;
  const { returnedPost: told } = joinSaid(profiles, priorities);
  const { address } = profile;
  return address && livesThereSince(address, profiles) > Date.parse(told!.at) ? rest : profile;
}

/** Whichever origin said it first of those that say it still. */
function livesThereSince(address: Address, profiles: DatedFields[]): number {
  return Math.min(...profiles.flatMap(({ address: said }) => (said?.value && isSamePlace(said.value, address) ? [Date.parse(said.since ?? said.at)] : [])));
}

/** The same, with who said it and when. */
export function joinSaid(profiles: DatedFields[], priorities: SourcePriorities): Record<string, Said> {
  const most: Record<string, Said> = {};
  for (const profile of profiles) {
    for (const [field, said] of Object.entries(profile)) {
      if (said && (!most[field] || compareSaid(said, most[field], priorities) > 0)) most[field] = said;
    }
  }
  return most;
}

/**
 * What a name is searched by: all of its folded 1- and 2-grams.
 * Trigrams cannot find names of two characters.
 */
export function nameGrams(texts: (string | null | undefined)[]): string[] {
  const grams = new Set<string>();
  for (const text of texts) {
    const characters = [...foldName(text ?? '')];
    characters.forEach((character, place) => {
      grams.add(character);
      if (place > 0) grams.add(characters[place - 1]! + character);
    });
  }
  return [...grams];
}

/** The grams a name must have to contain `query`. */
export function queryGrams(query: string): string[] {
  const characters = [...foldName(query)];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, place) => characters[place]! + character);
}
