import type { Tx } from '@engawa/postgres';
import type { Survey } from './survey.entity.js';

/** A survey that was changed acts on the next event, so they are read with every batch: a handful of rows. */
export async function readSurveys(tx: Tx): Promise<Survey[]> {
  return tx.query<Survey[]>(
    `SELECT id, version, kind, title, questions, trigger, template, rest_days AS "restDays", channels, link_days AS "linkDays",
            active FROM surveys ORDER BY id`,
  );
}
