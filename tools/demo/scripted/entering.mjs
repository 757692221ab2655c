import { at } from '../calendar.mjs';
import { placeOrder } from '../orders.mjs';
import { item } from '../products.mjs';

/** A person whom chance leaves alone; what is not given is not there. */
export function enter(world, channel, joined, given) {
  return world.town.make(channel, joined, {
    mail: undefined,
    line: undefined,
    phone: undefined,
    scripted: true,
    ...given,
  });
}

/** A regular delivery with a fixed rhythm: `rounds` of it had come before the delivery on `nextDelivery`. */
export function regular(world, person, { sku, cycle, nextDelivery, rounds = 0, promise = 0 }) {
  const id = `S-${person.member.slice(2)}`;
  const subscription = {
    id,
    person,
    sku,
    quantity: 1,
    cycle,
    round: rounds,
    promise,
    changes: [],
    nextDelivery,
  };
  world.subscriptions.push(subscription);
  return subscription;
}

/** A single order at that hour, of one product, one of it where nothing else is said. */
export function order(world, person, day, [hour, minute], sku, { quantity = 1, ...more } = {}) {
  return placeOrder(world, person, {
    time: at(day, hour, minute),
    items: [item(sku, quantity)],
    kind: 'single',
    ...more,
  });
}

export const ordersOf = (world, person) => world.orders.filter((each) => each.person === person);
export const lastOrderBefore = (world, person, time) =>
  ordersOf(world, person)
    .filter((each) => each.deliveredAt < time)
    .at(-1);
