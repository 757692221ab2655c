import { isRetryableConflict, isTransient, isUniqueViolation, isUnmigrated } from './index.js';

const coded = (code: string) => Object.assign(new Error('failed'), { code });

describe('an error of the database', () => {
  it.each(['08006', '25P04', '28P01', '3D000', '40001', '53100', '53300', '55P03', '57014', '57P01', '57P03', '58030', 'ECONNREFUSED', 'ECONNRESET'])(
    'with code %s passes: the database, its disk or the way to it failed',
    (code) => {
      expect(isTransient(coded(code))).toBe(true);
    },
  );

  it.each(['3F000', '42501', '42703', '42P01'])('with code %s is of tables that are not as this code needs them', (code) => {
    expect(isUnmigrated(coded(code))).toBe(true);
    expect(isTransient(coded(code))).toBe(false);
  });

  it.each(['22001', '22P05', '23505', '23514', '54000', 'P0001'])('with code %s is of the work itself', (code) => {
    expect(isTransient(coded(code))).toBe(false);
    expect(isUnmigrated(coded(code))).toBe(false);
  });

  it('without a code is told by its message, and anything else is no error of the database', () => {
    expect(isTransient(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isTransient(new Error('timeout exceeded when trying to connect'))).toBe(true);
    expect(isTransient(new TypeError('undefined is not a function'))).toBe(false);
    expect(isTransient(undefined)).toBe(false);
  });

  it('is worth an immediate repetition only where two transactions met', () => {
    expect(isRetryableConflict(coded('40P01'))).toBe(true);
    expect(isRetryableConflict(coded('40001'))).toBe(true);
    expect(isRetryableConflict(coded('57P01'))).toBe(false);
    expect(isUniqueViolation(coded('23505'))).toBe(true);
  });
});
