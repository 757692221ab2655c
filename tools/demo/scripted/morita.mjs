import { at, DAY_MS } from '../calendar.mjs';
import { placeOrder } from '../orders.mjs';
import { item } from '../products.mjs';
import { visit } from '../touches.mjs';
import { enter, regular } from './entering.mjs';

/** 森田彩, from Instagram: はじめて定期, whose agreed three deliveries end with the one in two weeks. */
export default {
  enter(world) {
    const third = world.lastDay + 13;
    const joined = at(third - 62, 21, 14);
    const person = enter(world, 'web', joined, {
      name: '森田 彩',
      kana: 'モリタ アヤ',
      birthday: '1994-05-20',
      prefecture: '福岡県',
      city: '福岡市見本区見本',
      mail: 'aya.morita@example.jp',
      phone: '080-0000-4121',
      payment: 'カード',
      cameFrom: 'sns',
    });
    const plan = { sku: 'A101', cycle: 30, nextDelivery: third - 30, rounds: 1, promise: 3 };
    const subscription = regular(world, person, plan);
    const items = [item('A101', 1, 980)];
    placeOrder(world, person, {
      time: joined,
      items,
      kind: 'regular',
      subscription: { id: subscription.id, round: 1 },
    });
    return [person];
  },

  play(world, person) {
    const { touches, answers, orders } = world;
    const time = person.joined;
    const url = 'https://musubino.example/aojiru?utm_source=instagram&utm_medium=social';
    touches.push({ person, time: time - 9 * 60_000, name: 'Promotion Clicked', url });
    visit(world, person, time - 8 * 60_000, { sku: 'A101', quantity: 1 }, [
      'Product Viewed',
      'Checkout Started',
    ]);
    const first = orders.find((order) => order.person === person);
    answers.push({
      survey: 'first-use',
      person,
      order: first,
      time: first.deliveredAt + 7 * DAY_MS,
      told: [
        ['expectation', 'above'],
        ['ease', 'easy'],
        ['trouble', '写真を撮りたくなる色でした。'],
      ],
    });
  },
};
