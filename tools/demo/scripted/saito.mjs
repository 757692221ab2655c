import { at, DAY_MS, phoneDay } from '../calendar.mjs';
import { contact } from '../contacts.mjs';
import { enter, lastOrderBefore, order, regular } from './entering.mjs';

/**
 * 齋藤弘 orders on the web, 斎藤弘 by telephone: one man, known by nothing that joins the two. He is promised a
 * call back, and only whoever takes it can see that they belong together.
 */
export default {
  enter(world) {
    const joined = world.from - 200 * DAY_MS;
    const person = {
      kana: 'サイトウ ヒロシ',
      birthday: '1961-08-30',
      prefecture: '福岡県',
      payment: 'カード',
    };
    const web = enter(world, 'web', joined, {
      ...person,
      name: '齋藤 弘',
      line1: '糸島市見本4-17',
      mail: 'h.saito@example.jp',
    });
    const phone = enter(world, 'phone', joined, {
      ...person,
      name: '斎藤 弘',
      birthday: undefined,
      line1: '糸島市見本4-17',
      phone: '0940-00-2231',
      payment: '後払い',
    });
    regular(world, phone, { sku: 'A301', cycle: 60, nextDelivery: world.lastDay - 300, rounds: 2 });
    for (const [index, daysAgo] of [470, 402, 351, 280, 214, 148, 83, 26].entries()) {
      const sku = index % 3 ? 'A401' : 'A301';
      order(world, web, world.lastDay - daysAgo, [20, 7 + index], sku, { quantity: index === 3 ? 2 : 1 });
    }
    return [web, phone];
  },

  play(world, web, phone) {
    const { random, contacts, lastDay } = world;
    contacts.push(
      contact(random, {
        person: phone,
        time: at(phoneDay(lastDay - 130), 11, 20),
        customer: 'customer.usage',
        deal: 'deal.schedule',
        feeling: 'satisfied',
        resolution: 'change-requested',
        quote: '次は月末に届けてもらえますか',
        note: '次回お届け日の変更を承りました。',
        order: lastOrderBefore(world, phone, at(lastDay - 130, 11)),
      }),
    );
    const call = contact(random, {
      person: phone,
      time: at(phoneDay(lastDay - 1, -1), 16, 48),
      customer: 'customer.opinion',
      deal: 'deal.points',
      feeling: 'confused',
      quote: 'ネットで買った分のポイントが見あたらない',
      note: '折返しのお約束。次の営業日 15:40 に。',
      agent: '立花恵',
    });
    contacts.push({ ...call, closedAt: undefined });
  },
};
