import type { ProfileFields } from '@engawa/contracts';

type Address = NonNullable<ProfileFields['address']>;

const DIGITS = '〇一二三四五六七八九';
/** Numbers below a hundred, as they stand before 丁目, 番地 and 号. */
const KANJI_NUMBER = /([一二三四五六七八九]?)十([一二三四五六七八九]?)|[〇一二三四五六七八九]+/g;
/** All that is typed for a hyphen between numbers. */
const HYPHENS = /[\u2010-\u2015\u2212\uff0d\u30fc\uff70\u30ce\u306e-]/g;

/** `〒830-0017`, `８３０００１７` → `8300017`; undefined when it is no Japanese postal code. */
export function postalCodeOf({ postalCode }: Address): string | undefined {
  const digits = postalCode?.normalize('NFKC').replace(/\D/g, '');
  return digits?.length === 7 ? digits : undefined;
}

/**
 * Where somebody lives, in one form for all that people write: 三丁目２番１号, 3丁目2-1 and ３－２－１ are one. What follows the numbers,
 * such as the name of a building and its rooms, is left out, and so are 大字 and 字. Undefined without numbers or a postal code.
 */
export function placeOf(address: Address): string | undefined {
  const code = postalCodeOf(address);
  const written = [address.line1, address.line2].filter(Boolean).join(' ').normalize('NFKC').toLowerCase();
  const numbered = written
    .replace(/\s+/g, ' ')
    .replace(/[〇一二三四五六七八九十]+(?=\s?(?:丁目|番地|番(?!町)|号))/g, (number) => number.replace(KANJI_NUMBER, arabic))
    .replace(/(\d)\s?(?:丁目|番地の?|番(?!町)|号)\s?/g, '$1-')
    .replace(HYPHENS, (hyphen, place: number, all: string) => (/\d/.test(all[place - 1] ?? '') && /\d/.test(all[place + 1] ?? '') ? '-' : hyphen))
    .replace(/大字|字(?=\D)/g, '');
  const found = /^(\D*)(\d+(?:-\d+)*)/.exec(numbered);
  if (!code || !found) return undefined;
  return `${code} ${found[1]!.replace(/\s/g, '')}${found[2]}`;
}

function arabic(number: string, tens?: string, ones?: string): string {
  if (!number.includes('十')) return [...number].map((digit) => DIGITS.indexOf(digit)).join('');
  const valueOf = (digit: string | undefined, absent: number) => (digit ? DIGITS.indexOf(digit) : absent);
  return String(valueOf(tens, 1) * 10 + valueOf(ones, 0));
}
