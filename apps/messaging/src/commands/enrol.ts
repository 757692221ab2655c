import type { Received } from '@engawa/inbox';
import type { Tx } from '@engawa/postgres';
import type { Journey } from '../db/journey.entity.js';

interface Entered {
  item: Received;
  segment: string;
  origin: string;
}

/** Takes customers into the journeys of the segments they entered, each at most once, and says who is new. */
export async function enrol(tx: Tx, entered: Entered[]): Promise<(Entered & { journey: Journey })[]> {
  if (entered.length === 0) return [];
  const journeys = await tx.query<Journey[]>(
    'SELECT id, version, name, segment, template, channels, active FROM journeys WHERE active AND segment = ANY($1) ORDER BY id',
    [entered.map((each) => each.segment)],
  );
  const wishes = entered.flatMap((each) => journeys.filter((journey) => journey.segment === each.segment).map((journey) => ({ ...each, journey })));
  const inserted = await tx.query<{ place: number }[]>(
    `WITH wish AS (
       SELECT DISTINCT ON (customer_id, journey) customer_id, journey, at, place
         FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) WITH ORDINALITY AS wish (origin, journey, at, place)
              JOIN known_origins USING (origin) ORDER BY customer_id, journey, place),
     new AS (
       INSERT INTO enrolments (journey, customer_id, entered_at) SELECT journey, customer_id, at FROM wish
       ON CONFLICT DO NOTHING RETURNING journey, customer_id)
     SELECT (place - 1)::int AS place FROM new JOIN wish USING (journey, customer_id)`,
    [wishes.map((each) => each.origin), wishes.map((each) => each.journey.id), wishes.map((each) => each.item.occurredAt)],
  );
  return inserted.map((row) => wishes[row.place]!);
}
