import { CustomerIdentified } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { readAttributes } from '../db/read-attributes.js';
import { readIdentityRules } from '../db/read-identity-rules.js';
import type { CsvRow } from '../domain/csv-rows.js';
import { reportOf, tooManyCells, type RowProblem } from '../domain/import-line.js';
import type { ImportMapping } from '../domain/import-mapping.js';
import { enterOwnFacts } from './enter-own-facts.js';
import { erasedAmong } from './erased-among.js';
import { judgeLines, type Judgement, type JudgedLine } from './judge-lines.js';

/** What became of lines, or would. */
export type ImportCounts = Record<Judgement | 'refused', number>;

export interface RefusedRow {
  row: CsvRow;
  problems: RowProblem[];
}

interface Line extends JudgedLine {
  row: CsvRow;
}

/** How lines are read. */
export interface ReadingRows {
  mapping: ImportMapping;
  /** How many columns have names. */
  width: number;
  asOf: Date;
  write: boolean;
}

/**
 * Sees to some lines of a file: those that say something new are entered as what a source says of people, as history, and each of the
 * others is counted or refused. Without `write` nothing is entered. Each line is judged by what is known before these lines.
 */
export async function importRows(tx: Tx, rows: CsvRow[], { mapping, width, asOf, write }: ReadingRows): Promise<{ counts: ImportCounts; refused: RefusedRow[] }> {
  const refused: RefusedRow[] = [];
  const read: Line[] = [];
  const [attributes, rules] = [await readAttributes(tx), await readIdentityRules(tx)];
  for (const row of rows) {
    const report = tooManyCells(row.cells, width) ?? reportOf(row.cells, mapping, attributes);
    if ('problems' in report) refused.push({ row, problems: report.problems });
    else read.push({ row, customer: report.customer, ...rules.sort(report.customer) });
  }
  const lines = await refuseNobodys(tx, read, refused);
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

/** Lines by which nobody can be found, and those of people who were erased: they are not brought back by a file. */
async function refuseNobodys(tx: Tx, lines: Line[], refused: RefusedRow[]): Promise<Line[]> {
  const erased = await erasedAmong(tx, lines);
  return lines.filter(({ row, joining, weak }, place) => {
    const code = joining.length + weak.length === 0 ? 'nobodys' : erased[place] ? 'erased' : undefined;
    if (code) refused.push({ row, problems: [{ code, column: null }] });
    return !code;
  });
}
