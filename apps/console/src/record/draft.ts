import type { NewContact } from '../api/api.js';

/** What somebody is writing down about a contact. It survives a reload, and ends with the tab or with signing out. */
export interface Draft {
  /** Sent with each attempt, so that trying again after a lost answer records the contact once. */
  key: string;
  channel: NewContact['channel'];
  direction: NewContact['direction'];
  orderId: string;
  customerReason: string;
  dealReason: string;
  quote: string;
  note: string;
  resolution: string;
  feeling: NonNullable<NewContact['feeling']> | '';
  /** Who it was with, where that is no customer yet. */
  phone: string;
  mail: string;
}
export type DraftField = Exclude<keyof Draft, 'key'>;

const PREFIX = 'engawa.draft.';

export function emptyDraft(key: string): Draft {
  return {
    key,
    channel: 'phone',
    direction: 'in',
    orderId: '',
    customerReason: '',
    dealReason: '',
    quote: '',
    note: '',
    resolution: '',
    feeling: '',
    phone: '',
    mail: '',
  };
}

/** `scope` is the customer's id, or `new` for somebody who is none yet. An unreadable draft counts as none. */
export function loadDraft(storage: Storage, scope: string, key: string): Draft {
  try {
    return { ...emptyDraft(key), ...(JSON.parse(storage.getItem(PREFIX + scope) ?? '{}') as Partial<Draft>) };
  } catch {
    return emptyDraft(key);
  }
}

export function saveDraft(storage: Storage, scope: string, draft: Draft): void {
  if (isEmpty(draft)) storage.removeItem(PREFIX + scope);
  else storage.setItem(PREFIX + scope, JSON.stringify(draft));
}

export function dropDraft(storage: Storage, scope: string): void {
  storage.removeItem(PREFIX + scope);
}

/** A customer goes on under another id: the draft goes along. */
export function carryDraft(storage: Storage, from: string, to: string): void {
  const draft = loadDraft(storage, from, '');
  dropDraft(storage, from);
  if (!isEmpty(draft)) saveDraft(storage, to, joinDrafts(draft, loadDraft(storage, to, draft.key)));
}

/** Two drafts about one customer: what is being written stays as it is, and the other's words stand below it. */
export function joinDrafts(written: Draft, other: Draft): Draft {
  if (isEmpty(other)) return written;
  if (isEmpty(written)) return other;
  const filled = Object.fromEntries(Object.entries(written).filter(([, value]) => value.trim() !== ''));
  const both = (field: 'quote' | 'note') =>
    [written[field], other[field]].filter((text) => text.trim() !== '').join('\n');
  return { ...other, ...filled, quote: both('quote'), note: both('note') };
}

export function hasDraft(storage: Storage, scope: string): boolean {
  return storage.getItem(PREFIX + scope) !== null;
}

/** The ids of all customers, and `new`, under which a draft is kept. */
export function draftScopes(storage: Storage): string[] {
  return Object.keys(storage)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length));
}

export function forgetDrafts(storage: Storage): void {
  draftScopes(storage).forEach((scope) => dropDraft(storage, scope));
}

export function isEmpty(draft: Draft): boolean {
  const { key: _key, channel: _channel, direction: _direction, ...written } = draft;
  return Object.values(written).every((value) => value.trim() === '');
}

/** The fields to put right before saving, in their order. Only a contact that is completed needs its reasons. */
export function toFix(draft: Draft, closed: boolean, unknownCaller: boolean): DraftField[] {
  const fields: DraftField[] = [];
  const phone = plainPhone(draft.phone);
  const mail = draft.mail.trim();
  if (unknownCaller && (phone ? !/^\+?\d{10,15}$/.test(phone) : !mail)) fields.push('phone');
  if (unknownCaller && mail && !/^\S+@\S+\.\S+$/.test(mail)) fields.push('mail');
  if (closed && !draft.customerReason) fields.push('customerReason');
  if (closed && !draft.dealReason) fields.push('dealReason');
  return fields;
}

/** Full-width digits, hyphens and brackets are taken as they are typed; what counts are the digits. */
function plainPhone(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s()\u2010-\u2015\u2212\u30fc-]/g, '');
}

export function contactOf(draft: Draft, origin: string | null, closed: boolean): NewContact {
  const identifiers = [
    ...(plainPhone(draft.phone) ? [{ kind: 'phone' as const, value: plainPhone(draft.phone) }] : []),
    ...(draft.mail.trim() ? [{ kind: 'mail' as const, value: draft.mail.trim() }] : []),
  ];
  const optional = (value: string) => (value.trim() ? value.trim() : undefined);
  return {
    customer: origin === null ? { identifiers } : { origin },
    channel: draft.channel,
    direction: draft.direction,
    customerReason: optional(draft.customerReason),
    dealReason: optional(draft.dealReason),
    orderId: optional(draft.orderId),
    quote: optional(draft.quote),
    note: optional(draft.note),
    resolution: optional(draft.resolution),
    feeling: draft.feeling || undefined,
    closed,
  };
}

/** The field a problem's pointer speaks of: `/customer/identifiers/0/value` is the first identifier that was sent. */
export function fieldOf(pointer: string, draft: Draft): DraftField | null {
  const [name, , index] = pointer.replace(/^\//, '').split('/');
  if (name === 'customer') return index === '1' || !draft.phone.trim() ? 'mail' : 'phone';
  return name && name !== 'key' && name in draft ? (name as DraftField) : null;
}
