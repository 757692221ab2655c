import { at, dayFrom } from './calendar.mjs';
import { isActive } from './people.mjs';

/** Of each round about 24 % recommend us and 32 % do not: −8, with ±16 at eighty answers. */
const NPS_ANSWERS = 80;
const npsShares = [
  ['promoter', 0.24],
  ['detractor', 0.32],
  ['passive', 0.44],
];
const npsScores = {
  promoter: [
    [9, 11],
    [10, 9],
  ],
  passive: [
    [7, 10],
    [8, 12],
  ],
  detractor: [
    [6, 8],
    [5, 9],
    [4, 3],
    [3, 3],
    [2, 2],
    [0, 1],
  ],
};
const npsReasons = {
  promoter: [
    ['taste', 6],
    ['support', 5],
    ['letters', 4],
    ['habit', 4],
  ],
  passive: [
    ['price', 5],
    ['habit', 5],
    ['taste', 4],
    ['delivery', 2],
  ],
  detractor: [
    ['price', 6],
    ['delivery', 6],
    ['no-feeling', 6],
    ['promise', 3],
    ['support', 2],
  ],
};
const npsComments = {
  promoter: [
    '毎朝の楽しみになりました。',
    '電話の方がいつもやさしいです。',
    '季節のお便りを楽しみにしています。',
    '孫と一緒に飲んでいます。',
  ],
  passive: ['おいしいのですが、少し値が張ります。', '特に困ったことはありません。', '続けやすいです。'],
  detractor: [
    '箱がつぶれて届きました。',
    '値上がりしたのが残念です。',
    'お約束の回数が分かりにくかったです。',
    'まだよく分かりません。',
  ],
};

/** The relationship is asked for in March and September, from the tenth on. */
export function askForRelationship(world, month) {
  if (month.month !== 3 && month.month !== 9) return;
  const { random, answers } = world;
  const asked = dayFrom(month.year, month.month, 10);
  const recent = (person) => isActive(person, at(asked, 0), 180) && !person.scripted;
  const people = random.sample(world.town.people.filter(recent), NPS_ANSWERS, (person) =>
    person.mail ? 2 : 1,
  );
  people.forEach((person, index) => {
    const group = groupAt(index / people.length);
    const comment = random.chance(0.45) ? random.pick(npsComments[group]) : undefined;
    const time = at(asked + random.int(0, 7), random.int(9, 20), random.int(0, 59), random.int(0, 59));
    answers.push(
      nps(person, time, random.weighted(npsScores[group]), random.weighted(npsReasons[group]), comment),
    );
  });
}

function groupAt(share) {
  let upTo = 0;
  return npsShares.find(([, each]) => share < (upTo += each))?.[0] ?? 'passive';
}

export function nps(person, time, score, reason, comment) {
  return {
    survey: 'nps-relationship',
    person,
    time,
    told: [
      ['score', score],
      ['reason', reason],
      ['comment', comment],
    ],
  };
}
