import { at, dayAt } from './calendar.mjs';
import { openingTime, placeOrder } from './orders.mjs';
import { courses, cycles, item, products } from './products.mjs';

/**
 * Changes reach a delivery until ten days before it; its order is made eight days before, at six in the
 * morning.
 */
const DEADLINE_DAYS = 10;
const ORDER_DAYS = 8;

const cancelReasons = [
  ['leftover', 31],
  ['economy', 18],
  ['no-feeling', 13],
  ['hard-to-drink', 11],
  ['trial-only', 7],
  ['doctor', 6],
  ['competitor', 5],
  ['family-matters', 4],
  ['price-revision', 3],
  ['moving', 2],
];
/** Nobody is asked to stay who leaves for one of these. */
const letGo = new Set(['doctor', 'family-matters']);

const outcomes = [
  ['kept-schedule', 53],
  ['pause', 25],
  ['kept-amount', 9],
  ['kept-recipe', 13],
];

const favourites = [
  ['A101', 55],
  ['A201', 12],
  ['A301', 15],
  ['F501', 10],
  ['K601', 8],
];

/** Begins a regular delivery with its first order. `course` is for new customers of A101 only. */
export function subscribe(world, person, { time, sku = world.random.weighted(favourites), course }) {
  const cycle = products[sku].days === 60 ? 60 : world.random.weighted(cycles);
  const subscription = register(world, person, { sku, cycle, course, round: 1 });
  const price = courses[course]?.first ?? products[sku].regular;
  const items = [item(sku, 1, price)];
  const order = placeOrder(world, person, {
    time,
    items,
    kind: 'regular',
    subscription: roundOf(subscription),
  });
  subscription.nextDelivery = dayAt(order.deliveredAt) + cycle;
  return subscription;
}

/** Somebody who has had a regular delivery since before the story begins. */
export function subscribedBefore(world, person, day) {
  const cycle = world.random.weighted(cycles);
  const sku = world.random.weighted(favourites);
  const subscription = register(world, person, { sku, cycle, round: world.random.int(1, 20) });
  subscription.nextDelivery = day + world.random.int(0, cycle - 1);
  return subscription;
}

function register(world, person, { sku, cycle, course, round }) {
  const earlier = world.subscriptions.filter((each) => each.person === person).length;
  const id = `S-${person.member.slice(2)}${earlier ? `-${earlier + 1}` : ''}`;
  const subscription = {
    id,
    person,
    sku,
    quantity: 1,
    cycle,
    round,
    promise: courses[course]?.promise ?? 0,
    changes: [],
  };
  world.subscriptions.push(subscription);
  return subscription;
}

const roundOf = ({ id, round }) => ({ id, round });

export const isRunning = (subscription, day) =>
  subscription.endedOn === undefined || subscription.endedOn > day;

/** The deliveries that fall before `until`, with the changes that were asked for in time. */
export function deliver(world, until) {
  for (const subscription of world.subscriptions) {
    while (subscription.nextDelivery < until) {
      applyChanges(subscription);
      if (subscription.nextDelivery >= until || hasEnded(subscription)) break;
      deliverNext(world, subscription);
    }
  }
}

export function deliverNext(world, subscription) {
  const { person, sku, quantity, cycle, nextDelivery } = subscription;
  subscription.round += 1;
  placeOrder(world, person, {
    time: at(nextDelivery - ORDER_DAYS, 6),
    items: [item(sku, quantity, products[sku].regular)],
    kind: 'regular',
    subscription: roundOf(subscription),
    deliveryDay: nextDelivery,
  });
  subscription.nextDelivery = nextDelivery + cycle;
}

const hasEnded = ({ nextDelivery, endedOn }) =>
  endedOn !== undefined && nextDelivery - DEADLINE_DAYS > endedOn;

function applyChanges(subscription) {
  const inTime = ({ day }) => subscription.nextDelivery - DEADLINE_DAYS >= day;
  for (const { postponeDays, cycle } of subscription.changes.filter(inTime)) {
    subscription.nextDelivery += postponeDays;
    subscription.cycle = cycle ?? subscription.cycle;
  }
  subscription.changes = subscription.changes.filter((change) => !inTime(change));
}

/** Ten ask to leave by telephone each month, three of them stay; one more leaves without a call. */
export function askToLeave(world, month) {
  const { random } = world;
  const free = world.subscriptions.filter(
    (each) => !each.person.scripted && isRunning(each, month.first) && each.round > each.promise,
  );
  world.dealCancelReason ??= random.deck(cancelReasons);
  const leaving = random.sample(free, 11, ({ round }) => (round <= 4 ? 3 : 1));
  let toKeep = 3;
  leaving.forEach((subscription, index) => {
    const day = random.int(month.first, month.next - 1);
    const reason = world.dealCancelReason();
    const byPhone = index < 10;
    const stays = byPhone && toKeep > 0 && !letGo.has(reason);
    if (stays) toKeep -= 1;
    const outcome = stays ? random.weighted(outcomes) : 'cancel-accepted';
    const time = openingTime(random, byPhone ? 'phone' : 'web', day);
    world.leaving.push({ time, person: subscription.person, subscription, reason, outcome, byPhone });
    if (stays) subscription.changes.push({ day, ...changeOf(outcome) });
    else subscription.endedOn = day;
  });
}

function changeOf(outcome) {
  if (outcome === 'kept-schedule') return { postponeDays: 30, cycle: 90 };
  if (outcome === 'pause') return { postponeDays: 60 };
  return { postponeDays: 0, cycle: outcome === 'kept-amount' ? 60 : undefined };
}
