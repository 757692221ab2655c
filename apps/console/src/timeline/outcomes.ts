import type { Entry, Words } from '../api/api.js';

export type Outcome = 'open' | Words | undefined;

/**
 * How a contact ended, or that it has not: told by its closing entry and by the customer's open contacts. It stands
 * at the contact itself, and at the closing entry only where the contact is not on the page.
 */
export function outcomes(entries: Entry[], openContacts: string[]): (entry: Entry) => Outcome {
  const ends = new Map<string, Words>();
  const present = new Set<string>();
  for (const { type, about, data } of entries) {
    if (!about.contact) continue;
    if (type === 'contact.opened') present.add(about.contact);
    if (type === 'contact.closed' && data.resolution) ends.set(about.contact, data.resolution as Words);
  }
  return ({ type, about: { contact } }) => {
    if (!contact) return undefined;
    if (type === 'contact.closed') return present.has(contact) ? undefined : ends.get(contact);
    // Surveys and messages about a contact name it too, but it did not end in them.
    if (type !== 'contact.opened') return undefined;
    return ends.get(contact) ?? (openContacts.includes(contact) ? 'open' : undefined);
  };
}

const DAY = 86_400_000;

/**
 * The entries that reached us more than a day after they happened, when the line had already gone on without
 * them: something newer stood there in time. A whole history that was brought in at once is not late.
 */
export function lateEntries(newestFirst: Entry[]): Set<string> {
  const late = new Set<string>();
  let wentOnAt = Infinity;
  for (const { id, occurredAt, recordedAt } of newestFirst) {
    const recorded = Date.parse(recordedAt);
    if (recorded - Date.parse(occurredAt) <= DAY) wentOnAt = Math.min(wentOnAt, recorded);
    else if (recorded > wentOnAt) late.add(id);
  }
  return late;
}
