import { migrate } from '@engawa/postgres';
import { bearer, freshDatabase } from '@engawa/testkit';
import supertest from 'supertest';
import { startMerging } from '../test/merging.js';
import { BlockedWords1764880000100 } from './db/migrations/blocked-words.js';
import { migrations } from './db/migrations/index.js';

describe('the rules that an installation begins with', () => {
  it('block more words since, but where somebody changed them', async () => {
    const before = await freshDatabase(migrations.filter((each) => each !== BlockedWords1764880000100));
    await before.db.query(`UPDATE identity_rules SET version = 2 WHERE id = 'card'`);
    await migrate(Object.assign(new URL(process.env.TEST_DATABASE_URL!), { pathname: before.name }).href, migrations);
    const rules = await before.db.query<{ id: string; version: number; blocked: string[] }[]>('SELECT id, version, blocked FROM identity_rules');
    const blockedFor = (id: string) => rules.find((rule) => rule.id === id)!.blocked;
    expect(blockedFor('member')).toEqual(expect.arrayContaining(['null', 'なし', 'ゲスト', 'test']));
    expect(blockedFor('mail')).toEqual(expect.arrayContaining(['info@*', 'none@*']));
    expect(blockedFor('card')).not.toContain('ゲスト');
    expect(rules.map(({ version }) => version).sort()).toEqual([1, 1, 1, 1, 1, 1, 2]);
    await before.drop();
  });
});

describe('a rule for phone numbers', () => {
  it('takes parts of numbers as people write them, and refuses with a pointer what is none', async () => {
    const merging = await startMerging();
    const { body } = await merging.get<{ items: { id: string; version: number; blocked: string[] }[] }>('/api/identity-rules');
    const { version, ...rule } = body.items.find(({ id }) => id === 'phone')!;
    const authorization = await bearer('customer-profile');
    const put = (changes: object) =>
      supertest(merging.url).put('/api/identity-rules/phone').set({ authorization, 'if-match': `"${version}"` }).send({ ...rule, ...changes });
    expect(await put({ blocked: [...rule.blocked, '80-5555-*'], weak: ['080-5555-*', 'x*'] })).toMatchObject({
      status: 400,
      body: { type: 'urn:engawa:problem:unreadable-pattern', errors: [{ pointer: `/blocked/${rule.blocked.length}` }, { pointer: '/weak/1' }] },
    });
    expect(await put({ weak: ['＊＊＊'] })).toMatchObject({ status: 400 });
    expect(await put({ blocked: [...rule.blocked, '080-5555-*'] })).toMatchObject({ status: 200, body: { version: version + 1 } });
    await merging.stop();
  });
});
