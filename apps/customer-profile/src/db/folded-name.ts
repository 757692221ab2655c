import { FOLDED_CHARACTERS, foldName } from '../domain/name-folding.js';

/**
 * Grams find candidates, this decides. Kana and kanji were folded when the grams were made; PostgreSQL folds them here
 * the same way.
 */
export const FOLDED_NAME = `translate(lower(regexp_replace(normalize(concat_ws('|', fields#>>'{name,value}', fields#>>'{kana,value}',
  fields#>>'{company,value}'), NFKC), '\\s', '', 'g')), '${FOLDED_CHARACTERS}', '${foldName(FOLDED_CHARACTERS)}')`;

/** A text as LIKE takes it for itself. */
export const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');
