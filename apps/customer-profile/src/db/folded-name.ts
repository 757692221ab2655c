import { FOLDED_CHARACTERS, foldName, UNSEEN } from '../domain/name-folding.js';

/** SQL: a text as `foldName` folds it, without what the regular expression `left` leaves out. */
export const foldedIn = (text: string, left = '\\s'): string =>
  `translate(lower(regexp_replace(normalize(${text}, NFKC), '${left}|[${UNSEEN}]', '', 'g')), '${FOLDED_CHARACTERS}', '${foldName(FOLDED_CHARACTERS)}')`;

/** Grams find candidates, this decides. Kana and kanji were folded when the grams were made. */
export const FOLDED_NAME = foldedIn(`concat_ws('|', fields#>>'{name,value}', fields#>>'{kana,value}', fields#>>'{company,value}')`);

/** A text as LIKE takes it for itself. */
export const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');
