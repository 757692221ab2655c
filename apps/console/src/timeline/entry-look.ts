import type { Entry } from '../api/api.js';

/** How much room an entry takes: the customer's words, a deal, or a trace of something that happened. */
export type Weight = 'voice' | 'fact' | 'trace';

export const departments = ['order', 'care', 'message', 'survey', 'site', 'store', 'core'] as const;

/** The entry types that have words of their own in the filter; others are shown by their name. */
export const knownTypes = [
  'order.placed',
  'order.shipped',
  'order.delivered',
  'order.cancelled',
  'contact.opened',
  'contact.closed',
  'contact.remedy-granted',
  'survey.answered',
  'survey.invited',
  'message.sent',
  'message.held',
  'consent.changed',
  'segment.entered',
  'segment.left',
  'web.touched',
  'customer.identified',
  'customer.regrouped',
  'customer.corrected',
  'customer.noted',
  'customer.entry-corrected',
  'customer.contact-stopped',
  'customer.contact-resumed',
] as const;

export const knownChannels = [
  'phone',
  'mail',
  'line',
  'chat',
  'visit',
  'fax',
  'post',
  'web',
  'app',
  'store',
  'mall',
  'parcel',
  'sms',
  'letter',
  'push',
] as const;

/** Types that come in numbers and are read at a glance. A type that is not known here is a fact: it is never hidden. */
const traces = new Set([
  'order.shipped',
  'order.delivered',
  'contact.closed',
  'survey.invited',
  'message.sent',
  'message.held',
  'segment.entered',
  'segment.left',
  'web.touched',
  'customer.identified',
  'customer.regrouped',
  'customer.corrected',
  'customer.entry-corrected',
]);

export function weightOf(entry: Entry): Weight {
  if (words(entry)) return 'voice';
  return traces.has(entry.type) ? 'trace' : 'fact';
}

/** What the customer said or wrote, as they put it. */
export function words(entry: Entry): string | undefined {
  return text(entry.data.quote) ?? (entry.type === 'survey.answered' ? text(entry.data.comment) : undefined);
}

/** What a colleague wrote beside it. A closing note repeats the opening one, so it stands only when the row is opened. */
export function note(entry: Entry): string | undefined {
  if (entry.type === 'customer.noted') return text(entry.data.text);
  const shown = entry.type === 'contact.opened' || entry.type === 'customer.contact-stopped';
  return shown ? text(entry.data.note) : undefined;
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
