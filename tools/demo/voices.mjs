import { at, compactDate, DAY_MS, MINUTE_MS } from './calendar.mjs';
import { known } from './people.mjs';
import { quota } from './random.mjs';

const csatComments = [
  'ていねいに聞いてくださいました。',
  'すぐにつながって助かりました。',
  '分かりやすい説明でした。',
  '少しお待ちしました。',
];
const pleasedRatings = [
  [5, 80],
  [4, 20],
];
const otherRatings = [
  [5, 51],
  [4, 33],
  [3, 10],
  [2, 4],
  [1, 2],
];

/** What was answered in one month: after calls, after leaving, on the seventh day with the first parcel. */
export function askInMonth(world, month) {
  const inMonth = (time) => time >= at(month.first, 0) && time < at(month.next, 0);
  afterCalls(
    world,
    world.contacts.filter((each) => inMonth(each.time)),
  );
  afterLeaving(
    world,
    world.leaving.filter((each) => inMonth(each.time) && each.outcome === 'cancel-accepted'),
  );
  firstUse(world, month, inMonth);
}

function afterCalls({ random, answers }, contacts) {
  const closed = contacts.filter(
    (each) => each.channel === 'phone' && each.direction === 'in' && each.resolution !== 'abandoned',
  );
  const asked = closed.filter((each) => !each.person.scripted && each.resolution !== 'cancel-accepted');
  for (const call of random.sample(asked, Math.round(closed.length * 0.22))) {
    const rating = random.weighted(call.feeling === 'satisfied' ? pleasedRatings : otherRatings);
    answers.push(csat(random, call, rating, random.chance(0.3) ? random.pick(csatComments) : undefined));
  }
}

/** The answer about one contact, given within the hour. */
export function csat(random, call, rating, comment) {
  const told = [
    ['solved', rating >= 3 ? 'yes' : 'no'],
    ['rating', rating],
    ['comment', comment],
  ];
  return {
    survey: 'csat-contact',
    person: call.person,
    contact: call,
    time: call.time + random.int(4, 55) * MINUTE_MS,
    told,
  };
}

function afterLeaving({ random, answers }, leaving) {
  for (const { person, reason, time } of leaving.filter(() => random.chance(0.4))) {
    const told = [
      ['reason', reason],
      [
        'expectation',
        random.weighted([
          ['above', 1],
          ['as-expected', 5],
          ['below', 4],
        ]),
      ],
      [
        'return',
        random.weighted([
          ['yes', 5],
          ['maybe', 4],
          ['no', 2],
        ]),
      ],
    ];
    answers.push({ survey: 'cancellation', person, time: time + random.int(1, 40) * 60 * MINUTE_MS, told });
  }
}

function firstUse({ random, orders, answers, from }, month, inMonth) {
  const first = orders.filter(
    (each) => each.deliveredAt && each.person.joined >= from && each.time <= each.person.joined + DAY_MS,
  );
  const due = first.filter(
    (each) => inMonth(each.deliveredAt + 7 * DAY_MS) && !each.person.scripted && !each.refused,
  );
  for (const order of random.sample(due, quota(5.5, month.index))) {
    const trouble = random.chance(0.2)
      ? random.pick(['粉が少しだまになります。', '水よりも牛乳が合いました。'])
      : undefined;
    const told = [
      [
        'expectation',
        random.weighted([
          ['above', 3],
          ['as-expected', 6],
          ['below', 2],
        ]),
      ],
      [
        'ease',
        random.weighted([
          ['easy', 6],
          ['usual', 4],
          ['hard', 2],
        ]),
      ],
      ['trouble', trouble],
    ];
    answers.push({
      survey: 'first-use',
      person: order.person,
      order,
      time: order.deliveredAt + 7 * DAY_MS + random.int(10, 200) * MINUTE_MS,
      told,
    });
  }
}

export function tellAnswers(world, tell) {
  for (const { survey, person, time, told, contact, order } of world.answers) {
    const answerId = `${survey}-${contact?.id ?? `${compactDate(time)}-${person.member}`}`;
    const answers = told
      .filter(([, value]) => value !== undefined)
      .map(([question, value]) => ({ question, value }));
    const about = {
      ...(contact?.time >= world.from ? { contact: contact.id } : {}),
      ...(order ? { order: order.ref } : {}),
    };
    const data = { answerId, survey, customer: known(person, 'member', 'mail', 'phone'), answers, ...about };
    tell('engawa.intake.survey.answer', { id: answerId, time, source: 'survey', person, data });
  }
}
