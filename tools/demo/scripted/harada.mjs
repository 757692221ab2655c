import { at, DAY_MS, lastDate } from '../calendar.mjs';
import { contact } from '../contacts.mjs';
import { cancelOrder } from '../orders.mjs';
import { enter, lastOrderBefore, ordersOf, regular } from './entering.mjs';

/** 故・原田稔: his wife called on 3 October, what was on its way was stopped, and nothing came after. */
export default {
  enter(world) {
    const day = lastDate(world.lastDay, 10, 3);
    const person = enter(world, 'phone', world.from - 1400 * DAY_MS, {
      name: '原田 稔',
      kana: 'ハラダ ミノル',
      birthday: '1949-07-24',
      prefecture: '長崎県',
      city: '諫早市見本',
      mail: 'm.harada@example.jp',
      phone: '0957-00-1003',
      payment: '後払い',
      until: at(day, 15, 30),
    });
    // The last delivery would have been on the 8th; its order was made on 30 September.
    const before = Math.ceil((day - world.firstDay) / 30) + 1;
    const plan = { sku: 'A101', cycle: 30, nextDelivery: day + 5 - before * 30, rounds: 30 };
    regular(world, person, plan).endedOn = day;
    return [person];
  },

  play(world, person) {
    const { random, contacts } = world;
    const day = lastDate(world.lastDay, 10, 3);
    const stopped = ordersOf(world, person).find((order) => order.deliveredAt > at(day, 15));
    const last = lastOrderBefore(world, person, at(day, 15));
    cancelOrder(stopped, at(day, 15, 20), 'ご逝去のため');
    contacts.push(
      contact(random, {
        person,
        time: at(day, 15, 10),
        customer: 'customer.bereavement',
        deal: 'deal.cancel',
        feeling: 'anxious',
        resolution: 'cancel-accepted',
        quote: '夫が亡くなりました',
        note: '奥さまより。お悔やみを申し上げ、お届けとお便りをすべて止めました。',
        order: last,
        agent: '立花恵',
      }),
    );
  },
};
