const digits = new Map<string, number>();

/** Decimals of a currency by CLDR: 0 for yen, 2 for dollars. Undefined when there is no such currency code. */
function decimalsOf(currency: string): number | undefined {
  if (!/^[A-Z]{3}$/.test(currency)) return undefined;
  let decimals = digits.get(currency);
  if (decimals === undefined) {
    decimals = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digits.set(currency, decimals);
  }
  return decimals;
}

/**
 * An amount in the currency's smallest unit, by its decimal digits and without floating point: 11.77 dollars are 1177.
 * Amounts below 0 and with more decimals than the currency has are refused.
 */
export function toMinor(value: unknown, currency: string): { minor?: number; detail?: string } {
  const decimals = decimalsOf(currency);
  if (decimals === undefined) return { detail: 'has no currency of ISO 4217 beside it' };
  if (value === undefined) return { detail: 'is missing' };
  const text = typeof value === 'number' ? String(value) : value;
  const match = typeof text === 'string' ? /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text) : null;
  if (!match) return { detail: 'must be an amount' };
  const [, minus, whole = '', fraction = ''] = match;
  if (minus) return { detail: 'must be >= 0' };
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > decimals) {
    return { detail: decimals === 0 ? `must be a whole number of ${currency}` : `must have at most ${decimals} decimals` };
  }
  return { minor: Number(whole + significant.padEnd(decimals, '0')) };
}
