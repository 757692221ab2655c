import type { Words } from '@engawa/contracts';
import type { PageLanguage } from '@engawa/http';
import { LABELS, MEANINGS } from './disclosed-words.js';

/** Something that is known, under its name, as a person reads it. */
export interface Told {
  label: string;
  /** What it is; several stand one below another. */
  values: string[];
  /** Where it is from, and since when. */
  note?: string;
}

type Fields = Record<string, unknown>;

/** In which language, of an entry of which type, and what stands beside it. */
interface Place {
  language: PageLanguage;
  type: string;
  beside: Fields;
}

/** Ids and what only machines need; what a person knows of them is told beside them. */
const MACHINES = new Set(
  ['answer', 'cause', 'change', 'contact', 'correction', 'currency', 'ended', 'entry', 'invitation', 'journey', 'message', 'moved', 'origin', 'origins', 'outOf', 'remedy', 'report', 'revision', 'segment', 'stop', 'survey', 'survivor', 'template', 'touch'],
);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Of whoever has one shop alone. */
const ONLY_SHOP = 'main';

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
const isWords = (value: unknown): value is Words => isFields(value) && typeof value.ja === 'string' && typeof value.en === 'string';
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);
/** Of a code, or of a text where a later version puts something else. */
const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** What data of one type say, each under its name, without ids. What nobody here has a name for stands under its own. */
export function toldOf(type: string, data: Fields, language: PageLanguage): Told[] {
  const known = Object.entries(data).filter(([field]) => !isForMachines(field, data));
  return told(Object.fromEntries(known), { language, type, beside: data });
}

function told(fields: Fields, place: Place): Told[] {
  return inOrder(fields, place).flatMap(([field, value]) => {
    const values = textsOf(field, value, place);
    return values.length > 0 ? [{ label: labelOf(field, place), values }] : [];
  });
}

/** As the labels stand, not as rows happen to keep them; what nobody has a name for comes last. */
export function inOrder<T>(fields: Record<string, T>, place: Pick<Place, 'type'>): [string, T][] {
  const rank = (field: string) => ORDER.get(nameIn(LABELS, field, place) ?? '') ?? ORDER.size;
  return Object.entries(fields).sort(([one], [other]) => rank(one) - rank(other));
}

/** The texts of a value in the language of the page; none of what says nothing to a person. */
export function textsOf(field: string, value: unknown, place: Place): string[] {
  const read = own(READERS, field, place);
  return (read?.(value, place) ?? listOf(value).flatMap((each) => textsOfOne(field, each, place))).filter((text) => text !== '');
}

/** A time in Tokyo. */
export function timeText(at: Date | string, language: PageLanguage): string {
  return new Date(at).toLocaleString(LOCALES[language], { timeZone: 'Asia/Tokyo', dateStyle: 'long', timeStyle: 'short' });
}

/** A day, also one that comes again each year. */
export function dayText(day: string, language: PageLanguage): string {
  const isYearly = day.startsWith('--');
  // A leap year, so that there is a 29th of February.
  const date = new Date(`${isYearly ? day.replace('-', '2000') : day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return date.toLocaleDateString(LOCALES[language], { timeZone: 'UTC', ...(isYearly ? {} : { year: 'numeric' }), month: 'long', day: 'numeric' });
}

const LOCALES = { ja: 'ja-JP', en: 'en-GB' };
const ANSWERS = { ja: { true: 'はい', false: 'いいえ' }, en: { true: 'Yes', false: 'No' } };

/** Entries keep the number of an order beside its id, contacts the id alone; and answers the words of what was chosen, those of before its ids alone. */
const isForMachines = (field: string, beside: Fields) =>
  MACHINES.has(field) || (field === 'order' && beside.number !== undefined) || (field === 'choices' && beside.chosen !== undefined);

/** What is kept for a field of entries of this type, else of any. */
function own<T>(words: Record<string, T>, field: string, place: Place): T | undefined {
  const name = nameIn(words, field, place);
  return name === undefined ? undefined : words[name];
}

const nameIn = (words: object, field: string, { type }: Pick<Place, 'type'>) => [`${type}.${field}`, field].find((each) => Object.hasOwn(words, each));
const ORDER = new Map(Object.keys(LABELS).map((name, place) => [name, place]));

export const labelOf = (field: string, place: Place): string => own(LABELS, field, place)?.[place.language] ?? field;

function textsOfOne(field: string, value: unknown, place: Place): string[] {
  if (value === null || value === undefined) return [];
  if (value instanceof Date) return [timeText(value, place.language)];
  if (isWords(value)) return [value[place.language]];
  if (isFields(value)) return told(value, place).map(({ label, values }) => `${label}${COLON[place.language]}${values.join(COMMA[place.language])}`);
  if (typeof value === 'boolean') return [ANSWERS[place.language][`${value}`]];
  if (typeof value === 'number') return [field.endsWith('Minor') ? money(value, place) : String(value)];
  return [wordFor(field, String(value as string), place)].filter((text) => !UUID.test(text));
}

const COLON = { ja: '：', en: ': ' };
const COMMA = { ja: '、', en: ', ' };

function wordFor(field: string, text: string, place: Place): string {
  const words = own(MEANINGS, field, place);
  if (words && Object.hasOwn(words, text)) return words[text]![place.language];
  if (/^(\d{4}|-)-\d{2}-\d{2}$/.test(text)) return dayText(text, place.language);
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? timeText(text, place.language) : text;
}

/** Amounts are in the smallest unit of the currency that stands beside them, else in yen. */
function money(minor: number, { language, beside }: Place): string {
  const currency = typeof beside.currency === 'string' && /^[A-Z]{3}$/.test(beside.currency) ? beside.currency : 'JPY';
  const format = new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency, currencyDisplay: language === 'ja' ? 'name' : 'symbol' });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0)).replace(/^JP¥/, '¥');
}

type Reader = (value: unknown, place: Place) => string[] | undefined;

/** What is made of several fields. Undefined where they are not as they are here, so that they are told one by one. */
const READERS: Record<string, Reader> = {
  shop: (shop) => (shop === ONLY_SHOP ? [] : undefined),
  order: (order) => (typeof order === 'string' ? [order.replace(new RegExp(`^${ONLY_SHOP}:`), '')] : undefined),
  'order.placed.items': ofEach(itemText),
  'consent.changed.changes': ofEach(changeText),
  chosen: ofEach(({ question, option }, place) => `${textsOf('question', question, place).join('')}${COLON[place.language]}${textsOf('option', option, place).join('')}`),
  score: (score, { language, beside }) => {
    if (typeof score !== 'number' || typeof beside.outOf !== 'number') return undefined;
    return [language === 'ja' ? `${score}（${beside.outOf}点満点）` : `${score} out of ${beside.outOf}`];
  },
  subscription: (value, { language }) => {
    if (!isFields(value)) return undefined;
    const [id, round] = [plain(value.id), plain(value.round)];
    return [language === 'ja' ? `${id}（${round}回目）` : `${id} (delivery ${round})`];
  },
  verification: (value, place) => {
    if (!isFields(value)) return undefined;
    const items = textsOf('items', value.items, place).join(COMMA[place.language]);
    return [items, ...(value.representative ? [`${labelOf('representative', place)}${COLON[place.language]}${plain(value.representative)}`] : [])];
  },
  'profile.address': (address) => (isFields(address) ? [addressText(address)] : undefined),
  'profile.returnedPost': (value, { language }) => {
    if (!isFields(value)) return undefined;
    return [`${dayText(plain(value.on), language)}${isFields(value.address) ? ` ${addressText(value.address)}` : ''}`];
  },
  'profile.anniversaries': ofEach(({ name, on }, { language }) => `${plain(name)}${COLON[language]}${dayText(plain(on), language)}`),
};

function ofEach(textOf: (fields: Fields, place: Place) => string): Reader {
  return (value, place) => (Array.isArray(value) && value.every(isFields) ? value.map((each) => textOf(each, place)) : undefined);
}

function itemText({ sku, name, quantity, unitPriceMinor, taxRate }: Fields, place: Place): string {
  const { language } = place;
  const price = typeof unitPriceMinor === 'number' ? [language === 'ja' ? `1つ${money(unitPriceMinor, place)}` : `${money(unitPriceMinor, place)} each`] : [];
  const tax = typeof taxRate === 'number' ? [language === 'ja' ? `税率${taxRate}%` : `tax ${taxRate}%`] : [];
  const more = [...price, ...tax].join(COMMA[language]);
  return `${plain(name) || plain(sku)} × ${plain(quantity)}${more && (language === 'ja' ? `（${more}）` : ` (${more})`)}`;
}

function changeText({ channel, purpose, state }: Fields, place: Place): string {
  const [what, where, said] = [textsOf('purpose', purpose, place).join(''), textsOf('channel', channel, place).join(''), textsOf('state', state, place).join('')];
  return place.language === 'ja' ? `${what}（${where}）：${said}` : `${what} (${where}): ${said}`;
}

function addressText({ postalCode, prefecture, line1, line2 }: Fields): string {
  const street = [plain(prefecture) + plain(line1), plain(line2)].filter((part) => part !== '').join(' ');
  return [...(postalCode ? [`〒${plain(postalCode)}`] : []), street].join(' ').trim();
}
