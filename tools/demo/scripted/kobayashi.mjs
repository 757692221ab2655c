import { at, calendarDay, DAY_MS, lastDate, phoneDay } from '../calendar.mjs';
import { contact } from '../contacts.mjs';
import { placeOrder } from '../orders.mjs';
import { item } from '../products.mjs';
import { nps } from '../relationship.mjs';
import { csat } from '../voices.mjs';
import { enter, order } from './entering.mjs';

/** 小林由美: a crushed box made her a detractor in September; a call and a replacement brought her back. */
export default {
  enter(world) {
    const person = enter(world, 'web', world.from - 700 * DAY_MS, {
      name: '小林 由美',
      kana: 'コバヤシ ユミ',
      birthday: '1979-04-08',
      prefecture: '熊本県',
      city: '玉名市見本',
      mail: 'yumi.kobayashi@example.jp',
      line: 'U4af4980629b04e6c8f1d0f6a20440011',
      phone: '090-0000-2044',
      payment: 'カード',
    });
    const { lastDay } = world;
    const round = lastDate(lastDay, 9, 12);
    for (const daysAgo of [440, 360, 290, 210, 130])
      order(world, person, lastDay - daysAgo, [20, 41], 'A301');
    person.crushed = order(world, person, round - 5, [12, 20], 'A301', { quantity: 2 });
    const replacement = {
      time: at(phoneDay(round + 1), 11, 30),
      items: [item('A301', 2, 0)],
      kind: 'replacement',
    };
    person.replacement = placeOrder(world, person, replacement);
    if (round + 40 < lastDay - 6) order(world, person, round + 34, [21, 5], 'A301');
    const latest = order(world, person, lastDay - 4, [9, 15], 'A301', { quantity: 2 });
    latest.number = `O-${calendarDay(lastDay - 4).year}-11873`;
    return [person];
  },

  play(world, person) {
    const { random, contacts, answers, lastDay } = world;
    const round = lastDate(lastDay, 9, 12);
    answers.push(
      nps(person, at(round, 20, 31), 3, 'delivery', '箱がつぶれて届きました。贈り物でなくてよかったです。'),
    );
    const call = contact(random, {
      person,
      direction: 'out',
      time: at(phoneDay(round + 1), 11, 10),
      customer: 'customer.opinion',
      deal: 'deal.damaged',
      feeling: 'dissatisfied',
      resolution: 'replacement',
      quote: 'わざわざ電話をくださったのですね',
      note: 'アンケートのお声へ、48時間のうちにお電話。お詫びし、代わりの品をお送りします。',
      order: person.crushed,
      agent: '立花恵',
    });
    contacts.push(call);
    answers.push({
      ...csat(random, call, 5, 'すぐに代わりを送ってくださいました。'),
      time: at(round + 31, 19, 40),
    });
  },
};
