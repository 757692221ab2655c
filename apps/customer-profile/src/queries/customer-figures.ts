import type { Words } from '@engawa/contracts';
import type { DataSource } from 'typeorm';

export interface CustomerFigures {
  figures: {
    orderCount: number;
    totalMinor: number;
    currency: string | null;
    lastOrderAt: Date | null;
    contactCount: number;
  };
  segments: { id: string; name: Words; since: Date }[];
  openContacts: { contactId: string; title: Words; openedAt: Date }[];
}

interface Latest {
  type: string;
  subject: string;
  occurred_at: Date;
  first_at: Date;
  data: Record<string, unknown>;
}

/**
 * What a customer's facts add up to: live orders, contacts, segments they are in. Of each order, contact and segment
 * the newest fact decides. Money is summed in the currency of the newest order.
 */
export async function customerFigures(db: DataSource, customer: string): Promise<CustomerFigures> {
  const rows = await db.query<Latest[]>(
    `SELECT DISTINCT ON (subject) type, subject, occurred_at, data,
            min(occurred_at) OVER (PARTITION BY subject) AS first_at
       FROM origins JOIN entries USING (origin)
            CROSS JOIN LATERAL (SELECT coalesce(data->>'order', data->>'contact', data->>'segment') AS subject) AS named
      WHERE customer_id = $1
        AND type IN ('engawa.order.placed', 'engawa.order.cancelled', 'engawa.segment.entered', 'engawa.segment.left')
      ORDER BY subject, occurred_at DESC, revision DESC`,
    [customer],
  );
  const contacts = await db.query<Latest[]>(
    `SELECT DISTINCT ON (data->>'contact') type, data->>'contact' AS subject, occurred_at, occurred_at AS first_at, data
       FROM origins JOIN entries USING (origin)
      WHERE customer_id = $1 AND type IN ('engawa.contact.opened', 'engawa.contact.closed')
      ORDER BY data->>'contact', occurred_at DESC, revision DESC`,
    [customer],
  );
  const orders = rows.filter((row) => row.type === 'engawa.order.placed').sort((a, b) => +b.occurred_at - +a.occurred_at);
  const currency = (orders[0]?.data.currency as string | undefined) ?? null;
  const counted = orders.filter((order) => order.data.currency === currency);
  return {
    figures: {
      orderCount: orders.length,
      totalMinor: counted.reduce((sum, order) => sum + Number(order.data.totalMinor), 0),
      currency,
      lastOrderAt: orders[0]?.occurred_at ?? null,
      contactCount: contacts.length,
    },
    segments: rows
      .filter((row) => row.type === 'engawa.segment.entered')
      .map((row) => ({ id: row.subject, name: row.data.name as Words, since: row.occurred_at })),
    openContacts: contacts
      .filter((row) => row.type === 'engawa.contact.opened')
      .map((row) => ({ contactId: row.subject, title: topicOf(row.data), openedAt: row.occurred_at })),
  };
}

function topicOf(contact: Record<string, unknown>): Words {
  const reason = (contact.dealReason ?? contact.customerReason) as (Words & { id: string }) | undefined;
  return reason ? { ja: reason.ja, en: reason.en } : { ja: 'ご相談', en: 'Contact' };
}
