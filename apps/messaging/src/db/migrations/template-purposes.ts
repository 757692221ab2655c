import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * For what a text is sent, which says whether somebody wants it. Of the first ones it is known; others, also those that a process of
 * the version before adds, are taken for advertising, which goes to nobody who did not agree, until somebody says what they are.
 */
export class TemplatePurposes1764720000001 implements MigrationInterface {
  name = 'TemplatePurposes1764720000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE templates ADD COLUMN purpose text NOT NULL DEFAULT 'news';
      UPDATE templates SET purpose = CASE id WHEN 'thank-you' THEN 'service' ELSE 'survey' END WHERE id IN ('thank-you', 'csat-invitation');
      ALTER TABLE delivery_settings ADD COLUMN footer jsonb NOT NULL
        DEFAULT '{"ja": "ご案内の停止・変更はこちらから承ります。", "en": "To stop or change what we send you:"}';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
