import { call, customerOf, eventually, orderOf, publish, timelineOf, tokenOf, unique } from './system.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

interface Clock {
  now: string;
  offsetMs: number;
}

const clockNow = async () => Date.parse((await call<Clock>('GET', '/dev/clock')).body.now);
const advance = (advanceMs: number, role = 'administrator') =>
  call<Clock & { pointer?: string }>('PUT', '/dev/clock', { body: { advanceMs }, token: tokenOf(role) });

/**
 * All flows share one system, so this one moves its clock by ten minutes only: facts that others date by their own
 * clock stay fresh, and what they send too far ahead stays too far ahead.
 */
describe("development's clock", () => {
  it.each([DAY_MS + 1, 0, -MINUTE_MS, 1.5])('is not moved by %d ms', async (advanceMs) => {
    const before = (await call<Clock>('GET', '/dev/clock')).body.offsetMs;
    const reply = await advance(advanceMs);
    expect(reply.status).toBe(400);
    expect(reply.body.pointer).toBe('/advanceMs');
    expect((await call<Clock>('GET', '/dev/clock')).body.offsetMs).toBe(before);
  });

  it('is not moved by who is no administrator', async () => {
    expect((await advance(MINUTE_MS, 'marketing')).status).toBe(403);
  });

  it('takes a customer out of a segment when what counted leaves its window, and dates what follows', async () => {
    const name = unique();
    const rule = { measure: 'count', of: 'order.placed', withinDays: 1, op: '>=', value: 1 };
    const segment = { id: `day-${name}`, name: { ja: '今日のご注文', en: "Today's orders" }, rule };
    expect((await call('POST', '/api/segments', { body: segment })).status).toBe(201);
    const members = async () => (await call<{ items: unknown[] }>('GET', `/api/segments/${segment.id}/members`)).body.items;

    const before = await clockNow();
    const member = { kind: 'member', value: `K-${name}` };
    const time = new Date(before - DAY_MS + 5 * MINUTE_MS).toISOString();
    await publish('order.place', orderOf(`K-${name}`, [member]), { time }, 'history');
    await eventually('the membership', async () => (await members()).length === 1);

    const moved = await advance(10 * MINUTE_MS);
    expect(moved.status).toBe(200);
    expect(Date.parse(moved.body.now)).toBeGreaterThanOrEqual(before + 10 * MINUTE_MS);
    // The answer comes when no due timer is left, so there is nothing to wait for.
    expect(await members()).toEqual([]);

    const { id } = (await customerOf(member.value))!;
    const left = await eventually('the leaving on the timeline', async () =>
      (await timelineOf(id)).find((entry) => entry.type === 'segment.left' && entry.data.segment === segment.id),
    );
    expect(left.data.cause).toBeUndefined();

    const contact = { customer: { identifiers: [member] }, channel: 'phone', direction: 'in', closed: false };
    const opened = await call<{ openedAt: string }>('POST', '/api/contacts', { body: contact });
    expect(Date.parse(opened.body.openedAt)).toBeGreaterThanOrEqual(before + 10 * MINUTE_MS);
    await call('PUT', `/api/segments/${segment.id}`, { body: { ...segment, active: false }, headers: { 'if-match': '"1"' } });
  });
});
