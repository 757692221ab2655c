import { channelFor, render, retryDelayMs, withoutHonorifics, type Channel, type Reach } from './delivery.js';

const reach = (change: Partial<Reach>): Reach => {
  return { origin: 'o', customer: 'o', origins: ['o'], mail: null, name: null, language: 'ja', postalAddress: null, ...change };
};
const both: { channels: Channel[] } = { channels: ['mail', 'letter'] };
const address = { line1: '天神1-1' };

describe('the channel of a message', () => {
  it('is the first on which the customer can be reached', () => {
    expect(channelFor(both, reach({ mail: 'a@example.jp', postalAddress: address }))).toBe('mail');
    expect(channelFor(both, reach({ postalAddress: address }))).toBe('letter');
    expect(channelFor({ channels: ['letter', 'mail'] }, reach({ mail: 'a@example.jp', postalAddress: address }))).toBe('letter');
  });

  it('is none for a customer who cannot be reached or is not known', () => {
    expect(channelFor(both, reach({}))).toBeUndefined();
    expect(channelFor({ channels: ['mail'] }, reach({ postalAddress: address }))).toBeUndefined();
    expect(channelFor(both, undefined)).toBeUndefined();
    expect(channelFor({ channels: [] }, reach({ mail: 'a@example.jp' }))).toBeUndefined();
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
