import { DAY_MS, dateOf, dayFrom } from './calendar.mjs';
import { familyNames, mensNames, prefectures, womensNames } from './names.mjs';
import { payments } from './products.mjs';

/** Whose numbers the members', cards' and LINE ids are. */
export const NAMESPACE = 'musubino';

/** Areas with numbers of the form 09XX, where older people still have a line at home. */
const areaCodes = {
  福岡県: '0942',
  佐賀県: '0952',
  長崎県: '0957',
  熊本県: '0968',
  大分県: '0977',
  宮崎県: '0985',
  鹿児島県: '0995',
};

/**
 * Who has a mail address or LINE depends on how they order; together 61 % have mail, 26 % LINE, 24 % neither.
 */
const reachable = {
  web: [
    ['mail', 77],
    ['mail and line', 23],
  ],
  mall: [['mail', 1]],
  phone: [
    ['mail', 4],
    ['mail and line', 1],
    ['line', 37],
    ['neither', 58],
  ],
  store: [
    ['mail', 12],
    ['mail and line', 3],
    ['line', 40],
    ['neither', 45],
  ],
  post: [
    ['line', 15],
    ['neither', 85],
  ],
};

const cameFrom = { web: 'web', mall: 'mall', phone: 'phone', store: 'store', post: 'paper' };

/**
 * Makes people with numbers of their own. `make(channel, joined)` draws one; `given` replaces what is drawn.
 */
export function createTown(random, thisYear) {
  const people = [];
  const dealPayment = random.deck(payments);
  const dealReach = Object.fromEntries(
    Object.entries(reachable).map(([channel, shares]) => [channel, random.deck(shares)]),
  );
  const make = (channel, joined, given = {}) => {
    const sequence = people.length + 1;
    const woman = random.chance(0.78);
    const [family, familyKana, familyLetters] = random.pick(familyNames);
    const [first, firstKana, firstLetters] = random.pick(woman ? womensNames : mensNames);
    const reachedBy = dealReach[channel]();
    const prefecture = random.weighted(prefectures);
    const year = thisYear - Math.round(34 + 50 * (random.next() + random.next()) * 0.5);
    const person = {
      member: `M-${100200 + sequence * 7}`,
      name: `${family} ${first}`,
      kana: `${familyKana} ${firstKana}`,
      prefecture,
      birthday: dateOf(dayFrom(year, random.int(1, 12), random.int(1, 28))),
      phone: phoneOf(random, prefecture, year, sequence),
      mail: reachedBy.includes('mail') ? `${firstLetters}.${familyLetters}${sequence}@example.jp` : undefined,
      line: reachedBy.includes('line') ? `U${hex(random, 32)}` : undefined,
      device: `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-8${hex(random, 3)}-${hex(random, 12)}`,
      channel,
      payment: channel === 'store' ? '店頭' : dealPayment(),
      cameFrom: cameFrom[channel],
      habit: 0.01 + Math.log(1 / (random.next() + 1e-9)) ** 3,
      joined,
      ...given,
    };
    people.push(person);
    return person;
  };
  return { people, make };
}

function phoneOf(random, prefecture, year, sequence) {
  // Numbers below 5000 are left to the people with a story of their own.
  const last = 5000 + sequence;
  const atHome = areaCodes[prefecture] && year < 1958 && random.chance(0.7);
  return atHome
    ? `${areaCodes[prefecture]}-00-${last}`
    : `${random.pick(['090', '080', '070'])}-0000-${last}`;
}

const hex = (random, length) => Array.from({ length }, () => random.int(0, 15).toString(16)).join('');

const is = {
  member: (person) => ({ kind: 'member', namespace: NAMESPACE, value: person.member }),
  mail: (person) => ({ kind: 'mail', value: person.mail }),
  phone: (person) => ({ kind: 'phone', value: person.phone }),
  line: (person) => ({ kind: 'line', namespace: NAMESPACE, value: person.line }),
  device: (person) => ({ kind: 'anonymous', value: person.device, verified: false }),
};

/** What a source knows a person by. Only what the person has is told. */
export function known(person, ...kinds) {
  const having = kinds.filter((kind) => person[kind]);
  return { identifiers: having.map((kind) => is[kind](person)) };
}

/** Everything the customer register tells of a person. */
export function register(person) {
  const { name, kana, birthday, cameFrom, prefecture, city = '見本市見本町', member } = person;
  const line1 =
    person.line1 ?? `${city}${(Number(member.slice(-2)) % 9) + 1}-${(Number(member.slice(-3)) % 20) + 1}`;
  const born = birthday ? { birthday } : {};
  const profile = { name, kana, ...born, language: 'ja', cameFrom, address: { prefecture, line1 } };
  return { ...known(person, 'member', 'mail', 'phone', 'line'), profile };
}

/** How a person can be written to without paper. A mall's masked address is for the mall's orders only. */
export function reach(person) {
  if (person.mail && person.channel !== 'mall') return 'mail';
  return person.line ? 'line' : undefined;
}

/** Whether a person ordered in the days before that time. */
export function isActive(person, time, days) {
  return (person.orderTimes ?? []).some((ordered) => ordered < time && ordered >= time - days * DAY_MS);
}
