import type { MigrationInterface, QueryRunner } from 'typeorm';

const purposes = [
  {
    id: 'service',
    basis: 'contract',
    name: { ja: 'ご注文・ご契約のご連絡', en: 'Orders and contracts' },
    wording: {
      ja: 'ご注文の確認、お届け、お支払いなど、お約束を果たすために必要なご連絡です。',
      en: 'What you need to know about your orders: confirmations, deliveries, payments.',
    },
  },
  {
    id: 'news',
    basis: 'consent',
    name: { ja: '旬の便り', en: 'Seasonal news' },
    wording: {
      ja: '旬の食材や商品のご案内を、月に2回ほどお届けします。いつでもお止めになれます。',
      en: 'News of the season and of our products, about twice a month. You can stop it at any time.',
    },
  },
  {
    id: 'survey',
    basis: 'objection',
    name: { ja: 'アンケートのお願い', en: 'Surveys' },
    wording: {
      ja: 'ご相談やお届けのあとに、3問・1分ほどのアンケートをお願いすることがあります。',
      en: 'Now and then three questions after a delivery or a call. They take a minute.',
    },
  },
];

/** What people agreed to be told, of which nothing is ever changed: what they say next is another row. */
export class Consents1764720000000 implements MigrationInterface {
  name = 'Consents1764720000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE consent_purposes (
        id text PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        name jsonb NOT NULL,
        wording jsonb NOT NULL,
        basis text NOT NULL CHECK (basis IN ('contract', 'consent', 'objection'))
      );
      CREATE TABLE consents (
        id uuid PRIMARY KEY,
        -- Key of the fact that tells of it, with all else that was said at once.
        act uuid NOT NULL,
        -- Who said it.
        origin uuid NOT NULL,
        channel text NOT NULL CHECK (channel IN ('mail', 'sms', 'line', 'phone', 'letter', 'fax')),
        -- Whoever has this address later: it goes on counting. Empty for letters, where the customer's count.
        address text NOT NULL CHECK ((address = '') = (channel = 'letter')),
        purpose text NOT NULL,
        state text NOT NULL CHECK (state IN ('subscribed', 'unsubscribed', 'withdrawn')),
        how text NOT NULL CHECK (how IN ('report', 'desk', 'page', 'one-click')),
        -- The words as they were shown.
        wording_version text,
        wording_text text,
        -- Where: a page, a form on paper, a call.
        form text,
        by_name text,
        from_address text,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX consents_of_address ON consents (channel, address, purpose, occurred_at DESC, id DESC);
      CREATE INDEX consents_of_origin ON consents (origin, occurred_at DESC);
      CREATE INDEX consents_by_time ON consents (occurred_at DESC, id DESC);
    `);
    await runner.query(
      `INSERT INTO consent_purposes (id, name, wording, basis)
       SELECT id, name, wording, basis FROM jsonb_to_recordset($1) AS purpose (id text, name jsonb, wording jsonb, basis text)`,
      [JSON.stringify(purposes)],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
