import { ContactClosed, ContactOpened } from '@engawa/contracts';
import type { Reported } from '@engawa/inbox';
import { fact, stateFacts, type NewFact } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import { lockContacts, saveContacts } from '../db/contacts.js';
import { tell, type Contact, type ContactTold, type Told } from '../domain/contact.js';
import { readLabels, type Labels } from '../db/vocabulary.js';

export type RecordContact = ContactTold & { contactId: string };

/** Records contacts in the order given. A reason or resolution that the vocabulary does not have is refused. */
export async function recordContacts(tx: Tx, reports: Reported<RecordContact>[]): Promise<(Contact | undefined)[]> {
  const ids = reports.map(({ data }) => data.contactId);
  const contacts = await lockContacts(tx, ids);
  const known = new Set(contacts.keys());
  const labels = await readLabels(tx);
  const changed = new Set<string>();
  const facts: NewFact[] = [];
  for (const { data, cause, reject } of reports) {
    const { contactId, ...told } = data;
    const unknown = unknownWord(told, labels);
    if (unknown) {
      reject('unknown-reason', `/${unknown} is not in the vocabulary`);
      continue;
    }
    const result = tell(contactId, contacts.get(contactId), told, cause.occurredAt);
    if (!result) continue;
    contacts.set(contactId, result.contact);
    changed.add(contactId);
    facts.push(...factsOf(result, labels, cause));
  }
  await saveContacts(tx, [...changed].map((id) => contacts.get(id)!), known);
  await stateFacts(tx, 'contact-center', facts);
  return ids.map((id) => contacts.get(id));
}

function unknownWord(told: ContactTold, labels: Labels): string | undefined {
  if (told.customerReason && !labels.customer.has(told.customerReason)) return 'customerReason';
  if (told.dealReason && !labels.deal.has(told.dealReason)) return 'dealReason';
  if (told.resolution && !labels.resolutions.has(told.resolution)) return 'resolution';
  return undefined;
}

function factsOf({ contact, opened, closed }: Told, labels: Labels, cause: Reported<unknown>['cause']): NewFact[] {
  const { id, channel, direction, order, quote, note, feeling, agent, verification, partner, customer } = contact;
  const customerReason = contact.customerReason ? labels.customer.get(contact.customerReason) : undefined;
  const dealReason = contact.dealReason ? labels.deal.get(contact.dealReason) : undefined;
  const both = { contact: id, channel, direction, customerReason, dealReason, order, agent };
  const facts: NewFact[] = [];
  if (opened) facts.push(fact(ContactOpened, { ...both, customer, quote, note, feeling, verification, partner }, cause));
  if (closed) {
    const resolution = contact.resolution ? labels.resolutions.get(contact.resolution) : undefined;
    const noteNow = opened ? undefined : note;
    facts.push(fact(ContactClosed, { ...both, customer: opened ? {} : customer, resolution, note: noteNow }, cause));
  }
  return facts;
}
