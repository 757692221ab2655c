import {
  at,
  calendarDay,
  dayAt,
  phoneDay,
  isShippingDay,
  leadDays,
  MINUTE_MS,
  shippingDay,
} from './calendar.mjs';
import { known, register } from './people.mjs';
import { total } from './products.mjs';

/** Shops count their orders apart. */
const shops = { mall: 'mall', store: 'hakata' };
const prefixes = { mall: 'R', hakata: 'P', musubino: 'O' };
const knownBy = { web: ['member', 'mail'], mall: ['mail'] };
const CARRIER = 'ヤマト運輸';

/** Puts an order into the world with all that follows from it: when it leaves, when it arrives. */
export function placeOrder(
  world,
  person,
  { time, items, kind, subscription, deliveryDay, channel = person.channel },
) {
  const payment = channel === 'store' ? '店頭' : person.payment;
  const order = {
    person,
    time,
    items,
    kind,
    subscription,
    channel,
    payment,
    shop: shops[channel] ?? 'musubino',
  };
  order.total = total(items, { payment, regular: Boolean(subscription), inStore: channel === 'store' });
  if (channel === 'store') order.deliveredAt = time;
  else Object.assign(order, journeyOf(world.random, person, time, deliveryDay));
  world.orders.push(order);
  person.lastOrder = order;
  (person.orderTimes ??= []).push(time);
  return order;
}

function journeyOf(random, person, time, deliveryDay) {
  const lead = leadDays(person.prefecture);
  let shipDay = deliveryDay === undefined ? shippingDay(time) : deliveryDay - lead;
  while (!isShippingDay(shipDay)) shipDay += deliveryDay === undefined ? 1 : -1;
  return {
    shippedAt: at(shipDay, 15, random.int(0, 110), random.int(0, 59)),
    deliveredAt: at(deliveryDay ?? shipDay + lead, random.int(9, 19), random.int(0, 59), random.int(0, 59)),
  };
}

/** A time of that day (or the next working one) at which an order or a call of this channel comes in. */
export function openingTime(random, channel, day) {
  if (channel === 'phone' || channel === 'post') day = phoneDay(day);
  const hour = { phone: random.int(9, 18), post: random.int(10, 15), store: random.int(10, 18) }[channel];
  const evening = random.weighted([
    [random.int(7, 11), 2],
    [12, 2],
    [random.int(13, 18), 3],
    [random.int(19, 22), 5],
  ]);
  return at(day, hour ?? evening, random.int(0, 59), random.int(0, 59));
}

/** Cancels an order that has not left yet. */
export function cancelOrder(order, time, reason) {
  Object.assign(order, {
    cancelledAt: time,
    cancelReason: reason,
    shippedAt: undefined,
    deliveredAt: undefined,
  });
}

/** Numbers go by the time of placing and begin anew each year at 10001. `given` ones are kept. */
export function numberOrders(orders) {
  orders.sort((one, other) => one.time - other.time);
  const taken = new Set(orders.map((order) => order.number));
  const next = new Map();
  for (const order of orders) {
    const { year } = calendarDay(dayAt(order.time));
    while (!order.number) {
      const series = `${prefixes[order.shop]}-${year}`;
      const count = (next.get(series) ?? 10000) + 1;
      next.set(series, count);
      if (!taken.has(`${series}-${count}`)) order.number = `${series}-${count}`;
    }
    order.ref = `${order.shop}:${order.number}`;
  }
}

/**
 * Orders placed from one time to before another. They must be in the order of time, as numbering leaves them.
 */
export function ordersBetween({ orders }, from, to) {
  return orders.slice(firstAt(orders, from), firstAt(orders, to));
}

function firstAt(orders, time) {
  let [low, high] = [0, orders.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (orders[middle].time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What shop and warehouse report of the orders. A first order brings what the shop knows of the person. */
export function tellOrders(world, tell) {
  const seen = new Set();
  for (const order of world.orders) {
    const { person, shop, number, time } = order;
    if (time < world.from) continue;
    const identified = known(person, ...(knownBy[order.channel] ?? ['member', 'phone']));
    const same = { shop, orderId: number, customer: identified };
    const report = (step, type, when, source, data) =>
      tell(`engawa.intake.order.${type}`, {
        id: `order-${shop}-${number}-${step}`,
        time: when,
        source,
        person,
        data,
      });

    const { name, kana, address } = register(person).profile;
    const customer = seen.has(person) ? identified : { ...identified, profile: { name, kana, address } };
    seen.add(person);
    report('placed', 'place', time, order.subscription ? 'subscriptions' : 'shop', {
      ...same,
      customer,
      ...contents(order),
    });
    if (order.cancelledAt)
      report('cancelled', 'cancel', order.cancelledAt, 'shop', { ...same, reason: order.cancelReason });
    if (order.shippedAt)
      report('shipped', 'ship', order.shippedAt, 'warehouse', {
        ...same,
        state: 'shipped',
        carrier: CARRIER,
      });
    if (order.shippedAt && !order.refused)
      report('delivered', 'ship', order.deliveredAt, 'carrier', {
        ...same,
        state: 'delivered',
        carrier: CARRIER,
      });
  }
}

function contents({ items, total: totalMinor, channel, payment, subscription }) {
  return {
    currency: 'JPY',
    items,
    totalMinor,
    channel,
    paymentMethod: payment,
    ...(subscription ? { subscription } : {}),
  };
}

/** Some orders are called off before they leave, some parcels come back. */
export function spoilOrders(world) {
  const { random } = world;
  for (const order of world.orders.filter((each) => each.shippedAt && !each.person.scripted)) {
    const changedMind = order.time + random.int(20, 240) * MINUTE_MS;
    if (!order.subscription && changedMind < order.shippedAt && random.chance(0.02)) {
      cancelOrder(order, changedMind, random.pick(['ご本人のご希望', '重複してのご注文', 'お日にちの変更']));
    } else if (random.chance(0.007)) order.refused = true;
  }
}
