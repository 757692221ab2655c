import { allContracts, channelNames, type EventContract } from '@engawa/contracts';
import { escapeLike, foldedIn } from '../db/folded-name.js';
import { foldName } from '../domain/name-folding.js';
import { phoneDigits, wordsOf } from '../domain/text-search.js';

const events = allContracts().filter((contract): contract is EventContract => contract.kind === 'event');

/** In JSON a line break, a quote and a backslash stand behind a backslash, which keeps no words from being found. */
const ESCAPES = '\\\\\\\\|\\\\[nrtf]|\\\\u000b|\\\\|\\s|\ufeff';

/**
 * SQL of a condition on an entry, for the three parameters from `first` on that `candidateValues` gives: whether it may say some words,
 * in its title, its channel's name, anything in its data, or a correction. Who reads it decides whether it does: this only spares
 * the reading of those that cannot.
 */
export function maySay(first: number): string {
  const [patterns, types, channels] = [0, 1, 2].map((place) => `$${first + place}`);
  return `(${patterns}::text[] IS NULL OR type = ANY(${types}::text[]) OR channel = ANY(${channels}::text[]) OR ${foldedIn('data::text', ESCAPES)} LIKE ALL (${patterns})
    OR EXISTS (SELECT FROM entries AS correction WHERE correction.type = 'engawa.customer.entry-corrected' AND correction.data->>'entry' = entries.id::text))`;
}

export function candidateValues(words: string | undefined): unknown[] {
  const wanted = wordsOf(words ?? '');
  if (wanted.length === 0) return [null, null, null];
  // Its title may say one of the words, and its data the others.
  const has = (text: string) => wanted.some((word) => foldName(text).includes(word));
  // What a function words, or words with a place for a value, may say anything.
  const types = events.filter(({ timeline: { title } }) => typeof title === 'function' || /\{\w+\}/.test(title.ja + title.en) || has(title.ja) || has(title.en)).map(({ type }) => type);
  const channels = Object.entries(channelNames).filter(([, name]) => has(name.ja) || has(name.en)).map(([id]) => id);
  return [wanted.map(patternOf), types, channels];
}

/** Between the digits of a phone number may stand hyphens. */
function patternOf(word: string): string {
  const digits = phoneDigits(word);
  return `%${digits ? [...digits].join('%') : escapeLike(word.replaceAll('\\', ''))}%`;
}
