import { WebTouch, type DataOf } from '@engawa/contracts';
import type { Publisher } from './publisher.js';
import { refuse, type AcceptedItem, type Item } from './item.js';

/** Where in the body it is said what an item is, how it is called and who the visitor is. */
interface Said {
  type: { at: string };
  name: { at: string };
  visitor: { at: string };
}

/**
 * What runs in a browser is in its visitor's hands. A browser key may tell of pages, screens and listed tracks; of who
 * the visitor claims to be only the anonymous id counts, everything else is kept as unverified.
 */
export function browserMay(item: AcceptedItem, publisher: Publisher, said: Said): Item {
  if (publisher.kind !== 'browser') return item;
  const name = { id: item.id, source: item.source };
  const beyond = (pointer: string) =>
    refuse('beyond-rights', 'A browser key may send pages, screens and listed tracks only.', [{ pointer, detail: 'is not for browser keys' }], name, 403);
  if (item.contract.type !== WebTouch.type) return beyond(said.type.at);
  const data = item.data as DataOf<typeof WebTouch>;
  if (data.kind === 'track' && !publisher.browserTracks.includes(data.name)) return beyond(said.name.at);
  const { identifiers } = data.customer;
  // Another namespace's numbers are not this site's to give out.
  const { namespace } = publisher;
  const visitor = identifiers.find((each) => each.kind === 'anonymous' && (each.namespace || namespace) === namespace);
  if (!visitor) {
    const errors = [{ pointer: said.visitor.at, detail: 'is missing, which says who the visitor is' }];
    return refuse('missing-identifier', 'A browser key needs an anonymousId.', errors, name);
  }
  const customer = { identifiers: identifiers.map((each) => (each === visitor ? { ...each, namespace } : { ...each, verified: false })) };
  return { ...item, data: { ...data, customer } };
}
