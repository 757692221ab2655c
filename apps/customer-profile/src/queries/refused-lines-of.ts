import { hashIdentifier, hashKeyOf, nameOf, normalise, type JoiningIdentifier } from '@engawa/identifiers';
import type { DataSource } from 'typeorm';
import type { ImportMapping } from '../domain/import-mapping.js';
import { ownIn } from '../domain/named-in-line.js';

export interface DisclosedLineOfFile {
  at: Date;
  says: Record<string, string>;
}

/** Lines of files that were refused, and name this customer by the columns for that, and nobody else: what is of two is disclosed to neither. */
export async function refusedLinesOf(db: DataSource, customer: string): Promise<DisclosedLineOfFile[]> {
  const own = await db.query<JoiningIdentifier[]>('SELECT kind, namespace, value FROM origins JOIN identifiers USING (origin) WHERE customer_id = $1', [customer]);
  const key = hashKeyOf(db);
  const lines = await db.query<{ at: Date; cells: string[]; names: string[] | null; mapping: ImportMapping }[]>(
    `SELECT created_at AS at, cells, names, mapping FROM import_errors JOIN imports ON imports.id = import WHERE named && $1::bytea[] ORDER BY created_at, import, row_number`,
    [own.map((each) => hashIdentifier(key, each))],
  );
  const ownNames = new Set(own.map(nameOf));
  const named = lines.map(({ cells, mapping }) => ownIn(cells, mapping).map(normalise));
  const others = await namesOfOthers(db, named.flat().filter((each) => !ownNames.has(nameOf(each))));
  return lines.flatMap(({ at, cells, names }, place) => {
    const theirs = named[place]!.map(nameOf);
    return theirs.some((name) => ownNames.has(name)) && !theirs.some((name) => others.has(name)) ? [{ at, says: underNames(names ?? [], cells) }] : [];
  });
}

async function namesOfOthers(db: DataSource, asked: JoiningIdentifier[]): Promise<Set<string>> {
  const rows = await db.query<JoiningIdentifier[]>(
    'SELECT kind, namespace, value FROM identifiers JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (kind, namespace, value) USING (kind, namespace, value)',
    [asked.map(({ kind }) => kind), asked.map(({ namespace }) => namespace), asked.map(({ value }) => value)],
  );
  return new Set(rows.map(nameOf));
}

/** Of two columns of one name the second goes by its place. */
function underNames(names: string[], cells: string[]): Record<string, string> {
  const said = cells.flatMap((cell, place) => (cell.trim() === '' ? [] : [[names[place] && names.indexOf(names[place]) === place ? names[place] : String(place + 1), cell] as const]));
  return Object.fromEntries(said);
}
