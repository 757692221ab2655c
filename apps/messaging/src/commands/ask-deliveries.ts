import type { Tx } from '@engawa/postgres';
import type { Channel } from '../domain/delivery.js';

/** A wish that a customer be told something. */
export interface AskedDelivery {
  /** Asking twice under one id sends once. */
  id: string;
  origin: string;
  template: string;
  journey?: string;
  variables: Record<string, string>;
  channels: Channel[];
  occurredAt: Date;
  traceparent?: string;
  contact?: string;
  order?: string;
  survey?: string;
}

/** Notes the wishes; a job does them. */
export async function askDeliveries(tx: Tx, asked: AskedDelivery[], now: Date): Promise<void> {
  if (asked.length === 0) return;
  await tx.query(
    `INSERT INTO deliveries (id, origin, template, journey, variables, channels, status, due_at, wait_until, occurred_at,
                             traceparent, contact, order_id, survey)
     SELECT id, origin, template, journey, variables, ARRAY(SELECT jsonb_array_elements_text(channels)), 'pending', $12,
            $12::timestamptz + make_interval(secs => (SELECT address_wait_seconds FROM delivery_settings)), occurred_at,
            traceparent, contact, order_id, survey
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::jsonb[], $6::jsonb[], $7::timestamptz[], $8::text[],
                   $9::text[], $10::text[], $11::text[])
         AS asked (id, origin, template, journey, variables, channels, occurred_at, traceparent, contact, order_id, survey)
     ON CONFLICT (id) DO NOTHING`,
    [
      asked.map((each) => each.id),
      asked.map((each) => each.origin),
      asked.map((each) => each.template),
      asked.map((each) => each.journey ?? null),
      asked.map((each) => JSON.stringify(each.variables)),
      asked.map((each) => JSON.stringify(each.channels)),
      asked.map((each) => each.occurredAt),
      asked.map((each) => each.traceparent ?? null),
      asked.map((each) => each.contact ?? null),
      asked.map((each) => each.order ?? null),
      asked.map((each) => each.survey ?? null),
      now,
    ],
  );
}
