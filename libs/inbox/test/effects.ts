import { randomUUID } from 'node:crypto';
import { eventsTopic, intakeTopic, OrderCancel, OrderPlace, OrderPlaced, OrderShip, type DataOf } from '@engawa/contracts';
import { encodeHeaders } from '@engawa/kafka';
import { createLogger } from '@engawa/telemetry';
import { messageOf, order, signingKey, type Report } from '@engawa/testkit';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import type { ApplySettings, BatchHandler, Stretch } from '../src/apply-batch.js';
import type { AnyBatch } from '../src/on.js';

/** What a handler did, one row an item, in the order of doing. */
export class Effects1763700009000 implements MigrationInterface {
  name = 'Effects1763700009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE effects (
      place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      id text, type text, key text, publisher text, backfill boolean, data jsonb)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}

/** Notes each item. An order numbered `poison` fails, one numbered `refused` is rejected. */
export const noteEffects: BatchHandler = async ({ tx, items, reject }: AnyBatch) => {
  for (const item of items) {
    const { orderId } = item.data as { orderId?: string };
    if (orderId === 'poison') throw new TypeError('This order cannot be understood');
    if (orderId === 'refused') {
      reject(item, 'unknown-order', 'no such order was placed');
      continue;
    }
    await tx.query(`INSERT INTO effects (id, type, key, publisher, backfill, data) VALUES ($1, $2, $3, $4, $5, $6)`, [
      item.id,
      item.type,
      item.key,
      item.publisher,
      item.backfill,
      JSON.stringify(item.data),
    ]);
  }
};

export function applySettings(db: DataSource): ApplySettings {
  const types = [OrderPlace, OrderCancel, OrderShip, OrderPlaced].map((contract) => contract.type);
  const handlers = new Map(types.map((type) => [type, noteEffects]));
  const handles = (type: string) => handlers.has(type);
  const log = createLogger('test', 'silent');
  return { db, service: 'order-ingest', cluster: 'cluster-a', handlers, handles, signingKey, now: () => new Date(), log };
}

export const intake = { topic: intakeTopic('order-ingest'), partition: 0 };
export const events = { topic: eventsTopic('customer-profile'), partition: 0 };

type RawMessage = { key?: string | null; value: string | Buffer | null; headers?: Record<string, string> };

/** Messages as they follow each other on one partition, from `offset` on, at the end of the log. */
export function stretchOf(messages: RawMessage[], offset = 0): Stretch {
  const rows = messages.map(({ key, value, headers }, place) => ({
    key: key ? Buffer.from(key) : null,
    value: value === null ? null : Buffer.from(value),
    headers: headers ?? {},
    offset: String(offset + place),
    timestamp: '0',
    attributes: 0,
  }));
  const end = BigInt(offset + rows.length);
  return { from: BigInt(offset), to: end, end, messages: rows };
}

const report = (contract: Report['contract']) => (data: unknown, more: Partial<Report> = {}) =>
  messageOf({ contract, data, ...more });
export const place = (orderId: string, more: Partial<Report> = {}, totalMinor = 980) =>
  report(OrderPlace)(order(orderId, { totalMinor }), more);
export const cancel = (orderId: string, more: Partial<Report> = {}) => report(OrderCancel)({ orderId }, more);
export const ship = (orderId: string) => report(OrderShip)({ orderId, state: 'shipped' });

const origin = '018f0000-0000-7000-8000-000000000001';
const placed: DataOf<typeof OrderPlaced> = {
  ...{ order: 'main:O-1', shop: 'main', number: 'O-1', revision: 1, customer: { origin }, currency: 'JPY' },
  ...{ items: [], totalMinor: 980, channel: 'web' },
};

/** A fact as customer-profile states it again. */
export function placedFact(change: { id?: string; type?: string; version?: number; data?: object } = {}): RawMessage {
  const { id = randomUUID(), type = OrderPlaced.type, version = 1, data = placed } = change;
  const known = { origin, customer: origin, groupVersion: 1 };
  const envelope = { id, source: '//engawa/order-ingest', type, version, time: '2026-11-20T12:00:00Z', backfill: false };
  const headers = encodeHeaders(envelope, { recordedAt: '2026-11-20T12:00:01Z', known });
  return { key: origin, value: JSON.stringify(data), headers };
}

export async function effectsOf(db: DataSource): Promise<{ id: string; type: string; publisher: string; data: { orderId: string } }[]> {
  return db.query('SELECT * FROM effects ORDER BY place');
}

/** `place O-1` and the like, in the order of doing. */
export async function deedsOf(db: DataSource): Promise<string[]> {
  const effects = await effectsOf(db);
  return effects.map(({ type, data }) => `${type.split('.').at(-1)} ${data.orderId}`);
}

export async function lettersOf(db: DataSource): Promise<{ reason: string; detail: string; event_id: string; offset: number }[]> {
  return db.query('SELECT reason, detail, event_id, "offset" FROM dead_letters ORDER BY topic, partition, "offset"');
}
