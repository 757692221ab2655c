import { numberContacts, tellContacts } from './contact-reports.mjs';
import { getInTouch } from './contacts.mjs';
import { addMonths, at, dayOf, monthsBetween, timestamp } from './calendar.mjs';
import { tellMessages, write } from './messages.mjs';
import { numberOrders, spoilOrders, tellOrders } from './orders.mjs';
import { createTown, register } from './people.mjs';
import { createRandom } from './random.mjs';
import { askForRelationship } from './relationship.mjs';
import { populate, sell } from './sales.mjs';
import { enterScripted, playScripted } from './scripted.mjs';
import { askToLeave, deliver } from './subscriptions.mjs';
import { browse, tellTouches } from './touches.mjs';
import { askInMonth, tellAnswers } from './voices.mjs';

const MONTHS = 18;

/**
 * The company of eighteen months that end when the day `end` (YYYY-MM-DD) begins in Tokyo, at one to a
 * hundred: an array of CloudEvents in the order of time. The same end and seed give the same events with the
 * same ids.
 */
export function story({ end, seed = 1 }) {
  const world = createWorld(dayOf(end), seed);
  populate(world);
  enterScripted(world);
  // A month more at both ends: what began before has its consequences inside, and ends are not cut short.
  const months = monthsBetween(addMonths(world.firstDay, -1), addMonths(world.lastDay, 1));
  for (const month of months) {
    askToLeave(world, month);
    sell(world, month);
    deliver(world, month.next);
  }
  spoilOrders(world);
  playScripted(world);
  numberOrders(world.orders);
  for (const month of months) {
    getInTouch(world, month);
    browse(world, month);
  }
  numberContacts(world.contacts);
  for (const month of months) {
    askInMonth(world, month);
    askForRelationship(world, month);
    write(world, month);
  }
  return tell(world);
}

function createWorld(lastDay, seed) {
  const firstDay = addMonths(lastDay, -MONTHS);
  const random = createRandom(`${seed} ${lastDay}`);
  const lists = {
    subscriptions: [],
    orders: [],
    leaving: [],
    contacts: [],
    answers: [],
    messages: [],
    touches: [],
  };
  const from = at(firstDay, 0);
  const until = at(lastDay, 0);
  return {
    random,
    firstDay,
    lastDay,
    from,
    until,
    town: createTown(random, new Date(until).getUTCFullYear()),
    ...lists,
  };
}

/**
 * Turns the world into events. Nothing is told from outside the eighteen months, or of a person after their
 * time.
 */
function tell(world) {
  const told = [];
  const report = (type, { id, time, source, person, data }) => {
    if (time < world.from || time >= world.until || time > (person.until ?? Infinity)) return;
    told.push({
      order: time,
      event: {
        specversion: '1.0',
        id,
        source: `//demo.example/${source}`,
        type,
        time: timestamp(time),
        datacontenttype: 'application/json',
        data,
      },
    });
  };
  tellPeople(world, report);
  tellOrders(world, report);
  tellContacts(world, report);
  tellAnswers(world, report);
  tellMessages(world, report);
  tellTouches(world, report);
  return told.sort((one, other) => one.order - other.order).map(({ event }) => event);
}

/** The register as it was on the first day, and whoever came later on the day they came. */
function tellPeople(world, report) {
  const firstMorning = at(world.firstDay, 5);
  for (const person of world.town.people) {
    const time = Math.max(person.joined, firstMorning);
    const data = { customer: register(person) };
    report('engawa.intake.customer.identify', {
      id: `customer-${person.member}`,
      time,
      source: 'crm',
      person,
      data,
    });
  }
}
