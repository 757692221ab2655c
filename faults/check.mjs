import { countedAmiss, lastStates, missingEffects } from './effects.mjs';

/**
 * Compares what a producer was told, event by event, with what is in the system once everything is quiet. Pure: the
 * ledger and the tables are given, and what does not fit comes back as lists of causes, each with a word of why.
 *
 * `ledger`: `[{ cause, kind: 'order' | 'contact' | 'poison', key, seq, state, isWrong, wasUnknown, wasRefused, outcome }]`,
 * where `outcome` is `accepted`, `refused` or `unknown`. `seq` counts the events of a key, `state` is what an event makes of
 * it, and one that `isWrong` must be refused, no other; of poison nothing may come but a dead letter. `tables`, as tables.mjs
 * and effect-tables.mjs read them:
 * - `receipts`: `[{ cause }]`, one for each report the owner took
 * - `facts`: `[{ cause, id }]`, what the owner recorded, in its order
 * - `contacts`: `[{ cause, id }]`, rows of the contacts that were recorded
 * - `entries`: `[{ id, origin, revision }]`, the timeline
 * - `stream`: `[{ id, origin }]`, what customer-profile states for others, in the order of each origin
 * - `counted`: `[{ key, amount, voided }]`, orders as segmentation has counted them
 * - `deliveries`: `[{ id, status, reason, channel }]` and `mails`: `[{ delivery, thanks, address }]` of the mailbox
 * - `deadLetters`: `[{ cause, reason, service }]`
 * - `left`: `[text]`, what was still to be done when patience ended
 */
export function check(ledger, tables) {
  const events = new Map(ledger.map((event) => [event.cause, event]));
  const deadCauses = new Set(tables.deadLetters.map(({ cause }) => cause));
  const deadKeys = new Set([...events.values()].filter(({ cause }) => deadCauses.has(cause)).map(keyOf));
  const expected = [...events.values()].filter(({ kind, isWrong }) => kind !== 'poison' && !isWrong);
  const orders = lastStates(events, (event) => deadKeys.has(keyOf(event)));
  const missing = [
    ...missingOf(expected, tables, { deadCauses, deadKeys }),
    ...lettersAmiss(events, tables.deadLetters, deadCauses),
    ...missingEffects(events, orders, tables),
  ];
  const stale = countedAmiss(orders, tables.counted);
  const isQuiet = tables.left.length === 0;
  return {
    // What is not done yet is not lost, as long as something is left to do.
    lost: [...refusedForNothing(expected), ...(isQuiet ? [...missing, ...mailsWithoutTrace(tables)] : [])],
    phantom: phantomsOf(events, tables),
    double: doublesOf(events, tables),
    order: [...ordersOf(events, tables, deadKeys), ...(isQuiet ? stale : [])],
    stuck: isQuiet ? [] : [...tables.left, ...missing, ...stale],
    deadLettered: tables.deadLetters.map(({ service, cause, reason }) => `${service}: ${cause} ${reason}`),
    unknownHandOvers: tables.deliveries.filter(({ reason }) => reason === 'unknown').map(({ id }) => id),
  };
}

/** What is well formed may not be refused, least of all when it is sent again under the ids of the first time. */
function refusedForNothing(events) {
  return events
    .filter(({ wasRefused }) => wasRefused)
    .map(
      ({ cause, wasUnknown }) => `${cause}: refused ${wasUnknown ? 'when it was sent again' : 'for nothing'}`,
    );
}

const keyOf = ({ kind, key }) => `${kind} ${key}`;

function missingOf(events, tables, { deadCauses, deadKeys }) {
  const factsOf = groupedBy(tables.facts, ({ cause }) => cause);
  const entries = new Set(tables.entries.map(({ id }) => id));
  const stream = new Set(tables.stream.map(({ id }) => id));
  const contacts = new Set(tables.contacts.map(({ cause }) => cause));
  const counted = new Set(tables.counted.map(({ key }) => key));
  return events.flatMap((event) => {
    const { cause, kind, key, outcome } = event;
    if (outcome !== 'accepted' || deadCauses.has(cause)) return [];
    const facts = factsOf.get(cause) ?? [];
    // An order whose placing is a dead letter makes nothing of what comes after it.
    if (facts.length === 0) return deadKeys.has(keyOf(event)) ? [] : [`${cause}: no fact of its owner`];
    if (kind === 'contact' && !contacts.has(cause)) return [`${cause}: no contact`];
    if (facts.some(({ id }) => !entries.has(id))) return [`${cause}: not on the timeline`];
    if (facts.some(({ id }) => !stream.has(id))) return [`${cause}: not stated to others`];
    return kind === 'order' && !counted.has(key) ? [`${cause}: not counted for segments`] : [];
  });
}

/** What became a dead letter though it was no poison, and poison that became none. */
function lettersAmiss(events, deadLetters, deadCauses) {
  const isPoison = (cause) => events.get(cause)?.kind === 'poison';
  const letters = deadLetters.filter(({ cause }) => !isPoison(cause));
  const poison = [...events.keys()].filter((cause) => isPoison(cause) && !deadCauses.has(cause));
  return [
    ...letters.map(({ cause, service }) => `${cause}: a dead letter of ${service}`),
    ...poison.map((cause) => `${cause}: no dead letter`),
  ];
}

/** A mail that counts as sent and that nobody received. */
function mailsWithoutTrace({ deliveries, mails }) {
  const received = new Set(mails.map(({ delivery }) => delivery));
  return deliveries
    .filter(({ id, status, channel }) => status === 'sent' && channel === 'mail' && !received.has(id))
    .map(({ id }) => `mail ${id}: sent, and not in the mailbox`);
}

/** What was refused, or had to be, has no effect, and what nobody sent has none either. */
function phantomsOf(events, { receipts, facts, contacts }) {
  const isPhantom = ({ cause }) => {
    const { kind, outcome, isWrong } = events.get(cause) ?? { outcome: 'refused' };
    return outcome === 'refused' || isWrong || kind === 'poison';
  };
  const named = (list, what) => list.filter(isPhantom).map(({ cause }) => `${cause}: ${what}`);
  const accepted = [...events.values()].filter(({ outcome, isWrong }) => isWrong && outcome === 'accepted');
  return [
    ...named(accepted, 'accepted'),
    ...named(receipts, 'a receipt'),
    ...named(facts, 'a fact'),
    ...named(contacts, 'a contact'),
  ];
}

function doublesOf(events, { receipts, facts, contacts, entries, mails }) {
  const idsOf = (list) => new Set(list.map(({ id }) => id));
  // A contact that is complete at once has two facts, opened and closed.
  const ofOneKind = (fact) => `${fact.cause}: ${fact.type ?? 'fact'}`;
  const ours = idsOf(facts);
  return [
    ...repeated(receipts, ({ cause }) => `${cause}: receipt`),
    ...repeated(facts, ofOneKind),
    ...repeated(contacts, ({ cause }) => `${cause}: contact`),
    ...repeated(
      entries.filter(({ id }) => ours.has(id)),
      ({ id }) => `entry of fact ${id}`,
    ),
    ...repeated(mails, ({ delivery }) => `mail ${delivery}`),
    ...repeated(
      mails.filter(({ thanks }) => thanks),
      ({ address }) => `thanks to ${address}`,
    ),
  ];
}

/**
 * The facts of a key follow each other as its events did; on what customer-profile states, so do they again, all of
 * one key under one origin, and each origin's facts come as they are on the timeline. A relay may send a fact twice:
 * its first arrival counts.
 */
function ordersOf(events, { facts, entries, stream }, deadKeys) {
  const eventOf = new Map(facts.map(({ id, cause }) => [id, events.get(cause)]));
  const judged = ({ id }) => {
    const event = eventOf.get(id);
    return event?.kind === 'order' && !deadKeys.has(keyOf(event));
  };
  const arrived = firstOfEach(stream, ({ id }) => id);
  const revisionOf = new Map(entries.map(({ id, revision }) => [id, Number(revision)]));
  const onTimeline = arrived.filter(({ id }) => revisionOf.has(id));
  return [
    ...falls(
      facts.filter(judged),
      ({ id }) => keyOf(eventOf.get(id)),
      ({ id }) => eventOf.get(id).seq,
      'facts',
    ),
    ...falls(
      arrived.filter(judged),
      ({ id }) => keyOf(eventOf.get(id)),
      ({ id }) => eventOf.get(id).seq,
      'stream',
    ),
    ...falls(
      onTimeline,
      ({ origin }) => `origin ${origin}`,
      ({ id }) => revisionOf.get(id),
      'stream and timeline',
    ),
    ...divided(arrived.filter(judged), ({ id }) => keyOf(eventOf.get(id))),
  ];
}

/** Where the numbers of a group do not grow from one row to the next. */
function falls(rows, groupOf, numberOf, where) {
  const last = new Map();
  return rows.flatMap((row) => {
    const [group, number] = [groupOf(row), numberOf(row)];
    const before = last.get(group) ?? -Infinity;
    last.set(group, number);
    return number < before ? [`${group}: ${number} after ${before} in ${where}`] : [];
  });
}

/** Keys whose facts are stated under more than one origin. */
function divided(rows, groupOf) {
  const originsOf = groupedBy(rows, groupOf);
  return [...originsOf]
    .filter(([, members]) => new Set(members.map(({ origin }) => origin)).size > 1)
    .map(([group]) => `${group}: under several origins`);
}

function firstOfEach(rows, nameOf) {
  const seen = new Set();
  return rows.filter((row) => !seen.has(nameOf(row)) && seen.add(nameOf(row)));
}

function repeated(rows, nameOf) {
  return [...groupedBy(rows, nameOf)].filter(([, members]) => members.length > 1).map(([name]) => name);
}

function groupedBy(rows, nameOf) {
  const groups = new Map();
  for (const row of rows) {
    const name = nameOf(row);
    const members = groups.get(name);
    if (members) members.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}
