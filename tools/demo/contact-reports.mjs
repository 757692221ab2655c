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
  for (const each of world.contacts) {
    const { id, person, channel, direction, customer, deal, order, quote, note, feeling, agent, resolution } =
      each;
    const source = channel === 'phone' ? 'pbx' : 'care';
    const base = {
      contactId: id,
      customer: known(person, ...(knownBy[channel] ?? ['member'])),
      channel,
      direction,
    };
    const reasons = { customerReason: customer, dealReason: deal };
    const told = {
      ...base,
      ...reasons,
      order: order?.time >= world.from ? order.ref : undefined,
      quote,
      note,
      feeling,
      agent,
    };
    const report = (step, time, data) =>
      tell('engawa.intake.contact.record', {
        id: `${id}-${step}`,
        time,
        source,
        person,
        data: defined(data),
      });
    if (each.closedAt === each.time) report('closed', each.time, { ...told, closed: true, resolution });
    else {
      report('opened', each.time, { ...told, note: undefined, agent: undefined, closed: false });
      if (each.closedAt && each.time >= world.from)
        report('closed', each.closedAt, { ...told, closed: true, resolution });
    }
  }
}

const defined = (data) => Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
