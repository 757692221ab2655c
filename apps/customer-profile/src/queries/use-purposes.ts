import type { Words } from '@engawa/contracts';
import type { DataSource } from 'typeorm';
import type { TakingPlace, UsePurpose } from '../domain/use-purpose.js';

export interface RegisteredPurpose extends UsePurpose {
  /** Wordings that it had before, the last first. */
  earlier: Omit<UsePurpose, 'id'>[];
}

/** The register as it is now, with what stood there before. */
export async function usePurposes(db: DataSource): Promise<RegisteredPurpose[]> {
  const rows = await db.query<UsePurpose[]>('SELECT id, version, wording, places, since FROM use_purposes ORDER BY id, version DESC');
  return [...Map.groupBy(rows, ({ id }) => id).values()].map(([current, ...earlier]) => ({
    ...current!,
    earlier: earlier.map(({ version, wording, places, since }) => ({ version, wording, places, since })),
  }));
}

/** What people are told where their data is taken. */
export async function wordingsAt(db: DataSource, place: TakingPlace): Promise<Words[]> {
  const rows = await db.query<{ wording: Words }[]>(
    `SELECT wording FROM (SELECT DISTINCT ON (id) id, wording, places FROM use_purposes ORDER BY id, version DESC) AS current WHERE $1 = ANY(places) ORDER BY id`,
    [place],
  );
  return rows.map(({ wording }) => wording);
}
