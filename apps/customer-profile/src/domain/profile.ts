import type { ProfileFields } from '@engawa/contracts';
import { foldName } from './name-folding.js';

/** A field's value and when the source said so. */
export type DatedFields = { [F in keyof ProfileFields]?: { value: NonNullable<ProfileFields[F]>; at: string } };

/** Takes what is said at `at` over what was said before it. Undefined when nothing changes but dates. */
export function withSaid(current: DatedFields, said: ProfileFields, at: Date): DatedFields | undefined {
  const next: Record<string, unknown> = { ...current };
  let changed = false;
  for (const [field, value] of Object.entries(said)) {
    const before = current[field as keyof ProfileFields];
    if (value === undefined || (before && Date.parse(before.at) > at.getTime())) continue;
    if (before && JSON.stringify(before.value) === JSON.stringify(value)) continue;
    next[field] = { value, at: at.toISOString() };
    changed = true;
  }
  return changed ? (next as DatedFields) : undefined;
}

/** One profile of several origins' profiles: each field as it was said last. */
export function joinProfiles(profiles: DatedFields[]): ProfileFields {
  const newest: Record<string, { value: unknown; at: string }> = {};
  for (const profile of profiles) {
    for (const [field, said] of Object.entries(profile)) {
      if (said && (!newest[field] || newest[field].at < said.at)) newest[field] = said;
    }
  }
  return Object.fromEntries(Object.entries(newest).map(([field, said]) => [field, said.value])) as ProfileFields;
}

/** What is known of one origin, without when it was said. */
export const plainProfile = (fields: DatedFields): ProfileFields => joinProfiles([fields]);

/**
 * What a name is searched by: all of its folded 1- and 2-grams.
 * Trigrams cannot find names of two characters.
 */
export function nameGrams(texts: (string | undefined)[]): string[] {
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
