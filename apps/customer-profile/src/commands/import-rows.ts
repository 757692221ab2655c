import { CustomerIdentified } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { readAttributes } from '../db/read-attributes.js';
import { readIdentityRules } from '../db/read-identity-rules.js';
import type { CsvRow } from '../domain/csv-rows.js';
import { reportOf, tooManyCells, type RowProblem } from '../domain/import-line.js';
import type { ImportMapping } from '../domain/import-mapping.js';
import { enterOwnFacts } from './enter-own-facts.js';
import { erasedAmong } from './erased-among.js';
import { judgeLines, type Judgement, type JudgedLine } from './judge-lines.js';
import { namesReader, type RefusedRow } from './refused-lines.js';

/** What became of lines, or would. */
export type ImportCounts = Record<Judgement | 'refused', number>;

interface Line extends JudgedLine {
  row: CsvRow;
}

/** A line's report, or why there is none. */
export type ReadRow = Line | RefusedRow;

/** What reads lines, of which `width` columns have names, by the attributes and rules of now. */
export async function rowReader(db: DataSource, mapping: ImportMapping): Promise<(row: CsvRow, width: number) => ReadRow> {
  const [attributes, rules] = [await readAttributes(db), await readIdentityRules(db)];
  const named = namesReader(db, mapping);
  const refused = (row: CsvRow, problems: RowProblem[]) => ({ row, problems, named: named(row.cells) });
  return (row, width) => {
    const report = tooManyCells(row.cells, width) ?? reportOf(row.cells, mapping, attributes);
    if ('problems' in report) return refused(row, report.problems);
    const sorted = rules.sort(report.customer);
    const isNobodys = sorted.joining.length + sorted.weak.length === 0;
    return isNobodys ? refused(row, [{ code: 'nobodys', column: null }]) : { row, customer: report.customer, ...sorted };
  };
}

/**
 * Sees to some lines of a file: those that say something new are entered as what a source says of people, as history, and each of the
 * others is counted or refused. Without `write` nothing is entered. Each line is judged by what is known before these lines.
 */
export async function importRows(tx: Tx, rows: ReadRow[], { asOf, write }: { asOf: Date; write: boolean }): Promise<{ counts: ImportCounts; refused: RefusedRow[] }> {
  const refused = rows.filter((each) => 'problems' in each);
  const lines = await refuseErased(tx, rows.filter((each) => 'customer' in each), refused);
  const judged = await judgeLines(tx, lines);
  const counts: ImportCounts = { new: 0, changed: 0, same: 0, refused: refused.length };
  const entering: Line[] = [];
  const seen = new Set<string>();
  for (const [place, line] of lines.entries()) {
    const said = JSON.stringify(line.customer);
    const kind = seen.has(said) ? 'same' : judged[place]!;
    seen.add(said);
    counts[kind] += 1;
    if (kind !== 'same') entering.push(line);
  }
  if (write) {
    const cause = { occurredAt: asOf, backfill: true };
    await enterOwnFacts(tx, CustomerIdentified, entering.map((data) => ({ data, cause })), ({ customer }) => ({ report: uuidv7(), customer }));
  }
  return { counts, refused };
}

/** Those of people who were erased are not brought back by a file. Nothing is kept of such a line, so that nobody asks whom it names. */
async function refuseErased(tx: Tx, lines: Line[], refused: RefusedRow[]): Promise<Line[]> {
  const [{ some }] = await tx.query<[{ some: boolean }]>('SELECT EXISTS (SELECT FROM suppressed_identifiers) AS some');
  if (!some) return lines;
  const erased = await erasedAmong(tx, lines);
  for (const [place, { row }] of lines.entries()) if (erased[place]) refused.push({ row, problems: [{ code: 'erased', column: null }], named: [] });
  return lines.filter((_, place) => !erased[place]);
}
