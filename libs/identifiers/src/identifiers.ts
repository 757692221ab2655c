import { IDENTIFIER_PATTERN, type Identifier } from '@engawa/contracts';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** An identifier in the one form it is stored and compared in. */
export interface JoiningIdentifier {
  kind: Identifier['kind'];
  namespace: string;
  value: string;
}

export const isAnonymous = (identifier: { kind: string }) => identifier.kind === 'anonymous';

/** A total order, by which batches take their locks. */
export const nameOf = ({ kind, namespace, value }: JoiningIdentifier) => `${kind}\u0000${namespace}\u0000${value}`;

/** A text as it is compared. What nobody sees, such as a mark of direction that came with a copied text, makes it no other. */
export const plainText = (text: string) => text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').normalize('NFKC').trim();

/** Mail and phone are the same everywhere; all other identifiers live in the namespace that gave them out. */
export function normalise({ kind, namespace, value }: Identifier): JoiningIdentifier {
  const clean = plainText(value);
  if (kind === 'mail') return { kind, namespace: '', value: clean.toLowerCase() };
  if (kind === 'phone') return { kind, namespace: '', value: e164(clean) };
  if (kind === 'line') return { kind, namespace: namespace ?? '', value: clean };
  return { kind, namespace: namespace || 'main', value: clean };
}

const NAMES_SOMEBODY = new RegExp(IDENTIFIER_PATTERN, 'u');
const ONE_DIGIT_ALONE = /^(\d)\1*$/;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** All that may stand between the digits of a number that is written out. */
const BETWEEN = /[^\p{L}\p{N}]|ー/gu;
/**
 * What fills a field of numbers that nobody has: zeros; six or more of another digit, since short numbers such as 7777 are given out;
 * and the first and the last UUID.
 */
const FILLING = /^(?:00+|([1-9])\1{5,}|f{32})$/i;
/** What programs and spreadsheets write where there is no value, or no room for all of its digits: `[object Object]`, `#REF!`, `1.23E+12`. */
const NO_VALUE = /^(?:\[object \w+\]|#(?:N\/A|NAME\?|[A-Z]+(?:\/\d)?!)|\d(?:\.\d+)?E\+\d+)$/i;

/** Whether an identifier in its one form can be somebody's. Only a phone number that can be one begins with a plus. */
export function namesSomebody({ kind, value }: JoiningIdentifier): boolean {
  if (kind === 'mail') return MAIL.test(value);
  if (kind === 'phone') return value.startsWith('+');
  return NAMES_SOMEBODY.test(value) && !FILLING.test(value.replace(BETWEEN, '')) && !NO_VALUE.test(value);
}

/** Whether a search asks for a mail address or a phone number as a whole. */
export function isWholeAddress(text: string): boolean {
  const clean = plainText(text);
  return MAIL.test(clean) || (!/[^\d\s()+.\u2010-\u2015\u2212\u30fc-]/.test(clean) && e164(clean).startsWith('+'));
}

/** Numbers that were read lately: one fact asks for the same several times, and reading one takes 20 µs. */
const read = new Map<string, string>();
const READ_MAX = 5000;

/** E.164 by Japanese rules for numbers without a country; digits alone where the number cannot be one. */
export function e164(phone: string): string {
  const before = read.get(phone);
  if (before !== undefined) return before;
  if (read.size >= READ_MAX) read.clear();
  const number = readPhone(phone);
  read.set(phone, number);
  return number;
}

/** A desk within a company is not part of its number. */
const EXTENSION = /[\s,、(]*(?:内線|ext\.?)\s*[:：]?\s*\d{1,6}\)?$/i;
/** Mobile numbers of Japan have eleven digits with the zero, neither fewer nor more, which libphonenumber's possible lengths do not say. */
const NO_MOBILE = /^\+81[6789]0(?!\d{8}$)/;
/** A spreadsheet that took a number for an amount wrote it with a fraction: 9012345678.0. */
const FRACTION = /^(\+?\d{8,})\.0{1,2}$/;

function readPhone(phone: string): string {
  // As it is dialled abroad.
  const written = phone.replace(EXTENSION, '').replace(FRACTION, '$1').replace(/^0081(?=[\s-]*\d)/, '+81');
  const parsed = parsePhoneNumberFromString(written, 'JP');
  if (parsed?.isPossible() && !ONE_DIGIT_ALONE.test(parsed.nationalNumber) && !NO_MOBILE.test(parsed.number)) return parsed.number;
  return phone.replace(/\D/g, '');
}
