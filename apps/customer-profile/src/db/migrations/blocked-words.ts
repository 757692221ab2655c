import type { MigrationInterface, QueryRunner } from 'typeorm';

/** More of what forms, shops and spreadsheets write where there is nobody's number. */
const NOTHING = ['test', 'テスト', 'guest user', 'ゲスト', 'dummy', 'ダミー', 'anonymous', '匿名', 'nil', 'na', 'n.a.', '(null)', '(none)', '(not set)', 'not set', 'empty', 'true', 'false'];
const NOTHING_JA = ['無', 'ナシ', '該当なし', '特になし', '非会員', '未登録', '未設定', '未入力', '非通知'];
const MAILS = ['null@*', 'none@*', 'undefined@*', 'unknown@*', 'test@*'];

/** Values that are nobody's, in rules that nobody changed. Who was taken for one person because of them stays so until somebody splits them. */
export class BlockedWords1764880000100 implements MigrationInterface {
  name = 'BlockedWords1764880000100';

  async up(runner: QueryRunner): Promise<void> {
    const block = (words: string[], kinds: string) =>
      runner.query(
        `UPDATE identity_rules SET blocked = blocked || ARRAY(SELECT word FROM unnest($1::text[]) AS word WHERE word <> ALL (blocked)) WHERE ${kinds} AND version = 1`,
        [words],
      );
    await block([...NOTHING, ...NOTHING_JA], `id <> 'mail'`);
    await block(MAILS, `id = 'mail'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
