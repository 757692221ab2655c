import { WebTouch, type DataOf } from '@engawa/contracts';
import type { Publisher } from './publisher.js';
import { refuse, type AcceptedItem, type Item } from './item.js';

/**
 * What runs in a browser is in its visitor's hands. A browser key may tell of pages, screens and listed tracks; of who
 * the visitor claims to be only the anonymous id counts, everything else is kept as unverified.
 */
export function browserMay(item: AcceptedItem, publisher: Publisher, at: string): Item {
  if (publisher.kind !== 'browser') return item;
  const name = { id: item.id, source: item.source };
  const beyond = (pointer: string) =>
    refuse('beyond-rights', 'A browser key may send pages, screens and listed tracks only.', [{ pointer, detail: 'is not for browser keys' }], name, 403);
  if (item.contract.type !== WebTouch.type) return beyond(at.replace(/\/data$/, '/type'));
  const data = item.data as DataOf<typeof WebTouch>;
  if (data.kind === 'track' && !publisher.browserTracks.includes(data.name)) return beyond(`${at}/name`);
  const { identifiers } = data.customer;
  const visitor = identifiers.find((identifier) => identifier.kind === 'anonymous');
  if (!visitor) {
    const errors = [{ pointer: `${at}/customer/identifiers`, detail: 'must have an anonymous one' }];
    return refuse('missing-identifier', 'A browser key needs an anonymousId.', errors, name);
  }
  const customer = { identifiers: identifiers.map((each) => (each === visitor ? each : { ...each, verified: false })) };
  return { ...item, data: { ...data, customer } };
}
