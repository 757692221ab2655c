/** A 法人番号 as it is written: full width, in groups, or as the number of an invoice, which puts a T before it. */
export const plainCorporateNumber = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').replace(/^T/i, '');

/** Why a text is no 法人番号; undefined where it is one. Its first digit is made of the other twelve (法人番号の指定等に関する省令 2条). */
export function corporateNumberViolation(number: string): string | undefined {
  if (!/^\d{13}$/.test(number)) return 'must have 13 digits';
  const [check, ...others] = [...number].map(Number) as [number, ...number[]];
  const sum = others.reverse().reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 1 : 2), 0);
  return check === 9 - (sum % 9) ? undefined : 'is not a corporate number: its check digit does not match';
}
