import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of a table of audit entries whoever runs the software may not do, though its role may do it elsewhere. */
export const onlyInsertInto = (table: string): string => `
  DO $$ DECLARE grantee text; BEGIN
    FOR grantee IN SELECT DISTINCT g.grantee FROM information_schema.role_table_grants AS g
                    WHERE g.table_name = '${table}' AND g.table_schema = 'public' AND g.grantee <> current_user LOOP
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM %I', grantee);
    END LOOP;
  END $$;`;

/** A service's own rows of who did or saw what there; the gateway chains those of all services. */
export class Audit1764288000010 implements MigrationInterface {
  name = 'Audit1764288000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entries (
        entry uuid PRIMARY KEY,
        at timestamptz NOT NULL,
        data jsonb NOT NULL
      );
      CREATE INDEX audit_entries_in_time ON audit_entries USING brin (at);
      ${onlyInsertInto('audit_entries')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
