import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People come from an identity provider, which says who they are and which roles they have. */
export class SignIn1764201600000 implements MigrationInterface {
  name = 'SignIn1764201600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE people
        -- Read by the version before only, which lets nobody in who has none.
        ALTER COLUMN role DROP NOT NULL,
        ADD COLUMN issuer text,
        ADD COLUMN subject text,
        -- Absent in rows of the version before, which have a role instead.
        ADD COLUMN roles text[],
        ADD CONSTRAINT people_known_as UNIQUE (issuer, subject);
      ALTER TABLE sessions ADD COLUMN seen_at timestamptz NOT NULL DEFAULT clock_timestamp();
      CREATE INDEX sessions_expire ON sessions (expires_at);
      -- People who are at the provider's page, by the hash of a secret in their browser's cookie.
      CREATE TABLE sign_ins (
        hash bytea PRIMARY KEY,
        state text NOT NULL,
        nonce text NOT NULL,
        code_verifier text NOT NULL,
        return_to text NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX sign_ins_expire ON sign_ins (expires_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
