/**
 * What had to follow in services that nobody told anything, from what was accepted and from each other's facts. Pure, as
 * check.mjs, from the ledger's events by their causes and the tables that effect-tables.mjs reads:
 * - `consequences`: `[{ id, type, segment, origin }]`, facts of segmentation and survey
 * - `journeys`: `[{ id, segment }]`, `enrolled` and `asked`: `[{ origin, journey }]`, whose customers are in a journey,
 *   and have a message of it
 * - `surveys`: ids of those that ask after every closed contact, and `invitations`: `[{ id, survey, contact }]`
 * - `once`: lists of origins that were one customer at some time
 * - `segments`: `[{ id, rule }]`, `memberships`: `[{ segment, customer }]`, `places`: `[{ origin, customer }]`
 */
export function missingEffects(events, orders, tables) {
  return [
    ...notTold(tables),
    ...journeysMissed(tables),
    ...surveysMissed(events, tables),
    ...membershipsAmiss(events, orders, tables),
  ];
}

/**
 * Orders by their keys, as their last accepted events leave them: `{ seq, state }`. Of one with a dead letter, or an
 * outcome that nobody knows, the state cannot be said and is undefined; that is counted elsewhere.
 */
export function lastStates(events, isDead) {
  const orders = new Map();
  for (const event of events.values()) {
    const { kind, key, seq, state, isWrong, outcome } = event;
    if (kind !== 'order' || isWrong || outcome === 'refused') continue;
    const before = orders.get(key) ?? { seq: 0, isUnclear: false };
    const isUnclear = before.isUnclear || outcome === 'unknown' || isDead(event);
    const last = seq > before.seq ? { seq, state } : before;
    orders.set(key, { ...last, isUnclear });
  }
  return orders;
}

/** An order counts with the amount of its last placing, and not while it is cancelled. */
export function countedAmiss(orders, counted) {
  const words = (isLive, amount) => (isLive ? `live with ${amount}` : 'cancelled');
  return counted.flatMap(({ key, amount, voided }) => {
    const order = orders.get(key);
    if (!order || order.isUnclear) return [];
    const is = words(!voided, amount);
    const was = words(order.state === 'live', order.seq);
    return is === was ? [] : [`order ${key}: counted as ${is}, and last it was ${was}`];
  });
}

function notTold({ consequences, entries, stream }) {
  const onTimeline = new Set(entries.map(({ id }) => id));
  const stated = new Set(stream.map(({ id }) => id));
  return consequences
    .filter(({ id }) => !onTimeline.has(id) || !stated.has(id))
    .map(({ id, type }) => `${type} ${id}: not on the timeline, or not stated to others`);
}

/**
 * Whoever enters a segment is taken into the journeys that begin there, and gets the message of each, or has been one with somebody
 * who got it.
 */
function journeysMissed({ consequences, journeys, enrolled, asked, once }) {
  const nameOf = ({ origin, journey }) => `${origin} ${journey}`;
  const [isEnrolled, isAsked] = [enrolled, asked].map((rows) => new Set(rows.map(nameOf)));
  const entered = consequences.filter(({ type }) => type === 'engawa.segment.entered');
  return entered.flatMap(({ id, segment, origin }) =>
    journeys
      .filter((journey) => journey.segment === segment)
      .flatMap(({ id: journey }) => {
        if (!isEnrolled.has(nameOf({ origin, journey }))) return [`entered ${id}: not in ${journey}`];
        const wereOne = [origin, ...once.filter((origins) => origins.includes(origin)).flat()];
        const has = wereOne.some((each) => isAsked.has(nameOf({ origin: each, journey })));
        return has ? [] : [`entered ${id}: no message of ${journey}`];
      }),
  );
}

/** A closed contact is asked about, once by each survey, and each invitation is a message. */
function surveysMissed(events, { contacts, surveys, invitations, deliveries }) {
  const contactOf = new Map(contacts.map(({ cause, id }) => [cause, id]));
  const nameOf = ({ survey, contact }) => `${survey} ${contact}`;
  const invited = new Map(invitations.map((each) => [nameOf(each), each.id]));
  const messages = new Set(deliveries.map(({ id }) => id));
  const closed = [...events.values()].filter(
    ({ state, outcome, isWrong }) => state === 'closed' && outcome === 'accepted' && !isWrong,
  );
  return closed.flatMap(({ cause }) =>
    surveys.flatMap((survey) => {
      const invitation = invited.get(nameOf({ survey, contact: contactOf.get(cause) }));
      if (!invitation) return [`${cause}: not asked by ${survey}`];
      return messages.has(invitation) ? [] : [`${cause}: no message of ${survey}`];
    }),
  );
}

const comparisons = { '=': (a, b) => a === b, '>=': (a, b) => a >= b };

/**
 * Who is in a segment that counts orders, by the ledger: an order's facts are stated under its origin, and
 * customer-profile says whose that is.
 */
function membershipsAmiss(events, orders, { segments, memberships, ...tables }) {
  const live = liveOrders(orders, customersOf(events, tables));
  const members = new Set(memberships.map(({ segment, customer }) => `${segment} ${customer}`));
  const counting = segments.filter(({ rule }) => rule.measure === 'count' && rule.of === 'order.placed');
  return counting.flatMap(({ id, rule: { op, value } }) =>
    [...live]
      .filter(([customer, count]) => comparisons[op](count, value) !== members.has(`${id} ${customer}`))
      .map(([customer, count]) => {
        const is = members.has(`${id} ${customer}`) ? 'in' : 'not in';
        return `customer ${customer}: ${is} ${id}, with ${count} live orders`;
      }),
  );
}

/** How many each customer has. One with an order that is not clear is left out, and what is under no origin is told elsewhere. */
function liveOrders(orders, customerOf) {
  const live = new Map();
  const unclear = [undefined];
  for (const [key, { state, isUnclear }] of orders) {
    const customer = customerOf(key);
    live.set(customer, (live.get(customer) ?? 0) + (state === 'live' ? 1 : 0));
    if (isUnclear) unclear.push(customer);
  }
  for (const customer of unclear) live.delete(customer);
  return live;
}

/** Finds the customer of an order by its key. */
function customersOf(events, { facts, stream, places }) {
  const originOf = new Map(stream.map(({ id, origin }) => [id, origin]));
  const originOfKey = new Map(facts.map(({ id, cause }) => [events.get(cause)?.key, originOf.get(id)]));
  const customerOf = new Map(places.map(({ origin, customer }) => [origin, customer]));
  return (key) => customerOf.get(originOfKey.get(key));
}
