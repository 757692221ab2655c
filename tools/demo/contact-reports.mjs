import { compactDate } from './calendar.mjs';
import { known } from './people.mjs';

const knownBy = {
  phone: ['phone'],
  line: ['line'],
  mail: ['mail'],
  post: ['member', 'phone'],
  fax: ['member', 'phone'],
};

/** Gives every contact its id, by the order of the day. */
export function numberContacts(contacts) {
  contacts.sort((one, other) => one.time - other.time);
  const counts = new Map();
  for (const each of contacts) {
    const series = `${each.channel === 'phone' ? 'call' : each.channel}-${compactDate(each.time)}`;
    const count = (counts.get(series) ?? 0) + 1;
    counts.set(series, count);
    each.id = `${series}-${String(count).padStart(3, '0')}`;
  }
}

/** A call is reported once, when it is over; a letter when it comes in and again when it is answered. */
export function tellContacts(world, tell) {
  for (const contact of world.contacts.filter((each) => each.time >= world.from)) {
    const { id, person, channel, time, closedAt } = contact;
    const source = channel === 'phone' ? 'pbx' : 'care';
    const report = (step, when, data) =>
      tell('engawa.intake.contact.record', { id: `${id}-${step}`, time: when, source, person, data });
    if (closedAt !== time) report('opened', time, asOpened(contact, world));
    if (closedAt) report('closed', closedAt, asClosed(contact, world));
  }
}

function asOpened({ id, person, channel, direction, customer, deal, order, quote, feeling }, world) {
  return defined({
    contactId: id,
    customer: known(person, ...knownBy[channel]),
    channel,
    direction,
    customerReason: customer,
    dealReason: deal,
    order: order?.time >= world.from ? order.ref : undefined,
    quote,
    feeling,
    closed: false,
  });
}

function asClosed(contact, world) {
  const { note, agent, resolution } = contact;
  return defined({ ...asOpened(contact, world), note, agent, closed: true, resolution });
}

const defined = (data) => Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
