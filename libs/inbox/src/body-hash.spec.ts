import fc from 'fast-check';
import { bodyHash } from './body-hash.js';

const hash = (data: unknown, type = 't', version = 1) => bodyHash(type, version, data).toString('hex');

/** The same value with the members of every object written in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([name, member]) => [name, reversed(member)]));
}

describe('the hash of a body', () => {
  it('does not depend on the order of members', () => {
    fc.assert(fc.property(fc.jsonValue(), (data) => expect(hash(reversed(data))).toBe(hash(data))));
  });

  it('depends on everything else', () => {
    const bodies = [{ a: [1, 2] }, { a: [2, 1] }, { a: ['1', 2] }, { a: [1, 2], b: null }, { a: { 0: 1, 1: 2 } }, [1, 2], null];
    expect(new Set(bodies.map((body) => hash(body))).size).toBe(bodies.length);
    expect(hash({ a: 1 }, 't', 2)).not.toBe(hash({ a: 1 }));
    expect(hash({ a: 1 }, 'u')).not.toBe(hash({ a: 1 }));
  });
});
