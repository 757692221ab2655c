import type { Words } from '@engawa/contracts';
import { foldName } from './name-folding.js';

interface Searched {
  type: string;
  title: Words;
  data: Record<string, unknown>;
  corrections: { text: string | null }[];
}

/**
 * Whether an entry says what is searched: in its titles, in a text of its data or in a correction; a note by its newest text
 * alone, which stands in its data. Texts are folded as names are.
 */
export function searchFor(words: string): (entry: Searched) => boolean {
  const wanted = foldName(words);
  const says = (value: unknown): boolean => {
    if (typeof value === 'string') return foldName(value).includes(wanted);
    return typeof value === 'object' && value !== null && Object.values(value).some(says);
  };
  return ({ type, title, data, corrections }) =>
    says(title.ja) || says(title.en) || says(data) || (type !== 'customer.noted' && corrections.some(({ text }) => says(text)));
}
