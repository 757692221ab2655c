import { call, customerOf, eventually, find, orderOf, publish, timelineOf, unique } from './system.js';

describe('facts that show to be about one person', () => {
  it('a call by phone, an order by mail and an order with both make one customer, the older one', async () => {
    const name = unique();
    const phone = { kind: 'phone', value: `090-0000-${String(parseInt(name, 16) % 10_000).padStart(4, '0')}` };
    const mail = { kind: 'mail', value: `hiroshi.${name}@example.jp` };
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
    const contact = { contactId: `C-${name}`, customer: { identifiers: [phone] }, channel: 'phone', direction: 'in', closed: false };
    await publish('contact.record', contact, { time: hourAgo });
    const called = await eventually('the caller', () => customerOf(phone.value));
    await publish('order.place', orderOf(`A-${name}`, [mail]));
    const ordered = await eventually('the buyer', () => customerOf(mail.value));
    expect(ordered.id).not.toBe(called.id);

    await publish('order.place', orderOf(`B-${name}`, [mail, phone]));
    const one = await eventually('both on one timeline', async () => {
      const orders = (await timelineOf(called.id)).filter((entry) => entry.type === 'order.placed');
      return orders.length === 2 && customerOf(mail.value);
    });
    expect(one.id).toBe(called.id);
    expect(one).toMatchObject({ mails: [mail.value], figures: { orderCount: 2 } });
    const types = (await timelineOf(one.id)).map((entry) => entry.type);
    expect(types.filter((type) => !/segment|message/.test(type)).sort()).toEqual(
      ['contact.opened', 'customer.regrouped', 'order.placed', 'order.placed'],
    );

    const losing = await call<{ mergedInto: string }>('GET', `/api/customers/${ordered.id}`);
    expect(losing.status).toBe(307);
    expect(losing.headers.get('cache-control')).toBe('no-store');
    expect(losing.body.mergedInto).toBe(called.id);
  });

  it('what somebody did anonymously joins them when a server names both', async () => {
    const name = unique();
    const visitor = { kind: 'anonymous', value: `visitor-${name}` };
    const member = { kind: 'member', value: `M-${name}` };
    const touch = { touchId: `t-${name}`, kind: 'page', name: '冬の鍋特集', customer: { identifiers: [visitor] } };
    await publish('web.touch', touch, { time: new Date(Date.now() - 3_600_000).toISOString() });
    await publish('customer.identify', { customer: { identifiers: [member], profile: { name: `髙橋 ${name}` } } });
    const known = await eventually('the member', () => customerOf(member.value));
    await publish('customer.identify', { customer: { identifiers: [member, visitor] } });
    const entries = await eventually("the visit on the member's timeline", async () => {
      const all = await timelineOf(known.id);
      return all.some((entry) => entry.type === 'web.touched') && all;
    });
    expect(entries[0]!.title.ja).toBe('冬の鍋特集');
    expect((await find(member.value)).map((each) => each.id)).toEqual([known.id]);
  });
});
