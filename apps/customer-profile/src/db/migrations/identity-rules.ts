import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Values that forms are filled with where there is none. */
const NOTHING = ['null', 'undefined', 'none', 'nan', 'n/a', '-1', '0', 'unknown', 'guest', 'なし', '無し', '不明'];
/** Addresses of a desk, not of a person. */
const DESKS = ['info@*', 'noreply@*', 'no-reply@*', 'contact@*', 'support@*', 'postmaster@*', 'dummy@*', 'nomail@*'];
/** Malls give out an address for each order or shop, which leads to the buyer for a while and says nothing of who it is. */
const MASKED = ['*@fw.rakuten.ne.jp', '*@pc.fw.rakuten.ne.jp', '*@mobile.fw.rakuten.ne.jp', '*@marketplace.amazon.co.jp', '*@marketplace.amazon.com'];
/**
 * Numbers in Japan that are a place's and not a person's: all but 050, 060, 070, 080 and 090 (総務省, 電気通信番号計画).
 */
const PLACES = ['1', '2', '3', '4', ...[5, 6].flatMap(allBut0), ...[7, 8, 9].flatMap(allBut0)].map((digits) => `+81${digits}*`);

function allBut0(first: number): string[] {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].map((second) => `${first}${second}`);
}

const rules = [
  { id: 'member', most: 1, blocked: NOTHING, weak: [] },
  { id: 'line', most: 3, blocked: NOTHING, weak: [] },
  { id: 'mail', most: 10, blocked: DESKS, weak: MASKED },
  { id: 'phone', most: 10, blocked: NOTHING, weak: PLACES },
  { id: 'card', most: 5, blocked: NOTHING, weak: [] },
  { id: 'external', most: 1, blocked: NOTHING, weak: [] },
  { id: 'anonymous', most: 50, blocked: NOTHING, weak: [] },
].map((rule, place) => ({ ...rule, priority: (place + 1) * 10 }));

/** What an administrator says of each kind of identifier, and identifiers that only say who may be meant. */
export class IdentityRules1764547200001 implements MigrationInterface {
  name = 'IdentityRules1764547200001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity_rules (
        id text PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        priority int NOT NULL,
        most int,
        joins boolean NOT NULL DEFAULT true,
        blocked text[] NOT NULL DEFAULT '{}',
        weak text[] NOT NULL DEFAULT '{}'
      );
      CREATE TABLE weak_identifiers (
        kind text NOT NULL,
        namespace text NOT NULL,
        value text NOT NULL,
        origin uuid NOT NULL,
        PRIMARY KEY (value, kind, namespace, origin)
      );
      CREATE INDEX weak_identifiers_of_origin ON weak_identifiers (origin);
      CREATE INDEX weak_identifiers_phone_end ON weak_identifiers (reverse(value) text_pattern_ops) WHERE kind = 'phone';
    `);
    await runner.query(
      `INSERT INTO identity_rules (id, priority, most, blocked, weak)
       SELECT id, priority, most, ARRAY(SELECT jsonb_array_elements_text(blocked)), ARRAY(SELECT jsonb_array_elements_text(weak))
         FROM jsonb_to_recordset($1) AS rule (id text, priority int, most int, blocked jsonb, weak jsonb)`,
      [JSON.stringify(rules)],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
