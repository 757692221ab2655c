import { IDENTIFIER_MAX, type Identifier } from '@engawa/contracts';
import { isWholeAddress, nameOf, namesSomebody, normalise, type JoiningIdentifier } from '@engawa/identifiers';
import { identifierFields, type ImportField, type ImportMapping } from './import-mapping.js';

export type IdentifierField = (typeof identifierFields)[number];
export const isIdentifier = (field: ImportField): field is IdentifierField => (identifierFields as readonly string[]).includes(field);
const isOfShop = (field: IdentifierField) => ['member', 'card', 'external'].includes(field);

/** What a cell of such a column names; nothing where it can be nobody's. */
export function identifierIn(field: IdentifierField, value: string, namespace: string): Identifier | undefined {
  const identifier = { kind: field, ...(isOfShop(field) ? { namespace } : {}), value };
  return value.length <= IDENTIFIER_MAX && namesSomebody(normalise(identifier)) ? identifier : undefined;
}

/** Identifiers in the columns of a line that are for them, whatever else is wrong with it. */
export function ownIn(cells: string[], { columns, namespace }: ImportMapping): Identifier[] {
  return columns.flatMap(({ column, field }) => {
    const identifier = isIdentifier(field) ? identifierIn(field, (cells[column] ?? '').normalize('NFKC').trim(), namespace) : undefined;
    return identifier ? [identifier] : [];
  });
}

/** So many words of a line are looked at: it may have as many as letters, and reading a phone number takes 20 µs. */
const WORDS_MAX = 500;
const BETWEEN_WORDS = /[\s,;:<>()[\]"'|/、。，；：＜＞（）［］「」／]+/;

/** Whom a line names: the identifiers of its own columns, and mail addresses and phone numbers wherever they stand, as in a line whose cells were shifted, or in a remark. */
export function namedIn(cells: string[], mapping: ImportMapping): JoiningIdentifier[] {
  const words: string[] = [];
  for (const cell of cells) {
    if (words.length >= WORDS_MAX) break;
    words.push(cell, ...cell.split(BETWEEN_WORDS));
  }
  const all = [...ownIn(cells, mapping).map(normalise), ...words.slice(0, WORDS_MAX).flatMap(addressIn)];
  return [...new Map(all.map((each) => [nameOf(each), each])).values()];
}

/**
 * Whether a line that should name columns says somebody: a file may have no line of names, and begin with a person. Nearly any word
 * could be a number of a shop; one with a digit is taken for it.
 */
export function saysSomebody(names: string[], mapping: ImportMapping): boolean {
  return namedIn(names, mapping).some(({ kind, value }) => kind === 'mail' || kind === 'phone' || /\d/.test(value));
}

/** A mail address that Japanese words stand at without a space. */
const MAIL_WITHIN = /[a-z0-9.!#$%&'*+/=?^_`{}~-]+@[a-z0-9.-]+[a-z0-9]/gi;

function addressIn(word: string): JoiningIdentifier[] {
  if (word.length > IDENTIFIER_MAX) return [];
  const text = word.normalize('NFKC');
  if (!text.includes('@')) return mayBePhone(text) && isWholeAddress(text) ? [normalise({ kind: 'phone', value: text })] : [];
  const found = [...(isWholeAddress(text) ? [text] : []), ...(text.match(MAIL_WITHIN) ?? [])];
  return found.map((value) => normalise({ kind: 'mail', value }));
}

/** With its country or without, and without the zero that a spreadsheet took away. Dates, post codes and amounts have fewer digits. */
function mayBePhone(text: string): boolean {
  const { length } = text.replace(/\D/g, '');
  return length >= 9 && length <= 15;
}
