import type { Attributes } from './attributes.js';
import { foldName } from './name-folding.js';

/** What a column of a file may be: an identifier, a field of the profile, or with whom they live and as what. */
export const identifierFields = ['member', 'mail', 'phone', 'line', 'card', 'external'] as const;
export const profileFields = ['name', 'kana', 'birthday', 'language', 'company', 'cameFrom', 'postalCode', 'prefecture', 'line1', 'line2', 'preferredChannel', 'internal', 'returnedPost', 'anniversary'] as const;
export const importFields = [...identifierFields, ...profileFields, 'household', 'householdRole'] as const;
/** Or an attribute that was declared: `attributes.shoe-size`. */
export type ImportField = (typeof importFields)[number] | `attributes.${string}`;
export const ATTRIBUTE_FIELD = /^attributes\.[a-z][a-z0-9-]{0,63}$/;

/** Which column is what; columns that are not named are left out. */
export interface ImportMapping {
  /** Place of the column, from 0, and what it is. `name` says what is remembered on the day of an anniversary: there may be several. */
  columns: { column: number; field: ImportField; name?: string }[];
  /** Whose numbers `member`, `card`, `external` and `household` are: a shop. */
  namespace: string;
}

/** How columns are called in files of shops and on forms, folded as names are. */
const NAMES: Record<(typeof importFields)[number], string[]> = {
  member: ['会員番号', '会員id', '顧客番号', '顧客id', 'お客様番号', 'member', 'memberid', 'customerid'],
  mail: ['メール', 'メールアドレス', 'eメール', 'mail', 'email', 'e-mail'],
  phone: ['電話', '電話番号', '携帯', '携帯電話', '携帯番号', 'tel', 'phone'],
  line: ['line', 'lineid'],
  card: ['会員証', 'ポイントカード', 'カード番号', 'card'],
  external: ['外部id', 'external', 'externalid'],
  name: ['氏名', '名前', 'お名前', '姓名', '顧客名', 'name', 'fullname'],
  kana: ['フリガナ', 'ふりがな', 'カナ', '氏名カナ', 'カナ氏名', '氏名(カナ)', 'kana'],
  birthday: ['生年月日', '誕生日', 'birthday', 'dateofbirth'],
  language: ['言語', 'language'],
  company: ['会社', '会社名', '法人名', 'company'],
  cameFrom: ['きっかけ', '流入元', '媒体', 'source', 'camefrom'],
  postalCode: ['郵便番号', '〒', 'zip', 'postalcode', 'postcode'],
  prefecture: ['都道府県', 'prefecture'],
  line1: ['住所', '住所1', '市区町村番地', 'address', 'address1'],
  line2: ['住所2', '建物', '建物名', 'address2'],
  preferredChannel: ['希望連絡方法', '連絡方法', 'preferredchannel'],
  internal: ['社員区分', '関係者区分', 'internal'],
  returnedPost: ['返送日', '郵便返送日', 'returnedpost'],
  anniversary: ['記念日', 'anniversary'],
  household: ['世帯コード', '世帯番号', '世帯id', '家族コード', '家族番号', '家族id', 'household', 'householdid', 'householdcode', 'householdnumber'],
  householdRole: ['続柄', '世帯続柄', '世帯での続柄', 'householdrole', 'roleinhousehold'],
};
const fieldOf = new Map(Object.entries(NAMES).flatMap(([field, names]) => names.map((name) => [foldName(name), field as ImportField] as const)));

/** What the names of columns let guess; the first of two columns of one name counts. `attributes` are those that were declared. */
export function guessMapping(names: string[], attributes: Attributes): ImportMapping['columns'] {
  const taken = new Set<ImportField>();
  const known = names.map((name) => fieldOf.get(foldName(name)));
  return names.flatMap((name, column) => {
    // What somebody is in a household says nothing where no column says in which.
    const ownField = known[column] === 'householdRole' && !known.includes('household') ? undefined : known[column];
    const field = ownField ?? attributes.named(name) ?? (/記念日$/.test(name.trim()) ? 'anniversary' : undefined);
    if (!field || (taken.has(field) && field !== 'anniversary')) return [];
    taken.add(field);
    return [{ column, field, ...(field === 'anniversary' ? { name: name.trim().slice(0, NAME_MAX) } : {}) }];
  });
}

/** Longest name of an anniversary, in characters. */
const NAME_MAX = 64;
