import fc from 'fast-check';
import { toMinor } from './money.js';

describe('an amount of money', () => {
  it.each([
    [11.77, 'USD', 1177],
    ['11.77', 'USD', 1177],
    [0.29, 'USD', 29],
    [1.1, 'USD', 110],
    [980, 'JPY', 980],
    ['980.00', 'JPY', 980],
    [1.234, 'KWD', 1234],
    [0, 'JPY', 0],
    ['007', 'JPY', 7],
  ])('%p %s is %d of the smallest unit', (value, currency, minor) => {
    expect(toMinor(value, currency)).toEqual({ minor });
  });

  it.each([
    [980.5, 'JPY', 'must be a whole number of JPY'],
    [11.775, 'USD', 'must have at most 2 decimals'],
    [-1, 'JPY', 'must be >= 0'],
    ['-0.01', 'USD', 'must be >= 0'],
    [undefined, 'JPY', 'is missing'],
    [null, 'JPY', 'must be an amount'],
    ['', 'JPY', 'must be an amount'],
    ['¥980', 'JPY', 'must be an amount'],
    ['1,000', 'JPY', 'must be an amount'],
    [NaN, 'JPY', 'must be an amount'],
    [1e21, 'JPY', 'must be an amount'],
    [{ amount: 1 }, 'JPY', 'must be an amount'],
    [980, 'yen', 'has no currency of ISO 4217 beside it'],
    [980, '', 'has no currency of ISO 4217 beside it'],
  ])('%p %s is refused: %s', (value, currency, detail) => {
    expect(toMinor(value, currency)).toEqual({ detail });
  });

  it('of dollars and cents is never off by one', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000_00), (cents) => expect(toMinor(cents / 100, 'USD')).toEqual({ minor: cents })),
    );
  });
});
