import { calendarDay, DAY_MS, dayAt } from './calendar.mjs';
import { openingTime, placeOrder } from './orders.mjs';
import { item, seasonalGift } from './products.mjs';
import { quota } from './random.mjs';
import { subscribe, subscribedBefore } from './subscriptions.mjs';

/** How many had a regular delivery, and how many bought now and then, when the story begins. */
const SUBSCRIBERS_BEFORE = 99;
const BUYERS_BEFORE = 235;

const subscriberChannels = [
  ['web', 60],
  ['phone', 35],
  ['post', 5],
];
const buyerChannels = [
  ['web', 28],
  ['phone', 20],
  ['mall', 28],
  ['store', 20],
  ['post', 4],
];
const singles = [
  ['A101', 20],
  ['A201', 20],
  ['A301', 22],
  ['A401', 12],
  ['F501', 8],
  ['K601', 8],
  ['K602', 10],
];
/** How many buy again in a month, by where they do. */
const singlesPerMonth = [
  [11.5, 'store'],
  [12, 'mall'],
  [31, 'web', 'phone', 'post'],
];
const courses = [
  ['relaxed', 4],
  ['beginner', 3],
  [undefined, 3],
];

/** Those who were customers before the story, known from the register. */
export function populate(world) {
  const { random, town } = world;
  world.dealChannel = { subscriber: random.deck(subscriberChannels), buyer: random.deck(buyerChannels) };
  const joined = () => world.from - random.int(30, 2400) * DAY_MS;
  for (let count = 0; count < SUBSCRIBERS_BEFORE; count += 1) {
    const person = town.make(world.dealChannel.subscriber(), joined(), {
      orderTimes: [world.from - random.int(1, 60) * DAY_MS],
    });
    subscribedBefore(world, person, world.firstDay);
  }
  for (let count = 0; count < BUYERS_BEFORE; count += 1) {
    const orderTimes = [world.from - random.int(1, 280) * DAY_MS];
    town.make(world.dealChannel.buyer(), joined(), { orderTimes }).lovesGifts = random.chance(0.3);
  }
}

/** One calendar month of newcomers, single orders and gifts. */
export function sell(world, month) {
  newcomers(world, month);
  converts(world, month);
  const day = () => world.random.int(month.first, month.next - 1);
  for (const [count, ...channels] of singlesPerMonth) {
    for (const person of buyers(world, month, channels, quota(count, month.index))) buy(world, person, day());
  }
  giveGifts(world, month);
}

/** Thirteen try a sample, five subscribe at once, three or four buy something else. */
function newcomers(world, month) {
  const { random, town } = world;
  const arrive = (kind) => {
    const channel = world.dealChannel[kind]();
    const time = openingTime(random, channel, random.int(month.first, month.next - 1));
    return { person: town.make(channel, time), time };
  };
  for (let count = quota(13, month.index); count > 0; count -= 1) {
    const { person, time } = arrive('subscriber');
    placeOrder(world, person, { time, items: [item('A100')], kind: 'trial' });
  }
  for (let count = quota(5, month.index); count > 0; count -= 1) {
    const { person, time } = arrive('subscriber');
    const course = random.weighted(courses);
    subscribe(world, person, { time, course, ...(course ? { sku: 'A101' } : {}) });
  }
  for (let count = quota(3.5, month.index); count > 0; count -= 1) {
    const { person, time } = arrive('buyer');
    placeOrder(world, person, { time, items: basket(random), kind: 'single' });
  }
}

/** Three of those who tried subscribe, and one who buys now and then. */
function converts(world, month) {
  const { random } = world;
  const settled = (order, leastDays, mostDays) => {
    const days = month.first - dayAt(order.time);
    return !order.person.scripted && days >= leastDays && days <= mostDays;
  };
  const subscribed = new Set(world.subscriptions.map(({ person }) => person));
  const without = world.orders.filter(({ person }) => !subscribed.has(person));
  const tried = without.filter((order) => order.kind === 'trial' && settled(order, 5, 60));
  const bought = without.filter(
    (order) => order.kind === 'single' && ['web', 'phone'].includes(order.channel) && settled(order, 20, 200),
  );
  for (const { person } of [...random.sample(tried, 3), ...random.sample(bought, 1)]) {
    const time = openingTime(random, person.channel, random.int(month.first, month.next - 1));
    subscribe(world, person, { time });
  }
}

/** Who buys something beside or without a subscription: some never do, some every other month. */
function buyers(world, month, channels, count) {
  const rested = ({ lastOrder }) =>
    !lastOrder || lastOrder.kind === 'regular' || month.first - dayAt(lastOrder.time) > 20;
  const free = world.town.people.filter(
    (person) =>
      !person.scripted &&
      dayAt(person.joined) < month.first &&
      rested(person) &&
      channels.includes(person.channel) &&
      !hasLeft(person, month),
  );
  return world.random.sample(free, count, ({ habit }) => habit);
}

const hasLeft = ({ lastOrder, joined }, month) => month.first - dayAt(lastOrder?.time ?? joined) > 900;

function buy(world, person, day) {
  const time = openingTime(world.random, person.channel, day);
  placeOrder(world, person, { time, items: basket(world.random), kind: 'single' });
}

function basket(random) {
  const skus = random.sample(
    singles.map(([sku]) => sku),
    random.chance(0.3) ? 2 : 1,
    (sku) => weightOf(sku),
  );
  return skus.map((sku) =>
    item(
      sku,
      random.weighted([
        [1, 58],
        [2, 31],
        [3, 11],
      ]),
    ),
  );
}

const weightOf = (sku) => singles.find(([each]) => each === sku)[1];

/** Gifts go to others; who receives one is no customer. Most are sent in the two seasons. */
function giveGifts(world, month) {
  const { random } = world;
  const perMonth = { 6: 16, 7: 12, 11: 14, 12: 26 }[month.month] ?? 4;
  const givers = world.town.people.filter(
    (person) => person.lovesGifts && dayAt(person.joined) < month.first,
  );
  for (let count = 0; count < perMonth; count += 1) {
    const person = random.pick(givers);
    const day = random.int(month.first, month.next - 1);
    const time = openingTime(random, person.channel === 'mall' ? 'web' : person.channel, day);
    const sku = seasonalGift(calendarDay(dayAt(time))) ?? random.pick(['A301', 'A401']);
    placeOrder(world, person, { time, items: [item(sku, sku.startsWith('G') ? 1 : 2)], kind: 'gift' });
  }
}
