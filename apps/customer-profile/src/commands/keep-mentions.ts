import type { Tx } from '@engawa/postgres';

/** A note is listed for the departments that its newest text mentions. */
export async function keepMentions(tx: Tx, note: { entry: string; notedAt: Date }, mentions: string[]): Promise<void> {
  await tx.query('DELETE FROM mentions WHERE entry = $1 AND mentioned <> ALL($2)', [note.entry, mentions]);
  await tx.query('INSERT INTO mentions (mentioned, noted_at, entry) SELECT unnest($1::text[]), $2, $3 ON CONFLICT DO NOTHING', [mentions, note.notedAt, note.entry]);
}
