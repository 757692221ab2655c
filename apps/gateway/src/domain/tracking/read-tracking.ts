import {
  CustomerIdentify,
  ID_BYTES_MAX,
  nameViolation,
  OrderCancel,
  OrderPlace,
  timeViolation,
  WebTouch,
  type DataOf,
  type IntakeContract,
  type Violation,
} from '@engawa/contracts';
import type { Reception } from '../cloud-events.js';
import { browserMay } from '../browser-rights.js';
import { isRefused, refuse, type Item } from '../item.js';
import { withinScope } from '../publisher-scope.js';
import { correctedTime, type TrackingCall } from './call.js';
import { cancelledOrder, placedOrder, type OrderData } from './order-calls.js';
import { firstThere, isObject, isThere, LOST_DIGITS, Mapped, plain, Told, whereTold } from './told.js';
import { whoOf } from './who.js';

/** Segment's limit for one call. */
const CALL_BYTES_MAX = 32 * 1024;

/** Turns a tracking call into the item its owner takes. A track of a name nobody knows is a touchpoint on the web. */
export function readTracking(call: TrackingCall, reception: Reception): Item {
  const source = `publisher:${reception.publisher.name}`;
  const name = { id: call.messageId.text, source };
  const invalid = (errors: Violation[]) => refuse('invalid', 'The call is not as it must be.', errors, name);
  const errors = callErrors(call);
  const time = correctedTime(call, reception.now);
  const wrongTime = time === undefined ? undefined : timeViolation(time, reception.now);
  if (wrongTime) errors.push({ pointer: call.timestamp.at, detail: wrongTime });
  if (errors.length > 0) return invalid(errors);

  const mapped = mapCall(call, reception.publisher.namespace);
  if ('errors' in mapped) return invalid(mapped.errors);
  const data = plain(mapped.data);
  const broken = mapped.contract.check(data).map((violation) => whereTold(violation, mapped.data));
  if (broken.length > 0) return invalid(broken);
  const item = {
    source,
    id: call.messageId.text!,
    contract: mapped.contract,
    data: data as DataOf<IntakeContract>,
    time,
    traceparent: reception.traceparent,
  };
  const type = call.type === 'track' ? call.event : call.typeAt;
  const scoped = withinScope(item, reception.publisher, { type });
  if (isRefused(scoped)) return scoped;
  return browserMay(scoped, reception.publisher, {
    type,
    name: call.event,
    visitor: call.anonymousId,
  });
}

type MappedCall = { contract: IntakeContract; data: Mapped } | { errors: Violation[] };

function mapCall(call: TrackingCall, namespace: string): MappedCall {
  const customer = whoOf(call, namespace);
  const mapped = (contract: unknown, parts: Record<string, unknown>): MappedCall => {
    return { contract: contract as IntakeContract, data: new Mapped({ ...parts, customer }, call.body) };
  };
  if (call.type === 'identify' || call.type === 'alias' || call.type === 'group') return mapped(CustomerIdentify, {});
  const order = call.type === 'track' ? orderOf(call, namespace) : undefined;
  if (order) return 'errors' in order.said ? order.said : mapped(order.contract, order.said.parts);

  const { properties, type: kind, messageId: touchId, event } = call;
  const said = firstThere(properties.member('url'), call.context('page').member('url')).asText;
  const url = new Told(typeof said.value === 'string' ? said.value.slice(0, 2048) : said.value, said);
  const [title, pageTitle] = [properties.member('title').asText, call.context('page').member('title').asText];
  // A page without a name goes by the beginning of its address; what stands behind a `?` may name a person.
  const address = new Told(typeof said.value === 'string' ? said.value.replace(/[?#].*$/s, '').slice(0, 256) : said.value, said);
  const named = firstThere(call.name, title, pageTitle, address);
  const name = kind === 'track' ? event : named.value === undefined ? kind : named;
  return mapped(WebTouch, { touchId, kind, name, url, properties });
}

function orderOf(call: TrackingCall, shop: string): { contract: unknown; said: OrderData } | undefined {
  if (call.event.value === 'Order Completed') return { contract: OrderPlace, said: placedOrder(call, shop) };
  if (call.event.value === 'Order Cancelled') return { contract: OrderCancel, said: cancelledOrder(call, shop) };
  return undefined;
}

function callErrors({ type, body, messageId, userId, anonymousId, previousId, event }: TrackingCall): Violation[] {
  const errors: Violation[] = [];
  const missing = ({ value }: Told) => value === undefined;
  if (missing(userId) && missing(anonymousId)) errors.push({ pointer: userId.at, detail: 'is missing, and so is anonymousId' });
  if (type === 'track' && missing(event)) errors.push({ pointer: event.at, detail: 'is missing' });
  if (type === 'alias' && missing(previousId)) errors.push({ pointer: previousId.at, detail: 'is missing' });
  const wrongId = messageId.text === undefined ? LOST_DIGITS : nameViolation(messageId.text, ID_BYTES_MAX);
  if (wrongId) errors.push({ pointer: messageId.at, detail: wrongId });
  for (const member of ['properties', 'traits', 'context']) {
    const told = body.member(member);
    if (isThere(told) && !isObject(told.value)) errors.push({ pointer: told.at, detail: 'must be an object' });
  }
  if (isTooLarge(body.value)) errors.push({ pointer: body.at, detail: 'must not have more than 32 kB' });
  return errors;
}

function isTooLarge(call: unknown): boolean {
  try {
    return Buffer.byteLength(JSON.stringify(call)) > CALL_BYTES_MAX;
  } catch {
    // So many objects in each other that they cannot be written.
    return true;
  }
}
