import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kanji that are searched as another form since, and those forms. */
const [FORMS, SEARCHED] = ['澁與彌聰峯桒靏𣘺', '渋与弥聡峰桑鶴橋'];

/**
 * Numbers are found by their beginning as well; names by more forms of a kanji. Rules that nobody changed: 0800 is a free dial, not
 * somebody's; a browser that forgets its cookie each week is still one; and of mails and mobiles that facts name together, fewer are
 * one person's by themselves – where nobody is a customer yet, since a lower limit parts who are one.
 */
export class WiderSearch1764860000000 implements MigrationInterface {
  name = 'WiderSearch1764860000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX identifiers_phone_start ON identifiers (value text_pattern_ops) WHERE kind = 'phone';
      CREATE INDEX weak_identifiers_phone_start ON weak_identifiers (value text_pattern_ops) WHERE kind = 'phone';
      UPDATE profiles SET grams = grams || ARRAY(SELECT translate(gram, '${FORMS}', '${SEARCHED}') FROM unnest(grams) AS gram WHERE gram ~ '[${FORMS}]')
       WHERE grams && ARRAY['${[...FORMS!].join("','")}'];
      UPDATE identity_rules SET weak = weak || '{+81800*}' WHERE id = 'phone' AND version = 1;
      UPDATE identity_rules SET most = 300 WHERE id = 'anonymous' AND version = 1;
      UPDATE identity_rules SET most = 3 WHERE id IN ('mail', 'phone') AND version = 1 AND NOT EXISTS (SELECT FROM customers);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
