import { topicOf } from '@engawa/contracts';
import { isSampled, startSend, type Send } from '@engawa/telemetry';
import type { AcceptedItem } from '../domain/item.js';

/**
 * Begins one span for each topic a sampled request goes to, and for each item that brought a sampled trace of its own;
 * the items carry theirs on. Undefined, and nothing made, where no item is sampled.
 */
export function traceSends(items: AcceptedItem[]): Send[] | undefined {
  if (!items.some((item) => isSampled(item.traceparent))) return undefined;
  const groups = Map.groupBy(
    items.filter((item) => isSampled(item.traceparent)),
    (item) => `${topicOf(item.contract)} ${item.traceparent}`,
  );
  const now = Date.now();
  const sends: Send[] = [];
  for (const [name, group] of groups) {
    const [topic = '', traceparent = ''] = name.split(' ');
    const send = startSend(topic, traceparent, now, group.length);
    if (!send) continue;
    sends.push(send);
    for (const item of group) item.traceparent = send.traceparent;
  }
  return sends;
}
