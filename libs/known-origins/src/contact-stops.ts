import type { CustomerContactStopped, DataOf, KnownCustomer } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { learnOrigins } from './known-origins.js';

/** A service's copy of whom nobody is to write to or ask, as customer-profile states it of origins. */
export class ContactStops1764644400000 implements MigrationInterface {
  name = 'ContactStops1764644400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE contact_stops (
        origin uuid NOT NULL,
        stop uuid NOT NULL,
        -- Kept, so that the news of the stop may come after that of its end.
        is_over boolean NOT NULL,
        PRIMARY KEY (origin, stop)
      )
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}

interface Told {
  data: Pick<DataOf<typeof CustomerContactStopped>, 'stop' | 'origins'>;
  known?: KnownCustomer;
}

/** Keeps what `customer.contact-stopped` says, unless its end is known. */
export async function keepContactStops(tx: Tx, stopped: Told[]): Promise<void> {
  await learnOrigins(tx, stopped);
  await tx.query('INSERT INTO contact_stops (origin, stop, is_over) SELECT DISTINCT origin, stop, false FROM unnest($1::uuid[], $2::uuid[]) AS told (origin, stop) ORDER BY origin, stop ON CONFLICT DO NOTHING', columnsOf(stopped));
}

/** Ends what `customer.contact-resumed` takes back. */
export async function endContactStops(tx: Tx, resumed: Told[]): Promise<void> {
  await learnOrigins(tx, resumed);
  await tx.query(
    `INSERT INTO contact_stops (origin, stop, is_over) SELECT DISTINCT origin, stop, true FROM unnest($1::uuid[], $2::uuid[]) AS told (origin, stop) ORDER BY origin, stop
     ON CONFLICT (origin, stop) DO UPDATE SET is_over = true`,
    columnsOf(resumed),
  );
}

function columnsOf(told: Told[]): string[][] {
  const each = told.flatMap(({ data: { stop, origins } }) => origins.map((origin) => ({ origin, stop })));
  return [each.map(({ origin }) => origin), each.map(({ stop }) => stop)];
}

/** SQL: whether contact with the customer of this origin is stopped, be it that another of their origins was told of. */
export const isStopped = (origin: string) => `EXISTS (
  SELECT FROM (SELECT ${origin} AS origin UNION
               SELECT same.origin FROM known_origins AS mine JOIN known_origins AS same USING (customer_id) WHERE mine.origin = ${origin}) AS any_of_theirs
    JOIN contact_stops USING (origin) WHERE NOT is_over)`;
