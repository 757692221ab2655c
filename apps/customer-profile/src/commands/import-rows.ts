import { createHmac, type KeyObject } from 'node:crypto';
import { CustomerIdentified, type DescribedCustomer } from '@engawa/contracts';
import { hashKeyOf } from '@engawa/identifiers';
import type { Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import { readAttributes } from '../db/read-attributes.js';
import { readIdentityRules } from '../db/read-identity-rules.js';
import type { CsvRow } from '../domain/csv-rows.js';
import { isRefused, type Seating } from '../domain/household-rows.js';
import { reportOf, tooManyCells, type RowProblem, type ToldHousehold } from '../domain/import-line.js';
import type { ImportMapping } from '../domain/import-mapping.js';
import { fieldsSaid } from '../domain/profile.js';
import { dayOf } from '../domain/relation.js';
import { completedBy, partsSaid, type Values } from '../domain/said-parts.js';
import { enterOwnFacts } from './enter-own-facts.js';
import { erasedAmong } from './erased-among.js';
import { enterHouseholds, tryHouseholds } from './imported-households.js';
import { judgeLines, type Judged, type JudgedLine, type Judgement } from './judge-lines.js';
import { namesReader, type RefusedRow } from './refused-lines.js';

type Outcome = Exclude<Judgement, 'superseded'>;
/** What became of lines, or would. */
export type ImportCounts = Record<Outcome | 'refused', number>;

interface Line extends JudgedLine {
  row: CsvRow;
  household?: { id: string } & ToldHousehold;
  /** Where it may be refused yet, once it is known what is in the database. */
  named?: RefusedRow['named'];
}

/** A line, and its report with what is known where the line is blank. */
interface Entering {
  line: Line;
  customer: DescribedCustomer;
}

/** A line's report, or why there is none. */
export type ReadRow = Line | RefusedRow;

/** What reads lines, of which `width` columns have names, by the attributes and rules of now. What they say was so at `asOf`. */
export async function rowReader(db: DataSource, { mapping, asOf }: { mapping: ImportMapping; asOf: Date }): Promise<(row: CsvRow, width: number) => ReadRow> {
  const [attributes, rules, today] = [await readAttributes(db), await readIdentityRules(db), dayOf(asOf)];
  const named = namesReader(db, mapping);
  const refused = (row: CsvRow, ...problems: RowProblem[]) => ({ row, problems, named: named(row.cells) });
  return (row, width) => {
    const report = tooManyCells(row.cells, width) ?? reportOf(row.cells, mapping, { attributes, rules, today });
    if ('problems' in report) return refused(row, ...report.problems);
    const { customer, household } = report;
    const sorted = rules.sort(customer);
    if (sorted.joining.length + sorted.weak.length === 0) return refused(row, { code: 'nobodys', column: null });
    if (!household) return { row, customer, ...sorted };
    if (sorted.joining.length === 0) return refused(row, { code: 'shared-number', column: household.column });
    return { row, customer, ...sorted, household: { ...household, id: householdId(hashKeyOf(db), mapping.namespace, household.code) }, named: named(row.cells) };
  };
}

export interface HowToImport {
  /** When what the lines say was so. */
  asOf: Date;
  /** The name of who brought them. */
  by: string;
  write: boolean;
}

/**
 * Sees to some lines of a file: those that say something new are entered as what a source says of people, as history, and each of the
 * others is counted or refused. Without `write` nothing is entered. Each line is judged by what is known before these lines, and what it says of a
 * household by the lines before it, too.
 */
export async function importRows(tx: Tx, rows: ReadRow[], how: HowToImport): Promise<{ counts: ImportCounts; refused: RefusedRow[] }> {
  const refused = rows.filter((each) => 'problems' in each);
  const known = await refuseErased(tx, rows.filter((each) => 'customer' in each), refused);
  const seatings = await tryHouseholds(tx, known, how.write);
  refused.push(...refusedAmong(known, seatings).values());
  const seated = known.map((line, place) => ({ line, seating: seatings[place] })).filter(({ seating }) => !isRefused(seating));
  const outcomes = outcomesOf(seated, await judgeLines(tx, seated.map(({ line }) => line), how.asOf));
  const counts: ImportCounts = { new: 0, changed: 0, same: 0, refused: refused.length };
  for (const { outcome } of outcomes) counts[outcome] += 1;
  const entering = seated.flatMap(({ line }, place) => (outcomes[place]!.outcome === 'same' ? [] : [{ line, customer: outcomes[place]!.customer }]));
  if (!how.write) return { counts, refused };
  const late = await enter(tx, entering, how);
  return late.size === 0 ? { counts, refused } : importRows(tx, rows.map((row) => late.get(row) ?? row), how);
}

/**
 * Of several lines about one person the last counts, as it does in whichever batch they are: what a line before it brings, it takes back. What was told
 * before and is known no more is known all the same where later lines say that, too: a file of orders that comes again says each name and address again,
 * the old ones too. Gives each line's report with what is known where the line is blank.
 */
function outcomesOf(seated: { line: Line; seating: Seating | undefined }[], judged: Judged[]): { outcome: Outcome; customer: DescribedCustomer }[] {
  const personOf = personsOf(judged);
  const lastSaying = new Map<string, number>();
  for (const [place, { line }] of seated.entries()) {
    for (const [field, value] of Object.entries(fieldsSaid(line.customer))) for (const part of partsSaid(field, value)) lastSaying.set(`${judged[place]!.customer} ${part}`, place);
  }
  const [entered, known] = [new Map<string, string>(), new Map<string, Values>()];
  return seated.map(({ line, seating }, place) => {
    const { judgement, customer, names, news, ...before } = judged[place]!;
    // By what several people share nobody is told from the others: such lines are one where they say the same.
    const said = saidBy(line);
    const [name, person] = [names[0] ?? said, names[0] ? personOf(names[0]) : said];
    const isKnown = judgement === 'same' || (judgement === 'superseded' && news.every((part) => lastSaying.get(`${customer} ${part}`)! > place));
    if (entered.has(person) ? entered.get(person) === said : isKnown && seating !== 'changed') return { outcome: 'same', customer: line.customer };
    const counts = known.get(name) ?? before.known;
    const completed = completedBy(line.customer, counts);
    entered.set(person, said);
    known.set(name, { ...counts, ...fieldsSaid(completed) });
    return { outcome: judgement === 'new' ? 'new' : 'changed', customer: completed };
  });
}

const saidBy = ({ customer, household }: Line) => JSON.stringify([customer, household]);

/** Says of a name about whom it is: all that one line names are one. */
function personsOf(judged: Judged[]): (name: string) => string {
  const oneWith = new Map<string, string>();
  const personOf = (name: string): string => (oneWith.has(name) ? personOf(oneWith.get(name)!) : name);
  for (const { names: [first, ...others] } of judged) for (const other of others) if (personOf(other) !== personOf(first!)) oneWith.set(personOf(other), personOf(first!));
  return personOf;
}

/**
 * Enters lines, and takes their people into the households that they name. What could not be known before may be in the way: that two whom a line
 * names stayed two, or what a desk or another file has written meanwhile. Then nothing is entered, and those that are refused are given.
 */
async function enter(tx: Tx, lines: Entering[], { asOf, by }: HowToImport): Promise<Map<ReadRow, RefusedRow>> {
  const housed = lines.flatMap(({ line }) => (line.household ? [line] : []));
  if (housed.length > 0) await tx.query('SAVEPOINT before_lines');
  const cause = { occurredAt: asOf, backfill: true };
  await enterOwnFacts(tx, CustomerIdentified, lines.map((data) => ({ data, cause })), ({ customer }) => ({ report: uuidv7(), customer }));
  if (housed.length === 0) return new Map();
  const late = refusedAmong(housed, await enterHouseholds(tx, housed, { name: by, now: asOf }));
  await tx.query(`${late.size > 0 ? 'ROLLBACK TO' : 'RELEASE'} SAVEPOINT before_lines`);
  return late;
}

/** Lines whose people cannot live where they say. */
function refusedAmong(lines: Line[], seatings: (Seating | undefined)[]): Map<ReadRow, RefusedRow> {
  return new Map(
    lines.flatMap((line, place) => {
      const [seating, { row, household, named = [] }] = [seatings[place], line];
      if (!household || !isRefused(seating)) return [];
      return [[line, { row, problems: [{ code: seating, column: seating === 'second-head' ? (household.roleColumn ?? household.column) : household.column }], named }]];
    }),
  );
}

const HOUSEHOLDS = '7dd5a422-a8cf-4139-a5a7-6160cf434147';

/**
 * One code is one household, in whichever file it stands, so that none has to be kept. It may be the number of somebody who is erased while others
 * stay: without the key nobody can try out numbers until one fits.
 */
const householdId = (key: KeyObject, namespace: string, code: string) => uuidv5(createHmac('sha256', key).update(`household ${namespace} ${code}`).digest('hex'), HOUSEHOLDS);

/** Those of people who were erased are not brought back by a file. Nothing is kept of such a line, so that nobody asks whom it names. */
async function refuseErased(tx: Tx, lines: Line[], refused: RefusedRow[]): Promise<Line[]> {
  const [{ some }] = await tx.query<[{ some: boolean }]>('SELECT EXISTS (SELECT FROM suppressed_identifiers) AS some');
  if (!some) return lines;
  const erased = await erasedAmong(tx, lines);
  for (const [place, { row }] of lines.entries()) if (erased[place]) refused.push({ row, problems: [{ code: 'erased', column: null }], named: [] });
  return lines.filter((_, place) => !erased[place]);
}
