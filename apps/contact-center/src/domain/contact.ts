import type { ContactOpened, ContactRecord, DataOf, FactCustomer } from '@engawa/contracts';

type Report = DataOf<typeof ContactRecord>;
/** How somebody showed who they are. */
export type Verification = NonNullable<DataOf<typeof ContactOpened>['verification']>;

/** A contact as it stands. */
export interface Contact {
  id: string;
  /** Grows with every change; the entity tag of HTTP. */
  version: number;
  status: 'open' | 'closed';
  channel: Report['channel'];
  direction: Report['direction'];
  customerReason?: string;
  dealReason?: string;
  /** `<shop>:<number>` of the order spoken about. */
  order?: string;
  /** The customer's own words. */
  quote?: string;
  note?: string;
  feeling?: Report['feeling'];
  resolution?: string;
  agent?: string;
  verification?: Verification;
  /** The outsourced centre whose contact it is; absent: the company's own. */
  partner?: string;
  customer: FactCustomer;
  openedAt: Date;
  closedAt?: Date;
}

const WRAP_UP_MS = 30 * 60_000;
const LIFE_MS = 30 * 24 * 60 * 60_000;
/** Whether a contact and its wrap-up are over; one that nobody closes is so after a month. */
export function isOver({ openedAt, closedAt }: Pick<Contact, 'openedAt' | 'closedAt'>, now: Date): boolean {
  return now.getTime() > openedAt.getTime() + LIFE_MS || (closedAt !== undefined && now.getTime() > closedAt.getTime() + WRAP_UP_MS);
}

/** What is told about a contact: at the desk, or by a telephone system. */
export type ContactTold = Omit<Report, 'contactId' | 'customer'> & Pick<Contact, 'customer' | 'verification' | 'partner'>;

/** What telling makes of a contact, and which of its two facts are to be stated. */
export interface Told {
  contact: Contact;
  opened: boolean;
  closed: boolean;
}

/** A first telling opens the contact; a later one adds what was not known yet. A closed contact is not changed. */
export function tell(id: string, current: Contact | undefined, told: ContactTold, at: Date): Told | undefined {
  if (current?.status === 'closed') return undefined;
  const { closed, customer, ...details } = told;
  const known = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
  const begun = current ?? { id, version: 0, status: 'open' as const, customer, openedAt: at };
  const contact = { ...begun, ...known, version: begun.version + 1 } as Contact;
  if (closed) Object.assign(contact, { status: 'closed', closedAt: at });
  return { contact, opened: !current, closed };
}

/** Whether a contact has what a person says to complete it; a field that is empty says nothing. */
export function hasAllOf(contact: Contact, said: Partial<Contact>): boolean {
  const fields = ['customerReason', 'dealReason', 'resolution', 'note'] as const;
  return fields.every((field) => !said[field] || said[field] === contact[field]);
}

/** A person who completes a contact says why it was made on both axes; the names are those of the fields. */
export function missingToClose(contact: { customerReason?: string; dealReason?: string }): string[] {
  return (['customerReason', 'dealReason'] as const).filter((field) => !contact[field]);
}
