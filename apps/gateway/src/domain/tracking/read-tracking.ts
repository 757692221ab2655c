import {
  CustomerIdentify,
  ID_BYTES_MAX,
  nameViolation,
  OrderCancel,
  OrderPlace,
  timeViolation,
  WebTouch,
  type DataOf,
  type IntakeContract, type Violation } from '@engawa/contracts';
import type { Reception } from '../cloud-events.js';
import { browserMay } from '../browser-rights.js';
import { refuse, type Item } from '../item.js';
import { asText, correctedTime, type TrackingCall } from './call.js';
import { cancelledOrder, placedOrder, type OrderData } from './order-calls.js';
import { whoOf } from './who.js';

/** Segment's limit for one call. */
const CALL_BYTES_MAX = 32 * 1024;

/** Turns a tracking call into the item its owner takes. A track of a name nobody knows is a touchpoint on the web. */
export function readTracking(call: TrackingCall, reception: Reception, at: string): Item {
  const source = `publisher:${reception.publisher.name}`;
  const name = { id: call.messageId, source };
  const invalid = (errors: Violation[]) =>
    refuse('invalid', 'The call is not as it must be.', errors.map((each) => ({ ...each, pointer: at + each.pointer })), name);
  const errors = callErrors(call);
  const time = correctedTime(call, reception.now);
  const wrongTime = time === undefined ? undefined : timeViolation(time, reception.now);
  if (wrongTime) errors.push({ pointer: '/timestamp', detail: wrongTime });
  if (errors.length > 0) return invalid(errors);

  const mapped = mapCall(call, reception.publisher.namespace);
  if ('errors' in mapped) return invalid(mapped.errors);
  const broken = mapped.contract.check(mapped.data).map((each) => ({ ...each, pointer: callPointer(each.pointer, call) }));
  if (broken.length > 0) return invalid(broken);
  const data = mapped.data as DataOf<IntakeContract>;
  const item = { ...name, contract: mapped.contract, data, time, traceparent: reception.traceparent };
  return browserMay(item, reception.publisher, at);
}

type Mapped = { contract: IntakeContract; data: unknown } | { errors: Violation[] };

function mapCall(call: TrackingCall, namespace: string): Mapped {
  const customer = whoOf(call, namespace);
  if (call.type === 'identify' || call.type === 'alias' || call.type === 'group') {
    return { contract: CustomerIdentify as IntakeContract, data: { customer } };
  }
  const order = call.type === 'track' ? orderOf(call, namespace) : undefined;
  if (order) {
    if ('errors' in order.said) return order.said;
    return { contract: order.contract, data: { ...order.said.data, customer } };
  }
  const url = asText(call.properties.url ?? (call.context.page as Record<string, unknown> | undefined)?.url);
  const touched = call.type === 'track' ? call.event : (call.name ?? asText(call.properties.title) ?? url ?? call.type);
  const { properties, type: kind, messageId: touchId } = call;
  const data = { touchId, kind, name: touched, customer, url: url?.slice(0, 2048), properties };
  return { contract: WebTouch as IntakeContract, data };
}

function orderOf(call: TrackingCall, shop: string): { contract: IntakeContract; said: OrderData } | undefined {
  if (call.event === 'Order Completed') return { contract: OrderPlace as IntakeContract, said: placedOrder(call, shop) };
  if (call.event === 'Order Cancelled') return { contract: OrderCancel as IntakeContract, said: cancelledOrder(call, shop) };
  return undefined;
}

function callErrors(call: TrackingCall): Violation[] {
  const errors: Violation[] = [];
  if (!call.userId && !call.anonymousId) errors.push({ pointer: '/userId', detail: 'is missing, and so is anonymousId' });
  if (call.type === 'track' && !call.event) errors.push({ pointer: '/event', detail: 'is missing' });
  if (call.type === 'alias' && !call.previousId) errors.push({ pointer: '/previousId', detail: 'is missing' });
  const wrongId = nameViolation(call.messageId, ID_BYTES_MAX);
  if (wrongId) errors.push({ pointer: '/messageId', detail: wrongId });
  if (JSON.stringify(call).length > CALL_BYTES_MAX) errors.push({ pointer: '', detail: 'must not have more than 32 kB' });
  return errors;
}

/** Where in the call the field stands that the contract found wrong. */
function callPointer(pointer: string, call: TrackingCall): string {
  const identifier = /^\/customer\/identifiers\/(\d+)/.exec(pointer);
  if (identifier) {
    const kinds = whoOf(call, 'main').identifiers.map((each) => each.kind);
    const places: Record<string, string> = { member: '/userId', anonymous: '/anonymousId', mail: '/traits/email', phone: '/traits/phone' };
    return places[kinds[Number(identifier[1])] ?? ''] ?? '/context/externalIds';
  }
  if (pointer.startsWith('/customer/profile')) return pointer.replace('/customer/profile', '/traits');
  const renamed: Record<string, string> = {
    '/touchId': '/messageId',
    '/name': '/event',
    '/orderId': '/properties/order_id',
    '/totalMinor': '/properties/total',
  };
  if (renamed[pointer]) return renamed[pointer];
  return pointer.replace(/^\/items/, '/properties/products').replace(/^\/(currency|channel)/, '/properties/$1');
}
