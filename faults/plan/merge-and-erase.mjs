import { setTimeout as sleep } from 'node:timers/promises';
import { PATIENCE_SECONDS, untilNextEntry } from '../recovery.mjs';
import { consumers, eventually } from '../system.mjs';

/** How often everything is killed while people are merged, parted and erased. */
const KILLS = 4;
const ORDERS_EACH = 3;

/**
 * People of this fault alone are merged, parted again and erased while more of their orders arrive and all services are killed,
 * again and again. Then those who were merged have all orders of both, those who parted their own again, and of those who were
 * erased no database has a trace, whatever arrived after it.
 */
export async function mergeAndErase({ system, random, say, run, events }) {
  const people = await arrive(system, run, Math.max(16, Math.min(80, Math.round(events / 100))));
  const groups = Map.groupBy(people, (_, place) => ['merged', 'parted', 'erased', 'both'][(place >> 1) % 4]);
  const pairsOf = (name) => chunksOf(groups.get(name), 2).filter(({ length }) => length === 2);
  const since = Date.now();
  const acts = [
    ...['merged', 'parted', 'both'].flatMap((name) => pairsOf(name).map((pair) => () => merge(system, pair))),
    ...groups.get('erased').map((person) => () => erase(system, person)),
  ];
  const killed = killAgainAndAgain(system, random);
  await inLanes(random.sample(acts, acts.length), 4);
  const later = [
    ...pairsOf('parted').map((pair) => () => part(system, pair)),
    ...pairsOf('both').map(
      ([one]) =>
        () =>
          erase(system, one),
    ),
    ...people.map((person) => () => order(system, person, ORDERS_EACH)),
  ];
  await inLanes(random.sample(later, later.length), 4);
  await killed;
  const seconds = await untilNextEntry(system, Date.now());
  const amiss = [
    ...(await amissAmong(pairsOf('merged'), (pair) => isOne(system, pair), 'one customer with all orders')),
    ...(await amissAmong(
      pairsOf('parted'),
      (pair) => areTwo(system, pair),
      'two customers with their own orders',
    )),
    ...(await amissAmong(
      [...groups.get('erased'), ...groups.get('both')],
      (person) => isGone(system, person),
      'gone',
    )),
  ];
  say(
    `${people.length} people were merged, parted and erased in ${((Date.now() - since) / 1000).toFixed(0)} s while all services were killed ${KILLS} times; ${amiss.length} are not as they should be`,
  );
  return [{ what: 'after merges and erasures', seconds }, ...amiss];
}

/** Some who order, each with words that stand nowhere else. */
async function arrive(system, run, count) {
  const people = Array.from({ length: count }, (_, number) => ({
    number,
    mail: `someone-${run}${number}@example.net`,
    name: `だれか ${run}${number}`,
    // From before whatever happens to them.
    time: new Date().toISOString(),
  }));
  await inLanes(
    people.flatMap((person) =>
      Array.from({ length: ORDERS_EACH }, (_, place) => () => order(system, person, place)),
    ),
    4,
  );
  for (const person of people) {
    person.id = await eventually(async () => {
      const { body } = await request(
        system,
        'GET',
        `/api/customers?query=${encodeURIComponent(person.mail)}`,
      );
      return body.items[0]?.entryCount >= ORDERS_EACH && body.items[0].id;
    }, PATIENCE_SECONDS);
    if (!person.id) throw new Error('Somebody who ordered is not there');
  }
  return people;
}

const orderOf = ({ mail }, place) => `${mail.split('@')[0]}-${place}`;

function order(system, person, place) {
  const id = orderOf(person, place);
  const data = {
    orderId: id,
    customer: { identifiers: [{ kind: 'mail', value: person.mail }], profile: { name: person.name } },
    ...{
      currency: 'JPY',
      items: [{ sku: 'A101', name: '青汁', quantity: 1, unitPriceMinor: 980 }],
      totalMinor: 980,
    },
  };
  const event = {
    specversion: '1.0',
    id,
    source: '//faults/shop',
    type: 'engawa.intake.order.place',
    time: person.time,
    data,
  };
  const headers = {
    'content-type': 'application/cloudevents+json',
    authorization: `Bearer ${system.dev.publishers[0].key}`,
  };
  return untilKnown(() => request(system, 'POST', '/v1/events', event, headers));
}

async function merge(system, [one, other]) {
  await post(system, `/api/customers/${one.id}/merge`, { with: other.id }, `merge-${one.mail}`);
}

/** Whoever survived is the older of the two; the other's address leads there. */
async function part(system, [one, other]) {
  const survivor = await survivorOf(system, [one, other]);
  const { body } = await untilKnown(() => request(system, 'GET', `/api/customers/${survivor}/merges`));
  await post(system, `/api/customers/${survivor}/unmerge`, { merge: body.items[0].id }, `part-${one.mail}`);
}

async function survivorOf(system, pair) {
  for (const { id } of pair)
    if ((await untilKnown(() => request(system, 'GET', `/api/customers/${id}`))).status === 200) return id;
  throw new Error('Neither of two who were merged is there');
}

async function erase(system, person) {
  const asked = {
    customer: person.id,
    kind: 'erasure',
    requestedBy: 'person',
    channel: 'mail',
    verification: ['mail'],
  };
  let opened = await post(system, '/api/rights-cases', asked, `case-${person.mail}`);
  if (opened.status === 409)
    opened = await post(
      system,
      '/api/rights-cases',
      { ...asked, customer: opened.body.mergedInto },
      `case2-${person.mail}`,
    );
  const address = `/api/rights-cases/${opened.body.id}`;
  // Who was joined with them between the two is looked at once more.
  const isErased = await eventually(async () => {
    const subject = (await untilKnown(() => request(system, 'GET', address))).body.subject.version;
    return (await post(system, `${address}/erase`, { subject }, `erase-${subject}`)).status !== 412;
  }, PATIENCE_SECONDS);
  if (!isErased) throw new Error('Whom to erase was another each time');
}

/** Until all services have been killed and started again several times; the acts go on meanwhile. */
async function killAgainAndAgain(system, random) {
  for (let times = 0; times < KILLS; times += 1) {
    await sleep(random.int(1000, 4000));
    for (const service of ['gateway', ...consumers]) {
      try {
        system.kill(service);
      } catch {
        // Killed before and not started again yet.
      }
    }
  }
}

async function ordersOf(system, id) {
  const { status, body } = await request(
    system,
    'GET',
    `/api/customers/${id}/timeline?type=order.placed&limit=200`,
  );
  return status === 200 ? body.items.map(({ data }) => data.number).sort() : undefined;
}

const numbersOf = (...people) =>
  people
    .flatMap((person) => Array.from({ length: ORDERS_EACH + 1 }, (_, place) => orderOf(person, place)))
    .sort();
const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

async function isOne(system, pair) {
  const statuses = await Promise.all(pair.map(({ id }) => request(system, 'GET', `/api/customers/${id}`)));
  if (!isSame(statuses.map(({ status }) => status).sort(), [200, 307])) return false;
  return isSame(await ordersOf(system, await survivorOf(system, pair)), numbersOf(...pair));
}

async function areTwo(system, pair) {
  const own = await Promise.all(
    pair.map(async (person) => isSame(await ordersOf(system, person.id), numbersOf(person))),
  );
  return own.every(Boolean);
}

/** By its address, by its name, and in every row of every database; whatever of it is under way still is not yet gone. */
async function isGone(system, person) {
  const { status } = await request(system, 'GET', `/api/customers/${person.id}`);
  if (status !== 410) return false;
  const left = await Promise.all(consumers.map((service) => traces(system, service, person)));
  return left.every((count) => count === 0);
}

async function traces(system, service, { mail, name }) {
  const tables = await system.query(
    service,
    `SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'idempotency_keys'`,
  );
  const counts = await Promise.all(
    tables.map(async (table) => {
      const [{ rows }] = await system.query(
        service,
        `SELECT count(*)::int AS rows FROM ${table.name} AS each WHERE strpos(each::text, $1) > 0 OR strpos(each::text, $2) > 0`,
        [mail, name],
      );
      return rows;
    }),
  );
  return counts.reduce((sum, rows) => sum + rows, 0);
}

/** Each that does not come to be so is told; one after the other, since each look reads whole tables. */
async function amissAmong(all, look, should) {
  const amiss = [];
  for (const each of all) {
    if (await eventually(() => look(each), PATIENCE_SECONDS)) continue;
    amiss.push({
      what: [each]
        .flat()
        .map(({ mail }) => mail)
        .join(' and '),
      never: should,
    });
  }
  return amiss;
}

/** The same command, by the same key, until it is known what became of it. */
async function post(system, path, body, key) {
  const answer = await untilKnown(() => request(system, 'POST', path, body, { 'idempotency-key': key }));
  if (answer.status >= 400 && ![409, 412].includes(answer.status))
    throw new Error(`${path} was answered with ${answer.status}`);
  return answer;
}

async function untilKnown(attempt) {
  const known = await eventually(async () => {
    const answer = await attempt();
    return answer.status > 0 && answer.status < 500 && answer;
  }, PATIENCE_SECONDS);
  if (!known) throw new Error('No answer could be had for too long');
  return known;
}

async function request({ dev }, method, path, body, headers = {}) {
  const answer = await fetch(dev.gateway + path, {
    ...{ method, redirect: 'manual', signal: AbortSignal.timeout(15_000) },
    headers: {
      authorization: `Bearer ${dev.people[0].token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : undefined };
}

function chunksOf(list, size) {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, place) =>
    list.slice(place * size, (place + 1) * size),
  );
}

/** So many at once. */
async function inLanes(acts, lanes) {
  const left = [...acts];
  const lane = async () => {
    for (let act = left.shift(); act; act = left.shift()) await act();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
