import { at, DAY_MS, lastDate, phoneDay } from '../calendar.mjs';
import { contact } from '../contacts.mjs';
import { enter, order, ordersOf } from './entering.mjs';

/** 中川健一: seven お歳暮 every December, three お中元 in June. Who receives them is no customer. */
export default {
  enter(world) {
    const person = enter(world, 'phone', world.from - 1600 * DAY_MS, {
      name: '中川 健一',
      kana: 'ナカガワ ケンイチ',
      birthday: '1953-03-17',
      prefecture: '福岡県',
      city: '大牟田市見本',
      mail: 'k.nakagawa@example.jp',
      phone: '0944-00-0701',
      payment: 'カード',
    });
    const gifts = (date, count, sku) => {
      const day = phoneDay(date);
      for (let parcel = 0; parcel < count; parcel += 1)
        order(world, person, day, [10, 30 + parcel], sku, { kind: 'gift' });
    };
    gifts(lastDate(world.lastDay, 12, 5), 7, 'G701');
    gifts(lastDate(world.lastDay, 6, 19), 3, 'G702');
    return [person];
  },

  play(world, person) {
    const [first] = ordersOf(world, person).filter(({ items }) => items[0].sku === 'G701');
    world.contacts.push(
      contact(world.random, {
        person,
        time: at(phoneDay(lastDate(world.lastDay, 12, 5)), 10, 22),
        customer: 'customer.usage',
        deal: 'deal.wrapping',
        feeling: 'satisfied',
        resolution: 'informed',
        quote: '今年も七件、外のしでお願いします',
        note: 'お歳暮七件。のしは外のし、表書きは御歳暮、お名前は中川さま。',
        order: first,
        agent: '新田翔',
      }),
    );
  },
};
