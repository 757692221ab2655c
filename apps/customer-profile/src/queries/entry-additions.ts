import { CustomerEntryCorrected } from '@engawa/contracts';
import type { DataSource } from 'typeorm';
import type { Entry } from './timeline.js';

/** What somebody said is right of an entry. */
export interface Correction {
  at: Date;
  by: string | null;
  /** Null for who may not read texts. */
  text: string | null;
  /** Of a note what stood there before. */
  before: string | null;
}

interface CorrectionRow {
  entry: string;
  at: Date;
  data: { text?: string; by?: string; mentions?: string[] };
}

/** Entries with their pins and corrections; a note says what was written last. */
export async function withAdditions(db: DataSource, entries: Entry[]): Promise<Entry[]> {
  if (entries.length === 0) return entries;
  const ids = entries.map(({ id }) => id);
  const [pins, corrections] = await Promise.all([
    db.query<{ entry: string }[]>('SELECT entry FROM pins WHERE entry = ANY($1)', [ids]),
    db.query<CorrectionRow[]>(
      `SELECT data->>'entry' AS entry, occurred_at AS at, data FROM entries
        WHERE type = '${CustomerEntryCorrected.type}' AND data->>'entry' = ANY($1) ORDER BY occurred_at, id`,
      [ids],
    ),
  ]);
  const pinned = new Set(pins.map(({ entry }) => entry));
  const of = Map.groupBy(corrections, ({ entry }) => entry);
  return entries.map((entry) => corrected({ ...entry, pinned: pinned.has(entry.id) }, of.get(entry.id) ?? []));
}

function corrected(entry: Entry, rows: CorrectionRow[]): Entry {
  if (rows.length === 0) return entry;
  const isNote = entry.type === 'customer.noted';
  const before = (place: number) => (place === 0 ? entry.data.text : rows[place - 1]!.data.text) as string | undefined;
  const corrections = rows.map(({ at, data }, place) => ({ at, by: data.by ?? null, text: data.text ?? null, before: (isNote && before(place)) || null }));
  const { text, mentions } = rows.at(-1)!.data;
  return { ...entry, corrections, data: isNote ? { ...entry.data, text, mentions } : entry.data };
}
