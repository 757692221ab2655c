import { correctedTime, readCall } from './call.js';
import { Told } from './told.js';

const received = Date.parse('2026-11-20T12:00:00.000Z');
const newId = () => 'new';
const call = (body: Record<string, unknown>, around = {}, header?: string) => {
  return readCall('track', new Told(body, '/batch/0'), new Told(around, ''), newId, header);
};

describe('the time of a call', () => {
  it('is corrected by what the sender’s clock is wrong', () => {
    const fiveMinutesSlow = { originalTimestamp: '2026-11-20T11:50:00Z', sentAt: '2026-11-20T11:55:00Z' };
    expect(correctedTime(call(fiveMinutesSlow), received)).toBe('2026-11-20T11:55:00.000Z');
    const yearsAhead = { timestamp: '2031-01-01T00:00:00Z', sentAt: '2031-01-01T00:00:30Z' };
    expect(correctedTime(call(yearsAhead), received)).toBe('2026-11-20T11:59:30.000Z');
  });

  it('is what was said where nobody says when it was sent', () => {
    expect(correctedTime(call({ timestamp: '2026-11-20T20:50:00+09:00' }), received)).toBe('2026-11-20T11:50:00.000Z');
    expect(correctedTime(call({ timestamp: '2026-11-20T11:50:00Z', sentAt: 'now' }), received)).toBe('2026-11-20T11:50:00.000Z');
    expect(correctedTime(call({ sentAt: '2026-11-20T11:50:00Z' }), received)).toBeUndefined();
  });

  it('that is none is given back as it came, to be refused', () => {
    expect(correctedTime(call({ timestamp: '2026-02-30T00:00:00Z', sentAt: '2026-11-20T11:50:00Z' }), received)).toBe('2026-02-30T00:00:00Z');
    expect(correctedTime(call({ timestamp: 'yesterday', sentAt: '2026-11-20T11:50:00Z' }), received)).toBe('yesterday');
  });

  it('is taken before the server’s, in both spellings', () => {
    const both = { originalTimestamp: '2026-11-20T10:00:00Z', timestamp: '2026-11-20T11:00:00Z' };
    expect(call(both).timestamp).toMatchObject({ value: '2026-11-20T10:00:00Z', at: '/batch/0/originalTimestamp' });
  });
});

describe('a call', () => {
  it('is read in camel case and in snake case, and knows which', () => {
    const camel = call({ messageId: 'm', userId: 'u', anonymousId: 'a', previousId: 'p', event: 'E' });
    const snake = call({ message_id: 'm', user_id: 'u', anonymous_id: 'a', previous_id: 'p', action: 'E' });
    const read = ({ messageId, userId, anonymousId, previousId, event }: typeof camel) => [messageId, userId, anonymousId, previousId, event];
    expect(read(camel).map((each) => each.value)).toEqual(['m', 'u', 'a', 'p', 'E']);
    expect(read(snake).map((each) => each.value)).toEqual(['m', 'u', 'a', 'p', 'E']);
    expect(read(camel).map((each) => each.at.slice(9))).toEqual(['messageId', 'userId', 'anonymousId', 'previousId', 'event']);
    expect(read(snake).map((each) => each.at.slice(9))).toEqual(['message_id', 'user_id', 'anonymous_id', 'previous_id', 'action']);
  });

  it('takes what it lacks from the batch around it and from the header', () => {
    const around = { sentAt: '2026-11-20T12:00:00Z', context: { page: { url: 'https://a' }, locale: 'ja' } };
    const read = call({ context: { locale: 'en' } }, around, 'visitor');
    expect(read.sentAt).toMatchObject({ value: around.sentAt, at: '/sentAt' });
    expect(read.anonymousId).toMatchObject({ value: 'visitor', at: 'header:anonymousid' });
    expect(read.messageId.value).toBe('new');
    expect(read.context('page')).toMatchObject({ value: { url: 'https://a' }, at: '/context/page' });
    expect(read.context('locale')).toMatchObject({ value: 'en', at: '/batch/0/context/locale' });
    expect(call({ anonymousId: 'own' }, around, 'visitor').anonymousId.value).toBe('own');
  });

  it('may have numbers for ids, and nothing that is neither text nor number', () => {
    const asText = (value: unknown) => new Told(value, '').asText.value;
    expect([0, 42, 'x', ' '].map(asText)).toEqual(['0', '42', 'x', undefined]);
    expect([NaN, Infinity, null, {}, true].map(asText)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    const odd = call({ userId: 42, traits: 'none', properties: [1] });
    expect([odd.userId.value, odd.traits.member('name').value, odd.properties.value]).toEqual(['42', undefined, {}]);
  });
});
