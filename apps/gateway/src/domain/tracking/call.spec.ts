import { asText, correctedTime, readCall } from './call.js';

const received = Date.parse('2026-11-20T12:00:00.000Z');
const newId = () => 'new';
const call = (body: Record<string, unknown>, around = {}, header?: string) => readCall('track', body, around, newId, header);

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
    expect(correctedTime(call({ timestamp: 'yesterday', sentAt: '2026-11-20T11:50:00Z' }), received)).toBe('yesterday');
  });

  it('is taken before the server’s, in both spellings', () => {
    const both = { originalTimestamp: '2026-11-20T10:00:00Z', timestamp: '2026-11-20T11:00:00Z' };
    expect(call(both).timestamp).toBe('2026-11-20T10:00:00Z');
  });
});

describe('a call', () => {
  it('is read in camel case and in snake case', () => {
    const camel = call({ messageId: 'm', userId: 'u', anonymousId: 'a', previousId: 'p', event: 'E' });
    expect(camel).toMatchObject({ messageId: 'm', userId: 'u', anonymousId: 'a', previousId: 'p', event: 'E' });
    const { messageId, userId, anonymousId, previousId, event } = camel;
    const snake = { message_id: messageId, user_id: userId, anonymous_id: anonymousId, previous_id: previousId, action: event };
    expect(call(snake)).toEqual(camel);
  });

  it('takes what it lacks from the batch around it and from the header', () => {
    const around = { sentAt: '2026-11-20T12:00:00Z', context: { page: { url: 'https://a' }, locale: 'ja' } };
    const read = call({ context: { locale: 'en' } }, around, 'visitor');
    expect(read).toMatchObject({ sentAt: around.sentAt, anonymousId: 'visitor', messageId: 'new' });
    expect(read.context).toEqual({ page: { url: 'https://a' }, locale: 'en' });
    expect(call({ anonymousId: 'own' }, around, 'visitor').anonymousId).toBe('own');
  });

  it('may have numbers for ids, and nothing that is neither text nor number', () => {
    expect([0, 42, 'x', ' '].map(asText)).toEqual(['0', '42', 'x', undefined]);
    expect([NaN, Infinity, null, {}, true].map(asText)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(call({ userId: 42, traits: 'none', properties: [1] })).toMatchObject({ userId: '42', traits: {}, properties: {} });
  });
});
