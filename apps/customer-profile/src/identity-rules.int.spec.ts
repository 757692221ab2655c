import { freshDatabase } from '@engawa/testkit';
import { migrate } from '@engawa/postgres';
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
