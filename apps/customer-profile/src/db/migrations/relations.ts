import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With whom customers live, for which companies they are there, and who may speak for them. */
export class Relations1764840000000 implements MigrationInterface {
  name = 'Relations1764840000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A household is those who have its id. All that is said here stays with the origin it was said of, whoever that belongs to.
      CREATE TABLE household_members (
        origin uuid NOT NULL,
        household uuid NOT NULL,
        role text NOT NULL CHECK (role IN ('head', 'spouse', 'child', 'parent', 'other')),
        joined_at timestamptz NOT NULL,
        added_by_name text NOT NULL,
        PRIMARY KEY (origin, household)
      );
      CREATE INDEX household_members_of_household ON household_members (household);

      CREATE TABLE companies (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        created_at timestamptz NOT NULL,
        name text NOT NULL,
        kana text,
        -- 法人番号
        corporate_number text UNIQUE,
        address jsonb,
        -- Of name and kana, folded.
        grams text[] NOT NULL
      );
      CREATE INDEX companies_in_time ON companies (created_at DESC, id DESC);
      CREATE INDEX companies_grams ON companies USING gin (grams);

      CREATE TABLE contact_persons (
        id uuid PRIMARY KEY,
        company uuid NOT NULL REFERENCES companies,
        origin uuid NOT NULL,
        department text,
        title text,
        since date,
        added_at timestamptz NOT NULL,
        added_by_name text NOT NULL,
        -- The last day.
        ended_on date,
        ended_by_name text
      );
      CREATE INDEX contact_persons_of_company ON contact_persons (company);
      CREATE INDEX contact_persons_of_origin ON contact_persons (origin);

      CREATE TABLE representatives (
        id uuid PRIMARY KEY,
        -- Of whom they speak for.
        origin uuid NOT NULL,
        representative uuid NOT NULL,
        relationship text NOT NULL CHECK (relationship IN ('family', 'legal-guardian', 'voluntary-guardian', 'lawyer', 'other')),
        scope text NOT NULL CHECK (scope IN ('orders', 'all')),
        from_on date NOT NULL,
        -- The last day; until somebody ends it where absent.
        until_on date,
        verification text NOT NULL CHECK (verification IN ('document', 'call-back')),
        note text,
        added_at timestamptz NOT NULL,
        added_by_name text NOT NULL,
        ended_at timestamptz,
        ended_by_name text
      );
      CREATE INDEX representatives_of_origin ON representatives (origin);
      CREATE INDEX representatives_of_representative ON representatives (representative);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
