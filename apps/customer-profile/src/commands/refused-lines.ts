import { hashIdentifier, hashKeyOf, type JoiningIdentifier } from '@engawa/identifiers';
import type { Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';
import type { CsvRow } from '../domain/csv-rows.js';
import type { RowProblem } from '../domain/import-line.js';
import type { ImportMapping } from '../domain/import-mapping.js';
import { namedIn } from '../domain/named-in-line.js';
import { erasedAmong } from './erased-among.js';

/** Lines that are refused beyond these are counted, and not kept. */
const ERRORS_MAX = 100_000;

export interface RefusedRow {
  row: CsvRow;
  problems: RowProblem[];
  named: Named[];
}

/** Whom a line names, and the hash by which an erasure finds it. */
interface Named {
  identifier: JoiningIdentifier;
  hash: string;
}

/** What finds whom a line names. It may take milliseconds a line, for which nothing is to be locked. */
export function namesReader(db: DataSource, mapping: ImportMapping): (cells: string[]) => Named[] {
  return (cells) => namedIn(cells, mapping).map((identifier) => ({ identifier, hash: hashIdentifier(hashKeyOf(db), identifier).toString('hex') }));
}

/** What is left of a line that names somebody who was erased: where it stands. */
const ERASED: RowProblem[] = [{ code: 'erased', column: null }];

/** Keeps lines as they stand, with hashes of whom they name, by which an erasure finds them. Of who was erased before nothing is kept. */
export async function keepRefused(tx: Tx, id: string, refused: RefusedRow[]): Promise<void> {
  if (refused.length === 0) return;
  const suppressed = await suppressedAmong(tx, refused.flatMap(({ named }) => named));
  const lines = refused.map(({ row: { number, cells }, problems, named }) => {
    return problems.some(({ code }) => code === 'erased') || named.some(({ hash }) => suppressed.has(hash))
      ? { row: number, problems: ERASED, cells: [], named: [] }
      : { row: number, problems, cells: cells.map(storable), named: named.map(({ hash }) => hash) };
  });
  await tx.query(
    `INSERT INTO import_errors (import, row_number, problems, cells, named)
     SELECT $1::uuid, row, problems, cells, ${HASHES} FROM jsonb_to_recordset($2) AS new (row int, problems jsonb, cells jsonb, named jsonb)
      WHERE (SELECT (counts->>'refused')::int FROM imports WHERE id = $1) < ${ERRORS_MAX} ON CONFLICT DO NOTHING`,
    [id, JSON.stringify(lines)],
  );
}

/** Hashes of those who were erased, and are nobody's since. Nearly none of many is of anybody who was, so that only of those more is asked. */
async function suppressedAmong(tx: Tx, named: Named[]): Promise<Set<string>> {
  const asked = new Map(named.map(({ hash, identifier }) => [hash, identifier]));
  const known = await tx.query<{ hash: string }[]>(
    `SELECT DISTINCT encode(hash, 'hex') AS hash FROM suppressed_identifiers WHERE hash IN (SELECT decode(asked, 'hex') FROM jsonb_array_elements_text($1) AS asked)`,
    [JSON.stringify([...asked.keys()])],
  );
  const erased = await erasedAmong(tx, known.map(({ hash }) => ({ joining: [asked.get(hash)!], weak: [] })));
  return new Set(known.flatMap(({ hash }, place) => (erased[place] ? [hash] : [])));
}

const HASHES = `ARRAY(SELECT decode(hash, 'hex') FROM jsonb_array_elements_text(new.named) AS hash)`;

/** What PostgreSQL keeps as text. */
export const storable = (text: string) => text.replaceAll('\u0000', '\ufffd').toWellFormed();

/** Empties the lines that name somebody by one of these hashes. Gives how many. */
export async function eraseRefused(tx: Tx, hashes: Buffer[]): Promise<number> {
  const [, lines] = await tx.query<[unknown[], number]>(`UPDATE import_errors SET problems = $2, cells = '[]', named = '{}' WHERE named && $1::bytea[]`, [
    hashes,
    JSON.stringify(ERASED),
  ]);
  return lines;
}

const AT_ONCE = 100;

/** Lines that a process of the version before kept do not say yet whom they name, and some name who was erased before. Gives how many were seen to. */
export async function nameKeptLines(tx: Tx): Promise<number> {
  const rows = await tx.query<{ import: string; row: number; cells: string[]; mapping: ImportMapping }[]>(
    `SELECT import, row_number AS row, cells, mapping FROM import_errors JOIN imports ON imports.id = import WHERE named IS NULL LIMIT ${AT_ONCE} FOR UPDATE OF import_errors`,
  );
  if (rows.length === 0) return 0;
  const all = rows.map(({ cells, mapping, ...line }) => ({ ...line, named: namesReader(tx.dataSource, mapping)(cells) }));
  const suppressed = await suppressedAmong(tx, all.flatMap(({ named }) => named));
  const lines = all.map(({ named, ...line }) => ({ ...line, named: named.map(({ hash }) => hash) }));
  await tx.query(
    `UPDATE import_errors SET named = ${HASHES} FROM jsonb_to_recordset($1) AS new (import uuid, row int, named jsonb)
      WHERE import_errors.import = new.import AND row_number = new.row`,
    [JSON.stringify(lines)],
  );
  await eraseRefused(tx, [...suppressed].map((hash) => Buffer.from(hash, 'hex')));
  return rows.length;
}
