import type { CustomerDetail } from '../api/api.js';
import type { Attribute, AttributeValue } from '../api/attributes.js';
import type { Anniversary, Correction, PostalAddress } from '../api/profile.js';

export const addressFields = ['postalCode', 'prefecture', 'line1', 'line2'] as const;
const textFields = [
  'name',
  'kana',
  'birthday',
  'company',
  'cameFrom',
  'preferredChannel',
  'internal',
] as const;

/** What is known of a customer as it stands in the fields: empty where nothing is. */
export interface Draft extends Record<(typeof textFields)[number], string> {
  language: string;
  address: PostalAddress;
  /** The day, or nothing while post arrives. */
  returnedPost: string;
  anniversaries: Anniversary[];
  /** By id, as they are written. */
  attributes: Record<string, string>;
}

export function draftOf(customer: CustomerDetail): Draft {
  const texts = Object.fromEntries(textFields.map((field) => [field, textOf(customer, field)]));
  return {
    ...(texts as Record<(typeof textFields)[number], string>),
    language: customer.language,
    address: customer.address ?? {},
    returnedPost: customer.returnedPost ?? '',
    anniversaries: customer.anniversaries.map(({ name, on }) => ({ name, on: on.replace(/^--/, '') })),
    attributes: Object.fromEntries(
      Object.entries(customer.attributes).map(([id, value]) => [id, String(value)]),
    ),
  };
}

const textOf = (customer: CustomerDetail, field: (typeof textFields)[number]) =>
  (field === 'name' ? customer.name?.full : customer[field]) ?? '';

/** What is other than before, so that nothing else is claimed; null where a field was emptied. */
export function correctionOf(before: CustomerDetail, draft: Draft, attributes: Attribute[]): Correction {
  const was = draftOf(before);
  const texts = textFields.flatMap((field) => {
    const text = draft[field].trim();
    return text === was[field] ? [] : [[field, text || null]];
  });
  const [address, addressWas] = [written(draft.address), written(was.address)];
  const days = draft.anniversaries
    .filter(({ name, on }) => name.trim() || on.trim())
    .map(({ name, on }) => ({ name: name.trim(), on: yearlyDay(on) ?? on.trim() }));
  const own = valuesOf(draft.attributes, before.attributes, attributes);
  return {
    ...(Object.fromEntries(texts) as Correction),
    ...(draft.language === was.language ? {} : { language: draft.language }),
    ...(isSame(address, addressWas) ? {} : { address: Object.keys(address).length > 0 ? address : null }),
    ...(draft.returnedPost === was.returnedPost
      ? {}
      : { returnedPost: draft.returnedPost ? { on: draft.returnedPost } : null }),
    ...(isSame(days, before.anniversaries) ? {} : { anniversaries: days }),
    ...(Object.keys(own).length > 0 ? { attributes: own } : {}),
  };
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const written = (address: PostalAddress): PostalAddress =>
  Object.fromEntries(
    addressFields.flatMap((field) => {
      const value = address[field]?.trim();
      return value ? [[field, value]] : [];
    }),
  );

/** `6/1`, `06-01`, `6月1日` → `--06-01`; `2014/6/1` → `2014-06-01`; undefined for anything else. */
export function yearlyDay(text: string): string | undefined {
  const found = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC').trim());
  if (!found) return undefined;
  const [, year, month, day] = found;
  return `${year ?? '-'}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}

function valuesOf(
  drafts: Record<string, string>,
  before: Record<string, AttributeValue>,
  attributes: Attribute[],
): Record<string, AttributeValue | null> {
  const changed = attributes.flatMap(({ id, type }) => {
    const text = (drafts[id] ?? '').trim();
    const value = text === '' ? null : valueOf(type, text);
    return value === (before[id] ?? null) ? [] : [[id, value]];
  });
  return Object.fromEntries(changed) as Record<string, AttributeValue | null>;
}

/** What is no number is sent as it is, and refused with the field's name. */
function valueOf(type: Attribute['type'], text: string): AttributeValue {
  if (type === 'boolean') return text === 'true';
  if (type !== 'number') return text;
  const number = Number(text.normalize('NFKC').replaceAll(',', ''));
  return Number.isNaN(number) ? text : number;
}
