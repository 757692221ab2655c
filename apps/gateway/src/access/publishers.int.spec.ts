import { freshDatabase, waitFor, type TestDatabase } from '@engawa/testkit';
import { inTransaction } from '@engawa/postgres';
import { issueKey } from '../commands/issue-key.js';
import { revokeKey } from '../commands/revoke-key.js';
import { migrations } from '../db/migrations/index.js';
import { Publishers } from './publishers.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase(migrations);
  await database.db.query(`INSERT INTO publishers (name, kind) VALUES ('shop', 'server')`);
});
afterAll(() => database.drop());

describe('a revoked key', () => {
  it('is refused by every instance of the gateway, also by those that have just seen it', async () => {
    const issued = await inTransaction(database.db, (tx) => issueKey(tx, 'shop', null));
    const instances = [new Publishers(database.db), new Publishers(database.db)];
    for (const publishers of instances) expect((await publishers.authenticate(issued.key, undefined)).name).toBe('shop');
    await inTransaction(database.db, (tx) => revokeKey(tx, 'shop', issued.id));
    for (const publishers of instances) {
      await waitFor('the refusal', async () => (await publishers.authenticate(issued.key, undefined).catch(({ status }) => status as number)) === 401);
    }
  });

  it('of another publisher cannot be named', async () => {
    await database.db.query(`INSERT INTO publishers (name, kind) VALUES ('other', 'server')`);
    const issued = await inTransaction(database.db, (tx) => issueKey(tx, 'shop', null));
    await expect(inTransaction(database.db, (tx) => revokeKey(tx, 'other', issued.id))).rejects.toMatchObject({ status: 404 });
    expect((await new Publishers(database.db).authenticate(issued.key, undefined)).name).toBe('shop');
  });
});

describe('new keys asked for at once', () => {
  it('are two at most', async () => {
    await database.db.query(`INSERT INTO publishers (name, kind) VALUES ('busy', 'server')`);
    const asked = Array.from({ length: 6 }, () => inTransaction(database.db, (tx) => issueKey(tx, 'busy', null)));
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  });
});
