import { randomUUID } from 'node:crypto';
import { Module, type Type } from '@nestjs/common';
import { CustomerDataExpired, DeletionConfirm, intakeTopic, type DataOf, type Service } from '@engawa/contracts';
import type { Migrations } from '@engawa/postgres';
import { freshDatabase } from './database.js';
import { factMessage, publish } from './reports.js';
import { startTestService } from './service.js';
import { freshTopics, tapTopics } from './topics.js';
import { waitFor } from './wait-for.js';

/** A service that does nothing but delete what has had its lifetime, with a database of its own; `fact` is the one that is told of. */
export async function startExpiring(name: Service, consumer: Type, migrations: Migrations) {
  @Module({ controllers: [consumer] })
  class Alone {}
  await freshTopics();
  const database = await freshDatabase(migrations);
  const tap = await tapTopics([intakeTopic('customer-profile')]);
  const service = await startTestService({ name, module: Alone, database });
  const [origin, fact, deletion] = [randomUUID(), randomUUID(), randomUUID()];
  const rows = <T = object>(sql: string, values: unknown[] = []) => database.db.query<T[]>(sql, values);
  /** Tells of the fact in this part, and gives the service's answer: of a part that was told before the next. */
  const answered = async (part: string, orders: string[] = []) => {
    const answers = () => tap.messages.filter(({ type, data }) => type === DeletionConfirm.type && (data as { parts: string[] }).parts.includes(part));
    const before = answers().length;
    await publish([factMessage({ contract: CustomerDataExpired, data: { deletion, part, facts: [fact], orders }, known: { origin, customer: origin, groupVersion: 1 } })]);
    const { id, data } = await waitFor('the answer', () => answers()[before]);
    return { id, rows: (data as DataOf<typeof DeletionConfirm>).rows };
  };
  return {
    db: database.db,
    origin,
    fact,
    rows,
    /** Keeps a fact as its owner has it. */
    stated: (key: string, type: string, data: object, id = fact) =>
      rows(`INSERT INTO facts (id, type, version, key, occurred_at, recorded_at, backfill, data) VALUES ($1, $2, 1, $3, '2015-01-01', '2015-01-01', false, $4)`, [id, type, key, JSON.stringify(data)]),
    answered,
    /** Tells that the lifetime of the fact is over, and gives what the service answers. */
    expired: async (orders: string[] = []) => (await answered(randomUUID(), orders)).rows,
    stop: async () => {
      await service.stop();
      await tap.stop();
      await database.drop();
    },
  };
}
