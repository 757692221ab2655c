import { orderEvent } from '../bench/orders.mjs';

const source = '//faults/shop';
const publicKind = 'order';

/**
 * A key of its own for what happens to one order: placed, changed, cancelled, placed again. `customers` is
 * `{ first, count }`: a run has customers of its own, since what happens once in a customer's life happens to none twice.
 */
export function newOrder(run, number, customers) {
  return { run, key: `${run}${number}`, customer: customerOf(number, customers), seq: 0, isLive: false };
}

/**
 * The next event of an order. Its number is in the total of what is placed, or in the reason of a cancellation, so
 * that each fact tells which event it came from. Times grow with the numbers, and a repeated event keeps its own.
 */
export function nextEvent(order, random, now = new Date()) {
  order.seq += 1;
  const cause = `${order.key}-${order.seq}`;
  const isPlaced = !order.isLive || random.next() < 0.5;
  order.isLive = isPlaced;
  const event = orderEvent(order.customer, order.seq);
  const attributes = { id: cause, source, time: now.toISOString() };
  const body = isPlaced
    ? placing(event, order, random)
    : { type: 'engawa.intake.order.cancel', data: { orderId: order.key, reason: String(order.seq) } };
  return {
    cause,
    kind: publicKind,
    key: order.key,
    seq: order.seq,
    state: isPlaced ? 'live' : 'cancelled',
    body: { ...event, ...attributes, ...body },
  };
}

/** An event that must be refused: nobody orders nothing. */
export function wrongEvent(run, number) {
  const key = `${run}no${number}`;
  const event = orderEvent(0, 1);
  const data = { ...event.data, orderId: key, items: [] };
  return {
    cause: `${key}-1`,
    kind: publicKind,
    key,
    seq: 1,
    isWrong: true,
    body: { ...event, id: `${key}-1`, source, data },
  };
}

/** A contact, by the command of a desk. Some are complete at once, some are to be refused for want of reasons. */
export function contactOf(run, number, customers, random) {
  const cause = `${run}call${number}`;
  const closed = random.next() < 0.3;
  const isWrong = random.next() < 0.05;
  const reasons = { customerReason: 'customer.usage', dealReason: 'deal.other' };
  const [, mail] = identifiersOf(run, customerOf(number, customers));
  const body = { customer: { identifiers: [mail] }, channel: 'phone', direction: 'in', note: cause };
  Object.assign(body, isWrong ? { closed: true } : { ...reasons, closed });
  const state = body.closed ? 'closed' : 'open';
  return { cause, kind: 'contact', key: cause, seq: 1, state, isWrong, body };
}

function placing({ type, data }, order, random) {
  const [member, mail, phone] = identifiersOf(order.run, order.customer);
  // Who it is comes out little by little: the first orders of one person begin as those of several.
  const identifiers = random.pick([[member], [member, mail], [mail], [mail, phone], [phone]]);
  return {
    type,
    data: { ...data, orderId: order.key, customer: { identifiers }, totalMinor: order.seq },
  };
}

const customerOf = (number, { first, count }) => first + (number % count);

/** Every tenth pair of customers shares a telephone. An address names the run, so that its mails can be told. */
function identifiersOf(run, customer) {
  const sharesPhone = Math.floor(customer / 2) % 10 === 0;
  const [member] = orderEvent(customer, 1).data.customer.identifiers;
  const phone = orderEvent(sharesPhone ? customer & ~1 : customer, 1).data.customer.identifiers[2];
  return [member, { kind: 'mail', value: `${run}${customer}@example.jp` }, phone];
}
