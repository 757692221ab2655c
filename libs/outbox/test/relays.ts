import { eventsTopic } from '@engawa/contracts';
import { createProducer } from '@engawa/kafka';
import { connectPostgres } from '@engawa/postgres';
import { createLogger } from '@engawa/telemetry';
import { testKafka, type TestDatabase } from '@engawa/testkit';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import type { Producer } from 'kafkajs';
import { Relay, type OutboxRow } from '../src/index.js';

export const topic = eventsTopic('order-ingest');

/** Things that are locked and counted up before something is said about them, as aggregates are. */
export class Things1763700009000 implements MigrationInterface {
  name = 'Things1763700009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE things (key text PRIMARY KEY, said int NOT NULL DEFAULT 0);
                        INSERT INTO things (key) SELECT 'thing-' || n FROM generate_series(0, 9) AS n`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}

export const row = (key: string, payload: string): OutboxRow => ({
  topic,
  key,
  payload: JSON.stringify(payload),
  headers: { ce_id: 'x', ce_source: 's', ce_type: 't' },
});

/** A relay as a process of its own has it. */
export interface RelayProcess {
  db: DataSource;
  /** From now until it is let go sends do not go out: the process is stopped in the middle of one. */
  hold: () => { letGo: () => void; held: Promise<void> };
  stop: () => Promise<void>;
}

export async function startRelay(database: TestDatabase): Promise<RelayProcess> {
  const db = await connectPostgres({ url: database.url, applicationName: 'relay', poolSize: 4 });
  const producer = createProducer(testKafka());
  await producer.connect();
  let gate: { open: Promise<void>; reached: () => void } | undefined;
  let letGo = () => {};
  const gated = {
    sendBatch: async (...args: Parameters<Producer['sendBatch']>) => {
      if (gate) {
        gate.reached();
        await gate.open;
      }
      return producer.sendBatch(...args);
    },
  } as Producer;
  const relay = new Relay(db, gated, createLogger('test', 'silent'));
  relay.start();
  return {
    db,
    hold: () => {
      const open = Promise.withResolvers<void>();
      const reached = Promise.withResolvers<void>();
      gate = { open: open.promise, reached: reached.resolve };
      letGo = () => {
        gate = undefined;
        open.resolve();
      };
      return { letGo, held: reached.promise };
    },
    stop: async () => {
      letGo();
      await relay.stop();
      await producer.disconnect();
      await db.destroy();
    },
  };
}

/** How many shards each relay holds, the most first. */
export async function shardsHeld(db: DataSource): Promise<number[]> {
  const rows = await db.query<{ shards: number }[]>(
    `SELECT count(*)::int AS shards FROM outbox_shards
      WHERE holder IS NOT NULL AND leased_until > clock_timestamp() GROUP BY holder ORDER BY 1 DESC`,
  );
  return rows.map((each) => each.shards);
}
