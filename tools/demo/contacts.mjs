import { at, DAY_MS, dayAt, phoneDay, MINUTE_MS } from './calendar.mjs';
import { openingTime, ordersBetween } from './orders.mjs';
import { isActive } from './people.mjs';
import { quota } from './random.mjs';
import { isRunning } from './subscriptions.mjs';
import { abandoned, callBack, leavingNotes, leavingQuotes, phoneOrder, topics } from './topics.mjs';

const agents = [
  ['OP014 島袋結衣', 30],
  ['OP022 宮里健', 28],
  ['OP009', 14],
  ['OP017', 14],
  ['立花恵', 8],
  ['新田翔', 6],
];
const own = [
  ['立花恵', 1],
  ['新田翔', 1],
];

/**
 * Sixty answered calls, five abandoned, six outgoing, and what comes in by mail, LINE, post and fax in one
 * month.
 */
export function getInTouch(world, month) {
  const { random, contacts } = world;
  const answered = quota(59.6, month.index);
  const leaving = world.leaving.filter((each) => each.byPhone && isWithin(each.time, month));
  leaving.forEach((each) => contacts.push(leavingCall(random, each)));
  const byPhone = world.orders.filter(
    (each) => each.channel === 'phone' && !each.subscription && isWithin(each.time, month),
  );
  const orderCalls = random.sample(
    byPhone.filter((each) => !each.person.scripted),
    12,
  );
  orderCalls.forEach((order) =>
    contacts.push(contact(random, { ...phoneOrder, person: order.person, order, time: order.time })),
  );
  for (let count = answered - leaving.length - orderCalls.length; count > 0; count -= 1)
    topicContact(world, month, 'phone');

  const lost = Array.from({ length: quota(5.2, month.index) }, () => lostCall(world, month));
  for (const call of lost) contacts.push(call);
  for (let count = quota(6.4, month.index); count > 0; count -= 1)
    contacts.push(outgoingCall(world, month, lost.pop()));
  for (const [channel, perMonth] of [
    ['mail', 14.2],
    ['line', 9.8],
    ['post', 3.1],
    ['fax', 0.6],
  ]) {
    for (let count = quota(perMonth, month.index); count > 0; count -= 1) topicContact(world, month, channel);
  }
}

const isWithin = (time, { first, next }) => time >= at(first, 0) && time < at(next, 0);

/** A contact that was answered; calls end with the call, writing is answered within a working day or two. */
export function contact(random, { channel = 'phone', direction = 'in', time, ...rest }) {
  const answered = rest.resolution !== 'abandoned';
  const agent = answered ? (rest.agent ?? random.weighted(channel === 'phone' ? agents : own)) : undefined;
  const closedAt = channel === 'phone' ? time : answerTime(random, time);
  const feeling = Array.isArray(rest.feeling) ? random.weighted(rest.feeling) : rest.feeling;
  return { channel, direction, time, closedAt, ...rest, feeling, agent };
}

function answerTime(random, time) {
  const day = phoneDay(dayAt(time) + (time < at(dayAt(time), 14) ? 0 : 1));
  return Math.max(at(day, random.int(14, 17), random.int(0, 59)), time + 10 * MINUTE_MS);
}

function leavingCall(random, { person, time, reason, outcome }) {
  const resolution = outcome === 'pause' ? 'kept-schedule' : outcome;
  const deal = outcome === 'pause' ? 'deal.pause' : 'deal.cancel';
  const feeling = random.weighted([
    ['anxious', 4],
    ['dissatisfied', 2],
    ['confused', 2],
    ['satisfied', 2],
  ]);
  const words = { quote: leavingQuotes[reason], note: leavingNotes[outcome] };
  return contact(random, {
    person,
    time,
    customer: `customer.${reason}`,
    deal,
    feeling,
    resolution,
    ...words,
  });
}

function topicContact(world, month, channel) {
  const { random } = world;
  const time = openingTime(
    random,
    channel === 'phone' ? 'phone' : channel === 'mail' || channel === 'line' ? 'web' : 'post',
    random.int(month.first, month.next - 1),
  );
  const topic = random.weighted(topics.map((each) => [each, each.weight]));
  const found = whomFor(world, topic.whom, time).filter(
    ({ person }) => !person.scripted && canUse(person, channel),
  );
  if (!found.length) return;
  const callsOften = ({ person }) => (person.mail ? 1 : 2.5);
  const [{ person, order }] = random.sample(found, 1, callsOften);
  world.contacts.push(contact(random, { ...topic, channel, time, person, order }));
}

const canUse = (person, channel) =>
  channel === 'mail' || channel === 'line' ? Boolean(person[channel]) : true;

function whomFor(world, whom, time) {
  const day = dayAt(time);
  if (whom === 'subscriber') {
    return world.subscriptions.filter((each) => isRunning(each, day) && each.person.joined < time);
  }
  if (whom === 'delivered') {
    const sent = ordersBetween(world, time - 30 * DAY_MS, time);
    return sent.filter(({ deliveredAt }) => deliveredAt < time && deliveredAt > time - 12 * DAY_MS);
  }
  if (whom === 'giver') {
    const gifts = ordersBetween(world, time - 20 * DAY_MS, time + 20 * DAY_MS).filter(
      ({ kind }) => kind === 'gift',
    );
    return gifts.map((order) => ({ person: order.person, order: order.time < time ? order : undefined }));
  }
  return world.town.people.filter((person) => isActive(person, time, 300)).map((person) => ({ person }));
}

function lostCall(world, month) {
  const { random } = world;
  const time = openingTime(random, 'phone', random.int(month.first, month.next - 1));
  const callers = world.town.people.filter((person) => !person.scripted && isActive(person, time, 300));
  return contact(random, { ...abandoned, person: random.pick(callers), time });
}

/** Who hung up is called back on the same day; other calls go to people with a recent parcel. */
function outgoingCall(world, month, lost) {
  const { random } = world;
  if (lost)
    return contact(random, {
      ...callBack,
      direction: 'out',
      person: lost.person,
      time: lost.time + random.int(6, 40) * MINUTE_MS,
    });
  const time = openingTime(random, 'phone', random.int(month.first, month.next - 1));
  const recent = whomFor(world, 'delivered', time).filter(({ person }) => !person.scripted);
  const person = recent.length
    ? random.pick(recent).person
    : random.pick(world.town.people.filter((each) => !each.scripted && isActive(each, time, 300)));
  return contact(random, {
    ...callBack,
    resolution: 'informed',
    note: 'お届けのあとのご様子を伺いました。',
    direction: 'out',
    person,
    time,
  });
}
