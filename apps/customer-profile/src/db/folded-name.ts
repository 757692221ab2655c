import { foldName, FORMS, HIRAGANA, UNSEEN } from '../domain/name-folding.js';

/** What NFKC may make one of the forms of. */
const COMPATIBLE = '\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}';

/**
 * SQL: a text as `foldName` folds it, without what the regular expression `left` leaves out. Most texts have none of the forms, and
 * looking for each of their characters among all of these takes longer than all the rest.
 */
export function foldedIn(text: string, left = '\\s'): string {
  const plain = `lower(regexp_replace(normalize(${text}, NFKC), '${left}|[${UNSEEN}]', '', 'g'))`;
  const translated = (characters: string) => `translate(${plain}, '${characters}', '${foldName(characters)}')`;
  return `(CASE WHEN ${text} ~ '[${FORMS}${COMPATIBLE}]' THEN ${translated(HIRAGANA + FORMS)} ELSE ${translated(HIRAGANA)} END)`;
}

/** Grams find candidates, this decides. Kana and kanji were folded when the grams were made. */
export const FOLDED_NAME = foldedIn(`concat_ws('|', fields#>>'{name,value}', fields#>>'{kana,value}', fields#>>'{company,value}')`);

/** A text as LIKE takes it for itself. */
export const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');
