import type { ProfileFields } from '@engawa/contracts';
import { foldText } from './name-folding.js';

type Address = NonNullable<ProfileFields['address']>;

const DIGITS = '〇一二三四五六七八九';
/** Numbers below a hundred, as they stand before 丁目, 番地 and 号. */
const KANJI_NUMBER = /([一二三四五六七八九]?)十([一二三四五六七八九]?)|[〇一二三四五六七八九]+/g;
/** All that is typed for a hyphen between numbers, where hiragana are katakana. */
const HYPHENS = /(?<=\d)\s?[\u2010-\u2015\u2212\u30fc\u30ce-]\s?(?=\d)/g;
/** The postal code says it as well. */
const PREFECTURE = new RegExp(
  `^(?:北海道|東京都|京都府|大阪府|(?:${[
    '青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山',
    '鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄',
  ].join('|')})県)\\s?`,
);
/** 霞が関, 霞ヶ関 and 霞ケ関. */
const GA = /(?<=\p{Script=Han})[ガケ个](?=\p{Script=Han})/gu;
/** What has a number in its name: 北1条, 2線, 3番町, 第10地割. */
const NAMED = '条|線|番町|番丁|地割';
const PLACE = new RegExp(`^((?:\\D|\\d+(?:${NAMED}))*)(\\d+(?:-\\d+)*)(?!\\d*(?:${NAMED}))`);

/** `〒830-0017`, `８３０００１７` → `8300017`; undefined when it is no Japanese postal code. */
export function postalCodeOf({ postalCode }: Address): string | undefined {
  const digits = postalCode?.normalize('NFKC').replace(/\D/g, '');
  return digits?.length === 7 ? digits : undefined;
}

/**
 * Where somebody lives, in one form for all that people write: 三丁目２番１号, 3丁目2-1 and ３－２－１ are one. What follows the numbers,
 * such as the name of a building and its rooms, is left out, and so are the prefecture, 大字 and 字. Undefined without numbers or a postal code.
 */
export function placeOf(address: Address): string | undefined {
  const code = postalCodeOf(address);
  const found = PLACE.exec(inOneForm([address.line1, address.line2].filter(Boolean).join(' ')));
  return code && found ? `${code} ${found[1]!.replace(/\s/g, '')}${withoutRoom(found[2]!)}` : undefined;
}

/**
 * An address with the parts that were blank in it, where one is known with the same street and house. Another postal code or prefecture is another
 * place, though its streets are called the same.
 */
export function completeAddress(said: Address, known: Address): Address {
  const isOther = (part: string | undefined, own: string | undefined) => part !== undefined && own !== undefined && part !== own;
  const isElsewhere = isOther(postalCodeOf(said), postalCodeOf(known)) || isOther(said.prefecture, known.prefecture);
  return said.line1 && known.line1 && streetOf(said.line1) === streetOf(known.line1) && !isElsewhere ? { ...known, ...said } : said;
}

/** A number that is written out ends with 号, and spaces stand before numbers or behind. */
const streetOf = (line: string) => inOneForm(line).replace(/-(?!\d)|(?<!\d)\s|\s(?!\d)/g, '');

function inOneForm(text: string): string {
  return foldText(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(PREFECTURE, '')
    .replace(new RegExp(`[〇一二三四五六七八九十]+(?=\\s?(?:丁目|番|号|${NAMED}))`, 'g'), (number) => number.replace(KANJI_NUMBER, arabic))
    .replace(/(\d)\s?(?:丁目|番地ノ?|番(?![町丁])|号)\s?/g, '$1-')
    .replace(HYPHENS, '-')
    .replace(/大字|字(?=\D)/g, '')
    .replace(GA, 'ガ');
}

/** Of 3-2-1-101 the last is a room; of 12-3-101 as well, since no house of a block has a number of three digits. */
const withoutRoom = (numbers: string) => numbers.split('-').slice(0, 3).filter((number, place) => place < 2 || number.length < 3).join('-');

function arabic(number: string, tens?: string, ones?: string): string {
  if (!number.includes('十')) return [...number].map((digit) => DIGITS.indexOf(digit)).join('');
  const valueOf = (digit: string | undefined, absent: number) => (digit ? DIGITS.indexOf(digit) : absent);
  return String(valueOf(tens, 1) * 10 + valueOf(ones, 0));
}
