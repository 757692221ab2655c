import { at, DAY_MS, phoneDay } from '../calendar.mjs';
import { contact } from '../contacts.mjs';
import { enter, lastOrderBefore, regular } from './entering.mjs';

/** 山本節子, for whom her daughter 真理 now calls: first as her representative, then because of the care home. */
export default {
  enter(world) {
    const person = enter(world, 'phone', world.from - 900 * DAY_MS, {
      name: '山本 節子',
      kana: 'ヤマモト セツコ',
      birthday: '1944-11-02',
      prefecture: '佐賀県',
      city: '唐津市見本',
      phone: '0955-00-0432',
      payment: 'コンビニ前払',
    });
    regular(world, person, { sku: 'A101', cycle: 30, nextDelivery: world.firstDay - 20, rounds: 22 });
    return [person];
  },

  play(world, person) {
    const { random, contacts, lastDay } = world;
    const call = (daysAgo, hour, more) => {
      const day = phoneDay(lastDay - daysAgo, -1);
      const order = lastOrderBefore(world, person, at(day, hour));
      contacts.push(
        contact(random, { person, time: at(day, hour, 12), order, agent: 'OP014 島袋結衣', ...more }),
      );
    };
    call(310, 10, {
      customer: 'customer.praise',
      deal: 'deal.other',
      feeling: 'satisfied',
      resolution: 'informed',
      quote: '毎朝、主人と一緒にいただいています',
      note: 'お礼のお言葉をいただきました。',
    });
    call(74, 9, {
      customer: 'customer.representative',
      deal: 'deal.schedule',
      feeling: 'anxious',
      resolution: 'informed',
      quote: '母の代わりに電話しています',
      note: 'お嬢さまの真理さまより。お届け日だけをご案内しました。',
    });
    call(18, 13, {
      customer: 'customer.care-home',
      deal: 'deal.pause',
      feeling: 'anxious',
      resolution: 'papers-sent',
      quote: '来月、施設に入ることになりました',
      note: '真理さまより。代理のお手続きの書面をお送りし、定期はご本人のご返事を待ちます。',
    });
  },
};
