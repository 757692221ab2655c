import { useMemo } from 'react';
import type { Entry, Words } from '../api/api.js';

export type Outcome = 'open' | Words | undefined;

/**
 * How a contact ended, or that it has not: told by its closing entry and by the customer's open contacts. It stands
 * at the contact itself, and at the closing entry only where the contact is not on the page.
 */
export function useOutcomes(entries: Entry[], openContacts: string[]): (entry: Entry) => Outcome {
  return useMemo(() => {
    const ends = new Map<string, Words>();
    const present = new Set<string>();
    for (const { type, about, data } of entries) {
      if (!about.contact) continue;
      if (type === 'contact.opened') present.add(about.contact);
      if (type === 'contact.closed' && data.resolution) ends.set(about.contact, data.resolution as Words);
    }
    return ({ type, about: { contact } }) => {
      if (!contact || (type === 'contact.closed' && present.has(contact))) return undefined;
      return (
        ends.get(contact) ??
        (type === 'contact.opened' && openContacts.includes(contact) ? 'open' : undefined)
      );
    };
  }, [entries, openContacts]);
}
