import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Messaging1763700001000 implements MigrationInterface {
  name = 'Messaging1763700001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE templates (
        id text PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        subject jsonb NOT NULL,
        body jsonb NOT NULL
      );
      CREATE TABLE journeys (
        id text PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        name jsonb NOT NULL,
        segment text NOT NULL,
        template text NOT NULL REFERENCES templates,
        channels text[] NOT NULL,
        active boolean NOT NULL DEFAULT true
      );
      CREATE INDEX journeys_of_segment ON journeys (segment) WHERE active;
      CREATE TABLE delivery_settings (
        id text PRIMARY KEY CHECK (id = 'delivery'),
        version int NOT NULL DEFAULT 1,
        address_wait_seconds int NOT NULL
      );
      INSERT INTO delivery_settings (id, address_wait_seconds) VALUES ('delivery', 60);

      -- Who has been in a journey; once is enough.
      CREATE TABLE enrolments (
        journey text NOT NULL,
        customer_id uuid NOT NULL,
        entered_at timestamptz NOT NULL,
        PRIMARY KEY (customer_id, journey)
      );

      CREATE TABLE deliveries (
        id uuid PRIMARY KEY,
        origin uuid NOT NULL,
        template text NOT NULL,
        journey text,
        variables jsonb NOT NULL,
        channels text[] NOT NULL,
        status text NOT NULL CHECK (status IN ('pending', 'attempting', 'sent', 'held')),
        -- Business time before which nothing is tried.
        due_at timestamptz NOT NULL,
        wait_until timestamptz NOT NULL,
        -- Real time until which one process has it; after it another may look at what became of it.
        claimed_until timestamptz NOT NULL DEFAULT '-infinity',
        attempts int NOT NULL DEFAULT 0,
        channel text,
        subject text,
        reason text,
        occurred_at timestamptz NOT NULL,
        traceparent text,
        contact text,
        order_id text,
        survey text,
        finished_at timestamptz
      );
      CREATE INDEX deliveries_to_do ON deliveries (due_at) WHERE status IN ('pending', 'attempting');
      CREATE INDEX deliveries_of_origin ON deliveries (origin, occurred_at DESC);

      -- Each attempt is committed before it is made, so a crash leaves its trace.
      CREATE TABLE attempts (
        delivery uuid NOT NULL REFERENCES deliveries,
        number int NOT NULL,
        channel text NOT NULL,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        outcome text,
        PRIMARY KEY (delivery, number)
      );

      -- The print list: what is to be put on paper and posted.
      CREATE TABLE letters (
        delivery uuid PRIMARY KEY REFERENCES deliveries,
        name text NOT NULL,
        address jsonb NOT NULL,
        subject text NOT NULL,
        body text NOT NULL,
        listed_at timestamptz NOT NULL
      );
      CREATE INDEX letters_by_time ON letters (listed_at DESC, delivery DESC);
    `);
    await runner.query(
      `INSERT INTO templates (id, subject, body)
       SELECT id, subject, body FROM jsonb_to_recordset($1) AS row (id text, subject jsonb, body jsonb)`,
      [JSON.stringify(FIRST_TEMPLATES)],
    );
    await runner.query(
      `INSERT INTO journeys (id, name, segment, template, channels) VALUES ('first-purchase-thanks', $1, 'first-purchase', 'thank-you', '{mail,letter}')`,
      [JSON.stringify({ ja: 'はじめてのお礼', en: 'Thanks for the first order' })],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}

/** What a company begins with and makes its own over HTTP. */
const FIRST_TEMPLATES = [
  {
    id: 'thank-you',
    subject: { ja: 'はじめてのご注文のお礼', en: 'Thank you for your first order' },
    body: {
      ja: '{{name}}さま\n\nこのたびははじめてのご注文をいただき、ありがとうございます。\nお届けまで、どうぞゆっくりお待ちください。\nお気づきのことがあれば、このメールへのご返信でもお電話でも、いつでもお聞かせください。\n\n結び野の食卓',
      en: 'Dear {{name}},\n\nThank you for your first order. It is on its way to you.\nIf there is anything you would like to ask or tell us, simply reply to this mail or call us.\n\nMusubino no Shokutaku',
    },
  },
  {
    id: 'csat-invitation',
    subject: { ja: 'ご相談のあとのお伺い（3問・1分）', en: 'How did we do? (3 questions, 1 minute)' },
    body: {
      ja: '{{name}}さま\n\nこのたびはご相談をお寄せくださり、ありがとうございました。\nよろしければ、応対についてお聞かせください。3問、1分ほどです。\n\n{{url}}\n\n結び野の食卓 お客様相談室',
      en: 'Dear {{name}},\n\nThank you for getting in touch. If you have a minute, please tell us how it went: three questions.\n\n{{url}}\n\nMusubino no Shokutaku, customer care',
    },
  },
];
