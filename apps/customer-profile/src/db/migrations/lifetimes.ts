import type { MigrationInterface, QueryRunner } from 'typeorm';

const NO_PERIOD = {
  ja: '法定の期間はありません。必要がなくなった個人データは遅滞なく消去します（個人情報保護法22条）。',
  en: 'No period by law. What is no longer needed is deleted without delay (個人情報保護法 22条).',
};
const CLAIMS = {
  ja: '法定の期間はありません。契約上の請求は5年で時効になります（民法166条）。',
  en: 'No period by law. Claims out of a contract lapse after five years (民法 166条).',
};

const lifetimes = [
  { id: 'web-anonymous', days: 395, least: null, name: { ja: 'だれのものか分からないサイト訪問', en: 'Visits of nobody who is known' }, source: NO_PERIOD },
  { id: 'web', days: 730, least: null, name: { ja: 'お客様のサイト訪問', en: 'Visits to sites and apps' }, source: NO_PERIOD },
  { id: 'contacts', days: 1826, least: null, name: { ja: 'ご相談の内容', en: 'Contacts, and what was said' }, source: CLAIMS },
  { id: 'answers', days: 1096, least: null, name: { ja: 'アンケートの回答', en: 'Answers to surveys' }, source: NO_PERIOD },
  { id: 'messages', days: 1096, least: null, name: { ja: 'お送りしたご案内', en: 'Messages and invitations' }, source: NO_PERIOD },
  { id: 'notes', days: 1826, least: null, name: { ja: 'お客様についてのメモ', en: 'Notes about customers' }, source: CLAIMS },
  {
    id: 'orders',
    days: 3653,
    // Seven years, the business year in which it was placed, and two months.
    least: 2985,
    name: { ja: 'ご注文', en: 'Orders' },
    source: {
      ja: '帳簿は、事業年度の終わりの翌日から2か月を過ぎた日から7年間保存します（法人税法施行規則59条）。欠損金があるときは10年間です。',
      en: 'Books are kept for seven years from two months after the end of the business year (法人税法施行規則 59条), for ten where there was a loss.',
    },
  },
  {
    id: 'consents',
    days: 1096,
    least: 1096,
    name: { ja: 'ご案内への同意の記録', en: 'Proofs of consent' },
    source: {
      ja: '承諾の記録は、最後にお送りした日から3年間保存します（特定商取引法12条の3と施行規則）。取り消しや変更のときから数えます。',
      en: 'The record of an agreement is kept for three years from the last sending (特定商取引法 12条の3). Counted from when it was withdrawn or replaced.',
    },
  },
  {
    id: 'consents-fax',
    days: 366,
    least: 366,
    name: { ja: 'FAX広告への同意の記録', en: 'Proofs of consent to FAX' },
    source: {
      ja: 'FAX広告の承諾の記録は、最後にお送りした日から1年間保存します（特定商取引法12条の5と施行規則）。取り消しや変更のときから数えます。',
      en: 'The record of an agreement to FAX is kept for one year from the last sending (特定商取引法 12条の5). Counted from when it was withdrawn or replaced.',
    },
  },
  {
    id: 'rights-cases',
    days: 1096,
    least: null,
    name: { ja: '開示・消去などの請求に書かれたこと', en: 'What was written in requests of the person' },
    source: {
      ja: '法定の期間はありません。不法行為による請求は3年で時効になります（民法724条）。いつ何が求められたかは残ります。',
      en: 'No period by law. Claims out of a wrong lapse after three years (民法 724条). That it was asked, and when, stays.',
    },
  },
  { id: 'imports', days: 30, least: null, name: { ja: '取り込んだファイルの残り', en: 'What is left of imported files' }, source: NO_PERIOD },
];

/** For how long each kind of data is kept, and the proof that it was deleted. */
export class Lifetimes1764830000000 implements MigrationInterface {
  name = 'Lifetimes1764830000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lifetimes (
        id text PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        -- Kept until the person asks where absent.
        days int CHECK (days > 0),
        -- What the law asks for.
        least_days int,
        name jsonb NOT NULL,
        source jsonb NOT NULL,
        -- Only proposed until somebody puts it into force: no upgrade deletes what nobody decided on.
        in_force_at timestamptz,
        -- How far a walk through what no index sorts by its end has come, and in real time when the next begins.
        walked_at timestamptz NOT NULL DEFAULT '-infinity',
        walked_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
        rests_until timestamptz NOT NULL DEFAULT '-infinity',
        -- A changed lifetime does not wait.
        rested_version int NOT NULL DEFAULT 0
      );

      -- What was deleted under one lifetime on one day, and nothing of whom.
      CREATE TABLE deletions (
        id uuid PRIMARY KEY,
        lifetime text NOT NULL REFERENCES lifetimes,
        lifetime_version int NOT NULL,
        days int NOT NULL,
        deleted_on date NOT NULL,
        -- From before this moment.
        until timestamptz NOT NULL,
        last_at timestamptz NOT NULL,
        UNIQUE (lifetime, lifetime_version, deleted_on)
      );
      CREATE TABLE deletion_counts (
        deletion uuid NOT NULL REFERENCES deletions,
        service text NOT NULL,
        kind text NOT NULL,
        count bigint NOT NULL,
        PRIMARY KEY (deletion, service, kind)
      );
      -- Told to all services, until the last of them confirms it.
      CREATE TABLE deletion_parts (
        id uuid PRIMARY KEY,
        deletion uuid NOT NULL REFERENCES deletions,
        origin uuid NOT NULL,
        facts uuid[] NOT NULL,
        orders text[] NOT NULL,
        awaiting text[] NOT NULL,
        told_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX deletion_parts_in_time ON deletion_parts (told_at);
      CREATE INDEX deletion_parts_of ON deletion_parts (deletion);

      CREATE INDEX rights_cases_written ON rights_cases (answered_at) WHERE note IS NOT NULL OR answer IS NOT NULL;
    `);
    // What is left of files went after thirty days before.
    await runner.query(
      `INSERT INTO lifetimes (id, days, least_days, name, source, in_force_at)
       SELECT id, days, least, name, source, CASE WHEN id = 'imports' THEN clock_timestamp() END
         FROM jsonb_to_recordset($1) AS lifetime (id text, days int, least int, name jsonb, source jsonb)`,
      [JSON.stringify(lifetimes)],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
