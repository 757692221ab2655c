import { readFileSync } from 'node:fs';
import pg from 'pg';
import { DataSource, type MixedList, type EntitySchema } from 'typeorm';
import { preparingDriver } from './prepared-statements.js';

// Sequences and counts are far below 2^53, so bigint columns are read as numbers.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface PostgresSettings {
  url: string;
  /** Path of the PEM file of the authority that signed the server's certificate; TLS is on when it is set. */
  tlsCa?: string;
  /** Connections of this process. Every partition at work, request and job takes one for its transaction. */
  poolSize?: number;
  applicationName: string;
}

/** TLS with this PEM file's authority, or none. */
export function tlsOf(tlsCa: string | undefined): { ca: string } | undefined {
  return tlsCa ? { ca: readFileSync(tlsCa, 'utf8') } : undefined;
}

/** A connected data source. Fails within 5 s when PostgreSQL does not answer. */
export async function connectPostgres(
  settings: PostgresSettings,
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type of an entity class
  entities: MixedList<Function | string | EntitySchema> = [],
): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: settings.url,
    ssl: tlsOf(settings.tlsCa),
    entities,
    poolSize: settings.poolSize ?? 10,
    connectTimeoutMS: 5000,
    applicationName: settings.applicationName,
    synchronize: false,
    driver: preparingDriver,
  });
  return dataSource.initialize();
}
