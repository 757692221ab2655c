import type { DataSource } from 'typeorm';

/** Under which ids other services know a customer. */
export interface KnownAs {
  /** Their origins, among which are the customers that were joined with them. */
  origins: string[];
  /** Their orders and contacts, by the service that owns them. */
  records: { owner: string; key: string }[];
}

/** Of the customer that has this origin, or had this id. Both lists are empty for an id that nobody has. */
export async function knownAs(db: DataSource, id: string): Promise<KnownAs> {
  const [known] = await db.query<[KnownAs]>(
    `WITH own AS (SELECT origin FROM origins WHERE customer_id = (SELECT customer_id FROM origins WHERE origin = $1))
     SELECT ARRAY(SELECT origin FROM own) AS origins,
            coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('owner', owner, 'key', key))
                        FROM entries JOIN own USING (origin),
                             LATERAL (VALUES ('contact-center', about->>'contact'), ('order-ingest', about->>'order')) AS record (owner, key)
                       WHERE key IS NOT NULL), '[]') AS records`,
    [id],
  );
  return known;
}
