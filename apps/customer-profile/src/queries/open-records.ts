import type { DataSource } from 'typeorm';

/** How long what belongs to a contact may be finished after it is closed. */
const WRAP_UP = '30 minutes';
/** A contact that nobody closes does not keep a record open for ever. */
const LIFE = '30 days';
/** As many as travel in a header; the newest count. */
const MOST = 500;
/** From an identification a contact begins within this time. */
const BEGINS_WITHIN = '1 hour';

export interface OpenRecords {
  customers: string[];
  identified: string[];
}

/**
 * Whose records a partner may open: those of customers it has a contact with, for the contact's life and its wrap-up, and
 * whom its people have identified for it; and whom they identified a moment ago. The newest 500 of each.
 */
export async function openRecords(db: DataSource, partner: string, now: Date): Promise<OpenRecords> {
  const [open] = await db.query<[OpenRecords]>(
    `WITH identified AS (
       SELECT customer_id, identified_at FROM identifications JOIN origins USING (origin)
        WHERE partner = $1 AND identified_at > $2::timestamptz - interval '${LIFE}' - interval '${BEGINS_WITHIN}' AND identified_at <= $2),
     contacts AS (
       SELECT customer_id, opened.origin, data->>'contact' AS contact, opened.occurred_at AS opened_at
         FROM entries AS opened JOIN origins USING (origin)
        WHERE type = 'engawa.contact.opened' AND data ? 'partner' AND data->>'partner' = $1 AND data ? 'verification'
          AND opened.occurred_at > $2::timestamptz - interval '${LIFE}'),
     open AS (
       SELECT customer_id FROM contacts
        WHERE EXISTS (SELECT FROM identified WHERE identified.customer_id = contacts.customer_id
                         AND identified_at > opened_at - interval '${BEGINS_WITHIN}')
          AND NOT EXISTS (SELECT FROM entries AS closed WHERE closed.origin = contacts.origin AND type = 'engawa.contact.closed'
                             AND data->>'contact' = contact AND closed.occurred_at <= $2::timestamptz - interval '${WRAP_UP}')
        GROUP BY customer_id ORDER BY max(opened_at) DESC LIMIT ${MOST})
     SELECT ARRAY(SELECT customer_id FROM open) AS customers,
            ARRAY(SELECT customer_id FROM identified WHERE identified_at > $2::timestamptz - interval '${BEGINS_WITHIN}'
                   GROUP BY customer_id ORDER BY max(identified_at) DESC LIMIT ${MOST}) AS identified`,
    [partner, now],
  );
  return open;
}
