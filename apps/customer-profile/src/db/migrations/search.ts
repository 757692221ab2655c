import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The folding of kanji on the day of this migration: each of the first is searched as the one in its place below. */
const WRITTEN =
  '髙﨑嵜斎齊齋邊邉濱濵嶋嶌廣澤眞國𠮷冨櫻關瀧龍德惠槇淵舘榮淺黑曾瀨豐藏鹽藪籔檜萬條蘆兒栁賴穗壽靜鐵圓實寶龜禮來巖';
const SEARCHED =
  '高崎崎斉斉斉辺辺浜浜島島広沢真国吉富桜関滝竜徳恵槙渕館栄浅黒曽瀬豊蔵塩薮薮桧万条芦児柳頼穂寿静鉄円実宝亀礼来巌';

/**
 * Order numbers are found by the end of their keys, whatever colons they have, and names whichever form of a kanji they
 * are written with. The grams as they were stay beside the new ones, for the version that still asks by them.
 */
export class Search1763700001001 implements MigrationInterface {
  name = 'Search1763700001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX key_origins_order_end ON key_origins (reverse(key) text_pattern_ops) WHERE owner = 'order-ingest';
      DROP INDEX key_origins_order_number;
    `);
    await runner.query(
      `UPDATE profiles SET grams = ARRAY(SELECT gram FROM unnest(grams) AS gram UNION SELECT translate(gram, $1, $2) FROM unnest(grams) AS gram)
        WHERE translate(array_to_string(grams, ''), $1, $2) <> array_to_string(grams, '')`,
      [WRITTEN, SEARCHED],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
