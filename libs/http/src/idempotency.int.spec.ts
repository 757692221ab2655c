import { freshDatabase, type TestDatabase } from '@engawa/testkit';
import { Column, Entity, PrimaryColumn, VersionColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createRow, Idempotency1763700000003, idempotently, Problem, replaceRow } from './index.js';
import { connectPostgres, type Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';

@Entity('words')
class Word {
  @PrimaryColumn('text')
  id!: string;

  @VersionColumn()
  version!: number;

  @Column('text')
  label!: string;
}

class Words1763700009000 implements MigrationInterface {
  name = 'Words1763700009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE words (id text PRIMARY KEY, version int NOT NULL, label text NOT NULL)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}

let database: TestDatabase;
let db: DataSource;

beforeAll(async () => {
  database = await freshDatabase([Idempotency1763700000003, Words1763700009000]);
  db = await connectPostgres({ url: database.url, applicationName: 'test' }, [Word]);
});
beforeEach(() => database.asAdministrator('TRUNCATE idempotency_keys, words'));
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const request = (key: string | undefined, body: object = { label: 'tea' }, caller = 'person:1') => {
  return { key, caller, route: 'POST /api/words', body };
};
const words = () => db.query<{ id: string; label: string; version: number }[]>('SELECT * FROM words ORDER BY id');
let count = 0;
const addWord = async (tx: Tx) => {
  const id = `word-${++count}`;
  await tx.query('INSERT INTO words VALUES ($1, 1, $1)', [id]);
  return { status: 201, body: { id } };
};

describe('a request with an Idempotency-Key', () => {
  it('that is repeated gets the same answer and has no second effect', async () => {
    const first = await idempotently(db, request('key'), addWord);
    expect(await idempotently(db, request('key'), addWord)).toEqual(first);
    expect(await words()).toHaveLength(1);
  });

  it('that is repeated while it is at work has one effect and one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => idempotently(db, request('key'), addWord)));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(await words()).toHaveLength(1);
  });

  it('is refused with 422 for another body, and nothing is done', async () => {
    await idempotently(db, request('key'), addWord);
    const other = idempotently(db, request('key', { label: 'coffee' }), addWord);
    await expect(other).rejects.toMatchObject({ status: 422 });
    expect(await words()).toHaveLength(1);
  });

  it('that failed may be repeated under its key, with another body too', async () => {
    const refuse = () => Promise.reject(new Problem(400, 'invalid', 'No.'));
    await expect(idempotently(db, request('key'), refuse)).rejects.toMatchObject({ status: 400 });
    await idempotently(db, request('key', { label: 'coffee' }), addWord);
    expect(await words()).toHaveLength(1);
  });

  it('does not meet the same key of another caller', async () => {
    await idempotently(db, request('key'), addWord);
    await idempotently(db, request('key', {}, 'person:2'), addWord);
    expect(await words()).toHaveLength(2);
  });

  it('has a key of at most 255 characters', async () => {
    await idempotently(db, request('k'.repeat(255)), addWord);
    await expect(idempotently(db, request('k'.repeat(256)), addWord)).rejects.toMatchObject({ status: 400 });
  });
});

it('requests without an Idempotency-Key simply run', async () => {
  await idempotently(db, request(undefined), addWord);
  await idempotently(db, request(undefined), addWord);
  expect(await words()).toHaveLength(2);
});

describe('a row with a version', () => {
  const create = (id: string, label: string, key?: string) => createRow(db, request(key, { label }), Word, { id, label });
  const replace = (id: string, ifMatch: string | undefined, label: string) => replaceRow(db, Word, id, ifMatch, { id, label });

  it('begins at 1 and grows with every change', async () => {
    expect(await create('tea', 'お茶')).toEqual({ id: 'tea', label: 'お茶', version: 1 });
    expect(await replace('tea', '"1"', '緑茶')).toEqual({ id: 'tea', label: '緑茶', version: 2 });
    expect(await replace('tea', '"2"', '抹茶')).toMatchObject({ version: 3 });
    expect(await words()).toEqual([{ id: 'tea', label: '抹茶', version: 3 }]);
  });

  it('is made once for an Idempotency-Key, and its id is taken for others', async () => {
    await create('tea', 'お茶', 'key');
    expect(await create('tea', 'お茶', 'key')).toMatchObject({ version: 1 });
    await expect(create('tea', 'お茶', 'other')).rejects.toMatchObject({ status: 409, body: { pointer: '/id' } });
  });

  it('is not changed by those who have not read it as it is', async () => {
    await create('tea', 'お茶');
    await replace('tea', '"1"', '緑茶');
    await expect(replace('tea', '"1"', '紅茶')).rejects.toMatchObject({ status: 412 });
    await expect(replace('tea', undefined, '紅茶')).rejects.toMatchObject({ status: 428 });
    await expect(replace('coffee', '"1"', '紅茶')).rejects.toMatchObject({ status: 404 });
    expect(await words()).toEqual([{ id: 'tea', label: '緑茶', version: 2 }]);
  });

  it('is changed by one of two who read the same', async () => {
    await create('tea', 'お茶');
    const both = await Promise.allSettled([replace('tea', '"1"', '緑茶'), replace('tea', '"1"', '紅茶')]);
    expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
