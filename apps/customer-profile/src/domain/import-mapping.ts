import { CustomerIdentify, IDENTIFIER_MAX, type Identifier, type ProfileFields, type ReportedCustomer } from '@engawa/contracts';
import { namesSomebody, normalise } from '@engawa/identifiers';
import { foldName } from './name-folding.js';

/** What a column of a file may be: an identifier, or a field of the profile. */
export const identifierFields = ['member', 'mail', 'phone', 'line', 'card', 'external'] as const;
export const profileFields = ['name', 'kana', 'birthday', 'language', 'company', 'cameFrom', 'postalCode', 'prefecture', 'line1', 'line2'] as const;
export const importFields = [...identifierFields, ...profileFields] as const;
export type ImportField = (typeof importFields)[number];

/** Which column is what; columns that are not named are left out. */
export interface ImportMapping {
  /** Place of the column, from 0, and what it is. */
  columns: { column: number; field: ImportField }[];
  /** Whose numbers `member`, `card` and `external` are: a shop. */
  namespace: string;
}

/** What is wrong with one line. `column` is a place, and no value of the line stands in it. */
export interface RowProblem {
  code: 'no-identifier' | 'not-a-mail' | 'not-a-phone' | 'not-a-date' | 'not-a-language' | 'nobodys' | 'erased' | 'invalid';
  column: number | null;
}

/** How columns are called in files of shops and on forms, folded as names are. */
const NAMES: Record<ImportField, string[]> = {
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
};
const fieldOf = new Map(Object.entries(NAMES).flatMap(([field, names]) => names.map((name) => [foldName(name), field as ImportField] as const)));

/** What the names of columns let guess; the first of two columns of one name counts. */
export function guessMapping(names: string[]): ImportMapping['columns'] {
  const taken = new Set<ImportField>();
  return names.flatMap((name, column) => {
    const field = fieldOf.get(foldName(name));
    if (!field || taken.has(field)) return [];
    taken.add(field);
    return [{ column, field }];
  });
}

/** The report that a line is, or what is wrong with it, column by column. */
export function reportOf(cells: string[], { columns, namespace }: ImportMapping): { customer: ReportedCustomer } | { problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const identifiers: Identifier[] = [];
  const profile: Record<string, unknown> = {};
  const address: Record<string, string> = {};
  for (const { column, field } of columns) {
    const value = (cells[column] ?? '').normalize('NFKC').trim();
    if (value === '') continue;
    const wrong = (code: RowProblem['code']) => problems.push({ code, column });
    if (isIdentifier(field)) {
      const identifier = { kind: field, ...(isOfShop(field) ? { namespace } : {}), value };
      if (value.length > IDENTIFIER_MAX || !namesSomebody(normalise(identifier))) wrong(field === 'mail' ? 'not-a-mail' : field === 'phone' ? 'not-a-phone' : 'invalid');
      else identifiers.push(identifier);
    } else if (isOfAddress(field)) address[field] = (cells[column] ?? '').trim();
    else if (field === 'birthday') profile.birthday = dateOf(value) ?? (wrong('not-a-date'), undefined);
    else if (field === 'language') profile.language = ['ja', 'en'].includes(value.toLowerCase()) ? value.toLowerCase() : (wrong('not-a-language'), undefined);
    // Names are kept as they are written; 異体字 are the person's own.
    else profile[field] = (cells[column] ?? '').trim();
  }
  if (identifiers.length === 0 && problems.length === 0) problems.push({ code: 'no-identifier', column: null });
  if (Object.keys(address).length > 0) profile.address = address;
  const customer = { identifiers, ...(Object.keys(profile).length > 0 ? { profile: profile as ProfileFields } : {}) } as ReportedCustomer;
  if (problems.length === 0) problems.push(...violationsOf(customer, columns));
  return problems.length > 0 ? { problems } : { customer };
}

const isIdentifier = (field: ImportField): field is (typeof identifierFields)[number] => (identifierFields as readonly string[]).includes(field);
const isOfShop = (field: ImportField) => ['member', 'card', 'external'].includes(field);
const isOfAddress = (field: ImportField) => ['postalCode', 'prefecture', 'line1', 'line2'].includes(field);

/** What the contract of a report says beyond that, such as how long a name may be. */
function violationsOf(customer: ReportedCustomer, columns: ImportMapping['columns']): RowProblem[] {
  return CustomerIdentify.check({ customer }).map(({ pointer }) => {
    const field = pointer.split('/').at(-1);
    return { code: 'invalid' as const, column: columns.find((each) => each.field === field)?.column ?? null };
  });
}

const ERAS: Record<string, number> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018, m: 1867, t: 1911, s: 1925, h: 1988, r: 2018 };

/** `1958/3/4`, `1958年3月4日`, `19580304`, `昭和33年3月4日`, `S33.3.4` → `1958-03-04`; undefined for what is no day. */
export function dateOf(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const era = /^(明治|大正|昭和|平成|令和|[mtshr])\s*(元|\d{1,2})[年./-](\d{1,2})[月./-](\d{1,2})日?$/.exec(plain);
  const found = era ?? /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!found) return undefined;
  const [year, month, day] = era
    ? [ERAS[era[1]!]! + (era[2] === '元' ? 1 : Number(era[2])), Number(era[3]), Number(era[4])]
    : [Number(found[1]), Number(found[2]), Number(found[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1850;
  return isDay ? date.toISOString().slice(0, 10) : undefined;
}
