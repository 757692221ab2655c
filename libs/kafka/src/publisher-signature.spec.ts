import { createSecretKey, randomBytes } from 'node:crypto';
import { intakeKey, isSignedByGateway, signPublisher } from './index.js';

const newKey = () => createSecretKey(randomBytes(32));
const key = newKey();
const part = { publisher: 'shop', backfill: false, id: 'e-1', source: '//shop', type: 't', value: '{"a":1}' };
const signature = signPublisher(key, part);

describe('the signature of a publisher', () => {
  it('is valid for what was signed', () => {
    expect(isSignedByGateway(key, part, signature)).toBe(true);
  });

  it.each([
    { publisher: 'bank' },
    { backfill: true },
    { id: 'e-2' },
    { source: '//bank' },
    { type: 'u' },
    { value: '{"a":2}' },
  ])('is not valid once %j takes the place of what was signed', (change) => {
    expect(isSignedByGateway(key, { ...part, ...change }, signature)).toBe(false);
  });

  it('is not valid when it is absent, of another key, cut or lengthened', () => {
    for (const given of [undefined, '', signPublisher(newKey(), part), signature.slice(0, -1), `${signature}A`]) {
      expect(isSignedByGateway(key, part, given)).toBe(false);
    }
  });

  it('tells apart parts whose texts join to the same', () => {
    const moved = { ...part, publisher: 'sho', id: 'pe-1' };
    expect(signPublisher(key, moved)).not.toBe(signature);
  });
});

describe('the key of an intake message', () => {
  it('is the same for the same business key, and does not contain it', () => {
    expect(intakeKey(key, 'mail::aya@example.jp')).toBe(intakeKey(key, 'mail::aya@example.jp'));
    expect(intakeKey(key, 'a')).not.toBe(intakeKey(key, 'b'));
    expect(intakeKey(key, 'mail::aya@example.jp')).toMatch(/^[\w-]{22}$/);
  });
});
