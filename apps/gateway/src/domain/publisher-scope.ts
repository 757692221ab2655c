import type { Publisher } from './publisher.js';
import { refuse, type AcceptedItem, type Item } from './item.js';

/** Where in the body it is said what an item is, and whose; calls of the tracking API name none, and speak for `publisher:<name>`. */
interface Said {
  type: { at: string };
  source?: { at: string };
}

/** Refuses what this publisher's keys are not for. */
export function withinScope(item: AcceptedItem, { eventTypes, sources }: Publisher, said: Said): Item {
  const beyond = (pointer: string, detail: string) =>
    refuse('beyond-scope', 'This key is not for such events.', [{ pointer, detail }], { id: item.id, source: item.source }, 403);
  if (eventTypes && !eventTypes.includes(item.contract.type)) return beyond(said.type.at, `the key is for ${eventTypes.join(', ')}`);
  if (sources && !sources.includes(item.source)) return beyond((said.source ?? said.type).at, `the key is for ${sources.join(', ')}`);
  return item;
}
