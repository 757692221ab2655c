import { at, DAY_MS } from '../calendar.mjs';
import { visit } from '../touches.mjs';
import { enter, order } from './entering.mjs';

const cart = { sku: 'A301', quantity: 2 };
const steps = ['Product Added', 'Cart Viewed', 'Checkout Started'];

/** 西村さとみ: once left a cart, was written to and ordered; yesterday evening she left another. */
export default {
  enter(world) {
    const person = enter(world, 'web', world.from - 120 * DAY_MS, {
      name: '西村 さとみ',
      kana: 'ニシムラ サトミ',
      birthday: '1986-12-01',
      prefecture: '東京都',
      city: '杉並区見本',
      mail: 'satomi.nishimura@example.jp',
      line: 'U0b7f6c0f3a115f1a9e0c53c84b0e9b0d',
      phone: '070-0000-3308',
      payment: 'カード',
    });
    for (const daysAgo of [330, 175]) order(world, person, world.lastDay - daysAgo, [22, 10], 'A301');
    order(world, person, world.lastDay - 40, [19, 43], cart.sku, { quantity: cart.quantity });
    return [person];
  },

  play(world, person) {
    const day = world.lastDay - 40;
    visit(world, person, at(day, 17, 1), cart, steps);
    const message = {
      person,
      time: at(day, 19, 3),
      subject: 'お買いものの続きはこちらから',
      campaign: 'カゴのお知らせ',
    };
    person.sends = [message.time];
    world.messages.push({ ...message, channel: 'line' });
    visit(world, person, at(world.lastDay - 1, 20, 3), cart, steps);
  },
};
