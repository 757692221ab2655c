import { contactChannels, CustomerIdentify, IDENTIFIER_MAX, type DescribedCustomer, type Identifier, type ProfileFields } from '@engawa/contracts';
import { plainText } from '@engawa/identifiers';
import type { Attributes, WrongAttribute } from './attributes.js';
import type { SeatProblem } from './household-rows.js';
import type { IdentityRules } from './identity-rules.js';
import type { ImportField, ImportMapping } from './import-mapping.js';
import { identifierIn, isIdentifier, type IdentifierField } from './named-in-line.js';
import type { HouseholdRole } from './relation.js';
import { dateOf, yearlyDayOf } from './written-dates.js';
import { roleIn } from './written-roles.js';

/** What is wrong with one line. `column` is a place, and no value of the line stands in it. */
export interface RowProblem {
  code:
    | 'too-many-cells'
    | 'no-identifier'
    | 'not-a-mail'
    | 'not-a-phone'
    | 'not-a-date'
    | 'not-a-language'
    | 'not-a-role'
    | 'no-household'
    | 'shared-number'
    | 'nobodys'
    | 'erased'
    | 'invalid'
    | SeatProblem
    | WrongAttribute;
  column: number | null;
}

/** In which household a line says that its person lives. Columns are places, for what may be wrong with it. */
export interface ToldHousehold {
  code: string;
  role: HouseholdRole | null;
  column: number;
  roleColumn: number | null;
}

/** What one line says. */
export interface LineReport {
  customer: DescribedCustomer;
  household?: ToldHousehold;
}

/** By what lines are read. */
export interface KnownToReader {
  attributes: Attributes;
  rules: IdentityRules;
  /** The day in Tokyo on which the lines were so. */
  today: string;
}

/** What stands beside the columns that have names is nobody's: a line end was lost, or something that divides cells stands in one. */
export function tooManyCells(cells: string[], width: number): { problems: RowProblem[] } | undefined {
  const beyond = cells.findLastIndex((cell) => cell.trim() !== '');
  return beyond < width ? undefined : { problems: [{ code: 'too-many-cells', column: width }] };
}

/** Nobody writes them: a file in another encoding, or a program, left them there. Tabs and line ends stand in addresses. */
const CONTROL = /[^\P{Cc}\t\n\r\u0085]/u;

/** The report that a line is, or what is wrong with it, column by column. */
export function reportOf(cells: string[], { columns, namespace }: ImportMapping, known: KnownToReader): LineReport | { problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const said = new LineSaid(namespace, known);
  for (const { column, field, name } of columns) {
    const written = (cells[column] ?? '').trim();
    const wrong = written === '' ? undefined : said.take(field, written, name);
    if (wrong) problems.push({ code: wrong, column });
  }
  const columnOf = (field: string | undefined) => columns.find((each) => each.field === field)?.column ?? null;
  const { household, role } = said;
  if (role && household === null) problems.push({ code: 'no-household', column: columnOf('householdRole') });
  const customer = said.customer();
  if (customer.identifiers.length === 0 && problems.length === 0) problems.push({ code: 'no-identifier', column: null });
  // What the contract of a report says beyond that, such as how long a name may be.
  const violations = problems.length > 0 ? [] : CustomerIdentify.check({ customer });
  problems.push(...violations.map(({ pointer }) => ({ code: 'invalid' as const, column: columnOf(pointer.split('/').at(-1)) })));
  if (problems.length > 0) return { problems };
  return household === null ? { customer } : { customer, household: { code: household, role, column: columnOf('household')!, roleColumn: columnOf('householdRole') } };
}

/** What the cells of one line say together. */
class LineSaid {
  private readonly identifiers: Identifier[] = [];
  private readonly profile: Record<string, unknown> = {};
  private readonly address: Record<string, string> = {};
  private readonly anniversaries: { name: string; on: string }[] = [];
  private readonly values: Record<string, unknown> = {};
  /** The company's own number of it. */
  household: string | null = null;
  role: HouseholdRole | null = null;

  constructor(
    private readonly namespace: string,
    private readonly known: KnownToReader,
  ) {}

  /** What is wrong with the cell. */
  take(field: ImportField, written: string, name?: string): RowProblem['code'] | undefined {
    if (CONTROL.test(written)) return 'invalid';
    const value = plainText(written);
    if (value === '') return undefined;
    if (isIdentifier(field)) return this.takeIdentifier(field, value);
    if (isAttribute(field)) return this.takeAttribute(field.slice('attributes.'.length), written);
    if (field === 'household') return this.takeHousehold(value);
    if (field === 'householdRole') return this.takeRole(value);
    if (isOfAddress(field)) this.address[field] = written;
    else if (field === 'anniversary') {
      const on = yearlyDayOf(value);
      if (!on) return 'not-a-date';
      this.anniversaries.push({ name: name ?? '記念日', on });
    } else if (field in READ) {
      const { read, code } = READ[field]!;
      const found = read(value);
      if (found === undefined || (field === 'birthday' && found > this.known.today)) return code;
      this.profile[field] = found;
    }
    // Names are kept as they are written; 異体字 are the person's own.
    else this.profile[field] = written;
    return undefined;
  }

  private takeIdentifier(field: IdentifierField, value: string): RowProblem['code'] | undefined {
    const identifier = identifierIn(field, value, this.namespace);
    if (!identifier) return field === 'mail' ? 'not-a-mail' : field === 'phone' ? 'not-a-phone' : 'invalid';
    this.identifiers.push(identifier);
    return undefined;
  }

  private takeHousehold(value: string): RowProblem['code'] | undefined {
    if (this.isSomething(value)) this.household = value;
    return value.length > IDENTIFIER_MAX ? 'invalid' : undefined;
  }

  private takeRole(value: string): RowProblem['code'] | undefined {
    this.role = roleIn(value) ?? null;
    return this.role || !this.isSomething(value) ? undefined : 'not-a-role';
  }

  /** What stands where there is none is the same as in columns of numbers: all whose household is `#REF!` would live in one. */
  private isSomething(value: string): boolean {
    return this.known.rules.mayBeSomebodys({ kind: 'external', namespace: this.namespace, value });
  }

  private takeAttribute(id: string, written: string): RowProblem['code'] | undefined {
    const read = this.known.attributes.read(id, written);
    if ('code' in read) return read.code;
    this.values[id] = read.value;
    return undefined;
  }

  customer(): DescribedCustomer {
    const { profile, address } = this;
    if (Object.keys(address).length > 0) profile.address = address;
    if (this.anniversaries.length > 0) profile.anniversaries = this.anniversaries;
    if (Object.keys(this.values).length > 0) profile.attributes = this.values;
    if (typeof profile.returnedPost === 'string') profile.returnedPost = { on: profile.returnedPost, ...(profile.address ? { address } : {}) };
    return { identifiers: this.identifiers, ...(Object.keys(profile).length > 0 ? { profile: profile as ProfileFields } : {}) } as DescribedCustomer;
  }
}

const CHANNELS: Record<string, string> = { 電話: 'phone', メール: 'mail', チャット: 'chat', 来店: 'visit', 郵便: 'post', ハガキ: 'post', ファックス: 'fax' };
const INTERNAL: Record<string, string> = { 社員: 'staff', スタッフ: 'staff', 取引先: 'partner', パートナー: 'partner' };

/** Fields whose cells are written in several ways, and what is said of one that is none of them. */
const READ: Partial<Record<ImportField, { read: (value: string) => string | undefined; code: RowProblem['code'] }>> = {
  birthday: { read: dateOf, code: 'not-a-date' },
  returnedPost: { read: dateOf, code: 'not-a-date' },
  language: { read: (value) => ['ja', 'en'].find((each) => each === value.toLowerCase()), code: 'not-a-language' },
  preferredChannel: { read: (value) => CHANNELS[value] ?? contactChannels.find((each) => each === value.toLowerCase()), code: 'invalid' },
  internal: { read: (value) => INTERNAL[value] ?? ['staff', 'partner'].find((each) => each === value.toLowerCase()), code: 'invalid' },
};

const isAttribute = (field: ImportField) => field.startsWith('attributes.');
const isOfAddress = (field: ImportField) => ['postalCode', 'prefecture', 'line1', 'line2'].includes(field);
