import { channelFor, declinedBy, isDeclined, render, retryDelayMs, withoutHonorifics, type Channel, type Consent, type Reach } from './delivery.js';

const wanted = { news: { basis: 'consent', state: 'subscribed', permitted: true } } as const;
const declined = { news: { basis: 'consent', state: 'unsubscribed', permitted: false } } as const;
const at = (consents: Record<string, Consent>) => [{ address: 'a@example.jp', consents, preferences: '' }];
const reach = (change: Partial<Reach>): Reach => {
  return { origin: 'o', customer: 'o', origins: ['o'], name: null, language: 'ja', postalAddress: null, letters: wanted, ...change };
};
const both: { channels: Channel[] } = { channels: ['mail', 'letter'] };
const address = { line1: '天神1-1' };

describe('the channel of a message', () => {
  it('is the first on which the customer can be reached', () => {
    expect(channelFor(both, reach({ mails: at(wanted), postalAddress: address }), 'news')).toBe('mail');
    expect(channelFor(both, reach({ postalAddress: address }), 'news')).toBe('letter');
    expect(channelFor({ channels: ['letter', 'mail'] }, reach({ mails: at(wanted), postalAddress: address }), 'news')).toBe('letter');
  });

  it('is none for a customer who cannot be reached or is not known', () => {
    expect(channelFor(both, reach({}), 'news')).toBeUndefined();
    expect(channelFor({ channels: ['mail'] }, reach({ postalAddress: address }), 'news')).toBeUndefined();
    expect(channelFor(both, undefined, 'news')).toBeUndefined();
    expect(channelFor({ channels: [] }, reach({ mails: at(wanted) }), 'news')).toBeUndefined();
  });

  it('is one on which they want to be told it, and none where they do not or nobody knows', () => {
    const everywhere = { mails: at(wanted), postalAddress: address };
    expect(channelFor(both, reach({ ...everywhere, mails: at(declined) }), 'news')).toBe('letter');
    expect(channelFor(both, reach({ ...everywhere, mails: at(declined), letters: declined }), 'news')).toBeUndefined();
    expect(channelFor(both, reach(everywhere), 'unknown')).toBeUndefined();
    expect(channelFor(both, reach({ ...everywhere, mails: undefined, letters: undefined }), 'news')).toBeUndefined();
  });
});

describe('why somebody is not told', () => {
  it('is what they said where they can be reached', () => {
    expect(declinedBy(both, reach({ mails: at(declined) }), 'news')).toBe('unsubscribed');
    expect(declinedBy(both, reach({ mails: at(wanted) }), 'unknown')).toBe('never-asked');
    expect(declinedBy(both, reach({}), 'news')).toBeUndefined();
  });

  it('is at an address where they said nothing of what one may object to that they objected at another', () => {
    const survey = (state: Consent['state']) => ({ survey: { basis: 'objection' as const, state, permitted: false } });
    const mails = [...at(survey(null)), ...at(survey('unsubscribed'))];
    expect(declinedBy({ channels: ['mail'] }, reach({ mails }), 'survey')).toBe('unsubscribed');
    expect(isDeclined({ channels: ['mail'] }, reach({ mails }), 'survey')).toBe(true);
  });
});

describe('what they declined', () => {
  const everywhere = { mails: at(wanted), postalAddress: address };

  it('is not waited for, unless an address or an agreement may still come', () => {
    expect(isDeclined(both, reach({ ...everywhere, mails: at(declined), letters: declined }), 'news')).toBe(true);
    expect(isDeclined({ channels: ['mail'] }, reach({ ...everywhere, mails: at(declined) }), 'news')).toBe(true);
    expect(isDeclined(both, reach({ mails: at(declined), letters: declined }), 'news')).toBe(false);
    expect(isDeclined({ channels: ['mail'] }, reach({ ...everywhere, mails: at({}), letters: {} }), 'news')).toBe(false);
  });
});

describe('the text of a message', () => {
  it('has its places filled, every time they stand in it', () => {
    expect(render('{{name}}さま、{{ name }}さま {{url}}', { name: '森田', url: '/s/1' })).toBe('森田さま、森田さま /s/1');
  });

  it('leaves a place empty that nobody gave a value for, and fills no value again', () => {
    expect(render('Dear {{name}},{{unknown}}', { name: '{{url}}', url: 'x' })).toBe('Dear {{url}},');
    expect(render('{name} {{na-me}}', { name: 'x' })).toBe('{name} {{na-me}}');
  });

  it('is never filled with what every object has', () => {
    expect(render('{{constructor}}{{toString}}', {})).toBe('');
  });
});

describe('the wait after an attempt that the mail server did not take', () => {
  it('goes through its steps and stays at the last', () => {
    expect([1, 2, 3, 100].map((attempt) => retryDelayMs([5, 15, 3600], attempt) / 1000)).toEqual([5, 15, 3600, 3600]);
  });
});

describe('the text of a message to somebody without a name', () => {
  it('has no honorific beside what stands for the name, and keeps every other', () => {
    const texts = ['{{name}}さま', '{{ name }} 様へ', '{{name}}　さん', 'Dear {{name}},', '{{shop}}さま', 'みなさま {{name}}'];
    expect(texts.map(withoutHonorifics)).toEqual(['{{name}}', '{{ name }}へ', '{{name}}', 'Dear {{name}},', '{{shop}}さま', 'みなさま {{name}}']);
  });
});
