import { at, phoneDay } from '../calendar.mjs';
import { contact } from '../contacts.mjs';
import { placeOrder } from '../orders.mjs';
import { item } from '../products.mjs';
import { abandoned } from '../topics.mjs';
import { enter, lastOrderBefore, regular } from './entering.mjs';

/** 髙橋和子, no mail: 青汁 every sixty days, the seventh on its way, and two calls yesterday that nobody took. */
export default {
  enter(world) {
    const seventh = world.lastDay + 10;
    const joined = at(seventh - 362, 10, 24);
    const person = enter(world, 'phone', joined, {
      name: '髙橋 和子',
      kana: 'タカハシ カズコ',
      birthday: '1958-02-11',
      prefecture: '福岡県',
      city: '久留米市見本町',
      phone: '0942-00-0187',
      payment: '後払い',
    });
    const subscription = regular(world, person, {
      sku: 'A101',
      cycle: 60,
      nextDelivery: seventh - 300,
      rounds: 1,
    });
    const items = [item('A101', 1, 1980)];
    placeOrder(world, person, {
      time: joined,
      items,
      kind: 'regular',
      subscription: { id: subscription.id, round: 1 },
    });
    return [person];
  },

  play(world, person) {
    const { random, contacts, lastDay } = world;
    const call = (day, hour, minute, more) =>
      contacts.push(contact(random, { person, time: at(phoneDay(day, -1), hour, minute), ...more }));
    call(lastDay - 352, 10, 24, {
      customer: 'customer.usage',
      deal: 'deal.order-new',
      feeling: 'satisfied',
      resolution: 'informed',
      quote: '娘にすすめられまして',
      note: 'ゆったり定期、60日ごとでお申し込み。お約束はないことをご案内しました。',
    });
    call(lastDay - 168, 14, 5, {
      customer: 'customer.usage',
      deal: 'deal.other',
      feeling: 'satisfied',
      resolution: 'informed',
      quote: '朝と夜、どちらがいいですか',
      note: '朝の一杯をおすすめし、豆乳の割り方もお伝えしました。',
      order: lastOrderBefore(world, person, at(lastDay - 168, 14)),
      agent: '立花恵',
    });
    for (const minute of [52, 57]) call(lastDay - 1, 18, minute, abandoned);
  },
};
