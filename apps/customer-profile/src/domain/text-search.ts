import type { Words } from '@engawa/contracts';
import { foldName } from './name-folding.js';

interface Searched {
  type: string;
  title: Words;
  data: Record<string, unknown>;
  corrections: { text: string | null }[];
}

/** What is searched, folded as names are: each of the words that spaces of any kind part. */
export const wordsOf = (text: string): string[] => text.split(/\s+/).map(foldName).filter(Boolean);

/** The digits of a word that is a whole phone number of Japan, which a text may write with other hyphens, or with none. */
export function phoneDigits(word: string): string | undefined {
  const digits = withoutHyphens(word);
  return /^0\d{9,10}$/.test(digits) ? digits : undefined;
}
const withoutHyphens = (text: string) => text.replace(/(?<=\d)[-\u2010-\u2015\u2212\u30fc](?=\d)/g, '');

/**
 * Whether an entry says all the words that are searched: in its titles, in texts of its data or in corrections; a note by its newest text
 * alone, which stands in its data. Texts are folded as names are.
 */
export function searchFor(words: string): (entry: Searched) => boolean {
  const wanted = wordsOf(words).map((word) => ({ word, digits: phoneDigits(word) }));
  return ({ type, title, data, corrections }) => {
    const texts = [title.ja, title.en, ...textsIn(data), ...(type === 'customer.noted' ? [] : corrections.flatMap(({ text }) => text ?? []))].map(foldName);
    return wanted.every(({ word, digits }) => texts.some((text) => text.includes(word) || (digits !== undefined && withoutHyphens(text).includes(digits))));
  };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
