import { CustomerIdentified, type DescribedCustomer } from '@engawa/contracts';
import { hashIdentifier, hashKeyOf, nameOf, normalise } from '@engawa/identifiers';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { readAttributes } from '../db/read-attributes.js';
import { readIdentityRules } from '../db/read-identity-rules.js';
import type { CsvRow } from '../domain/csv-rows.js';
import { reportOf, type RowProblem } from '../domain/import-line.js';
import type { ImportMapping } from '../domain/import-mapping.js';
import { fieldsSaid, isSame } from '../domain/profile.js';
import { enterOwnFacts } from './enter-own-facts.js';

/** What became of lines, or would. */
export interface ImportCounts {
  new: number;
  changed: number;
  same: number;
  refused: number;
}

export interface RefusedRow {
  row: CsvRow;
  problems: RowProblem[];
}

interface Line {
  row: CsvRow;
  customer: DescribedCustomer;
}

/**
 * Sees to some lines of a file: those that say something new are entered as what a source says of people, as history, and each of the
 * others is counted or refused. Without `write` nothing is entered. Each line is judged by what is known before these lines.
 */
export async function importRows(
  tx: Tx,
  rows: CsvRow[],
  { mapping, asOf, write }: { mapping: ImportMapping; asOf: Date; write: boolean },
): Promise<{ counts: ImportCounts; refused: RefusedRow[] }> {
  const refused: RefusedRow[] = [];
  const read: Line[] = [];
  const attributes = await readAttributes(tx);
  for (const row of rows) {
    const report = reportOf(row.cells, mapping, attributes);
    if ('problems' in report) refused.push({ row, problems: report.problems });
    else read.push({ row, customer: report.customer });
  }
  const lines = await refuseNobodys(tx, read, refused);
  const known = await knownOf(tx, lines);
  const counts: ImportCounts = { new: 0, changed: 0, same: 0, refused: refused.length };
  const entering: Line[] = [];
  const seen = new Set<string>();
  for (const line of lines) {
    const said = JSON.stringify(line.customer);
    const kind = seen.has(said) ? 'same' : known(line.customer);
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
  const rules = await readIdentityRules(tx);
  const key = hashKeyOf(tx.dataSource);
  const hashes = new Map(lines.map(({ row, customer }) => [row, customer.identifiers.map((each) => hashIdentifier(key, normalise(each)).toString('hex'))]));
  const rows = await tx.query<{ hash: string }[]>(
    `SELECT encode(hash, 'hex') AS hash FROM suppressed_identifiers WHERE hash = ANY (ARRAY(SELECT decode(each, 'hex') FROM unnest($1::text[]) AS each))`,
    [[...hashes.values()].flat()],
  );
  const suppressed = new Set(rows.map(({ hash }) => hash));
  return lines.filter(({ row, customer }) => {
    const { joining, weak } = rules.sort(customer);
    const code = joining.length + weak.length === 0 ? 'nobodys' : hashes.get(row)!.some((hash) => suppressed.has(hash)) ? 'erased' : undefined;
    if (code) refused.push({ row, problems: [{ code, column: null }] });
    return !code;
  });
}

interface KnownIdentifier {
  kind: string;
  namespace: string;
  value: string;
  customer: string;
  origin: string;
}

/** Tells of a line whether it says something that is not known, or that a file or a report did not say before. */
async function knownOf(tx: Tx, lines: Line[]): Promise<(customer: DescribedCustomer) => 'new' | 'changed' | 'same'> {
  const asked = lines.flatMap(({ customer }) => customer.identifiers.map(normalise));
  const rows = await tx.query<KnownIdentifier[]>(
    `SELECT kind, namespace, value, origin, customer_id AS customer
       FROM (SELECT kind, namespace, value, origin FROM identifiers UNION ALL SELECT kind, namespace, value, origin FROM weak_identifiers) AS known
       JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (kind, namespace, value) USING (kind, namespace, value) JOIN origins USING (origin)`,
    [asked.map(({ kind }) => kind), asked.map(({ namespace }) => namespace), asked.map(({ value }) => value)],
  );
  const holders = Map.groupBy(rows, (row) => nameOf(row as never));
  const said = await saidOf(tx, [...new Set(rows.map(({ origin }) => origin))]);
  return ({ identifiers, profile }) => {
    const found = identifiers.map((each) => holders.get(nameOf(normalise(each))) ?? []);
    if (found.every((each) => each.length === 0)) return 'new';
    const customers = new Set(found.flatMap((each) => each.map(({ customer }) => customer)));
    if (customers.size > 1 || found.some((each) => each.length === 0)) return 'changed';
    const values = found.flatMap((each) => each.flatMap(({ origin }) => said.get(origin) ?? []));
    const isSaid = ([field, value]: [string, unknown]) => values.some((each) => isSame(each[field], value));
    return Object.entries(fieldsSaid({ profile })).every(isSaid) ? 'same' : 'changed';
  };
}

/** What counts of each origin's profile, and what reports said of it last. */
async function saidOf(tx: Tx, origins: string[]): Promise<Map<string, Record<string, unknown>[]>> {
  const rows = await tx.query<{ origin: string; fields: Record<string, { value: unknown }>; told: Record<string, unknown>[] }[]>(
    `SELECT origin, fields, ARRAY(SELECT changes.fields FROM profile_changes AS changes WHERE changes.origin = profiles.origin AND source = 'customer-profile' ORDER BY said_at, fact) AS told
       FROM profiles WHERE origin = ANY($1)`,
    [origins],
  );
  return new Map(
    rows.map(({ origin, fields, told }) => {
      const counts = Object.fromEntries(Object.entries(fields).map(([field, { value }]) => [field, value]));
      return [origin, [counts, Object.assign({}, ...told) as Record<string, unknown>]];
    }),
  );
}
