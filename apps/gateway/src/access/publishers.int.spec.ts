import { freshDatabase, waitFor, type TestDatabase } from '@engawa/testkit';
import { inTransaction } from '@engawa/postgres';
import { issueKey } from '../commands/issue-key.js';
import { revokeKey } from '../commands/revoke-key.js';
import { migrations } from '../db/migrations/index.js';
import { ChainAuditLog } from './chain-audit-log.js';
import { KeyRefusals } from './key-refusals.js';
import { Publishers } from './publishers.js';

let database: TestDatabase;
const newInstance = () => new Publishers(database.db, new KeyRefusals(new ChainAuditLog(database.db)));
const request = { method: 'POST', routeOptions: { url: '/v1/events' }, params: {}, headers: {}, ip: '203.0.113.7' } as never;

beforeAll(async () => {
  database = await freshDatabase(migrations);
  await database.db.query(`INSERT INTO publishers (name, kind) VALUES ('shop', 'server')`);
});
afterAll(() => database.drop());

describe('a revoked key', () => {
  it('is refused by every instance of the gateway, also by those that have just seen it', async () => {
    const issued = await inTransaction(database.db, (tx) => issueKey(tx, 'shop', null));
    const instances = [newInstance(), newInstance()];
    for (const publishers of instances) expect((await publishers.authenticate(issued.key, request)).name).toBe('shop');
    await inTransaction(database.db, (tx) => revokeKey(tx, 'shop', issued.id));
    for (const publishers of instances) {
      await waitFor('the refusal', async () => (await publishers.authenticate(issued.key, request).catch(({ status }) => status as number)) === 401);
    }
  });

  it('of another publisher cannot be named', async () => {
    await database.db.query(`INSERT INTO publishers (name, kind) VALUES ('other', 'server')`);
    const issued = await inTransaction(database.db, (tx) => issueKey(tx, 'shop', null));
    await expect(inTransaction(database.db, (tx) => revokeKey(tx, 'other', issued.id))).rejects.toMatchObject({ status: 404 });
    expect((await newInstance().authenticate(issued.key, request)).name).toBe('shop');
  });
});

describe('the audit', () => {
  it('has once that a key was used which is no more, however often it comes, and nothing of what never was a key', async () => {
    const publishers = newInstance();
    const issued = await inTransaction(database.db, (tx) => issueKey(tx, 'shop', new Date(Date.now() - 1000)));
    for (const key of [issued.key, issued.key, 'guessed', 'x'.repeat(5_000_000)]) {
      await expect(publishers.authenticate(key, request)).rejects.toMatchObject({ status: 401 });
    }
    const entries = await database.db.query(`SELECT subject, action, target, outcome, from_address FROM audit_chain WHERE target LIKE $1`, [`%${issued.id}%`]);
    expect(entries).toEqual([{ subject: 'publisher:shop', action: 'POST /v1/events', target: `key:${issued.id} unknown-key`, outcome: 'refused', from_address: '203.0.113.7' }]);
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
