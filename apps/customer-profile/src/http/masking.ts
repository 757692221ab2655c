import { isOpenTo, maskedBirthday, maskedMail, maskedName, maskedPhone, type Caller } from '@engawa/auth';
import { contractOf, personalFields } from '@engawa/contracts';
import { EVERYWHERE } from '../domain/consent.js';
import type { CustomerSummary } from '../queries/customer-summary.js';
import type { Related, Relations } from '../queries/relations.js';
import type { Entry } from '../queries/timeline.js';

type Sight = Pick<Caller, 'permissions'>;

/** A customer as this caller sees them: without `personal.read` what they are reached by, where they live and their birthday are masked, and what else is told of them as persons is left out. */
export function summaryFor<S extends CustomerSummary>(caller: Sight, summary: S): S {
  const contacts = { ...contactsFor(caller, summary), identifiers: summary.identifiers.map((each) => identifierFor(caller, each)) };
  if (caller.permissions.includes('personal.read')) return { ...summary, ...contacts };
  const { birthday, prefecture } = summary;
  return { ...summary, ...contacts, address: prefecture ? { prefecture } : null, birthday: birthday && maskedBirthday(birthday), anniversaries: [], attributes: {} };
}

/** A customer who may be meant, to somebody of a partner: what tells two of them apart, and no more. */
export function candidateFor(caller: Caller, customer: CustomerSummary) {
  const { id, origin, name, prefecture } = customer;
  const full = name?.full ?? null;
  if (!caller.partner) return { id, origin, name: full, prefecture, ...contactsFor(caller, customer) };
  return { id, origin, name: full && maskedName(full), prefecture, ...contactsFor({ permissions: [] }, customer) };
}

/** Numbers and addresses as this caller sees them. */
export function contactsFor({ permissions }: Sight, { mails, phones }: Pick<CustomerSummary, 'mails' | 'phones'>) {
  if (permissions.includes('personal.read')) return { mails, phones };
  return { mails: mails.map(maskedMail), phones: phones.map(maskedPhone) };
}

/** An address on a channel as this caller sees it. */
export function addressFor({ permissions }: Sight, { channel, address }: { channel: string; address: string }): string {
  if (address === '' || address === EVERYWHERE || permissions.includes('personal.read')) return address;
  if (channel === 'mail') return maskedMail(address);
  return channel === 'line' ? '***' : maskedPhone(address);
}

/** An identifier as this caller sees it: a member id is whole, as it is on every page. */
export function identifierFor<I extends { kind: string; value: string }>({ permissions }: Sight, identifier: I): I {
  const { kind, value } = identifier;
  if (kind === 'member' || permissions.includes('personal.read')) return identifier;
  return { ...identifier, value: kind === 'mail' ? maskedMail(value) : kind === 'phone' ? maskedPhone(value) : '***' };
}

/** An entry as this caller sees it: without `texts.read` what people wrote or said is left out and named in `masked`. */
export function entryFor<E extends Entry>({ permissions }: Sight, seen: E): E {
  if (permissions.includes('texts.read')) return seen;
  const entry = { ...seen, corrections: seen.corrections.map((each) => ({ ...each, text: null, before: null })) };
  const contract = contractOf(`engawa.${entry.type}`);
  // Of a type that only a newer version knows nobody here can tell what a person wrote.
  const masked = (contract ? personalFields(contract) : Object.keys(entry.data)).filter((field) => entry.data[field] !== undefined);
  if (masked.length === 0) return entry;
  const data = Object.fromEntries(Object.entries(entry.data).filter(([field]) => !masked.includes(field)));
  return { ...entry, data, masked };
}

/**
 * Relations as this caller sees them. To somebody of a partner the other's name is that of a record of its own: they read whole who may
 * speak for the customer today, since that is what they have to know, and of all others a beginning, unless that record is open, too.
 */
export function relationsFor({ permissions, partner }: Pick<Caller, 'permissions' | 'partner'>, { households, companies, representatives, represents }: Relations) {
  const related = (other: Related, isWhole = false) => {
    if (!partner || isOpenTo(partner, other.id)) return other;
    return isWhole ? { ...other, id: null } : { id: null, name: other.name && maskedName(other.name), kana: null, stopped: null };
  };
  const noted = <R extends { note: string | null }>(each: R): R => (permissions.includes('texts.read') ? each : { ...each, note: null });
  return {
    households: households.map((each) => ({ ...each, members: each.members.map((member) => ({ ...member, customer: related(member.customer) })) })),
    companies,
    representatives: representatives.map((each) => ({ ...noted(each), customer: related(each.customer, each.state === 'active') })),
    represents: represents.map((each) => ({ ...noted(each), customer: related(each.customer) })),
  };
}
