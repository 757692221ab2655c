import { at, compactDate, DAY_MS, dayAt } from './calendar.mjs';
import { isActive, known, reach } from './people.mjs';

const SENDS_PER_MONTH = 840;
const LETTERS_PER_MONTH = 12;
/** Nobody gets more than two mails and LINE messages in seven days. */
const CAP = 2;
const CAP_DAYS = 7;

/** Subjects of the season, three a month: at most 25 characters, as a neighbour would say it. */
const seasons = {
  1: ['寒中お見舞い申し上げます', '七草のあとの、やさしい汁物', '冬の台所だより'],
  2: ['立春のころの、お茶の時間', '生姜であたたまる夜に', '二月のおすそ分け'],
  3: ['ひなの節句の、ちらし寿司', '春を待つ、青汁のひと工夫', 'これからのお付き合いについて'],
  4: ['おかげさまで創業祭です', '新しい季節の、朝の一杯', 'たけのこと、あごだし'],
  5: ['母の日に、縁側のひととき', '新茶のころのおたより', '風薫る五月の食卓'],
  6: ['梅しごとの季節です', 'お中元のご案内', '雨の日の、だしの話'],
  7: ['お中元は七月十日までに', '暑中お見舞い申し上げます', '冷たい青汁の楽しみ方'],
  8: ['夏の休業のご案内', '残暑お見舞い申し上げます', '夏野菜と、だしのおひたし'],
  9: ['敬老の日に、ご無理なく', 'これからのお付き合いについて', '秋の入口のおたより'],
  10: ['新米に合う、だしの話', '実りの秋のおすそ分け', '十月の台所だより'],
  11: ['先生の日に、ありがとうを', 'お歳暮のご案内', '鍋のおいしい季節です'],
  12: ['お歳暮は十二月十八日までに', '社長からの、年末のお手紙', '年越しの、だしのご用意'],
};
const campaignDates = [
  [5, 12, 10],
  [13, 18, 30],
  [24, 12, 20],
];

/**
 * Everything that was sent in one month: what follows from orders first, letters of the season with the rest.
 */
export function write(world, month) {
  const { random } = world;
  const sent = journeys(world, month).filter((each) => send(world, each));
  const left = SENDS_PER_MONTH - sent.length;
  campaignDates.forEach(([date, hour, minute], index) => {
    const time = at(month.first + date - 1, hour, minute);
    const subject = seasons[month.month][index];
    const campaign = `${month.year}-${String(month.month).padStart(2, '0')} ${subject}`;
    const readers = world.town.people.filter(
      (person) => reach(person) && isCustomer(person, time) && !isFull(person, time),
    );
    for (const person of random.sample(readers, Math.round(left / campaignDates.length))) {
      send(world, { person, time: time + random.int(0, 900) * 1000, subject, campaign });
    }
  });
  onPaper(world, month);
}

const isCustomer = (person, time) => isActive(person, time, 300) && !(person.until < time);
const isFull = (person, time) =>
  (person.sends ?? []).filter((each) => Math.abs(each - time) < CAP_DAYS * DAY_MS).length >= CAP;

function send(world, { person, time, subject, campaign, channel = reach(person) }) {
  if (!channel || isFull(person, time)) return false;
  (person.sends ??= []).push(time);
  world.messages.push({ person, time, subject, campaign, channel });
  return true;
}

/** Three days before the deadline, a week with the sample, the first parcel, birthdays, a long silence. */
function journeys(world, month) {
  const due = [];
  const add = (person, day, [hour, minute], subject) => {
    if (day >= month.first && day < month.next && reach(person))
      due.push({ person, time: at(day, hour, minute), subject, campaign: subject });
  };
  for (const { kind, deliveredAt, time, person, subscription } of world.orders) {
    // A regular order is made five days after the reminder.
    if (subscription?.round > 1) add(person, dayAt(time) - 5, [18, 0], '次回お届けのご確認');
    if (!deliveredAt) continue;
    const day = dayAt(deliveredAt);
    if (kind === 'trial') {
      for (const [after, subject] of trialJourney) add(person, day + after, [12, 10], subject);
    } else if (time - person.joined < DAY_MS && time >= person.joined)
      add(person, day + 1, [18, 10], '届きましたか');
    if (person.lastOrder?.time === time) add(person, dayAt(time) + 120, [12, 30], 'お変わりありませんか');
  }
  for (const person of world.town.people) {
    if (isCustomer(person, at(month.first, 0)) && birthdayIn(person, month))
      add(person, month.first + Number(person.birthday.slice(8)) - 1, [8, 5], 'お誕生日のお祝い');
  }
  return due.sort((one, other) => one.time - other.time);
}

const trialJourney = [
  [1, '届きましたか'],
  [5, 'お口に合いましたか'],
  [12, '飲み方のひと工夫'],
  [20, 'よろしければ、続けてみませんか'],
];
const birthdayIn = (person, month) => Number(person.birthday?.slice(5, 7)) === month.month;

/** Who has neither mail nor LINE hears from us on paper, at most once a month. */
function onPaper(world, month) {
  const { random } = world;
  const time = at(month.first + 14, 10);
  const readers = world.town.people.filter((person) => !reach(person) && isCustomer(person, time));
  for (const person of random.sample(readers, LETTERS_PER_MONTH)) {
    world.messages.push({
      person,
      time,
      subject: seasons[month.month][1],
      campaign: '季節の手紙',
      channel: 'letter',
    });
  }
}

const knownBy = { mail: ['mail'], line: ['line'], letter: ['member', 'phone'] };

export function tellMessages(world, tell) {
  const counts = new Map();
  for (const { person, time, subject, campaign, channel } of world.messages) {
    const series = `${channel}-${compactDate(time)}-${person.member}`;
    const count = (counts.get(series) ?? 0) + 1;
    counts.set(series, count);
    const messageId = `${series}-${count}`;
    const data = { messageId, customer: known(person, ...knownBy[channel]), channel, subject, campaign };
    tell('engawa.intake.message.record', { id: messageId, time, source: 'mailer', person, data });
  }
}
