import type { MigrationInterface, QueryRunner } from 'typeorm';

const purposes = [
  {
    id: 'orders',
    places: ['order', 'contact', 'profile'],
    wording: {
      ja: 'ご注文の商品のお届け、代金のご請求、返品や交換などのお手続きのため。',
      en: 'To deliver what you order, to invoice it, and to see to returns and exchanges.',
    },
  },
  {
    id: 'identity',
    places: ['contact', 'profile'],
    wording: { ja: 'ご本人であることを確かめるため。', en: 'To make sure that it is you.' },
  },
  {
    id: 'answers',
    places: ['contact'],
    wording: {
      ja: 'お問い合わせやご相談にお答えし、応対の質を高めるため。',
      en: 'To answer your questions, and to answer better.',
    },
  },
  {
    id: 'surveys',
    places: ['survey'],
    wording: {
      ja: 'ご回答を集計・分析し、商品とサービスを改善するため。ご意見の内容について、こちらからご連絡することがあります。',
      en: 'To count and study answers, and to improve our products and services. We may write to you about what you said.',
    },
  },
  {
    id: 'news',
    places: ['preferences', 'order'],
    wording: {
      ja: 'ご希望に応じて、商品や催しをご案内するため。',
      en: 'To tell you of products and events, where you want to be told.',
    },
  },
  {
    id: 'interests',
    places: ['preferences', 'web'],
    wording: {
      ja: 'サイトのご利用やお買い物の履歴を分析し、ご関心に合ったご案内をするため。',
      en: 'To study visits to our sites and purchases, so that we tell you what may interest you.',
    },
  },
];

/** What personal data is used for (個人情報保護法 17条), with every wording that it ever had and since when (18条, 21条). */
export class UsePurposes1764830000002 implements MigrationInterface {
  name = 'UsePurposes1764830000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The highest version counts.
      CREATE TABLE use_purposes (
        id text NOT NULL,
        version int NOT NULL DEFAULT 1,
        wording jsonb NOT NULL,
        -- Where data is taken for it; nowhere any more where empty.
        places text[] NOT NULL,
        since timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (id, version)
      );
    `);
    await runner.query(
      `INSERT INTO use_purposes (id, wording, places)
       SELECT id, wording, ARRAY(SELECT jsonb_array_elements_text(places)) FROM jsonb_to_recordset($1) AS purpose (id text, wording jsonb, places jsonb)`,
      [JSON.stringify(purposes)],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
